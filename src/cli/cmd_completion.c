/*
 * kz completion bash|zsh|fish|powershell
 */
#include <string.h>

#include "cli/complete.h"
#include "cli/print.h"
#include "cli/suggest.h"

static const char *const shells[] = {"bash", "fish", "powershell", "zsh", NULL};

static int run(const void *given, const kz_operands *operands)
{
    static void (*const writers[])(FILE *) = {
        kz_complete_bash, kz_complete_fish, kz_complete_powershell, kz_complete_zsh};
    (void)given;
    if (operands->count != 1) {
        kz_print_error("name one shell: bash, fish, powershell or zsh");
        return 1;
    }
    const char *shell = operands->at[0];
    for (size_t i = 0; shells[i] != NULL; i++)
        if (strcmp(shell, shells[i]) == 0) {
            writers[i](stdout);
            return kz_finish_output(0);
        }
    const char *near = kz_suggest(shell, shells);
    if (near != NULL)
        kz_print_error("there is no completion for '%s'; did you mean '%s'?", shell, near);
    else
        kz_print_error(
            "there is no completion for '%s'; name bash, fish, powershell or zsh", shell);
    return 1;
}

static const kz_option options[] = {KZ_COMMON_OPTIONS, {.name = NULL}};

const kz_command kz_command_completion = {
    .name = "completion",
    .usage = "completion bash|fish|powershell|zsh",
    .about = "Print a script that completes command lines of kz in a shell",
    .details = "The script completes commands, options, their values, and directories that hold a "
               "kustomization or lead to one. An installed kz has the scripts of bash, fish and "
               "zsh in the places where these shells look.\n",
    .examples = "  source <(kz completion bash)\n"
                "  kz completion zsh >\"${fpath[1]}/_kz\"\n"
                "  kz completion fish >~/.config/fish/completions/kz.fish\n"
                "  kz completion powershell | Out-String | Invoke-Expression\n",
    .takes = KZ_VALUE_WORD,
    .words = shells,
    .options = options,
    .size = sizeof(kz_common_options),
    .run = run,
};
