#!/usr/bin/env python3
"""What kz fetches: git repositories by file://, http and a git daemon, and files by http.

    usage: tests/remote.py path/to/kz

Everything happens on this machine. A build of what was fetched must print what a build of the
same files here prints, and nothing may be left behind.
"""

import http.server
import os

import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time

KZ = os.path.realpath(sys.argv[1])
WORK = tempfile.mkdtemp()
TEMPORARY = os.path.join(WORK, "temporary")
LOG = os.path.join(WORK, "git.log")
FAILURES = []

MANIFEST = """apiVersion: v1
kind: ConfigMap
metadata:
  name: %s
data:
  from: %s
"""

ENVIRONMENT = dict(
    os.environ, HOME=WORK, TMPDIR=TEMPORARY, GIT_CONFIG_NOSYSTEM="1", KZ_TEST_LOG=LOG,
    PATH=os.path.join(WORK, "bin") + ":" + os.environ["PATH"],
    KZ_TEST_GIT=shutil.which("git"), no_proxy="127.0.0.1", GIT_TERMINAL_PROMPT="0")
ENVIRONMENT.pop("http_proxy", None)
ENVIRONMENT.pop("HTTP_PROXY", None)

# A git that notes how it is called, and dawdles or waits for a second fetch if it is told to.
WRAPPER = """#!/bin/sh
echo "$*" >>"$KZ_TEST_LOG"
if [ "$1" = fetch ] && [ -n "${KZ_TEST_MEETING:-}" ]; then
    touch "$KZ_TEST_MEETING/$$"
    for i in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do
        [ "$(ls "$KZ_TEST_MEETING" | wc -l)" -lt 2 ] || break
        sleep 0.5
    done
    [ "$(ls "$KZ_TEST_MEETING" | wc -l)" -ge 2 ] || exit 1
fi
[ "$1" != "${KZ_TEST_SLOW:-}" ] || sleep "$KZ_TEST_SLOW_SECONDS"
exec "$KZ_TEST_GIT" "$@"
"""


def fail(text):
    FAILURES.append(text)
    print("FAIL:", text, file=sys.stderr)


def write(path, text, mode=0o644):
    path = os.path.join(WORK, path)
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)
    os.chmod(path, mode)
    return path


def git(*words, cwd):
    subprocess.run(["git", "-c", "user.name=t", "-c", "user.email=t@example.com",
                    "-c", "protocol.file.allow=always", *words],
                   cwd=os.path.join(WORK, cwd), check=True, capture_output=True)


def make_repository(path, files, links=()):
    for name, text in files.items():
        write(os.path.join(path, name), text)
    for name, target in links:
        os.symlink(target, os.path.join(WORK, path, name))
    git("init", "-q", "-b", "main", ".", cwd=path)
    git("add", "-A", cwd=path)
    git("commit", "-q", "-m", "first", cwd=path)


def build(directory, *words, cwd=None, **environment):
    """The exit code, the output, what was said, and the calls of git."""
    if os.path.exists(LOG):
        os.remove(LOG)
    ran = subprocess.run([KZ, "build", directory, *words], cwd=cwd or WORK, timeout=60,
                         capture_output=True, text=True, env=dict(ENVIRONMENT, **environment))
    calls = open(LOG, encoding="utf-8").read().splitlines() if os.path.exists(LOG) else []
    if os.listdir(TEMPORARY):
        fail(f"{directory}: left behind: {os.listdir(TEMPORARY)}")
    if ran.returncode != 0 and ran.stdout:
        fail(f"{directory}: a refusal with output")
    return ran.returncode, ran.stdout, ran.stderr, calls


def builds(what, directory, expected, *words, **more):
    code, out, err, calls = build(directory, *words, **more)
    if code != 0 or out != expected:
        fail(f"{what}: exit code {code}\n{err}{out}")
    return calls


def refuses(what, directory, *parts, **more):
    code, _, err, calls = build(directory, **more)
    if code != 1:
        fail(f"{what}: exit code {code}, not 1")
    for part in parts:
        if part not in err:
            fail(f"{what}: '{part}' is not in: {err}")
    return calls


