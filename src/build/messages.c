#include "build/messages.h"

#include "build/places.h"

const kz_message kz_out_of_memory = {.id = "KZ1007", .severity = KZ_ERROR, .text = "out of memory"};
const kz_message kz_interrupted = {
    .id = "KZ1009", .severity = KZ_ERROR, .text = "the build was interrupted"};

/* The messages being made. */
typedef struct making {
    kz_ctx *ctx;
    kz_arena *arena; /* for what lasts */
    kz_places places;
} making;

static const char *z(making *m, kz_str s)
{
    return kz_str_z(m->arena, s);
}

static bool same_place(kz_loc a, kz_loc b)
{
    return a.file == b.file && a.line == b.line && a.col == b.col;
}

/* The way to the mistake, without the entries that are the mistake's own place. */
static void add_chain(making *with, const kz_diag *d, kz_message *m)
{
    KZ_VEC(kz_step) chain = {0};
    for (const kz_frame *f = d->frame; f != NULL; f = f->outer) {
        kz_step step = {kz_places_show(&with->places, f->at), f->doing};
        if (!same_place(f->at, d->at))
            KZ_PUSH(with->arena, chain, step);
    }
    m->chain = chain.at;
    m->chain_length = chain.len;
}

static void add_remarks(making *with, const kz_diag *d, kz_message *m)
{
    KZ_VEC(kz_remark) remarks = {0};
    for (const kz_remark_at *r = d->first_remark; r != NULL; r = r->next) {
        kz_remark remark = {kz_places_show(&with->places, r->at), z(with, r->text)};
        KZ_PUSH(with->arena, remarks, remark);
    }
    m->remarks = remarks.at;
    m->remark_count = remarks.len;
}

/* An entry that is itself the mistake has no step in the chain to say what it is for. */
static kz_str text_of(kz_ctx *ctx, const kz_diag *d)
{
    const kz_frame *f = d->frame;
    if (f == NULL || f->doing == NULL || !same_place(f->at, d->at))
        return d->text;
    return kz_str_printf(&ctx->arena, "%s: " KZ_FMT, f->doing, KZ_ARG(d->text));
}

static kz_message message(making *with, const kz_diag *d)
{
    kz_message m = {.id = kz_diag_code(d->id),
        .severity = d->severity,
        .place = kz_places_show(&with->places, d->at),
        .text = z(with, text_of(with->ctx, d)),
        .help = d->help.len > 0 ? z(with, d->help) : NULL};
    add_chain(with, d, &m);
    add_remarks(with, d, &m);
    return m;
}

/* What was said already: a base that is built twice has its mistakes once. */
static bool is_news(kz_ctx *ctx, kz_map *said, const kz_diag *d)
{
    if (d->id == KZ_D_DEPRECATED_FIELD)
        return true; /* the reference repeats itself */
    kz_str key = kz_str_printf(&ctx->arena, "%u:%u:%u:%d:" KZ_FMT, d->at.file, d->at.line,
        d->at.col, (int)d->id, KZ_ARG(d->text));
    if (kz_map_lookup(said, key) != NULL)
        return false;
    *kz_map_slot_for(&ctx->arena, said, key) = (void *)(uintptr_t)d;
    return true;
}

kz_message *kz_messages_of(kz_ctx *ctx, kz_arena *arena, size_t *count)
{
    KZ_VEC(kz_message) messages = {0};
    kz_map said = {0};
    making with = {.ctx = ctx, .arena = arena, .places = {.ctx = ctx, .arena = arena}};
    for (const kz_diag *d = ctx->first_diag; d != NULL; d = d->next)
        if (is_news(ctx, &said, d))
            KZ_PUSH(arena, messages, message(&with, d));
    *count = messages.len;
    return messages.at;
}
