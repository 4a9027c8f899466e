"""How to mend an expression that does not parse: the slip that most people make there."""

from __future__ import annotations

from collections.abc import Sequence

from goiaudit.rules.tokens import Token

ANYWHERE = "goiaudit rules explain T301 shows how a rule is written"
_SIGNS = {"==": "=", "=>": ">=", "=<": "<=", "<>": "!=", "=!": "!="}
_CLOSING = {"]": "[", ")": "("}


def mend_of(tokens: Sequence[Token], place: int, wanted: Sequence[str] = ()) -> str:
    """A hint for the token at ``place``, where one of ``wanted`` (if any) would be right."""
    found = tokens[place].text
    before = tokens[place - 1] if place else Token("end", "", 0)
    if before.text + found in _SIGNS:
        return f"write {_SIGNS[before.text + found]}"
    if found == "." and before.kind == "number":
        return "figures are whole numbers here: 2 * a <= b, not a <= 0.5 * b"
    for mark, opening in _CLOSING.items():
        if mark in wanted:
            return f"close the bracket with '{mark}'"
        if found == mark:
            return f"there is no '{opening}' for this one"
    if "<=" in wanted:
        return "a condition compares two figures, as in requests[new, total] <= 10"
    if wanted:
        return f"write {' or '.join(wanted)} here"
    if found and tokens[place].kind in ("word", "number"):
        return "join two conditions with 'and' or 'or', two figures with + or -"
    return ANYWHERE
