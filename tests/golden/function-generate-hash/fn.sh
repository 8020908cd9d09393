#!/bin/sh
cat <<END
apiVersion: v1
kind: ConfigMap
metadata: {name: made, annotations: {kustomize.config.k8s.io/needs-hash: "true"}}
data: {a: b}
---
apiVersion: v1
kind: Secret
metadata: {name: plain, annotations: {kustomize.config.k8s.io/needs-hash: "false", other: kept}}
END
