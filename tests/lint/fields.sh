#!/bin/sh
# docs/FIELDS.md has every field of a kustomization file, and no field that there is not. Every
# field has a golden case, and every option of "kz build" one or a line in a test script.
set -eu
cd "$(dirname "$0")/../.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# A row of a kz_field table is {"name", KZ_SHAPE_...
grep -hoE '\{"[A-Za-z0-9]+", KZ_SHAPE_' -r src/build src/transform src/generate src/function src/k8s |
    sed 's/{"\(.*\)",.*/\1/' | sort -u >"$work/known"
grep -oE '`[A-Za-z0-9]+`' docs/FIELDS.md | tr -d '`' | sort -u >"$work/said"
sed -n '/kz_kustomization_fields\[\]/,/^};/p' src/build/fields.c |
    grep -oE '\{"[A-Za-z0-9]+", KZ_SHAPE_' | sed 's/{"\(.*\)",.*/\1/' | sort >"$work/top"
sed -n 's/^### `\([A-Za-z0-9]*\)`.*/\1/p' docs/FIELDS.md | sort >"$work/headings"

# A field is in a golden case if some file there has it as a key.
grep -rhoE '(^|[{,[:space:]"])[A-Za-z0-9]+"?:' tests/golden | grep -oE '[A-Za-z0-9]+' | sort -u >"$work/used"
cat tests/golden/*/args tests/cli.sh tests/helm.sh tests/folder.py tests/watch.py \
    tests/deps_command.py tests/overlays.py | tr '"' ' ' >"$work/arguments"
{
    sed -n '/kz_option options\[\]/,/^};/p' src/cli/cmd_build.c
    sed -n '/#define KZ_BUILD_OPTIONS/,/^$/p' src/cli/build_options.h
    sed -n '/KZ_OUTPUT_OPTIONS(/,/^$/p' src/cli/output.h
} | grep -oE '\.name = "[a-z-]+"' |
    sed 's/.*"\(.*\)".*/--\1/' | sort -u >"$work/options"

failed=0
comm -23 "$work/known" "$work/said" | sed 's/^/docs\/FIELDS.md does not mention: /' >"$work/missing"
comm -23 "$work/top" "$work/headings" | sed 's/^/docs\/FIELDS.md has no heading: /' >>"$work/missing"
comm -13 "$work/top" "$work/headings" | sed 's/^/docs\/FIELDS.md describes an unknown field: /' >>"$work/missing"
comm -23 "$work/known" "$work/used" | sed 's/^/no golden case has the field: /' >>"$work/missing"
while read -r option; do
    grep -qE -- "(^| )$option( |=|\$)" "$work/arguments" || echo "no test has the option: $option"
done <"$work/options" >>"$work/missing"
[ "$(wc -l <"$work/options")" -gt 10 ] || failed=1
if [ -s "$work/missing" ]; then
    cat "$work/missing" >&2
    failed=1
fi
[ -s "$work/top" ] && [ -s "$work/used" ] || failed=1
exit "$failed"
