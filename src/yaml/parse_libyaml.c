/*
 * From the events of libyaml to nodes:
 *
 *     a: &x {b: 1}      # anchors are remembered until the document ends
 *     c: *x             # KZ_KIND_ALIAS
 *     <<: *x            # KZ_KEY_MERGE
 *
 * The events stop with the first document, since the reference looks no
 * further either.
 */
#include "yaml/parse_source.h"
#include "yaml/parse_tree.h"
#include "yaml/syntax.h"

#include <yaml.h>

typedef struct reading {
    kz_ctx *ctx;
    const kz_piece *piece;
    kz_document_tree *out;
    kz_map anchors; /* of the document: name -> node; in the scratch arena */
    yaml_parser_t parser;
    yaml_event_t event; /* the current one */
    kz_source source;   /* the piece, repaired where that was needed */
    size_t flow;        /* how many [ and { are open */
    bool backslashes;   /* the piece has some */
    bool foreign_tag;   /* the scalar read last has a tag that is not YAML's own */
    bool in_key;        /* the current event is a key */
    bool again;         /* the source was repaired: start over */
    kz_status status;
} reading;

static kz_loc place(const reading *r, yaml_mark_t mark)
{
    const kz_text *text = r->piece->text;
    size_t line = mark.line + r->piece->line + 1;
    size_t column = mark.column + 1;
    if (text->at.line != 0) {
        if (text->indent == 0)
            return text->at;
        line += text->at.line;
        column += text->indent;
    }
    kz_loc loc = {.file = text->file & 0xFFFFF};
    loc.line = line < UINT32_MAX ? (uint32_t)line : UINT32_MAX;
    loc.col = column < 4095 ? (uint32_t)column & 0xFFF : 4095;
    return loc;
}

static kz_status malformed(const reading *r, yaml_mark_t mark, const char *problem)
{
    return kz_report(r->ctx, place(r, mark), KZ_D_YAML_SYNTAX, "malformed YAML: %s", problem);
}

/* What libyaml says is not always what the user has to change. */
static kz_status explain(const reading *r, yaml_mark_t mark, const char *problem)
{
    size_t start = r->parser.context != NULL ? r->parser.context_mark.line : mark.line;
    kz_syntax s = kz_syntax_explain(r->piece->bytes, problem, start, mark.line, mark.column);
    kz_status status = malformed(r, (yaml_mark_t){0, s.line, s.column}, s.problem);
    if (s.help != NULL)
        kz_help(r->ctx, "%s", s.help);
    return status;
}

/* The library gives a byte that it cannot read no line. */
static yaml_mark_t mark_of_byte(const reading *r)
{
    yaml_mark_t mark = {0, 0, 0};
    kz_str bytes = r->piece->bytes;
    size_t end = r->parser.problem_offset;
    if (r->parser.encoding != YAML_UTF8_ENCODING)
        return r->parser.mark;
    for (size_t i = 0; i < end && i < bytes.len; i++) {
        if (bytes.ptr[i] == '\n')
            mark = (yaml_mark_t){0, mark.line + 1, 0};
        else if (((unsigned char)bytes.ptr[i] & 0xC0) != 0x80)
            mark.column++;
    }
    return mark;
}

static kz_status refuse_event(reading *r)
{
    const yaml_parser_t *p = &r->parser;
    const char *problem = p->problem == NULL ? "it cannot be read" : p->problem;
    switch (p->error) {
    case YAML_MEMORY_ERROR:
        return kz_report(r->ctx, place(r, p->mark), KZ_D_OUT_OF_MEMORY, "out of memory");
    case YAML_READER_ERROR:
        return kz_report(
            r->ctx, place(r, mark_of_byte(r)), KZ_D_YAML_CHARACTER, "malformed YAML: %s", problem);
    default:
        if (kz_source_repair(r->ctx, &r->source, p->problem_mark.line, p->problem_mark.column,
                problem, r->piece->reader == KZ_READ_MANIFEST)) {
            r->again = true;
            return KZ_EINPUT;
        }
        return explain(r, p->problem_mark, problem);
    }
}

static kz_status next_event(reading *r)
{
    yaml_event_delete(&r->event);
    if (!yaml_parser_parse(&r->parser, &r->event))
        return refuse_event(r);
    return KZ_OK;
}

