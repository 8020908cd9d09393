/*
 * The grammar is that of k8s.io/apimachinery:
 *
 *   selector    = [ requirement { "," requirement } ]
 *   requirement = [ "!" ] KEY | KEY ("in" | "notin") "(" values ")" | KEY op [ VALUE ]
 *   op          = "=" | "==" | "!=" | "<" | ">"
 *   values      = [ VALUE ] { "," [ VALUE ] }
 *
 * "in" and "notin" are words like any other where no operator can stand.
 */
#include "k8s/label_selector.h"

typedef enum relation { EXISTS, NOT_EXISTS, IN, NOT_IN, ABOVE, BELOW } relation;

typedef struct requirement {
    kz_str key;
    relation op;
    KZ_VEC(kz_str) values;
    int64_t limit; /* of ABOVE and BELOW */
} requirement;

struct kz_label_selector {
    KZ_VEC(requirement) all;
    const char *mistake; /* NULL if there is none */
    kz_str near;         /* what it was found at */
    kz_loc loc;
};

/* A token: WORD, or END, or the first byte of a symbol. */
enum { END = 0, WORD = 'w', EQUALS = '=', DIFFERS = '~' };

typedef struct parser {
    kz_ctx *ctx;
    kz_str rest; /* behind the token */
    int token;
    kz_str text; /* of the token */
    kz_label_selector *out;
} parser;

