/*
 * Places and mistakes.
 *
 * Whoever finds a mistake calls kz_report() with a place and an id out of the
 * catalogue below; nobody prints. The chain of files that led to the mistake is
 * taken from the context (ctx->frame), not from the caller.
 */
#ifndef KZ_BASE_DIAG_H
#define KZ_BASE_DIAG_H

#include <stddef.h>
#include <stdint.h>

#include "base/str.h"
#include "kz/kz.h"

typedef struct kz_ctx kz_ctx;

/* Where a value came from, in 8 bytes, so every node can afford one. Copying a
 * node copies it: a value set by a patch points into the patch file. */
typedef struct kz_loc {
    uint32_t line;      /* from 1; 0 = made by kz, or a whole file */
    uint32_t file : 20; /* index into the context's files; 0 = none */
    uint32_t col : 12;  /* from 1; sticks at 4095 */
} kz_loc;

_Static_assert(sizeof(kz_loc) == 8, "a place is kept in every node");

#define KZ_NOWHERE ((kz_loc){0, 0, 0})

/* Which entry of which kustomization file led to the file being worked on:
 * a list from the innermost to the build's own root. */
typedef struct kz_frame {
    kz_loc at;         /* the entry, such as "- ../../base" in an overlay */
    const char *doing; /* "accumulating resources"; NULL if there is no more to say */
    const struct kz_frame *outer;
} kz_frame;

/* Every kind of mistake: name, stable number, severity. Numbers are never used
 * twice; a new kind takes the next free one of its hundred.
 *   10 files   11 YAML   12 kustomization file   13 resources   14 fields and
 *   values   15 patches   16 generators   17 other transformers   18 limits
 *   19 clusters */
#define KZ_DIAG_LIST(X)                                                                            \
    X(FILE_READ, 1001, ERROR)                                                                      \
    X(FILE_WRITE, 1002, ERROR)                                                                     \
    X(OUTSIDE_ROOT, 1003, ERROR)                                                                   \
    X(NOT_A_DIRECTORY, 1004, ERROR)                                                                \
    X(BAD_PATH, 1005, ERROR)                                                                       \
    X(CYCLE, 1006, ERROR)                                                                          \
    X(OUT_OF_MEMORY, 1007, ERROR)                                                                  \
    X(REMOTE, 1008, ERROR)                                                                         \
    X(INTERRUPTED, 1009, ERROR)                                                                    \
    X(GIT_FORCED, 1010, WARNING)                                                                   \
    X(GIT, 1011, ERROR)                                                                            \
    X(NO_MERGE_BASE, 1012, WARNING)                                                                \
    X(YAML_SYNTAX, 1101, ERROR)                                                                    \
    X(YAML_ALIAS, 1102, ERROR)                                                                     \
    X(YAML_MERGE, 1103, ERROR)                                                                     \
    X(YAML_SEPARATOR, 1104, ERROR)                                                                 \
    X(YAML_KEY, 1105, ERROR)                                                                       \
    X(YAML_DUPLICATE_KEY, 1106, ERROR)                                                             \
    X(YAML_SCALAR, 1107, ERROR)                                                                    \
    X(YAML_CHARACTER, 1108, ERROR)                                                                 \
    X(YAML_REPEATED_KEY, 1109, WARNING)                                                            \
    X(NO_KUSTOMIZATION, 1201, ERROR)                                                               \
    X(MANY_KUSTOMIZATIONS, 1202, ERROR)                                                            \
    X(EMPTY_KUSTOMIZATION, 1203, ERROR)                                                            \
    X(UNKNOWN_FIELD, 1204, ERROR)                                                                  \
    X(WRONG_TYPE, 1205, ERROR)                                                                     \
    X(WRONG_HEADER, 1206, ERROR)                                                                   \
    X(DEPRECATED_FIELD, 1207, WARNING)                                                             \
    X(BAD_VALUE, 1209, ERROR)                                                                      \
    X(UNKNOWN_OPTION, 1210, WARNING)                                                               \
    X(IGNORED_DOCUMENT, 1211, WARNING)                                                             \
    X(NOT_A_RESOURCE, 1301, ERROR)                                                                 \
    X(NO_KIND, 1302, ERROR)                                                                        \
    X(NO_NAME, 1303, ERROR)                                                                        \
    X(DUPLICATE_ID, 1304, ERROR)                                                                   \
    X(BAD_LIST, 1305, ERROR)                                                                       \
    X(AMBIGUOUS_REFERENCE, 1306, ERROR)                                                            \
    X(BAD_REFERENCE, 1307, ERROR)                                                                  \
    X(WRONG_KIND, 1401, ERROR)                                                                     \
    X(FIELDSPEC_CONFLICT, 1402, ERROR)                                                             \
    X(BAD_REGEX, 1403, ERROR)                                                                      \
    X(BAD_SELECTOR, 1404, ERROR)                                                                   \
    X(PATCH_UNREADABLE, 1501, ERROR)                                                               \
    X(PATCH_NO_TARGET, 1502, ERROR)                                                                \
    X(PATCH_MANY_TARGETS, 1503, ERROR)                                                             \
    X(PATCH_SOURCE, 1504, ERROR)                                                                   \
    X(PATCH_STRATEGY, 1505, ERROR)                                                                 \
    X(PATCH_MISMATCH, 1506, ERROR)                                                                 \
    X(JSON_POINTER, 1507, ERROR)                                                                   \
    X(JSON_TEST, 1508, ERROR)                                                                      \
    X(TARGET_UNMATCHED, 1509, WARNING)                                                             \
    X(REPLACE_ADDS, 1510, WARNING)                                                                 \
    X(NO_VALUE, 1511, WARNING)                                                                     \
    X(PATCH_EMPTY, 1512, WARNING)                                                                  \
    X(GENERATOR_NAME, 1601, ERROR)                                                                 \
    X(GENERATOR_SOURCE, 1602, ERROR)                                                               \
    X(GENERATOR_KEY, 1603, ERROR)                                                                  \
    X(GENERATOR_TARGET, 1604, ERROR)                                                               \
    X(HELM, 1605, ERROR)                                                                           \
    X(NO_MATCH, 1701, ERROR)                                                                       \
    X(ORDER_TWICE, 1703, WARNING)                                                                  \
    X(BAD_SORT, 1702, ERROR)                                                                       \
    X(VAR_OBJECT, 1704, ERROR)                                                                     \
    X(VAR_REPEATED, 1705, ERROR)                                                                   \
    X(VAR_FIELD, 1706, ERROR)                                                                      \
    X(VAR_UNUSABLE, 1707, WARNING)                                                                 \
    X(VAR_UNUSED, 1708, WARNING)                                                                   \
    X(REPLACEMENT_SOURCE, 1709, ERROR)                                                             \
    X(REPLACEMENT_TARGET, 1710, ERROR)                                                             \
    X(PLUGIN, 1711, ERROR)                                                                         \
    X(PLUGIN_FAILED, 1712, ERROR)                                                                  \
    X(PLUGIN_SKIPPED, 1713, WARNING)                                                               \
    X(IMAGE_UNMATCHED, 1714, WARNING)                                                              \
    X(REPLACEMENT_UNMATCHED, 1715, WARNING)                                                        \
    X(TOO_DEEP, 1801, ERROR)                                                                       \
    X(TOO_LARGE, 1802, ERROR)                                                                      \
    X(CLUSTER, 1901, ERROR)