static kz_str view(const yaml_char_t *z)
{
    return z == NULL ? KZ_EMPTY : kz_str_c((const char *)z);
}

static kz_node *new_node(reading *r, uint8_t kind)
{
    kz_node *n = KZ_NEW(&r->ctx->arena, kz_node);
    n->kind = kind;
    n->loc = place(r, r->event.start_mark);
    r->out->nodes++;
    return n;
}

static void remember(reading *r, const yaml_char_t *anchor, kz_node *n)
{
    if (anchor == NULL)
        return;
    kz_str name = kz_str_dup(&r->ctx->scratch, view(anchor));
    *kz_map_slot_for(&r->ctx->scratch, &r->anchors, name) = n;
}

/* A tag says what a scalar is, whatever its text and quotes say; whether the
 * text can be that is found out on output. A tag of nobody makes a string. */
static kz_status set_tagged_type(reading *r, kz_node *n, kz_str tag, bool quoted)
{
    static const struct {
        const char *name;
        kz_type type;
    } types[] = {
        {"int", KZ_INT},
        {"float", KZ_FLOAT},
        {"bool", KZ_BOOL},
        {"null", KZ_NULL},
        {"timestamp", KZ_TIMESTAMP},
        {"binary", KZ_BINARY},
    };
    n->type = KZ_STRING;
    for (size_t i = 0; i < sizeof types / sizeof *types; i++)
        if (kz_tag_is(tag, types[i].name))
            n->type = (uint8_t)types[i].type;
    r->foreign_tag = n->type == KZ_STRING && !kz_tag_is(tag, "str") && !kz_tag_is(tag, "merge");
    if (n->type == KZ_STRING && quoted)
        n->flags = KZ_QUOTED;
    if (n->type == KZ_NULL && kz_scalar_resolve(n->u.text, KZ_READ_MANIFEST) != KZ_NULL)
        return kz_report(r->ctx, n->loc, KZ_D_YAML_SCALAR,
            "'" KZ_FMT "' is tagged !!null but is not null", KZ_ARG(n->u.text));
    /* No text would mean that nothing was written. */
    if (n->type == KZ_NULL)
        n->u.text = KZ_S("null");
    return KZ_OK;
}

static kz_status read_config_scalar(reading *r, kz_node *n)
{
    kz_str tag = view(r->event.data.scalar.tag);
    if (r->event.data.scalar.plain_implicit && tag.len == 0)
        n->type = (uint8_t)kz_scalar_resolve(n->u.text, KZ_READ_CONFIG);
    if (r->event.data.scalar.style == YAML_LITERAL_SCALAR_STYLE)
        n->count = kz_source_indent(&r->source, r->event.start_mark.line, n->u.text);
    return kz_tree_config_scalar(r->ctx, !r->piece->lenient && !r->in_key, n, tag);
}

static bool has_slash(reading *r)
{
    const yaml_mark_t *from = &r->event.start_mark, *to = &r->event.end_mark;
    return r->backslashes &&
        kz_source_has_slash(
            kz_source_at(&r->source, from->line, from->column), to->index - from->index);
}

/* A tag without a value takes the comma behind it for a part of itself. */
static bool swallows_comma(reading *r, kz_str value)
{
    const yaml_mark_t *end = &r->event.end_mark;
    if (r->event.data.scalar.tag == NULL || value.len != 0 || r->flow == 0)
        return false;
    kz_str behind = kz_source_at(&r->source, end->line, end->column);
    return behind.len > 0 && (behind.ptr[0] == ',' || behind.ptr[0] == ']');
}

/* libyaml reads somewhat more than the reference does. */
static kz_status check_scalar(reading *r, kz_str value)
{
    yaml_scalar_style_t style = r->event.data.scalar.style;
    if (style == YAML_PLAIN_SCALAR_STYLE && r->flow > 0 && kz_str_find(value, '?') != value.len)
        return malformed(
            r, r->event.start_mark, "found '?' in a value without quotes inside of [ ] or { }");
    if (style == YAML_DOUBLE_QUOTED_SCALAR_STYLE && has_slash(r))
        return explain(r, r->event.start_mark, "found unknown escape character");
    if (style == YAML_PLAIN_SCALAR_STYLE && swallows_comma(r, value))
        return malformed(r, r->event.end_mark, "a tag must be followed by a blank");
    return KZ_OK;
}