def kustomization(name, text):
    write(os.path.join(name, "kustomization.yaml"), text)
    return os.path.join(WORK, name)


def resources(name, *entries):
    return kustomization(name, "resources:\n" + "".join(f"- {e}\n" for e in entries))


def local(directory):
    code, out, err, _ = build(directory)
    if code != 0:
        fail(f"{directory}: {err}")
    return out


def make_repositories():
    make_repository("lib", {"kustomization.yaml": "resources: [cm.yaml]\n",
                            "cm.yaml": MANIFEST % ("lib", "main")})
    make_repository("app", {
        "base/kustomization.yaml": "resources: [cm.yaml]\n",
        "base/cm.yaml": MANIFEST % ("app", "main"),
        "prod/kustomization.yaml": "resources: [../base]\nnamePrefix: prod-\n",
        "component/kustomization.yaml":
            "apiVersion: kustomize.config.k8s.io/v1alpha1\nkind: Component\nnameSuffix: -c\n",
        "kustomization.yaml": "resources: [prod]\n",
        "broken/kustomization.yaml": "resources: [cm.yaml]\nnamePrefx: x\n",
        "out/kustomization.yaml": "resources: [../../lib]\n",
        "out-by-link/kustomization.yaml": "resources: [link]\n",
        "file-by-link/kustomization.yaml": "resources: [link.yaml]\n",
        "absolute/kustomization.yaml": f"resources: [{WORK}/lib/cm.yaml]\n",
        "itself/kustomization.yaml": f"resources: ['file://{WORK}/app//itself']\n",
        "again/kustomization.yaml": f"resources: ['file://{WORK}/app//base?ref=main']\n",
        "other/kustomization.yaml": f"resources: ['file://{WORK}/lib']\n",
    }, [("out-by-link/link", os.path.join(WORK, "lib")), ("lead-out", os.path.join(WORK, "lib")),
        ("file-by-link/link.yaml", os.path.join(WORK, "lib/cm.yaml"))])
    git("tag", "v1", cwd="app")
    write("app/base/cm.yaml", MANIFEST % ("app", "v2"))
    git("commit", "-q", "-a", "-m", "second", cwd="app")
    git("tag", "v2", cwd="app")
    make_repository("whole", {"kustomization.yaml": "resources: [sub]\n"})
    git("submodule", "--quiet", "add", f"file://{WORK}/lib", "sub", cwd="whole")
    git("commit", "-q", "-m", "sub", cwd="whole")


def try_addresses():
    url = f"file://{WORK}/app"
    head, prod = local(f"{WORK}/app/base"), local(f"{WORK}/app")
    first = head.replace("v2", "main")
    for what, address, expected in [
            ("a repository", url, prod),
            ("a directory of it", url + "//base", head),
            ("a tag", url + "//base?ref=v1", first),
            ("a version", url + "//base?version=v1", first),
            ("ref before version", url + "//base?ref=v1&version=v2", first),
            ("a branch", url + "//base?ref=main", head),
            ("a timeout", url + "//base?timeout=1m30s", head)]:
        builds(what, address, expected)
        builds(what + " as a resource", resources("top", f"'{address}'"), expected)
    builds("a component", kustomization(
        "top", f"resources: [../app/base]\ncomponents: ['{url}//component']\n"),
        head.replace("name: app", "name: app-c"))
    builds("a repository in a repository", url + "//other", local(f"{WORK}/lib"))
    code, _, err, _ = build("git::" + url + "//base")
    if code != 0 or "'git::'" not in err or "[KZ1010]" not in err:
        fail(f"git:: before it: {err}")


