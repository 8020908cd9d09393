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
static const kz_schema schema_meta_v1_ObjectMeta = {.fields = fields_meta_v1_ObjectMeta, .field_count = 2};

static const kz_schema_field fields_admissionregistration_v1_MutatingWebhookConfiguration[] = {
    {.name = KZ_LIT("metadata"), .child = &schema_meta_v1_ObjectMeta},
    {.name = KZ_LIT("webhooks"), .is_list = true, .merges = true, .keys = keys_name, .key_count = 1},
};
static const kz_schema schema_admissionregistration_v1_MutatingWebhookConfiguration = {.fields = fields_admissionregistration_v1_MutatingWebhookConfiguration, .field_count = 2};

static const kz_schema_field fields_apiextensions_v1_CustomResourceDefinition[] = {
    {.name = KZ_LIT("metadata"), .child = &schema_meta_v1_ObjectMeta},
};
static const kz_schema schema_apiextensions_v1_CustomResourceDefinition = {.fields = fields_apiextensions_v1_CustomResourceDefinition, .field_count = 1};

static const kz_schema_field fields_apiregistration_v1_APIServiceStatus[] = {
    {.name = KZ_LIT("conditions"), .is_list = true, .merges = true, .keys = keys_type, .key_count = 1},
};
static const kz_schema schema_apiregistration_v1_APIServiceStatus = {.fields = fields_apiregistration_v1_APIServiceStatus, .field_count = 1};

static const kz_schema_field fields_apiregistration_v1_APIService[] = {
    {.name = KZ_LIT("metadata"), .child = &schema_meta_v1_ObjectMeta},
    {.name = KZ_LIT("status"), .child = &schema_apiregistration_v1_APIServiceStatus},
};
static const kz_schema schema_apiregistration_v1_APIService = {.fields = fields_apiregistration_v1_APIService, .field_count = 2};

static const kz_schema schema_opaque = {.fields = NULL};

static const kz_schema_field fields_apps_v1_ControllerRevision[] = {
    {.name = KZ_LIT("data"), .child = &schema_opaque},
    {.name = KZ_LIT("metadata"), .child = &schema_meta_v1_ObjectMeta},
};
static const kz_schema schema_apps_v1_ControllerRevision = {.fields = fields_apps_v1_ControllerRevision, .field_count = 2};

static const kz_schema_field fields_core_v1_Container[] = {
    {.name = KZ_LIT("env"), .is_list = true, .merges = true, .keys = keys_name, .key_count = 1},
    {.name = KZ_LIT("ports"), .is_list = true, .merges = true, .keys = keys_containerPort_protocol, .key_count = 2},
    {.name = KZ_LIT("volumeDevices"), .is_list = true, .merges = true, .keys = keys_devicePath, .key_count = 1},
    {.name = KZ_LIT("volumeMounts"), .is_list = true, .merges = true, .keys = keys_mountPath, .key_count = 1},
};
static const kz_schema schema_core_v1_Container = {.fields = fields_core_v1_Container, .field_count = 4};

static const kz_schema_field fields_core_v1_EphemeralContainer[] = {
    {.name = KZ_LIT("env"), .is_list = true, .merges = true, .keys = keys_name, .key_count = 1},
    {.name = KZ_LIT("volumeDevices"), .is_list = true, .merges = true, .keys = keys_devicePath, .key_count = 1},
    {.name = KZ_LIT("volumeMounts"), .is_list = true, .merges = true, .keys = keys_mountPath, .key_count = 1},
};
static const kz_schema schema_core_v1_EphemeralContainer = {.fields = fields_core_v1_EphemeralContainer, .field_count = 3};

static const kz_schema_field fields_core_v1_EphemeralVolumeSource[] = {
    {.name = KZ_LIT("volumeClaimTemplate"), .child = &schema_apiextensions_v1_CustomResourceDefinition},
};
static const kz_schema schema_core_v1_EphemeralVolumeSource = {.fields = fields_core_v1_EphemeralVolumeSource, .field_count = 1};

static const kz_schema_field fields_core_v1_Volume[] = {
    {.name = KZ_LIT("ephemeral"), .child = &schema_core_v1_EphemeralVolumeSource},
};
static const kz_schema schema_core_v1_Volume = {.fields = fields_core_v1_Volume, .field_count = 1};

