"""Random choices, and the words that they are made of."""

import random

NAMES = ["web", "db", "api", "cache", "worker", "frontend", "auth-service", "my-app", "payments",
         "web-2", "nginx", "redis-master", "app", "metrics.v1"]
NAMESPACES = ["shop", "default", "other", "kube-system", "team-a", "staging"]
IMAGES = ["nginx", "nginx:1.25", "redis:7-alpine", "redis@sha256:0abc", "postgres:15.4",
          "reg.io:5000/team/api:v1@sha256:12ab", "reg.io/team/api", "ghcr.io/example/web:v1.2.3",
          "docker.io/library/nginx:1", "busybox:latest", "gcr.io/my-project/app:20240101",
          "localhost:5000/app", "quay.io/org/img:1.0"]
LABEL_KEYS = ["app", "tier", "app.kubernetes.io/name", "team", "env", "version",
              "app.kubernetes.io/part-of", "example.com/owner"]
WORDS = ["web", "shop", "production", "backend", "v1", "blue", "canary", "a-b", "x_y", "Team.A"]
# What looks like something else, or needs quotes.
ODD = ["1", "true", "on", "yes", "1.10", "0x1F", "null", "", "a b", "a: b", "#x", "2020-01-01", "~",
       "-", "x\ny", "é", "007", "1e3", "1_000", "@at", "*star", "&amp", "!bang", "%pct", "`tick",
       "[x]", "{x}", "it's", 'say "hi"', "tab\there", " lead", "trail ", "end:", "a #b", "12:30:45",
       "日本語", "🚀", "\\n", "no", "Off", ".5", "+1", "0o17", "1.", ".inf", ".NaN", "=", "<<", "?", "|",
       "2001-12-14t21:59:43.10-05:00", "0b11", "-0", "y", "N", "multi\nline\n", "x: {y: [1]}"]
# The same as plain text in YAML, in the notations that people write.
PLAIN = ["web", "1", "-1", "0", "1.5", "1.10", "1e3", "1E-2", "0x1F", "0o17", "017", "0b11", "1_000", ".5",
         "5.", "+12", "true", "True", "false", "yes", "on", "Off", "null", "~", "", "2020-01-01",
         "2001-12-14t21:59:43.10-05:00", "12345678901234567890",
         "0.1", "100000000000000000000000", "1.0", "12:30:45", "'quoted'", '"double"', "'1'", '"true"',
         "a b c", "a\n  b", "8080", "500m", "1Gi", "é", '"\\u00e9\\t\\n"', "'it''s'", "1e21", "1e20",
         "123456789.123456789", "0.000001", "0.0000001", "!!str 1", "!!int '3'", "!!float 2", "! x"]
# Not to be written as JSON, or not to be read at all.
HOPELESS = [".inf", "-.INF", ".nan", "1e400", "- x", "@x", "`x", "%x", "a: b: c", "[", "*none"]


class Raw(str):
    """Text that goes into the YAML as it is."""


class Dice:
    def __init__(self, seed):
        self.random = random.Random(seed)

    def chance(self, p):
        return self.random.random() < p

    def number(self, least, most):
        return self.random.randint(least, most)

    def pick(self, values):
        return self.random.choice(values)

    def some(self, values, most):
        """From one to MOST of VALUES."""
        most = min(most, len(values))
        return self.random.sample(values, self.random.randint(1, most))

    def shuffled(self, values):
        values = list(values)
        self.random.shuffle(values)
        return values

    def name(self):
        return self.pick(NAMES)

    def word(self):
        return self.pick(ODD) if self.chance(0.12) else self.pick(WORDS)

    def plain(self):
        """A scalar in any notation."""
        if self.chance(0.0005):
            return Raw(self.pick(HOPELESS))
        return Raw(self.pick(PLAIN)) if self.chance(0.35) else self.word()

    def pairs(self, most=3):
        """Labels or annotations."""
        return {key: self.word() for key in self.some(LABEL_KEYS, most)}

    def maybe(self, mapping, key, p, make):
        if self.chance(p):
            mapping[key] = make()
