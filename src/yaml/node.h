/*
 * The tree: one YAML value a node.
 *
 * A node belongs to at most one parent. It never moves and is never freed
 * alone: the build's arena owns it. Deep recursion is safe everywhere, since
 * the two doors into the tree (parsing; hanging one tree into another) check
 * KZ_MAX_DEPTH.
 */
#ifndef KZ_YAML_NODE_H
#define KZ_YAML_NODE_H

#include "base/ctx.h"

/* How deep values may nest, and how large a node may get by aliases. */
#define KZ_MAX_DEPTH 1000

typedef enum kz_kind { KZ_SCALAR, KZ_MAPPING, KZ_SEQUENCE } kz_kind;

/* What a scalar is. In a manifest the text stays as it was written ("0x1F",
 * "1_000") and the type says how to read it; texts read from kustomization
 * files and JSON are canonical JSON texts already ("31", "1000"). */
typedef enum kz_type {
    KZ_STRING,
    KZ_INT,
    KZ_FLOAT,
    KZ_BOOL,
    KZ_NULL,
    KZ_TIMESTAMP, /* a string in the output, in RFC 3339 */
    KZ_BINARY     /* text is base64; the output is what it says */
} kz_type;

enum {
    /* A scalar written in quotes or as a block. Kept because a strategic merge
     * keeps the quotes of the value it overwrites: 3 over "2" gives "3". A
     * quoted scalar is a string in the output whatever its type says. */
    KZ_QUOTED = 1,
    /* A mapping or sequence written in flow style, { } or [ ]: an omitted value
     * inside one is the empty string in the output, not null. */
    KZ_FLOW = 2,
    /* A quoted scalar that was written as a folded block, ">". The reference folds
     * it again on the way to the output, and that does not give back every text. */
    KZ_FOLDED = 4,
    /* A quoted scalar that was written as a block, "|", or that the reference writes as
     * one on the way to the output, which cannot be read again if the text begins with
     * a tab. */
    KZ_LITERAL = 32,
    KZ_STYLE = KZ_QUOTED | KZ_FOLDED | KZ_LITERAL, /* what a new text of a scalar keeps */
    /* A scalar that the reference set without saying of what type it is: its own type
     * is what it looks like, until a strategic merge goes over it. */
    KZ_UNTYPED = 8,
    /* A scalar that a strategic merge has gone over. The reference then quotes strings
     * that YAML 1.1 takes for something else, which shows in what is written next. */
    KZ_MERGED = 16
};

typedef struct kz_node kz_node;
typedef KZ_VEC(kz_node *) kz_nodes;

/* Children are a singly linked list. An entry of a mapping is its value node
 * with the key hung on it. */
struct kz_node {
    uint8_t kind;       /* kz_kind */
    uint8_t type;       /* kz_type of a scalar */
    uint8_t flags;      /* KZ_QUOTED and the like */
    uint8_t key_type;   /* kz_type of the key: what is not KZ_STRING is refused on output */
    uint32_t count;     /* children */
    kz_loc loc;         /* the value's place */
    kz_loc key_loc;     /* the key's place, in a mapping */
    const kz_name *key; /* NULL outside of a mapping */
    kz_node *next;      /* sibling */
    kz_node *twin;      /* the next in a ring of scalars that change together; NULL: alone */
    union {
        kz_str text; /* KZ_SCALAR; the bytes are not terminated */
        struct {
            kz_node *first, *last;
        } child;
    } u;
};

_Static_assert(sizeof(kz_node) <= 64, "a node should fit one cache line");

/* for (kz_node *c = kz_first(n); c != NULL; c = c->next): the children, none
 * for a scalar or NULL. Take c->next first if the body may unlink c. */
static inline kz_node *kz_first(const kz_node *n)
{
    return n == NULL || n->kind == KZ_SCALAR ? NULL : n->u.child.first;
}

static inline bool kz_is_map(const kz_node *n)
{
    return n != NULL && n->kind == KZ_MAPPING;
}
static inline bool kz_is_seq(const kz_node *n)
{
    return n != NULL && n->kind == KZ_SEQUENCE;
}
static inline bool kz_is_scalar(const kz_node *n)
{
    return n != NULL && n->kind == KZ_SCALAR;
}

