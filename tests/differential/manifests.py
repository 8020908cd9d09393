"""Resources of all kinds, and files of them."""

import base64

from dice import NAMESPACES, Raw
from workloads import WORKLOADS, claim

FILES = ["key=value\nother=1\n", "server {\n  listen 80;\n  location / {\n    root /www;\n  }\n}\n",
         '{"a": 1, "b": [true, null]}', "a: 1\nb:\n- x\n- y: z\n", "line one \nline two\n\n  indented\n\n",
         "#!/bin/sh\nset -e\necho \"$1\"\n", "no newline at the end", "tab\tseparated\nvalues\t1\n", "x\n\n\n",
         "-----BEGIN CERTIFICATE-----\nMIIB" + "A" * 60 + "\n-----END CERTIFICATE-----\n",
         "long " + "word " * 40, "<html>\n<body>é 日本語 🚀</body>\n</html>\n", "\n leading newline", "a: b # c\n"]


def service(dice, labels):
    spec = {"selector": labels, "ports": [{"port": p} for p in dice.some([80, 443, 9090], 2)]}
    for port in spec["ports"]:
        dice.maybe(port, "name", 0.4, lambda p=port: f"n{p['port']}")
        dice.maybe(port, "targetPort", 0.5, lambda: dice.pick([8080, "http", Raw('"80"')]))
        dice.maybe(port, "protocol", 0.3, lambda: dice.pick(["TCP", "UDP"]))
    dice.maybe(spec, "type", 0.4, lambda: dice.pick(["ClusterIP", "NodePort", "LoadBalancer"]))
    dice.maybe(spec, "clusterIP", 0.1, lambda: "None")
    if dice.chance(0.1):
        del spec["selector"]
    return {"spec": spec}


def ingress(dice, _labels):
    path = {"path": "/", "pathType": "Prefix", "backend": {"service": {"name": dice.name(), "port": {"number": 80}}}}
    rules = [{"host": h, "http": {"paths": [path]}} for h in dice.some(["a.example.com", "*.b.org", "$(HOST).c"], 2)]
    spec = {"rules": rules}
    dice.maybe(spec, "tls", 0.4, lambda: [{"hosts": ["a.example.com"], "secretName": dice.name()}])
    dice.maybe(spec, "ingressClassName", 0.3, lambda: "nginx")
    dice.maybe(spec, "defaultBackend", 0.1, lambda: {"service": {"name": dice.name(), "port": {"name": "http"}}})
    return {"spec": spec}


def autoscaler(dice, _labels):
    return {"spec": {"scaleTargetRef": {"apiVersion": "apps/v1", "kind": dice.pick(["Deployment", "StatefulSet"]),
                                        "name": dice.name()},
                     "minReplicas": 1, "maxReplicas": dice.number(2, 10),
                     "metrics": [{"type": "Resource", "resource": {
                         "name": "cpu", "target": {"type": "Utilization", "averageUtilization": 80}}}]}}


def config_map(dice, _labels):
    data = {}
    for key in dice.some(["k", "app.conf", "LOG_LEVEL", "settings.yaml", "1", "x"], 3):
        data[key] = dice.pick(FILES) if dice.chance(0.35) else dice.plain()
    out = {"data": data} if data else {}
    dice.maybe(out, "binaryData", 0.08, lambda: {"b": base64.b64encode(b"\x00\xff\x01" * 30).decode()})
    dice.maybe(out, "immutable", 0.08, lambda: True)
    return out


def secret(dice, _labels):
    out = {"type": dice.pick(["Opaque", "kubernetes.io/tls", "kubernetes.io/dockerconfigjson"])}
    dice.maybe(out, "data", 0.7, lambda: {k: base64.b64encode(dice.word().encode() * dice.pick([1, 1, 20])).decode()
                                          for k in dice.some(["password", "k", "tls.crt"], 2)})
    dice.maybe(out, "stringData", 0.4, lambda: {"user": dice.plain(), "conf": dice.pick(FILES)})
    return out


def role(dice, _labels):
    rule = {"apiGroups": [dice.pick(["", "apps"])], "resources": dice.some(["pods", "secrets", "deployments"], 2),
            "verbs": dice.some(["get", "list", "watch", "*"], 3)}
    dice.maybe(rule, "resourceNames", 0.3, lambda: [dice.name()])
    return {"rules": [rule]}


