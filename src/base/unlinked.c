/*
 * Stand-ins for what no one calls, in the static executable only.
 *
 * An archive gives whole object files. PCRE2's matcher names its just-in-time compiler, and
 * libsodium's SHA-256 and base64 name the handler of misuse, which lies in one file with the start
 * of all its ciphers: 400 kB that kz, which compiles no pattern to machine code and enciphers
 * nothing, would carry along. Here these names have definitions, so that the linker does not
 * go and fetch those files. They are weak: should a file be fetched all the same, for another
 * name, its own hold. Versions of the libraries that lack such a name do not miss it.
 */
#include <stdlib.h>

#define WEAK __attribute__((weak))

int WEAK pcre2_jit_match_8(void);
int WEAK _pcre2_jit_check_exec_8(void);
void WEAK _pcre2_jit_free_8(void);
void WEAK _pcre2_jit_free_rodata_8(void);
_Noreturn void WEAK sodium_misuse(void);

/* PCRE2_ERROR_JIT_BADOPTION: no pattern has been compiled that way. */
int pcre2_jit_match_8(void)
{
    return -45;
}

/* No: matching goes on with the interpreter. */
int _pcre2_jit_check_exec_8(void)
{
    return 0;
}

void _pcre2_jit_free_8(void) {}

void _pcre2_jit_free_rodata_8(void) {}

_Noreturn void sodium_misuse(void)
{
    abort();
}
