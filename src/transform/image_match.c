#include "transform/image_match.h"

#include "base/regex.h"

enum { SCANNED = 8 }; /* so few names are tried one after the other */

struct name {
    kz_str text;
    kz_loc at;
    bool plain;            /* only characters that stand for themselves, and dots */
    bool dotted;           /* has a dot, which stands for any character */
    const kz_regex *regex; /* compiled when first needed */
};

typedef KZ_VEC(size_t) numbers; /* of names, ascending */

struct kz_image_matcher {
    struct name *names;
    size_t len;
    kz_map by_key;   /* names that are looked up; key_of() -> numbers */
    numbers scanned; /* the names that are not */
    bool scan_all;   /* there are few */
};

kz_image kz_image_split(kz_str ref)
{
    size_t slash = kz_str_find(ref, '/');
    size_t from = slash < ref.len ? slash : 0;
    size_t at = from + kz_str_find(kz_str_from(ref, from), '@');
    size_t colon = from + kz_str_find(kz_str_from(ref, from), ':');
    kz_image image = {ref, KZ_EMPTY, KZ_EMPTY};
    if (at < ref.len)
        image.digest = kz_str_from(ref, at + 1);
    if (colon < at)
        image.tag = kz_str_sub(ref, colon + 1, at);
    image.name = kz_str_sub(ref, 0, colon < at ? colon : at);
    return image;
}

