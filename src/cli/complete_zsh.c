#include "cli/complete.h"

#include <string.h>

static const char head[] =
    "#compdef kz\n"
    "# zsh completion for kz, made by \"kz completion zsh\".\n"
    "\n"
    "# Does the directory in REPLY hold a kustomization, or lead to one?\n"
    "_kz_leads() {\n"
    "    [[ -n \"$(command find -L $REPLY -maxdepth 5 \\( -name kustomization.yaml -o \\\n"
    "        -name kustomization.yml -o -name Kustomization \\) -print -quit 2>/dev/null)\" ]]\n"
    "}\n"
    "\n"
    "# Directories that lead to a kustomization; all directories if none does.\n"
    "_kz_roots() {\n"
    "    _path_files -g '*(-/e:_kz_leads:)' -S / -q || _path_files -/\n"
    "}\n"
    "\n"
    "_kz_commands() {\n"
    "    local -a commands=(\n";

static const char middle[] = "    )\n"
                             "    _describe -t commands 'command of kz' commands\n"
                             "}\n"
                             "\n"
                             "_kz() {\n"
                             "    local context state state_descr line ret=1\n"
                             "    typeset -A opt_args\n"
                             "    _arguments -C";

static const char tail[] = "    esac\n"
                           "    return ret\n"
                           "}\n"
                           "\n"
                           "if [[ $funcstack[1] == _kz ]]; then\n"
                           "    _kz \"$@\"\n"
                           "else\n"
                           "    compdef _kz kz\n"
                           "fi\n";

/* What is between colons or brackets of an _arguments specification in single quotes. */
static void write_text(const char *text, FILE *to)
{
    for (; *text != '\0'; text++)
        if (*text == '\'')
            fputs("'\\''", to);
        else if (strchr(":[]\\", *text) != NULL)
            fprintf(to, "\\%c", *text);
        else
            fputc(*text, to);
}

static void write_action(kz_value_kind kind, const char *const *words, FILE *to)
{
    static const char *const actions[] = {
        [KZ_VALUE_TEXT] = " ",
        [KZ_VALUE_WORD] = " ",
        [KZ_VALUE_FILE] = "_files",
        [KZ_VALUE_DIR] = "_path_files -/",
        [KZ_VALUE_ROOT] = "_kz_roots",
        [KZ_VALUE_PROGRAM] = "_command_names -e",
        [KZ_VALUE_COMMAND] = "_kz_commands",
    };
    if (words == NULL) {
        fputs(actions[kind], to);
        return;
    }
    fputc('(', to);
    kz_complete_words(words, to);
    fputc(')', to);
}

/* '!--reorder=:ORDER: ': known, but not offered. */
static void write_hidden(const kz_option *row, const char *indent, FILE *to)
{
    fprintf(to, " \\\n%s'!--%s", indent, row->name);
    if (row->value != NULL)
        fprintf(to, "=:%s: ", row->value);
    fputc('\'', to);
}

/* '(-o --output)'{-o+,--output=}'[write to this file]:PATH:_files' */
static void write_option(const kz_option *row, const char *indent, FILE *to)
{
    bool valued = row->value != NULL;
    fprintf(to, " \\\n%s", indent);
    if (row->letter != 0) {
        if (row->repeats)
            fputs("'*'", to);
        else
            fprintf(to, "'(-%c --%s)'", row->letter, row->name);
        fprintf(
            to, "{-%c%s,--%s%s}'[", row->letter, valued ? "+" : "", row->name, valued ? "=" : "");
    } else {
        fprintf(to, "'%s--%s%s[", row->repeats ? "*" : "", row->name, valued ? "=" : "");
    }
    write_text(row->about, to);
    fputc(']', to);
    if (valued) {
        fputc(':', to);
        write_text(row->value, to);
        fputc(':', to);
        write_action(row->kind, row->words, to);
    }
    fputc('\'', to);
}

static void write_options(const kz_option *rows, const char *indent, FILE *to)
{
    for (; rows->name != NULL; rows++)
        if (rows->about != NULL)
            write_option(rows, indent, to);
        else
            write_hidden(rows, indent, to);
}

static void write_command(const kz_command *command, FILE *to)
{
    const char *indent = "            ";
    fprintf(to, "    %s)\n        _arguments -s -S", command->name);
    write_options(command->options, indent, to);
    if (!command->no_operands) {
        fprintf(to, " \\\n%s'*: :", indent);
        write_action(command->takes, command->words, to);
        fputc('\'', to);
    }
    fputs(" && ret=0\n        ;;\n", to);
}

void kz_complete_zsh(FILE *to)
{
    fputs(head, to);
    for (const kz_command *const *c = kz_commands; *c != NULL; c++) {
        fprintf(to, "        '%s:", (*c)->name);
        write_text((*c)->about, to);
        fputs("'\n", to);
    }
    fputs(middle, to);
    write_options(kz_command_top.options, "        ", to);
    fputs(" \\\n        '1: :_kz_commands' \\\n        '*:: :->rest' && ret=0\n"
          "    [[ $state == rest ]] || return ret\n"
          "    case $words[1] in\n",
        to);
    for (const kz_command *const *c = kz_commands; *c != NULL; c++)
        write_command(*c, to);
    fputs(tail, to);
}
