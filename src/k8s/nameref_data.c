/*
 * The built-in name references.
 *
 * Made by tests/lint/tables.py from data/namerefs.tsv: change those instead.
 */
/* clang-format off */
#include "k8s/data.h"

static const kz_fieldspec names_of_storage_k8s_io_v1_StorageClass[] = {
    {{KZ_LIT(""), KZ_LIT(""), KZ_LIT("PersistentVolume")}, KZ_LIT("spec/storageClassName"), false},
    {{KZ_LIT(""), KZ_LIT(""), KZ_LIT("PersistentVolumeClaim")}, KZ_LIT("spec/storageClassName"), false},
    {{KZ_LIT(""), KZ_LIT(""), KZ_LIT("StatefulSet")}, KZ_LIT("spec/volumeClaimTemplates/spec/storageClassName"), false},
};

static const kz_fieldspec names_of_v1_ServiceAccount[] = {
    {{KZ_LIT("rbac.authorization.k8s.io"), KZ_LIT(""), KZ_LIT("RoleBinding")}, KZ_LIT("subjects"), false},
    {{KZ_LIT("rbac.authorization.k8s.io"), KZ_LIT(""), KZ_LIT("ClusterRoleBinding")}, KZ_LIT("subjects"), false},
    {{KZ_LIT(""), KZ_LIT(""), KZ_LIT("Pod")}, KZ_LIT("spec/serviceAccountName"), false},
    {{KZ_LIT(""), KZ_LIT(""), KZ_LIT("StatefulSet")}, KZ_LIT("spec/template/spec/serviceAccountName"), false},
    {{KZ_LIT(""), KZ_LIT(""), KZ_LIT("Deployment")}, KZ_LIT("spec/template/spec/serviceAccountName"), false},
    {{KZ_LIT(""), KZ_LIT(""), KZ_LIT("ReplicationController")}, KZ_LIT("spec/template/spec/serviceAccountName"), false},
    {{KZ_LIT(""), KZ_LIT(""), KZ_LIT("CronJob")}, KZ_LIT("spec/jobTemplate/spec/template/spec/serviceAccountName"), false},
    {{KZ_LIT(""), KZ_LIT(""), KZ_LIT("Job")}, KZ_LIT("spec/template/spec/serviceAccountName"), false},
    {{KZ_LIT(""), KZ_LIT(""), KZ_LIT("DaemonSet")}, KZ_LIT("spec/template/spec/serviceAccountName"), false},
};

static const kz_fieldspec names_of_rbac_authorization_k8s_io_Role[] = {
    {{KZ_LIT("rbac.authorization.k8s.io"), KZ_LIT(""), KZ_LIT("RoleBinding")}, KZ_LIT("roleRef/name"), false},
};

static const kz_fieldspec names_of_rbac_authorization_k8s_io_ClusterRole[] = {
    {{KZ_LIT("rbac.authorization.k8s.io"), KZ_LIT(""), KZ_LIT("RoleBinding")}, KZ_LIT("roleRef/name"), false},
    {{KZ_LIT("rbac.authorization.k8s.io"), KZ_LIT(""), KZ_LIT("ClusterRoleBinding")}, KZ_LIT("roleRef/name"), false},
};

