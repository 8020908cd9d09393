"""Resources that run pods."""

from dice import IMAGES, Raw


def env_value(dice):
    if dice.chance(0.2):
        return dice.pick(["$(HOST)", "http://$(HOST):80/$(PORT)", "$$(HOST)", "$(UNKNOWN)", "a,b,c", "k=v;w=x",
                          "jdbc:postgresql://db:5432/shop", "host.example.com:8080/path"])
    return dice.plain()


def env(dice):
    out = []
    for name in dice.some(["LOG_LEVEL", "PORT", "DB_HOST", "DB_PASSWORD", "FEATURES", "POD_IP"], 4):
        source = dice.number(0, 9)
        if source < 6:
            out.append({"name": name, "value": env_value(dice)})
        elif source < 8:
            out.append({"name": name, "valueFrom": {
                dice.pick(["configMapKeyRef", "secretKeyRef"]): {"name": dice.name(), "key": "k"}}})
        elif source == 8:
            out.append({"name": name, "valueFrom": {"fieldRef": {"fieldPath": "status.podIP"}}})
        else:
            out.append({"name": name, "valueFrom": {
                "resourceFieldRef": {"resource": "limits.cpu", "divisor": Raw(dice.pick(["1", '"0"', "1m"]))}}})
    return out


def probe(dice):
    out = dice.pick([{"httpGet": {"path": "/healthz", "port": dice.pick([8080, "http"])}},
                     {"tcpSocket": {"port": 5432}},
                     {"exec": {"command": ["sh", "-c", dice.pick(["true", "cat /tmp/x | grep ok", "a\nb\n"])]}}])
    out = dict(out)
    dice.maybe(out, "initialDelaySeconds", 0.5, lambda: dice.pick([5, 10]))
    dice.maybe(out, "periodSeconds", 0.5, lambda: Raw(dice.pick(["10", "1e1", "0x0A"])))
    return out


def ports(dice):
    out = []
    for number in dice.some([80, 8080, 9090, 443], 3):
        port = {"containerPort": number}
        dice.maybe(port, "name", 0.5, lambda n=number: f"p{n}")
        dice.maybe(port, "protocol", 0.3, lambda: dice.pick(["TCP", "UDP"]))
        out.append(port)
    return out


def mount(dice, name):
    out = {"name": name, "mountPath": dice.pick(["/data", "/etc/config", "/var/lib/x", "/tmp"])}
    dice.maybe(out, "readOnly", 0.3, lambda: True)
    dice.maybe(out, "subPath", 0.2, lambda: "x.conf")
    return out


def container(dice, name, volumes):
    c = {"name": name, "image": dice.pick(IMAGES)}
    if dice.chance(0.02):
        del c["image"]
    dice.maybe(c, "command", 0.15, lambda: ["sh", "-c", "echo hello\nexec run --flag=$(PORT)\n"])
    dice.maybe(c, "args", 0.2, lambda: ["--port=8080", "-v", dice.plain(), "--host=$(HOST)"])
    dice.maybe(c, "env", 0.4, lambda: env(dice))
    dice.maybe(c, "envFrom", 0.15, lambda: [
        {dice.pick(["configMapRef", "secretRef"]): {"name": dice.name()}} for _ in range(dice.number(1, 2))])
    dice.maybe(c, "ports", 0.4, lambda: ports(dice))
    dice.maybe(c, "livenessProbe", 0.15, lambda: probe(dice))
    dice.maybe(c, "readinessProbe", 0.15, lambda: probe(dice))
    dice.maybe(c, "resources", 0.25, lambda: {
        "requests": {"cpu": Raw(dice.pick(["100m", "1", "0.5", '"2"', "1e-1"])), "memory": "128Mi"},
        "limits": {"memory": Raw(dice.pick(["1Gi", "512M", "1e9", "1073741824"]))}})
    dice.maybe(c, "securityContext", 0.15, lambda: {
        "runAsUser": dice.pick([1000, 0]), "readOnlyRootFilesystem": True,
        "capabilities": {"drop": ["ALL"], "add": ["NET_BIND_SERVICE"]}})
    dice.maybe(c, "imagePullPolicy", 0.2, lambda: dice.pick(["Always", "IfNotPresent"]))
    if volumes:
        dice.maybe(c, "volumeMounts", 0.7, lambda: [mount(dice, v["name"]) for v in volumes])
    return c


def volume(dice, name):
    source = dice.pick([
        {"configMap": {"name": dice.name()}}, {"secret": {"secretName": dice.name()}}, {"emptyDir": {}},
        {"persistentVolumeClaim": {"claimName": dice.name()}}, {"hostPath": {"path": "/var/run/x"}},
        {"configMap": {"name": dice.name(), "items": [{"key": "k", "path": "k.conf"}], "defaultMode": Raw("0644")}},
        {"projected": {"sources": [{"configMap": {"name": dice.name()}}, {"secret": {"name": dice.name()}},
                                   {"serviceAccountToken": {"path": "t", "expirationSeconds": 3600}}]}},
        {"image": {"reference": dice.pick(IMAGES), "pullPolicy": "Always"}},
        {"csi": {"driver": "x", "nodePublishSecretRef": {"name": dice.name()}}}])
    return {"name": name, **source}


