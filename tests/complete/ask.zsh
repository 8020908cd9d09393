#!/usr/bin/env zsh
# What a zsh would offer for command lines: "== LINE", and below it one candidate a line.
#   usage: zsh -f tests/complete/ask.zsh SCRIPT LINE...        (SCRIPT is an autoloaded _kz)
#
# A shell of its own runs on a pseudo-terminal; its compadd prints what it adds.
zmodload zsh/zpty || exit 77
zpty asked zsh -f -i

send() { zpty -w asked "$*" }

send 'PROMPT=; stty -echo'
send "fpath=(${(q)1:h} \$fpath); autoload -Uz compinit; compinit -u -D"
send 'compadd() {
    if [[ ${@[1,(i)(-|--)]} == *-(O|A|D)\ * ]]; then
        builtin compadd "$@"
        return
    fi
    local -a hits
    builtin compadd -A hits "$@"
    local -i at=${@[(I)-p]}
    local prefix=
    (( at == 0 )) || prefix=${@[at + 1]}
    (( $#hits == 0 )) || print -rl -- "<$prefix"${^hits}">"
    builtin compadd "$@"
}'
send 'finish() { print -r -- "<end>"; BUFFER=; zle -R }'
send 'zle -N finish; bindkey "^T" finish; bindkey "^I" list-choices'
send 'print -r -- "<ready>"'
zpty -r asked seen '*<ready>*' || exit 1
for line in "${@[2,-1]}"; do
    zpty -w -n asked "$line"$'\t\x14'
    zpty -r asked seen '*<end>*' || exit 1
    print -r -- "== $line"
    print -r -- "$seen" | tr -d '\r' | grep -oE '<[^>]+>' | tr -d '<>' | grep -vxE 'end|ready' | sort -u
done
