#!/bin/sh
# docs/FIELDS.md has every field of a kustomization file, and no field that there is not.
set -eu
cd "$(dirname "$0")/../.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# A row of a kz_field table is {"name", KZ_SHAPE_...
grep -hoE '\{"[A-Za-z0-9]+", KZ_SHAPE_' -r src/build src/transform src/generate src/k8s |
    sed 's/{"\(.*\)",.*/\1/' | sort -u >"$work/known"
grep -oE '`[A-Za-z0-9]+`' docs/FIELDS.md | tr -d '`' | sort -u >"$work/said"
sed -n '/kz_kustomization_fields\[\]/,/^};/p' src/build/fields.c |
    grep -oE '\{"[A-Za-z0-9]+", KZ_SHAPE_' | sed 's/{"\(.*\)",.*/\1/' | sort >"$work/top"
sed -n 's/^### `\([A-Za-z0-9]*\)`.*/\1/p' docs/FIELDS.md | sort >"$work/headings"

failed=0
comm -23 "$work/known" "$work/said" | sed 's/^/docs\/FIELDS.md does not mention: /' >"$work/missing"
comm -23 "$work/top" "$work/headings" | sed 's/^/docs\/FIELDS.md has no heading: /' >>"$work/missing"
comm -13 "$work/top" "$work/headings" | sed 's/^/docs\/FIELDS.md describes an unknown field: /' >>"$work/missing"
if [ -s "$work/missing" ]; then
    cat "$work/missing" >&2
    failed=1
fi
[ -s "$work/top" ] || failed=1
exit "$failed"
