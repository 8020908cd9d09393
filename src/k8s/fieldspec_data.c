/*
 * The built-in field specs.
 *
 * Made by tests/lint/tables.py from data/fieldspecs.tsv: change those instead.
 */
/* clang-format off */
#include "k8s/data.h"

static const kz_fieldspec name_prefix[] = {
    {{KZ_LIT(""), KZ_LIT(""), KZ_LIT("")}, KZ_LIT("metadata/name"), false},
};

static const kz_fieldspec name_suffix[] = {
    {{KZ_LIT(""), KZ_LIT(""), KZ_LIT("")}, KZ_LIT("metadata/name"), false},
};

static const kz_fieldspec namespaces[] = {
    {{KZ_LIT(""), KZ_LIT(""), KZ_LIT("Namespace")}, KZ_LIT("metadata/name"), true},
    {{KZ_LIT("apiextensions.k8s.io"), KZ_LIT(""), KZ_LIT("CustomResourceDefinition")}, KZ_LIT("spec/conversion/webhook/clientConfig/service/namespace"), false},
    {{KZ_LIT("apiregistration.k8s.io"), KZ_LIT(""), KZ_LIT("APIService")}, KZ_LIT("spec/service/namespace"), true},
};

static const kz_fieldspec common_labels[] = {
    {{KZ_LIT(""), KZ_LIT("v1"), KZ_LIT("Service")}, KZ_LIT("spec/selector"), true},
    {{KZ_LIT("apps"), KZ_LIT(""), KZ_LIT("Deployment")}, KZ_LIT("spec/template/spec/affinity/podAffinity/preferredDuringSchedulingIgnoredDuringExecution/podAffinityTerm/labelSelector/matchLabels"), false},
    {{KZ_LIT("apps"), KZ_LIT(""), KZ_LIT("Deployment")}, KZ_LIT("spec/template/spec/affinity/podAffinity/requiredDuringSchedulingIgnoredDuringExecution/labelSelector/matchLabels"), false},
    {{KZ_LIT("apps"), KZ_LIT(""), KZ_LIT("Deployment")}, KZ_LIT("spec/template/spec/affinity/podAntiAffinity/preferredDuringSchedulingIgnoredDuringExecution/podAffinityTerm/labelSelector/matchLabels"), false},
    {{KZ_LIT("apps"), KZ_LIT(""), KZ_LIT("Deployment")}, KZ_LIT("spec/template/spec/affinity/podAntiAffinity/requiredDuringSchedulingIgnoredDuringExecution/labelSelector/matchLabels"), false},
    {{KZ_LIT("apps"), KZ_LIT(""), KZ_LIT("Deployment")}, KZ_LIT("spec/template/spec/topologySpreadConstraints/labelSelector/matchLabels"), false},
    {{KZ_LIT(""), KZ_LIT(""), KZ_LIT("Deployment")}, KZ_LIT("spec/template/metadata/labels"), true},
    {{KZ_LIT(""), KZ_LIT(""), KZ_LIT("Deployment")}, KZ_LIT("spec/selector/matchLabels"), true},
    {{KZ_LIT("apps"), KZ_LIT(""), KZ_LIT("StatefulSet")}, KZ_LIT("spec/selector/matchLabels"), true},
    {{KZ_LIT("apps"), KZ_LIT(""), KZ_LIT("StatefulSet")}, KZ_LIT("spec/volumeClaimTemplates[]/metadata/labels"), true},
    {{KZ_LIT("apps"), KZ_LIT(""), KZ_LIT("StatefulSet")}, KZ_LIT("spec/template/spec/affinity/podAffinity/preferredDuringSchedulingIgnoredDuringExecution/podAffinityTerm/labelSelector/matchLabels"), false},
    {{KZ_LIT("apps"), KZ_LIT(""), KZ_LIT("StatefulSet")}, KZ_LIT("spec/template/spec/affinity/podAffinity/requiredDuringSchedulingIgnoredDuringExecution/labelSelector/matchLabels"), false},
    {{KZ_LIT("apps"), KZ_LIT(""), KZ_LIT("StatefulSet")}, KZ_LIT("spec/template/spec/affinity/podAntiAffinity/preferredDuringSchedulingIgnoredDuringExecution/podAffinityTerm/labelSelector/matchLabels"), false},
    {{KZ_LIT("apps"), KZ_LIT(""), KZ_LIT("StatefulSet")}, KZ_LIT("spec/template/spec/affinity/podAntiAffinity/requiredDuringSchedulingIgnoredDuringExecution/labelSelector/matchLabels"), false},
    {{KZ_LIT("apps"), KZ_LIT(""), KZ_LIT("StatefulSet")}, KZ_LIT("spec/template/spec/topologySpreadConstraints/labelSelector/matchLabels"), false},
    {{KZ_LIT("apps"), KZ_LIT(""), KZ_LIT("StatefulSet")}, KZ_LIT("spec/template/metadata/labels"), true},
    {{KZ_LIT("batch"), KZ_LIT(""), KZ_LIT("CronJob")}, KZ_LIT("spec/jobTemplate/metadata/labels"), true},
    {{KZ_LIT("batch"), KZ_LIT(""), KZ_LIT("CronJob")}, KZ_LIT("spec/jobTemplate/spec/template/metadata/labels"), true},
    {{KZ_LIT("batch"), KZ_LIT(""), KZ_LIT("CronJob")}, KZ_LIT("spec/jobTemplate/spec/selector/matchLabels"), false},
    {{KZ_LIT("policy"), KZ_LIT(""), KZ_LIT("PodDisruptionBudget")}, KZ_LIT("spec/selector/matchLabels"), false},
    {{KZ_LIT("batch"), KZ_LIT(""), KZ_LIT("Job")}, KZ_LIT("spec/selector/matchLabels"), false},
    {{KZ_LIT("batch"), KZ_LIT(""), KZ_LIT("Job")}, KZ_LIT("spec/template/metadata/labels"), true},
    {{KZ_LIT("networking.k8s.io"), KZ_LIT(""), KZ_LIT("NetworkPolicy")}, KZ_LIT("spec/egress/to/podSelector/matchLabels"), false},
    {{KZ_LIT("networking.k8s.io"), KZ_LIT(""), KZ_LIT("NetworkPolicy")}, KZ_LIT("spec/ingress/from/podSelector/matchLabels"), false},
    {{KZ_LIT("networking.k8s.io"), KZ_LIT(""), KZ_LIT("NetworkPolicy")}, KZ_LIT("spec/podSelector/matchLabels"), false},
    {{KZ_LIT(""), KZ_LIT("v1"), KZ_LIT("ReplicationController")}, KZ_LIT("spec/template/metadata/labels"), true},
    {{KZ_LIT(""), KZ_LIT("v1"), KZ_LIT("ReplicationController")}, KZ_LIT("spec/selector"), true},
    {{KZ_LIT(""), KZ_LIT(""), KZ_LIT("DaemonSet")}, KZ_LIT("spec/template/metadata/labels"), true},
    {{KZ_LIT(""), KZ_LIT(""), KZ_LIT("DaemonSet")}, KZ_LIT("spec/selector/matchLabels"), true},
    {{KZ_LIT(""), KZ_LIT(""), KZ_LIT("ReplicaSet")}, KZ_LIT("spec/template/metadata/labels"), true},
    {{KZ_LIT(""), KZ_LIT(""), KZ_LIT("ReplicaSet")}, KZ_LIT("spec/selector/matchLabels"), true},
    {{KZ_LIT(""), KZ_LIT(""), KZ_LIT("")}, KZ_LIT("metadata/labels"), true},
};

