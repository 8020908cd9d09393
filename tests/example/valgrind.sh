#!/bin/sh
# valgrind finds nothing wrong with building the example.
#   usage: tests/example/valgrind.sh path/to/kz
set -u
kz=$(realpath "$1")
command -v valgrind >/dev/null || exit 77
if grep -q __asan_init "$kz"; then
    exit 77
fi
cd "$(dirname "$0")/../../examples/webapp/k8s/overlays" || exit 1
for overlay in staging production-pdb; do
    valgrind --quiet --error-exitcode=9 --leak-check=full --errors-for-leak-kinds=definite,indirect \
        "$kz" build "$overlay" >/dev/null || exit 1
done
