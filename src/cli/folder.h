/*
 * The files below a directory. None is read, written or removed through a symbolic link, so that
 * what lies elsewhere is safe, whoever has put a link there.
 *
 * Paths are relative to the directory, as kz_layout_is_safe() wants them. The functions say on
 * stderr what went wrong before they return false.
 */
#ifndef KZ_CLI_FOLDER_H
#define KZ_CLI_FOLDER_H

#include <stdbool.h>
#include <stddef.h>

typedef struct kz_folder {
    int fd;
    char *shown; /* as the user wrote it, without slashes at the end */
    char **made; /* paths of the directories below that were made, outermost first */
    size_t made_count;
} kz_folder;

/* What is at a path. */
typedef enum kz_found {
    KZ_FOUND_NOTHING,
    KZ_FOUND_FILE,
    KZ_FOUND_OTHER /* a symbolic link, a directory, a device, or none of it can be seen */
} kz_found;

/* PATH is made if it is not there. It may be a symbolic link itself. Until it
 * is closed, another kz that opens it waits. */
bool kz_folder_open(kz_folder *folder, const char *path);

void kz_folder_close(kz_folder *folder);

/* Read a regular file. *TEXT, which is to be freed, is NULL if there is none. */
kz_found kz_folder_read(const kz_folder *folder, const char *path, char **text, size_t *length);

/* Replace or make a file, and make the directories that lead to it. One that holds just this is
 * not touched. No one ever sees half of it. */
bool kz_folder_write(kz_folder *folder, const char *path, const char *text, size_t length);

/* Remove a file. */
bool kz_folder_remove(const kz_folder *folder, const char *path);

/* Remove a directory. Returns false, and says nothing, if it could not be, as when it is not
 * empty. */
bool kz_folder_remove_dir(const kz_folder *folder, const char *path);

#endif
