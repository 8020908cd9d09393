#include "patch/json6902.h"

#include "patch/children.h"
#include "patch/json6902_help.h"
#include "patch/json_equal.h"
#include "patch/metadata.h"
#include "yaml/json.h"
#include "yaml/pointer.h"

/* Nodes that the copies of one patch may make of one resource: "copy" can double
 * what there is with every operation. */
enum { MOST_COPIED = 1000000 };

struct kz_json_patch {
    kz_nodes operations;
    bool as_json;
    bool reads_metadata; /* some operation takes metadata elsewhere or tests it */
};

/* An operation on its way. */
typedef struct action {
    kz_ctx *ctx;
    const kz_json_patch *patch;
    kz_node *root;
    const kz_node *node;
    kz_loc at;     /* of the field to blame, or of the operation */
    size_t copied; /* nodes, so far */
    kz_children children;
} action;

/* A place in the document: what may be in CHILD of PARENT. */
typedef struct place {
    kz_str path;
    kz_node *parent;
    kz_str key;
    kz_node *child; /* NULL: nothing, in a mapping */
    size_t index;   /* of CHILD in a list */
} place;

static bool reads_metadata(const kz_node *operation)
{
    kz_str op = kz_map_text(operation, KZ_S("op"));
    bool test = kz_str_eq(op, KZ_S("test"));
    if (!test && !kz_str_eq(op, KZ_S("copy")) && !kz_str_eq(op, KZ_S("move")))
        return false;
    kz_str from = kz_map_text(operation, test ? KZ_S("path") : KZ_S("from"));
    kz_str below = kz_str_from(from, kz_str_find(from, '/'));
    return below.len == 0 || kz_str_starts(below, KZ_S("/metadata"));
}

kz_status kz_json_patch_read(
    kz_ctx *ctx, const kz_node *list, bool as_json, const kz_json_patch **out)
{
    kz_json_patch *patch = KZ_NEW(&ctx->arena, kz_json_patch);
    *out = patch;
    patch->as_json = as_json;
    if (!kz_is_seq(list)) {
        kz_report(ctx, list->loc, KZ_D_PATCH_UNREADABLE,
            "a JSON 6902 patch must be a list of operations");
        kz_help(ctx, "begin each operation with '- '");
        return KZ_EINPUT;
    }
    for (kz_node *n = kz_first(list); n != NULL; n = n->next) {
        if (!kz_is_map(n) && !kz_is_null(n))
            return kz_report(ctx, n->loc, KZ_D_PATCH_UNREADABLE,
                "an operation must be a mapping with 'op' and 'path'");
        patch->reads_metadata |= reads_metadata(n);
        KZ_PUSH(&ctx->arena, patch->operations, n);
    }
    return KZ_OK;
}

size_t kz_json_patch_length(const kz_json_patch *patch)
{
    return patch->operations.len;
}

/* The text under "op", "path" or "from", which is to blame from then on. */
static kz_status text_field(action *a, kz_str name, kz_str *out)
{
    const kz_node *n = kz_map_get(a->node, name);
    if (n == NULL) {
        kz_report(a->ctx, kz_operation_blame(a->node, name), KZ_D_PATCH_UNREADABLE,
            "the operation has no '" KZ_FMT "'", KZ_ARG(name));
        kz_operation_help_field(a->ctx, a->node, name);
        return KZ_EINPUT;
    }
    if (!kz_is_scalar(n) || n->type != KZ_STRING)
        return kz_report(
            a->ctx, n->loc, KZ_D_PATCH_UNREADABLE, "'" KZ_FMT "' must be a text", KZ_ARG(name));
    *out = n->u.text;
    a->at = n->loc;
    return KZ_OK;
}

static kz_status refuse_path(const action *a, kz_str path, const char *why)
{
    kz_report(
        a->ctx, a->at, KZ_D_JSON_POINTER, "'" KZ_FMT "' does not apply: %s", KZ_ARG(path), why);
    kz_operation_help_path(a->ctx, a->root, path);
    return KZ_EINPUT;
}

/* PATH up to and with step number N, from 0. */
static kz_str up_to_step(kz_str path, size_t n)
{
    size_t end = kz_str_find(path, '/');
    for (size_t i = 0; i <= n && end < path.len; i++)
        end += 1 + kz_str_find(kz_str_from(path, end + 1), '/');
    return kz_str_sub(path, 0, end);
}