def pod_spec(dice):
    volumes = []
    if dice.chance(0.35):
        volumes = [volume(dice, n) for n in dice.some(["config", "data", "tmp"], 2)]
    names = dice.some(["web", "app", "sidecar", "proxy"], 2)
    spec = {"containers": [container(dice, n, volumes) for n in names]}
    dice.maybe(spec, "initContainers", 0.2, lambda: [container(dice, "init", volumes)])
    if volumes:
        spec["volumes"] = volumes
    dice.maybe(spec, "serviceAccountName", 0.25, dice.name)
    dice.maybe(spec, "imagePullSecrets", 0.15, lambda: [{"name": dice.name()}])
    dice.maybe(spec, "nodeSelector", 0.1, lambda: {"kubernetes.io/os": "linux"})
    dice.maybe(spec, "restartPolicy", 0.1, lambda: "Always")
    dice.maybe(spec, "terminationGracePeriodSeconds", 0.1, lambda: Raw(dice.pick(["30", "3e1"])))
    dice.maybe(spec, "tolerations", 0.1, lambda: [
        {"key": "node-role", "operator": "Exists", "effect": "NoSchedule"}, {"operator": "Exists"}])
    dice.maybe(spec, "priorityClassName", 0.05, dice.name)
    dice.maybe(spec, "hostAliases", 0.05, lambda: [{"ip": "127.0.0.1", "hostnames": ["a.local", "b.local"]}])
    dice.maybe(spec, "affinity", 0.1, lambda: {"podAntiAffinity": {
        "preferredDuringSchedulingIgnoredDuringExecution": [{
            "weight": 100, "podAffinityTerm": {"labelSelector": {"matchLabels": dice.pairs(1)},
                                               "topologyKey": "kubernetes.io/hostname"}}]}})
    dice.maybe(spec, "topologySpreadConstraints", 0.08, lambda: [{
        "maxSkew": 1, "topologyKey": "zone", "whenUnsatisfiable": "DoNotSchedule",
        "labelSelector": {"matchLabels": dice.pairs(1)}}])
    return spec


def template(dice, labels):
    out = {"metadata": {"labels": labels}, "spec": pod_spec(dice)}
    if dice.chance(0.1):
        del out["metadata"]
    elif dice.chance(0.15):
        out["metadata"]["annotations"] = dice.pairs(2)
    return out


def replicas(dice):
    return Raw(dice.pick(["1", "3", "0", '"2"', "0x2", "2.0"])) if dice.chance(0.3) else dice.number(1, 5)


def deployment(dice, labels):
    spec = {"selector": {"matchLabels": labels}, "template": template(dice, labels)}
    dice.maybe(spec, "replicas", 0.6, lambda: replicas(dice))
    dice.maybe(spec, "strategy", 0.2, lambda: dice.pick([
        {"type": "Recreate"},
        {"type": "RollingUpdate", "rollingUpdate": {"maxSurge": "25%", "maxUnavailable": 0}}]))
    dice.maybe(spec, "revisionHistoryLimit", 0.1, lambda: 3)
    if dice.chance(0.1):
        del spec["selector"]
    elif dice.chance(0.05):
        spec["selector"] = {"matchExpressions": [{"key": "app", "operator": "In", "values": ["web", "api"]}]}
    return {"spec": spec}


def stateful_set(dice, labels):
    out = deployment(dice, labels)
    out["spec"]["serviceName"] = dice.name()
    out["spec"].pop("strategy", None)
    dice.maybe(out["spec"], "volumeClaimTemplates", 0.6, lambda: [{
        "metadata": {"name": n, **({"labels": labels} if dice.chance(0.3) else {})},
        "spec": claim(dice)} for n in dice.some(["data", "logs"], 2)])
    if dice.chance(0.2) and "volumeClaimTemplates" in out["spec"]:
        out["spec"]["volumeClaimTemplates"][0].update(apiVersion="v1", kind="PersistentVolumeClaim")
    return out


def claim(dice):
    out = {"accessModes": ["ReadWriteOnce"], "resources": {"requests": {"storage": Raw(dice.pick(["1Gi", '"10Gi"', "5e9"]))}}}
    dice.maybe(out, "storageClassName", 0.4, lambda: dice.pick(["fast", ""]))
    dice.maybe(out, "volumeName", 0.1, dice.name)
    return out


def daemon_set(dice, labels):
    out = deployment(dice, labels)
    out["spec"].pop("replicas", None)
    return out


def job(dice, labels):
    spec = {"template": template(dice, labels)}
    dice.maybe(spec, "backoffLimit", 0.5, lambda: 4)
    dice.maybe(spec, "selector", 0.1, lambda: {"matchLabels": labels})
    return {"spec": spec}


def cron_job(dice, labels):
    body = {"spec": job(dice, labels)["spec"]}
    dice.maybe(body, "metadata", 0.2, lambda: {"labels": labels})
    spec = {"schedule": dice.pick(["*/5 * * * *", "0 0 * * 0", "@daily"]), "jobTemplate": body}
    dice.maybe(spec, "concurrencyPolicy", 0.3, lambda: "Forbid")
    dice.maybe(spec, "suspend", 0.3, lambda: dice.chance(0.5))
    return {"spec": spec}


def pod(dice, _labels):
    return {"spec": pod_spec(dice)}


WORKLOADS = {
    "Deployment": (["apps/v1", "apps/v1", "apps/v1", "extensions/v1beta1"], deployment),
    "StatefulSet": (["apps/v1"], stateful_set),
    "DaemonSet": (["apps/v1"], daemon_set),
    "ReplicaSet": (["apps/v1"], deployment),
    "Job": (["batch/v1"], job),
    "CronJob": (["batch/v1", "batch/v1", "batch/v1beta1"], cron_job),
    "Pod": (["v1"], pod),
}
