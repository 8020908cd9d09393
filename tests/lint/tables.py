#!/usr/bin/env python3
"""The built-in tables: src/k8s/data/*.tsv as static C.

    tests/lint/tables.py --write   make src/k8s/*_data.c anew
    tests/lint/tables.py --check   fail if they are not what --write would make
"""

import pathlib
import sys

K8S = pathlib.Path(__file__).resolve().parents[2] / "src" / "k8s"

HEAD = """/*
 * {what}
 *
 * Made by tests/lint/tables.py from {sources}: change those instead.
 */
/* clang-format off */
"""


def rows(name):
    """The rows of a TSV file; the last line that starts with # names the columns."""
    lines = (K8S / "data" / name).read_text().splitlines()
    columns = [line for line in lines if line.startswith("#")][-1][1:].split("\t")
    for number, line in enumerate(lines, 1):
        if line.startswith("#"):
            continue
        cells = line.split("\t")
        if len(cells) != len(columns):
            sys.exit(f"{name}:{number}: {len(cells)} cells, not {len(columns)}")
        yield dict(zip(columns, cells))


def head(what, *sources):
    return HEAD.format(what=what, sources=" and ".join("data/" + s for s in sources))


def literal(text):
    return 'KZ_LIT("' + text.replace("\\", "\\\\").replace('"', '\\"') + '")'


def gvk(row, prefix=""):
    parts = (literal(row[prefix + part]) for part in ("group", "version", "kind"))
    return "{" + ", ".join(parts) + "}"


def by_kind(row):
    return [row[part].encode() for part in ("kind", "group", "version")]


def array(declaration, items):
    return declaration + "[] = {\n" + "".join(f"    {item},\n" for item in items) + "};\n"


def grouped(items, key):
    """Lists of neighbours with the same key, in order."""
    groups = []
    for item in items:
        if not groups or key(groups[-1][0]) != key(item):
            groups.append([])
        groups[-1].append(item)
    return groups


# ---- order ----

RANKS = {}
FIRST = [row["kind"] for row in rows("order.tsv") if row["place"] == "first"]
LAST = [row["kind"] for row in rows("order.tsv") if row["place"] == "last"]
RANKS.update((kind, i - len(FIRST)) for i, kind in enumerate(FIRST))
RANKS.update((kind, i + 1) for i, kind in enumerate(LAST))


def check_order(name, types):
    """Field specs, and the targets of name references, come in the reference's order of types."""
    keys = [
        (RANKS.get(t["kind"], 0),
         f"{t['group'] or '~G'}_{t['version'] or '~V'}_{t['kind'] or '~K'}")
        for t in types
    ]
    for before, after in zip(keys, keys[1:]):
        if before > after:
            sys.exit(f"{name}: {after[1]} must not come after {before[1]}")


# ---- field specs ----

FIELDSPEC_TABLES = (
    "name_prefix", "name_suffix", "namespaces", "common_labels", "template_labels", "labels",
    "common_annotations", "images", "replicas", "var_reference",
)


def fieldspec(row):
    return "{" + f"{gvk(row)}, {literal(row['path'])}, {row.get('create', 'false')}" + "}"


def fieldspec_data():
    tables = {group[0]["table"]: group
              for group in grouped(rows("fieldspecs.tsv"), lambda row: row["table"])}
    unknown = set(tables) - set(FIELDSPEC_TABLES)
    if unknown:
        sys.exit(f"fieldspecs.tsv: there is no table {min(unknown)}")
    out = head("The built-in field specs.", "fieldspecs.tsv") + '#include "k8s/data.h"\n'
    members = []
    for name in FIELDSPEC_TABLES:
        if name not in tables:
            continue
        check_order("fieldspecs.tsv: " + name, tables[name])
        out += "\n" + array(f"static const kz_fieldspec {name}", map(fieldspec, tables[name]))
        members.append(f".{name} = {{{name}, {len(tables[name])}}}")
    members.append(".name_reference = {kz_builtin_namerefs, KZ_BUILTIN_NAMEREF_COUNT}")
    out += "\nconst kz_tables kz_builtin_tables = {\n"
    return out + "".join(f"    {member},\n" for member in members) + "};\n"


def nameref_data():
    def target(row):
        return {part: row["target_" + part] for part in ("group", "version", "kind")}

    groups = grouped(rows("namerefs.tsv"), target)
    check_order("namerefs.tsv", [target(group[0]) for group in groups])
    out = head("The built-in name references.", "namerefs.tsv") + '#include "k8s/data.h"\n'
    items = []
    for group in groups:
        name = "names_of_" + "_".join(filter(None, target(group[0]).values()))
        name = "".join(c if c.isalnum() else "_" for c in name)
        out += "\n" + array(f"static const kz_fieldspec {name}", map(fieldspec, group))
        items.append(f"{{{gvk(group[0], 'target_')}, {{{name}, {len(group)}}}}}")
    out += "\n_Static_assert(KZ_BUILTIN_NAMEREF_COUNT == "
    out += f'{len(items)}, "k8s/data.h must say how many there are");\n\n'
    return out + array("const kz_nameref kz_builtin_namerefs", items)