static const kz_fieldspec template_labels[] = {
    {{KZ_LIT(""), KZ_LIT(""), KZ_LIT("Deployment")}, KZ_LIT("spec/template/metadata/labels"), true},
    {{KZ_LIT("apps"), KZ_LIT(""), KZ_LIT("StatefulSet")}, KZ_LIT("spec/template/metadata/labels"), true},
    {{KZ_LIT("apps"), KZ_LIT(""), KZ_LIT("StatefulSet")}, KZ_LIT("spec/volumeClaimTemplates[]/metadata/labels"), true},
    {{KZ_LIT("batch"), KZ_LIT(""), KZ_LIT("CronJob")}, KZ_LIT("spec/jobTemplate/metadata/labels"), true},
    {{KZ_LIT("batch"), KZ_LIT(""), KZ_LIT("CronJob")}, KZ_LIT("spec/jobTemplate/spec/template/metadata/labels"), true},
    {{KZ_LIT("batch"), KZ_LIT(""), KZ_LIT("Job")}, KZ_LIT("spec/template/metadata/labels"), true},
    {{KZ_LIT(""), KZ_LIT("v1"), KZ_LIT("ReplicationController")}, KZ_LIT("spec/template/metadata/labels"), true},
    {{KZ_LIT(""), KZ_LIT(""), KZ_LIT("DaemonSet")}, KZ_LIT("spec/template/metadata/labels"), true},
    {{KZ_LIT(""), KZ_LIT(""), KZ_LIT("ReplicaSet")}, KZ_LIT("spec/template/metadata/labels"), true},
    {{KZ_LIT(""), KZ_LIT(""), KZ_LIT("")}, KZ_LIT("metadata/labels"), true},
};

