#include "base/word.h"

enum { LONGEST = 128, LONGEST_SPECIAL = 5 };

static bool is_letter(char c)
{
    char small = (char)(c | 0x20);
    return small >= 'a' && small <= 'z';
}

/* In any mixture of cases, which are more than YAML knows. */
static bool is_special(kz_str s)
{
    static const char words[][LONGEST_SPECIAL + 1] = {
        "y", "n", "yes", "no", "on", "off", "true", "false", "null"};
    char small[LONGEST_SPECIAL + 1] = {0};
    if (s.len > LONGEST_SPECIAL)
        return false;
    for (size_t i = 0; i < s.len; i++)
        small[i] = (char)(s.ptr[i] | 0x20);
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (memcmp(small, words[i], sizeof small) == 0)
            return true;
    return false;
}

bool kz_is_word(kz_str s)
{
    if (s.len == 0 || s.len > LONGEST || !is_letter(s.ptr[0]))
        return false;
    for (size_t i = 1; i < s.len; i++) {
        char c = s.ptr[i];
        bool digit = c >= '0' && c <= '9';
        if (!is_letter(c) && !digit && c != '_' && c != '-' && c != '.' && c != '/')
            return false;
    }
    return !is_special(s);
}

bool kz_is_letters(kz_str s)
{
    for (size_t i = 0; i < s.len; i++)
        if (!is_letter(s.ptr[i]))
            return false;
    return true;
}

uint64_t kz_word_prefix(kz_str s)
{
    uint64_t prefix = 0;
    for (size_t i = 0; i < sizeof prefix; i++)
        prefix = prefix << 8 | (i < s.len ? (unsigned char)s.ptr[i] : 0);
    return prefix;
}
