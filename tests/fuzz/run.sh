#!/bin/sh
# Run a fuzz target, beginning with the files of the golden cases.
#   usage: tests/fuzz/run.sh parse|scan [RUNS [LIBFUZZER_OPTION...]]
#
#   KZ_SANITIZE=address,undefined   with sanitizers, which is slower
#   KZ_CORPUS=DIR...                more files to begin with
# Whatever it finds is left as build/fuzz/crash-*.
set -eu
cd "$(dirname "$0")/../.."
target=$1
runs=${2:-1000000}
[ $# -lt 2 ] || shift
shift
mkdir -p "build/fuzz/$target"
clang -O2 -g -fsanitize="fuzzer${KZ_SANITIZE:+,$KZ_SANITIZE}" -D_GNU_SOURCE -DKZ_VERSION='"fuzz"' \
    -DKZ_LIBEXECDIR='"/nonexistent"' -Isrc -Iinclude src/base/?*.c src/yaml/?*.c \
    "tests/fuzz/${target}_fuzz.c" -lyaml -lpcre2-8 -lsodium -lm -o "build/fuzz/${target}_fuzz"

# One folder for all, each file under the sum of what is in it.
find tests/golden examples ${KZ_CORPUS:-} -type f -size -8k -print0 |
    xargs -0 sha1sum | while read -r sum path; do
        cp "$path" "build/fuzz/$target/$sum"
    done
cd build/fuzz
exec "./${target}_fuzz" -runs="$runs" -max_len=1500 -dict=../../tests/fuzz/yaml.dict "$@" "$target"
