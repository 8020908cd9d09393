#!/bin/sh
cat >/dev/null
printf -- '---\napiVersion: v1\nkind: Secret\nmetadata: {name: a, annotations: {z: 1, y: on}}\n---\n# nothing\n---\napiVersion: v1\nkind: List\nitems:\n- {apiVersion: v1, kind: Secret, metadata: {name: b}}\n' 
