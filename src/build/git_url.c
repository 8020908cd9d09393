#include "build/git_url.h"

#include "base/path.h"
#include "build/git_query.h"

#define FILE_SCHEME KZ_S("file://")
#define SSH_SCHEME KZ_S("ssh://")

/* The parts of an address that say which host it is. */
typedef struct host {
    kz_str scheme, user, name; /* "https://", "git@", "github.com/"; each may be empty */
} host;

static bool starts_without_case(kz_str s, kz_str prefix)
{
    if (s.len < prefix.len)
        return false;
    for (size_t i = 0; i < prefix.len; i++) {
        char c = s.ptr[i];
        if ((c >= 'A' && c <= 'Z' ? (char)(c + 'a' - 'A') : c) != prefix.ptr[i])
            return false;
    }
    return true;
}

/* Take PREFIX, which is in lower case, off the front of *REST. */
static bool take(kz_str *rest, kz_str prefix)
{
    if (!starts_without_case(*rest, prefix))
        return false;
    *rest = kz_str_from(*rest, prefix.len);
    return true;
}

static kz_str take_scheme(kz_str *rest)
{
    static const kz_str schemes[] = {
        KZ_LIT("ssh://"), KZ_LIT("https://"), KZ_LIT("http://"), KZ_LIT("file://")};
    for (size_t i = 0; i < sizeof schemes / sizeof *schemes; i++)
        if (take(rest, schemes[i]))
            return schemes[i];
    return KZ_EMPTY;
}

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* "git@" off the front of *REST; a password would make it no user. */
static kz_str take_user(kz_str *rest)
{
    size_t i = 0;
    while (i < rest->len &&
        (is_letter(rest->ptr[i]) ||
            (i > 0 && ((rest->ptr[i] >= '0' && rest->ptr[i] <= '9') || rest->ptr[i] == '-'))))
        i++;
    if (i == 0 || i == rest->len || rest->ptr[i] != '@')
        return KZ_EMPTY;
    kz_str user = kz_str_sub(*rest, 0, i + 1);
    *rest = kz_str_from(*rest, i + 1);
    return user;
}

/* Where the path begins: at the first '/', or, as scp has it, at a ':' before that. */
static size_t find_path(kz_str rest, bool like_scp)
{
    size_t slash = kz_str_find(rest, '/'), colon = kz_str_find(rest, ':');
    if (like_scp && (slash == rest.len || (colon > 0 && colon < slash)))
        return colon;
    return slash;
}

/* Take the host off the front of *REST. False if there is none, or nothing says that
 * this is an address. */
static bool take_host(kz_str *rest, host *h)
{
    h->scheme = take_scheme(rest);
    if (kz_str_eq(h->scheme, FILE_SCHEME)) { /* all that follows is a path */
        h->user = h->name = KZ_EMPTY;
        return true;
    }
    h->user = take_user(rest);
    bool github = starts_without_case(*rest, KZ_S("github.com/")) ||
        starts_without_case(*rest, KZ_S("github.com:"));
    bool like_scp = h->scheme.len == 0 && (h->user.len > 0 || github);
    if (h->scheme.len == 0 && !like_scp)
        return false;
    size_t end = find_path(*rest, like_scp);
    size_t taken = end < rest->len ? end + 1 : end;
    h->name = kz_str_sub(*rest, 0, taken);
    *rest = end < rest->len ? kz_str_from(*rest, taken) : KZ_EMPTY;
    if (github && (h->user.len > 0 || kz_str_eq(h->scheme, SSH_SCHEME)))
        *h = (host){KZ_EMPTY, h->user, KZ_S("github.com:")};
    else if (github)
        *h = (host){KZ_S("https://"), KZ_EMPTY, KZ_S("github.com/")};
    return h->name.len > 0;
}

static size_t find_text(kz_str s, kz_str part)
{
    for (size_t i = 0; i + part.len <= s.len; i++)
        if (kz_str_starts(kz_str_from(s, i), part))
            return i;
    return s.len;
}

/* Cut TEXT into the path of the repository and that of a directory in it, at what marks
 * the end of the first. */
static bool cut_at_marker(kz_str text, kz_str *repo, kz_str *path)
{
    const kz_str azure = KZ_S("_git/"), suffix = KZ_S(".git");
    size_t at = find_text(text, azure);
    if (at < text.len) {
        size_t from = at + azure.len;
        size_t end = from + kz_str_find(kz_str_from(text, from), '/');
        *repo = kz_str_sub(text, 0, end);
        *path = end < text.len ? kz_str_from(text, end + 1) : KZ_EMPTY;
        return true;
    }
    at = find_text(text, KZ_S("//"));
    if (at < text.len) {
        *repo = kz_str_sub(text, 0, at);
        *path = kz_str_from(text, at + 2);
        return true;
    }
    at = find_text(text, suffix);
    if (at == text.len)
        return false;
    *repo = kz_str_sub(text, 0, at + suffix.len);
    *path = kz_str_from(text, at + suffix.len);
    return true;
}

/* The same behind the second part, as GitHub has it. */
static bool cut_by_parts(kz_str text, kz_str *repo, kz_str *path)
{
    size_t first = kz_str_find(text, '/');
    if (first == text.len)
        return false;
    size_t second = first + 1 + kz_str_find(kz_str_from(text, first + 1), '/');
    *repo = kz_str_sub(text, 0, second);
    *path = second < text.len ? kz_str_from(text, second + 1) : KZ_EMPTY;
    return true;
}

static bool leads_out(kz_arena *arena, kz_str path)
{
    kz_str clean = kz_path_join(arena, KZ_EMPTY, path);
    return kz_str_eq(clean, KZ_S("..")) || kz_str_starts(clean, KZ_S("../"));
}

bool kz_git_url_parse(kz_arena *arena, kz_str text, kz_git_url *out)
{
    host h;
    kz_str repo, path;
    kz_git_url url = {.raw = text};
    if (kz_path_is_absolute(text))
        return false;
    size_t mark = kz_str_find(text, '?');
    kz_str rest = kz_str_sub(text, 0, mark);
    url.forced = take(&rest, KZ_S("git::"));
    if (!take_host(&rest, &h))
        return false;
    if (!cut_at_marker(rest, &repo, &path)) {
        bool local = kz_str_eq(h.scheme, FILE_SCHEME);
        repo = rest;
        path = KZ_EMPTY;
        if (!local && !cut_by_parts(rest, &repo, &path))
            return false;
    }
    if (kz_str_starts(path, KZ_S("/")))
        path = kz_str_from(path, 1);
    if (repo.len == 0 || leads_out(arena, path))
        return false;
    while (kz_str_starts(path, KZ_S("/"))) /* below the clone, however it is written */
        path = kz_str_from(path, 1);
    url.repo = kz_str_join(arena, (kz_str[]){h.scheme, h.user, h.name, repo}, 4);
    url.path = path;
    kz_git_query_read(arena, mark < text.len ? kz_str_from(text, mark + 1) : KZ_EMPTY, &url);
    *out = url;
    return true;
}
