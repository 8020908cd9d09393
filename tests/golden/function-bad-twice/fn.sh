#!/bin/sh
echo "{apiVersion: v1, kind: List, items: [{apiVersion: v1, kind: Secret, metadata: {name: s}}, {apiVersion: v1, kind: Secret, metadata: {name: s}}]}"
