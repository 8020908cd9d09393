/*
 * The schema, as far as merging needs it, and the types that have one.
 *
 * Made by tests/lint/tables.py from data/schema.tsv and data/types.tsv: change those instead.
 */
/* clang-format off */
#include "k8s/data.h"

static const kz_str keys_containerPort_protocol[] = {KZ_LIT("containerPort"), KZ_LIT("protocol")};
static const kz_str keys_devicePath[] = {KZ_LIT("devicePath")};
static const kz_str keys_ip[] = {KZ_LIT("ip")};
static const kz_str keys_mountPath[] = {KZ_LIT("mountPath")};
static const kz_str keys_name[] = {KZ_LIT("name")};
static const kz_str keys_port_protocol[] = {KZ_LIT("port"), KZ_LIT("protocol")};
static const kz_str keys_topologyKey_whenUnsatisfiable[] = {KZ_LIT("topologyKey"), KZ_LIT("whenUnsatisfiable")};
static const kz_str keys_type[] = {KZ_LIT("type")};
static const kz_str keys_uid[] = {KZ_LIT("uid")};

static const kz_schema_field fields_meta_v1_ObjectMeta[] = {
    {.name = KZ_LIT("finalizers"), .is_list = true, .merges = true},
    {.name = KZ_LIT("ownerReferences"), .is_list = true, .merges = true, .keys = keys_uid, .key_count = 1},
};
static const kz_schema schema_meta_v1_ObjectMeta = {fields_meta_v1_ObjectMeta, 2};

static const kz_schema_field fields_admissionregistration_v1_MutatingWebhookConfiguration[] = {
    {.name = KZ_LIT("metadata"), .child = &schema_meta_v1_ObjectMeta},
    {.name = KZ_LIT("webhooks"), .is_list = true, .merges = true, .keys = keys_name, .key_count = 1},
};
static const kz_schema schema_admissionregistration_v1_MutatingWebhookConfiguration = {fields_admissionregistration_v1_MutatingWebhookConfiguration, 2};

static const kz_schema_field fields_apiextensions_v1_CustomResourceDefinition[] = {
    {.name = KZ_LIT("metadata"), .child = &schema_meta_v1_ObjectMeta},
};
static const kz_schema schema_apiextensions_v1_CustomResourceDefinition = {fields_apiextensions_v1_CustomResourceDefinition, 1};

static const kz_schema_field fields_apiregistration_v1_APIServiceStatus[] = {
    {.name = KZ_LIT("conditions"), .is_list = true, .merges = true, .keys = keys_type, .key_count = 1},
};
static const kz_schema schema_apiregistration_v1_APIServiceStatus = {fields_apiregistration_v1_APIServiceStatus, 1};

static const kz_schema_field fields_apiregistration_v1_APIService[] = {
    {.name = KZ_LIT("metadata"), .child = &schema_meta_v1_ObjectMeta},
    {.name = KZ_LIT("status"), .child = &schema_apiregistration_v1_APIServiceStatus},
};
static const kz_schema schema_apiregistration_v1_APIService = {fields_apiregistration_v1_APIService, 2};

static const kz_schema schema_opaque = {NULL, 0};

static const kz_schema_field fields_apps_v1_ControllerRevision[] = {
    {.name = KZ_LIT("data"), .child = &schema_opaque},
    {.name = KZ_LIT("metadata"), .child = &schema_meta_v1_ObjectMeta},
};
static const kz_schema schema_apps_v1_ControllerRevision = {fields_apps_v1_ControllerRevision, 2};

static const kz_schema_field fields_core_v1_Container[] = {
    {.name = KZ_LIT("env"), .is_list = true, .merges = true, .keys = keys_name, .key_count = 1},
    {.name = KZ_LIT("ports"), .is_list = true, .merges = true, .keys = keys_containerPort_protocol, .key_count = 2},
    {.name = KZ_LIT("volumeDevices"), .is_list = true, .merges = true, .keys = keys_devicePath, .key_count = 1},
    {.name = KZ_LIT("volumeMounts"), .is_list = true, .merges = true, .keys = keys_mountPath, .key_count = 1},
};
static const kz_schema schema_core_v1_Container = {fields_core_v1_Container, 4};

