/*
 * A reader of the YAML that manifests are written in, in front of libyaml.
 *
 *     key: value                 # block mappings and sequences,
 *     list:
 *     - "quoted"                 # all styles of scalars,
 *     - {flow: [on, one, line]}  # comments
 *
 * It reads a whole document or declines it. What it reads is the tree that libyaml's
 * events make, places and types included, so nobody can tell who has read a document;
 * whenever it is not sure of that, it declines: anchors, aliases, tags, directives, "? ",
 * merge keys, tabs between tokens, flow collections over several lines, line ends other
 * than "\n", and every text that libyaml refuses.
 * Only for the files that make up parse.h.
 */
#ifndef KZ_YAML_SCAN_H
#define KZ_YAML_SCAN_H

#include "yaml/parse_tree.h"

/* Read the document of PIECE, whose bytes must live as long as the build: scalars are
 * slices of them. False: it is declined, and nothing is reported. NEW_KEYS, if not NULL,
 * gets the entries whose key is a new name, see kz_name.is_new; its memory is the arena's. */
KZ_MUST_CHECK bool kz_scan(
    kz_ctx *ctx, const kz_piece *piece, kz_document_tree *out, kz_nodes *new_keys);

#endif
