#!/bin/sh
exec sed 's/name: web$/name: api/'
