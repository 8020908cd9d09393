/*
 * images: set the name, tag or digest of container images.
 *
 *   images:
 *   - name: nginx          # which image, without its tag
 *     newName: registry.example.com/nginx
 *     newTag: "1.27"       # replaces the tag, drops a digest
 *   - name: redis
 *     digest: sha256:0abc  # replaces the digest, drops the tag
 *   - name: app
 *     tagSuffix: -dev      # goes behind the tag, drops a digest
 *
 * Images are looked for in two passes (image_find.c), and a field that both find is set
 * twice, which only tagSuffix shows.
 */
#include "base/nearest.h"
#include "transform/image_find.h"
#include "transform/image_match.h"
#include "transform/setter.h"
#include "transform/transformer.h"

const kz_field kz_image_fields[] = {
    {"name", KZ_SHAPE_STRING, NULL, NULL, "the image, without tag and digest"},
    {"newName", KZ_SHAPE_STRING, NULL, NULL, "what to call it instead"},
    {"tagSuffix", KZ_SHAPE_STRING, NULL, NULL, "text to put behind its tag"},
    {"newTag", KZ_SHAPE_STRING, NULL, NULL, "its tag"},
    {"digest", KZ_SHAPE_STRING, NULL, NULL, "its digest"},
    {NULL, KZ_SHAPE_ANY, NULL, NULL, NULL},
};

/* One entry of the list. */
struct rule {
    kz_str new_name, new_tag, digest, tag_suffix;
    kz_loc loc;
    bool used; /* some image has the name */
};

struct job {
    kz_image_matcher *matcher;
    struct rule *rules;
    kz_image_finder finder;
};

/* The reference as RULE wants it. */
static kz_str rewrite(kz_ctx *ctx, const struct rule *rule, kz_str ref)
{
    kz_image_parts image = kz_image_split(ref);
    if (rule->new_name.len > 0)
        image.name = rule->new_name;
    if (rule->new_tag.len > 0 || rule->digest.len > 0) {
        image.tag = rule->new_tag;
        image.digest = rule->digest;
    } else if (rule->tag_suffix.len > 0) {
        image.tag = kz_str_join(&ctx->scratch, (kz_str[]){image.tag, rule->tag_suffix}, 2);
        image.digest = KZ_EMPTY;
    }
    kz_str parts[] = {
        image.name,
        image.tag.len > 0 ? KZ_S(":") : KZ_EMPTY,
        image.tag,
        image.digest.len > 0 ? KZ_S("@") : KZ_EMPTY,
        image.digest,
    };
    return kz_str_join(&ctx->arena, parts, 5);
}

/* Apply the rules, in order, to a field that was found TIMES times. */
static kz_status update(kz_ctx *ctx, const struct job *job, kz_node *field, size_t times)
{
    size_t i = 0;
    for (;;) {
        KZ_TRY(kz_image_next_match(ctx, job->matcher, field->u.text, &i));
        if (i == KZ_IMAGE_NO_MATCH)
            return KZ_OK;
        struct rule *rule = &job->rules[i];
        rule->used = true;
        for (size_t k = 0; k < times; k++) {
            bool again = true;
            if (k > 0)
                KZ_TRY(kz_image_matches(ctx, job->matcher, i, field->u.text, &again));
            if (again)
                KZ_TRY(kz_set_untyped(ctx, field, rewrite(ctx, rule, field->u.text), rule->loc));
        }
        i++;
    }
}

static kz_status update_resource(kz_ctx *ctx, struct job *job, kz_resource *r)
{
    kz_nodes found;
    KZ_TRY(kz_image_find(ctx, &job->finder, r, &found));
    kz_node **at = found.at;
    for (size_t i = 0, end; i < found.len; i = end) {
        for (end = i + 1; end < found.len && at[end] == at[i]; end++)
            continue;
        KZ_TRY(update(ctx, job, at[i], end - i));
    }
    if (found.len > 0)
        kz_resource_changed(ctx, r);
    return KZ_OK;
}

