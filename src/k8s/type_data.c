/*
 * Which types are cluster-scoped, and which kinds come first and last.
 *
 * Made by tests/lint/tables.py from data/scope.tsv and data/order.tsv: change those instead.
 */
/* clang-format off */
#include "k8s/data.h"

const kz_gvk kz_cluster_scoped[] = {
    {KZ_LIT("apiregistration.k8s.io"), KZ_LIT("v1"), KZ_LIT("APIService")},
    {KZ_LIT("apiregistration.k8s.io"), KZ_LIT("v1beta1"), KZ_LIT("APIService")},
    {KZ_LIT("storage.k8s.io"), KZ_LIT("v1"), KZ_LIT("CSIDriver")},
    {KZ_LIT("storage.k8s.io"), KZ_LIT("v1beta1"), KZ_LIT("CSIDriver")},
    {KZ_LIT("storage.k8s.io"), KZ_LIT("v1"), KZ_LIT("CSINode")},
    {KZ_LIT("storage.k8s.io"), KZ_LIT("v1beta1"), KZ_LIT("CSINode")},
    {KZ_LIT("certificates.k8s.io"), KZ_LIT("v1"), KZ_LIT("CertificateSigningRequest")},
    {KZ_LIT("certificates.k8s.io"), KZ_LIT("v1beta1"), KZ_LIT("CertificateSigningRequest")},
    {KZ_LIT("rbac.authorization.k8s.io"), KZ_LIT("v1"), KZ_LIT("ClusterRole")},
    {KZ_LIT("rbac.authorization.k8s.io"), KZ_LIT("v1beta1"), KZ_LIT("ClusterRole")},
    {KZ_LIT("rbac.authorization.k8s.io"), KZ_LIT("v1"), KZ_LIT("ClusterRoleBinding")},
    {KZ_LIT("rbac.authorization.k8s.io"), KZ_LIT("v1beta1"), KZ_LIT("ClusterRoleBinding")},
    {KZ_LIT(""), KZ_LIT("v1"), KZ_LIT("ComponentStatus")},
    {KZ_LIT("apiextensions.k8s.io"), KZ_LIT("v1"), KZ_LIT("CustomResourceDefinition")},
    {KZ_LIT("apiextensions.k8s.io"), KZ_LIT("v1beta1"), KZ_LIT("CustomResourceDefinition")},
    {KZ_LIT("flowcontrol.apiserver.k8s.io"), KZ_LIT("v1beta1"), KZ_LIT("FlowSchema")},
    {KZ_LIT("networking.k8s.io"), KZ_LIT("v1"), KZ_LIT("IngressClass")},
    {KZ_LIT("networking.k8s.io"), KZ_LIT("v1beta1"), KZ_LIT("IngressClass")},
    {KZ_LIT("admissionregistration.k8s.io"), KZ_LIT("v1"), KZ_LIT("MutatingWebhookConfiguration")},
    {KZ_LIT("admissionregistration.k8s.io"), KZ_LIT("v1beta1"), KZ_LIT("MutatingWebhookConfiguration")},
    {KZ_LIT(""), KZ_LIT("v1"), KZ_LIT("Namespace")},
    {KZ_LIT(""), KZ_LIT("v1"), KZ_LIT("Node")},
    {KZ_LIT(""), KZ_LIT("v1"), KZ_LIT("NodeProxyOptions")},
    {KZ_LIT(""), KZ_LIT("v1"), KZ_LIT("PersistentVolume")},
    {KZ_LIT("policy"), KZ_LIT("v1beta1"), KZ_LIT("PodSecurityPolicy")},
    {KZ_LIT("scheduling.k8s.io"), KZ_LIT("v1"), KZ_LIT("PriorityClass")},
    {KZ_LIT("scheduling.k8s.io"), KZ_LIT("v1beta1"), KZ_LIT("PriorityClass")},
    {KZ_LIT("flowcontrol.apiserver.k8s.io"), KZ_LIT("v1beta1"), KZ_LIT("PriorityLevelConfiguration")},
    {KZ_LIT("node.k8s.io"), KZ_LIT("v1"), KZ_LIT("RuntimeClass")},
    {KZ_LIT("node.k8s.io"), KZ_LIT("v1beta1"), KZ_LIT("RuntimeClass")},
    {KZ_LIT("storage.k8s.io"), KZ_LIT("v1"), KZ_LIT("StorageClass")},
    {KZ_LIT("storage.k8s.io"), KZ_LIT("v1beta1"), KZ_LIT("StorageClass")},
    {KZ_LIT("admissionregistration.k8s.io"), KZ_LIT("v1"), KZ_LIT("ValidatingWebhookConfiguration")},
    {KZ_LIT("admissionregistration.k8s.io"), KZ_LIT("v1beta1"), KZ_LIT("ValidatingWebhookConfiguration")},
    {KZ_LIT("storage.k8s.io"), KZ_LIT("v1"), KZ_LIT("VolumeAttachment")},
    {KZ_LIT("storage.k8s.io"), KZ_LIT("v1beta1"), KZ_LIT("VolumeAttachment")},
};

const size_t kz_cluster_scoped_count = 36;

const kz_ranked_kind kz_ranked_kinds[] = {
    {KZ_LIT("ClusterRole"), -15},
    {KZ_LIT("ClusterRoleBinding"), -13},
    {KZ_LIT("ConfigMap"), -12},
    {KZ_LIT("CronJob"), -2},
    {KZ_LIT("CustomResourceDefinition"), -19},
    {KZ_LIT("Deployment"), -4},
    {KZ_LIT("Endpoints"), -10},
    {KZ_LIT("LimitRange"), -8},
    {KZ_LIT("MutatingWebhookConfiguration"), 1},
    {KZ_LIT("Namespace"), -22},
    {KZ_LIT("PersistentVolume"), -6},
    {KZ_LIT("PersistentVolumeClaim"), -5},
    {KZ_LIT("PodDisruptionBudget"), -1},
    {KZ_LIT("PodSecurityPolicy"), -17},
    {KZ_LIT("PriorityClass"), -7},
    {KZ_LIT("ResourceQuota"), -21},
    {KZ_LIT("Role"), -16},
    {KZ_LIT("RoleBinding"), -14},
    {KZ_LIT("Secret"), -11},
    {KZ_LIT("Service"), -9},
    {KZ_LIT("ServiceAccount"), -18},
    {KZ_LIT("StatefulSet"), -3},
    {KZ_LIT("StorageClass"), -20},
    {KZ_LIT("ValidatingWebhookConfiguration"), 2},
};

const size_t kz_ranked_kind_count = 24;