static bool is_alphanumeric(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

static bool is_plain(char c)
{
    return is_alphanumeric(c) || c == '.' || c == '_' || c == '-' || c == '/' || c == ':' ||
        c == '@';
}

/* The characters of tags, and of digests. */
static bool in_tag(char c)
{
    return is_alphanumeric(c) || c == '_' || c == '.' || c == '{' || c == '}' || c == '-';
}

static bool is_ascii(kz_str s)
{
    for (size_t i = 0; i < s.len; i++)
        if ((unsigned char)s.ptr[i] > 127)
            return false;
    return true;
}

static size_t skip_tag(kz_str s, size_t i)
{
    while (i < s.len && in_tag(s.ptr[i]))
        i++;
    return i;
}

/* Is S what may follow a name: a tag, a digest, both or neither? */
static bool is_tail(kz_str s)
{
    size_t i = 0;
    if (s.len > 0 && s.ptr[0] == ':')
        i = skip_tag(s, 1);
    kz_str rest = kz_str_from(s, i);
    return rest.len == 0 ||
        (kz_str_starts(rest, KZ_S("@sha256:")) &&
            skip_tag(rest, sizeof("@sha256:") - 1) == rest.len);
}

static bool starts_with_name(kz_str s, const struct name *name)
{
    if (s.len < name->text.len)
        return false;
    if (!name->dotted)
        return kz_str_starts(s, name->text);
    for (size_t i = 0; i < name->text.len; i++) {
        char c = name->text.ptr[i];
        if (c == '.' ? s.ptr[i] == '\n' : s.ptr[i] != c)
            return false;
    }
    return true;
}

static kz_status matches_regex(kz_ctx *ctx, struct name *name, kz_str ref, bool *out)
{
    if (name->regex == NULL) {
        kz_str pattern = kz_str_join(&ctx->arena,
            (kz_str[]){
                KZ_S("^"), name->text, KZ_S("(:[a-zA-Z0-9_.{}-]*)?(@sha256:[a-zA-Z0-9_.{}-]*)?$")},
            3);
        if (kz_regex_compile(ctx, pattern, false, name->at, &name->regex) != KZ_OK) {
            kz_help(ctx,
                "the name of an image is a part of this expression: put a backslash before what "
                "is special in '" KZ_FMT "'",
                KZ_ARG(name->text));
            return KZ_EINPUT;
        }
    }
    *out = kz_regex_match(name->regex, ref);
    return KZ_OK;
}

kz_status kz_image_matches(kz_ctx *ctx, kz_image_matcher *matcher, size_t i, kz_str ref, bool *out)
{
    struct name *name = &matcher->names[i];
    kz_checkpoint(ctx);
    /* A dot is any one character, not any one byte. */
    if (!name->plain || (name->dotted && !is_ascii(ref)))
        return matches_regex(ctx, name, ref, out);
    *out = starts_with_name(ref, name) && is_tail(kz_str_from(ref, name->text.len));
    return KZ_OK;
}

/* The text by which a plain name can be looked up: all of it, or what follows the
 * first "/" behind its last dot. False if there is no such. */
static bool key_of(kz_str name, kz_str *key)
{
    size_t dot = kz_str_rfind(name, '.');
    if (dot == name.len) {
        *key = name;
        return true;
    }
    kz_str tail = kz_str_from(name, dot);
    size_t slash = kz_str_find(tail, '/');
    if (slash == tail.len)
        return false;
    *key = kz_str_from(tail, slash + 1);
    return true;
}

kz_image_matcher *kz_image_matcher_new(kz_ctx *ctx, size_t count)
{
    kz_image_matcher *matcher = KZ_NEW(&ctx->arena, kz_image_matcher);
    matcher->names = KZ_NEW_ARRAY(&ctx->arena, struct name, count);
    matcher->scan_all = count <= SCANNED;
    return matcher;
}

static numbers *numbers_for(kz_ctx *ctx, kz_image_matcher *matcher, kz_str key)
{
    void **slot = kz_map_slot_for(&ctx->arena, &matcher->by_key, key);
    if (*slot == NULL)
        *slot = KZ_NEW(&ctx->arena, numbers);
    return *slot;
}

void kz_image_matcher_add(kz_ctx *ctx, kz_image_matcher *matcher, kz_str text, kz_loc at)
{
    size_t i = matcher->len++;
    struct name *name = &matcher->names[i];
    *name = (struct name){.text = text, .at = at, .plain = true};
    for (size_t k = 0; k < text.len; k++) {
        name->plain = name->plain && is_plain(text.ptr[k]);
        name->dotted = name->dotted || text.ptr[k] == '.';
    }
    kz_str key;
    numbers *list = &matcher->scanned;
    if (!matcher->scan_all && name->plain && key_of(text, &key))
        list = numbers_for(ctx, matcher, key);
    KZ_PUSH(&ctx->arena, *list, i);
}

/* Where in LIST the numbers start that are at least FROM. */
static size_t find_from(const numbers *list, size_t from)
{
    size_t low = 0, high = list->len;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (list->at[middle] < from)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* Set *BEST to the first name of LIST, from FROM on and before *BEST, that
 * matches REF. */
static kz_status search(kz_ctx *ctx, kz_image_matcher *matcher, const numbers *list, kz_str ref,
    size_t from, size_t *best)
{
    for (size_t k = find_from(list, from); k < list->len && list->at[k] < *best; k++) {
        bool matches = false;
        KZ_TRY(kz_image_matches(ctx, matcher, list->at[k], ref, &matches));
        if (matches)
            *best = list->at[k];
    }
    return KZ_OK;
}

static kz_status search_key(
    kz_ctx *ctx, kz_image_matcher *matcher, kz_str key, kz_str ref, size_t from, size_t *best)
{
    const numbers *list = kz_map_lookup(&matcher->by_key, key);
    return list == NULL ? KZ_OK : search(ctx, matcher, list, ref, from, best);
}

/* Look up what may be a whole name: as it is, and from each "/" on. */
static kz_status search_name(
    kz_ctx *ctx, kz_image_matcher *matcher, kz_str name, kz_str ref, size_t from, size_t *best)
{
    KZ_TRY(search_key(ctx, matcher, name, ref, from, best));
    for (size_t i = 0; i < name.len; i++)
        if (name.ptr[i] == '/')
            KZ_TRY(search_key(ctx, matcher, kz_str_from(name, i + 1), ref, from, best));
    return KZ_OK;
}

/* Look up all that may be the name in REF. A name may hold ":" and "@" itself, so
 * that the reference can end in three ways: where it ends, where a digest starts,
 * and where the tag before either starts. */
static kz_status search_keys(
    kz_ctx *ctx, kz_image_matcher *matcher, kz_str ref, size_t from, size_t *best)
{
    size_t digest = kz_str_rfind(ref, '@');
    size_t ends[] = {ref.len, digest};
    for (size_t k = 0; k < 2; k++) {
        if (k == 1 && digest == ref.len)
            break;
        kz_str whole = kz_str_sub(ref, 0, ends[k]);
        KZ_TRY(search_name(ctx, matcher, whole, ref, from, best));
        size_t colon = kz_str_rfind(whole, ':');
        if (colon < whole.len)
            KZ_TRY(search_name(ctx, matcher, kz_str_sub(ref, 0, colon), ref, from, best));
    }
    return KZ_OK;
}

kz_status kz_image_next_match(kz_ctx *ctx, kz_image_matcher *matcher, kz_str ref, size_t *i)
{
    size_t best = KZ_IMAGE_NO_MATCH;
    if (matcher->by_key.len > 0)
        KZ_TRY(search_keys(ctx, matcher, ref, *i, &best));
    KZ_TRY(search(ctx, matcher, &matcher->scanned, ref, *i, &best));
    *i = best;
    return KZ_OK;
}