static kz_status refuse_parent(const action *a, kz_str path, size_t reached)
{
    kz_str missing = up_to_step(path, reached);
    kz_report(a->ctx, a->at, KZ_D_JSON_POINTER,
        "'" KZ_FMT "' does not apply: there is no mapping or list at '" KZ_FMT "'", KZ_ARG(path),
        KZ_ARG(missing));
    kz_operation_help_path(a->ctx, a->root, path);
    return KZ_EINPUT;
}

/* The position that KEY means in a list of SIZE. */
static kz_status find_index(const action *a, const place *p, size_t size, size_t *out)
{
    int64_t index;
    if (!kz_pointer_index(p->key, &index))
        return refuse_path(a, p->path, "the elements of a list have numbers");
    if (index < 0)
        index += (int64_t)size;
    if (index < 0 || index >= (int64_t)size)
        return refuse_path(a, p->path, "the list does not have so many elements");
    *out = (size_t)index;
    return KZ_OK;
}

/* Put VALUE under the last step of P, which is in a mapping. */
static void set_entry(action *a, const place *p, kz_node *value)
{
    kz_node *old = kz_children_entry(&a->children, p->parent, p->key);
    if (old != NULL) {
        kz_children_forget(&a->children, old);
        kz_node_become(old, value);
        return;
    }
    kz_map_append(p->parent, kz_intern(a->ctx, p->key), value->loc, value);
    kz_children_added(&a->children, p->parent, value);
}

static kz_node *step(action *a, const kz_node *n, kz_str key)
{
    size_t index;
    if (kz_is_map(n))
        return kz_children_entry(&a->children, n, key);
    return kz_is_seq(n) && kz_pointer_position(key, n->count, &index)
        ? kz_children_element(&a->children, n, index)
        : NULL;
}

/* What holds the place that PATH names; with HANGING, the place is about to hold
 * HANGING, the second door into the tree: nothing may nest deeper than what was
 * read. */
static kz_status find_parent(action *a, kz_str path, const kz_node *hanging, place *out)
{
    kz_pointer pointer = kz_pointer_parse(a->ctx, path);
    *out = (place){.path = path};
    if (pointer.len == 0)
        return refuse_path(a, path, "it names no field; a path begins with '/'");
    out->key = pointer.at[pointer.len - 1];
    size_t reached = 0;
    out->parent = a->root;
    for (; out->parent != NULL && reached < pointer.len - 1; reached += out->parent != NULL)
        out->parent = step(a, out->parent, pointer.at[reached]);
    if (out->parent == NULL)
        return refuse_parent(a, path, reached);
    if (out->parent->kind == KZ_SCALAR)
        return refuse_parent(a, path, pointer.len - 2);
    if (hanging != NULL && pointer.len + kz_node_depth(hanging) > KZ_MAX_DEPTH)
        return kz_report(a->ctx, a->at, KZ_D_TOO_DEEP,
            "with this, values nest more than %d levels deep", KZ_MAX_DEPTH);
    return KZ_OK;
}

/* The place that PATH names. In a list there must be such an element. */
static kz_status find(action *a, kz_str path, place *out)
{
    KZ_TRY(find_parent(a, path, NULL, out));
    if (kz_is_map(out->parent)) {
        out->child = kz_children_entry(&a->children, out->parent, out->key);
        return KZ_OK;
    }
    KZ_TRY(find_index(a, out, out->parent->count, &out->index));
    out->child = kz_children_element(&a->children, out->parent, out->index);
    return KZ_OK;
}

static kz_status add_value(action *a, kz_str path, kz_node *value)
{
    place p;
    size_t index = 0;
    KZ_TRY(find_parent(a, path, value, &p));
    if (kz_is_map(p.parent)) {
        set_entry(a, &p, value);
        return KZ_OK;
    }
    if (kz_str_eq(p.key, KZ_S("-"))) {
        kz_seq_push(p.parent, value);
        kz_children_added(&a->children, p.parent, value);
        return KZ_OK;
    }
    KZ_TRY(find_index(a, &p, (size_t)p.parent->count + 1, &index));
    kz_children_insert(&a->children, p.parent, index, value);
    return KZ_OK;
}

