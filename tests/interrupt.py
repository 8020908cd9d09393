#!/usr/bin/env python3
"""A build that computes is ended by SIGTERM: at once, by that signal, and without a trace.

  usage: tests/interrupt.py path/to/kz

Each tree makes kz do one thing for a long time, at any speed of the machine. That kz has come to it
is seen by the clone that lies in the directory for temporary files.
"""
import os
import pathlib
import signal
import subprocess
import sys
import tempfile
import time

KZ = os.path.realpath(sys.argv[1])
MANY, LONG = 12000, 1.0  # entries of a tree; seconds that kz may take to end
FAILURES = []

SERVICE = "apiVersion: v1\nkind: Service\nmetadata: {{name: web-{0}}}\n---\n"
PODS = "apiVersion: v1\nkind: Pod\nmetadata: {{name: pod}}\nspec:\n  containers:\n"
THINGS = "apiVersion: v1\nkind: Things\nmetadata: {name: things}\nspec:\n"


def rows(text, count=MANY):
    return "".join(text.format(i) for i in range(count))


def patterns():
    """Patches whose targets are patterns, which are compared with all resources."""
    patch = "{{apiVersion: v1, kind: Service, metadata: {{name: any}}}}"
    return rows(SERVICE), "patches:\n" + rows(f"- {{{{target: {{{{name: '.*-.*x{{0}}'}}}}, patch: '{patch}'}}}}\n")


def operations():
    """Operations in the middle of a long mapping."""
    removes = rows("    - {{op: remove, path: /spec/a1{0:05}}}\n")
    return THINGS + rows("  a{0}: b\n", 20 * MANY), f"patches:\n- target: {{kind: Things}}\n  patch: |-\n{removes}"


def images():
    """Images that are patterns, which are compared with all images."""
    return PODS.format() + rows("  - {{name: c{0}, image: image{0}}}\n"), "images:\n" + rows(
        "- {{name: '.*-.*x{0}', newTag: v1}}\n")


def fail(text):
    FAILURES.append(text)
    print("FAIL: " + text, file=sys.stderr)


def git(directory, *arguments):
    subprocess.run(["git", "-c", "user.name=kz", "-c", "user.email=kz@example.com", *arguments],
                   cwd=directory, check=True, stdout=subprocess.DEVNULL)


def make_tree(work, tree):
    resources, fields = tree()
    remote = work / "remote"
    (work / "app").mkdir()
    (work / "temporary").mkdir()
    remote.mkdir()
    (remote / "kustomization.yaml").write_text("resources: []\nconfigMapGenerator: [{name: remote}]\n")
    git(remote, "init", "--quiet")
    git(remote, "add", ".")
    git(remote, "commit", "--quiet", "--message", "All")
    (work / "app" / "all.yaml").write_text(resources)
    (work / "app" / "kustomization.yaml").write_text(f"resources: ['file://{remote}', all.yaml]\n{fields}")


def wait_for(condition):
    for _ in range(1000):
        if condition():
            return
        time.sleep(0.01)


def try_tree(tree, later, *arguments):
    """End the build LATER seconds after its repository has been cloned."""
    what = f"{tree.__name__}, after {later} s"
    with tempfile.TemporaryDirectory() as name:
        work = pathlib.Path(name)
        make_tree(work, tree)
        process = subprocess.Popen([KZ, "build", str(work / "app"), *arguments], cwd=work,
                                   stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                                   env=dict(os.environ, TMPDIR=str(work / "temporary")))
        wait_for(lambda: list((work / "temporary").glob("*/*/kustomization.yaml"))
                 or list((work / "temporary").glob("*/kustomization.yaml")))
        time.sleep(later)
        begun = time.monotonic()
        process.send_signal(signal.SIGTERM)
        out, err = process.communicate(timeout=100)
        took = time.monotonic() - begun
        if process.returncode != -signal.SIGTERM:
            fail(f"{what}: exit code {process.returncode}: {err.decode()[:500]}")
        if took > LONG:
            fail(f"{what}: kz took {took:.1f} s to end")
        if out or (work / "out.yaml").exists():
            fail(f"{what}: there is output")
        left = sorted(set(os.listdir(work)) - {"app", "remote", "temporary"}) + os.listdir(work / "temporary")
        if left:
            fail(f"{what}: left behind: {left}")


for each in (patterns, operations, images):
    try_tree(each, 0.8)
try_tree(patterns, 0.02, "--output", "out.yaml")
try_tree(patterns, 0.2, "--output", "out.yaml")
sys.exit(1 if FAILURES else 0)
