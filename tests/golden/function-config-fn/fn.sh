#!/bin/sh
exec sed 's/replicas: 1/replicas: 5/'
