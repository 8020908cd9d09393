#!/usr/bin/env python3
"""Build a directory with libkz, by ctypes, and print what there is to say about it as JSON.

    diagnose.py path/to/libkz.so [DIRECTORY]
"""

import ctypes
import json
import sys
from ctypes import POINTER, c_char_p, c_int, c_size_t, c_uint32, c_void_p


class Place(ctypes.Structure):
    _fields_ = [
        ("file", c_char_p),
        ("line", c_uint32),
        ("column", c_uint32),
        ("end", c_uint32),
        ("source", c_char_p),
    ]


class Step(ctypes.Structure):
    _fields_ = [("place", Place), ("doing", c_char_p)]


class Remark(ctypes.Structure):
    _fields_ = [("place", Place), ("text", c_char_p)]


class Message(ctypes.Structure):
    _fields_ = [
        ("id", c_char_p),
        ("severity", c_int),
        ("place", Place),
        ("text", c_char_p),
        ("help", c_char_p),
        ("chain", POINTER(Step)),
        ("chain_length", c_size_t),
        ("remarks", POINTER(Remark)),
        ("remark_count", c_size_t),
        ("repeated", ctypes.c_bool),
    ]


def load(path):
    """The library, with the types of the functions used here. The default options are NULL."""
    library = ctypes.CDLL(path)
    library.kz_build.argtypes = [POINTER(c_void_p), c_char_p, c_void_p]
    library.kz_build.restype = c_int
    library.kz_result_message.argtypes = [c_void_p, c_size_t]
    library.kz_result_message.restype = POINTER(Message)
    library.kz_result_document_count.argtypes = [c_void_p]
    library.kz_result_document_count.restype = c_size_t
    library.kz_result_free.argtypes = [c_void_p]
    library.kz_result_free.restype = None
    return library


def text(value):
    return None if value is None else value.decode("utf-8", "replace")


def place_data(place):
    if place.file is None:
        return None
    return {"file": text(place.file), "line": place.line, "column": place.column, "end": place.end}


def message_data(message):
    return {
        "id": text(message.id),
        "severity": ["note", "warning", "error"][message.severity],
        "text": text(message.text),
        "help": text(message.help),
        "place": place_data(message.place),
        "chain": [place_data(message.chain[i].place) for i in range(message.chain_length)],
        "remarks": [
            {"text": text(message.remarks[i].text), "place": place_data(message.remarks[i].place)}
            for i in range(message.remark_count)
        ],
    }


def build(library, directory):
    """The status, the number of documents and the messages of a build."""
    result = c_void_p()
    status = library.kz_build(ctypes.byref(result), directory.encode(), None)
    if not result:
        raise MemoryError
    messages, i = [], 0
    while message := library.kz_result_message(result, i):
        messages.append(message_data(message.contents))
        i += 1
    documents = library.kz_result_document_count(result)
    library.kz_result_free(result)
    return {"status": status, "documents": documents, "messages": messages}


def main():
    library = load(sys.argv[1])
    found = build(library, sys.argv[2] if len(sys.argv) > 2 else ".")
    json.dump(found, sys.stdout, indent=2)
    print()
    return 1 if found["status"] else 0


if __name__ == "__main__":
    sys.exit(main())