static const kz_fieldspec names_of_v1_ConfigMap[] = {
    {{KZ_LIT(""), KZ_LIT("v1"), KZ_LIT("Pod")}, KZ_LIT("spec/volumes/configMap/name"), false},
    {{KZ_LIT(""), KZ_LIT("v1"), KZ_LIT("Pod")}, KZ_LIT("spec/containers/env/valueFrom/configMapKeyRef/name"), false},
    {{KZ_LIT(""), KZ_LIT("v1"), KZ_LIT("Pod")}, KZ_LIT("spec/initContainers/env/valueFrom/configMapKeyRef/name"), false},
    {{KZ_LIT(""), KZ_LIT("v1"), KZ_LIT("Pod")}, KZ_LIT("spec/containers/envFrom/configMapRef/name"), false},
    {{KZ_LIT(""), KZ_LIT("v1"), KZ_LIT("Pod")}, KZ_LIT("spec/initContainers/envFrom/configMapRef/name"), false},
    {{KZ_LIT(""), KZ_LIT("v1"), KZ_LIT("Pod")}, KZ_LIT("spec/volumes/projected/sources/configMap/name"), false},
    {{KZ_LIT(""), KZ_LIT(""), KZ_LIT("PodTemplate")}, KZ_LIT("template/spec/volumes/configMap/name"), false},
    {{KZ_LIT(""), KZ_LIT(""), KZ_LIT("PodTemplate")}, KZ_LIT("template/spec/containers/env/valueFrom/configMapKeyRef/name"), false},
    {{KZ_LIT(""), KZ_LIT(""), KZ_LIT("PodTemplate")}, KZ_LIT("template/spec/initContainers/env/valueFrom/configMapKeyRef/name"), false},
    {{KZ_LIT(""), KZ_LIT(""), KZ_LIT("PodTemplate")}, KZ_LIT("template/spec/containers/envFrom/configMapRef/name"), false},
    {{KZ_LIT(""), KZ_LIT(""), KZ_LIT("PodTemplate")}, KZ_LIT("template/spec/initContainers/envFrom/configMapRef/name"), false},
    {{KZ_LIT(""), KZ_LIT(""), KZ_LIT("PodTemplate")}, KZ_LIT("template/spec/volumes/projected/sources/configMap/name"), false},
    {{KZ_LIT(""), KZ_LIT(""), KZ_LIT("Deployment")}, KZ_LIT("spec/template/spec/volumes/configMap/name"), false},
    {{KZ_LIT(""), KZ_LIT(""), KZ_LIT("Deployment")}, KZ_LIT("spec/template/spec/containers/env/valueFrom/configMapKeyRef/name"), false},
    {{KZ_LIT(""), KZ_LIT(""), KZ_LIT("Deployment")}, KZ_LIT("spec/template/spec/initContainers/env/valueFrom/configMapKeyRef/name"), false},
    {{KZ_LIT(""), KZ_LIT(""), KZ_LIT("Deployment")}, KZ_LIT("spec/template/spec/containers/envFrom/configMapRef/name"), false},
    {{KZ_LIT(""), KZ_LIT(""), KZ_LIT("Deployment")}, KZ_LIT("spec/template/spec/initContainers/envFrom/configMapRef/name"), false},
    {{KZ_LIT(""), KZ_LIT(""), KZ_LIT("Deployment")}, KZ_LIT("spec/template/spec/volumes/projected/sources/configMap/name"), false},
    {{KZ_LIT(""), KZ_LIT(""), KZ_LIT("ReplicaSet")}, KZ_LIT("spec/template/spec/volumes/configMap/name"), false},
    {{KZ_LIT(""), KZ_LIT(""), KZ_LIT("ReplicaSet")}, KZ_LIT("spec/template/spec/containers/env/valueFrom/configMapKeyRef/name"), false},
    {{KZ_LIT(""), KZ_LIT(""), KZ_LIT("ReplicaSet")}, KZ_LIT("spec/template/spec/initContainers/env/valueFrom/configMapKeyRef/name"), false},
    {{KZ_LIT(""), KZ_LIT(""), KZ_LIT("ReplicaSet")}, KZ_LIT("spec/template/spec/containers/envFrom/configMapRef/name"), false},
    {{KZ_LIT(""), KZ_LIT(""), KZ_LIT("ReplicaSet")}, KZ_LIT("spec/template/spec/initContainers/envFrom/configMapRef/name"), false},
    {{KZ_LIT(""), KZ_LIT(""), KZ_LIT("ReplicaSet")}, KZ_LIT("spec/template/spec/volumes/projected/sources/configMap/name"), false},
    {{KZ_LIT(""), KZ_LIT(""), KZ_LIT("DaemonSet")}, KZ_LIT("spec/template/spec/volumes/configMap/name"), false},
    {{KZ_LIT(""), KZ_LIT(""), KZ_LIT("DaemonSet")}, KZ_LIT("spec/template/spec/containers/env/valueFrom/configMapKeyRef/name"), false},
    {{KZ_LIT(""), KZ_LIT(""), KZ_LIT("DaemonSet")}, KZ_LIT("spec/template/spec/initContainers/env/valueFrom/configMapKeyRef/name"), false},
    {{KZ_LIT(""), KZ_LIT(""), KZ_LIT("DaemonSet")}, KZ_LIT("spec/template/spec/containers/envFrom/configMapRef/name"), false},
    {{KZ_LIT(""), KZ_LIT(""), KZ_LIT("DaemonSet")}, KZ_LIT("spec/template/spec/initContainers/envFrom/configMapRef/name"), false},
    {{KZ_LIT(""), KZ_LIT(""), KZ_LIT("DaemonSet")}, KZ_LIT("spec/template/spec/volumes/projected/sources/configMap/name"), false},
    {{KZ_LIT(""), KZ_LIT(""), KZ_LIT("StatefulSet")}, KZ_LIT("spec/template/spec/volumes/configMap/name"), false},
    {{KZ_LIT(""), KZ_LIT(""), KZ_LIT("StatefulSet")}, KZ_LIT("spec/template/spec/containers/env/valueFrom/configMapKeyRef/name"), false},
    {{KZ_LIT(""), KZ_LIT(""), KZ_LIT("StatefulSet")}, KZ_LIT("spec/template/spec/initContainers/env/valueFrom/configMapKeyRef/name"), false},
    {{KZ_LIT(""), KZ_LIT(""), KZ_LIT("StatefulSet")}, KZ_LIT("spec/template/spec/containers/envFrom/configMapRef/name"), false},
    {{KZ_LIT(""), KZ_LIT(""), KZ_LIT("StatefulSet")}, KZ_LIT("spec/template/spec/initContainers/envFrom/configMapRef/name"), false},
    {{KZ_LIT(""), KZ_LIT(""), KZ_LIT("StatefulSet")}, KZ_LIT("spec/template/spec/volumes/projected/sources/configMap/name"), false},
    {{KZ_LIT(""), KZ_LIT(""), KZ_LIT("Job")}, KZ_LIT("spec/template/spec/volumes/configMap/name"), false},
    {{KZ_LIT(""), KZ_LIT(""), KZ_LIT("Job")}, KZ_LIT("spec/template/spec/containers/env/valueFrom/configMapKeyRef/name"), false},
    {{KZ_LIT(""), KZ_LIT(""), KZ_LIT("Job")}, KZ_LIT("spec/template/spec/initContainers/env/valueFrom/configMapKeyRef/name"), false},
    {{KZ_LIT(""), KZ_LIT(""), KZ_LIT("Job")}, KZ_LIT("spec/template/spec/containers/envFrom/configMapRef/name"), false},
    {{KZ_LIT(""), KZ_LIT(""), KZ_LIT("Job")}, KZ_LIT("spec/template/spec/initContainers/envFrom/configMapRef/name"), false},
    {{KZ_LIT(""), KZ_LIT(""), KZ_LIT("Job")}, KZ_LIT("spec/template/spec/volumes/projected/sources/configMap/name"), false},
    {{KZ_LIT(""), KZ_LIT(""), KZ_LIT("CronJob")}, KZ_LIT("spec/jobTemplate/spec/template/spec/volumes/configMap/name"), false},
    {{KZ_LIT(""), KZ_LIT(""), KZ_LIT("CronJob")}, KZ_LIT("spec/jobTemplate/spec/template/spec/volumes/projected/sources/configMap/name"), false},
    {{KZ_LIT(""), KZ_LIT(""), KZ_LIT("CronJob")}, KZ_LIT("spec/jobTemplate/spec/template/spec/containers/env/valueFrom/configMapKeyRef/name"), false},
    {{KZ_LIT(""), KZ_LIT(""), KZ_LIT("CronJob")}, KZ_LIT("spec/jobTemplate/spec/template/spec/initContainers/env/valueFrom/configMapKeyRef/name"), false},
    {{KZ_LIT(""), KZ_LIT(""), KZ_LIT("CronJob")}, KZ_LIT("spec/jobTemplate/spec/template/spec/containers/envFrom/configMapRef/name"), false},
    {{KZ_LIT(""), KZ_LIT(""), KZ_LIT("CronJob")}, KZ_LIT("spec/jobTemplate/spec/template/spec/initContainers/envFrom/configMapRef/name"), false},
    {{KZ_LIT(""), KZ_LIT(""), KZ_LIT("Node")}, KZ_LIT("spec/configSource/configMap"), false},
    {{KZ_LIT(""), KZ_LIT(""), KZ_LIT("Role")}, KZ_LIT("rules/resourceNames"), false},
    {{KZ_LIT(""), KZ_LIT(""), KZ_LIT("ClusterRole")}, KZ_LIT("rules/resourceNames"), false},
    {{KZ_LIT(""), KZ_LIT(""), KZ_LIT("Ingress")}, KZ_LIT("metadata/annotations/nginx.ingress.kubernetes.io\\/fastcgi-params-configmap"), false},
};

