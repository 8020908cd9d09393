#!/usr/bin/env python3
"""The steps of examples/ci do what they say, as far as that can be seen without the services.

    usage: tests/ci_examples.py path/to/kz

The commands are taken out of the very files and run in a git repository with two branches; gh,
kubectl and curl are stood in for. A file or a command that no test here runs, and that is not in
NOT_RUN, is a failure.
"""

import json
import os
import pathlib
import re
import shlex
import shutil
import subprocess
import sys
import tempfile

sys.dont_write_bytecode = True  # the sources stay as they are
from ci_steps import FAILURES, RAN, Tools, Workflow, check, commands, git, parse, run

KZ = os.path.realpath(sys.argv[1])
ROOT = pathlib.Path(__file__).resolve().parents[1]
EXAMPLES = ROOT / "examples" / "ci"
LIMIT = 65000  # bytes of a comment

# What is not run here, and why.
NOT_RUN = {
    "/var/run/argocd/argocd-cmp-server": "a program that Argo CD brings",
}


def write(path, text):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)


def substitute(path, old, new):
    text = path.read_text()
    check(old in text, f"{path} has no {old!r}")
    path.write_text(text.replace(old, new))


def config_map(lines, word):
    data = "".join(f"  key-{i}: {word} {i}\n" for i in range(lines))
    return f"apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: table\ndata:\n{data}"


def commit(repository, message):
    git(repository, "add", "-A")
    git(repository, "commit", "-q", "--allow-empty", "-m", message)


def make_origin(work, name="main"):
    """A repository with the branches NAME and feature.

    feature has another image in production, a new overlay canary, and no overlay preview; on NAME
    staging has changed since.
    """
    origin = work / "origin"
    origin.mkdir(parents=True)
    git(origin, "init", "-q", "-b", name)
    git(origin, "config", "user.name", "Test")
    git(origin, "config", "user.email", "test@example.com")
    shutil.copytree(ROOT / "examples" / "webapp" / "k8s", origin / "k8s")
    overlays = origin / "k8s" / "overlays"
    write(overlays / "preview" / "kustomization.yaml", "resources: [../../base]\n")
    write(origin / "README.md", "A repository.\n")
    commit(origin, "begin")
    git(origin, "checkout", "-q", "-b", "feature")
    substitute(overlays / "production" / "kustomization.yaml", "newTag: v1.0.0", "newTag: v1.1.0")
    write(overlays / "canary" / "kustomization.yaml",
          "resources: [../../base]\nnamePrefix: canary-\n")
    shutil.rmtree(overlays / "preview")
    commit(origin, "change production")
    git(origin, "checkout", "-q", name)
    substitute(overlays / "staging" / "kustomization.yaml", "newTag: staging", "newTag: next")
    commit(origin, "change staging")
    return origin


def clone(origin, directory, branch, merged=False):
    """What CI checks out: a branch, or with MERGED its merge into the one that origin is on."""
    git(origin.parent, "clone", "-q", str(origin), str(directory))
    git(directory, "config", "user.name", "Test")
    git(directory, "config", "user.email", "test@example.com")
    if merged:
        git(directory, "checkout", "-q", "--detach", "HEAD")
        git(directory, "merge", "-q", "--no-ff", "-m", "merge", f"origin/{branch}")
    else:
        git(directory, "checkout", "-q", branch)
    return directory


CURL = 'while [ "$1" != -o ]; do shift; done; exec cp "${3#file://}" "$2"'


def pull_request(base="main", fork=False):
    return {
        "github.base_ref": base, "github.ref": "refs/pull/7/merge", "github.token": "a-token",
        "github.repository": "team/app", "github.event.pull_request.number": "7",
        "github.event.pull_request.head.repo.full_name": "stranger/app" if fork else "team/app",
    }


def comment_of(tools):
    """What gh was given to comment; nothing if it was not called."""
    return "".join(text for call in tools.calls("gh") for text in call["files"].values())


def mentions_change(text, what):
    """TEXT shows what feature changes, and that alone."""
    for word in ("overlays/production-pdb", "overlays/canary", "overlays/preview", "v1.1.0"):
        check(word in text, f"{what} does not mention {word}", text)
    check("staging" not in text, f"{what} mentions staging, which the branch did not change", text)


