"""What the comparison of reports goes by, as data: rules/vocabulary/likeness.yml."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from goiaudit.definitions.pack import pack_root, shown
from goiaudit.definitions.yamlfile import load_yaml

_KEYS = ("self", "self_words", "numerals", "remedies", "problems", "openings", "peers")


@dataclass(frozen=True, slots=True)
class LikenessWords:
    """Words that texts are masked with, marks of section five, and the figures of peers.

    ``self_words`` stand behind one of the characters ``self_marks``, longest first; ``peers``
    maps a cell's address to the share of peers (percent) above which a zero is odd.
    """

    self_marks: str
    self_words: tuple[str, ...]
    numerals: str
    remedies: tuple[str, ...]
    problems: tuple[str, ...]
    openings: tuple[str, ...]
    peers: Mapping[str, int]


@lru_cache(maxsize=1)
def likeness_words() -> LikenessWords:
    """The shipped words."""
    path = pack_root() / "vocabulary" / "likeness.yml"
    root = load_yaml(path, shown(path)).mapping(("likeness",), ("likeness",))["likeness"]
    parts = root.mapping(_KEYS, _KEYS)
    words = parts["self_words"].text().split()
    return LikenessWords(
        self_marks=parts["self"].text(),
        self_words=tuple(sorted(words, key=len, reverse=True)),
        numerals=parts["numerals"].text(),
        remedies=parts["remedies"].texts(),
        problems=parts["problems"].texts(),
        openings=parts["openings"].texts(),
        peers={cell: node.integer() for cell, node in parts["peers"].mapping().items()},
    )
