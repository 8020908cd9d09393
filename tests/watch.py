#!/usr/bin/env python3
"""kz build --watch: what is saved is rendered, however it is saved.

    usage: tests/watch.py path/to/kz

Nothing here sleeps: each step waits for what kz says of the one before.
"""

import os
import pathlib
import queue
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time

KZ = os.path.realpath(sys.argv[1])
FAILURES = []
LONGEST = 20  # seconds that any one step may take


def check(condition, text):
    if not condition:
        FAILURES.append(text)
        print("FAIL:", text, file=sys.stderr)


class Watch:
    """A running kz, and the lines that it prints."""

    def __init__(self, *words, cwd=None):
        self.words = words
        self.process = subprocess.Popen([KZ, "build", "--watch", *map(str, words)], cwd=cwd,
                                        stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                                        stderr=subprocess.PIPE, text=True)
        self.lines = {name: queue.Queue() for name in ["out", "err"]}
        self.threads = [threading.Thread(target=self.read, args=pair) for pair in
                        [(self.process.stdout, "out"), (self.process.stderr, "err")]]
        for thread in self.threads:
            thread.start()

    def read(self, stream, name):
        for line in stream:
            self.lines[name].put(line.rstrip("\n"))
        self.lines[name].put(None)

    def until(self, wanted, name="out"):
        """All lines up to the one that has the text."""
        seen, end = [], time.monotonic() + LONGEST
        while True:
            try:
                line = self.lines[name].get(timeout=max(0.0, end - time.monotonic()))
            except queue.Empty:
                line = None
            if line is None:
                check(False, f"{self.words}: '{wanted}' did not come: {seen}")
                raise TimeoutError(wanted)
            seen.append(line)
            if wanted in line:
                return seen

    def rest(self, name):
        lines = []
        while (line := self.lines[name].get(timeout=LONGEST)) is not None:
            lines.append(line)
        return lines

    def stop(self, number=signal.SIGTERM):
        self.process.send_signal(number)
        code = self.process.wait(timeout=LONGEST)
        check(code == -number, f"{self.words}: ended with {code} by signal {number}")
        rests = self.rest("out"), self.rest("err")
        for thread in self.threads:
            thread.join()
        self.process.stdout.close()
        self.process.stderr.close()
        return rests

    def __enter__(self):
        return self

    def __exit__(self, *_):
        if self.process.poll() is None:
            self.process.kill()


def configmap(name, value):
    return f"apiVersion: v1\ndata:\n  a: {value}\nkind: ConfigMap\nmetadata:\n  name: {name}\n"


def write(path, text):
    """In one step, so that however slow the machine is no one reads half of it."""
    path = pathlib.Path(path)
    path.parent.mkdir(parents=True, exist_ok=True)
    pathlib.Path(".half").write_text(text)
    os.replace(".half", path)


def tree(base="x"):
    write("base/kustomization.yaml", "resources: [a.yaml]\n")
    write("base/a.yaml", configmap("a", base))
    write("top/kustomization.yaml", "resources: [../base, b.yaml]\n")
    write("top/b.yaml", configmap("b", "y"))


def heads(lines):
    return [line for line in lines if line.startswith(("--- ", "+++ ", "== "))]


STARTED = "rendered 2 resources; watching"


def a_save():
    tree()
    with Watch("top") as w:
        check(w.until(STARTED)[:-1] == [], "nothing is said before the first render")
        write("base/a.yaml", configmap("a", "new"))
        said = w.until("rendered 2 resources:")
        check(said == ["--- ConfigMap/a (before)", "+++ ConfigMap/a (top)", "@@ -1,6 +1,6 @@",
                       " apiVersion: v1", " data:", "-  a: x", "+  a: new", " kind: ConfigMap",
                       " metadata:", "   name: a", "",
                       "rendered 2 resources: 1 changed, 0 added, 0 removed"], f"a save: {said}")
        write("top/c.yaml", configmap("c", "z"))
        write("top/kustomization.yaml", "resources: [../base, c.yaml]\n")
        said = w.until("rendered 2 resources:")
        check(heads(said) == ["--- /dev/null", "+++ ConfigMap/c (top)",
                              "--- ConfigMap/b (before)", "+++ /dev/null"] and
              said[-1] == "rendered 2 resources: 0 changed, 1 added, 1 removed", f"a swap: {said}")
        write("top/kustomization.yaml", "# nothing new\nresources: [../base, c.yaml]\n")
        said = w.until("rendered")
        check("0 changed, 0 added, 0 removed" in said[0], f"a comment: {said}")
        write("top/unrelated.txt", "")
        write("top/c.yaml", configmap("c", "end"))
        said = w.until("rendered")
        check(said[1] == "+++ ConfigMap/c (top)", f"a file that is not read is no change: {said}")
        check(w.stop(signal.SIGINT) == ([], []), "nothing more is said")