static const kz_schema_field fields_core_v1_EphemeralContainer[] = {
    {.name = KZ_LIT("env"), .is_list = true, .merges = true, .keys = keys_name, .key_count = 1},
    {.name = KZ_LIT("volumeDevices"), .is_list = true, .merges = true, .keys = keys_devicePath, .key_count = 1},
    {.name = KZ_LIT("volumeMounts"), .is_list = true, .merges = true, .keys = keys_mountPath, .key_count = 1},
};
static const kz_schema schema_core_v1_EphemeralContainer = {fields_core_v1_EphemeralContainer, 3};

static const kz_schema_field fields_core_v1_EphemeralVolumeSource[] = {
    {.name = KZ_LIT("volumeClaimTemplate"), .child = &schema_apiextensions_v1_CustomResourceDefinition},
};
static const kz_schema schema_core_v1_EphemeralVolumeSource = {fields_core_v1_EphemeralVolumeSource, 1};

static const kz_schema_field fields_core_v1_Volume[] = {
    {.name = KZ_LIT("ephemeral"), .child = &schema_core_v1_EphemeralVolumeSource},
};
static const kz_schema schema_core_v1_Volume = {fields_core_v1_Volume, 1};

static const kz_schema_field fields_core_v1_PodSpec[] = {
    {.name = KZ_LIT("containers"), .child = &schema_core_v1_Container, .is_list = true, .merges = true, .keys = keys_name, .key_count = 1},
    {.name = KZ_LIT("ephemeralContainers"), .child = &schema_core_v1_EphemeralContainer, .is_list = true, .merges = true, .keys = keys_name, .key_count = 1},
    {.name = KZ_LIT("hostAliases"), .is_list = true, .merges = true, .keys = keys_ip, .key_count = 1},
    {.name = KZ_LIT("imagePullSecrets"), .is_list = true, .merges = true, .keys = keys_name, .key_count = 1},
    {.name = KZ_LIT("initContainers"), .child = &schema_core_v1_Container, .is_list = true, .merges = true, .keys = keys_name, .key_count = 1},
    {.name = KZ_LIT("topologySpreadConstraints"), .is_list = true, .merges = true, .keys = keys_topologyKey_whenUnsatisfiable, .key_count = 2},
    {.name = KZ_LIT("volumes"), .child = &schema_core_v1_Volume, .is_list = true, .merges = true, .keys = keys_name, .key_count = 1},
};
static const kz_schema schema_core_v1_PodSpec = {fields_core_v1_PodSpec, 7};

static const kz_schema_field fields_core_v1_PodTemplateSpec[] = {
    {.name = KZ_LIT("metadata"), .child = &schema_meta_v1_ObjectMeta},
    {.name = KZ_LIT("spec"), .child = &schema_core_v1_PodSpec},
};
static const kz_schema schema_core_v1_PodTemplateSpec = {fields_core_v1_PodTemplateSpec, 2};

static const kz_schema_field fields_apps_v1_DaemonSetSpec[] = {
    {.name = KZ_LIT("template"), .child = &schema_core_v1_PodTemplateSpec},
};
static const kz_schema schema_apps_v1_DaemonSetSpec = {fields_apps_v1_DaemonSetSpec, 1};

static const kz_schema_field fields_apps_v1_DaemonSet[] = {
    {.name = KZ_LIT("metadata"), .child = &schema_meta_v1_ObjectMeta},
    {.name = KZ_LIT("spec"), .child = &schema_apps_v1_DaemonSetSpec},
    {.name = KZ_LIT("status"), .child = &schema_apiregistration_v1_APIServiceStatus},
};
static const kz_schema schema_apps_v1_DaemonSet = {fields_apps_v1_DaemonSet, 3};

