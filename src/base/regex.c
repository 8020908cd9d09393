#include "base/regex.h"

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

#include "base/regex_syntax.h"

struct kz_regex {
    kz_str literal;   /* ptr is NULL if it is a real pattern */
    kz_str *literals; /* of a whole pattern that is nothing but alternatives; or NULL */
    size_t literal_count;
    bool whole;
    pcre2_code *code;
    pcre2_match_data *data;
    pcre2_match_context *limits;
};

/* No honest pattern needs more for a name. A pattern that takes exponential time to
 * try is matched by the slower method, which has all states in view at once. */
enum { MOST_STEPS = 100000, MOST_HEAP_KIB = 4096, LONGEST_PATTERN = 100000, DEEPEST = 4000 };
enum { STATES = 6000 };

static void *take(size_t size, void *arena)
{
    return kz_arena_alloc(arena, size);
}

static void leave(void *block, void *arena)
{
    (void)block;
    (void)arena;
}

static bool is_literal(kz_str pattern)
{
    for (size_t i = 0; i < pattern.len; i++)
        if (pattern.ptr[i] == '\0' || strchr("\\.+*?()|[]{}^$", pattern.ptr[i]) != NULL)
            return false;
    return kz_str_is_utf8(pattern);
}

static kz_status bad(kz_ctx *ctx, kz_loc at, kz_str pattern, const char *why)
{
    return kz_report(
        ctx, at, KZ_D_BAD_REGEX, "'" KZ_FMT "' is no regular expression: %s", KZ_ARG(pattern), why);
}

/* TEXT is PATTERN in PCRE2's syntax. */
static kz_status compile(kz_ctx *ctx, kz_regex *regex, kz_str pattern, kz_str text, kz_loc at)
{
    pcre2_general_context *memory = pcre2_general_context_create(take, leave, &ctx->arena);
    pcre2_compile_context *how = pcre2_compile_context_create(memory);
    pcre2_set_parens_nest_limit(how, DEEPEST);
    pcre2_set_newline(how, PCRE2_NEWLINE_LF);
    int error;
    PCRE2_SIZE where;
    const uint32_t flags = PCRE2_UTF | PCRE2_DOTALL | PCRE2_NO_AUTO_CAPTURE;
    regex->code = pcre2_compile((PCRE2_SPTR)text.ptr, text.len, flags, &error, &where, how);
    if (regex->code == NULL) {
        char message[200] = "";
        pcre2_get_error_message(error, (PCRE2_UCHAR *)message, sizeof message);
        return bad(ctx, at, pattern, message);
    }
    regex->data = pcre2_match_data_create(1, memory);
    regex->limits = pcre2_match_context_create(memory);
    pcre2_set_match_limit(regex->limits, MOST_STEPS);
    pcre2_set_heap_limit(regex->limits, MOST_HEAP_KIB);
    return KZ_OK;
}

/* "a|b" has two literals. False if it is more than that. */
static bool split_alternatives(kz_ctx *ctx, kz_regex *regex, kz_str pattern)
{
    KZ_VEC(kz_str) literals = {0};
    kz_str rest = pattern, literal;
    while (kz_str_split(&rest, '|', &literal)) {
        if (!is_literal(literal))
            return false;
        KZ_PUSH(&ctx->arena, literals, literal);
    }
    regex->literals = literals.at;
    regex->literal_count = literals.len;
    return true;
}

static kz_status compile_pattern(
    kz_ctx *ctx, kz_regex *regex, kz_str pattern, bool whole, kz_loc at)
{
    if (pattern.len > LONGEST_PATTERN)
        return kz_report(ctx, at, KZ_D_BAD_REGEX, "this regular expression is too long");
    /* As the reference does it, so that a pattern that closes the group is the same
     * pattern here: "a)|(?:b". */
    kz_str parts[] = {KZ_S("^(?:"), pattern, KZ_S(")$")};
    kz_str read = whole ? kz_str_join(&ctx->arena, parts, 3) : pattern;
    const char *wrong;
    kz_str text = kz_regex_translate(ctx, read, &wrong);
    if (wrong != NULL)
        return bad(ctx, at, pattern, wrong);
    return compile(ctx, regex, pattern, text, at);
}

/* Where the pattern is kept, compiled. The same text may be wanted both ways. */
static void **slot_of(kz_ctx *ctx, kz_str pattern, bool whole)
{
    kz_str parts[] = {whole ? KZ_S("=") : KZ_S("~"), pattern};
    return kz_map_slot_for(&ctx->arena, &ctx->regexes, kz_str_join(&ctx->arena, parts, 2));
}

kz_status kz_regex_compile(kz_ctx *ctx, kz_str pattern, bool whole, kz_loc at, const kz_regex **out)
{
    kz_regex *regex = KZ_NEW(&ctx->arena, kz_regex);
    regex->whole = whole;
    *out = regex;
    if (is_literal(pattern)) {
        regex->literal = pattern.ptr == NULL ? KZ_EMPTY : pattern;
        return KZ_OK;
    }
    if (whole && split_alternatives(ctx, regex, pattern))
        return KZ_OK;
    void **slot = slot_of(ctx, pattern, whole);
    if (*slot != NULL) {
        *out = *slot;
        return KZ_OK;
    }
    KZ_TRY(compile_pattern(ctx, regex, pattern, whole, at));
    *slot = regex;
    return KZ_OK;
}

kz_str kz_regex_literal(const kz_regex *regex)
{
    return regex->whole ? regex->literal : (kz_str){NULL, 0};
}

const kz_str *kz_regex_literals(const kz_regex *regex, size_t *count)
{
    bool one = regex->whole && regex->literal.ptr != NULL;
    *count = one ? 1 : regex->literal_count;
    return one ? &regex->literal : regex->literals;
}

static bool is_one_of(const kz_str *literals, size_t count, kz_str text)
{
    for (size_t i = 0; i < count; i++)
        if (kz_str_eq(literals[i], text))
            return true;
    return false;
}

bool kz_regex_match(const kz_regex *regex, kz_str text)
{
    if (regex->literals != NULL)
        return is_one_of(regex->literals, regex->literal_count, text);
    if (regex->code == NULL)
        return regex->whole ? kz_str_eq(regex->literal, text)
                            : kz_str_contains(text, regex->literal);
    PCRE2_SPTR subject = (PCRE2_SPTR)(text.len == 0 ? "" : text.ptr);
    int found = pcre2_match(regex->code, subject, text.len, 0, 0, regex->data, regex->limits);
    if (found == PCRE2_ERROR_MATCHLIMIT || found == PCRE2_ERROR_HEAPLIMIT) {
        int states[STATES];
        found = pcre2_dfa_match(regex->code, subject, text.len, 0, PCRE2_DFA_SHORTEST, regex->data,
            regex->limits, states, STATES);
    }
    return found >= 0;
}
