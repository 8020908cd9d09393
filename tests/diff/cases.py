#!/usr/bin/env python3
"""What kz diff says of small differences, and how it is called.

    tests/diff/cases.py path/to/kz
"""

import base64
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import unittest

HERE = pathlib.Path(__file__).resolve().parent
EXAMPLE = HERE.parents[1] / "examples/webapp/k8s"
KZ = pathlib.Path(sys.argv[1]).resolve()


def manifest(kind, name, rest="", version="v1", meta=""):
    return f"apiVersion: {version}\nkind: {kind}\nmetadata:\n  name: {name}\n{meta}{rest}"


def pod(spec, meta=""):
    return manifest("Pod", "p", "spec:\n" + "".join(f"  {line}\n" for line in spec.splitlines()), meta=meta)


def secret(name="s", **data):
    return manifest("Secret", name, "data:\n" + "".join(f"  {key}: {value}\n" for key, value in data.items()))


class Diff(unittest.TestCase):
    maxDiff = None

    def setUp(self):
        holder = tempfile.TemporaryDirectory()
        self.addCleanup(holder.cleanup)
        self.work = pathlib.Path(holder.name)

    def write(self, name, text):
        (self.work / name).write_text(text)
        return name

    def run_kz(self, *arguments, env=None, stdin=""):
        clean = {key: value for key, value in os.environ.items()
                 if key not in ("KZ_EXTERNAL_DIFF", "KUBECTL_EXTERNAL_DIFF", "FORCE_COLOR", "CLICOLOR_FORCE")}
        return subprocess.run([KZ, "diff", *arguments], cwd=self.work, input=stdin, text=True,
                              capture_output=True, env={**clean, **(env or {})})

    def diff(self, before, after, *options, code=1, env=None):
        """Its stdout."""
        ran = self.run_kz(self.write("a", before), self.write("b", after), *options, env=env)
        self.assertEqual((ran.returncode, ran.stderr), (code, ""))
        return ran.stdout

    def paths(self, before, after, *lines, options=()):
        said = self.diff(before, after, "-o", "path", *options, code=1 if lines else 0)
        self.assertEqual(said.splitlines(), list(lines))

    def refuses(self, *arguments, says, **more):
        ran = self.run_kz(*arguments, **more)
        self.assertEqual((ran.returncode, ran.stdout), (2, ""), ran.stderr)
        self.assertIn(says, ran.stderr)


class Matching(Diff):
    def test_order_of_documents(self):
        a, b = manifest("ConfigMap", "a"), manifest("ConfigMap", "b")
        self.paths(a + "---\n" + b, b + "---\n" + a)

    def test_version_is_a_change(self):
        self.paths(manifest("Ingress", "i", version="extensions/v1beta1"),
                   manifest("Ingress", "i", version="networking.k8s.io/v1"),
                   "Ingress/i: added", "Ingress/i: removed")
        self.paths(manifest("Ingress", "i", version="networking.k8s.io/v1beta1"),
                   manifest("Ingress", "i", version="networking.k8s.io/v1"),
                   "Ingress/i apiVersion: networking.k8s.io/v1beta1 → networking.k8s.io/v1")

    def test_default_namespace(self):
        self.paths(manifest("Pod", "p"), manifest("Pod", "p", meta="  namespace: default\n"),
                   "Pod/p metadata.namespace: added default")

    def test_other_namespace(self):
        self.paths(manifest("Pod", "p", meta="  namespace: one\n"), manifest("Pod", "p", meta="  namespace: two\n"),
                   "Pod/p metadata.namespace: one → two")

    def test_namespaces_are_said_where_there_are_several(self):
        one, two = (manifest("Pod", "p", meta=f"  namespace: {name}\n") for name in ("one", "two"))
        self.paths(one, one + "---\n" + two, "Pod/two/p: added")

    def test_hash(self):
        def tree(digest, key, extra=""):
            name = f"app-{digest}"
            config = manifest("ConfigMap", name, f"data:\n  {key}: v\n")
            return config + "---\n" + pod(f"containers:\n- name: c\n{extra}  envFrom:\n"
                                          f"  - configMapRef:\n      name: {name}\n"
                                          f"volumes:\n- name: v\n  configMap:\n    name: {name}")
        before, after = tree("2456789bcd", "a"), tree("fghkmt2456", "b")
        self.paths(before, after,
                   "ConfigMap/app-fghkmt2456 data.a: removed v", "ConfigMap/app-fghkmt2456 data.b: added v",
                   "ConfigMap/app-2456789bcd → app-fghkmt2456; 2 references follow")
        said = self.diff(before, after)
        self.assertEqual(said.splitlines()[-1], "1 changed, 0 added, 0 removed")
        self.assertNotIn("Pod", said)
        other = tree("fghkmt2456", "b", "  image: x\n")
        self.assertIn("Pod/p spec.containers[name=c].image: added x\n", self.diff(before, other, "-o", "path"))

    def test_name_that_is_no_hash(self):
        self.paths(manifest("ConfigMap", "app-aaaaaaaaaa"), manifest("ConfigMap", "app-2456789bcd"),
                   "ConfigMap/app-2456789bcd: added", "ConfigMap/app-aaaaaaaaaa: removed")
        self.paths(manifest("Pod", "app-fghkmt2456"), manifest("Pod", "app-2456789bcd"),
                   "Pod/app-2456789bcd: added", "Pod/app-fghkmt2456: removed")


