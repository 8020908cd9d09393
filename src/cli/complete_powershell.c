#include "cli/complete.h"

static const char head[] = "# PowerShell completion for kz, made by \"kz completion powershell\".\n"
                           "\n"
                           "Register-ArgumentCompleter -Native -CommandName kz -ScriptBlock {\n"
                           "    param($wordToComplete, $commandAst, $cursorPosition)\n"
                           "\n"
                           "    # Of each command ('' is kz itself): its options, what they take, "
                           "what its operands are.\n";

static const char tail[] =
    "\n"
    "    function Test-KzLeads($path) {\n"
    "        [bool](Get-ChildItem -LiteralPath $path -Recurse -Depth 4 -File "
    "-ErrorAction SilentlyContinue |\n"
    "            Where-Object { $_.Name -cmatch '^(kustomization\\.ya?ml|Kustomization)$' } |\n"
    "            Select-Object -First 1)\n"
    "    }\n"
    "\n"
    "    $before = @($commandAst.CommandElements | Select-Object -Skip 1 |\n"
    "        Where-Object { $_.Extent.EndOffset -lt $cursorPosition } |\n"
    "        ForEach-Object { $_.ToString() })\n"
    "    $command = @($before | Where-Object { $_ -notlike '-*' })[0]\n"
    "    if ($null -eq $command) { $command = '' }\n"
    "    $ended = $before -contains '--'\n"
    "    $typed = $wordToComplete\n"
    "    $written = ''\n"
    "    $option = if ($before.Count) { $before[-1] } else { '' }\n"
    "    if ($typed -match '^(--[^=]+)=(.*)$') {\n"
    "        $option = $Matches[1]\n"
    "        $written = \"$option=\"\n"
    "        $typed = $Matches[2]\n"
    "    }\n"
    "    $takes = if (-not $ended) { $values[\"$command $option\"] }\n"
    "    if (-not $takes -and -not $ended -and $typed -like '-*') {\n"
    "        $takes = @('words') + @($options[$command])\n"
    "    } elseif (-not $takes) {\n"
    "        $takes = $operands[$command]\n"
    "    }\n"
    "    if (-not $takes) { return }\n"
    "    $kind, $words = $takes\n"
    "    switch ($kind) {\n"
    "        'words' { $found = @($words | Where-Object { $_ -like \"$typed*\" }) }\n"
    "        'file' { $found = @([System.Management.Automation.CompletionCompleters]::"
    "CompleteFilename($typed).CompletionText) }\n"
    "        'program' { $found = @((Get-Command \"$typed*\" -CommandType Application).Name) }\n"
    "        { $_ -in 'dir', 'root' } {\n"
    "            $parent = $typed.Substring(0, $typed.LastIndexOfAny([char[]]'/\\') + 1)\n"
    "            $found = @(Get-Item \"$typed*\" | Where-Object { $_.PSIsContainer } |\n"
    "                ForEach-Object { $parent + $_.Name })\n"
    "        }\n"
    "        default { $found = @() }\n"
    "    }\n"
    "    if ($kind -eq 'root') {\n"
    "        $leading = @($found | Where-Object { Test-KzLeads $_ })\n"
    "        if ($leading.Count) { $found = $leading }\n"
    "    }\n"
    "    $found | Where-Object { $_ } | ForEach-Object {\n"
    "        $text = if ($_ -match '^[^''].*\\s') { \"'$_'\" } else { $_ }\n"
    "        [System.Management.Automation.CompletionResult]::new(\"$written$text\", $_, "
    "'ParameterValue', $_)\n"
    "    }\n"
    "}\n";

static void write_options(const kz_command *command, FILE *to)
{
    const char *separator = "";
    fprintf(to, "        '%s' = @(", kz_complete_name(command));
    for (const kz_option *row = command->options; row->name != NULL; row++) {
        if (row->about == NULL)
            continue;
        fprintf(to, "%s'--%s'", separator, row->name);
        separator = ", ";
        if (row->letter != 0)
            fprintf(to, ", '-%c'", row->letter);
    }
    fputs(")\n", to);
}

/* "@('words', 'json', 'yaml')" */
static void write_takes(kz_value_kind kind, const char *const *words, FILE *to)
{
    fputs("@(", to);
    kz_complete_takes(kind, words, "'", ", ", to);
    fputs(")\n", to);
}

static void write_values(const kz_command *command, FILE *to)
{
    for (const kz_option *row = command->options; row->name != NULL; row++) {
        if (row->about == NULL || row->value == NULL)
            continue;
        fprintf(to, "        '%s --%s' = ", kz_complete_name(command), row->name);
        write_takes(row->kind, row->words, to);
        if (row->letter == 0)
            continue;
        fprintf(to, "        '%s -%c' = ", kz_complete_name(command), row->letter);
        write_takes(row->kind, row->words, to);
    }
}

static void write_operands(const kz_command *command, FILE *to)
{
    if (command->no_operands)
        return;
    fprintf(to, "        '%s' = ", kz_complete_name(command));
    write_takes(command->takes, command->words, to);
}

static void write_table(const char *name, void (*write)(const kz_command *, FILE *), FILE *to)
{
    fprintf(to, "    $%s = @{\n", name);
    write(&kz_command_top, to);
    for (const kz_command *const *c = kz_commands; *c != NULL; c++)
        write(*c, to);
    fputs("    }\n", to);
}

void kz_complete_powershell(FILE *to)
{
    fputs(head, to);
    write_table("options", write_options, to);
    write_table("values", write_values, to);
    write_table("operands", write_operands, to);
    fputs(tail, to);
}
