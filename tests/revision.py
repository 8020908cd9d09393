#!/usr/bin/env python3
"""Git repositories at another commit: which files changed, and the tree of that commit.

    usage: tests/revision.py path/to/revision

Whatever is asked, the repository stays as it is to the byte, and no directory is left behind.
"""

import os
import pathlib
import shutil
import signal
import stat
import subprocess
import sys
import tempfile
import time

TOOL = os.path.realpath(sys.argv[1])
WORK = pathlib.Path(os.path.realpath(tempfile.mkdtemp()))
TEMPORARY = WORK / "temporary"
FAILURES = []
ENVIRONMENT = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
ENVIRONMENT.update(HOME=str(WORK), TMPDIR=str(TEMPORARY), GIT_CONFIG_NOSYSTEM="1", GIT_AUTHOR_NAME="a",
                   GIT_AUTHOR_EMAIL="a@example.com", GIT_COMMITTER_NAME="a", GIT_COMMITTER_EMAIL="a@example.com")
ODD = ["with space.yaml", "new\nline.yaml", "grün.yaml", "-dash.yaml", "*.yaml", "tab\t\"quote\".yaml"]


def check(condition, text):
    if not condition:
        FAILURES.append(text)
        print("FAIL:", text, file=sys.stderr)


def git(where, *words):
    return subprocess.run(["git", *words], cwd=where, env=ENVIRONMENT, check=True, capture_output=True).stdout


def write(where, name, text):
    path = where / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)


def commit(where, message):
    git(where, "add", "-A")
    git(where, "commit", "-q", "-m", message)


def repository(name):
    """main has gone on since the branch "work" began, which is checked out."""
    top = WORK / name
    top.mkdir()
    git(top, "init", "-q", "-b", "main")
    for file in ["base/a.yaml", "base/gone.yaml", "base/old.yaml", "base/staged.yaml", "overlay/k.yaml"]:
        write(top, file, f"file: {file}\n")
    for file in ODD:
        write(top, "odd/" + file, f"odd: {file!r}\n")
    write(top, "run.sh", "#!/bin/sh\n")
    (top / "run.sh").chmod(0o755)
    (top / "link").symlink_to("base/a.yaml")
    (top / "dangling").symlink_to("nowhere")
    write(top, ".gitignore", "*.tmp\n")
    commit(top, "start")
    git(top, "switch", "-q", "-c", "work")
    write(top, "base/committed.yaml", "new: 1\n")
    commit(top, "on the branch")
    git(top, "switch", "-q", "main")
    write(top, "overlay/k.yaml", "file: changed on main\n")
    commit(top, "main goes on")
    git(top, "switch", "-q", "work")
    return top


def fingerprint(top):
    """All that the tool must leave alone: every file of the repository with its bytes and its time."""
    seen = {}
    for folder, _, files in os.walk(top):
        for file in files:
            path = os.path.join(folder, file)
            info = os.lstat(path)
            data = os.readlink(path) if stat.S_ISLNK(info.st_mode) else open(path, "rb").read()
            # Whoever reads a shared index marks it as in use by its time.
            moment = None if file.startswith("sharedindex.") else info.st_mtime_ns
            seen[path] = (data, info.st_mode, moment)
    return seen


class Answer:
    def __init__(self, status, output):
        self.status = status
        self.pairs = [item.split("\t", 1) for item in os.fsdecode(output).split("\0")[:-1]]

    def all(self, key):
        return [value for name, value in self.pairs if name == key]

    def one(self, key):
        return (self.all(key) or [""])[0]


def left_behind():
    return sorted(path.name for path in TEMPORARY.iterdir())