def test_pull_request(work, tools):
    tools.answer("curl", CURL)
    workflow = Workflow(EXAMPLES / "github" / "render-and-diff.yaml", tools)
    # Whoever may name a branch may not run commands by that.
    base = "main-$(touch${IFS}run-by-a-name)"
    origin = make_origin(work, base)
    checkout = clone(origin, work / "merged", "feature", merged=True)
    outputs = workflow.run("render-and-diff", checkout, pull_request(base))
    calls = tools.calls("gh")
    check([call["arguments"][:3] for call in calls] == [["pr", "comment", "7"]], "gh calls", calls)
    comment = "".join(text for call in calls for text in call["files"].values())
    mentions_change(comment, "the comment")
    mentions_change(outputs["Compare with the base branch"], "the log")
    check(outputs["summary"] == comment, "the summary is not the comment", outputs["summary"])
    check(git(checkout, "status", "--porcelain") == "", "the checkout was written to")

    workflow.run("render-and-diff", checkout, pull_request(base, fork=True))
    check(not tools.calls("gh"), "a fork's pull request is commented on")

    again = clone(origin, work / "same", base)
    workflow.run("render-and-diff", again, pull_request(base))
    comment = comment_of(tools)
    check(comment == "This reaches no overlay.\n", "the comment on no change", comment)

    kustomization = again / "k8s" / "overlays" / "staging" / "kustomization.yaml"
    substitute(kustomization, "../../base", "../../bas")
    commit(again, "a mistake")
    git(again, "push", "-q", "origin", "HEAD:refs/heads/broken")
    substitute(kustomization, "../../bas", "../../base")
    commit(again, "mend it")
    outputs = workflow.run("render-and-diff", again, pull_request("broken"))
    check("KZ1001" in outputs["Compare with the base branch"], "the mistake is not in the log")
    comment = comment_of(tools)
    check("cannot be compared" in comment, "comment on what mends the base branch", comment)

    tarball = tools.tarball.read_bytes()
    tools.answer("curl", f"echo another >>{shlex.quote(str(tools.tarball))}\n{CURL}")
    workflow.run("render-and-diff", checkout, pull_request(base), failing="Install kz")
    tools.tarball.write_bytes(tarball)
    tools.answer("curl", CURL)

    render = "Render and check every overlay"
    kustomization = checkout / "k8s" / "overlays" / "canary" / "kustomization.yaml"
    good = kustomization.read_text()
    mistakes = {"a broken overlay": good.replace("../../base", "../../bas"),
                "what is warned of": f"{good}images: [{{name: nothing, newTag: v1}}]\n"}
    for kind, mistake in mistakes.items():
        write(kustomization, mistake)
        outputs = workflow.run("render-and-diff", checkout, pull_request(base), failing=render)
        check("::error file=k8s/overlays/canary/kustomization.yaml" in outputs[render],
              f"{kind}: no annotation", outputs)
        check(not tools.calls("gh"), f"{kind}: commented on")
    write(kustomization, good)
    check(not list(work.rglob("run-by-a-name")), "the name of a branch was run")


def test_large_change(work, tools):
    """A diff of 50,000 lines makes a comment that GitHub takes."""
    origin = make_origin(work)
    table = origin / "k8s" / "base" / "table.yaml"
    write(table, config_map(25000, "before"))
    substitute(origin / "k8s" / "base" / "kustomization.yaml",
               "resources:\n", "resources:\n  - table.yaml\n")
    commit(origin, "add a table")
    git(origin, "checkout", "-q", "-b", "large")
    write(table, config_map(25000, "after"))
    commit(origin, "change all of it")
    git(origin, "checkout", "-q", "main")
    checkout = clone(origin, work / "merged", "large", merged=True)
    tools.answer("curl", CURL)
    workflow = Workflow(EXAMPLES / "github" / "render-and-diff.yaml", tools)
    outputs = workflow.run("render-and-diff", checkout, pull_request())
    log = outputs["Compare with the base branch"]
    check(len(re.findall(r"^[-+]  key-", log, re.M)) >= 50000, "the diff is not that large")
    comment = comment_of(tools)
    check(1000 < len(comment.encode()) <= LIMIT, "bytes of the comment", len(comment.encode()))


def test_shards(work, tools):
    tools.answer("curl", CURL)
    workflow = Workflow(EXAMPLES / "github" / "render-shards.yaml", tools)
    shards = workflow.tree["jobs"]["render"]["strategy"]["matrix"]["shard"]
    checkout = clone(make_origin(work), work / "checkout", "feature")
    context = pull_request() | {"strategy.job-total": str(len(shards))}
    built = []
    for shard in shards:
        workflow.run("render", checkout, context | {"matrix.shard": str(shard)})
        built += tools.builds()
    listed = run([KZ, "list"], checkout).stdout.split()
    check(sorted(built) == sorted(listed), "the shards are not the whole", built, listed)

    substitute(checkout / "k8s" / "overlays" / "canary" / "kustomization.yaml", "base]", "bas]")
    step = "Render and check the overlays of this shard"
    codes = []
    for shard in shards:
        script = workflow.tree["jobs"]["render"]["steps"][-1]
        check(script["name"] == step, "the last step renders")
        done = subprocess.run(["bash", "-eo", "pipefail", "-c", script["run"]], cwd=checkout,
                              env=tools.environment() | {"SHARD": f"{shard}/{len(shards)}"},
                              stdin=subprocess.DEVNULL, capture_output=True, check=False)
        codes.append(done.returncode)
    check(sum(code != 0 for code in codes) == 1, "one shard has the mistake", codes)


