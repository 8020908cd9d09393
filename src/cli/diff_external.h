/*
 * Another program that shows what differs, as kubectl diff runs one.
 */
#ifndef KZ_CLI_DIFF_EXTERNAL_H
#define KZ_CLI_DIFF_EXTERNAL_H

#include "cli/diff.h"

/* Run COMMAND, words parted by blanks, with two directories behind it that hold a file for
 * each object that differs. *DIFFERS is what its exit code says: 0 no, 1 yes. Returns false
 * after having said on stderr what went wrong, such as any other exit code. */
bool kz_diff_show_external(const char *command, const kz_diff_pairs *pairs, bool *differs);

#endif