def ask(*words, where=WORK, env=None, look=None):
    """Run the tool; LOOK sees the answer while what was written is still there."""
    child = subprocess.Popen([TOOL, *words], cwd=where, env=dict(ENVIRONMENT, **(env or {})),
                             stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    output = b""
    while b"\0top\t" not in output or not output.endswith(b"\0"):
        more = os.read(child.stdout.fileno(), 1 << 20)
        if not more:
            break
        output += more
    if look is not None:
        look(Answer(None, output))
    rest, _ = child.communicate()
    check(left_behind() == [], f"{words}: left behind {left_behind()}")
    return Answer(child.returncode, output + rest)


def changed(top, *words, **options):
    answer = ask("changed", *words, **options)
    check(answer.status == 0, f"changed {words}: status {answer.status}: {answer.pairs}")
    return [os.path.relpath(path, top) for path in answer.all("path")]


def tree(folder):
    """Paths, modes and contents of what lies in a directory."""
    seen = {}
    for path in sorted(pathlib.Path(folder).rglob("*")):
        info = path.lstat()
        if ".git" in path.relative_to(folder).parts or stat.S_ISDIR(info.st_mode):
            continue
        data = os.readlink(path) if stat.S_ISLNK(info.st_mode) else path.read_bytes()
        seen[str(path.relative_to(folder))] = (data, info.st_mode)
    return seen


def test_clean_and_dirty():
    top = repository("clean")
    check(changed(top, str(top), "main") == ["base/committed.yaml"], "a clean branch: since the merge base")
    write(top, "base/a.yaml", "dirty: 1\n")
    (top / "base/gone.yaml").unlink()
    git(top, "mv", "base/old.yaml", "base/renamed.yaml")
    write(top, "base/staged.yaml", "staged: 1\n")
    git(top, "add", "base/staged.yaml")
    write(top, "base/staged.yaml", "file: base/staged.yaml\n")  # back again, but not in the index
    write(top, "base/untracked.yaml", "a: 1\n")
    write(top, "base/ignored.tmp", "a: 1\n")
    write(top, "base/dir/deep/new.yaml", "a: 1\n")
    for file in ODD:
        write(top, "odd/" + file, "changed: 1\n")
        write(top, "fresh/" + file, "changed: 1\n")
    os.utime(top / "overlay/k.yaml", (1, 1))  # its time alone is another one
    status, list_ = git(top, "status", "--porcelain"), git(top, "worktree", "list")
    os.utime(top / "run.sh", (2, 2))
    before = fingerprint(top)
    expected = ["base/a.yaml", "base/committed.yaml", "base/dir/deep/new.yaml", "base/gone.yaml", "base/old.yaml",
                "base/renamed.yaml", "base/untracked.yaml"]
    expected += ["odd/" + file for file in ODD] + ["fresh/" + file for file in ODD]
    expected.sort(key=os.fsencode)
    for dir_, where in [(str(top), WORK), ("overlay", top), (".", top / "base")]:
        found = changed(top, dir_, "main", where=where)
        check(found == expected, f"dirty, from {where}: {found} is not {expected}")
    for path in ask("changed", str(top), "main").all("path"):
        check(os.path.isabs(path), f"{path} is not absolute")
    ask("checkout", str(top), "main")
    check(fingerprint(top) == before, "the repository is not what it was")
    check(git(top, "status", "--porcelain") == status, "git status is another one")
    check(git(top, "worktree", "list") == list_, "git worktree list is another one")


def test_checkout():
    top = repository("checkout")
    start = git(top, "merge-base", "main", "HEAD").decode().strip()
    git(top, "switch", "-q", "--detach", start)
    expected = tree(top)
    git(top, "switch", "-q", "work")

    def whole(answer):
        directory = answer.one("directory")
        check(tree(directory) == expected, f"the tree is not that of the commit: {sorted(tree(directory))}")
        check(answer.one("locate") == directory + "/overlay", f"located at {answer.one('locate')}")
        check(answer.one("outside") == "", "a path outside was located")
        check(answer.one("commit") == start, "not the merge base")
        check(stat.S_IMODE(os.stat(directory).st_mode) == 0o700, "others may read the directory")

    def part(names):
        def look(answer):
            found = tree(answer.one("directory"))
            wanted = {name: expected[name] for name in names}
            check(found == wanted, f"{sorted(found)} is not {sorted(wanted)}")
        return look

    check(ask("checkout", "overlay", "main", where=top, look=whole).status == 0, "checkout failed")
    check(ask("checkout", str(top / "overlay"), "main", look=whole).status == 0, "checkout failed")
    base = sorted(name for name in expected if name.startswith("base/"))
    odd = sorted(name for name in expected if name.startswith("odd/"))
    ask("checkout", "overlay", "main", "../base", "k.yaml", where=top / "overlay", look=None)
    ask("checkout", ".", "main", "base", "link", "nothing/here", where=top, look=part(base + ["link"]))
    ask("checkout", ".", "main", "odd", where=top, look=part(odd))
    ask("checkout", ".", "main", *("odd/" + file for file in ODD), where=top, look=part(odd))
    ask("checkout", ".", "main", "../base/a.yaml", where=top / "overlay", look=part(["base/a.yaml"]))
    ask("checkout", ".", "main", "--", where=top, look=part([]))
    ask("checkout", ".", "main", ".", where=top, look=lambda a: check(tree(a.one("directory")) == expected, "top"))
    shutil.rmtree(top / "base")
    ask("checkout", ".", "main", "base", where=top, look=part(base))  # of what is gone now
    answer = ask("checkout", ".", "main", "/etc", where=top)
    check(answer.status == 1 and "outside" in answer.one("text"), "a path outside is refused")


def test_messages():
    """What is wrong in the files of then is said to be there, and not in a directory that is gone."""
    top = repository("messages")
    git(top, "switch", "-q", "main")
    write(top, "overlay/kustomization.yaml", "resources: [../base]\n")
    write(top, "base/kustomization.yaml", "resuorces: [a.yaml]\n")
    commit(top, "a mistake")
    write(top, "base/kustomization.yaml", "resources: []\n")
    found = ask("build", str(top / "overlay"), "main").all("place")
    check(found == ["main:base/kustomization.yaml"] * 3, f"places: {found}")


def test_settings_that_leave_files():
    """Nothing that the user has configured may write to the repository."""
    top = repository("settings")
    for key in ["core.splitIndex", "core.sparseCheckout", "submodule.recurse", "core.untrackedCache", "diff.relative",
                "diff.renames", "diff.noprefix", "color.ui"]:
        git(top, "config", key, "true")
    git(top, "config", "diff.autoRefreshIndex", "false")
    git(top, "config", "diff.external", "false")
    git(top, "update-index", "--split-index")
    write(top, ".git/info/sparse-checkout", "/base/\n")
    for name in ["post-checkout", "post-index-change", "reference-transaction"]:
        write(top, ".git/hooks/" + name, f"#!/bin/sh\ntouch '{WORK}/hook-ran'\n")
        (top / ".git/hooks" / name).chmod(0o755)
    os.utime(top / "base/a.yaml", (1, 1))
    before = fingerprint(top)
    check(changed(top, "base", "main", where=top) == ["base/committed.yaml"], "with odd settings")
    ask("checkout", ".", "main", where=top, look=lambda answer: check(
        "overlay/k.yaml" in tree(answer.one("directory")), "a sparse checkout left files out"))
    ask("checkout", ".", "main", "overlay", where=top, look=lambda answer: check(
        list(tree(answer.one("directory"))) == ["overlay/k.yaml"], "a sparse checkout left a part out"))
    after = fingerprint(top)
    check(after == before, f"git wrote {[p for p in {*after, *before} if after.get(p) != before.get(p)]}")
    check(not (WORK / "hook-ran").exists(), "a hook ran")


def test_changes_within_the_tick_of_a_clock():
    """A file that changed at the time of the index, to the same length, is found by its content."""
    top = repository("racy")
    git(top, "config", "core.trustctime", "false")
    index, file = top / ".git/index", top / "base/a.yaml"
    moment = index.stat().st_mtime_ns - 10**10  # a copy of now would be too late
    os.utime(file, ns=(moment, moment))
    git(top, "update-index", "--refresh")
    file.write_text(file.read_text().replace("file", "elif"))
    for path in [file, index]:
        os.utime(path, ns=(moment, moment))
    check(changed(top, ".", "HEAD", where=top) == ["base/a.yaml"], "a change in the same moment")


def test_attributes():
    """Line ends are those of a checkout, also where only a part is written."""
    top = repository("attributes")
    git(top, "switch", "-q", "main")
    write(top, ".gitattributes", "*.yaml text eol=crlf\n")
    commit(top, "line ends")
    for paths in [[], ["base/a.yaml"]]:
        ask("checkout", ".", "HEAD", *paths, where=top, look=lambda answer: check(
            (pathlib.Path(answer.one("directory")) / "base/a.yaml").read_bytes().endswith(b"\r\n"), "no CRLF"))


def test_variables_of_hooks():
    """In a hook git has set variables for its own repository."""
    top, other = repository("hooked"), repository("other")
    write(other, "base/a.yaml", "other: 1\n")
    env = {"GIT_DIR": str(other / ".git"), "GIT_INDEX_FILE": ".git/index", "GIT_WORK_TREE": str(other),
           "GIT_PREFIX": "base/"}
    check(changed(top, "base", "main", where=top, env=env) == ["base/committed.yaml"], "variables of a hook")


def test_worktrees_and_heads():
    top = repository("trees")
    linked = WORK / "trees-linked"
    git(top, "worktree", "add", "-q", str(linked), "main")
    write(linked, "base/a.yaml", "linked: 1\n")
    list_ = git(top, "worktree", "list")
    check(changed(linked, str(linked), "main") == ["base/a.yaml"], "a linked working tree")
    ask("checkout", str(linked), "main", look=lambda answer: check(
        len(tree(answer.one("directory"))) > 5, "checkout of a linked working tree"))
    check(git(top, "worktree", "list") == list_, "working trees came or went")
    git(top, "switch", "-q", "--detach")
    check(changed(top, str(top), "main") == ["base/committed.yaml"], "detached")
    check(changed(top, str(top), "work") == [], "detached at the branch itself")
    git(top, "tag", "-a", "v1", "-m", "v1", "main")
    check(changed(top, str(top), "v1") == ["base/committed.yaml"], "an annotated tag")
    check(changed(top, str(top), "HEAD~1") == ["base/committed.yaml"], "an expression")
    through = WORK / "trees-link"
    through.symlink_to(top / "overlay")
    check(changed(top, str(through), "main") == ["base/committed.yaml"], "through a link")
    ask("checkout", str(through), "main", look=lambda answer: check(
        answer.one("locate") == answer.one("directory") + "/overlay", "located through a link"))
    nested = top / "nested"
    nested.mkdir()
    git(nested, "init", "-q")
    write(nested, "f", "a")
    commit(nested, "nested")
    check("nested" in changed(top, str(top), "main"), "a repository within is one path")


def test_submodules():
    library, top = repository("library"), repository("with-submodule")
    git(top, "-c", "protocol.file.allow=always", "submodule", "--quiet", "add", str(library), "sub")
    commit(top, "a submodule")
    git(top, "branch", "base")
    write(top, "sub/base/a.yaml", "dirty: 1\n")
    check(changed(top, str(top), "base") == [], "files in a submodule are its own matter")
    commit(top / "sub", "in the submodule")
    check(changed(top, str(top), "base") == ["sub"], "a submodule at another commit")

    def look(answer):
        sub = pathlib.Path(answer.one("directory")) / "sub"
        check(sub.is_dir() and not list(sub.iterdir()), "a submodule is an empty directory")

    ask("checkout", ".", "base", where=top, look=look)
    ask("checkout", ".", "base", "sub", where=top, look=look)


def test_history():
    top = repository("history")
    shallow = WORK / "shallow"
    git(WORK, "clone", "-q", "--depth=1", "--no-single-branch", "file://" + str(top), "shallow")
    answer = ask("changed", str(shallow), "origin/main")
    check(answer.status == 0 and answer.all("message") == ["KZ1012"], f"shallow: {answer.pairs}")
    check("--unshallow" in answer.one("help"), f"shallow: {answer.one('help')}")
    check([os.path.relpath(path, shallow) for path in answer.all("path")] == ["base/committed.yaml", "overlay/k.yaml"],
          f"shallow: {answer.all('path')}")
    check(answer.one("commit") == git(shallow, "rev-parse", "origin/main").decode().strip(), "the ref itself")
    git(top, "switch", "-q", "--orphan", "alone")
    answer = ask("changed", str(top), "main")
    check(answer.status == 0 and answer.all("message") == ["KZ1012"] and not answer.all("help"),
          f"an unborn branch: {answer.pairs}")


def test_mistakes():
    top = repository("mistakes")
    git(WORK, "clone", "-q", "--bare", str(top), "bare.git")
    (WORK / "plain").mkdir()
    (WORK / "tools").mkdir()
    for words, env, text, help_ in [
        ((str(WORK / "plain"), "main"), None, "not a git repository", ""),
        ((str(WORK / "bare.git"), "main"), None, "work tree", ""),
        ((str(WORK / "nowhere"), "main"), None, "is no directory", ""),
        ((str(top / "run.sh"), "main"), None, "is no directory", ""),
        ((str(top), "mian"), None, "no commit 'mian'", "did you mean 'main'?"),
        ((str(top), "some/long-branch"), None, "no commit", "git fetch origin some/long-branch"),
        ((str(top), "HEAD:base"), None, "no commit", ""),
        ((str(top), "--all"), None, "no name of", ""),
        ((str(top), "--upload-pack=touch x"), None, "no name of", ""),
        ((str(top), "^main"), None, "no name of", ""),
        ((str(top), "main..work"), None, "no name of", ""),
        ((str(top), ""), None, "no name of", ""),
        ((str(top), "main"), {"PATH": str(WORK / "tools")}, "git: it cannot be run", "install git"),
    ]:
        for command in ["changed", "checkout"]:
            answer = ask(command, *words, env=env)
            check(answer.status == 1, f"{command} {words}: status {answer.status}")
            check(text in answer.one("text"), f"{command} {words}: {answer.one('text')!r}")
            check(help_ in answer.one("help"), f"{command} {words}: help {answer.one('help')!r}")
            check(answer.one("message") in ("KZ1011", "KZ1004"), f"{command} {words}: {answer.one('message')}")
            check(not answer.all("path") and answer.one("directory") == "", f"{command} {words}: an answer")


def test_signals():
    """A signal while git writes, and one while what was written is used."""
    top = repository("signals")
    tools = WORK / "slow"
    write(tools, "git", f"""#!/bin/sh
case "$*" in
*read-tree*) touch '{WORK}/begun'; sleep 30 ;;
esac
exec {shutil.which('git')} "$@"
""")
    (tools / "git").chmod(0o755)
    for slow in [True, False]:
        env = dict(ENVIRONMENT, PATH=f"{tools}:{ENVIRONMENT['PATH']}") if slow else ENVIRONMENT
        child = subprocess.Popen([TOOL, "checkout", str(top), "main"], env=env, stdin=subprocess.PIPE,
                                 stdout=subprocess.PIPE)
        for _ in range(500):
            if (WORK / "begun").exists() if slow else left_behind() and (TEMPORARY / left_behind()[0] / "link").exists():
                break
            time.sleep(0.01)
        check(len(left_behind()) == 2, f"slow {slow}: {left_behind()}")
        child.send_signal(signal.SIGTERM)
        begun = time.monotonic()
        output, _ = child.communicate()
        check(time.monotonic() - begun < 10, "the signal was not heard")
        check(left_behind() == [], f"slow {slow}: left behind {left_behind()}")
        if slow:
            check(b"KZ1009" in output, f"interrupted: {output}")


def main():
    TEMPORARY.mkdir()
    for name, test in sorted(globals().items()):
        if name.startswith("test_"):
            test()
    shutil.rmtree(WORK)
    if FAILURES:
        sys.exit(1)


main()