static const kz_fieldspec names_of_v1_Secret[] = {
    {{KZ_LIT(""), KZ_LIT("v1"), KZ_LIT("Pod")}, KZ_LIT("spec/volumes/secret/secretName"), false},
    {{KZ_LIT(""), KZ_LIT("v1"), KZ_LIT("Pod")}, KZ_LIT("spec/containers/env/valueFrom/secretKeyRef/name"), false},
    {{KZ_LIT(""), KZ_LIT("v1"), KZ_LIT("Pod")}, KZ_LIT("spec/initContainers/env/valueFrom/secretKeyRef/name"), false},
    {{KZ_LIT(""), KZ_LIT("v1"), KZ_LIT("Pod")}, KZ_LIT("spec/containers/envFrom/secretRef/name"), false},
    {{KZ_LIT(""), KZ_LIT("v1"), KZ_LIT("Pod")}, KZ_LIT("spec/initContainers/envFrom/secretRef/name"), false},
    {{KZ_LIT(""), KZ_LIT("v1"), KZ_LIT("Pod")}, KZ_LIT("spec/imagePullSecrets/name"), false},
    {{KZ_LIT(""), KZ_LIT("v1"), KZ_LIT("Pod")}, KZ_LIT("spec/volumes/projected/sources/secret/name"), false},
    {{KZ_LIT(""), KZ_LIT(""), KZ_LIT("PodTemplate")}, KZ_LIT("template/spec/volumes/secret/secretName"), false},
    {{KZ_LIT(""), KZ_LIT(""), KZ_LIT("PodTemplate")}, KZ_LIT("template/spec/containers/env/valueFrom/secretKeyRef/name"), false},
    {{KZ_LIT(""), KZ_LIT(""), KZ_LIT("PodTemplate")}, KZ_LIT("template/spec/initContainers/env/valueFrom/secretKeyRef/name"), false},
    {{KZ_LIT(""), KZ_LIT(""), KZ_LIT("PodTemplate")}, KZ_LIT("template/spec/containers/envFrom/secretRef/name"), false},
    {{KZ_LIT(""), KZ_LIT(""), KZ_LIT("PodTemplate")}, KZ_LIT("template/spec/initContainers/envFrom/secretRef/name"), false},
    {{KZ_LIT(""), KZ_LIT(""), KZ_LIT("PodTemplate")}, KZ_LIT("template/spec/imagePullSecrets/name"), false},
    {{KZ_LIT(""), KZ_LIT(""), KZ_LIT("PodTemplate")}, KZ_LIT("template/spec/volumes/projected/sources/secret/name"), false},
    {{KZ_LIT(""), KZ_LIT(""), KZ_LIT("Deployment")}, KZ_LIT("spec/template/spec/volumes/secret/secretName"), false},
    {{KZ_LIT(""), KZ_LIT(""), KZ_LIT("Deployment")}, KZ_LIT("spec/template/spec/containers/env/valueFrom/secretKeyRef/name"), false},
    {{KZ_LIT(""), KZ_LIT(""), KZ_LIT("Deployment")}, KZ_LIT("spec/template/spec/initContainers/env/valueFrom/secretKeyRef/name"), false},
    {{KZ_LIT(""), KZ_LIT(""), KZ_LIT("Deployment")}, KZ_LIT("spec/template/spec/containers/envFrom/secretRef/name"), false},
    {{KZ_LIT(""), KZ_LIT(""), KZ_LIT("Deployment")}, KZ_LIT("spec/template/spec/initContainers/envFrom/secretRef/name"), false},
    {{KZ_LIT(""), KZ_LIT(""), KZ_LIT("Deployment")}, KZ_LIT("spec/template/spec/imagePullSecrets/name"), false},
    {{KZ_LIT(""), KZ_LIT(""), KZ_LIT("Deployment")}, KZ_LIT("spec/template/spec/volumes/projected/sources/secret/name"), false},
    {{KZ_LIT(""), KZ_LIT(""), KZ_LIT("ReplicaSet")}, KZ_LIT("spec/template/spec/volumes/secret/secretName"), false},
    {{KZ_LIT(""), KZ_LIT(""), KZ_LIT("ReplicaSet")}, KZ_LIT("spec/template/spec/containers/env/valueFrom/secretKeyRef/name"), false},
    {{KZ_LIT(""), KZ_LIT(""), KZ_LIT("ReplicaSet")}, KZ_LIT("spec/template/spec/initContainers/env/valueFrom/secretKeyRef/name"), false},
    {{KZ_LIT(""), KZ_LIT(""), KZ_LIT("ReplicaSet")}, KZ_LIT("spec/template/spec/containers/envFrom/secretRef/name"), false},
    {{KZ_LIT(""), KZ_LIT(""), KZ_LIT("ReplicaSet")}, KZ_LIT("spec/template/spec/initContainers/envFrom/secretRef/name"), false},
    {{KZ_LIT(""), KZ_LIT(""), KZ_LIT("ReplicaSet")}, KZ_LIT("spec/template/spec/imagePullSecrets/name"), false},
    {{KZ_LIT(""), KZ_LIT(""), KZ_LIT("ReplicaSet")}, KZ_LIT("spec/template/spec/volumes/projected/sources/secret/name"), false},
    {{KZ_LIT(""), KZ_LIT(""), KZ_LIT("DaemonSet")}, KZ_LIT("spec/template/spec/volumes/secret/secretName"), false},
    {{KZ_LIT(""), KZ_LIT(""), KZ_LIT("DaemonSet")}, KZ_LIT("spec/template/spec/containers/env/valueFrom/secretKeyRef/name"), false},
    {{KZ_LIT(""), KZ_LIT(""), KZ_LIT("DaemonSet")}, KZ_LIT("spec/template/spec/initContainers/env/valueFrom/secretKeyRef/name"), false},
    {{KZ_LIT(""), KZ_LIT(""), KZ_LIT("DaemonSet")}, KZ_LIT("spec/template/spec/containers/envFrom/secretRef/name"), false},
    {{KZ_LIT(""), KZ_LIT(""), KZ_LIT("DaemonSet")}, KZ_LIT("spec/template/spec/initContainers/envFrom/secretRef/name"), false},
    {{KZ_LIT(""), KZ_LIT(""), KZ_LIT("DaemonSet")}, KZ_LIT("spec/template/spec/imagePullSecrets/name"), false},
    {{KZ_LIT(""), KZ_LIT(""), KZ_LIT("DaemonSet")}, KZ_LIT("spec/template/spec/volumes/projected/sources/secret/name"), false},
    {{KZ_LIT(""), KZ_LIT(""), KZ_LIT("StatefulSet")}, KZ_LIT("spec/template/spec/volumes/secret/secretName"), false},
    {{KZ_LIT(""), KZ_LIT(""), KZ_LIT("StatefulSet")}, KZ_LIT("spec/template/spec/containers/env/valueFrom/secretKeyRef/name"), false},
    {{KZ_LIT(""), KZ_LIT(""), KZ_LIT("StatefulSet")}, KZ_LIT("spec/template/spec/initContainers/env/valueFrom/secretKeyRef/name"), false},
    {{KZ_LIT(""), KZ_LIT(""), KZ_LIT("StatefulSet")}, KZ_LIT("spec/template/spec/containers/envFrom/secretRef/name"), false},
    {{KZ_LIT(""), KZ_LIT(""), KZ_LIT("StatefulSet")}, KZ_LIT("spec/template/spec/initContainers/envFrom/secretRef/name"), false},
    {{KZ_LIT(""), KZ_LIT(""), KZ_LIT("StatefulSet")}, KZ_LIT("spec/template/spec/imagePullSecrets/name"), false},
    {{KZ_LIT(""), KZ_LIT(""), KZ_LIT("StatefulSet")}, KZ_LIT("spec/template/spec/volumes/projected/sources/secret/name"), false},
    {{KZ_LIT(""), KZ_LIT(""), KZ_LIT("Job")}, KZ_LIT("spec/template/spec/volumes/secret/secretName"), false},
    {{KZ_LIT(""), KZ_LIT(""), KZ_LIT("Job")}, KZ_LIT("spec/template/spec/containers/env/valueFrom/secretKeyRef/name"), false},
    {{KZ_LIT(""), KZ_LIT(""), KZ_LIT("Job")}, KZ_LIT("spec/template/spec/initContainers/env/valueFrom/secretKeyRef/name"), false},
    {{KZ_LIT(""), KZ_LIT(""), KZ_LIT("Job")}, KZ_LIT("spec/template/spec/containers/envFrom/secretRef/name"), false},
    {{KZ_LIT(""), KZ_LIT(""), KZ_LIT("Job")}, KZ_LIT("spec/template/spec/initContainers/envFrom/secretRef/name"), false},
    {{KZ_LIT(""), KZ_LIT(""), KZ_LIT("Job")}, KZ_LIT("spec/template/spec/imagePullSecrets/name"), false},
    {{KZ_LIT(""), KZ_LIT(""), KZ_LIT("Job")}, KZ_LIT("spec/template/spec/volumes/projected/sources/secret/name"), false},
    {{KZ_LIT(""), KZ_LIT(""), KZ_LIT("CronJob")}, KZ_LIT("spec/jobTemplate/spec/template/spec/volumes/secret/secretName"), false},
    {{KZ_LIT(""), KZ_LIT(""), KZ_LIT("CronJob")}, KZ_LIT("spec/jobTemplate/spec/template/spec/volumes/projected/sources/secret/name"), false},
    {{KZ_LIT(""), KZ_LIT(""), KZ_LIT("CronJob")}, KZ_LIT("spec/jobTemplate/spec/template/spec/containers/env/valueFrom/secretKeyRef/name"), false},
    {{KZ_LIT(""), KZ_LIT(""), KZ_LIT("CronJob")}, KZ_LIT("spec/jobTemplate/spec/template/spec/initContainers/env/valueFrom/secretKeyRef/name"), false},
    {{KZ_LIT(""), KZ_LIT(""), KZ_LIT("CronJob")}, KZ_LIT("spec/jobTemplate/spec/template/spec/containers/envFrom/secretRef/name"), false},
    {{KZ_LIT(""), KZ_LIT(""), KZ_LIT("CronJob")}, KZ_LIT("spec/jobTemplate/spec/template/spec/initContainers/envFrom/secretRef/name"), false},
    {{KZ_LIT(""), KZ_LIT(""), KZ_LIT("CronJob")}, KZ_LIT("spec/jobTemplate/spec/template/spec/imagePullSecrets/name"), false},
    {{KZ_LIT(""), KZ_LIT(""), KZ_LIT("Ingress")}, KZ_LIT("spec/tls/secretName"), false},
    {{KZ_LIT(""), KZ_LIT(""), KZ_LIT("Ingress")}, KZ_LIT("metadata/annotations/ingress.kubernetes.io\\/auth-secret"), false},
    {{KZ_LIT(""), KZ_LIT(""), KZ_LIT("Ingress")}, KZ_LIT("metadata/annotations/nginx.ingress.kubernetes.io\\/auth-secret"), false},
    {{KZ_LIT(""), KZ_LIT(""), KZ_LIT("Ingress")}, KZ_LIT("metadata/annotations/nginx.ingress.kubernetes.io\\/auth-tls-secret"), false},
    {{KZ_LIT(""), KZ_LIT(""), KZ_LIT("Ingress")}, KZ_LIT("spec/tls/secretName"), false},
    {{KZ_LIT(""), KZ_LIT(""), KZ_LIT("ServiceAccount")}, KZ_LIT("imagePullSecrets/name"), false},
    {{KZ_LIT(""), KZ_LIT(""), KZ_LIT("StorageClass")}, KZ_LIT("parameters/secretName"), false},
    {{KZ_LIT(""), KZ_LIT(""), KZ_LIT("StorageClass")}, KZ_LIT("parameters/adminSecretName"), false},
    {{KZ_LIT(""), KZ_LIT(""), KZ_LIT("StorageClass")}, KZ_LIT("parameters/userSecretName"), false},
    {{KZ_LIT(""), KZ_LIT(""), KZ_LIT("StorageClass")}, KZ_LIT("parameters/secretRef"), false},
    {{KZ_LIT(""), KZ_LIT(""), KZ_LIT("Role")}, KZ_LIT("rules/resourceNames"), false},
    {{KZ_LIT(""), KZ_LIT(""), KZ_LIT("ClusterRole")}, KZ_LIT("rules/resourceNames"), false},
    {{KZ_LIT("serving.knative.dev"), KZ_LIT("v1"), KZ_LIT("Service")}, KZ_LIT("spec/template/spec/containers/env/valueFrom/secretKeyRef/name"), false},
    {{KZ_LIT(""), KZ_LIT(""), KZ_LIT("PersistentVolume")}, KZ_LIT("spec/azureFile/secretName"), false},
};

