/*
 * Which characters are letters and which are digits, by the Unicode Character
 * Database 15.0 (categories L and Nd).
 */
#ifndef KZ_YAML_LETTERS_H
#define KZ_YAML_LETTERS_H

#include <stdbool.h>
#include <stdint.h>

bool kz_is_letter(uint32_t c);
bool kz_is_digit(uint32_t c);

#endif
