"""Patterns that most reports never ask: compiled when they are first asked."""

from __future__ import annotations

import re
from typing import Any, AnyStr, cast


def seldom(source: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """A pattern like that of ``re.compile`` that few reports ask anything.

    Compiling all patterns of the program takes as long as reading dozens of reports, and an
    ordinary report asks a third of them. What most reports ask is compiled at once: asking such
    a pattern is a little quicker.
    """
    return cast("re.Pattern[AnyStr]", _Seldom(source, flags))


class _Seldom:
    """Gives the attributes of a pattern, and keeps each that was asked for."""

    def __init__(self, source: str | bytes, flags: int) -> None:
        self._source, self._flags = source, flags

    def __getattr__(self, name: str) -> Any:
        found = getattr(re.compile(self._source, self._flags), name)
        setattr(self, name, found)
        return found
