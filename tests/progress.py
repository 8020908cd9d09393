#!/usr/bin/env python3
"""The line that says what a build waits for: on a terminal, after a while, and gone at the end.

    usage: tests/progress.py path/to/kz

A stand-in for git takes as long as it is told to; stderr is a pseudo-terminal, or a pipe.
"""

import concurrent.futures
import fcntl
import os
import pathlib
import pty
import re
import struct
import subprocess
import sys
import tempfile
import termios

KZ = os.path.realpath(sys.argv[1])
FAILURES = []
ERASED = "\r\033[K"

GIT = """#!/bin/sh
case $1 in
fetch)
    [ -z "${ASKS:-}" ] || printf 'Are you sure? ' >/dev/tty
    sleep "$SECONDS_TO_TAKE"
    ;;
checkout)
    echo 'configMapGenerator: [{name: a, options: {disableNameSuffixHash: true}}]' >kustomization.yaml
    ;;
esac
"""


def check(condition, text):
    if not condition:
        FAILURES.append(text)
        print("FAIL:", text, file=sys.stderr)


def drain(reader):
    """All that is written to a terminal until the last one closes it."""
    said = b""
    try:
        while piece := os.read(reader, 4096):
            said += piece
    except OSError:  # Linux says so when the other end is closed
        pass
    os.close(reader)
    return said.decode()


# Makes the terminal that stderr is that of a new session, for /dev/tty to lead there.
OWN_TERMINAL = """
import fcntl, os, sys, termios
os.setsid()
fcntl.ioctl(2, termios.TIOCSCTTY, 0)
os.execv(sys.argv[1], sys.argv[1:])
"""


def build(work, words, seconds, terminal=True, columns=200, **environment):
    """Exit code, stdout, and what was written on stderr. WORDS: a directory, or arguments."""
    environment = dict({**os.environ, "TERM": "xterm", "SECONDS_TO_TAKE": str(seconds)},
                       PATH=f"{work}/bin:" + os.environ["PATH"], **environment)
    command = [KZ, "build", *([words] if isinstance(words, str) else words)]
    if terminal:
        reader, writer = pty.openpty()
        fcntl.ioctl(writer, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
        command = [sys.executable, "-c", OWN_TERMINAL, *command]
    else:
        reader, writer = os.pipe()
    run = subprocess.Popen(command, cwd=work, env=environment, text=True, stdout=subprocess.PIPE,
                           stderr=writer, stdin=subprocess.DEVNULL)
    os.close(writer)
    said = drain(reader)
    out = run.stdout.read()
    return run.wait(timeout=60), out, said


def root(work, name, *entries):
    path = pathlib.Path(work) / name
    path.mkdir()
    (path / "kustomization.yaml").write_text("resources:\n" + "".join(f"- {e}\n" for e in entries))
    return name


SLOW = """apiVersion: example.com/v1
kind: Slow
metadata:
  name: slow
  annotations:
    config.kubernetes.io/function: |
      exec: {path: ./slow}
"""


def many_roots(work):
    """Roots that take a while each, without a word of what they wait for."""
    names = [f"slow-{i}" for i in range(6)]
    for name in names:
        path = pathlib.Path(work) / name
        path.mkdir()
        (path / "kustomization.yaml").write_text("generators: [fn.yaml]\n")
        (path / "fn.yaml").write_text(SLOW)
        (path / "slow").write_text('#!/bin/sh\nsleep "$SECONDS_TO_TAKE"\ncat\n')
        (path / "slow").chmod(0o755)
    return ["-j1", "--enable-alpha-plugins", "--enable-exec", *names]


def main():
    with tempfile.TemporaryDirectory() as work, concurrent.futures.ThreadPoolExecutor(8) as pool:
        git = pathlib.Path(work) / "bin" / "git"
        git.parent.mkdir()
        git.write_text(GIT)
        git.chmod(0o755)
        one = root(work, "one", "git@example.com:org/one")
        two = root(work, "two", "git@example.com:org/one", "git@example.com:org/two?ref=v1")
        line = "kz: fetching git@example.com:org/one"
        many = many_roots(work)

        begun = {name: pool.submit(build, work, *words, **more) for name, words, more in [
            ("pipe", (one, 2), {"terminal": False}),
            ("terminal", (one, 2), {}),
            ("short", (one, 0.2), {}),
            ("dumb", (one, 2), {"TERM": "dumb"}),
            ("no type", (one, 2), {"TERM": ""}),
            ("narrow", (one, 2), {"columns": 20}),
            ("question", (one, 2), {"ASKS": "1"}),
            ("two", (two, 2), {}),
            ("many", (many, 0.5), {}),
            ("many in a pipe", (many, 0.5), {"terminal": False}),
        ]}
        done = {name: future.result() for name, future in begun.items()}
        said = {name: text for name, (_, _, text) in done.items()}
        code, out, _ = done["pipe"]
        check(code == 0 and "kind: ConfigMap" in out, f"in a pipe: {code} {out}")
        check(done["terminal"][:2] == (0, out), f"on a terminal: {done['terminal']}")
        check(said["terminal"] == line + ERASED, f"on a terminal: {said['terminal']!r}")
        for name in ["pipe", "short", "dumb", "no type", "many in a pipe"]:
            check(said[name] == "", f"{name}: {said[name]!r}")
        check(said["narrow"] == line[:19] + ERASED, f"on a narrow terminal: {said['narrow']!r}")
        check(said["question"] == "Are you sure? " + line + ERASED,
              f"a question is not wiped out: {said['question']!r}")
        # Both repositories have the same resource: an error, behind the line and not on it.
        shown, _, error = said["two"].rpartition(ERASED)
        check("kz: 0 of 2 done, fetching git@example.com:org/one" in shown, f"two: {said['two']!r}")
        check("two/kustomization.yaml" in error and "fetching" not in error, f"two: {error!r}")
        lines = said["many"].split(ERASED)
        check(done["many"][0] == 0 and lines[-1] == "" and
              "kz: 5 of 6 done, building slow-5" in lines and
              all(re.fullmatch("kz: [1-5] of 6 done, building slow-[1-5]", l) for l in lines[:-1]),
              f"many roots: {said['many']!r}")
    return len(FAILURES) > 0


if __name__ == "__main__":
    sys.exit(main())
