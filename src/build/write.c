/*
 * Several threads share the documents out from both ends: the first one takes batches from
 * the front and writes them where they will stay, the others take batches from the back,
 * into texts of their own, which are then appended. So the least is copied, and who is
 * slow takes less.
 */
#include "build/write.h"

#include <stdatomic.h>

#include "base/team.h"
#include "yaml/emit.h"
#include "yaml/json.h"

/* Less than this many bytes of trees are written before a thread has begun. */
enum { WORTH_IT = 4 << 20 };

typedef struct batch {
    const kz_buf *text; /* of the member that wrote it */
    size_t begin, end;
} batch;

typedef struct member {
    kz_ctx ctx;
    jmp_buf out_of_memory;
    kz_buf own;
    bool failed; /* it refused a document, or had no memory */
} member;

/* What comes out, but for the text, and in which form. */
typedef struct output {
    kz_format format;
    const kz_framing *framing;
    kz_document *documents;
    size_t *begins; /* in the texts of the members, until they are appended */
} output;

typedef struct team {
    const kz_ctx *ctx;
    const kz_list *list;
    const output *out;
    kz_buf *text; /* of the first member */
    batch *batches;
    size_t count, step; /* batches, and documents in each */
    atomic_size_t taken, from_back;
    atomic_bool failed; /* what is still to be written is of no use */
    member *members;
} team;

const kz_framing *kz_format_framing(kz_format format)
{
    static const kz_framing all[] = {[KZ_FORMAT_YAML] = {"", "---\n", ""},
        [KZ_FORMAT_JSON] = {"{\"apiVersion\":\"v1\",\"kind\":\"List\",\"items\":[\n", ",\n",
            "]}\n"},
        [KZ_FORMAT_NDJSON] = {"", "", ""}};
    return &all[(unsigned)format <= KZ_FORMAT_NDJSON ? format : KZ_FORMAT_YAML];
}

static const char *put(char **to, kz_str s)
{
    char *at = *to;
    if (s.len > 0)
        memcpy(at, s.ptr, s.len);
    at[s.len] = '\0';
    *to = at + s.len + 1;
    return at;
}

/* While the id is at hand: to fetch it from memory again costs as much as to write it. */
static kz_document describe(kz_arena *arena, kz_id id)
{
    size_t size = id.gvk.group.len + id.gvk.version.len + id.gvk.kind.len + id.name.len + id.ns.len;
    char *to = kz_arena_alloc(arena, size + 5);
    return (kz_document){.group = put(&to, id.gvk.group),
        .version = put(&to, id.gvk.version),
        .kind = put(&to, id.gvk.kind),
        .name = put(&to, id.name),
        .ns = put(&to, id.ns),
        .cluster_scoped = id.cluster_scoped};
}

/* What YAML cannot hold is refused in every format: the YAML is written to see that. */
static kz_status write_text(kz_ctx *ctx, const kz_resource *r, kz_format format, kz_buf *text)
{
    size_t begin = text->len;
    kz_status status = kz_emit_copy(ctx, r->root, r->copy, text);
    if (status != KZ_OK || format == KZ_FORMAT_YAML)
        return status;
    text->len = begin;
    status = kz_json_emit(ctx, r->root, text);
    kz_buf_byte(text, '\n');
    return status;
}

static kz_status write_one(
    kz_ctx *ctx, const kz_list *list, size_t i, kz_arena *arena, kz_buf *text, const output *out)
{
    const kz_resource *r = list->items.at[i];
    if (i > 0)
        kz_buf_str(text, kz_str_c(out->framing->between));
    out->begins[i] = text->len;
    kz_status status = write_text(ctx, r, out->format, text);
    out->documents[i] = describe(arena, r->id);
    out->documents[i].length = text->len - out->begins[i];
    return status;
}

static kz_status write_in_turn(
    kz_ctx *ctx, const kz_list *list, kz_arena *arena, kz_buf *text, const output *out)
{
    kz_status status = KZ_OK;
    for (size_t i = 0; i < list->items.len && !kz_reports_suffice(ctx); i++) {
        kz_status one = write_one(ctx, list, i, arena, text, out);
        status = status != KZ_OK ? status : one;
    }
    return status;
}

