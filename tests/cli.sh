#!/bin/sh
# The command line of kz: options, exit codes, and where the output goes.
#   usage: tests/cli.sh path/to/kz
set -u
kz=$(realpath "$1")
example=$(realpath "$(dirname "$0")")/golden/references-role-binding
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work" || exit 1
failures=0

fail() {
    echo "FAIL: $*" >&2
    failures=$((failures + 1))
}

# run CODE ARGUMENTS...: kz must exit with CODE; what it says goes to out and err.
run() {
    wanted_code=$1
    shift
    "$kz" "$@" >out 2>err
    code=$?
    [ "$code" -eq "$wanted_code" ] || fail "kz $*: exit code $code, not $wanted_code: $(cat err)"
}

same() { cmp -s "$1" "$2" || fail "$3"; }
says() { grep -qF -- "$2" "$1" || fail "$3: '$2' is not in: $(cat "$1")"; }
silent() { [ ! -s "$1" ] || fail "$2: $1 is not empty: $(cat "$1")"; }

wanted=$example/expect.yaml

run 0 build "$example"
same out "$wanted" "build prints the manifests"
silent err "a build without a mistake"

(cd "$example" && "$kz" build) >here 2>/dev/null
same here "$wanted" "without DIR the working directory is built"

run 0 build --jobs 2 "$example" "$example"
{ cat "$wanted" && echo --- && cat "$wanted"; } >twice
same out twice "two directories"
run 1 build nowhere
silent out "a directory that is not there"
says err "kz: error: there is no file or directory 'nowhere'" "a directory that is not there"
run 1 build "$wanted"
says err "is a file" "a file for a directory"
run 0 build --output written.yaml "$example"
same written.yaml "$wanted" "--output FILE"
run 0 --stack-trace build "$example"
same out "$wanted" "an option before the command"
run 0 --stack-trace=false --stack-trace build --stack-trace "$example"
run 1 build 'https://github.com/org'
says err "there is no file or directory 'https://github.com/org'" "no address"
says err "no address of a git repository" "no address"
run 1 build --nope "$example"
says err "unknown option --nope" "unknown option"
silent out "unknown option"
run 1 build --otput "$example"
says err "unknown option --otput; did you mean --output?" "a slip in an option"
run 1 build --load=x "$example"
says err "did you mean --load-restrictor?" "the beginning of an option"
run 1 build --reodrer none "$example"
says err "unknown option --reodrer; --help lists them" "a hidden option is not offered"
run 1 build --load-restrictor loadrestrictionsnone "$example"
says err "did you mean 'LoadRestrictionsNone'?" "a slip in a value"
run 1 --vresion
says err "unknown option --vresion; did you mean --version?" "a slip before the command"
run 1 --nope build "$example"
says err "unknown option --nope" "an unknown option before the command"
run 1 build -x "$example"
says err "unknown option -x" "unknown letter"
run 1 build -o
says err "needs a value" "option without value"
run 1 build --load-restrictor=none "$example"
says err "LoadRestrictionsNone" "a bad load restrictor"
run 0 build --load-restrictor= "$example"
run 0 build --load-restrictor LoadRestrictionsRootOnly "$example"
run 1 build --reorder=foo "$example"
says err "legacy or none" "a bad order"
run 1 build --reorder= "$example"
says err "legacy or none" "no order"
run 1 build -
silent out "a dash"
says err "and not stdin" "a dash"
cp -r "$example" ./-
run 0 build -
same out "$wanted" "a directory named -"
run 0 -- build "$example"
same out "$wanted" "-- before the command"
run 0 build -- "$example"
run 1 build --enable-managedby-label=perhaps "$example"
says err "true or false" "a bad flag value"
run 0 build --enable-managedby-label=false -- "$example"
same out "$wanted" "a flag that is turned off, and --"
KUSTOMIZE_ENABLE_MANAGEDBY_LABEL=on run 0 build "$example"
says out "app.kubernetes.io/managed-by: kustomize-v5.8.1" "the label by environment"

# Output to a file: every way to write the option, a new file and an old one.
for option in "-o file" "-ofile" "-o=file" "--output file" "--output=file"; do
    rm -f file
    # shellcheck disable=SC2086
    run 0 build "$example" $option
    silent out "$option"
    same file "$wanted" "$option"