def binding(dice, _labels):
    subjects = []
    for _ in range(dice.number(1, 2)):
        subject = {"kind": dice.pick(["ServiceAccount", "ServiceAccount", "User", "Group"]),
                   "name": dice.pick([dice.name(), "default"])}
        dice.maybe(subject, "namespace", 0.5, lambda: dice.pick(NAMESPACES))
        dice.maybe(subject, "apiGroup", 0.2, lambda: "rbac.authorization.k8s.io")
        subjects.append(subject)
    return {"roleRef": {"apiGroup": "rbac.authorization.k8s.io", "kind": dice.pick(["Role", "ClusterRole"]),
                        "name": dice.name()}, "subjects": subjects}


def definition(dice, _labels):
    kind = dice.pick(["Tool", "Database"])
    return {"spec": {"group": "example.com", "names": {"kind": kind, "plural": kind.lower() + "s"},
                     "scope": "Namespaced", "versions": [{
                         "name": "v1", "served": True, "storage": True, "schema": {"openAPIV3Schema": {
                             "type": "object", "properties": {"spec": {
                                 "type": "object", "x-kubernetes-preserve-unknown-fields": True}}}}}]}}


def custom(dice, labels):
    spec = {"size": dice.plain(), "configRef": {"name": dice.name()}, "image": "nginx:1.25", "labels": labels,
            "items": [{"name": n, "value": dice.plain()} for n in dice.some(["a", "b", "c"], 3)]}
    dice.maybe(spec, "matrix", 0.2, lambda: [[1, 2], [dice.plain(), []], {}])
    dice.maybe(spec, "url", 0.3, lambda: "http://$(HOST):$(PORT)/")
    dice.maybe(spec, "template", 0.2, lambda: {"spec": {"containers": [{"name": "x", "image": "redis:7"}]}})
    dice.maybe(spec, "nothing", 0.1, lambda: None)
    dice.maybe(spec, "replicas", 0.3, lambda: 2)
    return {"spec": spec}


def policy(dice, labels):
    spec = {"podSelector": {"matchLabels": labels} if dice.chance(0.7) else {}, "policyTypes": ["Ingress"]}
    dice.maybe(spec, "ingress", 0.6, lambda: [{
        "from": [{"podSelector": {"matchLabels": dice.pairs(1)}}, {"ipBlock": {"cidr": "10.0.0.0/8"}}],
        "ports": [{"port": 80, "protocol": "TCP"}]}])
    dice.maybe(spec, "egress", 0.2, lambda: [{"to": [{"podSelector": {"matchLabels": labels}}]}])
    return {"spec": spec}


def webhook(dice, _labels):
    return {"webhooks": [{"name": "a.example.com", "clientConfig": {
        "service": {"name": dice.name(), "namespace": dice.pick(NAMESPACES), "path": "/x"}, "caBundle": "Cg=="},
        "rules": [{"apiGroups": ["*"], "apiVersions": ["v1"], "operations": ["CREATE"], "resources": ["pods"]}],
        "sideEffects": "None", "admissionReviewVersions": ["v1"]}]}


def quota(dice, _labels):
    return {"spec": {"hard": {"pods": Raw(dice.pick(['"10"', "10"])), "requests.cpu": Raw(dice.pick(["1", "1.5"]))}}}