static bool is_space(char c)
{
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

static bool is_symbol(char c)
{
    return c != '\0' && strchr("=!(),<>", c) != NULL;
}

static size_t word_length(kz_str s)
{
    size_t n = 0;
    while (n < s.len && s.ptr[n] != '\0' && !is_space(s.ptr[n]) && !is_symbol(s.ptr[n]))
        n++;
    return n;
}

static void advance(parser *p)
{
    while (p->rest.len > 0 && is_space(p->rest.ptr[0]))
        p->rest = kz_str_from(p->rest, 1);
    char first = p->rest.len > 0 ? p->rest.ptr[0] : '\0';
    size_t len = 1;
    p->token = (unsigned char)first;
    if (first == '\0') {
        len = 0;
        p->token = END;
    } else if (!is_symbol(first)) {
        len = word_length(p->rest);
        p->token = WORD;
    } else if (kz_str_starts(p->rest, KZ_S("=="))) {
        len = 2;
    } else if (kz_str_starts(p->rest, KZ_S("!="))) {
        len = 2;
        p->token = DIFFERS;
    }
    p->text = kz_str_sub(p->rest, 0, len);
    p->rest = kz_str_from(p->rest, len);
}

/* Keep the first mistake. Returns false, so that a reader can return it. */
static bool mistake(parser *p, const char *what, kz_str near)
{
    p->out->mistake = what;
    p->out->near = near;
    return false;
}

static bool is_alphanumeric(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

/* Letters, digits, and inside also "-", "_" and "."; at most 63 bytes. */
static bool is_name(kz_str s)
{
    if (s.len == 0 || s.len > 63)
        return false;
    for (size_t i = 0; i < s.len; i++)
        if (!is_alphanumeric(s.ptr[i]) && strchr("-_.", s.ptr[i]) == NULL)
            return false;
    return is_alphanumeric(s.ptr[0]) && is_alphanumeric(s.ptr[s.len - 1]);
}

static bool is_lower(char c)
{
    return is_alphanumeric(c) && !(c >= 'A' && c <= 'Z');
}

/* Lower-case names of letters, digits and inner "-", joined by "."; at most 253 bytes. */
static bool is_domain(kz_str s)
{
    if (s.len > 253)
        return false;
    kz_str part;
    while (kz_str_split(&s, '.', &part)) {
        if (part.len == 0 || !is_lower(part.ptr[0]) || !is_lower(part.ptr[part.len - 1]))
            return false;
        for (size_t i = 0; i < part.len; i++)
            if (!is_lower(part.ptr[i]) && part.ptr[i] != '-')
                return false;
    }
    return true;
}

static bool is_key(kz_str s)
{
    size_t slash = kz_str_find(s, '/');
    if (slash == s.len)
        return is_name(s);
    return is_domain(kz_str_sub(s, 0, slash)) && is_name(kz_str_from(s, slash + 1));
}

static bool add_value(parser *p, requirement *r, kz_str value)
{
    if (value.len > 0 && !is_name(value))
        return mistake(p, "this can be no label's value", value);
    KZ_PUSH(&p->ctx->arena, r->values, value);
    return true;
}

/* "(a,,b)": nothing between two separators is the empty value. The reference reads
 * commas in pairs and so refuses an even number of them before ")". */
static bool read_values(parser *p, requirement *r)
{
    if (p->token != '(')
        return mistake(p, "'(' should be here", p->text);
    size_t commas = 0; /* since the last word */
    do {
        advance(p);
        kz_str value = KZ_EMPTY;
        if (p->token == WORD) {
            value = p->text;
            commas = 0;
            advance(p);
        }
        if (p->token != ',' && p->token != ')')
            return mistake(p, "',' or ')' should be here", p->text);
        if (p->token == ')' && commas > 0 && commas % 2 == 0)
            return mistake(p, "a value should be here", p->text);
        commas++;
        if (!add_value(p, r, value))
            return false;
    } while (p->token == ',');
    advance(p);
    return true;
}

static bool read_value(parser *p, requirement *r)
{
    kz_str value = KZ_EMPTY;
    if (p->token == WORD) {
        value = p->text;
        advance(p);
    } else if (p->token != END && p->token != ',') {
        return mistake(p, "a value should be here", p->text);
    }
    return add_value(p, r, value);
}

/* S as a decimal number of 64 bits, as Go's strconv.ParseInt reads it. */
static bool read_number(kz_str s, int64_t *out)
{
    bool negative = s.len > 0 && s.ptr[0] == '-';
    size_t i = negative || (s.len > 0 && s.ptr[0] == '+');
    if (i == s.len)
        return false;
    uint64_t most = (uint64_t)INT64_MAX + negative, n = 0;
    for (; i < s.len; i++) {
        unsigned digit = (unsigned)(unsigned char)s.ptr[i] - '0';
        if (digit > 9 || n > (most - digit) / 10)
            return false;
        n = n * 10 + digit;
    }
    *out = negative ? -(int64_t)(n - 1) - 1 : (int64_t)n;
    if (negative && n == 0)
        *out = 0;
    return true;
}

static bool read_limit(parser *p, requirement *r)
{
    kz_str at = p->text;
    if (!read_value(p, r))
        return false;
    return read_number(r->values.at[0], &r->limit) ||
        mistake(p, "'<' and '>' need a whole number", at);
}

static bool read_comparison(parser *p, requirement *r)
{
    int token = p->token;
    bool word_in = token == WORD && kz_str_eq(p->text, KZ_S("in"));
    bool word_notin = token == WORD && kz_str_eq(p->text, KZ_S("notin"));
    if (!word_in && !word_notin && token != EQUALS && token != DIFFERS && token != '<' &&
        token != '>')
        return mistake(p, "'=', '!=', 'in', 'notin' or ',' should be here", p->text);
    advance(p);
    r->op = word_in || token == EQUALS ? IN : NOT_IN;
    if (word_in || word_notin)
        return read_values(p, r);
    if (token == EQUALS || token == DIFFERS)
        return read_value(p, r);
    r->op = token == '>' ? ABOVE : BELOW;
    return read_limit(p, r);
}

static bool read_requirement(parser *p, requirement *r)
{
    r->op = EXISTS;
    if (p->token == '!') {
        r->op = NOT_EXISTS;
        advance(p);
    }
    if (p->token != WORD)
        return mistake(p, "a label's key should be here", p->text);
    if (!is_key(p->text))
        return mistake(p, "this can be no label's key", p->text);
    r->key = p->text;
    advance(p);
    if (r->op == NOT_EXISTS || p->token == END || p->token == ',')
        return true;
    return read_comparison(p, r);
}

static bool read_selector(parser *p)
{
    if (p->token == END)
        return true;
    for (;;) {
        requirement r = {0};
        if (!read_requirement(p, &r))
            return false;
        KZ_PUSH(&p->ctx->arena, p->out->all, r);
        if (p->token == END)
            return true;
        if (p->token != ',')
            return mistake(p, "',' should be here", p->text);
        advance(p);
    }
}

const kz_label_selector *kz_label_selector_parse(kz_ctx *ctx, const kz_node *field)
{
    kz_label_selector *selector = KZ_NEW(&ctx->arena, kz_label_selector);
    selector->loc = field->loc;
    parser p = {.ctx = ctx, .rest = field->u.text, .out = selector};
    advance(&p);
    (void)read_selector(&p);
    return selector;
}

static bool has_value(const requirement *r, kz_str value)
{
    for (size_t i = 0; i < r->values.len; i++)
        if (kz_str_eq(r->values.at[i], value))
            return true;
    return false;
}

/* LABEL is the value under the requirement's key, or NULL. */
static bool is_met(const requirement *r, const kz_node *label)
{
    kz_str value = kz_is_scalar(label) ? label->u.text : KZ_EMPTY;
    int64_t number;
    switch (r->op) {
    case EXISTS:
        return label != NULL;
    case NOT_EXISTS:
        return label == NULL;
    case IN:
        return label != NULL && has_value(r, value);
    case NOT_IN:
        return label == NULL || !has_value(r, value);
    case ABOVE:
        return label != NULL && read_number(value, &number) && number > r->limit;
    case BELOW:
        return label != NULL && read_number(value, &number) && number < r->limit;
    }
    return false;
}

/* The entry under KEY; where keys repeat, the last. */
static const kz_node *last_entry(const kz_node *labels, kz_str key)
{
    const kz_node *last = NULL;
    for (const kz_node *n = kz_first(labels); n != NULL; n = n->next)
        if (kz_str_eq(n->key->text, key))
            last = n;
    return last;
}

kz_status kz_label_selector_matches(
    kz_ctx *ctx, const kz_label_selector *selector, const kz_node *labels, bool *out)
{
    if (selector->mistake != NULL)
        return kz_report(ctx, selector->loc, KZ_D_BAD_SELECTOR,
            "this is no label selector: %s, at '" KZ_FMT "'", selector->mistake,
            KZ_ARG(selector->near));
    *out = true;
    for (size_t i = 0; *out && i < selector->all.len; i++)
        *out = is_met(&selector->all.at[i], last_entry(labels, selector->all.at[i].key));
    return KZ_OK;
}
