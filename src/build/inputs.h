/*
 * Which files a kustomization names: one table for all who want to know it.
 *
 * Directories, and what is either a file or a directory (resources), are not among them.
 */
#ifndef KZ_BUILD_INPUTS_H
#define KZ_BUILD_INPUTS_H

#include "build/kustfile.h"

/* A file that a kustomization names. */
typedef struct kz_input {
    const kz_node *entry; /* the text that names it */
    const char *field;    /* in which that stands */
    kz_str path;          /* as written, without a key before it; maybe an URL */
    bool or_inline;       /* the text may be a document instead */
} kz_input;

/* Call LOOK with each file that K names, in the order of the table. Fields of the wrong
 * shape and empty texts are passed over. */
void kz_inputs_each(
    const kz_kustomization *k, void (*look)(void *data, const kz_input *input), void *data);

/* The same for the configuration of a plugin, a mapping, whose fields may be in any case. */
void kz_plugin_inputs_each(
    const kz_node *plugin, void (*look)(void *data, const kz_input *input), void *data);

/* Is TEXT, an entry of "generators", "transformers" or "validators", a configuration itself? It
 * names a file or a directory otherwise. */
bool kz_plugin_text_is_inline(kz_str text);

#endif