static const kz_fieldspec common_annotations[] = {
    {{KZ_LIT(""), KZ_LIT(""), KZ_LIT("Deployment")}, KZ_LIT("spec/template/metadata/annotations"), true},
    {{KZ_LIT(""), KZ_LIT(""), KZ_LIT("StatefulSet")}, KZ_LIT("spec/template/metadata/annotations"), true},
    {{KZ_LIT("batch"), KZ_LIT(""), KZ_LIT("CronJob")}, KZ_LIT("spec/jobTemplate/metadata/annotations"), true},
    {{KZ_LIT("batch"), KZ_LIT(""), KZ_LIT("CronJob")}, KZ_LIT("spec/jobTemplate/spec/template/metadata/annotations"), true},
    {{KZ_LIT("batch"), KZ_LIT(""), KZ_LIT("Job")}, KZ_LIT("spec/template/metadata/annotations"), true},
    {{KZ_LIT(""), KZ_LIT("v1"), KZ_LIT("ReplicationController")}, KZ_LIT("spec/template/metadata/annotations"), true},
    {{KZ_LIT(""), KZ_LIT(""), KZ_LIT("DaemonSet")}, KZ_LIT("spec/template/metadata/annotations"), true},
    {{KZ_LIT(""), KZ_LIT(""), KZ_LIT("ReplicaSet")}, KZ_LIT("spec/template/metadata/annotations"), true},
    {{KZ_LIT(""), KZ_LIT(""), KZ_LIT("")}, KZ_LIT("metadata/annotations"), true},
};

static const kz_fieldspec images[] = {
    {{KZ_LIT(""), KZ_LIT(""), KZ_LIT("")}, KZ_LIT("spec/containers[]/image"), true},
    {{KZ_LIT(""), KZ_LIT(""), KZ_LIT("")}, KZ_LIT("spec/initContainers[]/image"), true},
    {{KZ_LIT(""), KZ_LIT(""), KZ_LIT("")}, KZ_LIT("spec/volumes[]/image/reference"), true},
    {{KZ_LIT(""), KZ_LIT(""), KZ_LIT("")}, KZ_LIT("spec/template/spec/containers[]/image"), true},
    {{KZ_LIT(""), KZ_LIT(""), KZ_LIT("")}, KZ_LIT("spec/template/spec/initContainers[]/image"), true},
    {{KZ_LIT(""), KZ_LIT(""), KZ_LIT("")}, KZ_LIT("spec/template/spec/volumes[]/image/reference"), true},
};

static const kz_fieldspec replicas[] = {
    {{KZ_LIT(""), KZ_LIT(""), KZ_LIT("Deployment")}, KZ_LIT("spec/replicas"), true},
    {{KZ_LIT(""), KZ_LIT(""), KZ_LIT("StatefulSet")}, KZ_LIT("spec/replicas"), true},
    {{KZ_LIT(""), KZ_LIT(""), KZ_LIT("ReplicaSet")}, KZ_LIT("spec/replicas"), true},
    {{KZ_LIT(""), KZ_LIT(""), KZ_LIT("ReplicationController")}, KZ_LIT("spec/replicas"), true},
};