/* The operation's value as the reference has it in the end; null if there is none. */
static kz_status new_value(const action *a, kz_node **out)
{
    const kz_node *value = kz_map_get(a->node, KZ_S("value"));
    if (value == NULL) {
        kz_report(a->ctx, kz_operation_blame(a->node, KZ_S("value")), KZ_D_NO_VALUE,
            "the operation has no 'value', so it writes null");
        kz_operation_help_field(a->ctx, a->node, KZ_S("value"));
    }
    *out = value != NULL ? kz_node_copy(a->ctx, value)
                         : kz_node_scalar(a->ctx, KZ_NULL, KZ_S("null"), a->at);
    return kz_json_normalise(a->ctx, *out);
}

static kz_status do_add(action *a, kz_str path)
{
    kz_node *value;
    KZ_TRY(new_value(a, &value));
    return add_value(a, path, value);
}

static kz_status take_out(action *a, kz_str path, kz_node **out)
{
    place p;
    KZ_TRY(find(a, path, &p));
    if (p.child == NULL)
        return refuse_path(a, path, "there is no such key");
    *out = kz_is_map(p.parent) ? kz_children_take_entry(&a->children, p.parent, p.child)
                               : kz_children_take_element(&a->children, p.parent, p.index);
    return KZ_OK;
}

static kz_status do_remove(action *a, kz_str path)
{
    kz_node *removed;
    return take_out(a, path, &removed);
}

static kz_status replace_root(action *a)
{
    const kz_node *given = kz_map_get(a->node, KZ_S("value"));
    if (given == NULL || given->kind == KZ_SCALAR)
        return kz_report(
            a->ctx, a->at, KZ_D_PATCH_UNREADABLE, "only a mapping can replace the whole resource");
    return new_value(a, &a->root);
}

/* Nothing else holds the element, so that its node may take the value. */
static void put_element(action *a, const place *p, kz_node *value)
{
    kz_children_forget(&a->children, p->child);
    kz_node_become(p->child, value);
}

static void warn_of_new_key(const action *a, kz_str path)
{
    kz_report(a->ctx, a->at, KZ_D_REPLACE_ADDS,
        "there is nothing at '" KZ_FMT "' to replace, so it is added", KZ_ARG(path));
    kz_operation_help_path(a->ctx, a->root, path);
}

/* In a mapping this adds what is not there, as in the reference. */
static kz_status do_replace(action *a, kz_str path)
{
    place p;
    kz_node *value;
    if (path.len == 0)
        return replace_root(a);
    KZ_TRY(new_value(a, &value));
    KZ_TRY(find(a, path, &p));
    KZ_TRY(find_parent(a, path, value, &(place){0}));
    if (kz_is_map(p.parent) && p.child == NULL)
        warn_of_new_key(a, path);
    if (kz_is_map(p.parent))
        set_entry(a, &p, value);
    else
        put_element(a, &p, value);
    return KZ_OK;
}

static kz_status do_move(action *a, kz_str path)
{
    kz_str from;
    kz_node *value = NULL;
    KZ_TRY(text_field(a, KZ_S("from"), &from));
    KZ_TRY(take_out(a, from, &value));
    return add_value(a, path, value);
}

static size_t count_nodes(const kz_node *n)
{
    size_t count = 1;
    for (const kz_node *c = kz_first(n); c != NULL; c = c->next)
        count += count_nodes(c);
    return count;
}

/* A key that is missing in a mapping is copied as null. */
static kz_status do_copy(action *a, kz_str path)
{
    place p;
    kz_str from;
    kz_loc at = a->at;
    KZ_TRY(text_field(a, KZ_S("from"), &from));
    KZ_TRY(find(a, from, &p));
    a->at = at;
    if (p.child == NULL)
        return add_value(a, path, kz_node_scalar(a->ctx, KZ_NULL, KZ_S("null"), a->at));
    a->copied += count_nodes(p.child);
    if (a->copied > MOST_COPIED)
        return kz_report(a->ctx, a->at, KZ_D_TOO_LARGE,
            "this patch copies more than %d values within one resource", MOST_COPIED);
    return add_value(a, path, kz_node_copy(a->ctx, p.child));
}