static const kz_fieldspec names_of_v1_Service[] = {
    {{KZ_LIT("apps"), KZ_LIT(""), KZ_LIT("StatefulSet")}, KZ_LIT("spec/serviceName"), false},
    {{KZ_LIT(""), KZ_LIT(""), KZ_LIT("Ingress")}, KZ_LIT("spec/rules/http/paths/backend/serviceName"), false},
    {{KZ_LIT(""), KZ_LIT(""), KZ_LIT("Ingress")}, KZ_LIT("spec/backend/serviceName"), false},
    {{KZ_LIT(""), KZ_LIT(""), KZ_LIT("Ingress")}, KZ_LIT("spec/rules/http/paths/backend/service/name"), false},
    {{KZ_LIT(""), KZ_LIT(""), KZ_LIT("Ingress")}, KZ_LIT("spec/defaultBackend/service/name"), false},
    {{KZ_LIT("apiregistration.k8s.io"), KZ_LIT(""), KZ_LIT("APIService")}, KZ_LIT("spec/service/name"), false},
    {{KZ_LIT("admissionregistration.k8s.io"), KZ_LIT(""), KZ_LIT("ValidatingWebhookConfiguration")}, KZ_LIT("webhooks/clientConfig/service"), false},
    {{KZ_LIT("admissionregistration.k8s.io"), KZ_LIT(""), KZ_LIT("MutatingWebhookConfiguration")}, KZ_LIT("webhooks/clientConfig/service"), false},
};

