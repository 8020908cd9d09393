"""For tests of CI files: the steps in them, somewhere to run these, programs stood in for."""

import hashlib
import json
import os
import pathlib
import re
import shlex
import subprocess
import tarfile
import tempfile

RECORDER = pathlib.Path(__file__).resolve().parent / "stand-in" / "recorder"
# Actions that a workflow uses, and what is done here instead.
ACTIONS = {"actions/checkout@v6": "a clone"}
# Under these keys are commands; "command" goes on in "args".
COMMANDS = ("run", "before_script", "script", "after_script", "entry", "command")
FAILURES = []
RAN = set()


def check(truth, what, *more):
    if not truth:
        FAILURES.append(what)
        print(f"FAIL: {what}", *[str(m)[:3000] for m in more], sep="\n  ")


def run(command, cwd, env=None, code=0, **more):
    """Run COMMAND, which must exit with CODE; None: with any but 0."""
    done = subprocess.run(command, cwd=cwd, env=env, text=True, stdin=subprocess.DEVNULL,
                          capture_output=True, check=False, **more)
    good = done.returncode != 0 if code is None else done.returncode == code
    check(good, f"{command} ended with {done.returncode}", done.stdout, done.stderr)
    return done


def git(cwd, *words):
    return run(["git", *words], cwd).stdout.strip()


def parse(kz, path):
    """What a YAML file holds, read by kz."""
    with tempfile.TemporaryDirectory() as directory:
        head = "apiVersion: v1\nkind: Example\nmetadata:\n  name: example\ncontent:\n"
        body = "".join(f"  {line}\n" for line in path.read_text().splitlines())
        pathlib.Path(directory, "example.yaml").write_text(head + body)
        pathlib.Path(directory, "kustomization.yaml").write_text("resources: [example.yaml]\n")
        done = run([kz, "build", directory, "--output-format", "json"], directory)
        return json.loads(done.stdout)["items"][0]["content"]


def commands(node):
    """Each command in a tree, as text."""
    if isinstance(node, list):
        for element in node:
            yield from commands(element)
    elif isinstance(node, dict):
        for key, value in node.items():
            if key == "command":
                yield shlex.join(value + node.get("args", []))
            elif key in COMMANDS and isinstance(value, (str, list)):
                yield from [value] if isinstance(value, str) else value
            else:
                yield from commands(value)


class Tools:
    """Directories to put into the PATH, and what was called in them."""

    def __init__(self, kz, work):
        self.bin, self.log, self.answers = work / "tools", work / "calls", work / "answers"
        self.kz, self.kz_log = kz, work / "builds"
        self.release = work / "release" / "bin"
        for directory in (self.bin, self.answers, self.release):
            directory.mkdir(parents=True)
        for name in ("gh", "kubectl", "curl"):
            (self.bin / name).symlink_to(RECORDER)
        # kz as it is, but that it leaves a word of how it was called.
        shim = self.release / "kz"
        shim.write_text(f'#!/bin/sh\nprintf \'%s\\n\' "$*" >>{shlex.quote(str(self.kz_log))}\n'
                      f'exec {shlex.quote(kz)} "$@"\n')
        shim.chmod(0o755)
        self.tarball = work / "kz.tar.gz"
        with tarfile.open(self.tarball, "w:gz") as tar:
            tar.add(self.release.parent, ".")

    def environment(self, with_kz=True):
        path = [str(self.bin), *([str(self.release)] if with_kz else []), os.environ["PATH"]]
        # What the suite itself was started with is not for a make that a test starts.
        mine = {name: value for name, value in os.environ.items() if not name.startswith("MAKE")}
        return mine | {"PATH": ":".join(path), "RECORDED": str(self.log),
                       "ANSWERS": str(self.answers)}

    def offer(self):
        """Where a workflow finds the release of kz."""
        digest = hashlib.sha256(self.tarball.read_bytes()).hexdigest()
        return {"KZ_URL": f"file://{self.tarball}", "KZ_SHA256": digest}

    def answer(self, name, script):
        path = self.answers / name
        path.write_text(f"#!/bin/sh\n{script}\n")
        path.chmod(0o755)

    def calls(self, name):
        """The calls of a stand-in since the last time."""
        if not self.log.exists():
            return []
        found = [json.loads(line) for line in self.log.read_text().splitlines()]
        self.log.unlink()
        return [call for call in found if call["name"] == name]

    def builds(self):
        """The directories that kz was told to build since the last time."""
        lines = self.kz_log.read_text().splitlines() if self.kz_log.exists() else []
        self.kz_log.unlink(missing_ok=True)
        words = [word for line in lines if line.startswith("build ") for word in line.split()]
        return sorted({word for word in words if word.startswith("k8s/")})