def try_calls():
    url = f"file://{WORK}/app"
    wanted = ["init", f"remote add origin {url}", f"fetch --depth=1 {url} v1",
              "checkout FETCH_HEAD", "submodule update --init --recursive"]
    if (calls := build(url + "//base?ref=v1")[3]) != wanted:
        fail(f"calls of git: {calls}")
    if (calls := build(url + "//base?ref=v1&submodules=false")[3]) != wanted[:4]:
        fail(f"calls of git without submodules: {calls}")
    top = resources("top", "a", "b", "c")
    for name, path in [("a", "base"), ("b", "base"), ("c", "prod")]:
        kustomization(f"top/{name}", f"namePrefix: {name}-\nresources: ['{url}//{path}?ref=v1']\n")
    calls = build(top)[3]
    if sum(call.startswith("fetch") for call in calls) != 1:
        fail(f"one repository and ref is fetched more than once: {calls}")
    os.mkdir(os.path.join(WORK, "meeting"))
    builds("two fetches that wait for each other",
           resources("top", f"'{url}//base?ref=v1'", f"'file://{WORK}/lib'"),
           local(f"{WORK}/app/base").replace("v2", "main") + "---\n" + local(f"{WORK}/lib"),
           KZ_TEST_MEETING=os.path.join(WORK, "meeting"))
    calls = refuses("a ref that git would take for an option",
                    url + "//base?ref=--upload-pack=touch", "cannot begin with '-'")
    if calls:
        fail(f"git was called with it: {calls}")