static const kz_fieldspec names_of_scheduling_k8s_io_v1_PriorityClass[] = {
    {{KZ_LIT(""), KZ_LIT(""), KZ_LIT("Pod")}, KZ_LIT("spec/priorityClassName"), false},
    {{KZ_LIT(""), KZ_LIT(""), KZ_LIT("StatefulSet")}, KZ_LIT("spec/template/spec/priorityClassName"), false},
    {{KZ_LIT(""), KZ_LIT(""), KZ_LIT("Deployment")}, KZ_LIT("spec/template/spec/priorityClassName"), false},
    {{KZ_LIT(""), KZ_LIT(""), KZ_LIT("ReplicationController")}, KZ_LIT("spec/template/spec/priorityClassName"), false},
    {{KZ_LIT(""), KZ_LIT(""), KZ_LIT("CronJob")}, KZ_LIT("spec/jobTemplate/spec/template/spec/priorityClassName"), false},
    {{KZ_LIT(""), KZ_LIT(""), KZ_LIT("Job")}, KZ_LIT("spec/template/spec/priorityClassName"), false},
    {{KZ_LIT(""), KZ_LIT(""), KZ_LIT("DaemonSet")}, KZ_LIT("spec/template/spec/priorityClassName"), false},
};

static const kz_fieldspec names_of_v1_PersistentVolume[] = {
    {{KZ_LIT(""), KZ_LIT(""), KZ_LIT("PersistentVolumeClaim")}, KZ_LIT("spec/volumeName"), false},
    {{KZ_LIT(""), KZ_LIT(""), KZ_LIT("ClusterRole")}, KZ_LIT("rules/resourceNames"), false},
};

