#include "cli/complete.h"

static const char head[] =
    "# bash completion for kz, made by \"kz completion bash\".\n"
    "\n"
    "# Does a directory hold a kustomization, or lead to one?\n"
    "_kz_leads()\n"
    "{\n"
    "    [[ -n $(find -L \"${1/#\\~/$HOME}\" -maxdepth 5 \\( -name kustomization.yaml -o \\\n"
    "        -name kustomization.yml -o -name Kustomization \\) -print -quit 2>/dev/null) ]]\n"
    "}\n"
    "\n"
    "# Directories that lead to a kustomization; all directories if none does.\n"
    "_kz_roots()\n"
    "{\n"
    "    local dir\n"
    "    local -a all=(\"${COMPREPLY[@]}\")\n"
    "    COMPREPLY=()\n"
    "    for dir in \"${all[@]}\"; do\n"
    "        _kz_leads \"$dir\" && COMPREPLY+=(\"$dir\")\n"
    "    done\n"
    "    [[ ${#COMPREPLY[@]} -gt 0 ]] || COMPREPLY=(\"${all[@]}\")\n"
    "}\n"
    "\n"
    "# Offer what there is of a kind: _kz_offer KIND [WORD...]\n"
    "_kz_offer()\n"
    "{\n"
    "    local kind=$1 path=${cur#[\\\"\\']} IFS=$'\\n'\n"
    "    path=${path//\\\\/}\n"
    "    shift\n"
    "    case $kind in\n"
    "    words) COMPREPLY=($(compgen -W \"$*\" -- \"$cur\")) ;;\n"
    "    program) COMPREPLY=($(compgen -c -- \"$cur\")) ;;\n"
    "    file) COMPREPLY=($(compgen -f -- \"$path\")) ;;\n"
    "    dir | root) COMPREPLY=($(compgen -d -- \"$path\")) ;;\n"
    "    esac\n"
    "    [[ $kind != root ]] || _kz_roots\n"
    "    case $kind in\n"
    "    file | dir | root) compopt -o filenames 2>/dev/null ;;\n"
    "    esac\n"
    "}\n";

static const char tail[] =
    "\n"
    "_kz()\n"
    "{\n"
    "    local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD - 1]}\n"
    "    local command= ended= word i\n"
    "    local -a reply=()\n"
    "    COMPREPLY=()\n"
    "    # To bash, \"=\" is a word of its own.\n"
    "    if [[ $cur == = ]]; then\n"
    "        cur=\n"
    "    elif [[ $prev == = ]]; then\n"
    "        prev=${COMP_WORDS[COMP_CWORD - 2]}\n"
    "    fi\n"
    "    for ((i = 1; i < COMP_CWORD; i++)); do\n"
    "        word=${COMP_WORDS[i]}\n"
    "        [[ $word != -- ]] || ended=1\n"
    "        [[ -n $command || $word == -* ]] || command=$word\n"
    "    done\n"
    "    [[ -n $ended ]] || _kz_value \"$command\" \"$prev\"\n"
    "    if [[ ${#reply[@]} -eq 0 && -z $ended && $cur == -* ]]; then\n"
    "        _kz_options \"$command\"\n"
    "    elif [[ ${#reply[@]} -eq 0 ]]; then\n"
    "        _kz_operand \"$command\"\n"
    "    fi\n"
    "    _kz_offer \"${reply[@]}\"\n"
    "}\n"
    "\n"
    "complete -F _kz kz\n";

static void write_options(const kz_command *command, FILE *to)
{
    fprintf(to, "    '%s') reply=(words", kz_complete_name(command));
    for (const kz_option *row = command->options; row->name != NULL; row++) {
        if (row->about == NULL)
            continue;
        fprintf(to, " --%s", row->name);
        if (row->letter != 0)
            fprintf(to, " -%c", row->letter);
    }
    fputs(") ;;\n", to);
}

/* "reply=(words json yaml) ;;" */
static void write_reply(kz_value_kind kind, const char *const *words, FILE *to)
{
    fputs("reply=(", to);
    kz_complete_takes(kind, words, "", " ", to);
    fputs(") ;;\n", to);
}

static void write_values(const kz_command *command, FILE *to)
{
    for (const kz_option *row = command->options; row->name != NULL; row++) {
        if (row->about == NULL || row->value == NULL)
            continue;
        fprintf(to, "    '%s --%s'", kz_complete_name(command), row->name);
        if (row->letter != 0)
            fprintf(to, " | '%s -%c'", kz_complete_name(command), row->letter);
        fputs(") ", to);
        write_reply(row->kind, row->words, to);
    }
}

static void write_operand(const kz_command *command, FILE *to)
{
    if (command->no_operands)
        return;
    fprintf(to, "    '%s') ", kz_complete_name(command));
    write_reply(command->takes, command->words, to);
}

/* A function of the script: a case of what WRITE says about each command. */
static void write_case(const char *about, const char *name, const char *subject,
    void (*write)(const kz_command *, FILE *), FILE *to)
{
    fprintf(to, "\n# %s\n%s()\n{\n    case %s in\n", about, name, subject);
    write(&kz_command_top, to);
    for (const kz_command *const *c = kz_commands; *c != NULL; c++)
        write(*c, to);
    fputs("    esac\n}\n", to);
}

void kz_complete_bash(FILE *to)
{
    fputs(head, to);
    write_case("The options of a command.", "_kz_options", "$1", write_options, to);
    write_case("What an option of a command takes; nothing for a flag.", "_kz_value", "\"$1 $2\"",
        write_values, to);
    write_case("What the operands of a command are.", "_kz_operand", "$1", write_operand, to);
    fputs(tail, to);
}