static kz_status write_batch(team *t, member *m, kz_buf *text, size_t number)
{
    const size_t from = number * t->step, count = t->list->items.len;
    batch *b = &t->batches[number];
    *b = (batch){.text = text, .begin = text->len};
    for (size_t i = from; i < from + t->step && i < count; i++)
        KZ_TRY(write_one(&m->ctx, t->list, i, &m->ctx.arena, text, t->out));
    b->end = text->len;
    return KZ_OK;
}

static kz_status write_batches(team *t, member *m, bool first)
{
    for (size_t from_front = 0; !atomic_load_explicit(&t->failed, memory_order_relaxed);) {
        if (atomic_fetch_add_explicit(&t->taken, 1, memory_order_relaxed) >= t->count)
            break;
        size_t number = first
            ? from_front++
            : t->count - 1 - atomic_fetch_add_explicit(&t->from_back, 1, memory_order_relaxed);
        KZ_TRY(write_batch(t, m, first ? t->text : &m->own, number));
    }
    return KZ_OK;
}

static void take_part(void *data, size_t number)
{
    team *t = data;
    member *m = &t->members[number];
    kz_ctx_init(&m->ctx, t->ctx->arena.limit, &m->out_of_memory);
    m->ctx.options = t->ctx->options;
    m->failed = true;
    if (setjmp(m->out_of_memory) == 0)
        m->failed = write_batches(t, m, number == 0) != KZ_OK;
    m->failed |= m->own.failed;
    if (m->failed)
        atomic_store_explicit(&t->failed, true, memory_order_relaxed);
}

/* Bring the batches that are not in TEXT there, behind one another. */
static void append(team *t, kz_buf *text)
{
    for (size_t number = 0; number < t->count; number++) {
        const batch *b = &t->batches[number];
        const size_t from = number * t->step;
        if (b->text == text)
            continue;
        for (size_t i = from; i < from + t->step && i < t->list->items.len; i++)
            t->out->begins[i] += text->len - b->begin;
        kz_buf_add(text, b->text->ptr + b->begin, b->end - b->begin);
    }
}

/* Says whether all went well. If not, TEXT has some of the documents. */
static bool write_together(kz_ctx *ctx, team *t, size_t size, kz_arena *arena)
{
    t->members = KZ_NEW_ARRAY(&ctx->scratch, member, size);
    t->batches = KZ_NEW_ARRAY(&ctx->scratch, batch, t->count);
    kz_team_run(size, take_part, t);
    if (!t->failed)
        append(t, t->text);
    for (size_t i = 0; i < size; i++) {
        member *m = &t->members[i];
        if (!t->failed)
            kz_arena_adopt(arena, &m->ctx.arena);
        kz_ctx_release(&m->ctx);
        kz_buf_free(&m->own);
    }
    return !t->failed;
}

kz_status kz_write(kz_ctx *ctx, const kz_list *list, kz_arena *arena, kz_buf *text,
    kz_document *documents, size_t *begins)
{
    enum { BATCHES_EACH = 64 };
    const kz_format format = ctx->options != NULL ? ctx->options->format : KZ_FORMAT_YAML;
    const output out = {format, kz_format_framing(format), documents, begins};
    const size_t count = list->items.len;
    size_t size = ctx->arena.used < WORTH_IT ? 1 : kz_team_size(ctx->options, count);
    kz_mark mark = kz_arena_mark(&ctx->scratch);
    team t = {.ctx = ctx, .list = list, .out = &out, .text = text};
    kz_status status = KZ_OK;
    t.step = count / (size * BATCHES_EACH) + 1;
    t.count = (count + t.step - 1) / t.step;
    kz_buf_str(text, kz_str_c(out.framing->head));
    size_t head = text->len;
    bool done = size > 1 && write_together(ctx, &t, size, arena);
    kz_arena_rewind(&ctx->scratch, mark);
    if (!done) {
        /* In turn, so that what is refused is told as if there had been no team. */
        text->len = head;
        status = write_in_turn(ctx, list, arena, text, &out);
    }
    kz_buf_str(text, kz_str_c(out.framing->tail));
    return status;
}
