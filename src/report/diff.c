/*
 * kz_diff(): what differs between two results.
 *
 * The documents of results are canonical, so that equal objects are equal bytes. Only
 * those that are not equal are parsed.
 */
#include <setjmp.h>
#include <stdlib.h>

#include "build/build.h"
#include "report/compare.h"
#include "report/follow.h"
#include "report/hunks.h"
#include "report/prepare.h"
#include "yaml/emit.h"
#include "yaml/parse.h"

struct kz_diff_result {
    kz_ctx ctx;
    jmp_buf out_of_memory;
    kz_patch patch; /* of the object being compared */
    kz_buf text;    /* being emitted */
    KZ_VEC(kz_object_diff) objects;
    kz_renames renames;
    size_t counts[KZ_REMOVED + 1];
};

/* One object while it is being compared. */
typedef struct object {
    kz_diff_result *diff;
    const kz_diff_options *options;
    kz_twosome of;
    kz_node *a, *b;            /* NULL where there is none */
    bool a_changed, b_changed; /* they are not what the document says any more */
} object;

void kz_diff_options_init(kz_diff_options *options)
{
    enum { CONTEXT = 3 };
    *options = (kz_diff_options){.size = sizeof *options, .context = CONTEXT};
}

static bool is_secret(const object *o)
{
    return strcmp((o->of.before != NULL ? o->of.before : o->of.after)->kind, "Secret") == 0;
}

/* The text of a document cannot be wrong: a build has written it. */
static kz_node *parse(kz_ctx *ctx, const kz_document *d)
{
    if (d == NULL)
        return NULL;
    const kz_text text = {.bytes = {d->text, d->length}};
    kz_nodes nodes = {0};
    if (kz_parse_manifests(ctx, &text, &nodes) != KZ_OK || nodes.len != 1)
        kz_arena_exhausted(&ctx->arena);
    return nodes.at[0];
}

/* A result may be of JSON; what is shown of it is YAML. */
static bool is_json(const kz_document *d)
{
    return d != NULL && d->text[0] == '{';
}

static kz_str text_of(object *o, const kz_document *d, const kz_node *n, bool changed)
{
    if (d == NULL)
        return KZ_EMPTY;
    if (!changed)
        return (kz_str){d->text, d->length};
    kz_buf *text = &o->diff->text;
    text->len = 0;
    if (kz_emit(&o->diff->ctx, n, text) != KZ_OK || text->failed)
        kz_arena_exhausted(&o->diff->ctx.arena);
    return kz_str_dup(&o->diff->ctx.arena, kz_buf_view(text));
}

static const kz_schema *schema_of(const object *o)
{
    const kz_document *d = o->of.after;
    kz_gvk gvk = {kz_str_c(d->group), kz_str_c(d->version), kz_str_c(d->kind)};
    return kz_schema_of(&o->diff->ctx, gvk);
}

/* Take from the trees what is not to be compared, and hide what is not to be said. */
static void prepare(object *o)
{
    kz_ctx *ctx = &o->diff->ctx;
    if (o->options->live && o->a != NULL && o->b != NULL) {
        kz_narrow_live(ctx, &o->diff->patch, schema_of(o), o->a, o->b);
        o->a_changed = o->b_changed = true;
    }
    if (o->options->ignore != 0) {
        o->a_changed |= o->a != NULL && kz_leave_out(o->a, o->options->ignore);
        o->b_changed |= o->b != NULL && kz_leave_out(o->b, o->options->ignore);
    }
    if (o->a != NULL && o->b != NULL)
        o->a_changed |= kz_follow(ctx, &o->diff->renames, &o->of, o->a, o->b, &o->diff->patch);
    if (is_secret(o) && !o->options->show_secrets) {
        kz_mask_secret(ctx, o->a, o->b);
        o->a_changed = o->b_changed = true;
    }
}

static void compare(object *o, kz_object_diff *out)
{
    kz_ctx *ctx = &o->diff->ctx;
    kz_patch *patch = &o->diff->patch;
    if (o->a == NULL) {
        out->what = KZ_ADDED;
        kz_patch_do(patch, "add", kz_say_json(ctx, patch, &ctx->arena, o->b));
        return;
    }
    if (o->b == NULL) {
        out->what = KZ_REMOVED;
        return;
    }
    kz_comparison c = {.ctx = ctx, .of = &o->of, .renames = &o->diff->renames, .patch = patch};
    kz_compare(&c, schema_of(o), o->a, o->b);
    o->b_changed |= c.reordered;
    out->what = c.changes.len > 0 ? KZ_CHANGED : KZ_SAME;
    out->changes = c.changes.at;
    out->change_count = c.changes.len;
}

