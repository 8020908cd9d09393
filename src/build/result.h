/*
 * What a build leaves behind, ready to be asked through kz.h.
 */
#ifndef KZ_BUILD_RESULT_H
#define KZ_BUILD_RESULT_H

#include <setjmp.h>

#include "base/buf.h"
#include "build/images.h"

struct kz_result {
    kz_ctx ctx;
    kz_arena own;    /* used if what is below has to outlive the context's arena */
    kz_arena *arena; /* where all below but the text lives: the context's, or own */
    jmp_buf out_of_memory;
    kz_buf text; /* the output, NUL behind it */
    kz_document *documents;
    size_t document_count;
    kz_images images;            /* if they were asked for */
    kz_buf path;                 /* room for kz_images_collect() */
    KZ_VEC(const char *) inputs; /* paths of the files that were read */
    kz_message *messages;
    size_t message_count;
    const kz_message *abandoned; /* why the build was left in between, the only message and
                                    static; NULL: it was not */
};

/* Write LIST to the result's text and describe each document. */
KZ_MUST_CHECK kz_status kz_result_write(kz_result *result, const kz_list *list);

/* Note the images of LIST, found by TABLE. */
KZ_MUST_CHECK kz_status kz_result_list_images(
    kz_result *result, const kz_list *list, kz_fieldspecs table);

/* Make messages of the context's reports. After a failure the output is empty. */
void kz_result_close(kz_result *result, kz_status status);

/* The same when there is no memory left to say anything with, or if the caller has asked
 * the build to end. Returns the status of such a build. */
kz_status kz_result_abandon(kz_result *result, bool cancelled);

#endif
