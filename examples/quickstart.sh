#!/bin/sh
# From a bare machine to production manifests: install what kz needs, build it, and render the
# production overlay of examples/webapp. The manifests go to stdout, all else to stderr.
#   usage: examples/quickstart.sh [OVERLAY]     (production if not given)
set -eu
cd "$(dirname "$0")/.."

tests/deps.sh build
echo "building kz" >&2
cmake --preset release -DKZ_TESTS=OFF -DKZ_WERROR=OFF >&2
cmake --build --preset release --target kz >&2
echo "rendering examples/webapp/k8s/overlays/${1:-production}" >&2
exec build/kz build "examples/webapp/k8s/overlays/${1:-production}"