def a_burst():
    """Many files, many times: it ends with the last state, and is told a few times at most."""
    many = 300
    write("k/kustomization.yaml", "resources:\n" + "".join(f"- {i}.yaml\n" for i in range(many)))
    for i in range(many):
        write(f"k/{i}.yaml", configmap(f"m{i}", "old"))
    with Watch("k", "-o", "out.yaml") as w:
        w.until(f"rendered {many} resources", "err")
        for step in range(5):
            for i in range(many):
                pathlib.Path(f"k/{i}.yaml").write_text(configmap(f"m{i}", f"v{step}"))
        renders = 0
        while pathlib.Path("out.yaml").read_text().count("a: v4\n") != many:
            w.until("rendered", "err")
            renders += 1
        check(renders <= 5, f"{renders} renders of a burst")
        w.stop()


def renamed_into_place():
    tree()
    with Watch("top") as w:
        w.until(STARTED)
        for value in ["one", "two"]:  # and the watch is still there
            write("base/.a.yaml.swp", configmap("a", value))
            os.replace("base/.a.yaml.swp", "base/a.yaml")
            said = w.until("1 changed")
            check(f"+  a: {value}" in said, f"renamed into place: {said}")
        os.rename("base/a.yaml", "base/a.yaml~")  # as Vim does
        write("base/a.yaml", configmap("a", "three"))
        check("+  a: three" in w.until("1 changed"), "the old one moved away")
        w.stop()


def deleted_base():
    tree()
    with Watch("top", "-o", "out.yaml") as w:
        w.until(STARTED, "err")
        good = pathlib.Path("out.yaml").read_text()
        shutil.rmtree("base")
        said = w.until("the last good output stays", "err")
        check(any("../base" in line or "'base'" in line for line in said), f"a base: {said}")
        check(pathlib.Path("out.yaml").read_text() == good, "the output stays")
        tree("back")
        w.until("1 changed", "err")
        check("a: back" in pathlib.Path("out.yaml").read_text(), "the base is back")
        os.rename("base", "moved")
        w.until("the last good output stays", "err")
        write("moved/a.yaml", configmap("a", "elsewhere"))
        os.rename("moved", "base")
        w.until("1 changed", "err")
        check("a: elsewhere" in pathlib.Path("out.yaml").read_text(), "the base was moved")
        write("base/a.yaml", configmap("a", "again"))
        w.until("1 changed", "err")
        out, _ = w.stop()
        check(out == [], f"stdout stays clean: {out}")


def a_base_to_come():
    tree()
    write("top/kustomization.yaml", "resources: [../far/away/base, b.yaml]\n")
    with Watch("top") as w:
        w.until("waiting for a change", "err")
        write("far/away/base/a.yaml", configmap("a", "x"))
        write("far/away/base/kustomization.yaml", "resources: [a.yaml]\n")
        w.until(STARTED)
        os.rename("far", "near")
        w.until("the last good output stays", "err")
        os.rename("near", "far")
        w.until("0 changed")
        w.stop()


