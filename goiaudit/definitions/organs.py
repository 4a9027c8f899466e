"""The names of organs as data: rules/vocabulary/organs.yml."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from goiaudit.definitions.divisions import divisions
from goiaudit.definitions.pack import pack_root, shown
from goiaudit.definitions.yamlfile import load_yaml

_KINDS = ("office", "street", "township", "government", "other", "department")
_LISTS = (
    "national_heads",
    "no_areas",
    "provinces",
    "prefectures",
    "vague_counties",
    "rule_making_cities",
)


@dataclass(frozen=True, slots=True)
class OrganNames:
    """Endings by kind, in the order in which they are tried, and names of areas by level.

    Areas are those of the country's divisions and their other names; ``vague_counties`` (城区)
    count only behind their own prefecture.

    ``self_words`` maps a word behind 我 to what the name of an organ that may say so has in it,
    longest first; ``self_nouns`` stand behind no 我 unless a word between was lost; ``fields``
    maps a word for a field to what the names of the organs in charge of it have in them.
    """

    kinds: Mapping[str, tuple[str, ...]]
    national_heads: tuple[str, ...]
    no_areas: frozenset[str]
    provinces: tuple[str, ...]
    prefectures: frozenset[str]
    counties: frozenset[str]
    vague_counties: frozenset[str]
    rule_making_cities: frozenset[str]
    self_words: Mapping[str, tuple[str, ...]]
    self_nouns: tuple[str, ...]
    fields: Mapping[str, tuple[str, ...]]


@lru_cache(maxsize=1)
def organ_names() -> OrganNames:
    """The shipped lists, each one text with names separated by blanks, and the divisions."""
    path = pack_root() / "vocabulary" / "organs.yml"
    root = load_yaml(path, shown(path)).mapping(("organs",), ("organs",))["organs"]
    keys = ("kinds", *_LISTS, "self_words", "self_nouns", "fields")
    parts = root.mapping(keys, keys)
    self_words = {word: node.texts() for word, node in parts["self_words"].mapping().items()}
    kinds = parts["kinds"].mapping(_KINDS, _KINDS)
    lists = {name: tuple(parts[name].text().split()) for name in _LISTS}
    known = divisions()
    return OrganNames(
        kinds={kind: tuple(node.text().split()) for kind, node in kinds.items()},
        national_heads=lists["national_heads"],
        no_areas=frozenset(lists["no_areas"]),
        provinces=tuple(sorted((*known.provinces, *lists["provinces"]), key=_longest_first)),
        prefectures=frozenset((*known.prefectures, *lists["prefectures"])),
        counties=frozenset(known.counties) - frozenset(lists["vague_counties"]),
        vague_counties=frozenset(lists["vague_counties"]),
        rule_making_cities=frozenset(lists["rule_making_cities"]),
        self_words={word: self_words[word] for word in sorted(self_words, key=len, reverse=True)},
        self_nouns=tuple(parts["self_nouns"].text().split()),
        fields={
            word: node.texts()
            for words, node in parts["fields"].mapping().items()
            for word in words.split()
        },
    )


def _longest_first(name: str) -> tuple[int, str]:
    return -len(name), name
