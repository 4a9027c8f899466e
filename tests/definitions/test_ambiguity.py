"""No pattern of the program takes exponential time, whatever the text: nothing ever hangs."""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections.abc import Iterator
from typing import Any

import pytest

import goiaudit
from goiaudit.definitions.seldom import _Seldom
from goiaudit.narrative.engine import shipped
from tests.definitions.ambiguity import exponential

_HARMLESS = {"goiaudit.recognition.lineshapes._TOKEN"}
"""Ambiguous, but nothing stands behind the repeat that could fail."""


@pytest.mark.parametrize(
    "source",
    [
        "(?:共|共计|计)*$",  # 共计 is one word or two
        "(?:\n{4,}[、,]?)+等",  # eight line ends are one run or two
        "(?:a+)+b",
        "(?:[^,]{1,12}(?:局|委)和?)*,",  # 局 is any character, too
        "(?:未办|未办结|结转|转来|来)+$",
        "(?:数量?|量)*[0-9]",
        r"(?:\w|\d\d)*;",
    ],
)
def test_a_repeat_that_reads_the_same_in_two_ways_is_found(source: str) -> None:
    assert exponential(source)


@pytest.mark.parametrize(
    "source",
    [
        "(?:共|计)*$",
        "(?:\n{4,}+[、,]?)+等",  # a possessive repeat is never gone back into
        "(?:数|量)*[0-9]",
        "[^,]{0,20}局",
        "(?:结转|结余|结存)*x",  # both begin with 结, but end differently
        "(?:共|共计|计){0,3}$",  # few ways
        "(?:第[一二三]{1,5}条)*$",
        r"(\d+)-(\d+)?(?=.*x)",
        "(a)?(?(1)b|c)",
        "",
    ],
)
def test_other_repeats_are_not(source: str) -> None:
    assert not exponential(source)


def test_no_pattern_of_the_program_is_ambiguous() -> None:
    sources = dict(_patterns())
    assert len(sources) > 500
    found = {name for name, (source, flags) in sources.items() if exponential(source, flags)}
    assert found == _HARMLESS


def _patterns() -> Iterator[tuple[str, tuple[str | bytes, int]]]:
    """Source and flags of all patterns in modules, and of those made of the vocabulary."""
    for info in pkgutil.walk_packages(goiaudit.__path__, "goiaudit."):
        if not info.name.endswith("__main__"):
            module = importlib.import_module(info.name)
            yield from _within(vars(module), info.name)
    lexicon = shipped().lexicon
    yield from _within([vars(lexicon), vars(lexicon._reader)], "lexicon")


def _within(value: Any, name: str) -> Iterator[tuple[str, tuple[str | bytes, int]]]:
    if isinstance(value, re.Pattern | _Seldom):
        yield name, (value.pattern, value.flags)
    elif isinstance(value, dict):
        for key, each in value.items():
            if not str(key).startswith("__"):
                yield from _within(each, f"{name}.{key}")
    elif isinstance(value, list | tuple):
        for number, each in enumerate(value):
            yield from _within(each, f"{name}[{number}]")