def try_many():
    """Each thing is fetched once in a run, also what clones name in turn."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    url = f"http://127.0.0.1:{server.server_port}"
    write("www/cm.yaml", MANIFEST % ("file", "http"))
    write("www/patch.yaml", MANIFEST % ("file", "patched"))
    roots = [resources("one", f"'file://{WORK}/app//prod?ref=v1'", f"{url}/cm.yaml"),
             resources("two", f"'file://{WORK}/app//other?ref=v2'", f"'file://{WORK}/app?ref=v1'"),
             kustomization("three", f"resources: [{url}/cm.yaml]\n"
                           f"patches: [{{path: {url}/patch.yaml}}]\n"),
             f"file://{WORK}/app//base?ref=v2"]
    expected = "---\n".join(local(root) for root in roots)
    for jobs in ("-j1", "-j4"):
        Handler.requests.clear()
        calls = builds(f"several roots with {jobs}", roots[0], expected, *roots[1:], jobs)
        fetches = [call for call in calls if call.startswith("fetch")]
        if len(fetches) != 3 or len(set(fetches)) != 3:
            fail(f"each repository and ref once: {fetches}")
        if sorted(Handler.requests) != ["/cm.yaml", "/patch.yaml"]:
            fail(f"each file once: {Handler.requests}")
    server.shutdown()


def try_submodules():
    code, out, err, _ = build(f"file://{WORK}/whole", GIT_CONFIG_COUNT="1",
                              GIT_CONFIG_KEY_0="protocol.file.allow", GIT_CONFIG_VALUE_0="always")
    if code != 0 or out != local(f"{WORK}/lib"):
        fail(f"a submodule: {err}{out}")
    refuses("without its submodule", f"file://{WORK}/whole?submodules=false", "kustomization")


def try_refusals():
    url = f"file://{WORK}/app"
    refuses("no such repository", f"file://{WORK}/nowhere", f"cannot clone 'file://{WORK}/nowhere'",
            f"git fetch --depth=1 file://{WORK}/nowhere HEAD: exit status 128", "does not appear",
            f"try 'git ls-remote file://{WORK}/nowhere'")
    refuses("no such ref", resources("top", "../lib", f"'{url}?ref=nope'"),
            "top/kustomization.yaml:3:3: error: accumulating resources: cannot clone", "nope")
    refuses("no such directory", url + "//nowhere", f"there is no file or directory '{url}//nowhere'")
    refuses("a file for a directory", url + "//base/cm.yaml", "is a file")
    refuses("a mistake in a repository", url + "//broken?ref=v2",
            f"{url}@v2//broken/kustomization.yaml:2:1: error", "namePrefix")
    for restrictor in ([], ["--load-restrictor", "LoadRestrictionsNone"]):
        for what, path, part in [
                ("a base outside", "out", "there is no file"),
                ("a base outside by a link", "out-by-link", "security; bases in kustomizations"),
                ("a file outside by a link", "file-by-link", "security; file"),
                ("a file outside", "absolute", "security; file"),
                ("a link out of it", "lead-out", "is outside of the repository")]:
            code, out, err, _ = build(f"{url}//{path}", *restrictor)
            if code != 1 or out or part not in err:
                fail(f"{what}: exit code {code}: {err}")
    refuses("a repository that names itself", url + "//itself", "leads back to")
    builds("a repository that names another ref of itself", url + "//again",
           local(f"{WORK}/app/base"))
    begun = time.monotonic()
    refuses("a repository that takes too long", url + "?timeout=1", "took longer than 1 second",
            KZ_TEST_SLOW="fetch", KZ_TEST_SLOW_SECONDS="30")
    if time.monotonic() - begun > 25:
        fail("the timeout took its time")


def try_origins():
    code, out, err, _ = build(kustomization(
        "top", "buildMetadata: [originAnnotations]\n"
        f"resources: ['file://{WORK}/app//base?ref=v1', 'file://{WORK}/lib']\n"))
    for part in ["path: base/cm.yaml", f"repo: file://{WORK}/app", "ref: v1",
                 "path: notCloned/cm.yaml", f"repo: file://{WORK}/lib"]:
        if part not in out:
            fail(f"origins: '{part}' is not in: {err}{out}")


def try_signal():
    process = subprocess.Popen(
        [KZ, "build", f"file://{WORK}/app"], stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        env=dict(ENVIRONMENT, KZ_TEST_SLOW="fetch", KZ_TEST_SLOW_SECONDS="30"))
    for _ in range(500):
        if os.listdir(TEMPORARY) and "fetch" in open(LOG, encoding="utf-8").read():
            break
        time.sleep(0.01)
    process.send_signal(signal.SIGINT)
    out, _ = process.communicate(timeout=20)
    if process.returncode != -signal.SIGINT or out:
        fail(f"SIGINT: exit code {process.returncode}")
    if os.listdir(TEMPORARY):
        fail(f"SIGINT: left behind: {os.listdir(TEMPORARY)}")


class Handler(http.server.BaseHTTPRequestHandler):
    """Files below www; repositories below git, by git's own program for that."""
    requests = []

    def do_GET(self):
        Handler.requests.append(self.path)
        path = os.path.join(WORK, "www", self.path.partition("?")[0].lstrip("/"))
        if self.path.startswith("/org/app/info/refs") or "git-upload-pack" in self.path:
            self.serve_git()
        elif self.path == "/moved.yaml":
            self.send_response(302)
            self.send_header("Location", "/cm.yaml")
            self.end_headers()
        elif os.path.isfile(path):
            self.send_response(200)
            self.end_headers()
            with open(path, "rb") as file:
                self.wfile.write(file.read())
        else:
            self.send_error(404)

    do_POST = do_GET

    def serve_git(self):
        path, _, query = self.path.partition("?")
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        ran = subprocess.run(
            ["git", "http-backend"], input=body, capture_output=True,
            env=dict(os.environ, GIT_PROJECT_ROOT=WORK, GIT_HTTP_EXPORT_ALL="1",
                     PATH_INFO=path.replace("/org/", "/"), QUERY_STRING=query,
                     REQUEST_METHOD=self.command, REMOTE_ADDR="127.0.0.1",
                     HTTP_CONTENT_ENCODING=self.headers.get("Content-Encoding", ""),
                     CONTENT_TYPE=self.headers.get("Content-Type", ""),
                     CONTENT_LENGTH=str(len(body)),
                     GIT_PROTOCOL=self.headers.get("Git-Protocol", "")))
        head, _, rest = ran.stdout.partition(b"\r\n\r\n")
        self.send_response(200)
        for line in head.decode().split("\r\n"):
            name, _, value = line.partition(": ")
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(rest)

    def log_message(self, *_):
        pass


