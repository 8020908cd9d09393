#include "cli/layout.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "cli/memory.h"
#include "cli/print.h"
#include "cli/suggest.h"

typedef struct kz_layout_piece {
    const char *text; /* between placeholders; NULL for a placeholder */
    size_t length;
    kz_layout_field field;
    bool lower;
} piece;

#define PLAIN "{group:lower}_{version:lower}_{kind:lower}_{name:lower}.{ext}"
const char kz_layout_plain[] = PLAIN;
const char kz_layout_with_namespace[] = "{namespace:lower}_" PLAIN;

static const char *const names[] = {[KZ_LAYOUT_DIR] = "dir",
    [KZ_LAYOUT_OVERLAY] = "overlay",
    [KZ_LAYOUT_GROUP] = "group",
    [KZ_LAYOUT_VERSION] = "version",
    [KZ_LAYOUT_KIND] = "kind",
    [KZ_LAYOUT_NAME] = "name",
    [KZ_LAYOUT_NAMESPACE] = "namespace",
    [KZ_LAYOUT_EXT] = "ext",
    [KZ_LAYOUT_FIELDS] = NULL};

static bool refuse_placeholder(const char *text, size_t length)
{
    kz_suggestion s = {.given = text, .length = length};
    for (size_t i = 0; names[i] != NULL; i++)
        kz_suggestion_try(&s, names[i]);
    if (s.best != NULL)
        kz_print_error(
            "--layout has no placeholder {%.*s}; did you mean {%s}?", (int)length, text, s.best);
    else
        kz_print_error("--layout has no placeholder {%.*s}; there are {dir}, {overlay}, {group}, "
                       "{version}, {kind}, {name}, {namespace} and {ext}",
            (int)length, text);
    return false;
}

/* TEXT is what stands between the braces. */
static bool read_placeholder(const char *text, size_t length, piece *out)
{
    static const char lower[] = "lower";
    size_t name = 0, form = 0;
    while (name < length && text[name] != ':')
        name++;
    if (name < length)
        form = length - name - 1;
    if (name < length && (form != sizeof lower - 1 || memcmp(text + name + 1, lower, form) != 0)) {
        kz_print_error("--layout knows no form '%.*s' of {%.*s}; there is {%.*s:lower}", (int)form,
            text + name + 1, (int)name, text, (int)name, text);
        return false;
    }
    for (size_t i = 0; names[i] != NULL; i++)
        if (strlen(names[i]) == name && memcmp(names[i], text, name) == 0) {
            *out = (piece){.field = (kz_layout_field)i, .lower = form > 0};
            return true;
        }
    return refuse_placeholder(text, name);
}

static void add(kz_layout *layout, piece p)
{
    layout->pieces = kz_take_more(layout->pieces, layout->count, sizeof p);
    layout->pieces[layout->count++] = p;
}

static bool read_pieces(const char *at, kz_layout *out)
{
    while (*at != '\0') {
        size_t length = strcspn(at, "{}");
        if (length > 0)
            add(out, (piece){.text = at, .length = length});
        at += length;
        if (*at == '\0')
            return true;
        size_t inside = strcspn(at + 1, "{}");
        piece placeholder;
        if (*at == '}' || at[1 + inside] != '}') {
            kz_print_error("--layout has a '%c' that belongs to no placeholder: '%s'", *at, at);
            return false;
        }
        if (!read_placeholder(at + 1, inside, &placeholder))
            return false;
        add(out, placeholder);
        at += inside + 2;
    }
    return true;
}

/* With a letter for each placeholder the template must be a path; what is wrong with it is
 * wrong for all documents. */
static bool leads_somewhere(const char *template, const kz_layout *layout)
{
    kz_layout_values letters;
    for (size_t i = 0; i < KZ_LAYOUT_FIELDS; i++)
        letters.of[i] = "x";
    if (template[0] == '\0') {
        kz_print_error("--layout is empty; it names the file of a document");
        return false;
    }
    char *path = kz_layout_path(layout, &letters);
    free(path);
    return path != NULL;
}

bool kz_layout_read(const char *template, kz_layout *out)
{
    *out = (kz_layout){0};
    if (read_pieces(template, out) && leads_somewhere(template, out))
        return true;
    kz_layout_free(out);
    return false;
}

void kz_layout_free(kz_layout *layout)
{
    free(layout->pieces);
    *layout = (kz_layout){0};
}

bool kz_layout_is_safe(const char *path)
{
    for (const unsigned char *c = (const unsigned char *)path; *c != '\0'; c++)
        if (*c < ' ' || *c == 0x7F)
            return false;
    for (const char *at = path;; at++) {
        size_t length = strcspn(at, "/");
        if (length == 0 || (length == 1 && at[0] == '.') ||
            (length == 2 && at[0] == '.' && at[1] == '.'))
            return false;
        at += length;
        if (*at == '\0')
            return true;
    }
}

/* What P stands for; NULL after having said that it cannot stand here. */
static const char *value_of(const piece *p, const kz_layout_values *values)
{
    const char *value = values->of[p->field];
    if (value == NULL)
        kz_print_error("{%s} in --layout is that of a local directory", names[p->field]);
    else if (p->field == KZ_LAYOUT_DIR && value[0] != '\0' && !kz_layout_is_safe(value))
        kz_print_error("{dir} in --layout cannot stand for '%s', which is not below the working "
                       "directory; {overlay} can",
            value);
    else if (p->field != KZ_LAYOUT_DIR && strchr(value, '/') != NULL)
        kz_print_error("%s/%s cannot become a file name: its %s has a slash in it",
            values->of[KZ_LAYOUT_KIND], values->of[KZ_LAYOUT_NAME], names[p->field]);
    else
        return value;
    return NULL;
}

/* Bytes that the path takes at most, its NUL among them; 0 if a value cannot stand in it. */
static size_t room_for(const kz_layout *layout, const kz_layout_values *values)
{
    size_t room = 1;
    for (size_t i = 0; i < layout->count; i++) {
        const piece *p = &layout->pieces[i];
        const char *value = p->text == NULL ? value_of(p, values) : NULL;
        if (p->text == NULL && value == NULL)
            return 0;
        room += p->text != NULL ? p->length : strlen(value);
    }
    return room;
}

static size_t append(char *to, const char *text, size_t length, bool lower)
{
    for (size_t i = 0; i < length; i++)
        to[i] = lower ? (char)tolower((unsigned char)text[i]) : text[i];
    return length;
}

static size_t append_literal(char *to, const piece *p, bool after_gap)
{
    bool joint = after_gap && strchr("-_/", p->text[0]) != NULL;
    return append(to, p->text + joint, p->length - joint, false);
}

char *kz_layout_path(const kz_layout *layout, const kz_layout_values *values)
{
    size_t room = room_for(layout, values), length = 0;
    bool after_gap = false;
    if (room == 0)
        return NULL;
    char *path = kz_take(room, 1);
    for (size_t i = 0; i < layout->count; i++) {
        const piece *p = &layout->pieces[i];
        const char *value = p->text == NULL ? values->of[p->field] : NULL;
        if (value == NULL)
            length += append_literal(path + length, p, after_gap);
        else
            length += append(path + length, value, strlen(value), p->lower);
        after_gap = value != NULL && value[0] == '\0';
    }
    path[length] = '\0';
    if (kz_layout_is_safe(path))
        return path;
    kz_print_error("a file would go to '%s', which is no path below a directory", path);
    free(path);
    return NULL;
}
