#!/bin/sh
# What kz does around helm: pulling charts, its version, time limits, signals, and what is left.
#   usage: tests/helm.sh path/to/kz
# What is expected of the arguments was recorded from the reference.
set -u
kz=$(realpath "$1")
helm=$(realpath "$(dirname "$0")")/stand-in/helm
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work" || exit 1
mkdir temporary app
export TMPDIR="$work/temporary"
failures=0

fail() {
    echo "FAIL: $*" >&2
    failures=$((failures + 1))
}

says() { grep -qF -- "$2" "$1" || fail "$3: '$2' is not in: $(cat "$1")"; }
cleaned() { [ -z "$(ls "$TMPDIR")" ] || fail "$1: left behind: $(ls "$TMPDIR")"; }

# build CODE ARGUMENTS...: in app
build() {
    wanted_code=$1
    shift
    (cd app && "$kz" build --enable-helm --helm-command "$helm" "$@") >out 2>err
    code=$?
    [ "$code" -eq "$wanted_code" ] ||
        fail "kz build $*: exit code $code, not $wanted_code: $(cat err)"
    cleaned "kz build $*"
}

# pulls NAME ARGUMENTS ENTRY: the chart is pulled so
pulls() {
    rm -rf app/charts
    printf 'helmCharts:\n%s\n' "$3" >app/kustomization.yaml
    build 0
    got=$(awk '/^  arguments: \|/ {on = 1; next} /^kind|^  [a-z]/ {on = 0} on {print $1}
        /name: pull$/ {exit}' out | sed -n '/^pull$/,$p' | tr '\n' ' ')
    [ "$got" = "$2 " ] || fail "$1: pulled with '$got', not '$2'"
}

pulls "a repository" "pull --untar --untardir HERE/charts --repo https://c.example.com web" \
    "- {name: web, repo: 'https://c.example.com'}"
pulls "a repository and a version" \
    "pull --untar --untardir HERE/charts/web-1.2.3 --repo https://c.example.com web --version 1.2.3" \
    "- {name: web, repo: 'https://c.example.com', version: 1.2.3}"
pulls "a registry" "pull --untar --untardir HERE/charts oci://r.example.com/x/web --devel" \
    "- {name: web, repo: 'oci://r.example.com/x/', devel: true}"
pulls "a registry and a version" \
    "pull --untar --untardir HERE/charts/web-2 oci://r.example.com/web --version 2" \
    "- {name: web, repo: 'oci://r.example.com', version: '2'}"

# What was pulled is not pulled again.
echo "colour: blue" >app/charts/web-2/web/values.yaml
build 0
says out "colour: blue" "a chart that is there"

printf 'helmCharts: [{name: web, repo: "oci://r", version: "2"}]\n' >app/kustomization.yaml
for version in v4.0.1 "v3.14.2+gc309b6f" "3.0" "version.BuildInfo{Version:\"v3.9.0\"}"; do
    STAND_IN_HELM_VERSION=$version build 0
done
for version in v2.17.0 "" v5.1 "3" "v12.3.4"; do
    # An empty one is none at all to the stand-in, so one blank it is.
    STAND_IN_HELM_VERSION="${version:- }" build 1
    says err "must be Helm 3 or 4" "version '$version'"
done

# A helm that does not end is ended, with what it started.
cat >slow <<'END'
#!/bin/sh
echo $$ >"$SLOW_PID"
sleep 300 &
wait
END
chmod +x slow
export SLOW_PID="$work/slow.pid"
begun=$(date +%s)
build 1 --helm-command "$work/slow" --run-timeout 0.3
[ $(($(date +%s) - begun)) -lt 60 ] || fail "the time limit took its time"
says err "took longer than 0.3" "a helm that does not end"
[ ! -d "/proc/$(cat slow.pid)" ] || fail "a helm that does not end: it goes on"

# So is one when kz is told to end; kz then ends by that signal, and leaves nothing. (A shell
# starts its background jobs with SIGINT ignored, so that one cannot be tried here.)
for signal in TERM HUP; do
    rm -f slow.pid
    (cd app && exec "$kz" build --enable-helm --helm-command "$work/slow") >out 2>err &
    child=$!
    tries=0
    while [ ! -s slow.pid ] && [ $tries -lt 500 ]; do
        sleep 0.02
        tries=$((tries + 1))
    done
    kill -s "$signal" "$child"
    wait "$child"
    code=$?
    [ "$(kill -l "$code" 2>/dev/null)" = "$signal" ] || fail "SIG$signal: exit code $code"
    [ ! -s out ] || fail "SIG$signal: there is output"
    [ ! -d "/proc/$(cat slow.pid)" ] || fail "SIG$signal: helm goes on"
    cleaned "SIG$signal"
done

[ "$failures" -eq 0 ] || exit 1