static kz_status read_scalar(reading *r, kz_node **out)
{
    kz_node *n = new_node(r, KZ_SCALAR);
    const kz_str value = {(const char *)r->event.data.scalar.value, r->event.data.scalar.length};
    const kz_str tag = view(r->event.data.scalar.tag);
    bool quoted = r->event.data.scalar.style != YAML_PLAIN_SCALAR_STYLE;
    r->foreign_tag = false;
    KZ_TRY(check_scalar(r, value));
    n->u.text = kz_str_dup(&r->ctx->arena, value);
    kz_source_restore(
        &r->source, n->u.text, r->event.data.scalar.style == YAML_DOUBLE_QUOTED_SCALAR_STYLE);
    remember(r, r->event.data.scalar.anchor, n);
    *out = n;
    if (r->piece->reader == KZ_READ_CONFIG)
        return read_config_scalar(r, n);
    if (tag.len != 0 && !kz_str_eq(tag, KZ_S("!")))
        return set_tagged_type(r, n, tag, quoted);
    if (r->event.data.scalar.style == YAML_FOLDED_SCALAR_STYLE)
        n->flags = KZ_QUOTED | KZ_FOLDED;
    else if (r->event.data.scalar.style == YAML_LITERAL_SCALAR_STYLE)
        n->flags = KZ_QUOTED | KZ_LITERAL;
    else if (quoted)
        n->flags = KZ_QUOTED;
    else
        n->type = (uint8_t)kz_scalar_resolve(value, KZ_READ_MANIFEST);
    return KZ_OK;
}

static kz_status read_alias(reading *r, kz_node **out)
{
    kz_str name = view(r->event.data.alias.anchor);
    kz_node *target = kz_map_lookup(&r->anchors, name);
    kz_node *n = new_node(r, KZ_KIND_ALIAS);
    if (target == NULL)
        return kz_report(r->ctx, n->loc, KZ_D_YAML_ALIAS,
            "there is no anchor '&" KZ_FMT "' before this alias in the document", KZ_ARG(name));
    n->u.child.first = target;
    r->out->aliases = true;
    *out = n;
    return KZ_OK;
}

static kz_status read_node(reading *r, size_t depth, kz_node **out);

/* What an entry gets from its key. */
typedef struct key {
    const kz_name *name;
    kz_loc loc;
    uint8_t type;
} key;

static bool is_merge_key(const reading *r)
{
    if (r->event.type != YAML_SCALAR_EVENT ||
        !kz_str_eq(view(r->event.data.scalar.value), KZ_S("<<")))
        return false;
    const kz_str tag = view(r->event.data.scalar.tag);
    bool plain =
        r->event.data.scalar.style == YAML_PLAIN_SCALAR_STYLE || r->piece->reader == KZ_READ_CONFIG;
    bool untagged = tag.len == 0 || kz_str_eq(tag, KZ_S("!"));
    return kz_tag_is(tag, "merge") || (untagged && plain && r->event.data.scalar.plain_implicit);
}

static kz_status name_key(reading *r, kz_node *n, key *k)
{
    if (n->kind == KZ_KIND_ALIAS)
        n = n->u.child.first;
    kz_str text = n->kind == KZ_SCALAR ? n->u.text : KZ_EMPTY;
    k->type = n->kind == KZ_SCALAR ? n->type : KZ_KEY_COMPLEX;
    /* The reference writes a key that was left out as '' and reads it again. */
    bool left_out = n->kind == KZ_SCALAR && n->type == KZ_NULL && text.len == 0;
    if ((n->flags & KZ_QUOTED) != 0 || left_out)
        k->type = KZ_STRING;
    if (n->kind == KZ_SCALAR && r->foreign_tag)
        k->type = KZ_KEY_COMPLEX;
    if (r->piece->reader == KZ_READ_CONFIG) {
        KZ_TRY(kz_tree_config_key(r->ctx, !r->piece->lenient, n, &text));
        k->type = KZ_STRING;
    }
    k->name = kz_intern(r->ctx, text);
    return KZ_OK;
}