static const kz_schema_field fields_apps_v1_Kustomization[] = {
    {.name = KZ_LIT("configMapGenerator"), .is_list = true, .merges = true, .keys = keys_name, .key_count = 1},
    {.name = KZ_LIT("secretGenerator"), .is_list = true, .merges = true, .keys = keys_name, .key_count = 1},
};
static const kz_schema schema_apps_v1_Kustomization = {fields_apps_v1_Kustomization, 2};

static const kz_schema_field fields_batch_v1_JobTemplateSpec[] = {
    {.name = KZ_LIT("metadata"), .child = &schema_meta_v1_ObjectMeta},
    {.name = KZ_LIT("spec"), .child = &schema_apps_v1_DaemonSetSpec},
};
static const kz_schema schema_batch_v1_JobTemplateSpec = {fields_batch_v1_JobTemplateSpec, 2};

static const kz_schema_field fields_batch_v1_CronJobSpec[] = {
    {.name = KZ_LIT("jobTemplate"), .child = &schema_batch_v1_JobTemplateSpec},
};
static const kz_schema schema_batch_v1_CronJobSpec = {fields_batch_v1_CronJobSpec, 1};

static const kz_schema_field fields_batch_v1_CronJob[] = {
    {.name = KZ_LIT("metadata"), .child = &schema_meta_v1_ObjectMeta},
    {.name = KZ_LIT("spec"), .child = &schema_batch_v1_CronJobSpec},
};
static const kz_schema schema_batch_v1_CronJob = {fields_batch_v1_CronJob, 2};

static const kz_schema_field fields_core_v1_ComponentStatus[] = {
    {.name = KZ_LIT("conditions"), .is_list = true, .merges = true, .keys = keys_type, .key_count = 1},
    {.name = KZ_LIT("metadata"), .child = &schema_meta_v1_ObjectMeta},
};
static const kz_schema schema_core_v1_ComponentStatus = {fields_core_v1_ComponentStatus, 2};

static const kz_schema_field fields_core_v1_NodeSpec[] = {
    {.name = KZ_LIT("podCIDRs"), .is_list = true, .merges = true},
};
static const kz_schema schema_core_v1_NodeSpec = {fields_core_v1_NodeSpec, 1};

static const kz_schema_field fields_core_v1_NodeStatus[] = {
    {.name = KZ_LIT("addresses"), .is_list = true, .merges = true, .keys = keys_type, .key_count = 1},
    {.name = KZ_LIT("conditions"), .is_list = true, .merges = true, .keys = keys_type, .key_count = 1},
};
static const kz_schema schema_core_v1_NodeStatus = {fields_core_v1_NodeStatus, 2};

static const kz_schema_field fields_core_v1_Node[] = {
    {.name = KZ_LIT("metadata"), .child = &schema_meta_v1_ObjectMeta},
    {.name = KZ_LIT("spec"), .child = &schema_core_v1_NodeSpec},
    {.name = KZ_LIT("status"), .child = &schema_core_v1_NodeStatus},
};
static const kz_schema schema_core_v1_Node = {fields_core_v1_Node, 3};

static const kz_schema_field fields_core_v1_PodStatus[] = {
    {.name = KZ_LIT("conditions"), .is_list = true, .merges = true, .keys = keys_type, .key_count = 1},
    {.name = KZ_LIT("podIPs"), .is_list = true, .merges = true, .keys = keys_ip, .key_count = 1},
};
static const kz_schema schema_core_v1_PodStatus = {fields_core_v1_PodStatus, 2};