static const kz_fieldspec names_of_v1_PersistentVolumeClaim[] = {
    {{KZ_LIT(""), KZ_LIT(""), KZ_LIT("Pod")}, KZ_LIT("spec/volumes/persistentVolumeClaim/claimName"), false},
    {{KZ_LIT(""), KZ_LIT(""), KZ_LIT("StatefulSet")}, KZ_LIT("spec/template/spec/volumes/persistentVolumeClaim/claimName"), false},
    {{KZ_LIT(""), KZ_LIT(""), KZ_LIT("Deployment")}, KZ_LIT("spec/template/spec/volumes/persistentVolumeClaim/claimName"), false},
    {{KZ_LIT(""), KZ_LIT(""), KZ_LIT("ReplicationController")}, KZ_LIT("spec/template/spec/volumes/persistentVolumeClaim/claimName"), false},
    {{KZ_LIT(""), KZ_LIT(""), KZ_LIT("CronJob")}, KZ_LIT("spec/jobTemplate/spec/template/spec/volumes/persistentVolumeClaim/claimName"), false},
    {{KZ_LIT(""), KZ_LIT(""), KZ_LIT("Job")}, KZ_LIT("spec/template/spec/volumes/persistentVolumeClaim/claimName"), false},
    {{KZ_LIT(""), KZ_LIT(""), KZ_LIT("DaemonSet")}, KZ_LIT("spec/template/spec/volumes/persistentVolumeClaim/claimName"), false},
};

