#include "patch/json6902.h"

#include "yaml/json.h"
#include "yaml/pointer.h"
#include "yaml/value.h"

typedef struct operation {
    const kz_node *node; /* the whole; null for an entry that is null */
} operation;

struct kz_json_patch {
    const operation *at;
    size_t len;
};

/* An operation on its way. */
typedef struct action {
    kz_ctx *ctx;
    kz_node **root;
    const kz_node *node;
    kz_loc at; /* of the operation's path, or of the operation */
} action;

kz_status kz_json_patch_read(kz_ctx *ctx, const kz_node *list, const kz_json_patch **out)
{
    kz_json_patch *patch = KZ_NEW(&ctx->arena, kz_json_patch);
    *out = patch;
    if (!kz_is_seq(list))
        return kz_report(ctx, list->loc, KZ_D_PATCH_UNREADABLE,
            "a JSON 6902 patch must be a list of operations");
    operation *operations = KZ_NEW_ARRAY(&ctx->arena, operation, list->count);
    for (const kz_node *n = kz_first(list); n != NULL; n = n->next) {
        if (!kz_is_map(n) && !kz_is_null(n))
            return kz_report(ctx, n->loc, KZ_D_PATCH_UNREADABLE,
                "an operation must be a mapping with 'op' and 'path'");
        operations[patch->len++].node = n;
    }
    patch->at = operations;
    return KZ_OK;
}

size_t kz_json_patch_length(const kz_json_patch *patch)
{
    return patch->len;
}

/* The text under "op", "path" or "from". */
static kz_status text_field(const action *a, kz_str name, kz_str *out)
{
    const kz_node *n = kz_map_get(a->node, name);
    if (!kz_is_scalar(n) || n->type != KZ_STRING)
        return kz_report(a->ctx, n != NULL ? n->loc : a->node->loc, KZ_D_PATCH_UNREADABLE,
            n == NULL ? "the operation has no '" KZ_FMT "'" : "'" KZ_FMT "' must be a text",
            KZ_ARG(name));
    *out = n->u.text;
    return KZ_OK;
}

static kz_status missing(const action *a, kz_str path, const char *what)
{
    return kz_report(a->ctx, a->at, KZ_D_JSON_POINTER, "%s at '" KZ_FMT "'", what, KZ_ARG(path));
}

/* The mapping or list that holds what PATH names, and the last step there. */
static kz_status find_parent(const action *a, kz_str path, kz_node **parent, kz_str *key)
{
    kz_pointer pointer = kz_pointer_parse(a->ctx, path);
    if (pointer.len == 0)
        return missing(a, path,
            "the document as a whole cannot be changed this way;"
            " there is no field");
    *key = pointer.at[pointer.len - 1];
    *parent = kz_pointer_walk(*a->root, &pointer, pointer.len - 1, NULL);
    if (*parent == NULL || (*parent)->kind == KZ_SCALAR)
        return missing(a, path, "there is no mapping or list for the last step");
    return KZ_OK;
}

/* The position that KEY means in LIST, of SIZE places. */
static kz_status find_index(const action *a, kz_str path, kz_str key, size_t size, size_t *out)
{
    int64_t index;
    if (!kz_pointer_index(key, &index))
        return missing(a, path, "a list has numbered elements only; there is none");
    if (index < 0)
        index += (int64_t)size;
    if (index < 0 || index >= (int64_t)size)
        return missing(a, path, "the list has no element");
    *out = (size_t)index;
    return KZ_OK;
}

/* The second door into the tree: nothing may nest deeper than what was read. */
static kz_status check_depth(const action *a, kz_str path, const kz_node *value)
{
    size_t steps = kz_pointer_parse(a->ctx, path).len;
    if (steps + kz_node_depth(value) > KZ_MAX_DEPTH)
        return kz_report(
            a->ctx, a->at, KZ_D_TOO_DEEP, "this makes values nest more than %d deep", KZ_MAX_DEPTH);
    return KZ_OK;
}

static kz_status add_value(const action *a, kz_str path, kz_node *value)
{
    kz_node *parent;
    kz_str key;
    size_t index;
    KZ_TRY(find_parent(a, path, &parent, &key));
    KZ_TRY(check_depth(a, path, value));
    if (kz_is_map(parent)) {
        kz_map_set(a->ctx, parent, key, value);
        return KZ_OK;
    }
    if (kz_str_eq(key, KZ_S("-"))) {
        kz_seq_push(parent, value);
        return KZ_OK;
    }
    KZ_TRY(find_index(a, path, key, (size_t)parent->count + 1, &index));
    kz_seq_insert(parent, index, value);
    return KZ_OK;
}

/* The operation's value as the reference has it after JSON; null if there is none. */
static kz_status new_value(const action *a, kz_node **out)
{
    const kz_node *value = kz_map_get(a->node, KZ_S("value"));
    *out = value != NULL ? kz_node_copy(a->ctx, value)
                         : kz_node_scalar(a->ctx, KZ_NULL, KZ_S("null"), a->at);
    return kz_json_normalise(a->ctx, *out);
}

static kz_status do_add(const action *a, kz_str path)
{
    kz_node *value;
    KZ_TRY(new_value(a, &value));
    return add_value(a, path, value);
}

static kz_status take_out(const action *a, kz_str path, kz_node **out)
{
    kz_node *parent;
    kz_str key;
    size_t index;
    KZ_TRY(find_parent(a, path, &parent, &key));
    if (kz_is_map(parent)) {
        *out = kz_map_get(parent, key);
        if (*out == NULL)
            return missing(a, path, "there is no field");
    } else {
        KZ_TRY(find_index(a, path, key, parent->count, &index));
        *out = kz_seq_at(parent, index);
    }
    kz_child_unlink(parent, *out);
    return KZ_OK;
}

