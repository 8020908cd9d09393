#!/usr/bin/env python3
"""Build two directories with libkz, by ctypes, and print what differs between them, and which
files each was made of, as JSON.

    compare.py path/to/libkz.so DIRECTORY DIRECTORY
"""

import ctypes
import json
import sys
from ctypes import POINTER, c_bool, c_char_p, c_int, c_size_t, c_void_p


class Document(ctypes.Structure):
    _fields_ = [
        ("group", c_char_p),
        ("version", c_char_p),
        ("kind", c_char_p),
        ("name", c_char_p),
        ("ns", c_char_p),
        ("cluster_scoped", c_bool),
        ("text", c_void_p),
        ("length", c_size_t),
    ]


class Change(ctypes.Structure):
    _fields_ = [("what", c_int), ("path", c_char_p), ("before", c_char_p), ("after", c_char_p)]


class ObjectDiff(ctypes.Structure):
    _fields_ = [
        ("what", c_int),
        ("before", POINTER(Document)),
        ("after", POINTER(Document)),
        ("changes", POINTER(Change)),
        ("change_count", c_size_t),
        ("hunks", c_void_p),
        ("hunk_count", c_size_t),
        ("before_text", c_void_p),
        ("after_text", c_void_p),
        ("before_length", c_size_t),
        ("after_length", c_size_t),
        ("patch", c_char_p),
    ]


class Rename(ctypes.Structure):
    _fields_ = [("before", POINTER(Document)), ("after", POINTER(Document)), ("references", c_size_t)]


WORDS = ["same", "changed", "added", "removed"]


def load(path):
    """The library, with the types of the functions used here. The default options are NULL."""
    library = ctypes.CDLL(path)
    functions = {
        "kz_build_many": (c_int, [POINTER(c_void_p), POINTER(c_char_p), c_size_t, c_void_p]),
        "kz_result_input": (c_char_p, [c_void_p, c_size_t]),
        "kz_result_free": (None, [c_void_p]),
        "kz_diff": (c_int, [POINTER(c_void_p), c_void_p, c_void_p, c_void_p]),
        "kz_diff_object": (POINTER(ObjectDiff), [c_void_p, c_size_t]),
        "kz_diff_rename": (POINTER(Rename), [c_void_p, c_size_t]),
        "kz_diff_free": (None, [c_void_p]),
    }
    for name, (result, arguments) in functions.items():
        function = getattr(library, name)
        function.restype, function.argtypes = result, arguments
    return library


def each(function, handle):
    """What a function of the library gives for 0, 1, 2 and so on."""
    i = 0
    while item := function(handle, i):
        yield item
        i += 1


def value(text):
    return None if text is None else json.loads(text)


def document_data(document):
    if not document:
        return None
    d = document.contents
    names = ["group", "version", "kind", "name", "ns"]
    return {name: getattr(d, name).decode("utf-8", "replace") for name in names}


def object_data(found):
    return {
        "what": WORDS[found.what],
        "before": document_data(found.before),
        "after": document_data(found.after),
        "changes": [
            {"what": WORDS[c.what], "path": c.path.decode(), "before": value(c.before), "after": value(c.after)}
            for c in found.changes[:found.change_count]
        ],
        "patch": json.loads(found.patch),
    }


def compare(library, before, after):
    """What differs between two results."""
    diff = c_void_p()
    if library.kz_diff(ctypes.byref(diff), before, after, None) != 0:
        raise MemoryError
    found = {
        "objects": [object_data(o.contents) for o in each(library.kz_diff_object, diff)],
        "renames": [
            {"before": document_data(r.contents.before), "after": document_data(r.contents.after)}
            for r in each(library.kz_diff_rename, diff)
        ],
    }
    library.kz_diff_free(diff)
    return found


def main():
    library = load(sys.argv[1])
    directories = (c_char_p * 2)(*[name.encode() for name in sys.argv[2:4]])
    results = (c_void_p * 2)()
    found = None
    if library.kz_build_many(results, directories, 2, None) == 0:
        found = compare(library, results[0], results[1])
        found["files"] = [[path.decode() for path in each(library.kz_result_input, r)] for r in results]
    for result in results:
        library.kz_result_free(result)
    if found is None:
        sys.exit("one of them cannot be built; diagnose.py shows how to say why")
    json.dump(found, sys.stdout, indent=2)
    print()


if __name__ == "__main__":
    main()