static const kz_schema_field fields_core_v1_PodSpec[] = {
    {.name = KZ_LIT("containers"), .child = &schema_core_v1_Container, .is_list = true, .merges = true, .keys = keys_name, .key_count = 1},
    {.name = KZ_LIT("ephemeralContainers"), .child = &schema_core_v1_EphemeralContainer, .is_list = true, .merges = true, .keys = keys_name, .key_count = 1},
    {.name = KZ_LIT("hostAliases"), .is_list = true, .merges = true, .keys = keys_ip, .key_count = 1},
    {.name = KZ_LIT("imagePullSecrets"), .is_list = true, .merges = true, .keys = keys_name, .key_count = 1},
    {.name = KZ_LIT("initContainers"), .child = &schema_core_v1_Container, .is_list = true, .merges = true, .keys = keys_name, .key_count = 1},
    {.name = KZ_LIT("topologySpreadConstraints"), .is_list = true, .merges = true, .keys = keys_topologyKey_whenUnsatisfiable, .key_count = 2},
    {.name = KZ_LIT("volumes"), .child = &schema_core_v1_Volume, .is_list = true, .merges = true, .keys = keys_name, .key_count = 1},
};
static const kz_schema schema_core_v1_PodSpec = {.fields = fields_core_v1_PodSpec, .field_count = 7};

static const kz_schema_field fields_core_v1_PodTemplateSpec[] = {
    {.name = KZ_LIT("metadata"), .child = &schema_meta_v1_ObjectMeta},
    {.name = KZ_LIT("spec"), .child = &schema_core_v1_PodSpec},
};
static const kz_schema schema_core_v1_PodTemplateSpec = {.fields = fields_core_v1_PodTemplateSpec, .field_count = 2};

static const kz_schema_field fields_apps_v1_DaemonSetSpec[] = {
    {.name = KZ_LIT("template"), .child = &schema_core_v1_PodTemplateSpec},
};
static const kz_schema schema_apps_v1_DaemonSetSpec = {.fields = fields_apps_v1_DaemonSetSpec, .field_count = 1};

static const kz_schema_field fields_apps_v1_DaemonSet[] = {
    {.name = KZ_LIT("metadata"), .child = &schema_meta_v1_ObjectMeta},
    {.name = KZ_LIT("spec"), .child = &schema_apps_v1_DaemonSetSpec},
    {.name = KZ_LIT("status"), .child = &schema_apiregistration_v1_APIServiceStatus},
};
static const kz_schema schema_apps_v1_DaemonSet = {.fields = fields_apps_v1_DaemonSet, .field_count = 3};

static const kz_schema_field fields_apps_v1_Kustomization[] = {
    {.name = KZ_LIT("configMapGenerator"), .is_list = true, .merges = true, .keys = keys_name, .key_count = 1},
    {.name = KZ_LIT("secretGenerator"), .is_list = true, .merges = true, .keys = keys_name, .key_count = 1},
};
static const kz_schema schema_apps_v1_Kustomization = {.fields = fields_apps_v1_Kustomization, .field_count = 2};

static const kz_schema_field fields_batch_v1_JobTemplateSpec[] = {
    {.name = KZ_LIT("metadata"), .child = &schema_meta_v1_ObjectMeta},
    {.name = KZ_LIT("spec"), .child = &schema_apps_v1_DaemonSetSpec},
};
static const kz_schema schema_batch_v1_JobTemplateSpec = {.fields = fields_batch_v1_JobTemplateSpec, .field_count = 2};

static const kz_schema_field fields_batch_v1_CronJobSpec[] = {
    {.name = KZ_LIT("jobTemplate"), .child = &schema_batch_v1_JobTemplateSpec},
};
static const kz_schema schema_batch_v1_CronJobSpec = {.fields = fields_batch_v1_CronJobSpec, .field_count = 1};

static const kz_schema_field fields_batch_v1_CronJob[] = {
    {.name = KZ_LIT("metadata"), .child = &schema_meta_v1_ObjectMeta},
    {.name = KZ_LIT("spec"), .child = &schema_batch_v1_CronJobSpec},
};
static const kz_schema schema_batch_v1_CronJob = {.fields = fields_batch_v1_CronJob, .field_count = 2};

