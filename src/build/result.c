#include "build/result.h"

#include <stdlib.h>

#include "base/path.h"
#include "base/tempdir.h"
#include "base/timing.h"
#include "build/messages.h"
#include "build/write.h"

kz_status kz_result_write(kz_result *result, const kz_list *list)
{
    kz_ctx *ctx = &result->ctx;
    kz_buf *text = &result->text;
    const size_t count = list->items.len;
    result->documents = KZ_NEW_ARRAY(result->arena, kz_document, count);
    kz_mark mark = kz_arena_mark(&ctx->scratch);
    size_t *begins = KZ_NEW_ARRAY(&ctx->scratch, size_t, count);
    kz_status status = kz_write(ctx, list, result->arena, text, result->documents, begins);
    kz_buf_byte(text, '\0');
    if (text->failed)
        longjmp(result->out_of_memory, 1);
    text->len--;
    result->document_count = count;
    for (size_t i = 0; i < count; i++)
        result->documents[i].text = text->ptr + begins[i];
    kz_arena_rewind(&ctx->scratch, mark);
    return status;
}

kz_status kz_result_list_images(kz_result *result, const kz_list *list, kz_fieldspecs table)
{
    kz_status status =
        kz_images_collect(&result->ctx, list, table, result->arena, &result->path, &result->images);
    if (result->path.failed)
        longjmp(result->out_of_memory, 1);
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
    const char *input = kz_str_z(result->arena, path);
    KZ_PUSH(result->arena, result->inputs, input);
    *slot = result;
}

static void note_inputs(kz_result *result, bool failed)
{
    const kz_ctx *ctx = &result->ctx;
    kz_map noted = {0};
    for (size_t links = 0; links <= 1; links++)
        for (size_t i = 0; i < ctx->reads.len; i++)
            if (ctx->reads.at[i].is_link == (links == 1))
                note_input(result, &noted, ctx->reads.at[i].path);
    for (size_t i = 0; failed && i < ctx->missing.len; i++)
        note_input(result, &noted, ctx->missing.at[i]);
}

void kz_result_close(kz_result *result, kz_status status)
{
    kz_ctx *ctx = &result->ctx;
    result->messages = kz_messages_of(ctx, result->arena, &result->message_count);
    if (status != KZ_OK) {
        kz_buf_free(&result->text);
        result->document_count = 0;
        result->images.len = 0;
    }
    note_inputs(result, status != KZ_OK);
    kz_tempdirs_remove(ctx);
    kz_phase_leave(ctx, KZ_PHASE_EMIT); /* books the time of the last phase */
    ctx->options = NULL;                /* the caller's may end here */
}

kz_status kz_result_abandon(kz_result *result, bool cancelled)
{
    kz_buf_free(&result->text);
    result->document_count = 0;
    result->images.len = 0;
    result->abandoned = cancelled ? &kz_interrupted : &kz_out_of_memory;
    result->inputs.len = 0;
    kz_tempdirs_remove(&result->ctx);
    kz_phase_leave(&result->ctx, KZ_PHASE_EMIT);
    result->ctx.options = NULL; /* the caller's may end here */
    return cancelled ? KZ_EINPUT : KZ_ESYSTEM;
}

const char *kz_result_text(const kz_result *result, size_t *length)
{
    if (length != NULL)
        *length = result->text.len;
    return result->text.len > 0 ? result->text.ptr : "";
}

size_t kz_result_document_count(const kz_result *result)
{
    return result->document_count;
}

const kz_document *kz_result_document(const kz_result *result, size_t i)
{
    return i < result->document_count ? &result->documents[i] : NULL;
}

const kz_image *kz_result_image(const kz_result *result, size_t i)
{
    return i < result->images.len ? &result->images.at[i] : NULL;
}

const kz_message *kz_result_message(const kz_result *result, size_t i)
{
    if (result->abandoned != NULL)
        return i == 0 ? result->abandoned : NULL;
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
    kz_buf_free(&result->path);
    kz_ctx_release(&result->ctx);
    kz_arena_release(&result->own);
    free(result);
}