done
[ "$(stat -c %a file)" = "$(umask 022 && : >mode && stat -c %a mode)" ] || fail "mode of a new file"
echo old >file && chmod 640 file && ln -s file link
run 0 build "$example" -o link
same file "$wanted" "through a symbolic link"
[ -L link ] || fail "the symbolic link was replaced"
[ "$(stat -c %a file)" = 640 ] || fail "the file's mode was lost"
echo old >file
run 1 build nowhere -o file
echo old | cmp -s - file || fail "a failing build touched the file"
[ "$(find . -name '*.kz-*')" = "" ] || fail "a temporary file was left"
run 1 build "$example" -o no/such/file
says err "no/such/file" "a file that cannot be written"
"$kz" build "$example" -o /dev/stdout >piped 2>err
same piped "$wanted" "to a device"
if [ -w /dev/full ]; then
    "$kz" build "$example" >/dev/full 2>err && fail "a full disk went unnoticed"
    says err "cannot write" "a full disk"
fi

# Output to a directory: one file a resource.
mkdir dir
run 0 build "$example" -o dir
silent out "-o dir"
cat >listed <<'END'
one_rbac.authorization.k8s.io_v1_role_p-reader.yaml
one_rbac.authorization.k8s.io_v1_rolebinding_p-rb.yaml
one_v1_serviceaccount_p-sa.yaml
rbac.authorization.k8s.io_v1_clusterrole_p-reader.yaml
two_v1_serviceaccount_p-sa.yaml
END
ls dir >found
same found listed "names of the files"
says dir/two_v1_serviceaccount_p-sa.yaml "namespace: two" "content of a file"

# version and help.
run 0 version
[ "$(cat out)" = v5.8.1 ] || fail "version: $(cat out)"
run 0 version --short
[ "$(cat out)" = "{v5.8.1  unknown   }" ] || fail "version --short: $(cat out)"
says err "has been deprecated" "version --short"
run 0 version -o json
python3 -c 'import json,sys; v = json.load(sys.stdin); sys.exit(v["version"] != "v5.8.1")' <out ||
    fail "version -o json: $(cat out)"
run 0 version -o yaml
says out "version: v5.8.1" "version -o yaml"
run 1 version --short -o json
run 0 version -o toml
silent out "version -o toml"
says err "use json or yaml" "version -o toml"
run 0 --version
grep -qE '^kz [0-9]+\.[0-9]+\.[0-9]+$' out || fail "--version: $(cat out)"
run 0 --stack-trace --version
grep -qE '^kz [0-9.]+$' out || fail "--stack-trace --version: $(cat out)"
for form in "help build" "build --help" "build -h"; do
    # shellcheck disable=SC2086
    run 0 $form
    says out "--load-restrictor" "$form"
    grep -q -- --reorder out && fail "$form shows a hidden option"
done
run 0 help
says out "version" "help lists the commands"
run 0
says out "Usage" "no arguments"
run 0 -h
says out "Usage" "-h"
for command in $("$kz" | sed -n '/^Commands:/,/^$/s/^  \([a-z][a-z-]*\) .*/\1/p'); do
    run 0 "$command" --help
    silent err "$command --help"
    mv out by-option
    run 0 help "$command"
    same out by-option "help $command says what $command --help says"
    says out "Usage:" "help $command"
    says out "Examples:" "help $command"
    [ "$(awk 'length > 80' out)" = "" ] || fail "help $command has long lines"
done
[ -n "${command:-}" ] || fail "no commands in the help"
run 1 help nope
says err "unknown command 'nope'; 'kz help' lists them" "help of an unknown command"
run 1 help vresion
says err "did you mean 'version'?" "help of a slip"
run 1 nope
says err "unknown command 'nope'" "unknown command"
run 1 buidl "$example"
silent out "a slip in a command"
says err "unknown command 'buidl'; did you mean 'build'?" "a slip in a command"
run 1 completion
says err "name one shell" "completion of no shell"
run 1 completion tcsh
run 1 completion powershel
says err "did you mean 'powershell'?" "completion of a misspelled shell"

# Where the time went: each phase once, and they add up.
run 0 build --timing "$example"
same out "$wanted" "--timing"
awk '{ print $1 } $1 != "total" { sum += $2 } $1 == "total" { all = $2 }
    END { if (sum > all + 0.01 || sum < all - 0.01 || all <= 0) print "wrong sum" }' err | tr '\n' ' ' >phases
[ "$(cat phases)" = "read parse accumulate transform references emit total " ] || fail "--timing: $(cat err)"
run 1 build --timing nowhere
silent out "--timing of a build that fails"
says err "total" "--timing of a build that fails"

# The name it is called by makes no difference.
ln -s "$kz" kustomize
./kustomize build "$example" >out 2>err || fail "called as kustomize"
same out "$wanted" "called as kustomize"

[ "$failures" -eq 0 ] && echo "all well"
exit "$failures"
