/*
 * A tree against a table of fields:
 *
 *     NamePrefix: a-      # case does not matter: namePrefix
 *     resources: null     # as if it were not there
 *     imagse: []          # unknown; did you mean 'images'?
 *     replicas: 3         # must be a list of mappings
 */
#include "yaml/shape.h"

#include "base/nearest.h"

/* Which object is being checked, for messages: what the caller calls it, or
 * the field that holds it. */
typedef struct place {
    const char *what;
    const kz_field *field;
} place;

static char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

static bool equal_but_for_case(kz_str a, kz_str b)
{
    if (a.len != b.len)
        return false;
    for (size_t i = 0; i < a.len; i++)
        if (lower(a.ptr[i]) != lower(b.ptr[i]))
            return false;
    return true;
}

static const kz_field *find_field(const kz_field *fields, kz_str name)
{
    for (const kz_field *f = fields; f->name != NULL; f++)
        if (equal_but_for_case(name, kz_str_c(f->name)))
            return f;
    return NULL;
}

static const char *what_it_is(const kz_node *n)
{
    static const char *const scalars[] = {
        "a string", "a number", "a number", "true or false", "null", "a string", "a string"};
    if (n->kind == KZ_SCALAR)
        return scalars[n->type];
    return n->kind == KZ_MAPPING ? "a mapping" : "a list";
}

