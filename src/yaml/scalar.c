/*
 * What a plain scalar means:
 *
 *     true  yes  ~  010  0x1F  1_000  .5  1e3  2001-12-14  12:30
 *
 * Both readers are the same library in two versions. They differ in the words
 * for booleans (yes, on, y ... only in the older one), in "0o17" with a sign
 * behind the prefix, and in dates (strings for the older one).
 */
#include "yaml/scalar.h"

#include <math.h>
#include <stdlib.h>

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

enum { LONGEST_WORD = 5 };

/* A word, filled up with NULs. */
typedef char word[LONGEST_WORD + 1];

static bool is_one_of(kz_str text, const word *words, size_t n)
{
    word padded = {0};
    if (text.len > LONGEST_WORD || memchr(text.ptr, '\0', text.len) != NULL)
        return false;
    memcpy(padded, text.ptr, text.len);
    for (size_t i = 0; i < n; i++)
        if (memcmp(padded, words[i], sizeof padded) == 0)
            return true;
    return false;
}

#define IS_ONE_OF(text, words) is_one_of(text, words, sizeof(words) / sizeof *(words))

static bool is_null_word(kz_str s)
{
    static const word words[] = {"~", "null", "Null", "NULL"};
    return IS_ONE_OF(s, words);
}

static bool is_bool_word(kz_str s, kz_reader reader)
{
    static const word both[] = {"true", "True", "TRUE", "false", "False", "FALSE"};
    static const word older[] = {"y", "Y", "yes", "Yes", "YES", "on", "On", "ON", "n", "N", "no",
        "No", "NO", "off", "Off", "OFF"};
    return IS_ONE_OF(s, both) || (reader == KZ_READ_CONFIG && IS_ONE_OF(s, older));
}

static bool is_special_float(kz_str s)
{
    static const word words[] = {".nan", ".NaN", ".NAN", ".inf", ".Inf", ".INF", "+.inf", "+.Inf",
        "+.INF", "-.inf", "-.Inf", "-.INF"};
    return IS_ONE_OF(s, words);
}

/* A cursor over the text that a pattern is matched against. */
typedef struct scan {
    const char *at, *end;
} scan;

static char peek(const scan *s)
{
    return s->at < s->end ? *s->at : '\0';
}

static bool take(scan *s, char c)
{
    if (s->at == s->end || *s->at != c)
        return false;
    s->at++;
    return true;
}

static size_t take_digits(scan *s)
{
    const char *from = s->at;
    while (s->at < s->end && is_digit(*s->at))
        s->at++;
    return (size_t)(s->at - from);
}

/* One or two digits, or -1. */
static int take_number(scan *s, bool two)
{
    if (!is_digit(peek(s)))
        return -1;
    int n = *s->at++ - '0';
    if (is_digit(peek(s)))
        return n * 10 + (*s->at++ - '0');
    return two ? -1 : n;
}

static int days_in(int year, int month)
{
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    return month == 2 && leap ? 29 : days[month - 1];
}

/* Either "Z" or "+05:00", to the end of the text. */
static bool is_zone(scan *s)
{
    if (take(s, 'Z'))
        return s->at == s->end;
    if (!take(s, '+') && !take(s, '-'))
        return false;
    int hours = take_number(s, true);
    if (hours < 0 || !take(s, ':'))
        return false;
    int minutes = take_number(s, true);
    return minutes >= 0 && hours <= 24 && minutes <= 60 && s->at == s->end;
}

/* The reference accepts, besides "2006-1-2", times with T or t and a zone, or
 * with spaces and without. */
static bool is_timestamp(kz_str text)
{
    scan s = {text.ptr, text.ptr + text.len};
    int year = 0;
    for (int i = 0; i < 4; i++) {
        if (!is_digit(peek(&s)))
            return false;
        year = year * 10 + (*s.at++ - '0');
    }
    if (!take(&s, '-'))
        return false;
    int month = take_number(&s, false);
    if (month < 1 || month > 12 || !take(&s, '-'))
        return false;
    int day = take_number(&s, false);
    if (day < 1 || day > days_in(year, month))
        return false;
    if (s.at == s.end)
        return true;

    bool spaced = take(&s, ' ');
    if (spaced)
        while (take(&s, ' ')) {
        }
    else if (!take(&s, 'T') && !take(&s, 't'))
        return false;
    int hour = take_number(&s, false);
    if (hour < 0 || hour > 23 || !take(&s, ':'))
        return false;
    int minute = take_number(&s, false);
    if (minute < 0 || minute > 59 || !take(&s, ':'))
        return false;
    int second = take_number(&s, false);
    if (second < 0 || second > 59)
        return false;
    if (s.end - s.at >= 2 && (*s.at == '.' || *s.at == ',') && is_digit(s.at[1])) {
        s.at++;
        take_digits(&s);
    }
    return spaced ? s.at == s.end : is_zone(&s);
}

static int digit_value(char c)
{
    if (is_digit(c))
        return c - '0';
    if (c >= 'a' && c <= 'z')
        return c - 'a' + 10;
    return c >= 'A' && c <= 'Z' ? c - 'A' + 10 : 99;
}

/* DIGITS, one or more, as a number of this BASE that is at most MAX. */
static bool fits(kz_str digits, unsigned base, uint64_t max)
{
    uint64_t n = 0;
    if (digits.len == 0)
        return false;
    for (size_t i = 0; i < digits.len; i++) {
        unsigned d = (unsigned)digit_value(digits.ptr[i]);
        if (d >= base || n > (max - d) / base)
            return false;
        n = n * base + d;
    }
    return true;
}