static kz_status do_remove(const action *a, kz_str path)
{
    kz_node *removed;
    return take_out(a, path, &removed);
}

static kz_status replace_root(const action *a)
{
    const kz_node *given = kz_map_get(a->node, KZ_S("value"));
    kz_node *value;
    if (given == NULL || given->kind == KZ_SCALAR)
        return kz_report(
            a->ctx, a->at, KZ_D_PATCH_UNREADABLE, "the document can be replaced by a mapping only");
    KZ_TRY(new_value(a, &value));
    *a->root = value;
    return KZ_OK;
}

/* In a mapping this adds what is not there, as in the reference. */
static kz_status do_replace(const action *a, kz_str path)
{
    kz_node *parent, *value;
    kz_str key;
    size_t index;
    if (path.len == 0)
        return replace_root(a);
    KZ_TRY(find_parent(a, path, &parent, &key));
    KZ_TRY(new_value(a, &value));
    KZ_TRY(check_depth(a, path, value));
    if (kz_is_map(parent)) {
        kz_map_set(a->ctx, parent, key, value);
        return KZ_OK;
    }
    KZ_TRY(find_index(a, path, key, parent->count, &index));
    kz_child_replace(parent, kz_seq_at(parent, index), value);
    return KZ_OK;
}

static kz_status do_move(const action *a, kz_str path)
{
    kz_str from;
    kz_node *value;
    KZ_TRY(text_field(a, KZ_S("from"), &from));
    KZ_TRY(take_out(a, from, &value));
    return add_value(a, path, value);
}

/* A key that is missing in a mapping is copied as null. */
static kz_status do_copy(const action *a, kz_str path)
{
    kz_str from, key;
    kz_node *parent, *value = NULL;
    size_t index;
    KZ_TRY(text_field(a, KZ_S("from"), &from));
    KZ_TRY(find_parent(a, from, &parent, &key));
    if (kz_is_map(parent)) {
        value = kz_map_get(parent, key);
    } else {
        KZ_TRY(find_index(a, from, key, parent->count, &index));
        value = kz_seq_at(parent, index);
    }
    value = value != NULL ? kz_node_copy(a->ctx, value)
                          : kz_node_scalar(a->ctx, KZ_NULL, KZ_S("null"), a->at);
    return add_value(a, path, value);
}

static kz_status do_test(const action *a, kz_str path)
{
    const kz_node *wanted = kz_map_get(a->node, KZ_S("value"));
    kz_node *found = *a->root, *value;
    kz_str key;
    size_t index;
    KZ_TRY(new_value(a, &value));
    if (path.len > 0) {
        kz_node *parent;
        KZ_TRY(find_parent(a, path, &parent, &key));
        if (kz_is_map(parent)) {
            found = kz_map_get(parent, key);
        } else {
            KZ_TRY(find_index(a, path, key, parent->count, &index));
            found = kz_seq_at(parent, index);
        }
    }
    bool equal = kz_is_null(found) || wanted == NULL ? kz_is_null(found) && kz_is_null(wanted)
                                                     : kz_node_equal(found, value);
    if (equal)
        return KZ_OK;
    return kz_report(a->ctx, wanted != NULL ? wanted->loc : a->at, KZ_D_JSON_TEST,
        "the value at '" KZ_FMT "' is not this one", KZ_ARG(path));
}

static const struct {
    const char *name;
    kz_status (*run)(const action *a, kz_str path);
} operations[] = {
    {"add", do_add},
    {"remove", do_remove},
    {"replace", do_replace},
    {"move", do_move},
    {"copy", do_copy},
    {"test", do_test},
};

static kz_status run(action *a)
{
    kz_str name, path;
    KZ_TRY(text_field(a, KZ_S("op"), &name));
    KZ_TRY(text_field(a, KZ_S("path"), &path));
    a->at = kz_map_get(a->node, KZ_S("path"))->loc;
    for (size_t i = 0; i < sizeof operations / sizeof *operations; i++)
        if (kz_str_eq(name, kz_str_c(operations[i].name)))
            return operations[i].run(a, path);
    return kz_report(a->ctx, kz_map_get(a->node, KZ_S("op"))->loc, KZ_D_PATCH_UNREADABLE,
        "'" KZ_FMT "' is no operation; use add, remove, replace, move, copy or test", KZ_ARG(name));
}

/* What is left must still be a resource. */
static kz_status check_resource(kz_ctx *ctx, const kz_resource *r, kz_loc at)
{
    if (!kz_is_map(r->root))
        return kz_report(
            ctx, at, KZ_D_NOT_A_RESOURCE, "the patch leaves something that is no mapping");
    if (kz_map_text(r->root, KZ_S("kind")).len == 0)
        return kz_report(ctx, at, KZ_D_NO_KIND, "the patch leaves a resource without kind");
    bool list = kz_str_ends(kz_map_text(r->root, KZ_S("kind")), KZ_S("List"));
    const kz_node *metadata = kz_map_get(r->root, KZ_S("metadata"));
    if (!list && kz_map_text(metadata, KZ_S("name")).len == 0)
        return kz_report(ctx, at, KZ_D_NO_NAME, "the patch leaves a resource without name");
    return KZ_OK;
}

kz_status kz_json_patch_apply(kz_ctx *ctx, kz_resource *r, const kz_json_patch *patch)
{
    KZ_TRY(kz_json_normalise(ctx, r->root));
    action a = {.ctx = ctx, .root = &r->root};
    for (size_t i = 0; i < patch->len; i++) {
        a.node = patch->at[i].node;
        a.at = a.node->loc;
        KZ_TRY(run(&a));
    }
    KZ_TRY(check_resource(ctx, r, a.at));
    kz_resource_changed(ctx, r);
    return KZ_OK;
}
