#!/bin/sh
# Write build.ninja, by which Ninja renders every overlay to out/OVERLAY.yaml, and again only if one of
# the files has changed that it was made of. Copy to the root of the repository and run it there once;
# ninja runs it again by itself, so that overlays may come and go.
set -eu

overlays=$(kz list)

trap 'rm -f build.ninja.new' EXIT
{
    cat <<'RULES'
# Written by generate.sh.

rule render
  command = kz build "$overlay" -o $out --depfile $out.d
  depfile = $out.d
  deps = gcc
  description = render $overlay

rule generate
  command = ./generate.sh
  generator = 1
  restat = 1
  description = look for overlays

build always: phony
build build.ninja: generate | generate.sh always

RULES
    # In a path "$" stands before what would mean something.
    printf '%s\n' "$overlays" | awk '
        NF {
            gsub(/[$: ]/, "$&")
            printf "build out/%s.yaml: render\n  overlay = %s\n", $0, $0
            all = all " $\n  out/" $0 ".yaml"
        }
        END { printf "\nbuild all: phony%s\ndefault all\n", all }'
} >build.ninja.new

# Ninja starts again if the file was written.
cmp -s build.ninja.new build.ninja || mv build.ninja.new build.ninja
