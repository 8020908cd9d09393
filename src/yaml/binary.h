/*
 * !!binary: base64 in YAML.
 */
#ifndef KZ_YAML_BINARY_H
#define KZ_YAML_BINARY_H

#include "base/str.h"

/* What TEXT, base64 with line breaks in it, stands for. Bytes that are no UTF-8
 * become U+FFFD each, as in Go's JSON. False if it is no base64. */
bool kz_binary_decode(kz_arena *arena, kz_str text, kz_str *out);

#endif
