/*
 * Paths with dots, as replacements and vars name fields:
 *
 *   spec.containers.[name=web].ports.0.containerPort
 *   metadata.annotations.[example.com/owner]     # brackets protect dots
 *   metadata.annotations.example\.com/owner      # so does a backslash
 */
#ifndef KZ_YAML_DOTTED_H
#define KZ_YAML_DOTTED_H

#include "yaml/node.h"

typedef KZ_VEC(kz_str) kz_dotted;

/* The steps of a path, without blanks around them and empty ones left out. */
kz_dotted kz_dotted_split(kz_arena *arena, kz_str path);

/* What one step asks for. */
typedef enum kz_dotted_kind {
    KZ_DOTTED_FIELD,
    KZ_DOTTED_INDEX,   /* 3: an element by its number */
    KZ_DOTTED_LAST,    /* -: the last element */
    KZ_DOTTED_ALL,     /* *: every element */
    KZ_DOTTED_ELEMENT, /* [key=value], [=value]: an element by a field or by its own text */
    KZ_DOTTED_BAD      /* [text], a negative number */
} kz_dotted_kind;

typedef struct kz_dotted_step {
    kz_dotted_kind kind;
    size_t index;      /* KZ_DOTTED_INDEX */
    kz_str key, value; /* KZ_DOTTED_ELEMENT; KEY is empty for [=value] */
} kz_dotted_step;

kz_dotted_step kz_dotted_step_of(kz_str text);

/* The value that COUNT steps from ROOT lead to, or NULL. True in *WRONG if a step
 * cannot be taken at all: a field of a list, an element of a mapping, "*". */
kz_node *kz_dotted_find(kz_node *root, const kz_str *steps, size_t count, bool *wrong);

#endif
