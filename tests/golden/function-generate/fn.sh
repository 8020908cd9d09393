#!/bin/sh
awk '/^functionConfig:/ {print "- apiVersion: v1\n  kind: ConfigMap\n  metadata: {name: made}\n  data: {seen: \"" seen "\"}"} /value|"on"/ {part = $1 $2; gsub(/"/, "", part); seen = seen part} {print}' 
