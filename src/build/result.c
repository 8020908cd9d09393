#include "build/result.h"

#include <stdlib.h>

#include "base/path.h"
#include "base/tempdir.h"
#include "base/timing.h"
#include "build/messages.h"
#include "yaml/emit.h"
#include "yaml/json.h"

static const kz_message exhausted = {.id = "KZ1007", .severity = KZ_ERROR, .text = "out of memory"};

static const char *z(kz_result *result, kz_str s)
{
    return kz_str_z(result->arena, s);
}

static kz_document describe(kz_result *result, const kz_resource *r)
{
    return (kz_document){.group = z(result, r->id.gvk.group),
        .version = z(result, r->id.gvk.version),
        .kind = z(result, r->id.gvk.kind),
        .name = z(result, r->id.name),
        .ns = z(result, r->id.ns),
        .cluster_scoped = r->id.cluster_scoped};
}

const kz_framing *kz_format_framing(kz_format format)
{
    static const kz_framing all[] = {[KZ_FORMAT_YAML] = {"", "---\n", ""},
        [KZ_FORMAT_JSON] = {"{\"apiVersion\":\"v1\",\"kind\":\"List\",\"items\":[\n", ",\n",
            "]}\n"},
        [KZ_FORMAT_NDJSON] = {"", "", ""}};
    return &all[(unsigned)format <= KZ_FORMAT_NDJSON ? format : KZ_FORMAT_YAML];
}

/* What YAML cannot hold is refused in every format: the YAML is written to see that. */
static kz_status write_document(kz_ctx *ctx, const kz_node *root, kz_format format, kz_buf *text)
{
    size_t begin = text->len;
    kz_status status = kz_emit(ctx, root, text);
    if (status != KZ_OK || format == KZ_FORMAT_YAML)
        return status;
    text->len = begin;
    status = kz_json_emit(ctx, root, text);
    kz_buf_byte(text, '\n');
    return status;
}

kz_status kz_result_write(kz_result *result, const kz_list *list)
{
    kz_ctx *ctx = &result->ctx;
    kz_buf *text = &result->text;
    kz_format format = ctx->options != NULL ? ctx->options->format : KZ_FORMAT_YAML;
    const kz_framing *framing = kz_format_framing(format);
    KZ_VEC(size_t) starts = {0};
    kz_status status = KZ_OK;
    kz_buf_str(text, kz_str_c(framing->head));
    for (size_t i = 0; i < list->items.len && !kz_reports_suffice(ctx); i++) {
        if (i > 0)
            kz_buf_str(text, kz_str_c(framing->between));
        KZ_PUSH(&ctx->arena, starts, text->len);
        kz_status one = write_document(ctx, list->items.at[i]->root, format, text);
        status = status != KZ_OK ? status : one;
        kz_document document = describe(result, list->items.at[i]);
        document.length = text->len - starts.at[i];
        KZ_PUSH(result->arena, result->documents, document);
    }
    kz_buf_str(text, kz_str_c(framing->tail));
    kz_buf_byte(text, '\0');
    if (text->failed)
        longjmp(result->out_of_memory, 1);
    text->len--;
    for (size_t i = 0; i < result->documents.len; i++)
        result->documents.at[i].text = text->ptr + starts.at[i];
    return status;
}

static bool is_temporary(const kz_ctx *ctx, kz_str path)
{
    for (; ctx != NULL; ctx = ctx->parent)
        for (const kz_tempdir *dir = ctx->tempdirs; dir != NULL; dir = dir->next)
            if (kz_path_within(path, dir->path))
                return true;
    return false;
}

static void note_input(kz_result *result, kz_map *noted, kz_str path)
{
    void **slot = kz_map_slot_for(result->arena, noted, path);
    if (*slot != NULL || is_temporary(&result->ctx, path))
        return;
    const char *input = z(result, path);
    KZ_PUSH(result->arena, result->inputs, input);
    *slot = result;
}

/* Other texts that messages can point into, such as the output of programs, are no files. */
static void note_inputs(kz_result *result, bool failed)
{
    const kz_ctx *ctx = &result->ctx;
    kz_map noted = {0};
    for (size_t i = 1; i < ctx->files.len; i++)
        if (kz_map_lookup(&ctx->loaded, ctx->files.at[i].path) != NULL)
            note_input(result, &noted, ctx->files.at[i].path);
    for (const kz_ctx *c = ctx; c != NULL; c = c->parent)
        for (size_t i = 0; i < c->links.len; i++)
            note_input(result, &noted, c->links.at[i]);
    for (size_t i = 0; failed && i < ctx->missing.len; i++)
        note_input(result, &noted, ctx->missing.at[i]);
}

void kz_result_close(kz_result *result, kz_status status)
{
    kz_ctx *ctx = &result->ctx;
    result->messages = kz_messages_of(ctx, result->arena, &result->message_count);
    if (status != KZ_OK) {
        kz_buf_free(&result->text);
        result->documents.len = 0;
    }
    note_inputs(result, status != KZ_OK);
    kz_tempdirs_remove(ctx);
    kz_phase_leave(ctx, KZ_PHASE_EMIT); /* books the time of the last phase */
    ctx->options = NULL;                /* the caller's may end here */
}

void kz_result_exhausted(kz_result *result)
{
    kz_buf_free(&result->text);
    result->documents.len = 0;
    result->inputs.len = 0;
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

const char *kz_result_input(const kz_result *result, size_t i)
{
    return i < result->inputs.len ? result->inputs.at[i] : NULL;
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
    kz_arena_release(&result->own);
    free(result);
}
