"""Regular expressions of rule files: RE2, which takes linear time whatever it is given."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

import re2

from goiaudit.definitions.yamlfile import Node
from goiaudit.model.errors import RuleError
from goiaudit.recognition.normalise import fold_marks

_MENDS = (
    ("perl operator", "look-ahead and look-behind are not available: use near:, unless:, "
                      "unless_before: or unless_after:"),
    ("escape sequence", "back references and this escape are not available; write \\\\ for \\"),
    ("missing )", "close the group, or write \\( for a bracket of the text"),
    ("unexpected )", "write \\) for a bracket of the text"),
    ("missing ]", "close the list, or write \\[ for a bracket of the text"),
    ("repetition", "put a character or a group before * + ? {n,m}, with n and m up to 1000"),
    ("character class range", "write the range from the lower to the higher character"),
    ("too large", "make the repetitions smaller, or use near: for words far apart"),
)  # fmt: skip
_SPECIAL = frozenset(r"\.+*?()|[]{}^$")
_TIMES = re.compile(r"(?:[?*+]|\{\d+(?:,\d*)?\})\??")
_TOKEN = re.compile(_TIMES.pattern + r"|\\.|\[\^?\]?(?:\\.|\[:\w+:\]|[^\]\\])*\]|.", re.DOTALL)
_FAR_REACHING = re.compile(r"\\Q|\(\?[A-Za-z-]+\)")
"""What changes how the rest of a pattern is read."""


def options() -> re2.Options:
    """How patterns are read: quiet, and never across the end of a paragraph."""
    found = re2.Options()
    found.log_errors = False
    found.never_nl = True
    return found


@lru_cache(maxsize=8192)
def compiled(pattern: str) -> re2._Regexp:
    """A folded pattern, ready to search; ``^`` and ``$`` are the ends of a paragraph."""
    return re2.compile(f"(?m){pattern}", options())


@lru_cache(maxsize=8192)
def compiled_bytes(pattern: str) -> tuple[re2._Regexp, int]:
    """The same for text encoded as UTF-8, where a whole report is searched; and its groups."""
    found = re2.compile(f"(?m){pattern}".encode(), options())
    return found, found.groups


def fold_pattern(pattern: str) -> str:
    """A pattern with its characters folded as the text is; no character becomes an operator."""
    folded = []
    for char in pattern:
        plain = fold_marks(char)
        folded.append(f"\\{plain}" if plain != char and plain in _SPECIAL else plain)
    return "".join(folded)


def solid_part(pattern: str) -> str:
    """What stands wherever a pattern does: of each alternative the longest part without a gap.

    A gap (``.``, ``[^…]``) leaves room for words of any kind: an automaton of many patterns with
    gaps has too many states. Empty where an alternative has no such part.
    """
    if _FAR_REACHING.search(pattern):
        return ""
    options = [[""]]
    for element, is_gap in _elements(pattern):
        if element == "|":
            options.append([""])
        elif is_gap:
            options[-1].append("")
        else:
            options[-1][-1] += element
    longest = [max(parts, key=len) for parts in options]
    return "|".join(longest) if all(longest) else ""


def _elements(pattern: str) -> Iterator[tuple[str, bool]]:
    """Characters, classes and whole groups, each with how often it stands; whether it has gaps."""
    element, is_gap, depth = "", False, 0
    for token in _TOKEN.findall(pattern):
        if depth == 0 and element and not _TIMES.fullmatch(token):
            yield element, is_gap
            element, is_gap = "", False
        element += token
        is_gap |= token == "." or token.startswith("[^")
        depth += (token == "(") - (token == ")")
    yield element, is_gap


def checked_pattern(node: Node) -> str:
    """The folded pattern of a node; RuleError at the fault if it cannot be compiled."""
    pattern = fold_pattern(node.text())
    try:
        found = compiled(pattern)
    except re2.error as error:
        raise _fault(node, error) from None
    if found.search("") is not None:
        raise node.error("the pattern matches where nothing stands", "let it need one character")
    return pattern


def _fault(node: Node, error: re2.error) -> RuleError:
    problem = error.args[0].decode("utf-8", "replace") if error.args else "not a pattern"
    problem = problem.replace("(?m)", "", 1)
    what, _, fragment = problem.partition(": ")
    place = max(node.text().find(fragment), 0) if fragment else 0
    mend = next((mend for word, mend in _MENDS if word in what), "see the RE2 syntax")
    return RuleError(node.place(place), f"not a pattern: {problem}", mend)