def a_mistake():
    tree()
    with Watch("top", "-o", "out.yaml") as w:
        w.until(STARTED, "err")
        good = pathlib.Path("out.yaml").read_text()
        stamp = os.stat("out.yaml").st_mtime_ns
        write("base/a.yaml", "a: [\n")
        said = w.until("the last good output stays", "err")
        check(any("base/a.yaml:" in line and "error" in line for line in said), f"{said}")
        write("top/unrelated", "")
        write("base/a.yaml", configmap("a", "x"))
        said = w.until("rendered", "err")
        check(said == ["rendered 2 resources: 0 changed, 0 added, 0 removed"],
              f"the mend, and nothing is said twice: {said}")
        check(pathlib.Path("out.yaml").read_text() == good and
              os.stat("out.yaml").st_mtime_ns == stamp, "the same output is not written again")
        write("top/kustomization.yaml", "resources: [../base, b.yaml, new.yaml]\n")
        w.until("the last good output stays", "err")
        write("top/new.yaml", configmap("new", "v"))
        said = w.until("1 added", "err")
        check("+++ ConfigMap/new (top)" in said, f"a file that was missing: {said}")
        write("base/kustomization.yml", "resources: []\n")
        said = w.until("the last good output stays", "err")
        check(any("kustomization.yml" in line for line in said), f"two kustomizations: {said}")
        os.remove("base/kustomization.yml")
        w.until("0 changed", "err")
        w.stop(signal.SIGHUP)


def from_the_start():
    write("top/kustomization.yaml", "nope: 1\n")
    with Watch("top", "-o", "out.yaml") as w:
        w.until("waiting for a change", "err")
        check(not os.path.exists("out.yaml"), "there is no output yet")
        tree()
        w.until(STARTED, "err")
        check(os.path.exists("out.yaml"), "now there is")
        w.stop()
    with Watch("absent") as w:
        w.until("waiting for a change", "err")
        write("absent/kustomization.yaml", "resources: [../top]\n")
        w.until(STARTED)
        w.stop()


def several():
    tree()
    write("other/kustomization.yaml", "resources: [../base]\nnamePrefix: o-\n")
    with Watch("top", "other", "-o", "out/", "--prune") as w:
        w.until("rendered 3 resources", "err")
        write("base/a.yaml", configmap("z", "x"))
        said = w.until("rendered 3", "err")
        check(heads(said) == ["== top", "--- /dev/null", "+++ ConfigMap/z (top)",
                              "--- ConfigMap/a (before)", "+++ /dev/null",
                              "== other", "--- /dev/null", "+++ ConfigMap/o-z (other)",
                              "--- ConfigMap/o-a (before)", "+++ /dev/null"] and
              said[-1] == "rendered 3 resources: 0 changed, 2 added, 2 removed",
              f"a base of two: {said}")
        check(sorted(os.listdir("out")) == [".kz-manifest", "v1_configmap_b.yaml",
                                            "v1_configmap_o-z.yaml", "v1_configmap_z.yaml"],
              f"the directory follows: {os.listdir('out')}")
        os.rename("base", "away")
        w.until("the last good output stays", "err")
        os.rename("away", "base")
        w.until("0 changed", "err")
        check(len(os.listdir("out")) == 4, "a failure removes nothing")
        w.stop()


def in_its_own_directory():
    """What kz writes is no reason to build again."""
    tree()
    with Watch(".", "-o", "rendered.yaml", cwd="top") as w:
        w.until(STARTED, "err")
        write("top/b.yaml", configmap("b", "1"))
        w.until("1 changed", "err")
        write("top/b.yaml", configmap("b", "2"))
        said = w.until("1 changed", "err")
        check(said[1] == "+++ ConfigMap/b (.)" and len([s for s in said if "rendered" in s]) == 1,
              f"its own output: {said}")
        w.stop()