static const kz_fieldspec names_of_Deployment[] = {
    {{KZ_LIT(""), KZ_LIT(""), KZ_LIT("HorizontalPodAutoscaler")}, KZ_LIT("spec/scaleTargetRef/name"), false},
};

static const kz_fieldspec names_of_StatefulSet[] = {
    {{KZ_LIT(""), KZ_LIT(""), KZ_LIT("HorizontalPodAutoscaler")}, KZ_LIT("spec/scaleTargetRef/name"), false},
};

static const kz_fieldspec names_of_admissionregistration_k8s_io_ValidatingAdmissionPolicy[] = {
    {{KZ_LIT("admissionregistration.k8s.io"), KZ_LIT(""), KZ_LIT("ValidatingAdmissionPolicyBinding")}, KZ_LIT("spec/policyName"), false},
};

static const kz_fieldspec names_of_networking_k8s_io_v1_v1_IngressClass[] = {
    {{KZ_LIT(""), KZ_LIT(""), KZ_LIT("Ingress")}, KZ_LIT("spec/ingressClassName"), false},
};

static const kz_fieldspec names_of_ReplicaSet[] = {
    {{KZ_LIT(""), KZ_LIT(""), KZ_LIT("HorizontalPodAutoscaler")}, KZ_LIT("spec/scaleTargetRef/name"), false},
};

