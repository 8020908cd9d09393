/*
 * Texts that mean themselves in YAML, whoever reads or writes them. Most keys and many
 * values are such words, and need no closer look.
 */
#ifndef KZ_BASE_WORD_H
#define KZ_BASE_WORD_H

#include "base/str.h"

/* A letter, then letters, digits and "_-./", at most 128 bytes in all, and none of
 * those that YAML 1.1 takes for a truth value or null, such as "yes". */
bool kz_is_word(kz_str s);

/* Only ASCII letters; "" counts. Such texts sort by their bytes in any order of keys. */
bool kz_is_letters(kz_str s);

/* The first eight bytes as a number that sorts as they do; shorter texts are filled up
 * with zeros. */
uint64_t kz_word_prefix(kz_str s);

#endif
