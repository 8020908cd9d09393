/*
 * What a cluster says of an object, less what nobody has asked it to keep.
 */
#include <sodium.h>

#include "report/elements.h"
#include "report/prepare.h"
#include "yaml/parse.h"

typedef struct narrowing {
    kz_ctx *ctx;
    kz_patch *say;
} narrowing;

static kz_node *metadata_of(const kz_node *root)
{
    return kz_map_get(root, KZ_S("metadata"));
}

static void drop(kz_node *map, kz_str key)
{
    (void)kz_child_unlink(map, kz_map_get(map, key));
}

/* What servers write, whoever else does. */
static void drop_managed(kz_node *root)
{
    static const kz_str fields[] = {KZ_LIT("managedFields"), KZ_LIT("uid"),
        KZ_LIT("resourceVersion"), KZ_LIT("generation"), KZ_LIT("creationTimestamp"),
        KZ_LIT("selfLink")};
    static const kz_str annotations[] = {
        KZ_LIT(KZ_LAST_APPLIED), KZ_LIT("deployment.kubernetes.io/revision")};
    kz_node *metadata = metadata_of(root);
    drop(root, KZ_S("status"));
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++)
        drop(metadata, fields[i]);
    for (size_t i = 0; i < sizeof annotations / sizeof *annotations; i++)
        drop(kz_map_get(metadata, KZ_S("annotations")), annotations[i]);
}

/* The object that was applied last, or NULL. */
static kz_node *last_applied(kz_ctx *ctx, const kz_node *live)
{
    const kz_node *annotations = kz_map_get(metadata_of(live), KZ_S("annotations"));
    const kz_text text = {.bytes = kz_map_text(annotations, KZ_S(KZ_LAST_APPLIED))};
    kz_report_mark mark = kz_reports_mark(ctx);
    kz_node *root = NULL;
    if (text.bytes.len > 0 && kz_parse_json(ctx, &text, &root) == KZ_OK)
        return root;
    kz_reports_rewind(ctx, mark);
    return NULL;
}

static kz_str base64(kz_ctx *ctx, kz_str bytes)
{
    size_t size = sodium_base64_ENCODED_LEN(bytes.len, sodium_base64_VARIANT_ORIGINAL);
    char *text = kz_arena_alloc(&ctx->arena, size);
    sodium_bin2base64(
        text, size, (const unsigned char *)bytes.ptr, bytes.len, sodium_base64_VARIANT_ORIGINAL);
    return (kz_str){text, size - 1};
}

static void move_string_data(kz_ctx *ctx, kz_node *root)
{
    kz_node *strings = kz_map_get(root, KZ_S("stringData"));
    if (!kz_is_map(strings) || !kz_str_eq(kz_map_text(root, KZ_S("kind")), KZ_S("Secret")))
        return;
    kz_node *data = kz_map_submap(ctx, root, KZ_S("data"), strings->loc);
    for (const kz_node *c = kz_first(strings); data != NULL && c != NULL; c = c->next)
        kz_map_put(data, c->key, c->loc, kz_node_string(ctx, base64(ctx, kz_text_of(c)), c->loc));
    drop(root, KZ_S("stringData"));
}

static void narrow(
    narrowing *n, kz_node *live, const kz_node *wanted, const kz_node *applied, kz_outline of);

static const kz_map *index_of(kz_arena *scratch, const kz_node *map)
{
    kz_map *index = KZ_NEW(scratch, kz_map);
    for (kz_node *c = kz_is_map(map) ? kz_first(map) : NULL; c != NULL; c = c->next)
        *kz_map_slot_for(scratch, index, c->key->text) = c;
    return index;
}

static void narrow_map(
    narrowing *n, kz_node *live, const kz_node *wanted, const kz_node *applied, kz_outline of)
{
    kz_arena *scratch = &n->ctx->scratch;
    kz_mark mark = kz_arena_mark(scratch);
    const kz_map *in_wanted = index_of(scratch, wanted), *in_applied = index_of(scratch, applied);
    kz_node *first = kz_first(live);
    kz_node_clear(live);
    for (kz_node *c = first, *next; c != NULL; c = next) {
        next = c->next;
        c->next = NULL;
        const kz_node *w = kz_map_lookup(in_wanted, c->key->text);
        const kz_node *l = kz_map_lookup(in_applied, c->key->text);
        if (w == NULL && l == NULL)
            continue;
        narrow(n, c, w, l, kz_outline_of_entry(of, c->key->text));
        kz_map_append(live, c->key, c->key_loc, c);
    }
    kz_arena_rewind(scratch, mark);
}

/* Who is paired with each element of LIVE in OTHER, NULL for no one. *BY_KEY is set if
 * they are not told apart by their keys. */
static const kz_node **partners(narrowing *n, const kz_node *live, const kz_node *other,
    const kz_schema_field *field, bool *by_key)
{
    kz_node **partner = KZ_NEW_ARRAY(&n->ctx->scratch, kz_node *, live->count + 1);
    if (!kz_is_seq(other))
        return (const kz_node **)partner;
    kz_pairing p = kz_pair_elements(n->ctx, n->say, live, other, field);
    *by_key &= p.telling == KZ_TELL_BY_KEY;
    for (size_t i = 0; i < p.a_len; i++)
        partner[i] = p.of_a[i] == KZ_UNMATCHED ? NULL : p.b[p.of_a[i]];
    return (const kz_node **)partner;
}

static void narrow_list(narrowing *n, kz_node *live, const kz_node *wanted, const kz_node *applied,
    const kz_schema_field *field)
{
    kz_mark mark = kz_arena_mark(&n->ctx->scratch);
    bool by_key = true;
    const kz_node **in_wanted = partners(n, live, wanted, field, &by_key);
    const kz_node **in_applied = partners(n, live, applied, field, &by_key);
    const kz_outline element = {.schema = field != NULL ? field->child : NULL};
    kz_node *first = kz_first(live);
    kz_node_clear(live);
    size_t i = 0;
    for (kz_node *c = first, *next; c != NULL; c = next, i++) {
        next = c->next;
        c->next = NULL;
        bool known = in_wanted[i] != NULL || in_applied[i] != NULL;
        if (!known && by_key)
            continue; /* added by the cluster, such as a sidecar */
        if (known)
            narrow(n, c, in_wanted[i], in_applied[i], element);
        kz_seq_push(live, c);
    }
    kz_arena_rewind(&n->ctx->scratch, mark);
}

static void narrow(
    narrowing *n, kz_node *live, const kz_node *wanted, const kz_node *applied, kz_outline of)
{
    if (live->kind == KZ_MAPPING && (kz_is_map(wanted) || kz_is_map(applied)))
        narrow_map(n, live, wanted, applied, of);
    if (live->kind == KZ_SEQUENCE && (kz_is_seq(wanted) || kz_is_seq(applied)))
        narrow_list(n, live, wanted, applied, of.list);
}

void kz_narrow_live(
    kz_ctx *ctx, kz_patch *say, const kz_schema *schema, kz_node *live, kz_node *wanted)
{
    narrowing n = {ctx, say};
    kz_node *applied = last_applied(ctx, live);
    drop_managed(live);
    drop_managed(wanted);
    move_string_data(ctx, wanted);
    if (applied != NULL)
        move_string_data(ctx, applied);
    narrow(&n, live, wanted, applied, (kz_outline){.schema = schema});
}
