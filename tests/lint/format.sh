#!/bin/sh
# C files are as clang-format 14 would have them; other versions differ from it.
#   usage: tests/lint/format.sh [--fix]
set -eu
cd "$(dirname "$0")/../.."
for format in clang-format-14 clang-format; do
    "$format" --version 2>/dev/null | grep -q 'version 14\.' && break
    format=
done
[ -n "$format" ] || exit 77
action='--dry-run --Werror'
[ "${1:-}" != --fix ] || action=-i
# shellcheck disable=SC2086
find include src tests -name '*.[ch]' ! -name '*_data.c' -print0 | xargs -0 "$format" $action
