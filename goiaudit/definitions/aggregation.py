"""How reports say whose figures their tables hold, as data: rules/vocabulary/aggregation.yml."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from goiaudit.definitions.pack import pack_root, shown
from goiaudit.definitions.yamlfile import Node, load_yaml

_KEYS = ("own_only", "whole", "own")
Words = tuple[tuple[str, ...], ...]
"""Entries of words that all stand in one sentence, in any order."""


@dataclass(frozen=True, slots=True)
class AggregationWords:
    """Entries for the organ alone (``own_only``), for all bodies that it adds up (``whole``), and
    for its own level (``own``), which says nothing beside one for the whole.
    """

    own_only: Words
    whole: Words
    own: Words


@lru_cache(maxsize=1)
def aggregation_words() -> AggregationWords:
    """The shipped words; RuleError where the file is wrong."""
    path = pack_root() / "vocabulary" / "aggregation.yml"
    root = load_yaml(path, shown(path)).mapping(("aggregation",), ("aggregation",))
    parts = root["aggregation"].mapping(_KEYS, _KEYS)
    return AggregationWords(**{key: _entries(parts[key]) for key in _KEYS})


def _entries(node: Node) -> Words:
    return tuple(entry.texts() for entry in node.items())