static const kz_schema_field fields_core_v1_ComponentStatus[] = {
    {.name = KZ_LIT("conditions"), .is_list = true, .merges = true, .keys = keys_type, .key_count = 1},
    {.name = KZ_LIT("metadata"), .child = &schema_meta_v1_ObjectMeta},
};
static const kz_schema schema_core_v1_ComponentStatus = {.fields = fields_core_v1_ComponentStatus, .field_count = 2};

static const kz_schema_field fields_core_v1_NodeSpec[] = {
    {.name = KZ_LIT("podCIDRs"), .is_list = true, .merges = true},
};
static const kz_schema schema_core_v1_NodeSpec = {.fields = fields_core_v1_NodeSpec, .field_count = 1};

static const kz_schema_field fields_core_v1_NodeStatus[] = {
    {.name = KZ_LIT("addresses"), .is_list = true, .merges = true, .keys = keys_type, .key_count = 1},
    {.name = KZ_LIT("conditions"), .is_list = true, .merges = true, .keys = keys_type, .key_count = 1},
};
static const kz_schema schema_core_v1_NodeStatus = {.fields = fields_core_v1_NodeStatus, .field_count = 2};

static const kz_schema_field fields_core_v1_Node[] = {
    {.name = KZ_LIT("metadata"), .child = &schema_meta_v1_ObjectMeta},
    {.name = KZ_LIT("spec"), .child = &schema_core_v1_NodeSpec},
    {.name = KZ_LIT("status"), .child = &schema_core_v1_NodeStatus},
};
static const kz_schema schema_core_v1_Node = {.fields = fields_core_v1_Node, .field_count = 3};

static const kz_schema_field fields_core_v1_PodStatus[] = {
    {.name = KZ_LIT("conditions"), .is_list = true, .merges = true, .keys = keys_type, .key_count = 1},
    {.name = KZ_LIT("podIPs"), .is_list = true, .merges = true, .keys = keys_ip, .key_count = 1},
};
static const kz_schema schema_core_v1_PodStatus = {.fields = fields_core_v1_PodStatus, .field_count = 2};

static const kz_schema_field fields_core_v1_Pod[] = {
    {.name = KZ_LIT("metadata"), .child = &schema_meta_v1_ObjectMeta},
    {.name = KZ_LIT("spec"), .child = &schema_core_v1_PodSpec},
    {.name = KZ_LIT("status"), .child = &schema_core_v1_PodStatus},
};
static const kz_schema schema_core_v1_Pod = {.fields = fields_core_v1_Pod, .field_count = 3};

static const kz_schema_field fields_core_v1_PodTemplate[] = {
    {.name = KZ_LIT("metadata"), .child = &schema_meta_v1_ObjectMeta},
    {.name = KZ_LIT("template"), .child = &schema_core_v1_PodTemplateSpec},
};
static const kz_schema schema_core_v1_PodTemplate = {.fields = fields_core_v1_PodTemplate, .field_count = 2};

static const kz_schema_field fields_core_v1_ServiceSpec[] = {
    {.name = KZ_LIT("ports"), .is_list = true, .merges = true, .keys = keys_port_protocol, .key_count = 2},
};
static const kz_schema schema_core_v1_ServiceSpec = {.fields = fields_core_v1_ServiceSpec, .field_count = 1};

static const kz_schema_field fields_core_v1_Service[] = {
    {.name = KZ_LIT("metadata"), .child = &schema_meta_v1_ObjectMeta},
    {.name = KZ_LIT("spec"), .child = &schema_core_v1_ServiceSpec},
    {.name = KZ_LIT("status"), .child = &schema_apiregistration_v1_APIServiceStatus},
};
static const kz_schema schema_core_v1_Service = {.fields = fields_core_v1_Service, .field_count = 3};

static const kz_schema_field fields_core_v1_ServiceAccount[] = {
    {.name = KZ_LIT("metadata"), .child = &schema_meta_v1_ObjectMeta},
    {.name = KZ_LIT("secrets"), .is_list = true, .merges = true, .keys = keys_name, .key_count = 1},
};
static const kz_schema schema_core_v1_ServiceAccount = {.fields = fields_core_v1_ServiceAccount, .field_count = 2};

