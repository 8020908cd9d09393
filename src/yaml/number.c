#include "yaml/number.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

/* TEXT without "_", terminated. */
static char *bare(kz_arena *arena, kz_str text)
{
    char *copy = kz_arena_alloc(arena, text.len + 1);
    size_t len = 0;
    for (size_t i = 0; i < text.len; i++)
        if (text.ptr[i] != '_')
            copy[len++] = text.ptr[i];
    copy[len] = '\0';
    return copy;
}

static bool is_plain_decimal(kz_str s)
{
    if (s.len > 1 && s.ptr[0] == '-')
        s = kz_str_from(s, 1);
    for (size_t i = 0; i < s.len; i++)
        if (s.ptr[i] < '0' || s.ptr[i] > '9')
            return false;
    return s.len > 0 && (s.len == 1 || s.ptr[0] != '0');
}

static uint64_t magnitude(const char *digits)
{
    int base = 10;
    if (digits[0] == '0' && digits[1] != '\0') {
        char prefix = (char)(digits[1] | 0x20);
        base = prefix == 'x' ? 16 : prefix == 'b' ? 2 : 8;
        digits += prefix == 'x' || prefix == 'b' || prefix == 'o' ? 2 : 1;
    }
    return strtoull(digits, NULL, base);
}

kz_str kz_number_integer(kz_arena *arena, kz_str text)
{
    if (is_plain_decimal(text))
        return kz_str_eq(text, KZ_S("-0")) ? KZ_S("0") : text;
    const char *digits = bare(arena, text);
    bool minus = digits[0] == '-';
    if (digits[0] == '-' || digits[0] == '+')
        digits++;
    /* A sign may stand behind the prefix as well: "0b-1", "0o-7". */
    if (digits[0] == '0' && (digits[1] == 'b' || digits[1] == 'o') &&
        (digits[2] == '-' || digits[2] == '+')) {
        uint64_t n = strtoull(digits + 3, NULL, digits[1] == 'b' ? 2 : 8);
        minus = minus != (digits[2] == '-');
        return kz_str_printf(arena, "%s%llu", minus && n != 0 ? "-" : "", (unsigned long long)n);
    }
    uint64_t n = magnitude(digits);
    return kz_str_printf(arena, "%s%llu", minus && n != 0 ? "-" : "", (unsigned long long)n);
}

double kz_number_value(kz_arena *scratch, kz_str text)
{
    const char *s = bare(scratch, text);
    const char *point = s[0] == '-' || s[0] == '+' ? s + 1 : s;
    if (point[0] == '.' && (point[1] | 0x20) == 'n')
        return NAN;
    if (point[0] == '.' && (point[1] | 0x20) == 'i')
        return s[0] == '-' ? -INFINITY : INFINITY;
    return strtod(s, NULL);
}

/* The fewest digits that read back as D: "-d.ddde[+-]dd" in TO. Returns the
 * decimal exponent. */
static int shortest(double d, char *to, size_t size)
{
    for (int precision = 0; precision <= 17; precision++) {
        snprintf(to, size, "%.*e", precision, d);
        if (strtod(to, NULL) == d)
            break;
    }
    return atoi(strchr(to, 'e') + 1);
}

/* The same number without an exponent. Of a large integer the digits that do
 * not count are zeros, whatever the float has there. */
static kz_str fixed(kz_arena *arena, double d, const char *digits, int exponent)
{
    int precision = (int)(strchr(digits, 'e') - digits) - (digits[0] == '-') - 2;
    if (precision < 0)
        precision = 0;
    if (precision > exponent)
        return kz_str_printf(arena, "%.*f", precision - exponent, d);
    char text[64];
    size_t len = 0;
    for (const char *c = digits; *c != 'e'; c++)
        if (*c != '.')
            text[len++] = *c;
    for (int zeros = exponent - precision; zeros > 0; zeros--)
        text[len++] = '0';
    return kz_str_dup(arena, (kz_str){text, len});
}

kz_str kz_number_json(kz_arena *arena, double d)
{
    char digits[40];
    int exponent = shortest(d, digits, sizeof digits);
    if (d == 0 || (exponent >= -6 && exponent < 21))
        return fixed(arena, d, digits, exponent);
    /* One digit of a negative exponent is enough: e-7, but e+21. */
    char *e = strchr(digits, 'e');
    if (e[1] == '-' && e[2] == '0' && e[4] == '\0') {
        e[2] = e[3];
        e[3] = '\0';
    }
    return kz_str_dup(arena, kz_str_c(digits));
}

kz_str kz_number_float(kz_arena *arena, double d)
{
    char digits[40];
    int exponent = shortest(d, digits, sizeof digits);
    if (exponent < -4 || exponent >= 6)
        return kz_str_dup(arena, kz_str_c(digits));
    return fixed(arena, d, digits, exponent);
}

static bool is_integer_that_fits(kz_str text)
{
    if (!is_plain_decimal(text))
        return false;
    bool minus = text.ptr[0] == '-';
    kz_str digits = kz_str_from(text, minus);
    kz_str most = minus ? KZ_S("9223372036854775808") : KZ_S("18446744073709551615");
    return digits.len < most.len || (digits.len == most.len && kz_str_cmp(digits, most) <= 0);
}

kz_str kz_number_print(kz_arena *arena, kz_str text)
{
    if (is_integer_that_fits(text))
        return kz_str_eq(text, KZ_S("-0")) ? KZ_S("0") : text;
    return kz_number_float(arena, strtod(kz_str_z(arena, text), NULL));
}
