#!/bin/sh
exec grep -v 'internal.config.kubernetes.io/\(previous\|prefix\|needs\)'
