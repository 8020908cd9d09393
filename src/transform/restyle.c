#include "transform/restyle.h"

#include "yaml/emit_scalar.h"

typedef struct restyling {
    kz_emitter e;
    kz_str text;
} restyling;

static void write_block(restyling *r, const kz_node *n, size_t indent);

size_t kz_restyle_offset(kz_str text, const kz_node *n)
{
    size_t at = 0;
    for (uint32_t line = 1; line < n->loc.line && at < text.len; line++)
        at += kz_str_find(kz_str_from(text, at), '\n') + 1;
    for (uint32_t col = 1; col < n->loc.col && at < text.len; col++)
        do
            at++;
        while (at < text.len && (text.ptr[at] & 0xC0) == 0x80);
    return at < text.len ? at : text.len;
}

static kz_style style_of(const restyling *r, const kz_node *n, bool in_flow)
{
    size_t at = kz_restyle_offset(r->text, n);
    char first = at < r->text.len ? r->text.ptr[at] : '\0';
    if (n->flags & KZ_QUOTED)
        return first == '\''                             ? KZ_SINGLE_STYLE
            : (first == '|' || first == '>') && !in_flow ? KZ_LITERAL_STYLE
                                                         : KZ_DOUBLE_STYLE;
    if (memchr(n->u.text.ptr, '\n', n->u.text.len) != NULL)
        return in_flow ? KZ_DOUBLE_STYLE : KZ_LITERAL_STYLE;
    bool is_string = n->type == KZ_STRING;
    if (is_string && kz_scalar_resolve(n->u.text, KZ_READ_MANIFEST) != KZ_STRING)
        return KZ_DOUBLE_STYLE;
    for (size_t i = 0; in_flow && i < n->u.text.len; i++)
        if (strchr(",?[]{}:", n->u.text.ptr[i]) != NULL)
            return KZ_SINGLE_STYLE;
    return KZ_PLAIN_STYLE;
}

static void write_scalar(restyling *r, const kz_node *n, size_t indent, bool in_flow)
{
    static const char *const tags[] = {
        [KZ_INT] = "!!int ", [KZ_FLOAT] = "!!float ", [KZ_BOOL] = "!!bool ", [KZ_NULL] = "!!null "};
    bool typed = (n->flags & KZ_QUOTED) == 0 && n->type >= KZ_INT && n->type <= KZ_NULL;
    if (typed && kz_scalar_resolve(n->u.text, KZ_READ_MANIFEST) != n->type)
        kz_emit_bytes(&r->e, tags[n->type], strlen(tags[n->type]));
    kz_emit_in_style(&r->e, n->u.text, style_of(r, n, in_flow), indent);
}

static void write_key(restyling *r, const kz_node *entry)
{
    bool plain = entry->key_type != KZ_STRING ||
        kz_scalar_resolve(entry->key->text, KZ_READ_MANIFEST) == KZ_STRING;
    kz_emit_in_style(&r->e, entry->key->text, plain ? KZ_PLAIN_STYLE : KZ_DOUBLE_STYLE, 0);
    kz_emit_bytes(&r->e, ":", 1);
}

static void write_flow(restyling *r, const kz_node *n, size_t indent)
{
    if (n->kind == KZ_SCALAR) {
        write_scalar(r, n, indent, true);
        return;
    }
    bool map = n->kind == KZ_MAPPING;
    kz_emit_bytes(&r->e, map ? "{" : "[", 1);
    for (const kz_node *c = kz_first(n); c != NULL; c = c->next) {
        if (c != kz_first(n))
            kz_emit_bytes(&r->e, ", ", 2);
        if (map) {
            write_key(r, c);
            kz_emit_bytes(&r->e, " ", 1);
        }
        write_flow(r, c, indent);
    }
    kz_emit_bytes(&r->e, map ? "}" : "]", 1);
}

static bool is_block(const kz_node *n)
{
    return n->kind != KZ_SCALAR && n->count > 0 && (n->flags & KZ_FLOW) == 0;
}

static void write_one_line(restyling *r, const kz_node *n, size_t indent)
{
    if (n->kind == KZ_SCALAR)
        write_scalar(r, n, indent, false);
    else
        write_flow(r, n, indent);
}

static void write_entry(restyling *r, const kz_node *c, size_t indent)
{
    kz_emit_line(&r->e, indent);
    write_key(r, c);
    if (is_block(c)) {
        write_block(r, c, c->kind == KZ_MAPPING ? indent + 2 : indent);
        return;
    }
    bool nothing = c->kind == KZ_SCALAR && c->u.text.len == 0 && (c->flags & KZ_QUOTED) == 0;
    kz_emit_bytes(&r->e, " ", nothing ? 0 : 1);
    write_one_line(r, c, indent + 2);
}

static void write_item(restyling *r, const kz_node *c, size_t indent)
{
    kz_emit_line(&r->e, indent);
    kz_emit_bytes(&r->e, "- ", 2);
    if (!is_block(c)) {
        write_one_line(r, c, indent + 2);
        return;
    }
    r->e.line_begun = false;
    write_block(r, c, indent + 2);
}

static void write_block(restyling *r, const kz_node *n, size_t indent)
{
    for (const kz_node *c = kz_first(n); c != NULL; c = c->next)
        if (n->kind == KZ_MAPPING)
            write_entry(r, c, indent);
        else
            write_item(r, c, indent);
}

kz_str kz_restyle(kz_ctx *ctx, const kz_node *tree, kz_str text)
{
    kz_buf out = {0};
    restyling r = {{.ctx = ctx, .out = &out}, text};
    if (is_block(tree))
        write_block(&r, tree, 0);
    else
        write_one_line(&r, tree, 2);
    kz_str written = kz_str_dup(&ctx->arena, kz_buf_view(&out));
    kz_buf_free(&out);
    return written;
}