KINDS = {
    **WORKLOADS,
    "Service": (["v1"], service),
    "Ingress": (["networking.k8s.io/v1", "networking.k8s.io/v1", "extensions/v1beta1"], ingress),
    "HorizontalPodAutoscaler": (["autoscaling/v2", "autoscaling/v1"], autoscaler),
    "ConfigMap": (["v1"], config_map),
    "Secret": (["v1"], secret),
    "ServiceAccount": (["v1"], lambda d, _: {"imagePullSecrets": [{"name": d.name()}]} if d.chance(0.3) else {}),
    "Role": (["rbac.authorization.k8s.io/v1"], role),
    "ClusterRole": (["rbac.authorization.k8s.io/v1"], role),
    "RoleBinding": (["rbac.authorization.k8s.io/v1"], binding),
    "ClusterRoleBinding": (["rbac.authorization.k8s.io/v1"], binding),
    "Namespace": (["v1"], lambda d, _: {}),
    "PersistentVolumeClaim": (["v1"], lambda d, _: {"spec": claim(d)}),
    "PersistentVolume": (["v1"], lambda d, _: {"spec": {
        "capacity": {"storage": "1Gi"}, "claimRef": {"name": d.name(), "namespace": d.pick(NAMESPACES)}}}),
    "StorageClass": (["storage.k8s.io/v1"], lambda d, _: {"provisioner": "example.com/x", "parameters": {"a": d.word()}}),
    "NetworkPolicy": (["networking.k8s.io/v1"], policy),
    "PodDisruptionBudget": (["policy/v1", "policy/v1beta1"], lambda d, labels: {
        "spec": {"selector": {"matchLabels": labels}, d.pick(["minAvailable", "maxUnavailable"]): d.pick([1, "50%"])}}),
    "CustomResourceDefinition": (["apiextensions.k8s.io/v1"], definition),
    "ValidatingWebhookConfiguration": (["admissionregistration.k8s.io/v1"], webhook),
    "MutatingWebhookConfiguration": (["admissionregistration.k8s.io/v1"], webhook),
    "APIService": (["apiregistration.k8s.io/v1"], lambda d, _: {"spec": {
        "group": "x.io", "version": "v1", "service": {"name": d.name(), "namespace": d.pick(NAMESPACES)}}}),
    "PriorityClass": (["scheduling.k8s.io/v1"], lambda d, _: {"value": Raw(d.pick(["1000000", "1e6"]))}),
    "ResourceQuota": (["v1"], quota),
    "LimitRange": (["v1"], lambda d, _: {"spec": {"limits": [{"type": "Container", "max": {"cpu": Raw("1")}}]}}),
    "Endpoints": (["v1"], lambda d, _: {"subsets": [{"addresses": [{"ip": "10.0.0.1"}], "ports": [{"port": 80}]}]}),
    "Tool": (["example.com/v1", "example.com/v1alpha1"], custom),
    "Database": (["example.com/v1"], custom),
}
COMMON = ["Deployment", "Deployment", "Deployment", "Service", "Service", "ConfigMap", "ConfigMap", "Secret",
          "StatefulSet", "CronJob", "Ingress", "ServiceAccount", "Tool", "HorizontalPodAutoscaler"]


def metadata(dice, name, labels):
    meta = {"name": name}
    dice.maybe(meta, "namespace", 0.2, lambda: dice.pick(NAMESPACES))
    dice.maybe(meta, "labels", 0.6, lambda: labels)
    dice.maybe(meta, "annotations", 0.25, lambda: {**dice.pairs(2)})
    if dice.chance(0.05):
        meta.setdefault("annotations", {})[dice.pick(["note", "example.com/json"])] = dice.pick(
            ['{"a":"b"}', "a very long annotation that goes on and on until the line is folded by the emitter, " * 2,
             "two\nlines\n"])
    if dice.chance(0.02):
        meta[dice.pick(["labels", "annotations"])] = dice.pick([None, {}])
    dice.maybe(meta, "finalizers", 0.03, lambda: ["example.com/x"])
    dice.maybe(meta, "creationTimestamp", 0.03, lambda: None)
    if dice.chance(0.02):
        meta.setdefault("annotations", {})
        if meta["annotations"] is not None:
            meta["annotations"]["config.kubernetes.io/local-config"] = dice.pick(["true", "false"])
    return meta


def resource(dice, taken):
    """A resource that the tree does not have yet, nearly always."""
    for _ in range(50):
        kind = dice.pick(COMMON if dice.chance(0.6) else list(KINDS))
        name = dice.name()
        if (kind, name) not in taken:
            break
    taken.add((kind, name))
    versions, make = KINDS[kind]
    labels = {"app": name, **(dice.pairs(2) if dice.chance(0.3) else {})}
    r = {"apiVersion": dice.pick(versions), "kind": kind, "metadata": metadata(dice, name, labels)}
    r.update(make(dice, labels))
    if dice.chance(0.1):
        r = {key: r[key] for key in dice.shuffled(r)}
    return r


def listed(dice, resources):
    """RESOURCES as one List."""
    kinds = {r["kind"] for r in resources}
    kind = kinds.pop() + "List" if len(kinds) == 1 and dice.chance(0.5) else "List"
    return {"apiVersion": resources[0]["apiVersion"] if kind != "List" else "v1", "kind": kind, "items": resources}
