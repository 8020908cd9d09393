#include "cli/complete.h"

static const char head[] =
    "# fish completion for kz, made by \"kz completion fish\".\n"
    "\n"
    "# Is the command of the line that one? '' = there is none yet.\n"
    "function __kz_at\n"
    "    set -l words (commandline -opc)\n"
    "    set -l command (string match -v -- '-*' $words[2..-1])[1]\n"
    "    test \"$command\" = \"$argv[1]\"\n"
    "end\n"
    "\n"
    "# Directories that lead to a kustomization; all directories if none does.\n"
    "function __kz_roots\n"
    "    set -l all (__fish_complete_directories (commandline -ct) '' | string replace -r '\\t.*' "
    "'')\n"
    "    set -l found\n"
    "    for dir in $all\n"
    "        set -l path (string replace -r '^~' $HOME -- $dir)\n"
    "        set -l one (command find -L $path -maxdepth 5 \\( -name kustomization.yaml -o \\\n"
    "            -name kustomization.yml -o -name Kustomization \\) -print -quit 2>/dev/null)\n"
    "        test -n \"$one\"; and set -a found $dir\n"
    "    end\n"
    "    test (count $found) -gt 0; or set found $all\n"
    "    test (count $found) -gt 0; and printf '%s\\n' $found\n"
    "end\n"
    "\n"
    "complete -c kz -f\n";

static void write_quoted(const char *text, FILE *to)
{
    fputc('\'', to);
    for (; *text != '\0'; text++)
        fprintf(to, "%s%c", *text == '\'' || *text == '\\' ? "\\" : "", *text);
    fputc('\'', to);
}

static void write_words(const char *const *words, FILE *to)
{
    fputs(" -a '", to);
    kz_complete_words(words, to);
    fputc('\'', to);
}

/* " -x -a '(__kz_roots)'": what an option takes. */
static void write_value(const kz_option *row, FILE *to)
{
    static const char *const arguments[] = {
        [KZ_VALUE_TEXT] = " -x",
        [KZ_VALUE_WORD] = " -x",
        [KZ_VALUE_FILE] = " -r -F",
        [KZ_VALUE_DIR] = " -x -a '(__fish_complete_directories)'",
        [KZ_VALUE_ROOT] = " -x -a '(__kz_roots)'",
        [KZ_VALUE_PROGRAM] = " -x -a '(__fish_complete_command)'",
        [KZ_VALUE_COMMAND] = " -x",
    };
    fputs(arguments[row->kind], to);
    if (row->words != NULL)
        write_words(row->words, to);
}

static void write_option(const char *command, const kz_option *row, FILE *to)
{
    fprintf(to, "complete -c kz -n '__kz_at \"%s\"'", command);
    if (row->letter != 0)
        fprintf(to, " -s %c", row->letter);
    fprintf(to, " -l %s", row->name);
    if (row->value != NULL)
        write_value(row, to);
    fputs(" -d ", to);
    write_quoted(row->about, to);
    fputc('\n', to);
}

static void write_options(const char *command, const kz_option *rows, FILE *to)
{
    for (; rows->name != NULL; rows++)
        if (rows->about != NULL)
            write_option(command, rows, to);
}

/* The commands, as operands of COMMAND. */
static void write_commands(const char *command, FILE *to)
{
    for (const kz_command *const *c = kz_commands; *c != NULL; c++) {
        fprintf(to, "complete -c kz -n '__kz_at \"%s\"' -a %s -d ", command, (*c)->name);
        write_quoted((*c)->about, to);
        fputc('\n', to);
    }
}

static void write_operands(const kz_command *command, FILE *to)
{
    if (command->no_operands)
        return;
    if (command->takes == KZ_VALUE_COMMAND) {
        write_commands(command->name, to);
        return;
    }
    fprintf(to, "complete -c kz -n '__kz_at \"%s\"'", command->name);
    write_value(&(kz_option){.kind = command->takes, .words = command->words}, to);
    fputc('\n', to);
}

void kz_complete_fish(FILE *to)
{
    fputs(head, to);
    write_commands("", to);
    write_options("", kz_command_top.options, to);
    for (const kz_command *const *c = kz_commands; *c != NULL; c++) {
        write_operands(*c, to);
        write_options((*c)->name, (*c)->options, to);
    }
}
