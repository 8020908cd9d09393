"""Values as YAML text, in the styles that people write."""

import json
import re

from dice import Raw

PLAIN = re.compile(r"[A-Za-z0-9_./$(<=][A-Za-z0-9_./:@$()*=<> é-]*")
LOOKS_TYPED = re.compile(
    r"(?i)[-+0-9._:a-fxoetz ]*[0-9][-+0-9._:a-fxoetz ]*|[-+]?\.?(inf|nan)|~|null|true|false|yes|no|on|off|y|n|=|<<")
COMMENTS = ["note", "TODO: remove", "see https://example.com/x#y", "{not: yaml}", "é", "---", ""]


def double(text):
    quoted = json.dumps(text, ensure_ascii=False)
    return quoted.replace("\x7f", "\\x7f").replace("\u2028", "\\u2028")


def single(text):
    return "'" + text.replace("'", "''") + "'"


class Writer:
    """One document. What style it has is decided once, as by one person."""

    def __init__(self, dice):
        self.dice = dice
        self.dash = dice.pick(["", "", "  "])
        self.step = "    " if dice.chance(0.08) else "  "
        self.comments = 0.06 if dice.chance(0.3) else 0
        self.flow_chance = dice.pick([0, 0, 0.05, 0.3])
        self.quotes = dice.pick([0, 0, 0.2, 1])
        self.anchors = dice.chance(0.15)
        self.named = {}
        self.seen = {}

    def text(self, value):
        self.count(value)
        body = self.block(value, "", root=True).lstrip(" ")
        return body[1:] if body.startswith("\n") else body

    def count(self, value):
        """How often each collection occurs: what occurs twice can be an anchor."""
        if isinstance(value, (dict, list)):
            self.seen[id(value)] = self.seen.get(id(value), 0) + 1
            for child in value.values() if isinstance(value, dict) else value:
                self.count(child)

    def comment(self):
        return " # " + self.dice.pick(COMMENTS) if self.dice.chance(self.comments) else ""

    def scalar(self, value, pad="", flow=False):
        if isinstance(value, Raw):
            return str(value).replace("\n", "\n" + pad)
        if value is None:
            return self.dice.pick(["null", "~", "null"])
        if isinstance(value, bool):
            return "true" if value else "false"
        if isinstance(value, (int, float)):
            return str(value)
        if "\n" in value and not flow and self.dice.chance(0.85):
            block = self.block_scalar(value, pad)
            if block:
                return block
        if PLAIN.fullmatch(value) and not LOOKS_TYPED.fullmatch(value) and ": " not in value \
                and not value.endswith((":", " ")) and not self.dice.chance(self.quotes):
            return value
        if self.dice.chance(0.5) or any(ord(c) < 32 or c in "\x7f\u2028" for c in value):
            return double(value)
        return single(value)

    def block_scalar(self, value, pad):
        lines = value.split("\n")
        if lines[0][:1] in (" ", "\t", "") or any(ord(c) < 32 and c not in "\n\t" for c in value):
            return None
        chomp = "" if value.endswith("\n") else "-"
        if value.endswith("\n\n"):
            chomp = "+"
        if chomp != "-":
            lines = lines[:-1]
        folded = self.dice.chance(0.1) and all(x and x[0] not in " \t" for x in lines)
        body = "".join("\n" + (pad + x if x else "") + ("\n" if folded and x is not lines[-1] else "")
                       for x in lines)
        return (">" if folded else "|") + chomp + body

    def flow(self, value):
        if isinstance(value, dict):
            return "{" + ", ".join(f"{self.scalar(k, flow=True)}: {self.flow(v)}"
                                   for k, v in value.items()) + "}"
        if isinstance(value, list):
            return "[" + ", ".join(self.flow(v) for v in value) + "]"
        if isinstance(value, Raw) and re.search(r"[\n,\[\]{}]|^$|^[-?!]", value):
            return '"' + re.sub(r"[^A-Za-z0-9]", "", value) + '"'
        if isinstance(value, str) and not isinstance(value, Raw) and re.search(r"[\[\]{},]", value):
            return double(value)
        return self.scalar(value, flow=True)

    def small(self, value):
        return len(json.dumps(value, default=str)) < 300

    def block(self, value, pad, root=False):
        """VALUE to stand behind a key or a dash: begins with a blank or a new line."""
        if not isinstance(value, (dict, list)):
            text = self.scalar(value, pad + self.step)
            tail = "" if "\n" in text else self.comment()
            return " " + text + tail if text else tail
        anchor = ""
        if self.anchors and value and self.seen.get(id(value), 0) > 1:
            if id(value) in self.named:
                return " *" + self.named[id(value)]
            self.named[id(value)] = f"a{len(self.named)}"
            anchor = " &" + self.named[id(value)]
        if not value:
            return anchor + (" {}" if isinstance(value, dict) else " []")
        if not anchor and self.dice.chance(self.flow_chance * (0.1 if root else 1)) and self.small(value):
            return " " + self.flow(value)
        return anchor + (self.mapping if isinstance(value, dict) else self.sequence)(value, pad)

    def mapping(self, value, pad):
        out = ""
        for key, child in value.items():
            if self.dice.chance(self.comments):
                out += f"\n{pad}# {self.dice.pick(COMMENTS)}"
            below = pad + self.dash if isinstance(child, list) else pad + self.step
            out += f"\n{pad}{self.scalar(key, flow=True)}:{self.block(child, below)}"
        return out

    def sequence(self, value, pad):
        out = ""
        for child in value:
            body = self.block(child, pad + "  ")
            if isinstance(child, dict) and body.startswith("\n" + pad + "  ") \
                    and not body.startswith("\n" + pad + "  #"):
                body = " " + body[len(pad) + 3:]
            out += f"\n{pad}-{body}"
        return out


def document(dice, value):
    """VALUE as the text of a YAML document."""
    text = Writer(dice).text(value)
    return text if text.endswith("\n") else text + "\n"


def documents(dice, values):
    """VALUES as one file of many documents."""
    text = dice.pick(["", "", "", "---\n", "# the file\n", "# Copyright\n---\n", "\n"])
    separator = dice.pick(["---\n", "---\n", "---\n", "--- # next\n", "\n---\n", "---\n---\n", "---\n# c\n---\n"])
    text += separator.join(document(dice, value) for value in values)
    if dice.chance(0.03):
        text = text.replace("\n", "\r\n")
    return text + dice.pick(["", "", "", "", "---\n", "\n", "# end\n", "...\n"])


def plain_value(value):
    """VALUE without Raw, for JSON."""
    if isinstance(value, dict):
        return {str(k): plain_value(v) for k, v in value.items()}
    if isinstance(value, list):
        return [plain_value(v) for v in value]
    return str(value) if isinstance(value, str) else value


def as_json(dice, value):
    return json.dumps(plain_value(value), indent=dice.pick([None, 2]), ensure_ascii=dice.chance(0.5))