static const kz_fieldspec var_reference[] = {
    {{KZ_LIT(""), KZ_LIT(""), KZ_LIT("Service")}, KZ_LIT("spec/ports/port"), false},
    {{KZ_LIT(""), KZ_LIT(""), KZ_LIT("Service")}, KZ_LIT("spec/ports/targetPort"), false},
    {{KZ_LIT(""), KZ_LIT(""), KZ_LIT("PersistentVolume")}, KZ_LIT("spec/nfs/server"), false},
    {{KZ_LIT(""), KZ_LIT(""), KZ_LIT("Deployment")}, KZ_LIT("spec/template/spec/initContainers/volumeMounts/mountPath"), false},
    {{KZ_LIT(""), KZ_LIT(""), KZ_LIT("Deployment")}, KZ_LIT("spec/template/spec/initContainers/env/value"), false},
    {{KZ_LIT(""), KZ_LIT(""), KZ_LIT("Deployment")}, KZ_LIT("spec/template/spec/initContainers/command"), false},
    {{KZ_LIT(""), KZ_LIT(""), KZ_LIT("Deployment")}, KZ_LIT("spec/template/spec/initContainers/args"), false},
    {{KZ_LIT(""), KZ_LIT(""), KZ_LIT("Deployment")}, KZ_LIT("spec/template/spec/containers/volumeMounts/mountPath"), false},
    {{KZ_LIT(""), KZ_LIT(""), KZ_LIT("Deployment")}, KZ_LIT("spec/template/spec/containers/env/value"), false},
    {{KZ_LIT(""), KZ_LIT(""), KZ_LIT("Deployment")}, KZ_LIT("spec/template/spec/volumes/nfs/server"), false},
    {{KZ_LIT(""), KZ_LIT(""), KZ_LIT("Deployment")}, KZ_LIT("spec/template/metadata/annotations"), false},
    {{KZ_LIT(""), KZ_LIT(""), KZ_LIT("Deployment")}, KZ_LIT("spec/template/spec/containers/command"), false},
    {{KZ_LIT(""), KZ_LIT(""), KZ_LIT("Deployment")}, KZ_LIT("spec/template/spec/containers/args"), false},
    {{KZ_LIT(""), KZ_LIT(""), KZ_LIT("StatefulSet")}, KZ_LIT("spec/template/spec/containers/volumeMounts/mountPath"), false},
    {{KZ_LIT(""), KZ_LIT(""), KZ_LIT("StatefulSet")}, KZ_LIT("spec/template/spec/containers/env/value"), false},
    {{KZ_LIT(""), KZ_LIT(""), KZ_LIT("StatefulSet")}, KZ_LIT("spec/template/spec/initContainers/args"), false},
    {{KZ_LIT(""), KZ_LIT(""), KZ_LIT("StatefulSet")}, KZ_LIT("spec/volumeClaimTemplates/spec/nfs/server"), false},
    {{KZ_LIT(""), KZ_LIT(""), KZ_LIT("StatefulSet")}, KZ_LIT("spec/template/spec/initContainers/command"), false},
    {{KZ_LIT(""), KZ_LIT(""), KZ_LIT("StatefulSet")}, KZ_LIT("spec/template/spec/containers/command"), false},
    {{KZ_LIT(""), KZ_LIT(""), KZ_LIT("StatefulSet")}, KZ_LIT("spec/template/spec/containers/args"), false},
    {{KZ_LIT(""), KZ_LIT(""), KZ_LIT("StatefulSet")}, KZ_LIT("spec/template/spec/initContainers/volumeMounts/mountPath"), false},
    {{KZ_LIT(""), KZ_LIT(""), KZ_LIT("StatefulSet")}, KZ_LIT("spec/template/spec/initContainers/env/value"), false},
    {{KZ_LIT(""), KZ_LIT(""), KZ_LIT("CronJob")}, KZ_LIT("spec/jobTemplate/spec/template/spec/initContainers/env/value"), false},
    {{KZ_LIT(""), KZ_LIT(""), KZ_LIT("CronJob")}, KZ_LIT("spec/jobTemplate/spec/template/spec/initContainers/command"), false},
    {{KZ_LIT(""), KZ_LIT(""), KZ_LIT("CronJob")}, KZ_LIT("spec/jobTemplate/spec/template/spec/initContainers/args"), false},
    {{KZ_LIT(""), KZ_LIT(""), KZ_LIT("CronJob")}, KZ_LIT("spec/jobTemplate/spec/template/spec/containers/volumeMounts/mountPath"), false},
    {{KZ_LIT(""), KZ_LIT(""), KZ_LIT("CronJob")}, KZ_LIT("spec/jobTemplate/spec/template/spec/containers/env/value"), false},
    {{KZ_LIT(""), KZ_LIT(""), KZ_LIT("CronJob")}, KZ_LIT("spec/jobTemplate/spec/template/spec/containers/command"), false},
    {{KZ_LIT(""), KZ_LIT(""), KZ_LIT("CronJob")}, KZ_LIT("spec/jobTemplate/spec/template/spec/initContainers/volumeMounts/mountPath"), false},
    {{KZ_LIT(""), KZ_LIT(""), KZ_LIT("CronJob")}, KZ_LIT("spec/jobTemplate/spec/template/volumes/nfs/server"), false},
    {{KZ_LIT(""), KZ_LIT(""), KZ_LIT("CronJob")}, KZ_LIT("spec/jobTemplate/spec/template/spec/containers/args"), false},
    {{KZ_LIT(""), KZ_LIT(""), KZ_LIT("DaemonSet")}, KZ_LIT("spec/template/spec/containers/command"), false},
    {{KZ_LIT(""), KZ_LIT(""), KZ_LIT("DaemonSet")}, KZ_LIT("spec/template/spec/volumes/nfs/server"), false},
    {{KZ_LIT(""), KZ_LIT(""), KZ_LIT("DaemonSet")}, KZ_LIT("spec/template/spec/initContainers/volumeMounts/mountPath"), false},
    {{KZ_LIT(""), KZ_LIT(""), KZ_LIT("DaemonSet")}, KZ_LIT("spec/template/spec/initContainers/env/value"), false},
    {{KZ_LIT(""), KZ_LIT(""), KZ_LIT("DaemonSet")}, KZ_LIT("spec/template/spec/initContainers/command"), false},
    {{KZ_LIT(""), KZ_LIT(""), KZ_LIT("DaemonSet")}, KZ_LIT("spec/template/spec/initContainers/args"), false},
    {{KZ_LIT(""), KZ_LIT(""), KZ_LIT("DaemonSet")}, KZ_LIT("spec/template/spec/containers/volumeMounts/mountPath"), false},
    {{KZ_LIT(""), KZ_LIT(""), KZ_LIT("DaemonSet")}, KZ_LIT("spec/template/spec/containers/env/value"), false},
    {{KZ_LIT(""), KZ_LIT(""), KZ_LIT("DaemonSet")}, KZ_LIT("spec/template/spec/containers/args"), false},
    {{KZ_LIT(""), KZ_LIT(""), KZ_LIT("Ingress")}, KZ_LIT("spec/tls/secretName"), false},
    {{KZ_LIT(""), KZ_LIT(""), KZ_LIT("Ingress")}, KZ_LIT("spec/tls/hosts"), false},
    {{KZ_LIT(""), KZ_LIT(""), KZ_LIT("Ingress")}, KZ_LIT("spec/rules/host"), false},
    {{KZ_LIT(""), KZ_LIT(""), KZ_LIT("Job")}, KZ_LIT("spec/template/spec/initContainers/command"), false},
    {{KZ_LIT(""), KZ_LIT(""), KZ_LIT("Job")}, KZ_LIT("spec/template/spec/volumes/nfs/server"), false},
    {{KZ_LIT(""), KZ_LIT(""), KZ_LIT("Job")}, KZ_LIT("spec/template/spec/containers/args"), false},
    {{KZ_LIT(""), KZ_LIT(""), KZ_LIT("Job")}, KZ_LIT("spec/template/spec/containers/command"), false},
    {{KZ_LIT(""), KZ_LIT(""), KZ_LIT("Job")}, KZ_LIT("spec/template/spec/containers/env/value"), false},
    {{KZ_LIT(""), KZ_LIT(""), KZ_LIT("Job")}, KZ_LIT("spec/template/spec/containers/volumeMounts/mountPath"), false},
    {{KZ_LIT(""), KZ_LIT(""), KZ_LIT("Job")}, KZ_LIT("spec/template/spec/initContainers/args"), false},
    {{KZ_LIT(""), KZ_LIT(""), KZ_LIT("Job")}, KZ_LIT("spec/template/spec/initContainers/env/value"), false},
    {{KZ_LIT(""), KZ_LIT(""), KZ_LIT("Job")}, KZ_LIT("spec/template/spec/initContainers/volumeMounts/mountPath"), false},
    {{KZ_LIT(""), KZ_LIT(""), KZ_LIT("Pod")}, KZ_LIT("spec/containers/volumeMounts/mountPath"), false},
    {{KZ_LIT(""), KZ_LIT(""), KZ_LIT("Pod")}, KZ_LIT("spec/containers/args"), false},
    {{KZ_LIT(""), KZ_LIT(""), KZ_LIT("Pod")}, KZ_LIT("spec/initContainers/command"), false},
    {{KZ_LIT(""), KZ_LIT(""), KZ_LIT("Pod")}, KZ_LIT("spec/initContainers/env/value"), false},
    {{KZ_LIT(""), KZ_LIT(""), KZ_LIT("Pod")}, KZ_LIT("spec/initContainers/volumeMounts/mountPath"), false},
    {{KZ_LIT(""), KZ_LIT(""), KZ_LIT("Pod")}, KZ_LIT("spec/volumes/nfs/server"), false},
    {{KZ_LIT(""), KZ_LIT(""), KZ_LIT("Pod")}, KZ_LIT("spec/initContainers/args"), false},
    {{KZ_LIT(""), KZ_LIT(""), KZ_LIT("Pod")}, KZ_LIT("spec/containers/env/value"), false},
    {{KZ_LIT(""), KZ_LIT(""), KZ_LIT("Pod")}, KZ_LIT("spec/containers/command"), false},
    {{KZ_LIT(""), KZ_LIT(""), KZ_LIT("ReplicaSet")}, KZ_LIT("spec/template/spec/volumes/nfs/server"), false},
    {{KZ_LIT(""), KZ_LIT(""), KZ_LIT("ReplicaSet")}, KZ_LIT("spec/template/spec/containers/volumeMounts/mountPath"), false},
    {{KZ_LIT(""), KZ_LIT(""), KZ_LIT("ReplicaSet")}, KZ_LIT("spec/template/spec/containers/env/value"), false},
    {{KZ_LIT(""), KZ_LIT(""), KZ_LIT("ReplicaSet")}, KZ_LIT("spec/template/spec/containers/command"), false},
    {{KZ_LIT(""), KZ_LIT(""), KZ_LIT("ReplicaSet")}, KZ_LIT("spec/template/spec/containers/args"), false},
    {{KZ_LIT(""), KZ_LIT(""), KZ_LIT("ReplicaSet")}, KZ_LIT("spec/template/spec/initContainers/args"), false},
    {{KZ_LIT(""), KZ_LIT(""), KZ_LIT("ReplicaSet")}, KZ_LIT("spec/template/spec/initContainers/volumeMounts/mountPath"), false},
    {{KZ_LIT(""), KZ_LIT(""), KZ_LIT("ReplicaSet")}, KZ_LIT("spec/template/spec/initContainers/env/value"), false},
    {{KZ_LIT(""), KZ_LIT(""), KZ_LIT("ReplicaSet")}, KZ_LIT("spec/template/spec/initContainers/command"), false},
    {{KZ_LIT(""), KZ_LIT(""), KZ_LIT("")}, KZ_LIT("metadata/labels"), false},
    {{KZ_LIT(""), KZ_LIT(""), KZ_LIT("")}, KZ_LIT("metadata/annotations"), false},
};

const kz_tables kz_builtin_tables = {
    .name_prefix = {name_prefix, 1},
    .name_suffix = {name_suffix, 1},
    .namespaces = {namespaces, 3},
    .common_labels = {common_labels, 32},
    .template_labels = {template_labels, 10},
    .common_annotations = {common_annotations, 9},
    .images = {images, 6},
    .replicas = {replicas, 4},
    .var_reference = {var_reference, 72},
    .name_reference = {kz_builtin_namerefs, KZ_BUILTIN_NAMEREF_COUNT},
};
