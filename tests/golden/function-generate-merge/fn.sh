#!/bin/sh
cat <<END
apiVersion: v1
kind: ConfigMap
metadata: {name: made, annotations: {kustomize.config.k8s.io/behavior: merge}}
data: {b: "2", c: "2"}
---
apiVersion: v1
kind: ConfigMap
metadata: {name: whole, annotations: {kustomize.config.k8s.io/behavior: replace, kustomize.config.k8s.io/needs-hash: "true"}}
data: {c: "2"}
END
