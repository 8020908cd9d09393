"""CustomResourceDefinitions as operators bring them: deep schemas, each property with its description.

Like resources.py, this makes the same texts each time. The ten of them are 4.5 MB, as large as those of
a well-known operator.
"""

COUNT = 10
BYTES = 440000
KINDS = ["Cluster", "Backup", "Gateway", "Monitor", "Pipeline", "Policy", "Proxy", "Queue", "Schedule", "Topic"]
PROPERTIES = ("affinity args config containers enabled endpoints env expression hosts image interval key labels "
              "limits matchExpressions mode name namespaces operator paths ports preference protocol replicas "
              "requests resources retention rules secretRef selector storage targets template timeout tls "
              "tolerations topology values version volumes weight").split()
SENTENCES = [
    "It must be unique within the namespace of the resource.",
    "If it is not given, the operator takes the default of the cluster.",
    "Cannot be updated once the resource has been created.",
    "It has no effect unless the feature of that name is on.",
    'One of "Always", "Never" or "IfNotPresent": see the reference for each.',
    "A list of expressions that are combined by AND.",
    "More info: https://example.com/docs/concepts/working-with-objects",
    "Deprecated: use the field of the enclosing object instead.",
    "A number and a unit, for example 30s or 1h30m.",
    "The scheduler prefers nodes that satisfy it, but may choose another.",
]
SCALARS = [
    ["type: string"],
    ["type: string", "minLength: 1", "maxLength: 253"],
    ["type: integer", "format: int32", "minimum: 0"],
    ["type: boolean"],
    ["type: string", "enum:", "- Always", "- Never", "- IfNotPresent"],
    ["anyOf:", "- type: integer", "- type: string",
     "pattern: ^(\\+|-)?(([0-9]+(\\.[0-9]*)?)|(\\.[0-9]+))(([KMGTPE]i)|[numkMGTPE]|([eE](\\+|-)?(([0-9]+(\\.[0-9]*)?)|(\\.[0-9]+))))?$",
     "x-kubernetes-int-or-string: true"],
    ["type: string", "pattern: ^(0|(([0-9]+)h)?(([0-9]+)m)?(([0-9]+)s)?)$", 'default: "30s"'],
]


class Schema:
    """Writes properties until there are enough of them."""

    def __init__(self, seed, size):
        self.step = seed * 17
        self.left = size
        self.lines = []

    def next(self, count):
        """A number below COUNT, another one each time."""
        self.step = self.step * 1103515245 + 12345 & 0x7FFFFFFF
        return (self.step >> 8) % count

    def add(self, depth, text):
        line = "  " * depth + text + "\n"
        self.left -= len(line)
        self.lines.append(line)

    def describe(self, depth, name):
        picked = [SENTENCES[self.next(len(SENTENCES))] for _ in range(1 + self.next(3))]
        if len(picked) > 1 or ": " in picked[0]:
            self.add(depth, "description: |-")
            self.add(depth + 1, f"{name} says what the operator does here.")
            for sentence in picked:
                self.add(depth + 1, sentence)
        else:
            self.add(depth, f"description: {picked[0]}")

    def some(self, depth, names, levels):
        self.add(depth, "properties:")
        for name in sorted(names):
            self.add(depth + 1, f"{name}:")
            self.one(depth + 2, name, levels)

    def pick(self):
        return {PROPERTIES[self.next(len(PROPERTIES))] for _ in range(3 + self.next(8))}

    def one(self, depth, name, levels):
        self.describe(depth, name)
        shape = self.next(3) if levels > 0 and self.left > 0 else 2
        if shape == 0:
            self.some(depth, self.pick(), levels - 1)
            self.add(depth, "type: object")
        elif shape == 1:
            self.add(depth, "items:")
            self.some(depth + 1, self.pick() | {"name"}, levels - 1)
            for line in ("required:", "- name", "type: object"):
                self.add(depth + 1, line)
            for line in ("type: array", "x-kubernetes-list-map-keys:", "- name", "x-kubernetes-list-type: map"):
                self.add(depth, line)
        else:
            for line in SCALARS[self.next(len(SCALARS))]:
                self.add(depth, line)

    def fill(self, depth):
        """DEPTH levels deep: as many parts as are needed for the size that is wanted."""
        self.add(depth, "properties:")
        part = 0
        while self.left > 0:
            self.add(depth + 1, f"part{part}:")
            self.add(depth + 2, "properties:")
            for name in PROPERTIES:
                self.add(depth + 3, f"{name}:")
                self.one(depth + 4, name, 5)
                if self.left <= 0:
                    break
            self.add(depth + 2, "type: object")
            part += 1


def definition(i):
    kind = KINDS[i]
    plural = kind.lower() + "s"
    schema = Schema(i + 1, BYTES)
    schema.fill(6)
    return f"""apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata:
  annotations:
    controller-gen.kubebuilder.io/version: v0.16.5
  name: {plural}.operator.example.com
spec:
  group: operator.example.com
  names:
    kind: {kind}
    listKind: {kind}List
    plural: {plural}
    singular: {kind.lower()}
  scope: Namespaced
  versions:
  - additionalPrinterColumns:
    - jsonPath: .metadata.creationTimestamp
      name: Age
      type: date
    name: v1
    schema:
      openAPIV3Schema:
        properties:
          apiVersion:
            type: string
          kind:
            type: string
          metadata:
            type: object
          spec:
            description: What is wanted of the {kind}.
            type: object
{"".join(schema.lines)}        type: object
    served: true
    storage: true
    subresources:
      status: {{}}
"""


def files():
    """(Name, text) of each."""
    for i in range(COUNT):
        yield f"{KINDS[i].lower()}.yaml", definition(i)