class Workflow:
    """A GitHub workflow, whose jobs can be run."""

    def __init__(self, path, tools):
        self.tree = parse(tools.kz, path)
        self.tools = tools
        check(self.tree["defaults"]["run"]["shell"] == "bash", f"{path} runs in another shell")
        check(self.tree["permissions"] == {"contents": "read"}, f"{path} may do more than read")
        for job in self.tree["jobs"].values():
            more = set(job.get("permissions", {}).items())
            check(more <= {("contents", "read"), ("pull-requests", "write")},
                  f"{path} may do more than comment", more)

    def run(self, job, checkout, context, failing=None):
        """Run JOB until the step FAILING, which must fail. Returns the output of each step.

        CONTEXT has the values of expressions; one that it does not know fails.
        """
        runner = Runner(self.tools, checkout)
        runner.env |= self.values(self.tree, context) | self.tools.offer()
        outputs = {}
        for step in self.tree["jobs"][job]["steps"]:
            if "uses" in step:
                check(step["uses"] in ACTIONS, f"an action that no test knows: {step['uses']}")
            elif self.wanted(step, context):
                name, script = step["name"], step["run"]
                check("${{" not in script, f"{name}: an expression within a script")
                RAN.add(script)
                code = None if name == failing else 0
                done = runner.step(script, self.values(step, context), code)
                outputs[name] = done.stdout + done.stderr
                if done.returncode:
                    break
        check(failing is None or failing == next(reversed(outputs), None),
              f"{job} did not end with {failing}", list(outputs))
        return outputs | {"summary": runner.text("GITHUB_STEP_SUMMARY")}

    def values(self, node, context):
        """The variables of a workflow or a step."""
        return {name: re.sub(r"\$\{\{ (.*?) \}\}", lambda found: context[found[1]], value)
                for name, value in node.get("env", {}).items()}

    def wanted(self, step, context):
        left, _, right = step.get("if", "").partition(" == ")
        return not left or context[left] == context[right]


class Runner:
    """A machine that runs the steps of one job, each in a shell of its own."""

    def __init__(self, tools, checkout):
        self.checkout = checkout
        temporary = pathlib.Path(tempfile.mkdtemp(dir=checkout.parent))
        self.files = {name: temporary / name.lower()
                      for name in ("GITHUB_PATH", "GITHUB_ENV", "GITHUB_STEP_SUMMARY")}
        self.env = tools.environment(with_kz=False) | {"RUNNER_TEMP": str(temporary)}
        self.env |= {name: str(path) for name, path in self.files.items()}
        self.path = self.env["PATH"]

    def text(self, name):
        """What steps have written into one of the files."""
        path = self.files[name]
        return path.read_text() if path.exists() else ""

    def step(self, script, variables, code):
        done = run(["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script],
                   self.checkout, self.env | variables, code)
        self.env |= dict(line.split("=", 1) for line in self.text("GITHUB_ENV").splitlines())
        added = reversed(self.text("GITHUB_PATH").splitlines())
        self.env["PATH"] = ":".join([*added, self.path])
        return done
