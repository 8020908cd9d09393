#!/bin/sh
# The cookiecutter template: with the name Webapp it is examples/webapp; with another one it builds.
#   usage: tests/example/cookiecutter.sh path/to/kz
set -u
kz=$(realpath "$1")
command -v cookiecutter >/dev/null || exit 77
cd "$(dirname "$0")/../../examples" || exit 1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export HOME="$work"
failures=0

fail() {
    echo "FAIL: $*" >&2
    failures=$((failures + 1))
}

cookiecutter --no-input -o "$work" cookiecutter || fail "the template with its defaults"
diff -r "$work/webapp/k8s" webapp/k8s >&2 || fail "the template and examples/webapp differ"

cookiecutter --no-input -o "$work" cookiecutter \
    project_name="Ticket Desk" project_slug=tickets keycloak_realm_name=staff ||
    fail "the template with another name"
for overlay in staging production production-pdb; do
    "$kz" build "$work/tickets/k8s/overlays/$overlay" >"$work/$overlay" 2>"$work/err" || {
        cat "$work/err" >&2
        fail "$overlay does not build"
    }
    sed -e 's|realms/webapp|realms/staff|' -e 's/webapp/tickets/g' "webapp/expect/$overlay.yaml" >"$work/named"
    sort "$work/named" >"$work/wanted"
    sort "$work/$overlay" | diff -u "$work/wanted" - >&2 || fail "$overlay lacks the new name"
done
[ "$failures" -eq 0 ]