static const kz_schema_field fields_storage_v1_CSINodeSpec[] = {
    {.name = KZ_LIT("drivers"), .is_list = true, .merges = true, .keys = keys_name, .key_count = 1},
};
static const kz_schema schema_storage_v1_CSINodeSpec = {.fields = fields_storage_v1_CSINodeSpec, .field_count = 1};

static const kz_schema_field fields_storage_v1_CSINode[] = {
    {.name = KZ_LIT("metadata"), .child = &schema_meta_v1_ObjectMeta},
    {.name = KZ_LIT("spec"), .child = &schema_storage_v1_CSINodeSpec},
};
static const kz_schema schema_storage_v1_CSINode = {.fields = fields_storage_v1_CSINode, .field_count = 2};

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

const kz_named_schema kz_named_schemas[] = {
    {KZ_LIT("admissionregistration.v1.MutatingWebhookConfiguration"), &schema_admissionregistration_v1_MutatingWebhookConfiguration},
    {KZ_LIT("admissionregistration.v1.ValidatingWebhookConfiguration"), &schema_admissionregistration_v1_MutatingWebhookConfiguration},
    {KZ_LIT("admissionregistration.v1beta1.MutatingWebhookConfiguration"), &schema_admissionregistration_v1_MutatingWebhookConfiguration},
    {KZ_LIT("admissionregistration.v1beta1.ValidatingWebhookConfiguration"), &schema_admissionregistration_v1_MutatingWebhookConfiguration},
    {KZ_LIT("apiextensions.v1.CustomResourceDefinition"), &schema_apiextensions_v1_CustomResourceDefinition},
    {KZ_LIT("apiextensions.v1beta1.CustomResourceDefinition"), &schema_apiextensions_v1_CustomResourceDefinition},
    {KZ_LIT("apiregistration.v1.APIService"), &schema_apiregistration_v1_APIService},
    {KZ_LIT("apiregistration.v1.APIServiceStatus"), &schema_apiregistration_v1_APIServiceStatus},
    {KZ_LIT("apiregistration.v1beta1.APIService"), &schema_apiregistration_v1_APIService},
    {KZ_LIT("apiregistration.v1beta1.APIServiceStatus"), &schema_apiregistration_v1_APIServiceStatus},
    {KZ_LIT("apps.v1.ControllerRevision"), &schema_apps_v1_ControllerRevision},
    {KZ_LIT("apps.v1.DaemonSet"), &schema_apps_v1_DaemonSet},
    {KZ_LIT("apps.v1.DaemonSetSpec"), &schema_apps_v1_DaemonSetSpec},
    {KZ_LIT("apps.v1.DaemonSetStatus"), &schema_apiregistration_v1_APIServiceStatus},
    {KZ_LIT("apps.v1.Deployment"), &schema_apps_v1_DaemonSet},
    {KZ_LIT("apps.v1.DeploymentSpec"), &schema_apps_v1_DaemonSetSpec},
    {KZ_LIT("apps.v1.DeploymentStatus"), &schema_apiregistration_v1_APIServiceStatus},
    {KZ_LIT("apps.v1.Kustomization"), &schema_apps_v1_Kustomization},
    {KZ_LIT("apps.v1.ReplicaSet"), &schema_apps_v1_DaemonSet},
    {KZ_LIT("apps.v1.ReplicaSetSpec"), &schema_apps_v1_DaemonSetSpec},
    {KZ_LIT("apps.v1.ReplicaSetStatus"), &schema_apiregistration_v1_APIServiceStatus},
    {KZ_LIT("apps.v1.StatefulSet"), &schema_apps_v1_DaemonSet},
    {KZ_LIT("apps.v1.StatefulSetSpec"), &schema_apps_v1_DaemonSetSpec},
    {KZ_LIT("apps.v1.StatefulSetStatus"), &schema_apiregistration_v1_APIServiceStatus},
    {KZ_LIT("authentication.v1.TokenRequest"), &schema_apiextensions_v1_CustomResourceDefinition},
    {KZ_LIT("authentication.v1.TokenReview"), &schema_apiextensions_v1_CustomResourceDefinition},
    {KZ_LIT("authentication.v1beta1.TokenReview"), &schema_apiextensions_v1_CustomResourceDefinition},
    {KZ_LIT("authorization.v1.LocalSubjectAccessReview"), &schema_apiextensions_v1_CustomResourceDefinition},
    {KZ_LIT("authorization.v1.SelfSubjectAccessReview"), &schema_apiextensions_v1_CustomResourceDefinition},
    {KZ_LIT("authorization.v1.SelfSubjectRulesReview"), &schema_apiextensions_v1_CustomResourceDefinition},
    {KZ_LIT("authorization.v1.SubjectAccessReview"), &schema_apiextensions_v1_CustomResourceDefinition},
    {KZ_LIT("authorization.v1beta1.LocalSubjectAccessReview"), &schema_apiextensions_v1_CustomResourceDefinition},
    {KZ_LIT("authorization.v1beta1.SelfSubjectAccessReview"), &schema_apiextensions_v1_CustomResourceDefinition},
    {KZ_LIT("authorization.v1beta1.SelfSubjectRulesReview"), &schema_apiextensions_v1_CustomResourceDefinition},
    {KZ_LIT("authorization.v1beta1.SubjectAccessReview"), &schema_apiextensions_v1_CustomResourceDefinition},
    {KZ_LIT("autoscaling.v1.HorizontalPodAutoscaler"), &schema_apiextensions_v1_CustomResourceDefinition},
    {KZ_LIT("autoscaling.v1.Scale"), &schema_apiextensions_v1_CustomResourceDefinition},
    {KZ_LIT("autoscaling.v2beta1.HorizontalPodAutoscaler"), &schema_apiextensions_v1_CustomResourceDefinition},
    {KZ_LIT("autoscaling.v2beta2.HorizontalPodAutoscaler"), &schema_apiextensions_v1_CustomResourceDefinition},
    {KZ_LIT("batch.v1.CronJob"), &schema_batch_v1_CronJob},
    {KZ_LIT("batch.v1.CronJobSpec"), &schema_batch_v1_CronJobSpec},
    {KZ_LIT("batch.v1.Job"), &schema_apps_v1_DaemonSet},
    {KZ_LIT("batch.v1.JobSpec"), &schema_apps_v1_DaemonSetSpec},
    {KZ_LIT("batch.v1.JobStatus"), &schema_apiregistration_v1_APIServiceStatus},
    {KZ_LIT("batch.v1.JobTemplateSpec"), &schema_batch_v1_JobTemplateSpec},
    {KZ_LIT("batch.v1beta1.CronJob"), &schema_batch_v1_CronJob},
    {KZ_LIT("batch.v1beta1.CronJobSpec"), &schema_batch_v1_CronJobSpec},
    {KZ_LIT("batch.v1beta1.JobTemplateSpec"), &schema_batch_v1_JobTemplateSpec},
    {KZ_LIT("certificates.v1.CertificateSigningRequest"), &schema_apiextensions_v1_CustomResourceDefinition},
    {KZ_LIT("certificates.v1beta1.CertificateSigningRequest"), &schema_apiextensions_v1_CustomResourceDefinition},
    {KZ_LIT("coordination.v1.Lease"), &schema_apiextensions_v1_CustomResourceDefinition},
    {KZ_LIT("coordination.v1beta1.Lease"), &schema_apiextensions_v1_CustomResourceDefinition},
    {KZ_LIT("core.v1.Binding"), &schema_apiextensions_v1_CustomResourceDefinition},
    {KZ_LIT("core.v1.ComponentStatus"), &schema_core_v1_ComponentStatus},
    {KZ_LIT("core.v1.ConfigMap"), &schema_apiextensions_v1_CustomResourceDefinition},
    {KZ_LIT("core.v1.Container"), &schema_core_v1_Container},
    {KZ_LIT("core.v1.Endpoints"), &schema_apiextensions_v1_CustomResourceDefinition},
    {KZ_LIT("core.v1.EphemeralContainer"), &schema_core_v1_EphemeralContainer},
    {KZ_LIT("core.v1.EphemeralVolumeSource"), &schema_core_v1_EphemeralVolumeSource},
    {KZ_LIT("core.v1.Event"), &schema_apiextensions_v1_CustomResourceDefinition},
    {KZ_LIT("core.v1.LimitRange"), &schema_apiextensions_v1_CustomResourceDefinition},
    {KZ_LIT("core.v1.Namespace"), &schema_apiregistration_v1_APIService},
    {KZ_LIT("core.v1.NamespaceStatus"), &schema_apiregistration_v1_APIServiceStatus},
    {KZ_LIT("core.v1.Node"), &schema_core_v1_Node},
    {KZ_LIT("core.v1.NodeSpec"), &schema_core_v1_NodeSpec},
    {KZ_LIT("core.v1.NodeStatus"), &schema_core_v1_NodeStatus},
    {KZ_LIT("core.v1.PersistentVolume"), &schema_apiextensions_v1_CustomResourceDefinition},
    {KZ_LIT("core.v1.PersistentVolumeClaim"), &schema_apiregistration_v1_APIService},
    {KZ_LIT("core.v1.PersistentVolumeClaimStatus"), &schema_apiregistration_v1_APIServiceStatus},
    {KZ_LIT("core.v1.PersistentVolumeClaimTemplate"), &schema_apiextensions_v1_CustomResourceDefinition},
    {KZ_LIT("core.v1.Pod"), &schema_core_v1_Pod},
    {KZ_LIT("core.v1.PodSpec"), &schema_core_v1_PodSpec},
    {KZ_LIT("core.v1.PodStatus"), &schema_core_v1_PodStatus},
    {KZ_LIT("core.v1.PodTemplate"), &schema_core_v1_PodTemplate},
    {KZ_LIT("core.v1.PodTemplateSpec"), &schema_core_v1_PodTemplateSpec},
    {KZ_LIT("core.v1.ReplicationController"), &schema_apps_v1_DaemonSet},
    {KZ_LIT("core.v1.ReplicationControllerSpec"), &schema_apps_v1_DaemonSetSpec},
    {KZ_LIT("core.v1.ReplicationControllerStatus"), &schema_apiregistration_v1_APIServiceStatus},
    {KZ_LIT("core.v1.ResourceQuota"), &schema_apiextensions_v1_CustomResourceDefinition},
    {KZ_LIT("core.v1.Secret"), &schema_apiextensions_v1_CustomResourceDefinition},
    {KZ_LIT("core.v1.Service"), &schema_core_v1_Service},
    {KZ_LIT("core.v1.ServiceAccount"), &schema_core_v1_ServiceAccount},
    {KZ_LIT("core.v1.ServiceSpec"), &schema_core_v1_ServiceSpec},
    {KZ_LIT("core.v1.ServiceStatus"), &schema_apiregistration_v1_APIServiceStatus},
    {KZ_LIT("core.v1.Volume"), &schema_core_v1_Volume},
    {KZ_LIT("discovery.v1.EndpointSlice"), &schema_apiextensions_v1_CustomResourceDefinition},
    {KZ_LIT("discovery.v1beta1.EndpointSlice"), &schema_apiextensions_v1_CustomResourceDefinition},
    {KZ_LIT("events.v1.Event"), &schema_apiextensions_v1_CustomResourceDefinition},
    {KZ_LIT("events.v1beta1.Event"), &schema_apiextensions_v1_CustomResourceDefinition},
    {KZ_LIT("extensions.v1beta1.Ingress"), &schema_apiextensions_v1_CustomResourceDefinition},
    {KZ_LIT("flowcontrol.v1beta1.FlowSchema"), &schema_apiextensions_v1_CustomResourceDefinition},
    {KZ_LIT("flowcontrol.v1beta1.PriorityLevelConfiguration"), &schema_apiextensions_v1_CustomResourceDefinition},
    {KZ_LIT("meta.v1.ObjectMeta"), &schema_meta_v1_ObjectMeta},
    {KZ_LIT("networking.v1.Ingress"), &schema_apiextensions_v1_CustomResourceDefinition},
    {KZ_LIT("networking.v1.IngressClass"), &schema_apiextensions_v1_CustomResourceDefinition},
    {KZ_LIT("networking.v1.NetworkPolicy"), &schema_apiextensions_v1_CustomResourceDefinition},
    {KZ_LIT("networking.v1beta1.Ingress"), &schema_apiextensions_v1_CustomResourceDefinition},
    {KZ_LIT("networking.v1beta1.IngressClass"), &schema_apiextensions_v1_CustomResourceDefinition},
    {KZ_LIT("node.v1.RuntimeClass"), &schema_apiextensions_v1_CustomResourceDefinition},
    {KZ_LIT("node.v1beta1.RuntimeClass"), &schema_apiextensions_v1_CustomResourceDefinition},
    {KZ_LIT("policy.v1.PodDisruptionBudget"), &schema_apiregistration_v1_APIService},
    {KZ_LIT("policy.v1.PodDisruptionBudgetStatus"), &schema_apiregistration_v1_APIServiceStatus},
    {KZ_LIT("policy.v1beta1.Eviction"), &schema_apiextensions_v1_CustomResourceDefinition},
    {KZ_LIT("policy.v1beta1.PodDisruptionBudget"), &schema_apiregistration_v1_APIService},
    {KZ_LIT("policy.v1beta1.PodDisruptionBudgetStatus"), &schema_apiregistration_v1_APIServiceStatus},
    {KZ_LIT("policy.v1beta1.PodSecurityPolicy"), &schema_apiextensions_v1_CustomResourceDefinition},
    {KZ_LIT("rbac.v1.ClusterRole"), &schema_apiextensions_v1_CustomResourceDefinition},
    {KZ_LIT("rbac.v1.ClusterRoleBinding"), &schema_apiextensions_v1_CustomResourceDefinition},
    {KZ_LIT("rbac.v1.Role"), &schema_apiextensions_v1_CustomResourceDefinition},
    {KZ_LIT("rbac.v1.RoleBinding"), &schema_apiextensions_v1_CustomResourceDefinition},
    {KZ_LIT("rbac.v1beta1.ClusterRole"), &schema_apiextensions_v1_CustomResourceDefinition},
    {KZ_LIT("rbac.v1beta1.ClusterRoleBinding"), &schema_apiextensions_v1_CustomResourceDefinition},
    {KZ_LIT("rbac.v1beta1.Role"), &schema_apiextensions_v1_CustomResourceDefinition},
    {KZ_LIT("rbac.v1beta1.RoleBinding"), &schema_apiextensions_v1_CustomResourceDefinition},
    {KZ_LIT("scheduling.v1.PriorityClass"), &schema_apiextensions_v1_CustomResourceDefinition},
    {KZ_LIT("scheduling.v1beta1.PriorityClass"), &schema_apiextensions_v1_CustomResourceDefinition},
    {KZ_LIT("storage.v1.CSIDriver"), &schema_apiextensions_v1_CustomResourceDefinition},
    {KZ_LIT("storage.v1.CSINode"), &schema_storage_v1_CSINode},
    {KZ_LIT("storage.v1.CSINodeSpec"), &schema_storage_v1_CSINodeSpec},
    {KZ_LIT("storage.v1.StorageClass"), &schema_apiextensions_v1_CustomResourceDefinition},
    {KZ_LIT("storage.v1.VolumeAttachment"), &schema_apiextensions_v1_CustomResourceDefinition},
    {KZ_LIT("storage.v1beta1.CSIDriver"), &schema_apiextensions_v1_CustomResourceDefinition},
    {KZ_LIT("storage.v1beta1.CSINode"), &schema_storage_v1_CSINode},
    {KZ_LIT("storage.v1beta1.CSINodeSpec"), &schema_storage_v1_CSINodeSpec},
    {KZ_LIT("storage.v1beta1.CSIStorageCapacity"), &schema_apiextensions_v1_CustomResourceDefinition},
    {KZ_LIT("storage.v1beta1.StorageClass"), &schema_apiextensions_v1_CustomResourceDefinition},
    {KZ_LIT("storage.v1beta1.VolumeAttachment"), &schema_apiextensions_v1_CustomResourceDefinition},
};

const size_t kz_named_schema_count = 127;