class Lists(Diff):
    def test_by_merge_key(self):
        self.paths(pod("containers:\n- name: a\n  image: x\n- name: b\n  image: x"),
                   pod("containers:\n- name: b\n  image: y\n- name: a\n  image: x"),
                   "Pod/p spec.containers[name=b].image: x → y")

    def test_reordered(self):
        self.paths(pod("containers:\n- name: a\n- name: b"), pod("containers:\n- name: b\n- name: a"))

    def test_order_of_init_containers(self):
        self.paths(pod("initContainers:\n- name: a\n- name: b"), pod("initContainers:\n- name: b\n- name: a"),
                   'Pod/p spec.initContainers: ["name=a","name=b"] → ["name=b","name=a"]')

    def test_two_merge_keys(self):
        def ports(*texts):
            return pod("containers:\n- name: c\n  ports:" + "".join(
                f"\n  - containerPort: {number}\n    protocol: {protocol}\n    hostPort: {host}"
                for number, protocol, host in texts))
        self.paths(ports((53, "TCP", 1), (53, "UDP", 2)), ports((53, "UDP", 2), (53, "TCP", 3)),
                   "Pod/p spec.containers[name=c].ports[containerPort=53,protocol=TCP].hostPort: 1 → 3")
        self.paths(ports((53, "TCP", 1)), ports((53, "TCP", 3)),
                   "Pod/p spec.containers[name=c].ports[containerPort=53].hostPort: 1 → 3")

    def test_name_of_unknown_types(self):
        self.paths("kind: Thing\nmetadata: {name: t}\nlist: [{name: a, v: 1}, {name: b, v: 1}]\n",
                   "kind: Thing\nmetadata: {name: t}\nlist: [{name: b, v: 2}, {name: a, v: 1}]\n",
                   "Thing/t list[name=b].v: 1 → 2")

    def test_texts(self):
        self.paths(pod("containers:\n- name: c\n  args: [a, b, c]"), pod("containers:\n- name: c\n  args: [b, x, c]"),
                   "Pod/p spec.containers[name=c].args[0]: removed a",
                   "Pod/p spec.containers[name=c].args[1]: added x")
        self.paths(pod("containers:\n- name: c\n  args: [a, b]"), pod("containers:\n- name: c\n  args: [b, a]"),
                   "Pod/p spec.containers[name=c].args[0]: removed a",
                   "Pod/p spec.containers[name=c].args[1]: added a")

    def test_set(self):
        self.paths(manifest("Pod", "p", meta="  finalizers: [a, b]\n"), manifest("Pod", "p", meta="  finalizers: [b, a]\n"))

    def test_element_that_moved(self):
        self.paths("kind: T\nmetadata: {name: t}\nlist: [{a: 1}]\n", "kind: T\nmetadata: {name: t}\nlist: [{a: 1}, {a: 2}]\n",
                   'T/t list[1]: added {"a":2}')


