#include "function/shlex.h"

/* The length of the white space that TEXT begins with, as Unicode has it; 0 if none. */
static size_t blank(kz_str text)
{
    static const kz_str wide[] = {KZ_LIT("\xc2\x85"), KZ_LIT("\xc2\xa0"), KZ_LIT("\xe1\x9a\x80"),
        KZ_LIT("\xe2\x80\xa8"), KZ_LIT("\xe2\x80\xa9"), KZ_LIT("\xe2\x80\xaf"),
        KZ_LIT("\xe2\x81\x9f"), KZ_LIT("\xe3\x80\x80")};
    if (text.ptr[0] == ' ' || (text.ptr[0] >= '\t' && text.ptr[0] <= '\r'))
        return 1;
    for (size_t i = 0; i < sizeof wide / sizeof *wide; i++)
        if (kz_str_starts(text, wide[i]))
            return wide[i].len;
    bool general = text.len >= 3 && kz_str_starts(text, KZ_S("\xe2\x80")) &&
        (unsigned char)text.ptr[2] >= 0x80 && (unsigned char)text.ptr[2] <= 0x8a;
    return general ? 3 : 0; /* U+2000 to U+200A */
}

static void end_word(kz_ctx *ctx, char *word, size_t *len, kz_words *out)
{
    kz_str text = {word, *len};
    if (*len > 0)
        KZ_WORD(ctx, *out, text);
    *len = 0;
}

bool kz_shlex_split(kz_ctx *ctx, kz_str line, kz_words *out)
{
    char *word = kz_arena_alloc(&ctx->arena, line.len + 1);
    size_t len = 0;
    char quote = '\0';
    for (size_t i = 0; i < line.len; i++) {
        char c = line.ptr[i];
        size_t space = quote == '\0' ? blank(kz_str_from(line, i)) : 0;
        if (c == '\\' && quote != '\'') {
            if (i + 1 < line.len)
                word[len++] = line.ptr[++i];
        } else if ((c == '\'' || c == '"') && quote == '\0') {
            quote = c;
        } else if (c == quote && quote != '\0') {
            quote = '\0';
        } else if (c == '#' && quote == '\0') {
            break;
        } else if (space > 0) {
            end_word(ctx, word, &len, out);
            i += space - 1;
        } else {
            word[len++] = c;
        }
    }
    end_word(ctx, word, &len, out);
    return quote == '\0';
}
