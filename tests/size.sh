#!/bin/sh
# size.sh FILE BYTES: fail if FILE is larger than so many bytes.
set -eu

bytes=$(wc -c <"$1")
echo "$1: $bytes bytes, of $2 at most"
[ "$bytes" -le "$2" ]