static const kz_schema_field fields_core_v1_Pod[] = {
    {.name = KZ_LIT("metadata"), .child = &schema_meta_v1_ObjectMeta},
    {.name = KZ_LIT("spec"), .child = &schema_core_v1_PodSpec},
    {.name = KZ_LIT("status"), .child = &schema_core_v1_PodStatus},
};
static const kz_schema schema_core_v1_Pod = {fields_core_v1_Pod, 3};

static const kz_schema_field fields_core_v1_PodTemplate[] = {
    {.name = KZ_LIT("metadata"), .child = &schema_meta_v1_ObjectMeta},
    {.name = KZ_LIT("template"), .child = &schema_core_v1_PodTemplateSpec},
};
static const kz_schema schema_core_v1_PodTemplate = {fields_core_v1_PodTemplate, 2};

static const kz_schema_field fields_core_v1_ServiceSpec[] = {
    {.name = KZ_LIT("ports"), .is_list = true, .merges = true, .keys = keys_port_protocol, .key_count = 2},
};
static const kz_schema schema_core_v1_ServiceSpec = {fields_core_v1_ServiceSpec, 1};

static const kz_schema_field fields_core_v1_Service[] = {
    {.name = KZ_LIT("metadata"), .child = &schema_meta_v1_ObjectMeta},
    {.name = KZ_LIT("spec"), .child = &schema_core_v1_ServiceSpec},
    {.name = KZ_LIT("status"), .child = &schema_apiregistration_v1_APIServiceStatus},
};
static const kz_schema schema_core_v1_Service = {fields_core_v1_Service, 3};

static const kz_schema_field fields_core_v1_ServiceAccount[] = {
    {.name = KZ_LIT("metadata"), .child = &schema_meta_v1_ObjectMeta},
    {.name = KZ_LIT("secrets"), .is_list = true, .merges = true, .keys = keys_name, .key_count = 1},
};
static const kz_schema schema_core_v1_ServiceAccount = {fields_core_v1_ServiceAccount, 2};

static const kz_schema_field fields_storage_v1_CSINodeSpec[] = {
    {.name = KZ_LIT("drivers"), .is_list = true, .merges = true, .keys = keys_name, .key_count = 1},
};
static const kz_schema schema_storage_v1_CSINodeSpec = {fields_storage_v1_CSINodeSpec, 1};

static const kz_schema_field fields_storage_v1_CSINode[] = {
    {.name = KZ_LIT("metadata"), .child = &schema_meta_v1_ObjectMeta},
    {.name = KZ_LIT("spec"), .child = &schema_storage_v1_CSINodeSpec},
};
static const kz_schema schema_storage_v1_CSINode = {fields_storage_v1_CSINode, 2};

