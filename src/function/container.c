#include "function/container.h"

#include <stdlib.h>
#include <unistd.h>

#include "base/path.h"

/* The environment of a container: values, and names whose values docker takes from
 * ours. */
typedef struct variables {
    kz_map values; /* name -> kz_str */
    KZ_VEC(kz_str) names, passed;
} variables;

static void set_variable(kz_ctx *ctx, variables *v, kz_str name, kz_str value)
{
    kz_str *copy = KZ_NEW(&ctx->arena, kz_str);
    *copy = value;
    void **slot = kz_map_slot_for(&ctx->arena, &v->values, name);
    if (*slot == NULL)
        KZ_PUSH(&ctx->arena, v->names, name);
    *slot = copy;
}

static void add_variable(kz_ctx *ctx, variables *v, kz_str text)
{
    size_t equals = kz_str_find(text, '=');
    if (equals < text.len) {
        set_variable(ctx, v, kz_str_sub(text, 0, equals), kz_str_from(text, equals + 1));
        return;
    }
    for (size_t i = 0; i < v->passed.len; i++)
        if (kz_str_eq(v->passed.at[i], text))
            return;
    KZ_PUSH(&ctx->arena, v->passed, text);
}

static void add_defaults(kz_ctx *ctx, variables *v)
{
    set_variable(ctx, v, KZ_S("LOG_TO_STDERR"), KZ_S("true"));
    set_variable(ctx, v, KZ_S("STRUCTURED_RESULTS"), KZ_S("true"));
}

static int by_text(const void *a, const void *b)
{
    return kz_str_cmp(*(const kz_str *)a, *(const kz_str *)b);
}

static void add_word(kz_ctx *ctx, kz_words *words, const char *option, kz_str value)
{
    KZ_WORD(ctx, *words, kz_str_c(option));
    KZ_WORD(ctx, *words, value);
}

/* What the command line says counts more than what the function says, defaults
 * included. */
static void add_environment(kz_ctx *ctx, const kz_node *declared, kz_words *words)
{
    variables v = {0};
    const char *const *given = ctx->options->plugins.env;
    add_defaults(ctx, &v);
    for (const kz_node *n = kz_first(declared); n != NULL; n = n->next)
        add_variable(ctx, &v, kz_text_of(n));
    add_defaults(ctx, &v);
    for (; given != NULL && *given != NULL; given++)
        add_variable(ctx, &v, kz_str_c(*given));
    qsort(v.names.at, v.names.len, sizeof *v.names.at, by_text);
    for (size_t i = 0; i < v.names.len; i++) {
        const kz_str *value = kz_map_lookup(&v.values, v.names.at[i]);
        add_word(ctx, words, "-e",
            kz_str_printf(&ctx->arena, KZ_FMT "=" KZ_FMT, KZ_ARG(v.names.at[i]), KZ_ARG(*value)));
    }
    for (size_t i = 0; i < v.passed.len; i++)
        add_word(ctx, words, "-e", v.passed.at[i]);
}

typedef struct mount {
    kz_str type, source, target;
    bool writable;
} mount;

static void add_mount(kz_ctx *ctx, kz_str root, mount m, kz_words *words)
{
    add_word(ctx, words, "--mount",
        kz_str_printf(&ctx->arena, "type=" KZ_FMT ",source=" KZ_FMT ",target=" KZ_FMT "%s",
            KZ_ARG(m.type), KZ_ARG(kz_path_join(&ctx->arena, root, m.source)), KZ_ARG(m.target),
            m.writable ? "" : ",readonly"));
}

/* "type=bind,src=data,dst=/data,rw=true" of the command line. */
static mount read_mount(kz_str text)
{
    mount m = {KZ_EMPTY, KZ_EMPTY, KZ_EMPTY, false};
    kz_str option;
    while (kz_str_split(&text, ',', &option)) {
        size_t equals = kz_str_find(option, '=');
        if (equals == option.len)
            continue;
        kz_str key = kz_str_sub(option, 0, equals), value = kz_str_from(option, equals + 1);
        if (kz_str_eq(key, KZ_S("type")))
            m.type = value;
        else if (kz_str_eq(key, KZ_S("src")) || kz_str_eq(key, KZ_S("source")))
            m.source = value;
        else if (kz_str_eq(key, KZ_S("dst")) || kz_str_eq(key, KZ_S("target")))
            m.target = value;
        else if (kz_str_eq(key, KZ_S("rw")))
            m.writable = kz_str_eq(value, KZ_S("true"));
    }
    return m;
}

static void add_mounts(kz_ctx *ctx, kz_str root, const kz_node *declared, kz_words *words)
{
    const char *const *given = ctx->options->plugins.mounts;
    for (const kz_node *n = kz_first(declared); n != NULL; n = n->next)
        add_mount(ctx, root,
            (mount){kz_map_text(n, KZ_S("type")), kz_map_text(n, KZ_S("src")),
                kz_map_text(n, KZ_S("dst")), kz_str_eq(kz_map_text(n, KZ_S("rw")), KZ_S("true"))},
            words);
    for (; given != NULL && *given != NULL; given++)
        add_mount(ctx, root, read_mount(kz_str_c(*given)), words);
}

static kz_str user(kz_ctx *ctx)
{
    if (!ctx->options->plugins.as_current_user)
        return KZ_S("nobody");
    return kz_str_printf(&ctx->arena, "%lu:%lu", (unsigned long)getuid(), (unsigned long)getgid());
}

void kz_container_words(kz_ctx *ctx, const kz_function_spec *spec, kz_str root, kz_words *words)
{
    static const char *const always[] = {
        "run", "--rm", "-i", "-a", "STDIN", "-a", "STDOUT", "-a", "STDERR"};
    const kz_node *container = spec->container;
    const char *runtime = getenv("KZ_CONTAINER_RUNTIME");
    bool network = kz_str_eq(kz_map_text(container, KZ_S("network")), KZ_S("true"));
    KZ_WORD(ctx, *words, kz_str_c(runtime != NULL && runtime[0] != '\0' ? runtime : "docker"));
    for (size_t i = 0; i < sizeof always / sizeof *always; i++)
        KZ_WORD(ctx, *words, kz_str_c(always[i]));
    add_word(ctx, words, "--network", network ? KZ_S("host") : KZ_S("none"));
    add_word(ctx, words, "--user", user(ctx));
    KZ_WORD(ctx, *words, KZ_S("--security-opt=no-new-privileges"));
    add_mounts(ctx, root, kz_map_get(container, KZ_S("mounts")), words);
    add_environment(ctx, kz_map_get(container, KZ_S("envs")), words);
    KZ_WORD(ctx, *words, kz_map_text(container, KZ_S("image")));
}
