/*
 * The context of one build: its memory, its files, its names, its reports.
 * Every function that allocates or can fail takes it first.
 */
#ifndef KZ_BASE_CTX_H
#define KZ_BASE_CTX_H

#include "base/arena.h"
#include "base/diag.h"
#include "base/map.h"
#include "base/reads.h"
#include "base/str.h"
#include "base/vec.h"

/* A map key, one copy of each text in a build: equal keys are equal pointers. What is
 * asked of keys over and over is found out once. */
typedef struct kz_name {
    kz_str text;
    uint64_t prefix; /* kz_word_prefix() */
    bool word;       /* kz_is_word() */
    bool letters;    /* kz_is_letters() */
    bool is_new;     /* it was made in a context that stands on another, see kz_ctx_inherit() */
} kz_name;

typedef enum kz_answer { KZ_UNKNOWN, KZ_YES, KZ_NO } kz_answer;

/* A file that a build has read. */
typedef struct kz_file {
    kz_str path;             /* absolute, symbolic links resolved */
    kz_str shown;            /* as messages say it: relative to the working directory if below it */
    kz_str text;             /* what is in it; in the build's arena */
    kz_answer json_comments; /* are there comments that begin with a brace? */
    struct kz_documents *ahead; /* read before their turn, see yaml/documents.h; NULL: not */
} kz_file;

struct kz_ctx {
    const struct kz_ctx *parent; /* what was read for several builds; NULL: nothing was */
    kz_arena arena;              /* nodes, strings, reports: until the end of the build */
    kz_arena scratch;            /* what a step needs for itself: rewound when it is done */
    kz_map names;                /* text -> kz_name */
    KZ_VEC(kz_file) files;       /* [0] stands for "no file" */
    kz_map loaded;               /* resolved path -> kz_text, see loader.h */
    KZ_VEC(kz_str) missing;      /* files and directories that were looked for in vain */
    KZ_VEC(kz_read) reads;       /* see reads.h; one may be there more than once */
    kz_str cwd;                  /* absolute; empty if it cannot be known */
    kz_str revision_dir;         /* kz_options.revision: its files; empty if there is none */
    kz_str revision_name;        /* what messages say for it: "main:" */
    struct kz_schemas *schemas;  /* of k8s/schema.c; NULL while it needs none */
    const kz_options *options;   /* of the build; NULL in tests: the defaults */
    kz_map regexes;              /* compiled patterns, see regex.c */
    struct kz_timing *timing;    /* see timing.h; NULL: the build is not timed */
    kz_map downloads;            /* URL -> kz_download, see download.h */
    kz_map clones;               /* of git repositories, see build/clone.c */
    kz_map kustomizations;       /* directory -> kz_kustomization, see build/kustfile.h */
    kz_map bases;                /* directory -> kz_base, see build/base.h */
    struct kz_tempdir *tempdirs; /* those that are to be removed at its end */
    const kz_frame *frame;       /* how we came to the file being worked on; may be NULL */
    kz_diag *first_diag, *last_diag;
    size_t error_count;
    size_t searches;   /* for near names, see nearest.h */
    bool libyaml_only; /* no document is read by the scanner of yaml/scan.h */
};

/* OUT_OF_MEMORY: see arena.h. LIMIT: bytes for each arena, 0 = none. */
void kz_ctx_init(kz_ctx *ctx, size_t limit, jmp_buf *out_of_memory);
void kz_ctx_release(kz_ctx *ctx);

/* Let CTX, which is new, begin with all that PARENT has read. From now on nobody changes
 * PARENT, so that the builds that stand on it may run at the same time; it must live as
 * long as they. */
void kz_ctx_inherit(kz_ctx *ctx, const kz_ctx *parent);

/* The name with this text. A new one copies the text into the arena. */
const kz_name *kz_intern(kz_ctx *ctx, kz_str text);

/* CTX's name for the text of NAME, which a context that stands on CTX has made. */
const kz_name *kz_intern_same(kz_ctx *ctx, const kz_name *name);

/* Register a text under a path that messages may name. Returns its index for
 * kz_loc.file. PATH and TEXT must live as long as the build. */
uint32_t kz_ctx_add_file(kz_ctx *ctx, kz_str path, kz_str text);

/* Note that there was nothing to read at PATH, which is absolute and lives as long as the
 * build: if something comes there, the build may turn out otherwise. */
void kz_ctx_note_missing(kz_ctx *ctx, kz_str path);

/* Has the caller asked the build to end? */
bool kz_cancelled(const kz_ctx *ctx);

/* If so, do not return but leave the build, on the way it is left when memory has run
 * out. For all that a build does over and over: once a resource, patch or document. */
void kz_checkpoint(const kz_ctx *ctx);

/* Tell the caller what the build waits for; NULL: for nothing any more. */
void kz_tell_progress(const kz_ctx *ctx, const kz_progress *now);

/* Go one file deeper: the frame, for the caller to set and to restore.
 *     const kz_frame *outer = kz_enter(ctx, entry->loc);
 *     ... kz_leave(ctx, outer); */
const kz_frame *kz_enter(kz_ctx *ctx, kz_loc entry);

/* The same, saying what is being done there; a literal. */
const kz_frame *kz_enter_doing(kz_ctx *ctx, kz_loc entry, const char *doing);
void kz_leave(kz_ctx *ctx, const kz_frame *outer);

#endif
