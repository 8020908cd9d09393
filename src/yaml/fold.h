/*
 * What becomes of a folded block when it is written and read once more.
 */
#ifndef KZ_YAML_FOLD_H
#define KZ_YAML_FOLD_H

#include "base/str.h"

/* TEXT, of a scalar that was written as ">", as the reference has it after a trip
 * through its own YAML: before an indented line comes an empty one. May return
 * TEXT itself. */
kz_str kz_fold_again(kz_arena *arena, kz_str text);

#endif