def test_deploy(work, tools):
    tools.answer("curl", CURL)
    workflow = Workflow(EXAMPLES / "github" / "deploy.yaml", tools)
    origin = make_origin(work)
    checkout = clone(origin, work / "checkout", "main")
    context = {"secrets.KUBECONFIG": "kind: Config"}
    # It fails unless the credentials are there, for this user alone.
    tools.answer("kubectl", 'grep -qx "kind: Config" "$KUBECONFIG" &&'
                            ' find "$KUBECONFIG" -perm 600 | grep -q .')
    workflow.run("deploy", checkout, context)
    wanted = (ROOT / "examples" / "webapp" / "expect" / "production.yaml").read_text()
    calls = tools.calls("kubectl")
    check(len(calls) == 2, "kubectl is called twice", calls)
    for call in calls:
        check(call["arguments"][0] == "apply", "kubectl does not apply", call)
        check([*call["files"].values()] == [wanted], "not what production renders to", call)
    check("--dry-run=server" in calls[0]["arguments"], "no dry run first", calls)
    check(not any("dry" in word for word in calls[1]["arguments"]), "the second is dry", calls)

    tools.answer("kubectl", 'case $* in *--dry-run*) exit 1 ;; esac')
    workflow.run("deploy", checkout, context, failing="Let the cluster check the manifests")
    check(len(tools.calls("kubectl")) == 1, "applied though the dry run failed")

    substitute(checkout / "k8s" / "base" / "kustomization.yaml", "resources:", "resorces:")
    workflow.run("deploy", checkout, context, failing="Render production")
    check(not tools.calls("kubectl"), "kubectl is called though nothing was rendered")


def test_gitlab(work, tools):
    job = parse(KZ, EXAMPLES / "gitlab" / ".gitlab-ci.yml")["render-and-diff"]
    RAN.update(job["script"])
    checkout = clone(make_origin(work), work / "checkout", "feature")
    env = tools.environment() | {
        "CI_MERGE_REQUEST_DIFF_BASE_SHA": git(checkout, "merge-base", "HEAD", "origin/main"),
        "CI_API_V4_URL": "https://gitlab.example.com/api/v4", "CI_PROJECT_ID": "5",
        "CI_MERGE_REQUEST_IID": "7",
    }
    notes = "https://gitlab.example.com/api/v4/projects/5/merge_requests/7/notes"

    def pipeline(more, code=0):
        # A runner has the lines of a script run one after the other, by one shell.
        script = "\n".join(job["script"])
        run(["bash", "-eo", "pipefail", "-c", script], checkout, env | more, code)
        return [call for call in tools.calls("curl")]

    check(pipeline({}) == [], "GitLab is called without a token")
    mentions_change((checkout / job["artifacts"]["paths"][0]).read_text(), "the artifact")
    token = {"KZ_NOTE_TOKEN": "a-token"}
    others = '{"id":3,"body":"Looks good"}'
    mine = r'{"id":4,"body":"<!-- kz diff -->\n\nbefore"}'
    for answer, method, url in ((f"[{others}]", "POST", notes),
                                (f"[{others},{mine}]", "PUT", f"{notes}/4")):
        reply = f"printf '%s' {shlex.quote(answer)}"
        tools.answer("curl", f"case $* in *--request*) ;; *) {reply} ;; esac")
        calls = pipeline(token)
        check(len(calls) == 2, "curl calls", calls)
        check(method in calls[-1]["arguments"] and calls[-1]["arguments"][-1] == url,
              f"{method} {url}", calls[-1])
        mentions_change("".join(calls[-1]["files"].values()), "the note")
        check("PRIVATE-TOKEN: a-token" in calls[-1]["arguments"], "no token", calls)
    tools.answer("curl", "exit 22")
    check(len(pipeline(token, 22)) == 1, "goes on though GitLab refused")
    substitute(checkout / "k8s" / "overlays" / "canary" / "kustomization.yaml", "base]", "bas]")
    check(pipeline(token, 1) == [], "notes something though nothing was rendered")