static void describe(object *o, kz_object_diff *out)
{
    kz_ctx *ctx = &o->diff->ctx;
    kz_patch *patch = &o->diff->patch;
    kz_buf_byte(&patch->text, ']');
    if (patch->text.failed || patch->pointer.failed || patch->path.failed)
        kz_arena_exhausted(&ctx->arena);
    out->before = o->of.before;
    out->after = o->of.after;
    out->patch = kz_str_z(&ctx->arena, kz_buf_view(&patch->text));
    kz_str before = text_of(o, o->of.before, o->a, o->a_changed);
    kz_str after = text_of(o, o->of.after, o->b, o->b_changed);
    kz_hunks hunks = kz_hunks_between(ctx, before, after, o->options->context);
    out->hunks = hunks.at;
    out->hunk_count = hunks.len;
    out->before_text = o->of.before != NULL ? before.ptr : NULL;
    out->before_length = before.len;
    out->after_text = o->of.after != NULL ? after.ptr : NULL;
    out->after_length = after.len;
}

static bool is_equal(const kz_twosome *t)
{
    return t->before != NULL && t->after != NULL && t->before->length == t->after->length &&
        memcmp(t->before->text, t->after->text, t->after->length) == 0;
}

static void add_object(kz_diff_result *diff, const kz_twosome *of, const kz_diff_options *options)
{
    object o = {.diff = diff,
        .options = options,
        .of = *of,
        .a = parse(&diff->ctx, of->before),
        .b = parse(&diff->ctx, of->after),
        .a_changed = is_json(of->before),
        .b_changed = is_json(of->after)};
    kz_object_diff out = {0};
    kz_patch_open(&diff->patch);
    prepare(&o);
    compare(&o, &out);
    if (out.what == KZ_SAME && diff->patch.text.len == 1)
        return; /* all that differs is ignored */
    describe(&o, &out);
    diff->counts[out.what]++;
    KZ_PUSH(&diff->ctx.arena, diff->objects, out);
}

static kz_status run(kz_diff_result *diff, const kz_result *before, const kz_result *after,
    const kz_diff_options *options)
{
    if (setjmp(diff->out_of_memory) != 0)
        return KZ_ESYSTEM;
    kz_ctx *ctx = &diff->ctx;
    ctx->libyaml_only = kz_wants_libyaml();
    const kz_twosomes all = kz_match(ctx, before, after);
    diff->renames = kz_renames_of(ctx, &all);
    for (size_t i = 0; i < all.len; i++)
        if (!is_equal(&all.at[i]))
            add_object(diff, &all.at[i], options);
    return KZ_OK;
}

kz_status kz_diff(kz_diff_result **out, const kz_result *before, const kz_result *after,
    const kz_diff_options *options)
{
    kz_diff_options defaults;
    kz_diff_options_init(&defaults);
    kz_diff_result *diff = calloc(1, sizeof *diff);
    *out = diff;
    if (diff == NULL)
        return KZ_ESYSTEM;
    kz_ctx_init(&diff->ctx, KZ_MOST_MEMORY, &diff->out_of_memory);
    kz_status status = run(diff, before, after, options != NULL ? options : &defaults);
    if (status == KZ_OK)
        return KZ_OK;
    kz_diff_free(diff);
    *out = NULL;
    return status;
}

const kz_object_diff *kz_diff_object(const kz_diff_result *diff, size_t i)
{
    return i < diff->objects.len ? &diff->objects.at[i] : NULL;
}

const kz_rename *kz_diff_rename(const kz_diff_result *diff, size_t i)
{
    return i < diff->renames.items.len ? &diff->renames.items.at[i] : NULL;
}

size_t kz_diff_count(const kz_diff_result *diff, kz_difference what)
{
    return (unsigned)what <= KZ_REMOVED ? diff->counts[what] : 0;
}

void kz_diff_free(kz_diff_result *diff)
{
    if (diff == NULL)
        return;
    kz_patch_free(&diff->patch);
    kz_buf_free(&diff->text);
    kz_ctx_release(&diff->ctx);
    free(diff);
}