# ---- schema ----

def children_first(definitions):
    done, order = set(), []

    def visit(name, way):
        if name in way:
            sys.exit(f"schema.tsv: {name} contains itself")
        if name in done:
            return
        for row in definitions.get(name, ()):
            if row["child"]:
                visit(row["child"], way + (name,))
        done.add(name)
        order.append(name)

    for name in sorted(definitions):
        visit(name, ())
    return order


def keys_name(keys):
    return "keys_" + keys.replace(",", "_")


def schema_field(row, schema_of):
    parts = [f".name = {literal(row['field'])}"]
    if row["child"]:
        parts.append(f".child = &{schema_of[row['child']]}")
    if row["shape"] == "array":
        parts.append(".is_list = true")
    if row["shape"] == "map":
        parts.append(".is_map = true")
    if row["merges"]:
        parts.append(".merges = true")
    if row["keys"]:
        parts.append(f".keys = {keys_name(row['keys'])}")
        parts.append(f".key_count = {len(row['keys'].split(','))}")
    return "{" + ", ".join(parts) + "}"


def schema(name, fields):
    if not fields:
        return f"static const kz_schema {name} = {{.fields = NULL}};\n"
    of_fields = name.replace("schema_", "fields_", 1)
    values = f".fields = {of_fields}, .field_count = {len(fields)}"
    return (array(f"static const kz_schema_field {of_fields}", fields)
            + f"static const kz_schema {name} = {{{values}}};\n")


def schema_data():
    definitions = {group[0]["definition"]: sorted(group, key=lambda row: row["field"].encode())
                   for group in grouped(rows("schema.tsv"), lambda row: row["definition"])}
    types = sorted(rows("types.tsv"), key=by_kind)
    for row in types:
        if row["definition"] not in definitions:
            sys.exit(f"types.tsv: schema.tsv has no {row['definition']}")
    out = head("The schema, as far as merging needs it, and the types that have one.",
               "schema.tsv", "types.tsv") + '#include "k8s/data.h"\n\n'
    all_keys = {row["keys"] for rows_of in definitions.values() for row in rows_of if row["keys"]}
    for keys in sorted(all_keys):
        items = ", ".join(map(literal, keys.split(",")))
        out += f"static const kz_str {keys_name(keys)}[] = {{{items}}};\n"
    shared, schema_of = {}, {}
    for name in children_first(definitions):
        items = tuple(schema_field(row, schema_of) for row in definitions.get(name, ()))
        if items not in shared:
            shared[items] = "schema_" + name.replace(".", "_")
            out += "\n" + schema(shared[items], items)
        schema_of[name] = shared[items]
    items = [f"{{{gvk(row)}, &{schema_of[row['definition']]}}}" for row in types]
    out += "\n" + array("const kz_type_schema kz_type_schemas", items)
    out += f"\nconst size_t kz_type_schema_count = {len(items)};\n"
    items = [f"{{{literal(name)}, &{schema_of[name]}}}"
             for name in sorted(definitions, key=str.encode)]
    out += "\n" + array("const kz_named_schema kz_named_schemas", items)
    return out + f"\nconst size_t kz_named_schema_count = {len(items)};\n"


# ---- types ----

def type_data():
    cluster = sorted(rows("scope.tsv"), key=by_kind)
    ranks = sorted(RANKS.items())
    out = head("Which types are cluster-scoped, and which kinds come first and last.",
               "scope.tsv", "order.tsv") + '#include "k8s/data.h"\n\n'
    out += array("const kz_gvk kz_cluster_scoped", map(gvk, cluster))
    out += f"\nconst size_t kz_cluster_scoped_count = {len(cluster)};\n\n"
    out += array("const kz_ranked_kind kz_ranked_kinds",
                 (f"{{{literal(kind)}, {rank}}}" for kind, rank in ranks))
    return out + f"\nconst size_t kz_ranked_kind_count = {len(ranks)};\n"


FILES = {
    "fieldspec_data.c": fieldspec_data,
    "nameref_data.c": nameref_data,
    "schema_data.c": schema_data,
    "type_data.c": type_data,
}


def main():
    if sys.argv[1:] not in (["--write"], ["--check"]):
        sys.exit(__doc__)
    stale = []
    for name, make in FILES.items():
        path, text = K8S / name, make()
        if sys.argv[1] == "--write":
            path.write_text(text)
        elif not path.exists() or path.read_text() != text:
            stale.append(name)
    if stale:
        sys.exit("not made from their data, run tests/lint/tables.py --write: " + ", ".join(stale))


main()
