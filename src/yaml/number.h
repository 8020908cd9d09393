/*
 * Numbers as text: from YAML's many notations to JSON's one and to the
 * reference's output.
 */
#ifndef KZ_YAML_NUMBER_H
#define KZ_YAML_NUMBER_H

#include "base/str.h"

/* TEXT, which reads as an integer ("0x1F", "1_000", "-010"), in decimal digits.
 * May return TEXT itself. */
kz_str kz_number_integer(kz_arena *arena, kz_str text);

/* The value of TEXT, which reads as a float or an integer (".5", "1_0e3",
 * "-.inf", ".nan"). */
double kz_number_value(kz_arena *scratch, kz_str text);

/* A number as go-yaml v2 prints it when it stands in JSON as TEXT: "1e+21" for
 * "1e+21", "1e+20" for "100000000000000000000", "1e-06" for "0.000001". May
 * return TEXT itself. */
kz_str kz_number_print(kz_arena *arena, kz_str text);

/* D, which is finite, as Go's strconv formats it with 'g' and the fewest digits:
 * what go-yaml writes for a float. */
kz_str kz_number_float(kz_arena *arena, double d);

/* D, which is finite, as Go's encoding/json writes a float64. */
kz_str kz_number_json(kz_arena *arena, double d);

#endif
