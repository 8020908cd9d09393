/*
 * Paths as text, and what the file system says of them. POSIX paths only.
 */
#ifndef KZ_BASE_PATH_H
#define KZ_BASE_PATH_H

#include "base/ctx.h"

bool kz_path_is_absolute(kz_str path);

/* PATH below DIR (PATH itself if absolute), cleaned as Go's filepath.Join does:
 * no "." parts, no "//", ".." taken back where possible. New text in ARENA. */
kz_str kz_path_join(kz_arena *arena, kz_str dir, kz_str path);

/* The last part of PATH; "." of an empty one. A view into PATH. */
kz_str kz_path_base(kz_str path);

/* All but the last part; "." if there is none. A view into PATH or a literal. */
kz_str kz_path_dir(kz_str path);

/* Is PATH equal to DIR or below it? Both absolute and resolved. */
bool kz_path_within(kz_str path, kz_str dir);

typedef enum kz_path_kind { KZ_PATH_NONE, KZ_PATH_FILE, KZ_PATH_DIR, KZ_PATH_OTHER } kz_path_kind;

/* What lies at PATH, symbolic links followed. */
kz_path_kind kz_path_probe(kz_ctx *ctx, kz_str path);

/* What lies at PATH itself: a symbolic link is none of a file or a directory. */
kz_path_kind kz_path_probe_itself(kz_ctx *ctx, kz_str path);

/* PATH, absolute and with every symbolic link resolved. False, with errno set,
 * if something on the way does not exist. */
bool kz_path_resolve(kz_ctx *ctx, kz_str path, kz_str *resolved);

/* PATH, absolute, with the links resolved in the directories on the way, as far as they exist;
 * a link at its end stays. */
kz_str kz_path_resolve_parents(kz_ctx *ctx, kz_str path);

typedef KZ_VEC(kz_str) kz_path_list;

/* Add to OUT what looking at PATH, which is below DIR or outside of it, passes through: each link on
 * the way by its resolved name, then where they lead to, be there anything or not. DIR and PATH
 * are absolute, and DIR is resolved. */
void kz_path_trace(kz_ctx *ctx, kz_str dir, kz_str path, kz_path_list *out);

/* PATH as a message should say it: relative to the working directory if below
 * it, "main:k8s/a.yaml" in the files of a revision, else unchanged. */
kz_str kz_path_shown(kz_ctx *ctx, kz_str path);

/* Help for the mistake reported last, that there is nothing at PATH, which was WRITTEN
 * so: what it may have meant in the deepest directory that there is. */
void kz_path_help_near(kz_ctx *ctx, kz_str path, kz_str written);

#endif