def try_http():
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    url = f"http://127.0.0.1:{server.server_port}"
    write("www/cm.yaml", MANIFEST % ("app", "http"))
    write("www/two.yaml", MANIFEST % ("two", "http"))
    write("www/patch.yaml", MANIFEST % ("app", "patched"))
    write("www/broken.yaml", "a: [b\n")
    write("www/org/app", "<!DOCTYPE html>\n<p>a page for people</p>\n")
    write("www/page", "<!DOCTYPE html>\n<p>a page for people</p>\n")
    expected = MANIFEST % ("app", "http")
    canonical = local(kustomization("here", "resources: [cm.yaml]\n") if not write(
        "here/cm.yaml", expected) else resources("here", "cm.yaml"))

    builds("a file", resources("top", url + "/cm.yaml"), canonical)
    builds("a file that has moved", resources("top", url + "/moved.yaml"), canonical)
    builds("a patch", kustomization(
        "top", f"resources: [{url}/cm.yaml]\npatches: [{{path: {url}/patch.yaml}}]\n"),
        canonical.replace("http", "patched"))
    code, out, err, _ = build(kustomization(
        "top", "configMapGenerator:\n- name: made\n  options: {disableNameSuffixHash: true}\n"
        f"  files: [a={url}/page]\n"))
    if code != 0 or "a page for people" not in out:
        fail(f"a file of a generator: {err}{out}")
    Handler.requests.clear()
    build(kustomization("top", f"resources: [{url}/cm.yaml]\npatches:\n"
                        + f"- {{path: {url}/patch.yaml}}\n" * 3))
    if sorted(Handler.requests) != ["/cm.yaml", "/patch.yaml"]:
        fail(f"a file is fetched more than once: {Handler.requests}")

    refuses("no such file", resources("top", url + "/nowhere.yaml"),
            f"top/kustomization.yaml:2:3: error: accumulating resources: cannot fetch '{url}/nowhere.yaml'", "404")
    refuses("a broken file", resources("top", url + "/broken.yaml"), f"{url}/broken.yaml:")
    refuses("a page", resources("top", url + "/page"), f"{url}/page:")
    refuses("nobody there", resources("top", "http://127.0.0.1:1/cm.yaml"), "cannot fetch")
    refuses("no program to fetch with", resources("top", url + "/cm.yaml"), "kz-no-such-program",
            KZ_FETCH="kz-no-such-program")

    head = local(f"{WORK}/app/base")
    git("config", "http.receivepack", "false", cwd="app")
    builds("a repository by http", resources("top", url + "/org/app//base"), head)
    builds("a repository that has a page", resources("top", f"'{url}/org/app/base?ref=main'"), head)
    builds("a repository by http to build", url + "/org/app/base", head)
    refuses("neither a file nor a repository", resources("top", url + "/org/nothing/base"),
            "cannot clone", "404")
    server.shutdown()


def try_daemon():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    daemon = subprocess.Popen(
        ["git", "daemon", "--export-all", f"--base-path={WORK}", "--listen=127.0.0.1",
         f"--port={port}", "--reuseaddr", WORK], stderr=subprocess.DEVNULL)
    try:
        for _ in range(200):
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.02)
        head = local(f"{WORK}/app/base")
        instead = {"GIT_CONFIG_COUNT": "1",
                   "GIT_CONFIG_KEY_0": f"url.git://127.0.0.1:{port}/.insteadOf",
                   "GIT_CONFIG_VALUE_0": "git@github.com:org/"}
        for address in ["git@github.com:org/app/base", "ssh://git@github.com/org/app//base?ref=v2"]:
            builds("a daemon", address, head, **instead)
    finally:
        daemon.terminate()
        daemon.wait()


def main():
    os.mkdir(TEMPORARY)
    write("bin/git", WRAPPER, 0o755)
    make_repositories()
    for attempt in [try_addresses, try_calls, try_many, try_submodules, try_refusals, try_origins, try_signal,
                    try_http, try_daemon]:
        attempt()
    return 1 if FAILURES else 0


if __name__ == "__main__":
    try:
        sys.exit(main())
    finally:
        shutil.rmtree(WORK, ignore_errors=True)