/* A signed number in 64 bits, or an unsigned one in 64 bits without a sign. */
static bool is_signed_number(kz_str s, unsigned base)
{
    const uint64_t most = UINT64_C(1) << 63;
    if (s.len > 0 && s.ptr[0] == '-')
        return fits(kz_str_from(s, 1), base, most);
    if (s.len > 0 && s.ptr[0] == '+')
        return fits(kz_str_from(s, 1), base, most - 1);
    return fits(s, base, UINT64_MAX);
}

/* Integers as Go writes them: a sign, then 0x, 0o, 0b, 0 or no prefix. */
static bool is_go_integer(kz_str s)
{
    uint64_t max = UINT64_MAX;
    if (s.len > 0 && (s.ptr[0] == '-' || s.ptr[0] == '+')) {
        max = (UINT64_C(1) << 63) - (s.ptr[0] == '+');
        s = kz_str_from(s, 1);
    }
    if (s.len < 2 || s.ptr[0] != '0')
        return fits(s, 10, max);
    char prefix = (char)(s.ptr[1] | 0x20);
    unsigned base = prefix == 'x' ? 16 : prefix == 'o' ? 8 : prefix == 'b' ? 2 : 0;
    return base == 0 ? fits(kz_str_from(s, 1), 8, max) : fits(kz_str_from(s, 2), base, max);
}

/* The readers try "0b" and "0o" once more by cutting the prefix off, which lets
 * a sign stand behind it: 0b-11. */
static bool is_prefixed_integer(kz_str s, kz_reader reader)
{
    if (kz_str_starts(s, KZ_S("0b")))
        return is_signed_number(kz_str_from(s, 2), 2);
    if (kz_str_starts(s, KZ_S("0o")) && reader == KZ_READ_MANIFEST)
        return is_signed_number(kz_str_from(s, 2), 8);
    return false;
}

/* A decimal number too large for a float is a string. */
static bool is_in_range(kz_str s)
{
    char small[64];
    char *copy = s.len < sizeof small ? small : malloc(s.len + 1);
    if (copy == NULL)
        return false;
    memcpy(copy, s.ptr, s.len);
    copy[s.len] = '\0';
    bool in_range = isfinite(strtod(copy, NULL)) != 0;
    if (copy != small)
        free(copy);
    return in_range;
}

/* [-+]? ( .digits | digits [ . [digits] ] ) [ e [-+]? digits ] */
static bool is_decimal(kz_str text)
{
    scan s = {text.ptr, text.ptr + text.len};
    if (!take(&s, '-'))
        take(&s, '+');
    if (take(&s, '.')) {
        if (take_digits(&s) == 0)
            return false;
    } else {
        if (take_digits(&s) == 0)
            return false;
        if (take(&s, '.'))
            take_digits(&s);
    }
    if (take(&s, 'e') || take(&s, 'E')) {
        if (!take(&s, '-'))
            take(&s, '+');
        if (take_digits(&s) == 0)
            return false;
    }
    return s.at == s.end && is_in_range(text);
}

/* Where a number starts with a point, "_" may stand between two digits only. */
static bool underscores_part_digits(kz_str s)
{
    for (size_t i = 0; i < s.len; i++)
        if (s.ptr[i] == '_' &&
            (i == 0 || i + 1 == s.len || !is_digit(s.ptr[i - 1]) || !is_digit(s.ptr[i + 1])))
            return false;
    return true;
}

/* What TEXT, which is no date, is once its "_" are gone: PLAIN. */
static kz_type number_type(kz_str text, kz_str plain, kz_reader reader)
{
    if (text.ptr[0] == '.')
        return underscores_part_digits(text) && is_decimal(plain) ? KZ_FLOAT : KZ_STRING;
    if (is_go_integer(plain))
        return KZ_INT;
    if (is_decimal(plain))
        return KZ_FLOAT;
    return is_prefixed_integer(plain, reader) ? KZ_INT : KZ_STRING;
}

static kz_type resolve_number(kz_str text, kz_reader reader)
{
    if (is_timestamp(text))
        return reader == KZ_READ_MANIFEST ? KZ_TIMESTAMP : KZ_STRING;
    if (kz_str_find(text, '_') == text.len)
        return number_type(text, text, reader);
    char small[64];
    char *copy = text.len <= sizeof small ? small : malloc(text.len);
    if (copy == NULL)
        return KZ_STRING;
    size_t n = 0;
    for (size_t i = 0; i < text.len; i++)
        if (text.ptr[i] != '_')
            copy[n++] = text.ptr[i];
    kz_type type = number_type(text, (kz_str){copy, n}, reader);
    if (copy != small)
        free(copy);
    return type;
}

/* Up to 18 digits always fit; those with a 0 in front mean something else. */
static bool is_short_integer(kz_str s)
{
    if (s.len > 18 || (s.ptr[0] == '0' && s.len > 1))
        return false;
    for (size_t i = 0; i < s.len; i++)
        if (!is_digit(s.ptr[i]))
            return false;
    return true;
}

/* The first character says what a text can be besides a string. */
static bool begins_number(char c)
{
    return is_digit(c) || c == '+' || c == '-' || c == '.';
}

static bool begins_word(char c)
{
    switch (c | 0x20) {
    case 'y':
    case 'n':
    case 't':
    case 'f':
    case 'o':
        return true;
    default:
        return c == '~';
    }
}

kz_type kz_scalar_resolve(kz_str text, kz_reader reader)
{
    if (text.len == 0)
        return KZ_NULL;
    if (begins_number(text.ptr[0])) {
        if (is_short_integer(text))
            return KZ_INT;
        return is_special_float(text) ? KZ_FLOAT : resolve_number(text, reader);
    }
    if (text.len > LONGEST_WORD || !begins_word(text.ptr[0]))
        return KZ_STRING;
    if (is_null_word(text))
        return KZ_NULL;
    return is_bool_word(text, reader) ? KZ_BOOL : KZ_STRING;
}