static kz_status refuse_value(
    const action *a, kz_str path, const kz_node *found, const kz_node *wanted)
{
    kz_report(a->ctx, wanted != NULL && found != NULL ? wanted->loc : a->at, KZ_D_JSON_TEST,
        "the test failed: '" KZ_FMT "' is " KZ_FMT ", not " KZ_FMT, KZ_ARG(path),
        KZ_ARG(kz_operation_value(a->ctx, found)), KZ_ARG(kz_operation_value(a->ctx, wanted)));
    if (found != NULL)
        kz_remark_on(a->ctx, found->loc, "the value is here");
    else
        kz_operation_help_path(a->ctx, a->root, path);
    return KZ_EINPUT;
}

/* A key that is missing is null here too. */
static kz_status do_test(action *a, kz_str path)
{
    const kz_node *wanted = kz_map_get(a->node, KZ_S("value"));
    place p = {.child = a->root};
    bool equal;
    if (path.len > 0)
        KZ_TRY(find(a, path, &p));
    if (kz_is_null(p.child) || kz_is_null(wanted))
        equal = kz_is_null(p.child) && kz_is_null(wanted);
    else
        KZ_TRY(kz_json_equal(a->ctx, p.child, wanted, a->patch->as_json, &equal));
    if (equal)
        return KZ_OK;
    return refuse_value(a, path, p.child, wanted);
}

static const struct {
    const char *name;
    kz_status (*run)(action *a, kz_str path);
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
    for (size_t i = 0; i < sizeof operations / sizeof *operations; i++)
        if (kz_str_eq(name, kz_str_c(operations[i].name)))
            return operations[i].run(a, path);
    kz_report(a->ctx, kz_map_get(a->node, KZ_S("op"))->loc, KZ_D_PATCH_UNREADABLE,
        "'" KZ_FMT "' is no operation; use add, remove, replace, move, copy or test", KZ_ARG(name));
    kz_operation_help_name(a->ctx, name);
    return KZ_EINPUT;
}

/* What is left must still be a resource. */
static kz_status check_resource(kz_ctx *ctx, const kz_node *root, kz_loc at)
{
    const kz_node *metadata = kz_map_get(root, KZ_S("metadata"));
    kz_str kind = kz_map_text(root, KZ_S("kind"));
    if (!kz_is_map(root))
        return kz_report(
            ctx, at, KZ_D_NOT_A_RESOURCE, "the patch leaves something that is no mapping");
    if (kind.len == 0)
        return kz_report(ctx, at, KZ_D_NO_KIND, "the patch leaves a resource without a kind");
    if (!kz_is_null(metadata) && !kz_is_map(metadata))
        return kz_report(ctx, at, KZ_D_WRONG_KIND, "the patch leaves metadata that is no mapping");
    const kz_node *annotations = kz_map_get(metadata, KZ_S("annotations"));
    if (kz_is_seq(annotations) && annotations->count > 0)
        return kz_report(ctx, at, KZ_D_WRONG_KIND, "the patch leaves annotations that are a list");
    if (!kz_str_ends(kind, KZ_S("List")) && kz_map_text(metadata, KZ_S("name")).len == 0)
        return kz_report(ctx, at, KZ_D_NO_NAME, "the patch leaves a resource without a name");
    return KZ_OK;
}

static kz_status apply(kz_ctx *ctx, kz_resource *r, const kz_json_patch *patch)
{
    kz_history_write(ctx, r, patch->reads_metadata);
    bool exposed = kz_origin_expose(ctx, r);
    KZ_TRY(kz_json_normalise(ctx, r->root));
    action a = {.ctx = ctx,
        .patch = patch,
        .root = r->root,
        .at = kz_resource_loc(r),
        .children.arena = &ctx->scratch};
    for (size_t i = 0; i < patch->operations.len; i++) {
        kz_checkpoint(ctx);
        a.node = patch->operations.at[i];
        a.at = a.node->loc;
        KZ_TRY(run(&a));
    }
    KZ_TRY(check_resource(ctx, a.root, a.at));
    r->root = a.root;
    kz_metadata_restring(kz_map_get(r->root, KZ_S("metadata")), KZ_S("annotations"));
    if (exposed)
        kz_origin_follow(r);
    kz_history_erase(ctx, r);
    kz_resource_changed(ctx, r);
    return KZ_OK;
}

kz_status kz_json_patch_apply(kz_ctx *ctx, kz_resource *r, const kz_json_patch *patch)
{
    kz_mark mark = kz_arena_mark(&ctx->scratch);
    kz_status status = apply(ctx, r, patch);
    kz_arena_rewind(&ctx->scratch, mark);
    return status;
}
