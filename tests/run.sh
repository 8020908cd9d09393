#!/bin/sh
# Build kz and run all tests, on a machine that need not have anything but this checkout.
#   usage: tests/run.sh [PRESET [CTEST_OPTION...]]     (CMakePresets.json; release if not given)
set -eu
cd "$(dirname "$0")/.."
preset=${1:-release}
[ $# -eq 0 ] || shift

tests/deps.sh test
jobs=$(getconf _NPROCESSORS_ONLN)
cmake --preset "$preset" >/dev/null
cmake --build --preset "$preset" -j "$jobs"
exec ctest --preset "$preset" -j "$jobs" --progress "$@"
