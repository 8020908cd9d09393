#!/bin/sh
exec sed 's/name: fn/name: renamed/'