class Values(Diff):
    def test_what_they_look_like(self):
        def tree(value):
            return f"kind: T\nmetadata: {{name: t}}\nv: {value}\n"
        for before, after, said in [
                ("1", "'1'", '1 → "1"'), ("true", "'true'", 'true → "true"'), ("a", "b c", "a → b c"),
                ("''", "null", '"" → null'), ("50m", "1Gi", "50m → 1Gi"), ("'1.5'", "1.5", '"1.5" → 1.5'),
                ("{a: 1}", "[1]", '{"a":1} → [1]'), ("'a\"b'", "a<b", '"a\\"b" → a<b'),
                ("x", "a" * 200, "x → " + "a" * 99 + "…")]:
            self.paths(tree(before), tree(after), f"T/t v: {said}")

    def test_keys(self):
        self.paths("kind: T\nmetadata: {name: t}\nm: {}\n",
                   "kind: T\nmetadata: {name: t}\nm: {a.b/c: 1, 'x]': 1, '': 1, d-e: 1}\n",
                   'T/t m[""]: added 1', "T/t m[a.b/c]: added 1", "T/t m.d-e: added 1", 'T/t m["x]"]: added 1')

    def test_ignored(self):
        before = pod("containers:\n- name: c\n  image: x", "  labels: {a: b}\n  annotations: {a: b}\n")
        after = pod("containers:\n- name: c\n  image: y", "  labels: {a: c}\n")
        self.paths(before, after, options=("--ignore", "labels,images", "--ignore=annotations"))
        self.paths(before, after, "Pod/p metadata.annotations: removed {\"a\":\"b\"}", "Pod/p metadata.labels.a: b → c",
                   options=("--ignore", "images"))
        template = "spec:\n  template:\n    metadata:\n      labels: {a: %s}\n"
        self.paths(manifest("Job", "j", template % "b", "batch/v1"), manifest("Job", "j", template % "c", "batch/v1"),
                   options=("--ignore", "labels"))

    def test_file_in_a_config_map(self):
        text = "data:\n  f: |\n" + "".join(f"    line {number}\n" for number in range(20))
        said = self.diff(manifest("ConfigMap", "c", text), manifest("ConfigMap", "c", text.replace("line 9\n", "line x\n")),
                         "--context", "1")
        self.assertIn("@@ -12,3 +12,3 @@\n     line 8\n-    line 9\n+    line x\n     line 10\n\n1 changed", said)


class Secrets(Diff):
    def test_masked(self):
        before = secret(same="aHVzaA==", changed="aHVzaDE=", gone="aHVzaDI=")
        after = secret(same="aHVzaA==", changed="aHVzaDM=", new="aHVzaDQ=")
        self.paths(before, after, "Secret/s data.changed: *** (before) → *** (after)", "Secret/s data.gone: removed ***",
                   "Secret/s data.new: added ***")
        for form in "human", "json", "markdown":
            said = self.diff(before, after, "-o", form)
            self.assertIn("*** (after)", said)
            self.assertNotIn("aHVz", said)
        self.assertIn("Secret/s data.changed: aHVzaDE= → aHVzaDM=",
                      self.diff(before, after, "-o", "path", "--show-secrets"))

    def test_whole_objects(self):
        for before, after in ("", secret(a="aHVzaA==")), (secret(a="aHVzaA=="), ""):
            for form in "human", "path", "json", "markdown":
                self.assertNotIn("aHVz", self.diff(before, after, "-o", form))

    def test_strange_shapes(self):
        for rest in ("data: aHVzaA==\n", "data: [aHVzaA==]\n", "data: {a: {b: aHVzaA==}}\n", "stringData: {a: aHVzaA==}\n"):
            for form in "human", "json":
                said = self.diff(manifest("Secret", "s", rest), manifest("Secret", "s", "data: {a: Yg==}\n"), "-o", form)
                self.assertNotIn("aHVz", said)
                self.assertNotIn("Yg==", said)

    def test_annotation_of_kubectl(self):
        meta = "  annotations:\n    kubectl.kubernetes.io/last-applied-configuration: '%s'\n"
        said = self.diff(manifest("Secret", "s", meta=meta % "aHVzaA=="), manifest("Secret", "s", meta=meta % "x"))
        self.assertNotIn("aHVz", said)


