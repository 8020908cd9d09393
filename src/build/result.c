#include "build/result.h"

#include <stdlib.h>

#include "base/tempdir.h"
#include "base/timing.h"
#include "yaml/emit.h"

static const kz_message exhausted = {.id = "KZ1007", .severity = KZ_ERROR, .text = "out of memory"};

static const char *z(kz_ctx *ctx, kz_str s)
{
    return kz_str_z(&ctx->arena, s);
}

static kz_document describe(kz_ctx *ctx, const kz_resource *r)
{
    return (kz_document){.group = z(ctx, r->id.gvk.group),
        .version = z(ctx, r->id.gvk.version),
        .kind = z(ctx, r->id.gvk.kind),
        .name = z(ctx, r->id.name),
        .ns = z(ctx, r->id.ns),
        .cluster_scoped = r->id.cluster_scoped};
}

kz_status kz_result_write(kz_result *result, const kz_list *list)
{
    kz_ctx *ctx = &result->ctx;
    kz_buf *text = &result->text;
    KZ_VEC(size_t) starts = {0};
    for (size_t i = 0; i < list->items.len; i++) {
        if (i > 0)
            kz_buf_str(text, KZ_S("---\n"));
        KZ_PUSH(&ctx->arena, starts, text->len);
        KZ_TRY(kz_emit(ctx, list->items.at[i]->root, text));
        kz_document document = describe(ctx, list->items.at[i]);
        document.length = text->len - starts.at[i];
        KZ_PUSH(&ctx->arena, result->documents, document);
    }
    kz_buf_byte(text, '\0');
    if (text->failed)
        longjmp(result->out_of_memory, 1);
    text->len--;
    for (size_t i = 0; i < result->documents.len; i++)
        result->documents.at[i].text = text->ptr + starts.at[i];
    return KZ_OK;
}

static kz_place place(kz_ctx *ctx, kz_loc at)
{
    if (at.file == 0)
        return (kz_place){0};
    return (kz_place){z(ctx, ctx->files.at[at.file].shown), at.line, at.col};
}

static bool same_place(kz_loc a, kz_loc b)
{
    return a.file == b.file && a.line == b.line && a.col == b.col;
}

/* The way to the mistake, without the entries that are the mistake's own place. */
static void add_chain(kz_ctx *ctx, const kz_diag *d, kz_message *m)
{
    KZ_VEC(kz_step) chain = {0};
    for (const kz_frame *f = d->frame; f != NULL; f = f->outer) {
        kz_step step = {place(ctx, f->at), f->doing};
        if (!same_place(f->at, d->at))
            KZ_PUSH(&ctx->arena, chain, step);
    }
    m->chain = chain.at;
    m->chain_length = chain.len;
}

/* An entry that is itself the mistake has no step in the chain to say what it is for. */
static kz_str text_of(kz_ctx *ctx, const kz_diag *d)
{
    const kz_frame *f = d->frame;
    if (f == NULL || f->doing == NULL || !same_place(f->at, d->at))
        return d->text;
    return kz_str_printf(&ctx->arena, "%s: " KZ_FMT, f->doing, KZ_ARG(d->text));
}

static kz_message message(kz_ctx *ctx, const kz_diag *d)
{
    kz_message m = {.id = kz_diag_code(d->id),
        .severity = d->severity,
        .place = place(ctx, d->at),
        .text = z(ctx, text_of(ctx, d)),
        .help = d->help.len > 0 ? z(ctx, d->help) : NULL};
    add_chain(ctx, d, &m);
    return m;
}

void kz_result_close(kz_result *result, kz_status status)
{
    kz_ctx *ctx = &result->ctx;
    KZ_VEC(kz_message) messages = {0};
    for (const kz_diag *d = ctx->first_diag; d != NULL; d = d->next)
        KZ_PUSH(&ctx->arena, messages, message(ctx, d));
    result->messages = messages.at;
    result->message_count = messages.len;
    if (status != KZ_OK) {
        kz_buf_free(&result->text);
        result->documents.len = 0;
    }
    kz_tempdirs_remove(ctx);
    kz_phase_leave(ctx, KZ_PHASE_EMIT); /* books the time of the last phase */
    ctx->options = NULL;                /* the caller's may end here */
}

void kz_result_exhausted(kz_result *result)
{
    kz_buf_free(&result->text);
    result->documents.len = 0;
    result->exhausted = true;
    kz_tempdirs_remove(&result->ctx);
    kz_phase_leave(&result->ctx, KZ_PHASE_EMIT);
}

const char *kz_result_text(const kz_result *result, size_t *length)
{
    if (length != NULL)
        *length = result->text.len;
    return result->text.len > 0 ? result->text.ptr : "";
}

size_t kz_result_document_count(const kz_result *result)
{
    return result->documents.len;
}

const kz_document *kz_result_document(const kz_result *result, size_t i)
{
    return i < result->documents.len ? &result->documents.at[i] : NULL;
}

const kz_message *kz_result_message(const kz_result *result, size_t i)
{
    if (result->exhausted)
        return i == 0 ? &exhausted : NULL;
    return i < result->message_count ? &result->messages[i] : NULL;
}

uint64_t kz_result_phase_ns(const kz_result *result, kz_phase phase)
{
    const kz_timing *timing = result->ctx.timing;
    return timing != NULL && (unsigned)phase <= KZ_PHASE_LAST ? timing->spent[phase] : 0;
}

void kz_result_free(kz_result *result)
{
    if (result == NULL)
        return;
    kz_buf_free(&result->text);
    kz_ctx_release(&result->ctx);
    free(result);
}
