#!/bin/sh
# What "cmake --install" puts down can be used: a program is built with pkg-config alone.
#   usage: tests/install.sh BUILD_DIRECTORY CC
set -eu
build=$(realpath "$1")
cc=$2
project=$(realpath "$(dirname "$0")/..")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

cmake --install "$build" --prefix "$work/usr" >/dev/null
find "$work/usr" ! -type d | sed "s|^$work/usr/||" | sort >"$work/list"
wanted() {
    grep -qE "^$1\$" "$work/list" || {
        echo "FAIL: $1 is not installed:" >&2
        cat "$work/list" >&2
        exit 1
    }
}
wanted 'bin/kz'
wanted 'libexec/kz/kz-fetch'
wanted 'include/kz/kz\.h'
wanted 'lib.*/libkz\.a'
wanted 'lib.*/libkz\.so\.[0-9]+|lib.*/libkz\.[0-9]+\.dylib'
wanted 'lib.*/pkgconfig/libkz\.pc'
wanted 'share/man/man1/kz\.1'
wanted 'share/man/man1/kz-build\.1'
wanted 'share/bash-completion/completions/kz'
wanted 'share/zsh/site-functions/_kz'
wanted 'share/fish/vendor_completions\.d/kz\.fish'
if grep -q kustomize "$work/list"; then
    echo "FAIL: a kustomize is installed, which nobody asked for" >&2
    exit 1
fi

for pair in bash:bash-completion/completions/kz zsh:zsh/site-functions/_kz \
    fish:fish/vendor_completions.d/kz.fish; do
    "$work/usr/bin/kz" completion "${pair%%:*}" | cmp - "$work/usr/share/${pair#*:}"
done
for command in $("$work/usr/bin/kz" | sed -n '/^Commands:/,/^$/s/^  \([a-z][a-z-]*\) .*/\1/p'); do
    wanted "share/man/man1/kz-$command\.1"
done

cat >"$work/program.c" <<'END'
#include <kz/kz.h>
#include <stdio.h>

int main(int argc, char **argv)
{
    kz_result *result;
    kz_status status = kz_build(&result, argc > 1 ? argv[1] : ".", NULL);
    fputs(kz_result_text(result, NULL), stdout);
    kz_result_free(result);
    return status;
}
END
pc=$work/usr/$(grep 'pkgconfig/libkz\.pc$' "$work/list")
PKG_CONFIG_PATH=$(dirname "$pc")
export PKG_CONFIG_PATH
sed -i "s|^prefix=.*|prefix=$work/usr|" "$pc"
expected=$project/examples/webapp/expect/production.yaml
overlay=$project/examples/webapp/k8s/overlays/production

# shellcheck disable=SC2046
"$cc" -o "$work/shared" "$work/program.c" $(pkg-config --cflags --libs libkz)
LD_LIBRARY_PATH=$(pkg-config --variable=libdir libkz) "$work/shared" "$overlay" | cmp - "$expected"

rm -f "$work"/usr/lib*/libkz.so* "$work"/usr/lib*/*/libkz.so* "$work"/usr/lib*/libkz*.dylib
# shellcheck disable=SC2046
"$cc" -o "$work/static" "$work/program.c" $(pkg-config --cflags --libs --static libkz)
"$work/static" "$overlay" | cmp - "$expected"

# Only the public interface is visible.
nm -D --defined-only "$build"/libkz.so 2>/dev/null | awk '{ print $3 }' | grep -v '^$' | sort >"$work/symbols"
grep -oE '\bkz_[a-z_]+\(' -h "$project"/include/kz/*.h | tr -d '(' | sort -u >"$work/declared"
comm -23 "$work/symbols" "$work/declared" >"$work/extra"
if [ -s "$work/extra" ]; then
    echo "FAIL: these symbols should be hidden:" >&2
    cat "$work/extra" >&2
    exit 1
fi
