#!/bin/sh
# A source file can be read in one sitting: at most 500 lines. Tables made by a program may be longer.
set -eu
cd "$(dirname "$0")/../.."
find include src tests -name '*.[ch]' ! -name '*_data.c' -exec awk '
    FNR > 500 && !(FILENAME in seen) { seen[FILENAME] = 1; print FILENAME " is longer than 500 lines"; bad = 1 }
    END { exit bad }' {} +
