"""Rule expressions cut into tokens, each with its place."""

from __future__ import annotations

import re
from typing import NamedTuple

from goiaudit.definitions.yamlfile import Node
from goiaudit.model.errors import RuleError

_TOKEN = re.compile(
    r"\s*(?:(?P<number>[0-9]+)|(?P<word>[A-Za-z_$][A-Za-z0-9_]*)"
    r"|(?P<string>\"[^\"]*\"|'[^']*')"
    r"|(?P<mark><=|>=|!=|~=|[=<>+\-*|(),.\[\]]))"
)

_INSTEAD = {
    "&": "write and",
    "!": "write not, or != for unequal",
    "×": "write *",
    "÷": "~= compares percentages; nothing else is divided",
    "/": "nothing is divided: 2 * a = b",
}


class Token(NamedTuple):
    """A token with its offset in the expression; the last one is of the kind ``end``."""

    kind: str
    text: str
    offset: int


def tokens_of(node: Node) -> list[Token]:
    """The tokens of an expression; RuleError at a character that the language does not have."""
    source = node.text()
    tokens: list[Token] = []
    place, end = 0, len(source.rstrip())
    while place < end:
        match = _TOKEN.match(source, place)
        if match is None:
            blanks = len(source) - len(source[place:].lstrip())
            problem = f"'{source[blanks]}' is not part of the rule language"
            raise RuleError(node.place(blanks), problem, _width(source[blanks]))
        kind = match.lastgroup or ""
        tokens.append(Token(kind, match.group(kind), match.start(kind)))
        place = match.end()
    return [*tokens, Token("end", "", end)]


def _width(char: str) -> str:
    if char in "\"'“”":
        return 'words stand in plain quotes, opened and closed: says("…")'
    if ord(char) > 0x2000:
        return "write ASCII brackets, commas and signs, not full-width ones"
    return _INSTEAD.get(char, "the signs are = != < <= > >= + - * | ( ) [ ] ,")