/* The current event begins a key. */
static kz_status read_key(reading *r, size_t depth, key *k)
{
    k->loc = place(r, r->event.start_mark);
    if (is_merge_key(r)) {
        *k = (key){kz_intern(r->ctx, KZ_S("<<")), k->loc, KZ_KEY_MERGE};
        r->out->aliases = true;
        r->out->nodes++;
        return KZ_OK;
    }
    bool had_aliases = r->out->aliases;
    kz_node *n;
    r->in_key = r->event.type == YAML_SCALAR_EVENT;
    KZ_TRY(read_node(r, depth, &n));
    r->in_key = false;
    if (n->kind == KZ_KIND_ALIAS)
        r->out->aliases = had_aliases;
    KZ_TRY(name_key(r, n, k));
    /* The reader of manifests drops such a key even where it merges nothing. */
    if (kz_str_eq(k->name->text, KZ_S("<<")))
        r->out->aliases = true;
    return KZ_OK;
}

static void append(kz_node *parent, kz_node *child)
{
    if (parent->u.child.last == NULL)
        parent->u.child.first = child;
    else
        parent->u.child.last->next = child;
    parent->u.child.last = child;
    parent->count++;
}

static kz_status read_mapping(reading *r, size_t depth, kz_node **out)
{
    kz_node *map = new_node(r, KZ_MAPPING);
    bool flow = r->event.data.mapping_start.style == YAML_FLOW_MAPPING_STYLE;
    map->flags = flow ? KZ_FLOW : 0;
    r->flow += flow;
    remember(r, r->event.data.mapping_start.anchor, map);
    *out = map;
    for (;;) {
        KZ_TRY(next_event(r));
        if (r->event.type == YAML_MAPPING_END_EVENT)
            break;
        key k;
        kz_node *value;
        KZ_TRY(read_key(r, depth + 1, &k));
        KZ_TRY(next_event(r));
        KZ_TRY(read_node(r, depth + 1, &value));
        value->key = k.name;
        value->key_loc = k.loc;
        value->key_type = k.type;
        append(map, value);
    }
    r->flow -= flow;
    return KZ_OK;
}

static kz_status read_sequence(reading *r, size_t depth, kz_node **out)
{
    kz_node *seq = new_node(r, KZ_SEQUENCE);
    bool flow = r->event.data.sequence_start.style == YAML_FLOW_SEQUENCE_STYLE;
    seq->flags = flow ? KZ_FLOW : 0;
    r->flow += flow;
    remember(r, r->event.data.sequence_start.anchor, seq);
    *out = seq;
    for (;;) {
        KZ_TRY(next_event(r));
        if (r->event.type == YAML_SEQUENCE_END_EVENT)
            break;
        kz_node *item;
        KZ_TRY(read_node(r, depth + 1, &item));
        append(seq, item);
    }
    r->flow -= flow;
    return KZ_OK;
}

/* The current event begins a node; afterwards it is the node's last. */
static kz_status read_node(reading *r, size_t depth, kz_node **out)
{
    if (depth > KZ_MAX_DEPTH)
        return kz_report(r->ctx, place(r, r->event.start_mark), KZ_D_TOO_DEEP,
            "values nest more than %d levels deep", KZ_MAX_DEPTH);
    switch (r->event.type) {
    case YAML_ALIAS_EVENT:
        return read_alias(r, out);
    case YAML_SCALAR_EVENT:
        return read_scalar(r, out);
    case YAML_SEQUENCE_START_EVENT:
        return read_sequence(r, depth, out);
    case YAML_MAPPING_START_EVENT:
        return read_mapping(r, depth, out);
    default:
        return malformed(r, r->event.start_mark, "a value is missing");
    }
}

/* The reader of manifests has looked at two tokens more when a document ends,
 * and stumbles over what is wrong there. libyaml may look farther still, at
 * what is nobody's business. */
