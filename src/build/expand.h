/*
 * $(NAME) in a text.
 */
#ifndef KZ_BUILD_EXPAND_H
#define KZ_BUILD_EXPAND_H

#include "base/map.h"
#include "yaml/node.h"

/* What a name stands for: a scalar's type and text. */
typedef struct kz_expansion {
    kz_type type;
    kz_str text;
    bool unusable; /* it stands for a mapping or list: names of it stay as they are */
    bool used;
} kz_expansion;

/* Expand TEXT with VALUES, a map of names to kz_expansion. A text that is one
 * name and nothing else takes the type of its value; "$$" is "$"; what is no known
 * name stays. Results are not expanded again. */
kz_expansion kz_expand(kz_arena *arena, kz_str text, const kz_map *values);

#endif
