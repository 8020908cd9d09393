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
    # In the paths of Ninja "$" stands before what would mean something.
    printf '%s\n' "$overlays" | sed -n 's/[$: ]/$&/g; s/..*/build out\/&.yaml: render\n  overlay = &/p'
} >build.ninja.new

# Ninja reads the file again if it was written.
cmp -s build.ninja.new build.ninja || mv build.ninja.new build.ninja
