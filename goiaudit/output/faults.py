"""A fault of a definition file in the language of the run."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from goiaudit.model.errors import RuleError
from goiaudit.output.fault_words import MENDS, PROBLEMS, WORDS

_HOLE = re.compile(r"\{(\d?)\}")


def spoken_fault(error: RuleError, lang: str) -> str:
    """Place, what is wrong and how to mend it, in ``zh`` or ``en``."""
    if lang != "zh":
        return str(error)
    told = f"{error.mark}: {_said(error.problem, PROBLEMS)}"
    return told + (f"（{_said(error.hint, MENDS)}）" if error.hint else "")


def spoken_mend(mend: str, lang: str) -> str:
    """How to mend a fault, or the nearest known name, in ``zh`` or ``en``."""
    return _said(mend, MENDS) if lang == "zh" else mend


def has_words(message: str, *, mend: bool = False) -> bool:
    """Whether a problem, or a mend, has Chinese words."""
    return _found(message, MENDS if mend else PROBLEMS) is not None


def _said(message: str, known: tuple[tuple[str, str], ...]) -> str:
    found = _found(message, known)
    if found is None:
        return message
    words, parts = found
    numbers = iter(range(len(parts)))

    def filled(hole: re.Match[str]) -> str:
        part = parts[int(hole[1]) if hole[1] else next(numbers)]
        return WORDS.get(part, part)

    return _HOLE.sub(filled, words)


def _found(message: str, known: tuple[tuple[str, str], ...]) -> tuple[str, Sequence[str]] | None:
    for pattern, words in _compiled(known):
        if match := pattern.fullmatch(message):
            return words, match.groups()
    return None


@lru_cache(maxsize=2)
def _compiled(known: tuple[tuple[str, str], ...]) -> tuple[tuple[re.Pattern[str], str], ...]:
    """Patterns; the one with the most words of its own goes first."""
    ordered = sorted(known, key=lambda pair: -len(pair[0].replace("{}", "")))
    return tuple((_pattern(english), words) for english, words in ordered)


def _pattern(english: str) -> re.Pattern[str]:
    return re.compile("(.*?)".join(map(re.escape, english.split("{}"))), re.DOTALL)