class Calling(Diff):
    A, B = manifest("Pod", "a"), manifest("Pod", "b")

    def test_exit_codes(self):
        self.assertEqual(self.diff(self.A, self.A, code=0), "")
        self.diff(self.A, self.B)
        self.diff(self.A, self.B, "--exit-zero", code=0)
        self.diff(self.A, self.B, "--exit-code", "7", code=7)

    def test_mistakes(self):
        self.write("a", self.A)
        self.write("broken", "a: [\n")
        self.refuses("a", says="it takes two")
        self.refuses("a", "nowhere", says="nowhere")
        self.refuses("a", "broken", says="broken:1:4: error")
        self.refuses(self.write("twice", self.A + "---\n" + self.A), "a", says="twice:9:9: error")
        self.refuses("-", "-", says="stdin can be one side only")
        self.refuses("-", "a", stdin="a: [\n", says="stdin:1:4: error")
        self.refuses("a", "a", "-o", "yaml", says="'yaml' is no value for --output")
        self.refuses("a", "a", "-o", "json", "-o", "path", says="only one format")
        self.refuses("a", "a", "-o", "json=", says="no file")
        self.refuses("a", "a", "--ignore", "labels,names", says="'names' is no value for --ignore")
        self.refuses("a", "a", "--context", "-1", says="--context")
        self.refuses("a", "a", "--max-bytes", "10", says="--max-bytes")
        self.refuses("a", "a", "--nothing", says="unknown option")

    def test_directories_and_streams(self):
        staging, production = EXAMPLE / "overlays/staging", EXAMPLE / "overlays/production"
        rendered = subprocess.run([KZ, "build", production], capture_output=True, text=True, check=True).stdout
        ran = self.run_kz(production, "-", stdin=rendered)
        self.assertEqual((ran.returncode, ran.stdout), (0, ""))
        ran = self.run_kz(self.write("rendered", rendered), staging, "-o", "path")
        self.assertIn("Deployment/backend spec.replicas: 3 → 1\n", ran.stdout)
        pipe = subprocess.run(["bash", "-c", '"$0" diff <("$0" build "$1") "$1"', KZ, production], capture_output=True)
        self.assertEqual((pipe.returncode, pipe.stdout), (0, b""))

    def test_lists_and_json(self):
        items = [{"apiVersion": "v1", "kind": "ConfigMap", "metadata": {"name": name}, "data": {"a": "\U0001f600/"}}
                 for name in "ab"]
        text = json.dumps({"apiVersion": "v1", "kind": "List", "items": items}).replace("/\"", "\\/\"")
        self.paths(text, "---\n".join(json.dumps(one, ensure_ascii=False) + "\n" for one in items))

    def test_several_outputs(self):
        self.assertEqual(self.diff(self.A, self.B, "-o", "json=x.json", "-o", "path", "-o", "markdown=x.md"),
                         "Pod/b: added\nPod/a: removed\n")
        pair = json.loads((self.work / "x.json").read_text())["pairs"][0]
        self.assertEqual((pair["changed"], pair["added"], pair["removed"]), (0, 1, 1))
        self.assertIn("<summary>Pod/b: added</summary>", (self.work / "x.md").read_text())

    def test_color(self):
        self.assertIn("\033[32m+kind: Pod", self.diff(self.A, self.B, "--color", "always"))
        self.assertNotIn("\033", self.diff(self.A, self.B, env={"TERM": "xterm"}))

    def test_external(self):
        tool = self.work / "tool"
        tool.write_text('#!/bin/sh\nprintf "%s\\n" "$1"; cd "$2" && grep -H . *; cd "$3" && grep -H . *; exit $CODE\n')
        tool.chmod(0o755)
        env = {"KZ_EXTERNAL_DIFF": f"{tool}  -x", "CODE": "1", "TMPDIR": str(self.work)}
        said = self.diff(secret(a="aHVzaA=="), secret(a="aHVzaB=="), env=env)
        self.assertIn("-x\nv1.Secret..s:apiVersion: v1\nv1.Secret..s:data:\nv1.Secret..s:  a: '*** (before)'\n", said)
        self.assertNotIn("aHVz", said)
        self.diff(self.A, self.B, env={**env, "CODE": "0"}, code=0)
        ran = self.run_kz("a", "b", env={**env, "CODE": "3"})
        self.assertEqual(ran.returncode, 2)
        self.assertIn("exit status 3", ran.stderr)
        self.refuses("a", "b", env={"KUBECTL_EXTERNAL_DIFF": "./no-such-tool"}, says="cannot run './no-such-tool'")
        self.assertEqual(sorted(path.name for path in self.work.iterdir()), ["a", "b", "tool"])
        self.assertIn("Pod/b: added", self.diff(self.A, self.B, "-o", "path", env=env))


class Example(Diff):
    def test_goldens(self):
        root = HERE.parents[1]
        for form in "human", "path", "json", "markdown":
            said = subprocess.run([KZ, "diff", "examples/webapp/k8s/overlays/staging",
                                   "examples/webapp/k8s/overlays/production", "-o", form, "--no-warnings"],
                                  cwd=root, capture_output=True, text=True).stdout
            self.assertEqual(said, (HERE / "webapp" / form).read_text())


