#!/bin/sh
cat >/dev/null
cat <<END
apiVersion: config.kubernetes.io/v1
kind: ResourceList
items:
- apiVersion: v1
  kind: Secret
  metadata: {name: new}
- apiVersion: v1
  kind: Service
  metadata: {name: web, namespace: moved}
- apiVersion: v1
  kind: Service
  metadata: {name: local, annotations: {config.kubernetes.io/local-config: "true"}}
END
