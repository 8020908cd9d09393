#!/bin/sh
awk '/^items/ {on = 1} /^functionConfig/ {on = 0} on && /kubernetes.io.path|^    name:|kustomize.config/ {printf "%s", $0 ";"} /^functionConfig/ {exit}' | sed 's/"//g' >seen
cat <<END
apiVersion: v1
kind: ConfigMap
metadata: {name: seen}
data: {seen: "$(tr -s ' ' <seen)"}
END
rm seen