const kz_type_schema kz_type_schemas[] = {
    {{KZ_LIT("apiregistration.k8s.io"), KZ_LIT("v1"), KZ_LIT("APIService")}, &schema_apiregistration_v1_APIService},
    {{KZ_LIT("apiregistration.k8s.io"), KZ_LIT("v1beta1"), KZ_LIT("APIService")}, &schema_apiregistration_v1_APIService},
    {{KZ_LIT(""), KZ_LIT("v1"), KZ_LIT("Binding")}, &schema_apiextensions_v1_CustomResourceDefinition},
    {{KZ_LIT("storage.k8s.io"), KZ_LIT("v1"), KZ_LIT("CSIDriver")}, &schema_apiextensions_v1_CustomResourceDefinition},
    {{KZ_LIT("storage.k8s.io"), KZ_LIT("v1beta1"), KZ_LIT("CSIDriver")}, &schema_apiextensions_v1_CustomResourceDefinition},
    {{KZ_LIT("storage.k8s.io"), KZ_LIT("v1"), KZ_LIT("CSINode")}, &schema_storage_v1_CSINode},
    {{KZ_LIT("storage.k8s.io"), KZ_LIT("v1beta1"), KZ_LIT("CSINode")}, &schema_storage_v1_CSINode},
    {{KZ_LIT("storage.k8s.io"), KZ_LIT("v1beta1"), KZ_LIT("CSIStorageCapacity")}, &schema_apiextensions_v1_CustomResourceDefinition},
    {{KZ_LIT("certificates.k8s.io"), KZ_LIT("v1"), KZ_LIT("CertificateSigningRequest")}, &schema_apiextensions_v1_CustomResourceDefinition},
    {{KZ_LIT("certificates.k8s.io"), KZ_LIT("v1beta1"), KZ_LIT("CertificateSigningRequest")}, &schema_apiextensions_v1_CustomResourceDefinition},
    {{KZ_LIT("rbac.authorization.k8s.io"), KZ_LIT("v1"), KZ_LIT("ClusterRole")}, &schema_apiextensions_v1_CustomResourceDefinition},
    {{KZ_LIT("rbac.authorization.k8s.io"), KZ_LIT("v1beta1"), KZ_LIT("ClusterRole")}, &schema_apiextensions_v1_CustomResourceDefinition},
    {{KZ_LIT("rbac.authorization.k8s.io"), KZ_LIT("v1"), KZ_LIT("ClusterRoleBinding")}, &schema_apiextensions_v1_CustomResourceDefinition},
    {{KZ_LIT("rbac.authorization.k8s.io"), KZ_LIT("v1beta1"), KZ_LIT("ClusterRoleBinding")}, &schema_apiextensions_v1_CustomResourceDefinition},
    {{KZ_LIT(""), KZ_LIT("v1"), KZ_LIT("ComponentStatus")}, &schema_core_v1_ComponentStatus},
    {{KZ_LIT(""), KZ_LIT("v1"), KZ_LIT("ConfigMap")}, &schema_apiextensions_v1_CustomResourceDefinition},
    {{KZ_LIT("apps"), KZ_LIT("v1"), KZ_LIT("ControllerRevision")}, &schema_apps_v1_ControllerRevision},
    {{KZ_LIT("batch"), KZ_LIT("v1"), KZ_LIT("CronJob")}, &schema_batch_v1_CronJob},
    {{KZ_LIT("batch"), KZ_LIT("v1beta1"), KZ_LIT("CronJob")}, &schema_batch_v1_CronJob},
    {{KZ_LIT("apiextensions.k8s.io"), KZ_LIT("v1"), KZ_LIT("CustomResourceDefinition")}, &schema_apiextensions_v1_CustomResourceDefinition},
    {{KZ_LIT("apiextensions.k8s.io"), KZ_LIT("v1beta1"), KZ_LIT("CustomResourceDefinition")}, &schema_apiextensions_v1_CustomResourceDefinition},
    {{KZ_LIT("apps"), KZ_LIT("v1"), KZ_LIT("DaemonSet")}, &schema_apps_v1_DaemonSet},
    {{KZ_LIT("apps"), KZ_LIT("v1"), KZ_LIT("Deployment")}, &schema_apps_v1_DaemonSet},
    {{KZ_LIT("discovery.k8s.io"), KZ_LIT("v1"), KZ_LIT("EndpointSlice")}, &schema_apiextensions_v1_CustomResourceDefinition},
    {{KZ_LIT("discovery.k8s.io"), KZ_LIT("v1beta1"), KZ_LIT("EndpointSlice")}, &schema_apiextensions_v1_CustomResourceDefinition},
    {{KZ_LIT(""), KZ_LIT("v1"), KZ_LIT("Endpoints")}, &schema_apiextensions_v1_CustomResourceDefinition},
    {{KZ_LIT(""), KZ_LIT("v1"), KZ_LIT("Event")}, &schema_apiextensions_v1_CustomResourceDefinition},
    {{KZ_LIT("events.k8s.io"), KZ_LIT("v1"), KZ_LIT("Event")}, &schema_apiextensions_v1_CustomResourceDefinition},
    {{KZ_LIT("events.k8s.io"), KZ_LIT("v1beta1"), KZ_LIT("Event")}, &schema_apiextensions_v1_CustomResourceDefinition},
    {{KZ_LIT("policy"), KZ_LIT("v1beta1"), KZ_LIT("Eviction")}, &schema_apiextensions_v1_CustomResourceDefinition},
    {{KZ_LIT("flowcontrol.apiserver.k8s.io"), KZ_LIT("v1beta1"), KZ_LIT("FlowSchema")}, &schema_apiextensions_v1_CustomResourceDefinition},
    {{KZ_LIT("autoscaling"), KZ_LIT("v1"), KZ_LIT("HorizontalPodAutoscaler")}, &schema_apiextensions_v1_CustomResourceDefinition},
    {{KZ_LIT("autoscaling"), KZ_LIT("v2beta1"), KZ_LIT("HorizontalPodAutoscaler")}, &schema_apiextensions_v1_CustomResourceDefinition},
    {{KZ_LIT("autoscaling"), KZ_LIT("v2beta2"), KZ_LIT("HorizontalPodAutoscaler")}, &schema_apiextensions_v1_CustomResourceDefinition},
    {{KZ_LIT("extensions"), KZ_LIT("v1beta1"), KZ_LIT("Ingress")}, &schema_apiextensions_v1_CustomResourceDefinition},
    {{KZ_LIT("networking.k8s.io"), KZ_LIT("v1"), KZ_LIT("Ingress")}, &schema_apiextensions_v1_CustomResourceDefinition},
    {{KZ_LIT("networking.k8s.io"), KZ_LIT("v1beta1"), KZ_LIT("Ingress")}, &schema_apiextensions_v1_CustomResourceDefinition},
    {{KZ_LIT("networking.k8s.io"), KZ_LIT("v1"), KZ_LIT("IngressClass")}, &schema_apiextensions_v1_CustomResourceDefinition},
    {{KZ_LIT("networking.k8s.io"), KZ_LIT("v1beta1"), KZ_LIT("IngressClass")}, &schema_apiextensions_v1_CustomResourceDefinition},
    {{KZ_LIT("batch"), KZ_LIT("v1"), KZ_LIT("Job")}, &schema_apps_v1_DaemonSet},
    {{KZ_LIT("kustomize.config.k8s.io"), KZ_LIT("v1beta1"), KZ_LIT("Kustomization")}, &schema_apps_v1_Kustomization},
    {{KZ_LIT("coordination.k8s.io"), KZ_LIT("v1"), KZ_LIT("Lease")}, &schema_apiextensions_v1_CustomResourceDefinition},
    {{KZ_LIT("coordination.k8s.io"), KZ_LIT("v1beta1"), KZ_LIT("Lease")}, &schema_apiextensions_v1_CustomResourceDefinition},
    {{KZ_LIT(""), KZ_LIT("v1"), KZ_LIT("LimitRange")}, &schema_apiextensions_v1_CustomResourceDefinition},
    {{KZ_LIT("authorization.k8s.io"), KZ_LIT("v1"), KZ_LIT("LocalSubjectAccessReview")}, &schema_apiextensions_v1_CustomResourceDefinition},
    {{KZ_LIT("authorization.k8s.io"), KZ_LIT("v1beta1"), KZ_LIT("LocalSubjectAccessReview")}, &schema_apiextensions_v1_CustomResourceDefinition},
    {{KZ_LIT("admissionregistration.k8s.io"), KZ_LIT("v1"), KZ_LIT("MutatingWebhookConfiguration")}, &schema_admissionregistration_v1_MutatingWebhookConfiguration},
    {{KZ_LIT("admissionregistration.k8s.io"), KZ_LIT("v1beta1"), KZ_LIT("MutatingWebhookConfiguration")}, &schema_admissionregistration_v1_MutatingWebhookConfiguration},
    {{KZ_LIT(""), KZ_LIT("v1"), KZ_LIT("Namespace")}, &schema_apiregistration_v1_APIService},
    {{KZ_LIT("networking.k8s.io"), KZ_LIT("v1"), KZ_LIT("NetworkPolicy")}, &schema_apiextensions_v1_CustomResourceDefinition},
    {{KZ_LIT(""), KZ_LIT("v1"), KZ_LIT("Node")}, &schema_core_v1_Node},
    {{KZ_LIT(""), KZ_LIT("v1"), KZ_LIT("PersistentVolume")}, &schema_apiextensions_v1_CustomResourceDefinition},
    {{KZ_LIT(""), KZ_LIT("v1"), KZ_LIT("PersistentVolumeClaim")}, &schema_apiregistration_v1_APIService},
    {{KZ_LIT(""), KZ_LIT("v1"), KZ_LIT("Pod")}, &schema_core_v1_Pod},
    {{KZ_LIT("policy"), KZ_LIT("v1"), KZ_LIT("PodDisruptionBudget")}, &schema_apiregistration_v1_APIService},
    {{KZ_LIT("policy"), KZ_LIT("v1beta1"), KZ_LIT("PodDisruptionBudget")}, &schema_apiregistration_v1_APIService},
    {{KZ_LIT("policy"), KZ_LIT("v1beta1"), KZ_LIT("PodSecurityPolicy")}, &schema_apiextensions_v1_CustomResourceDefinition},
    {{KZ_LIT(""), KZ_LIT("v1"), KZ_LIT("PodTemplate")}, &schema_core_v1_PodTemplate},
    {{KZ_LIT("scheduling.k8s.io"), KZ_LIT("v1"), KZ_LIT("PriorityClass")}, &schema_apiextensions_v1_CustomResourceDefinition},
    {{KZ_LIT("scheduling.k8s.io"), KZ_LIT("v1beta1"), KZ_LIT("PriorityClass")}, &schema_apiextensions_v1_CustomResourceDefinition},
    {{KZ_LIT("flowcontrol.apiserver.k8s.io"), KZ_LIT("v1beta1"), KZ_LIT("PriorityLevelConfiguration")}, &schema_apiextensions_v1_CustomResourceDefinition},
    {{KZ_LIT("apps"), KZ_LIT("v1"), KZ_LIT("ReplicaSet")}, &schema_apps_v1_DaemonSet},
    {{KZ_LIT(""), KZ_LIT("v1"), KZ_LIT("ReplicationController")}, &schema_apps_v1_DaemonSet},
    {{KZ_LIT(""), KZ_LIT("v1"), KZ_LIT("ResourceQuota")}, &schema_apiextensions_v1_CustomResourceDefinition},
    {{KZ_LIT("rbac.authorization.k8s.io"), KZ_LIT("v1"), KZ_LIT("Role")}, &schema_apiextensions_v1_CustomResourceDefinition},
    {{KZ_LIT("rbac.authorization.k8s.io"), KZ_LIT("v1beta1"), KZ_LIT("Role")}, &schema_apiextensions_v1_CustomResourceDefinition},
    {{KZ_LIT("rbac.authorization.k8s.io"), KZ_LIT("v1"), KZ_LIT("RoleBinding")}, &schema_apiextensions_v1_CustomResourceDefinition},
    {{KZ_LIT("rbac.authorization.k8s.io"), KZ_LIT("v1beta1"), KZ_LIT("RoleBinding")}, &schema_apiextensions_v1_CustomResourceDefinition},
    {{KZ_LIT("node.k8s.io"), KZ_LIT("v1"), KZ_LIT("RuntimeClass")}, &schema_apiextensions_v1_CustomResourceDefinition},
    {{KZ_LIT("node.k8s.io"), KZ_LIT("v1beta1"), KZ_LIT("RuntimeClass")}, &schema_apiextensions_v1_CustomResourceDefinition},
    {{KZ_LIT("autoscaling"), KZ_LIT("v1"), KZ_LIT("Scale")}, &schema_apiextensions_v1_CustomResourceDefinition},
    {{KZ_LIT(""), KZ_LIT("v1"), KZ_LIT("Secret")}, &schema_apiextensions_v1_CustomResourceDefinition},
    {{KZ_LIT("authorization.k8s.io"), KZ_LIT("v1"), KZ_LIT("SelfSubjectAccessReview")}, &schema_apiextensions_v1_CustomResourceDefinition},
    {{KZ_LIT("authorization.k8s.io"), KZ_LIT("v1beta1"), KZ_LIT("SelfSubjectAccessReview")}, &schema_apiextensions_v1_CustomResourceDefinition},
    {{KZ_LIT("authorization.k8s.io"), KZ_LIT("v1"), KZ_LIT("SelfSubjectRulesReview")}, &schema_apiextensions_v1_CustomResourceDefinition},
    {{KZ_LIT("authorization.k8s.io"), KZ_LIT("v1beta1"), KZ_LIT("SelfSubjectRulesReview")}, &schema_apiextensions_v1_CustomResourceDefinition},
    {{KZ_LIT(""), KZ_LIT("v1"), KZ_LIT("Service")}, &schema_core_v1_Service},
    {{KZ_LIT(""), KZ_LIT("v1"), KZ_LIT("ServiceAccount")}, &schema_core_v1_ServiceAccount},
    {{KZ_LIT("apps"), KZ_LIT("v1"), KZ_LIT("StatefulSet")}, &schema_apps_v1_DaemonSet},
    {{KZ_LIT("storage.k8s.io"), KZ_LIT("v1"), KZ_LIT("StorageClass")}, &schema_apiextensions_v1_CustomResourceDefinition},
    {{KZ_LIT("storage.k8s.io"), KZ_LIT("v1beta1"), KZ_LIT("StorageClass")}, &schema_apiextensions_v1_CustomResourceDefinition},
    {{KZ_LIT("authorization.k8s.io"), KZ_LIT("v1"), KZ_LIT("SubjectAccessReview")}, &schema_apiextensions_v1_CustomResourceDefinition},
    {{KZ_LIT("authorization.k8s.io"), KZ_LIT("v1beta1"), KZ_LIT("SubjectAccessReview")}, &schema_apiextensions_v1_CustomResourceDefinition},
    {{KZ_LIT("authentication.k8s.io"), KZ_LIT("v1"), KZ_LIT("TokenRequest")}, &schema_apiextensions_v1_CustomResourceDefinition},
    {{KZ_LIT("authentication.k8s.io"), KZ_LIT("v1"), KZ_LIT("TokenReview")}, &schema_apiextensions_v1_CustomResourceDefinition},
    {{KZ_LIT("authentication.k8s.io"), KZ_LIT("v1beta1"), KZ_LIT("TokenReview")}, &schema_apiextensions_v1_CustomResourceDefinition},
    {{KZ_LIT("admissionregistration.k8s.io"), KZ_LIT("v1"), KZ_LIT("ValidatingWebhookConfiguration")}, &schema_admissionregistration_v1_MutatingWebhookConfiguration},
    {{KZ_LIT("admissionregistration.k8s.io"), KZ_LIT("v1beta1"), KZ_LIT("ValidatingWebhookConfiguration")}, &schema_admissionregistration_v1_MutatingWebhookConfiguration},
    {{KZ_LIT("storage.k8s.io"), KZ_LIT("v1"), KZ_LIT("VolumeAttachment")}, &schema_apiextensions_v1_CustomResourceDefinition},
    {{KZ_LIT("storage.k8s.io"), KZ_LIT("v1beta1"), KZ_LIT("VolumeAttachment")}, &schema_apiextensions_v1_CustomResourceDefinition},
};

const size_t kz_type_schema_count = 90;