class Markdown(Diff):
    def test_fence(self):
        said = self.diff(manifest("ConfigMap", "c", "data: {a: '````'}\n"), manifest("ConfigMap", "c", "data: {a: b}\n"),
                         "-o", "markdown")
        self.assertEqual(len(re.findall(r"^`{5}(?:diff)?$", said, re.M)), 2)

    def test_limit(self):
        text = "data:\n  f: |\n" + "".join(f"    line {number}\n" for number in range(50000))
        others = "---\n".join(manifest("Pod", f"p{number}") for number in range(400))
        after = manifest("ConfigMap", "c", text.replace("line", "LINE")) + "---\n" + others
        said = self.diff(manifest("ConfigMap", "c", text), after, "-o", "markdown")
        self.assertLessEqual(len(said.encode()), 65000)
        self.assertGreater(len(said.encode()), 60000)
        self.assertRegex(said.splitlines()[-1], r"^Left out, to stay within 65000 bytes: \d+ lines of ConfigMap/c, Pod/p")
        for most in 2000, 5000:
            said = self.diff(manifest("ConfigMap", "c", text), after, "-o", "markdown", "--max-bytes", str(most))
            self.assertLessEqual(len(said.encode()), most)
            self.assertEqual(said.count("<details>"), said.count("</details>"))

    def test_names_are_text(self):
        said = self.diff("", "kind: A\nmetadata: {name: '<img>&'}\n", "-o", "markdown")
        self.assertIn("<summary>A/&lt;img&gt;&amp;: added</summary>", said)

    def test_nothing(self):
        said = self.diff(Calling.A, Calling.A, "-o", "markdown", code=0)
        self.assertTrue(said.endswith("No differences\n\n"))


class Live(Diff):
    def live(self, rendered, cluster, *options, code=1):
        """The paths that differ."""
        notes = {"NOTES": str(self.work), "CLUSTER": str(self.work / "cluster")}
        if cluster is not None:
            self.write("cluster", cluster if isinstance(cluster, str) else json.dumps(cluster))
        ran = self.run_kz(self.write("b", rendered), "--live", "--kubectl", HERE / "kubectl", *options, env=notes)
        self.assertEqual(ran.returncode, code, ran.stderr)
        return ran.stderr if code == 2 else ran.stdout

    DEPLOYMENT = ("apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: web\nspec:\n  replicas: 2\n"
                  "  template:\n    spec:\n      containers:\n      - name: web\n        image: web:2\n")

    def cluster_has(self, applied=None):
        return {"apiVersion": "apps/v1", "kind": "Deployment",
                "metadata": {"name": "web", "namespace": "default", "uid": "1", "resourceVersion": "2",
                             "annotations": {"deployment.kubernetes.io/revision": "3",
                                             **({"kubectl.kubernetes.io/last-applied-configuration": json.dumps(applied)}
                                                if applied else {})}},
                "spec": {"replicas": 2, "paused": True, "revisionHistoryLimit": 10,
                         "template": {"spec": {"dnsPolicy": "ClusterFirst", "containers": [
                             {"name": "sidecar", "image": "s"},
                             {"name": "web", "image": "web:1", "imagePullPolicy": "Always"}]}}},
                "status": {"replicas": 2}}

    def test_defaults_do_not_count(self):
        said = self.live(self.DEPLOYMENT, self.cluster_has(), "-o", "path", "--kube-context", "test")
        self.assertEqual(said, "Deployment/web spec.template.spec.containers[name=web].image: web:1 → web:2\n")
        self.assertEqual((self.work / "arguments").read_text(),
                         "--context test get --ignore-not-found -o json -f -\n")
        self.assertEqual((self.work / "input").read_text(), self.DEPLOYMENT.replace("- name: web\n        image: web:2",
                         "- image: web:2\n        name: web"))

    def test_what_was_applied_counts(self):
        said = self.live(self.DEPLOYMENT, self.cluster_has({"spec": {"paused": True}}), "-o", "path")
        self.assertIn("Deployment/web spec.paused: removed true\n", said)
        self.assertNotIn("revisionHistoryLimit", said)
        self.assertNotIn("last-applied", said)

    def test_same(self):
        live = self.cluster_has()
        live["spec"]["template"]["spec"]["containers"][1]["image"] = "web:2"
        self.assertEqual(self.live(self.DEPLOYMENT, {"kind": "List", "apiVersion": "v1", "items": [live]}, code=0), "")

    def test_new(self):
        self.assertEqual(self.live(self.DEPLOYMENT, "", "-o", "path"), "Deployment/web: added\n")

    def test_string_data(self):
        rendered = manifest("Secret", "s", "stringData: {a: hush, b: new}\n")
        live = {"apiVersion": "v1", "kind": "Secret", "metadata": {"name": "s", "namespace": "default"},
                "data": {"a": base64.b64encode(b"hush").decode(), "b": "b2xk"}}
        self.assertEqual(self.live(rendered, live, "-o", "path"), "Secret/s data.b: *** (before) → *** (after)\n")

    def test_refused(self):
        self.assertIn("The connection to the server was refused [KZ1901]", self.live(self.DEPLOYMENT, None, code=2))
        self.refuses("b", "--live", "--kubectl", "./no-such-kubectl", says="KZ1901")
        self.refuses("b", "b", "--live", says="--live compares the cluster with one")


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
