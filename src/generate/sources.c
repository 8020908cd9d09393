#include "generate/sources.h"

#include "base/path.h"
#include "yaml/json.h"

/* The reference reads env files with a scanner that stops, without a word, at a
 * line of this size. */
enum { LONGEST_LINE = 65536 };

static void add(kz_ctx *ctx, kz_pairs *out, kz_str key, kz_str value, kz_loc at)
{
    kz_pair pair = {key, value, at};
    KZ_PUSH(&ctx->arena, *out, pair);
}

static kz_str without_quotes(kz_str s)
{
    bool quoted =
        s.len >= 2 && s.ptr[0] == s.ptr[s.len - 1] && (s.ptr[0] == '"' || s.ptr[0] == '\'');
    return quoted ? kz_str_sub(s, 1, s.len - 1) : s;
}

static kz_status refuse_literal(kz_ctx *ctx, kz_loc at, kz_str text)
{
    size_t colon = kz_str_find(text, ':');
    kz_report(ctx, at, KZ_D_GENERATOR_SOURCE,
        "the literal '" KZ_FMT "' is not of the form key=value", KZ_ARG(text));
    if (text.len > 0 && text.ptr[0] == '=')
        kz_help(ctx, "put a key before the '='");
    else if (colon > 0 && colon < text.len)
        kz_help(ctx, "write '" KZ_FMT "=" KZ_FMT "'", KZ_ARG(kz_str_sub(text, 0, colon)),
            KZ_ARG(kz_str_trim(kz_str_from(text, colon + 1))));
    else if (text.len > 0)
        kz_help(ctx, "write '" KZ_FMT "=' and the value behind it", KZ_ARG(text));
    return KZ_EINPUT;
}

static kz_status read_literal(kz_ctx *ctx, const kz_node *source, kz_pairs *out)
{
    kz_str text = kz_text_of(source);
    KZ_TRY(kz_json_text(ctx, &ctx->arena, source->loc, &text));
    size_t equals = kz_str_find(text, '=');
    if (equals == 0 || equals == text.len)
        return refuse_literal(ctx, source->loc, text);
    kz_str value = without_quotes(kz_str_from(text, equals + 1));
    add(ctx, out, kz_str_sub(text, 0, equals), value, source->loc);
    return KZ_OK;
}

static kz_status split_file(kz_ctx *ctx, const kz_node *source, kz_str *key, kz_str *path)
{
    kz_str text = kz_text_of(source);
    size_t equals = kz_str_find(text, '=');
    if (equals == text.len) {
        *key = kz_path_base(text);
        *path = text;
        return KZ_OK;
    }
    *key = kz_str_sub(text, 0, equals);
    *path = kz_str_from(text, equals + 1);
    const char *wrong = NULL;
    if (kz_str_find(*path, '=') < path->len)
        wrong = "has more than one '='";
    else if (key->len == 0)
        wrong = "has no key before '='";
    else if (path->len == 0)
        wrong = "has no path behind '='";
    if (wrong == NULL)
        return KZ_OK;
    kz_report(ctx, source->loc, KZ_D_GENERATOR_SOURCE, "the file source '" KZ_FMT "' %s",
        KZ_ARG(text), wrong);
    kz_help(ctx, "write 'KEY=PATH', or the path alone, whose last part is the key then");
    return KZ_EINPUT;
}

static kz_status read_file(
    kz_ctx *ctx, const kz_loader *loader, const kz_node *source, kz_pairs *out)
{
    kz_str key, path;
    kz_text text;
    KZ_TRY(split_file(ctx, source, &key, &path));
    KZ_TRY(kz_load(ctx, loader, path, source->loc, &text));
    add(ctx, out, key, text.bytes, source->loc);
    return KZ_OK;
}

/* The bytes of a white-space character of Unicode that S begins with; 0 if it
 * begins with something else. */
static size_t leading_space(kz_str s)
{
    static const kz_str wide[] = {KZ_LIT("\xC2\x85"), KZ_LIT("\xC2\xA0"), KZ_LIT("\xE1\x9A\x80"),
        KZ_LIT("\xE2\x80\xA8"), KZ_LIT("\xE2\x80\xA9"), KZ_LIT("\xE2\x80\xAF"),
        KZ_LIT("\xE2\x81\x9F"), KZ_LIT("\xE3\x80\x80")};
    if (s.len == 0)
        return 0;
    if (s.ptr[0] == ' ' || (s.ptr[0] >= '\t' && s.ptr[0] <= '\r'))
        return 1;
    for (size_t i = 0; i < sizeof wide / sizeof *wide; i++)
        if (kz_str_starts(s, wide[i]))
            return wide[i].len;
    bool en_quad_to_hair =
        s.len >= 3 && kz_str_starts(s, KZ_S("\xE2\x80")) && (unsigned char)s.ptr[2] <= 0x8A;
    return en_quad_to_hair ? 3 : 0;
}

