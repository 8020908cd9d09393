/*
 * What a directory is called, seen from elsewhere.
 */
#ifndef KZ_CLI_PLACE_H
#define KZ_CLI_PLACE_H

/* DIR as seen from the working directory, without "." and needless "..": "" for that directory
 * itself. To be freed. An absolute path stays one if it leads elsewhere. NULL if DIR is no
 * directory. */
char *kz_place_from_here(const char *dir);

/* The last name of the directory's real path. To be freed. NULL if DIR is no directory. */
char *kz_place_name(const char *dir);

/* The way from the directory FROM to the directory TO, "../../base", without symbolic links.
 * To be freed. NULL if one of them is no directory. */
char *kz_place_between(const char *from, const char *to);

#endif