static const kz_fieldspec names_of_ReplicationController[] = {
    {{KZ_LIT(""), KZ_LIT(""), KZ_LIT("HorizontalPodAutoscaler")}, KZ_LIT("spec/scaleTargetRef/name"), false},
};

_Static_assert(KZ_BUILTIN_NAMEREF_COUNT == 16, "k8s/data.h must say how many there are");

const kz_nameref kz_builtin_namerefs[] = {
    {{KZ_LIT("storage.k8s.io"), KZ_LIT("v1"), KZ_LIT("StorageClass")}, {names_of_storage_k8s_io_v1_StorageClass, 3}},
    {{KZ_LIT(""), KZ_LIT("v1"), KZ_LIT("ServiceAccount")}, {names_of_v1_ServiceAccount, 9}},
    {{KZ_LIT("rbac.authorization.k8s.io"), KZ_LIT(""), KZ_LIT("Role")}, {names_of_rbac_authorization_k8s_io_Role, 1}},
    {{KZ_LIT("rbac.authorization.k8s.io"), KZ_LIT(""), KZ_LIT("ClusterRole")}, {names_of_rbac_authorization_k8s_io_ClusterRole, 2}},
    {{KZ_LIT(""), KZ_LIT("v1"), KZ_LIT("ConfigMap")}, {names_of_v1_ConfigMap, 52}},
    {{KZ_LIT(""), KZ_LIT("v1"), KZ_LIT("Secret")}, {names_of_v1_Secret, 70}},
    {{KZ_LIT(""), KZ_LIT("v1"), KZ_LIT("Service")}, {names_of_v1_Service, 8}},
    {{KZ_LIT("scheduling.k8s.io"), KZ_LIT("v1"), KZ_LIT("PriorityClass")}, {names_of_scheduling_k8s_io_v1_PriorityClass, 7}},
    {{KZ_LIT(""), KZ_LIT("v1"), KZ_LIT("PersistentVolume")}, {names_of_v1_PersistentVolume, 2}},
    {{KZ_LIT(""), KZ_LIT("v1"), KZ_LIT("PersistentVolumeClaim")}, {names_of_v1_PersistentVolumeClaim, 7}},
    {{KZ_LIT(""), KZ_LIT(""), KZ_LIT("Deployment")}, {names_of_Deployment, 1}},
    {{KZ_LIT(""), KZ_LIT(""), KZ_LIT("StatefulSet")}, {names_of_StatefulSet, 1}},
    {{KZ_LIT("admissionregistration.k8s.io"), KZ_LIT(""), KZ_LIT("ValidatingAdmissionPolicy")}, {names_of_admissionregistration_k8s_io_ValidatingAdmissionPolicy, 1}},
    {{KZ_LIT("networking.k8s.io/v1"), KZ_LIT("v1"), KZ_LIT("IngressClass")}, {names_of_networking_k8s_io_v1_v1_IngressClass, 1}},
    {{KZ_LIT(""), KZ_LIT(""), KZ_LIT("ReplicaSet")}, {names_of_ReplicaSet, 1}},
    {{KZ_LIT(""), KZ_LIT(""), KZ_LIT("ReplicationController")}, {names_of_ReplicationController, 1}},
};