/* The field of an entry that the text it is written as would be. */
static const char *main_field(const kz_field *fields)
{
    static const char *const names[] = {"path", "name", "order"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        for (const kz_field *f = fields; f != NULL && f->name != NULL; f++)
            if (strcmp(f->name, names[i]) == 0)
                return f->name;
    return NULL;
}

/* Help: what may stand there, if it is not more than one reads. */
static void list_fields(kz_ctx *ctx, const kz_field *fields)
{
    enum { MOST = 12 };
    kz_str names = KZ_EMPTY;
    size_t count = 0;
    for (const kz_field *f = fields; f != NULL && f->name != NULL; f++)
        names = kz_str_printf(
            &ctx->arena, KZ_FMT "%s%s", KZ_ARG(names), count++ > 0 ? ", " : "", f->name);
    if (count > 0 && count <= MOST)
        kz_help(ctx, "its fields are " KZ_FMT, KZ_ARG(names));
}

static kz_status unknown_field(
    kz_ctx *ctx, const kz_node *entry, const kz_field *fields, const place *at)
{
    kz_nearest nearest = kz_nearest_to(entry->key->text);
    for (const kz_field *f = fields; f->name != NULL; f++)
        kz_nearest_offer(&nearest, kz_str_c(f->name), f);
    kz_str object = kz_str_c(at->field == NULL ? at->what : at->field->name);
    const char *quote = at->field == NULL ? "" : "'";
    bool many = at->field != NULL && at->field->shape == KZ_SHAPE_OBJECTS;
    kz_status status = kz_report(ctx, entry->key_loc, KZ_D_UNKNOWN_FIELD,
        "%s%s" KZ_FMT "%s has no field '" KZ_FMT "'", many ? "an entry of " : "", quote,
        KZ_ARG(object), quote, KZ_ARG(entry->key->text));
    if (nearest.best.len > 0)
        kz_nearest_help(ctx, &nearest);
    else
        list_fields(ctx, fields);
    return status;
}

/* A string is wanted where N is: a number, a list, or a mapping of perhaps one pair. */
static void advise_string(kz_ctx *ctx, const kz_node *n, const kz_field *f)
{
    const kz_node *pair = kz_is_map(n) && n->count == 1 ? kz_first(n) : NULL;
    bool entry = n->key == NULL, single = pair != NULL && kz_is_scalar(pair);
    if (n->kind == KZ_SCALAR)
        kz_help(ctx, "put the value in quotes");
    else if (strcmp(f->name, "patch") == 0)
        kz_help(ctx, "the patch is a text: write 'patch: |-' above it");
    else if (entry && single && strcmp(f->name, "literals") == 0)
        kz_help(ctx, "write '" KZ_FMT "=" KZ_FMT "', or put a text with ': ' in it into quotes",
            KZ_ARG(pair->key->text), KZ_ARG(pair->u.text));
    else if (single)
        kz_help(ctx, "write '%s " KZ_FMT "'; a text with ': ' in it needs quotes",
            entry ? "-" : kz_str_z(&ctx->arena, kz_str_printf(&ctx->arena, "%s:", f->name)),
            KZ_ARG(pair->u.text));
    else if (!entry)
        kz_help(ctx, "write one text behind '%s:'", f->name);
}

static void advise_string_map(kz_ctx *ctx, const kz_node *n)
{
    if (kz_is_scalar(n) && kz_str_contains(n->u.text, KZ_S(":")))
        kz_help(ctx, "a blank is missing behind the ':'");
    else
        kz_help(ctx, "write each entry as 'key: value' on a line of its own, without '- '");
}

static void advise_object(kz_ctx *ctx, const kz_node *n, const kz_field *f)
{
    const char *field = main_field(f->fields);
    if (kz_is_scalar(n) && n->type == KZ_STRING && field != NULL)
        kz_help(ctx, "write '%s: " KZ_FMT "'%s", field, KZ_ARG(n->u.text),
            n->key == NULL ? "" : ", indented, on a line below");
    else
        list_fields(ctx, f->fields);
}

static void advise(kz_ctx *ctx, const kz_node *n, const kz_field *f, const char *wanted)
{
    if (strcmp(wanted, "a string") == 0)
        advise_string(ctx, n, f);
    else if (strcmp(wanted, "a mapping") == 0)
        advise_object(ctx, n, f);
    else if (strcmp(wanted, "a mapping of strings") == 0)
        advise_string_map(ctx, n);
    else if (strcmp(wanted, "true or false") == 0)
        kz_help(ctx, "write true or false, without quotes");
    else if (strcmp(wanted, "an integer") == 0)
        kz_help(ctx, "write a whole number such as 3%s",
            kz_is_scalar(n) && n->type == KZ_STRING ? ", without quotes" : "");
    else
        kz_help(ctx, "put each entry on a line of its own that begins with '- '");
}

static kz_status wrong_type(
    kz_ctx *ctx, const kz_node *n, const kz_field *f, const char *subject, const char *wanted)
{
    kz_status status = kz_report(ctx, n->loc, KZ_D_WRONG_TYPE, "%s'%s' must be %s, not %s", subject,
        f->name, wanted, what_it_is(n));
    advise(ctx, n, f, wanted);
    return status;
}

static bool is_type(const kz_node *n, kz_type type)
{
    return n->kind == KZ_SCALAR && n->type == type;
}

static bool is_integer(const kz_node *n)
{
    if (!is_type(n, KZ_INT) || n->u.text.len > 20)
        return false;
    const kz_str most =
        n->u.text.ptr[0] == '-' ? KZ_S("-9223372036854775808") : KZ_S("9223372036854775807");
    return n->u.text.len < most.len ||
        (n->u.text.len == most.len && kz_str_cmp(n->u.text, most) <= 0);
}

/* The strings of a list or mapping; null is the empty string. */
static kz_status check_strings(kz_ctx *ctx, kz_node *n, const kz_field *f, const char *subject)
{
    kz_status status = KZ_OK;
    for (kz_node *c = kz_first(n); c != NULL; c = c->next) {
        if (is_type(c, KZ_NULL)) {
            c->type = KZ_STRING;
            c->u.text = KZ_EMPTY;
        } else if (!is_type(c, KZ_STRING)) {
            status = wrong_type(ctx, c, f, subject, "a string");
        }
    }
    return status;
}

static kz_status check_object(kz_ctx *ctx, kz_node *map, const kz_field *fields, const place *at);

static kz_status check_objects(kz_ctx *ctx, kz_node *list, const kz_field *f)
{
    const place at = {.field = f};
    kz_status status = KZ_OK;
    for (kz_node *c = kz_first(list); c != NULL; c = c->next) {
        if (is_type(c, KZ_NULL))
            kz_node_become(c, kz_node_map(ctx, c->loc));
        kz_status one = kz_is_map(c) ? check_object(ctx, c, f->fields, &at)
                                     : wrong_type(ctx, c, f, "an entry of ", "a mapping");
        if (one != KZ_OK)
            status = one;
    }
    return status;
}

static kz_status check_value(kz_ctx *ctx, kz_node *n, const kz_field *f)
{
    const place at = {.field = f};
    switch (f->shape) {
    case KZ_SHAPE_STRING:
        return is_type(n, KZ_STRING) ? KZ_OK : wrong_type(ctx, n, f, "", "a string");
    case KZ_SHAPE_BOOL:
        return is_type(n, KZ_BOOL) ? KZ_OK : wrong_type(ctx, n, f, "", "true or false");
    case KZ_SHAPE_INT:
        return is_integer(n) ? KZ_OK : wrong_type(ctx, n, f, "", "an integer");
    case KZ_SHAPE_STRINGS:
        return kz_is_seq(n) ? check_strings(ctx, n, f, "an entry of ")
                            : wrong_type(ctx, n, f, "", "a list of strings");
    case KZ_SHAPE_STRING_MAP:
        return kz_is_map(n) ? check_strings(ctx, n, f, "a value in ")
                            : wrong_type(ctx, n, f, "", "a mapping of strings");
    case KZ_SHAPE_OBJECT:
        return kz_is_map(n) ? check_object(ctx, n, f->fields, &at)
                            : wrong_type(ctx, n, f, "", "a mapping");
    case KZ_SHAPE_OBJECTS:
        return kz_is_seq(n) ? check_objects(ctx, n, f)
                            : wrong_type(ctx, n, f, "", "a list of mappings");
    case KZ_SHAPE_ANY:
        break;
    }
    return KZ_OK;
}

static size_t field_count(const kz_field *fields)
{
    size_t n = 0;
    while (fields[n].name != NULL)
        n++;
    return n;
}

/* Of two spellings of one field the one that sorts last counts, since the
 * reference reads them from JSON with its keys sorted. */
static bool comes_later(const kz_node *entry, const kz_node *other)
{
    return other == NULL || kz_str_cmp(entry->key->text, other->key->text) >= 0;
}

static kz_status check_object(kz_ctx *ctx, kz_node *map, const kz_field *fields, const place *at)
{
    kz_mark mark = kz_arena_mark(&ctx->scratch);
    kz_node **kept = KZ_NEW_ARRAY(&ctx->scratch, kz_node *, field_count(fields));
    kz_status status = KZ_OK;
    for (kz_node *c = kz_first(map); c != NULL; c = c->next) {
        const kz_field *f = find_field(fields, c->key->text);
        if (f == NULL) {
            status = unknown_field(ctx, c, fields, at);
            continue;
        }
        if (kz_is_null(c))
            continue;
        kz_status one = check_value(ctx, c, f);
        if (one != KZ_OK)
            status = one;
        if (comes_later(c, kept[f - fields]))
            kept[f - fields] = c;
    }

    kz_node *c = kz_first(map);
    kz_node_clear(map);
    for (kz_node *next; c != NULL; c = next) {
        next = c->next;
        const kz_field *f = find_field(fields, c->key->text);
        if (f != NULL && kept[f - fields] == c)
            kz_map_append(map, kz_intern(ctx, kz_str_c(f->name)), c->key_loc, c);
    }
    kz_arena_rewind(&ctx->scratch, mark);
    return status;
}

kz_status kz_shape_check(kz_ctx *ctx, kz_node *map, const kz_field *fields, const char *what)
{
    const place at = {.what = what};
    if (kz_is_null(map))
        return KZ_OK;
    if (!kz_is_map(map))
        return kz_report(
            ctx, map->loc, KZ_D_WRONG_TYPE, "%s must be a mapping, not %s", what, what_it_is(map));
    return check_object(ctx, map, fields, &at);
}