def overflow():
    """More happens beside the files than the system keeps for who does not listen."""
    tree()
    limit = int(pathlib.Path("/proc/sys/fs/inotify/max_queued_events").read_text())
    with Watch("top") as w:
        w.until(STARTED)
        write("base/a.yaml", configmap("a", "heard"))
        w.until("1 changed")  # by now it listens
        w.process.send_signal(signal.SIGSTOP)
        for _ in range(limit // 2):
            os.close(os.open("noise", os.O_CREAT | os.O_WRONLY))
            os.remove("noise")
        write("base/a.yaml", configmap("a", "unheard"))
        w.process.send_signal(signal.SIGCONT)
        check("+  a: unheard" in w.until("1 changed"), "an overflow")
        w.stop()


def links():
    """What a symbolic link leads to may change without a change of a file."""
    for value in ["one", "two"]:
        write(f"versions/{value}/kustomization.yaml", "resources: [a.yaml]\n")
        write(f"versions/{value}/a.yaml", configmap("a", value))
    os.symlink("versions/one", "current")
    write("files/kustomization.yaml", "resources: [a.yaml]\nnamePrefix: f-\n")
    write("files/one.yaml", configmap("a", "one"))
    write("files/two.yaml", configmap("a", "two"))
    os.symlink("one.yaml", "files/a.yaml")
    write("top/kustomization.yaml", "resources: [../current, ../files]\n")
    with Watch("top") as w:
        w.until(STARTED)
        for link, target, changed in [("current", "versions/two", "a"),
                                      ("files/a.yaml", "two.yaml", "f-a")]:
            os.symlink(target, "new")
            os.replace("new", link)
            said = w.until("1 changed")
            check(said[1] == f"+++ ConfigMap/{changed} (top)" and "+  a: two" in said,
                  f"{link}: {said}")
        w.stop()
    for words in [("top",), ("top", "current")]:
        with Watch(*words) as w:
            w.until("rendered")
            os.symlink("versions/one", "new")
            os.replace("new", "current")
            w.until("2 changed" if len(words) == 2 else "1 changed")
            os.symlink("versions/two", "new")
            os.replace("new", "current")
            w.until("2 changed" if len(words) == 2 else "1 changed")
            w.stop()


def secrets():
    secret = "apiVersion: v1\nkind: Secret\nmetadata: {name: s}\nstringData: {p: %s}\n"
    write("k/kustomization.yaml", "resources: [s.yaml]\n")
    write("k/s.yaml", secret % "one")
    with Watch("k") as w:
        w.until("rendered 1 resource; watching 2 files")
        write("k/s.yaml", secret % "two")
        said = w.until("1 changed")
        check(heads(said) == ["--- Secret/s (before)", "+++ Secret/s (k)"] and
              not any("one" in line or "two" in line for line in said),
              f"a secret is not shown: {said}")
        w.stop()


def generated():
    """Names that only follow a hash are no change; what follows is said in one line."""
    use = "apiVersion: v1\nkind: Pod\nmetadata: {name: p}\nspec: {volumes: [{name: v, configMap: {name: g}}]}\n"
    write("k/kustomization.yaml", "resources: [p.yaml]\nconfigMapGenerator: [{name: g, files: [t]}]\n")
    write("k/p.yaml", use)
    write("k/t", "one")
    with Watch("k", "--color", "always", "--output-format", "json") as w:
        w.until("rendered 2 resources; watching 3 files")
        write("k/t", "two")
        said = w.until("rendered")
        check("\x1b[31m-  t: one\x1b[0m" in said and "\x1b[32m+  t: two\x1b[0m" in said and
              said[-3].endswith("; 1 reference follows") and said[-2] == "" and
              said[-1] == "rendered 2 resources: 1 changed, 0 added, 0 removed", f"a hash: {said}")
        w.stop()


def refused():
    done = subprocess.run([KZ, "build", "--watch", "https://127.0.0.1:1/a/b?ref=c"], text=True,
                          capture_output=True, timeout=60)
    check(done.returncode == 1 and "no local files to watch" in done.stderr, done.stderr)


def main():
    for test in [a_save, a_burst, renamed_into_place, deleted_base, a_base_to_come, a_mistake,
                 from_the_start, several, in_its_own_directory, overflow, links, secrets, generated, refused]:
        with tempfile.TemporaryDirectory() as work:
            os.chdir(work)
            try:
                test()
            except (TimeoutError, queue.Empty, subprocess.TimeoutExpired) as error:
                check(False, f"{test.__name__}: {error}")
            os.chdir("/")
    return len(FAILURES) > 0


if __name__ == "__main__":
    if sys.platform != "linux":
        sys.exit(77)
    sys.exit(main())