def test_pre_commit(work, tools):
    hooks = parse(KZ, EXAMPLES / "pre-commit" / ".pre-commit-hooks.yaml")
    hooks = {hook["id"]: hook for hook in hooks}
    RAN.update(hook["entry"] for hook in hooks.values())
    config = parse(KZ, EXAMPLES / "pre-commit" / ".pre-commit-config.yaml")
    wanted = [hook["id"] for repo in config["repos"] for hook in repo["hooks"]]
    check(sorted(wanted) == sorted(hooks), "the sample and the hooks differ", wanted, list(hooks))
    checkout = clone(make_origin(work), work / "checkout", "feature")
    overlays = checkout / "k8s" / "overlays"
    env = tools.environment()

    def hook(name, code=0):
        """Run a hook as pre-commit does before a commit of all that has changed."""
        git(checkout, "add", "-A")
        names = []
        if hooks[name].get("pass_filenames", True):
            names = git(checkout, "diff", "--staged", "--name-only", "--no-ext-diff", "-z",
                        "--diff-filter=ACMRTUXB").rstrip("\0").split("\0")
        if names != [""]:
            run(shlex.split(hooks[name]["entry"]) + names, checkout, env, code)
        return tools.builds()

    substitute(overlays / "staging" / "replicas-patch.yaml", "replicas: 1", "replicas: 2")
    check(hook("kz-build") == ["k8s/overlays/staging"], "staging alone is built")
    commit(checkout, "change staging")
    substitute(overlays / "production" / "replicas-patch.yaml", "replicas: 3", "replicas: 4")
    write(checkout / "-a file.md", "With a name that looks like an option.\n")
    check(hook("kz-build") == ["k8s/overlays/production-pdb"], "what includes production is built")
    commit(checkout, "change production")
    substitute(checkout / "README.md", "repository", "repo")
    check(hook("kz-build") == [], "a README reaches no overlay")
    commit(checkout, "change the README")
    substitute(overlays / "canary" / "kustomization.yaml", "base]", "bas]")
    hook("kz-build", None)
    hook("kz-build-all", None)
    substitute(overlays / "canary" / "kustomization.yaml", "bas]", "base]")
    hook("kz-build-all")
    (overlays / "staging" / "replicas-patch.yaml").unlink()
    hook("kz-build-all", None)


def test_argocd(work, tools):
    plugin = parse(KZ, EXAMPLES / "argocd" / "plugin.yaml")["spec"]
    find, generate = plugin["discover"]["find"], plugin["generate"]
    RAN.update(shlex.join(tool["command"] + tool["args"]) for tool in (find, generate))
    checkout = clone(make_origin(work), work / "checkout", "main")
    for name in ("kustomization.yml", "Kustomization"):
        write(checkout / name / name, "resources: []\n")
    discovered = {"k8s/overlays/production": True, "k8s": False, "Kustomization": True,
                  "kustomization.yml": True}
    for directory, found in discovered.items():
        done = run(find["command"] + find["args"], checkout / directory)
        check(bool(done.stdout) == found, f"discovery in {directory}", done.stdout)
    application = checkout / "k8s" / "overlays" / "production"
    done = run(generate["command"] + generate["args"], application, tools.environment())
    wanted = (ROOT / "examples" / "webapp" / "expect" / "production.yaml").read_text()
    check(done.stdout == wanted, "generate prints something else", done.stdout)
    substitute(application / "kustomization.yaml", "../../base", "../../bas")
    done = run(generate["command"] + generate["args"], application, tools.environment(), code=1)
    check(done.stdout == "", "generate prints something though it fails", done.stdout)

    # The sidecar comes to a repo-server that has those volumes of Argo CD's own.
    installation = work / "installation"
    shutil.copytree(EXAMPLES / "argocd", installation / "kz")
    write(installation / "kustomization.yaml",
          "namespace: argocd\nresources: [server.yaml]\ncomponents: [kz]\n")
    write(installation / "server.yaml", """apiVersion: apps/v1
kind: Deployment
metadata:
  name: argocd-repo-server
spec:
  template:
    spec:
      containers: [{name: argocd-repo-server, image: argocd}]
      volumes: [{name: var-files, emptyDir: {}}, {name: plugins, emptyDir: {}}]
""")
    done = run([KZ, "build", "--output-format", "json", "--strict", "."], installation)
    items = {item["kind"]: item for item in json.loads(done.stdout)["items"]}
    text = (EXAMPLES / "argocd" / "plugin.yaml").read_text()
    check(items["ConfigMap"]["data"]["plugin.yaml"] == text, "the plugin in the ConfigMap", items)
    pod = items["Deployment"]["spec"]["template"]["spec"]
    volumes = {volume["name"]: volume for volume in pod["volumes"]}
    mounted = {mount["name"] for box in pod["containers"] for mount in box.get("volumeMounts", [])}
    check(mounted == set(volumes), "volumes and mounts", mounted, volumes)
    check(volumes["kz-plugin"]["configMap"]["name"] == items["ConfigMap"]["metadata"]["name"],
          "the volume has another ConfigMap", volumes)