typedef enum kz_diag_id {
#define KZ_DIAG_ENUM(name, number, severity) KZ_D_##name,
    KZ_DIAG_LIST(KZ_DIAG_ENUM)
#undef KZ_DIAG_ENUM
        KZ_DIAG_COUNT
} kz_diag_id;

/* A second place that a report is about. */
typedef struct kz_remark_at {
    kz_loc at;
    kz_str text;
    struct kz_remark_at *next;
} kz_remark_at;

/* One report. Lives in the build's arena. */
typedef struct kz_diag {
    kz_diag_id id;
    kz_severity severity;
    kz_loc at;
    kz_str text;           /* one sentence */
    kz_str help;           /* what to do about it; empty if nothing is known */
    const kz_frame *frame; /* the chain when it was reported */
    kz_remark_at *first_remark, *last_remark;
    struct kz_diag *next;
} kz_diag;

/* Record a problem at a place. Returns KZ_EINPUT for an error and KZ_OK for a
 * warning, so the caller can say: return kz_report(ctx, n->loc, KZ_D_..., ...).
 * A strict build counts a warning as an error, which fails it in the end, but goes on.
 * The text says what is wrong in the user's words: no type names of ours, no
 * trailing period. */
kz_status kz_report(kz_ctx *ctx, kz_loc at, kz_diag_id id, const char *fmt, ...)
    __attribute__((format(printf, 4, 5)));

/* Say what to do about the mistake reported last, such as "did you mean
 * 'images'?". */
void kz_help(kz_ctx *ctx, const char *fmt, ...) __attribute__((format(printf, 2, 3)));

/* Say what else has to do with the mistake reported last, and where: "the other
 * one is here". */
void kz_remark_on(kz_ctx *ctx, kz_loc at, const char *fmt, ...)
    __attribute__((format(printf, 3, 4)));

/* Are there so many mistakes that nobody wants more? Loops that go on after a mistake
 * end then. */
bool kz_reports_suffice(const kz_ctx *ctx);

/* A point in the list of reports, to take back what was reported since: for a try
 * whose failure is no mistake. */
typedef struct kz_report_mark {
    kz_diag *last;
    size_t error_count;
} kz_report_mark;

kz_report_mark kz_reports_mark(const kz_ctx *ctx);
void kz_reports_rewind(kz_ctx *ctx, kz_report_mark mark);

/* "KZ1203" for an id; static text. */
const char *kz_diag_code(kz_diag_id id);

#define KZ_TRY(call)                                                                               \
    do {                                                                                           \
        kz_status try_status_ = (call);                                                            \
        if (try_status_ != KZ_OK)                                                                  \
            return try_status_;                                                                    \
    } while (0)

#endif
