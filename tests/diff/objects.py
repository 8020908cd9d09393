"""Random rendered objects, and what a change may do to them."""

import base64
import copy
import hashlib
import json

ALPHABET = str.maketrans("013ae", "ghkmt")
WORDS = ["web", "api", "worker", "cache", "queue", "front", "log", "cron"]
TEXTS = ["", "1", "true", "y", "0x1F", "a: b", "line\nline\n", "``` x ````", "naïve ☂", "<&>", "~1/~0", "null", " x "]


def with_hash(name, content):
    """The name that a generator gives an object with this content."""
    digest = hashlib.sha256(json.dumps(content, sort_keys=True).encode()).hexdigest()[:10]
    return f"{name}-{digest.translate(ALPHABET)}"


def encoded(text):
    return base64.b64encode(text.encode()).decode()


class Objects:
    """Makes objects; dice is a random.Random. SECRETS collects every value that must not be shown."""

    def __init__(self, dice):
        self.dice = dice
        self.secrets = set()

    def word(self):
        return self.dice.choice(WORDS)

    def words(self, most):
        return self.dice.sample(WORDS, self.dice.randint(0, most))

    def secret(self):
        value = f"hush{self.dice.getrandbits(60):015x}"
        self.secrets |= {value, encoded(value)}
        return encoded(value)

    def value(self, depth=0):
        """Any JSON value."""
        kind = self.dice.randint(0, 8 if depth < 3 else 5)
        if kind <= 1:
            return self.dice.choice(TEXTS)
        if kind == 2:
            return self.dice.choice([0, 1, -7, 31, 2**40])
        if kind == 3:
            return self.dice.choice([True, False, None])
        if kind <= 5:
            return self.word()
        if kind == 6:
            return [self.value(depth + 1) for _ in range(self.dice.randint(0, 4))]
        if kind == 7:
            return [{"name": name, "value": self.value(depth + 1)} for name in self.words(4)]
        return {self.key(): self.value(depth + 1) for _ in range(self.dice.randint(0, 4))}

    def key(self):
        return self.dice.choice(WORDS + ["a/b", "a~b", "a.b", "x]y", "app.kubernetes.io/name", "10", "ü"])

    def container(self, name, config, secret):
        ports = [{"containerPort": port, "protocol": self.dice.choice(["TCP", "UDP"])}
                 for port in self.dice.sample([53, 80, 443, 8080], self.dice.randint(0, 3))]
        if ports and self.dice.random() < 0.3:
            ports.append({**ports[0], "protocol": "SCTP"})
        return {"name": name, "image": f"{self.word()}:{self.dice.randint(1, 9)}", "ports": ports,
                "env": [{"name": word.upper(), "value": self.word()} for word in self.words(5)],
                "args": [self.word() for _ in range(self.dice.randint(0, 5))],
                "envFrom": [{"configMapRef": {"name": config}}, {"secretRef": {"name": secret}}]
                [:self.dice.randint(0, 2)]}

    def deployment(self, name, config, secret):
        spec = {"containers": [self.container(word, config, secret) for word in self.words(3)],
                "initContainers": [self.container(word, config, secret) for word in self.words(2)],
                "volumes": [{"name": word, "configMap": {"name": config}} for word in self.words(3)]}
        return {"apiVersion": "apps/v1", "kind": "Deployment",
                "metadata": {"name": name, "labels": {"app": name}, "finalizers": self.words(4)},
                "spec": {"replicas": self.dice.randint(1, 5),
                         "template": {"metadata": {"labels": {"app": name}}, "spec": spec}}}

    def tree(self):
        """A list of objects of different names."""
        data = {self.key(): self.dice.choice(TEXTS) for _ in range(3)}
        hidden = {self.word(): self.secret() for _ in range(3)}
        config, secret = with_hash("config", data), with_hash("secret", hidden)
        objects = [
            {"apiVersion": "v1", "kind": "ConfigMap", "metadata": {"name": config}, "data": data},
            {"apiVersion": "v1", "kind": "Secret", "metadata": {"name": secret}, "data": hidden},
            {"apiVersion": "v1", "kind": "Secret",
             "metadata": {"name": "plain", "annotations": {
                 "kubectl.kubernetes.io/last-applied-configuration": json.dumps(hidden)}},
             "data": {"one": self.secret()}, "stringData": {"two": self.secret()}}]
        objects += [self.deployment(name, config, secret) for name in self.words(3)]
        objects += [{"apiVersion": "example.com/v1", "kind": "Thing",
                     "metadata": {"name": name, "namespace": self.word()}, "spec": self.value()}
                    for name in self.words(3)]
        self.dice.shuffle(objects)
        return objects

    def changed(self, objects):
        """Another tree, made of this one."""
        objects = copy.deepcopy(objects)
        for _ in range(self.dice.randint(0, 15)):
            self.change(self.dice.choice(objects))
        if self.dice.random() < 0.4:
            objects.remove(self.dice.choice(objects))
        if self.dice.random() < 0.4:
            objects.append({"apiVersion": "v1", "kind": "Secret", "metadata": {"name": "added"},
                            "data": {"three": self.secret()}})
        self.dice.shuffle(objects)
        return self.rehashed(objects)

    def change(self, root):
        """Change something below ROOT, but not what it is called."""
        parent, key = root, self.dice.choice([k for k in root if k not in ("apiVersion", "kind")])
        secret = root["kind"] == "Secret" and key != "metadata"
        while isinstance(parent[key], (dict, list)) and parent[key] and self.dice.random() < 0.85:
            parent = parent[key]
            key = (self.dice.choice(list(parent)) if isinstance(parent, dict)
                   else self.dice.randrange(len(parent)))
        if parent in (root, root["metadata"]) and key in ("metadata", "name", "namespace", "annotations"):
            return
        if isinstance(parent, list) and self.dice.random() < 0.5:
            self.dice.shuffle(parent)
        elif isinstance(parent, list) and self.dice.random() < 0.5:
            parent.insert(key, copy.deepcopy(self.dice.choice(parent)))
        elif self.dice.random() < 0.3:
            del parent[key]
        elif secret and parent is not root:
            parent[key] = self.secret()
        elif not secret:
            parent[key] = self.value()

    def rehashed(self, objects):
        """Give generated objects the names that go with their content, and tell those who name them."""
        text = json.dumps(objects)
        for one in objects:
            base = one["metadata"]["name"].rsplit("-", 1)
            if len(base) == 2 and "data" in one:
                text = text.replace(one["metadata"]["name"], with_hash(base[0], one["data"]))
        return json.loads(text)