static kz_status update_all(kz_ctx *ctx, struct job *job, const kz_list *list)
{
    for (size_t i = 0; i < list->items.len; i++) {
        kz_resource *r = list->items.at[i];
        kz_mark mark = kz_arena_mark(&ctx->scratch);
        kz_status status = update_resource(ctx, job, r);
        kz_arena_rewind(&ctx->scratch, mark);
        KZ_TRY(status);
    }
    return KZ_OK;
}

/* What images there are, for a rule that none of them fits. */
static void offer_images(kz_ctx *ctx, const kz_list *list, struct job *job, kz_nearest *near)
{
    for (size_t i = 0; i < list->items.len; i++) {
        kz_nodes found;
        if (kz_image_find(ctx, &job->finder, list->items.at[i], &found) != KZ_OK)
            return;
        for (size_t k = 0; k < found.len; k++)
            if (k == 0 || found.at[k] != found.at[k - 1]) /* both passes may find it */
                kz_nearest_offer(near, kz_image_split(found.at[k]->u.text).name, found.at[k]);
    }
}

/* The reference says nothing of a rule that fits no image. */
static void warn_of_idle(kz_ctx *ctx, const kz_list *list, struct job *job, const kz_node *config)
{
    kz_mark mark = kz_arena_mark(&ctx->scratch);
    size_t i = 0;
    for (const kz_node *entry = kz_first(config); entry != NULL; entry = entry->next, i++) {
        const kz_node *name = kz_map_get(entry, KZ_S("name"));
        if (job->rules[i].used)
            continue;
        kz_nearest near = kz_nearest_to(kz_text_of(name));
        if (kz_nearest_allowed(ctx))
            offer_images(ctx, list, job, &near);
        kz_report(ctx, name != NULL ? name->loc : entry->loc, KZ_D_IMAGE_UNMATCHED,
            "no container has the image '" KZ_FMT "', so this entry changes nothing",
            KZ_ARG(kz_text_of(name)));
        kz_nearest_help(ctx, &near);
        if (near.who != NULL)
            kz_remark_on(ctx, ((const kz_node *)near.who)->loc, "this image has a name like it");
    }
    kz_arena_rewind(&ctx->scratch, mark);
}

/* The line of an entry that whoever wonders about an image should see. */
static kz_loc blamed(const kz_node *entry)
{
    static const kz_str fields[] = {
        KZ_LIT("newTag"), KZ_LIT("digest"), KZ_LIT("newName"), KZ_LIT("tagSuffix")};
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++)
        if (kz_map_text(entry, fields[i]).len > 0)
            return kz_map_get(entry, fields[i])->loc;
    return entry->loc;
}

static kz_status apply(kz_ctx *ctx, const kz_layer *layer, const kz_node *config)
{
    if (config->count == 0)
        return KZ_OK;
    struct rule *rules = KZ_NEW_ARRAY(&ctx->arena, struct rule, config->count);
    kz_image_matcher *matcher = kz_image_matcher_new(ctx, config->count);
    size_t i = 0;
    for (const kz_node *entry = kz_first(config); entry != NULL; entry = entry->next, i++) {
        rules[i] = (struct rule){
            .new_name = kz_map_text(entry, KZ_S("newName")),
            .new_tag = kz_map_text(entry, KZ_S("newTag")),
            .digest = kz_map_text(entry, KZ_S("digest")),
            .tag_suffix = kz_map_text(entry, KZ_S("tagSuffix")),
            .loc = blamed(entry),
        };
        const kz_node *name = kz_map_get(entry, KZ_S("name"));
        kz_image_matcher_add(ctx, matcher, kz_text_of(name), name != NULL ? name->loc : entry->loc);
    }
    struct job job = {
        .matcher = matcher,
        .rules = rules,
        .finder = kz_image_finder_new(ctx, layer->tables->images),
    };
    KZ_TRY(update_all(ctx, &job, layer->list));
    warn_of_idle(ctx, layer->list, &job, config);
    return KZ_OK;
}

const kz_transformer kz_images_transformer = {
    .field = "images",
    .kind = "ImageTagTransformer",
    .apply = apply,
    .independent = true,
};