static kz_status look_ahead(reading *r)
{
    for (int tokens = r->event.data.document_end.implicit ? 3 : 2; tokens > 0; tokens--) {
        yaml_token_t token;
        if (!yaml_parser_scan(&r->parser, &token))
            return r->parser.tokens.tail - r->parser.tokens.head >= tokens ? KZ_OK
                                                                           : refuse_event(r);
        yaml_token_delete(&token);
    }
    return KZ_OK;
}

static kz_status check_version(const reading *r)
{
    const yaml_version_directive_t *version = r->event.data.document_start.version_directive;
    if (version != NULL && (version->major != 1 || version->minor != 1))
        return malformed(r, r->event.start_mark, "the only version that %YAML can name is 1.1");
    return KZ_OK;
}

/* In the middle of a text a byte order mark is a character like others, which
 * libyaml skips at the start of a line. */
static kz_status check_byte_order_marks(reading *r)
{
    const kz_str bytes = r->piece->bytes, wanted = KZ_S("\n\xEF\xBB\xBF");
    const char *hit = kz_str_find(bytes, '\xEF') == bytes.len
        ? NULL
        : memmem(bytes.ptr, bytes.len, wanted.ptr, wanted.len);
    if (hit == NULL)
        return KZ_OK;
    r->parser.problem_offset = (size_t)(hit - bytes.ptr) + 1;
    r->parser.encoding = YAML_UTF8_ENCODING;
    return malformed(r, mark_of_byte(r), "found a byte order mark inside of the text");
}

static kz_status read_document(reading *r)
{
    KZ_TRY(check_byte_order_marks(r));
    do
        KZ_TRY(next_event(r));
    while (r->event.type == YAML_STREAM_START_EVENT);
    if (r->event.type == YAML_STREAM_END_EVENT)
        return KZ_OK;
    KZ_TRY(check_version(r));
    KZ_TRY(next_event(r));
    KZ_TRY(read_node(r, 1, &r->out->root));
    KZ_TRY(next_event(r));
    return r->piece->reader == KZ_READ_MANIFEST ? look_ahead(r) : KZ_OK;
}

/* False if memory ran out on the way. */
static bool read_guarded(reading *r, jmp_buf *here)
{
    if (setjmp(*here) != 0)
        return false;
    r->status = read_document(r);
    return true;
}

/* Read what is in r->source. What libyaml has allocated is given back also when
 * the arena runs out of memory and jumps. */
static void read_source(reading *r)
{
    kz_ctx *ctx = r->ctx;
    if (!yaml_parser_initialize(&r->parser)) {
        r->status = kz_report(ctx, KZ_NOWHERE, KZ_D_OUT_OF_MEMORY, "out of memory");
        return;
    }
    yaml_parser_set_input_string(
        &r->parser, (const unsigned char *)r->source.bytes.ptr, r->source.bytes.len);

    jmp_buf here;
    jmp_buf *const in_arena = ctx->arena.out_of_memory;
    jmp_buf *const in_scratch = ctx->scratch.out_of_memory;
    ctx->arena.out_of_memory = ctx->scratch.out_of_memory = &here;
    bool complete = read_guarded(r, &here);
    ctx->arena.out_of_memory = in_arena;
    ctx->scratch.out_of_memory = in_scratch;
    yaml_event_delete(&r->event);
    yaml_parser_delete(&r->parser);
    if (!complete && in_arena != NULL)
        longjmp(*in_arena, 1);
    if (!complete)
        abort();
}

kz_status kz_libyaml_read(kz_ctx *ctx, const kz_piece *piece, kz_document_tree *out)
{
    enum { MOST_REPAIRS = 100 };
    const kz_mark mark = kz_arena_mark(&ctx->scratch);
    kz_source source = {.bytes = piece->bytes};
    reading *r = KZ_NEW(&ctx->scratch, reading);
    int repairs = 0;
    do {
        *out = (kz_document_tree){0};
        *r = (reading){.ctx = ctx, .piece = piece, .out = out, .source = source};
        r->backslashes = kz_str_find(piece->bytes, '\\') != piece->bytes.len;
        read_source(r);
        source = r->source;
    } while (r->again && repairs++ < MOST_REPAIRS);
    kz_status status = r->status;
    if (r->again)
        status = malformed(r, r->parser.problem_mark, "there is too much amiss");
    kz_arena_rewind(&ctx->scratch, mark);
    return status;
}