static kz_status refuse_encoding(kz_ctx *ctx, kz_loc at)
{
    kz_report(ctx, at, KZ_D_GENERATOR_SOURCE, "this line is not valid UTF-8");
    kz_help(ctx, "save the file as UTF-8; for bytes that are no text there is 'files'");
    return KZ_EINPUT;
}

/* "KEY=value"; a comment or an empty line gives nothing, a key alone is empty. */
static kz_status read_env_line(kz_ctx *ctx, kz_str line, bool first, kz_loc at, kz_pairs *out)
{
    if (!kz_str_is_utf8(line))
        return refuse_encoding(ctx, at);
    if (first && kz_str_starts(line, KZ_S("\xEF\xBB\xBF")))
        line = kz_str_from(line, 3);
    for (size_t n; (n = leading_space(line)) > 0;)
        line = kz_str_from(line, n);
    size_t equals = kz_str_find(line, '=');
    if (line.len == 0 || line.ptr[0] == '#' || equals == 0)
        return KZ_OK;
    kz_str value = equals < line.len ? kz_str_from(line, equals + 1) : KZ_EMPTY;
    add(ctx, out, kz_str_sub(line, 0, equals), value, at);
    return KZ_OK;
}

static kz_status read_env_file(
    kz_ctx *ctx, const kz_loader *loader, const kz_node *source, kz_pairs *out)
{
    kz_text text;
    KZ_TRY(kz_load(ctx, loader, kz_text_of(source), source->loc, &text));
    kz_loc at = {.file = text.file & 0xFFFFF, .line = 1, .col = 1};
    for (kz_str rest = text.bytes; rest.len > 0; at.line++) {
        size_t end = kz_str_find(rest, '\n');
        kz_str line = kz_str_sub(rest, 0, end);
        if (line.len >= LONGEST_LINE)
            break;
        rest = end < rest.len ? kz_str_from(rest, end + 1) : KZ_EMPTY;
        if (line.len > 0 && line.ptr[line.len - 1] == '\r')
            line.len--;
        KZ_TRY(read_env_line(ctx, line, at.line == 1, at, out));
    }
    return KZ_OK;
}

static kz_status refuse_key(
    kz_ctx *ctx, const kz_node *entry, const kz_pair *second, const kz_pair *first)
{
    kz_report(ctx, second->at, KZ_D_GENERATOR_KEY, "'" KZ_FMT "' has the key '" KZ_FMT "' already",
        KZ_ARG(kz_map_text(entry, KZ_S("name"))), KZ_ARG(second->key));
    kz_remark_on(ctx, first->at, "it has it from here");
    kz_help(ctx, "leave one of them out, or give one another key");
    return KZ_EINPUT;
}

static kz_status check_keys(kz_ctx *ctx, const kz_node *entry, const kz_pairs *pairs)
{
    kz_map seen = {0};
    kz_mark mark = kz_arena_mark(&ctx->scratch);
    kz_status status = KZ_OK;
    for (size_t i = 0; i < pairs->len && status == KZ_OK; i++) {
        void **slot = kz_map_slot_for(&ctx->scratch, &seen, pairs->at[i].key);
        if (*slot != NULL)
            status = refuse_key(ctx, entry, &pairs->at[i], *slot);
        *slot = &pairs->at[i];
    }
    kz_arena_rewind(&ctx->scratch, mark);
    return status;
}

kz_status kz_sources_read(kz_ctx *ctx, const kz_loader *loader, const kz_node *entry, kz_pairs *out)
{
    const kz_node *envs = kz_map_get(entry, KZ_S("envs")), *env = kz_map_get(entry, KZ_S("env"));
    const kz_node *literals = kz_map_get(entry, KZ_S("literals"));
    const kz_node *files = kz_map_get(entry, KZ_S("files"));
    for (const kz_node *source = kz_first(envs); source != NULL; source = source->next)
        KZ_TRY(read_env_file(ctx, loader, source, out));
    if (kz_text_of(env).len > 0)
        KZ_TRY(read_env_file(ctx, loader, env, out));
    for (const kz_node *source = kz_first(literals); source != NULL; source = source->next)
        KZ_TRY(read_literal(ctx, source, out));
    for (const kz_node *source = kz_first(files); source != NULL; source = source->next)
        KZ_TRY(read_file(ctx, loader, source, out));
    return check_keys(ctx, entry, out);
}