/* Missing (NULL) or a null scalar. */
static inline bool kz_is_null(const kz_node *n)
{
    return n == NULL || (n->kind == KZ_SCALAR && n->type == KZ_NULL);
}

/* The text of a scalar that is not null; "" for anything else. */
static inline kz_str kz_text_of(const kz_node *n)
{
    return kz_is_scalar(n) && n->type != KZ_NULL ? n->u.text : KZ_EMPTY;
}

/* New nodes. TEXT is borrowed: it must live as long as the build. A string made
 * here is plain; the emitter quotes what needs it. */
kz_node *kz_node_scalar(kz_ctx *ctx, kz_type type, kz_str text, kz_loc loc);
kz_node *kz_node_string(kz_ctx *ctx, kz_str text, kz_loc loc);
kz_node *kz_node_map(kz_ctx *ctx, kz_loc loc);
kz_node *kz_node_seq(kz_ctx *ctx, kz_loc loc);

/* A deep copy, places included. The copy has no key and no sibling. */
kz_node *kz_node_copy(kz_ctx *ctx, const kz_node *n);

/* Make N the value that FROM is (FROM's children move over and FROM must not be
 * used any more); N keeps its key and its siblings. */
void kz_node_become(kz_node *n, kz_node *from);

/* The reference hangs one and the same node into several places when it adds a
 * label or an annotation, so that a later change in one place (another labels
 * entry, a strategic merge) shows in all. Here each place has a scalar of its own
 * and they are twins: kz_node_become() and kz_node_set() change all of them.
 * Copies are alone, and a trip through JSON ends the bond. */

/* Make B, which is alone, a twin of A. */
void kz_node_pair(kz_node *a, kz_node *b);

/* Make N a scalar with this value, and its twins too; quotes are kept. */
void kz_node_set(kz_node *n, kz_type type, kz_str text, kz_loc loc);

/* Note that a strategic merge has gone over N and its twins, leaving them as they are. */
void kz_node_merged(kz_node *n);

/* Same value: kinds, effective types, texts; mappings without regard to order. */
bool kz_node_equal(const kz_node *a, const kz_node *b);

/* How many levels there are below and including N: 1 for a scalar. */
size_t kz_node_depth(const kz_node *n);

/* The entry under KEY, or NULL, also when MAP is NULL or no mapping. Where keys
 * repeat, the first. */
kz_node *kz_map_get(const kz_node *map, kz_str key);
kz_node *kz_map_find(const kz_node *map, const kz_name *key);

/* The text of the scalar under KEY; "" if missing, null or no scalar. */
kz_str kz_map_text(const kz_node *map, kz_str key);

/* Put VALUE (in no other parent) under KEY: in the old value's position if there
 * is one, else last. KEY_LOC is for a new key; an old one keeps its own. */
void kz_map_put(kz_node *map, const kz_name *key, kz_loc key_loc, kz_node *value);

/* The same by text, for keys known to the program. */
void kz_map_set(kz_ctx *ctx, kz_node *map, kz_str key, kz_node *value);

/* Add an entry without looking whether the key exists; for building. */
void kz_map_append(kz_node *map, const kz_name *key, kz_loc key_loc, kz_node *value);

/* Unlink the entry under KEY, or CHILD. Returns the unlinked node or NULL. */
kz_node *kz_map_remove(kz_node *map, const kz_name *key);
kz_node *kz_child_unlink(kz_node *parent, kz_node *child);

/* Unlink the child after PREVIOUS, which may be NULL for the first one: no search. */
kz_node *kz_child_unlink_after(kz_node *parent, kz_node *previous);

void kz_seq_push(kz_node *seq, kz_node *value);
kz_node *kz_seq_at(const kz_node *seq, size_t i);

/* Insert before position I (I == count: at the end), or after PREVIOUS (NULL: in front);
 * replace what is at OLD. */
void kz_seq_insert(kz_node *seq, size_t i, kz_node *value);
void kz_seq_insert_after(kz_node *seq, kz_node *previous, kz_node *value);
void kz_child_replace(kz_node *parent, kz_node *old, kz_node *value);

/* Remove all children. */
void kz_node_clear(kz_node *n);

/* The mapping under KEY; made (in place of a missing or null value) if there is
 * none. NULL if something else is there. */
kz_node *kz_map_submap(kz_ctx *ctx, kz_node *map, kz_str key, kz_loc loc);

#endif