def rebuilds(checkout, tools, tool):
    """TOOL (a command) renders what is missing or has changed, and nothing else."""
    overlays, out = checkout / "k8s" / "overlays", checkout / "out" / "k8s" / "overlays"
    env = tools.environment()

    def built(*names):
        wanted = [f"k8s/overlays/{name}" for name in names]
        run(tool, checkout, env)
        made = tools.builds()
        check(made == sorted(wanted), f"{tool} rendered something else", made, wanted)
        for name in names:
            fresh = run([KZ, "build", f"k8s/overlays/{name}"], checkout).stdout
            check((out / f"{name}.yaml").read_text() == fresh, f"{tool}: {name} is stale")
        run(tool, checkout, env)
        check(tools.builds() == [], f"{tool} rendered again what had not changed")

    built("canary", "production-pdb", "staging")
    substitute(overlays / "staging" / "replicas-patch.yaml", "replicas: 1", "replicas: 2")
    built("staging")
    substitute(overlays / "production" / "replicas-patch.yaml", "replicas: 3", "replicas: 4")
    built("production-pdb")
    substitute(checkout / "k8s" / "base" / "configmap.yaml", "LOG_LEVEL: ", "LOG_LEVEL:  ")
    built("canary", "production-pdb", "staging")
    substitute(checkout / "README.md", "repository", "repo")
    built()
    write(overlays / "next" / "kustomization.yaml", "resources: [../../base]\nnameSuffix: -next\n")
    built("next")
    shutil.rmtree(overlays / "next")
    built()
    patch = (overlays / "staging" / "replicas-patch.yaml").read_text()
    (overlays / "staging" / "replicas-patch.yaml").unlink()
    run(tool, checkout, env, None)
    write(overlays / "staging" / "replicas-patch.yaml", patch)
    tools.builds()
    built("staging")


def test_make(work, tools):
    checkout = clone(make_origin(work), work / "checkout", "feature")
    shutil.copy(EXAMPLES / "make" / "Makefile", checkout)
    rebuilds(checkout, tools, ["make"])
    run(["make", "KZ=kz-that-is-not-there"], checkout, tools.environment(), None)
    run(["make", "clean"], checkout, tools.environment())
    check(not (checkout / "out").exists(), "make clean leaves something")


def test_ninja(work, tools):
    origin = make_origin(work)
    shutil.rmtree(origin / "k8s" / "overlays" / "preview")
    shutil.copy(EXAMPLES / "ninja" / "generate.sh", origin)
    run(["./generate.sh"], origin, tools.environment())
    wanted = (EXAMPLES / "ninja" / "build.ninja").read_text()
    check((origin / "build.ninja").read_text() == wanted, "build.ninja for the example",
          (origin / "build.ninja").read_text())
    checkout = clone(origin, work / "checkout", "feature")
    shutil.copy(EXAMPLES / "ninja" / "generate.sh", checkout)
    run(["./generate.sh"], checkout, tools.environment())
    rebuilds(checkout, tools, ["ninja"])


def test_known(*_):
    """Comes last: every command has been run, and every file is in the README."""
    readme = (EXAMPLES / "README.md").read_text()
    for path in sorted(EXAMPLES.rglob("*")):
        name = str(path.relative_to(EXAMPLES))
        if path.is_dir() or name == "README.md":
            continue
        check(f"`{name}`" in readme or f"({name})" in readme, f"{name} is not in the README")
        if path.suffix in (".yaml", ".yml") and name != "argocd/kustomization.yaml":
            for command in commands(parse(KZ, path)):
                check(command in RAN or command in NOT_RUN, f"{name}: no test runs this", command)


def main():
    tests = [test_pull_request, test_large_change, test_shards, test_deploy, test_gitlab,
             test_pre_commit, test_argocd, test_make, test_ninja, test_known]
    for test in tests:
        with tempfile.TemporaryDirectory() as directory:
            work = pathlib.Path(directory).resolve()
            test(work / "tree", Tools(KZ, work))
    print("all well" if not FAILURES else f"{len(FAILURES)} failures")
    sys.exit(1 if FAILURES else 0)


main()
