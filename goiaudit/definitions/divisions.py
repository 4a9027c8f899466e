"""The administrative divisions of the country, as data: rules/vocabulary/divisions.txt."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache

from goiaudit.definitions.pack import pack_root

Chain = tuple[str, ...]


@dataclass(frozen=True)
class Divisions:
    """Provinces, prefectures and counties by their full names.

    ``prefectures`` maps to the province, ``counties`` to every chain of divisions above one of
    that name, the province first: there are six 鼓楼区. Names that were given up since the end of
    2020 count like the others, for reports of those years name them.
    """

    provinces: frozenset[str]
    prefectures: Mapping[str, str]
    counties: Mapping[str, tuple[Chain, ...]]

    @cached_property
    def level_of(self) -> Mapping[str, str]:
        """The level of a division by its name; the higher one where two levels have it."""
        levels = dict.fromkeys(self.counties, "county")
        levels |= dict.fromkeys(self.prefectures, "prefecture")
        return levels | dict.fromkeys(self.provinces, "province")

    def above(self, name: str) -> tuple[Chain, ...]:
        """The chains of divisions above those of a name; () where there is none of it."""
        if name in self.provinces:
            return ((),)
        if name in self.prefectures:
            return ((self.prefectures[name],),)
        return self.counties.get(name, ())


@lru_cache(maxsize=1)
def divisions() -> Divisions:
    """The shipped divisions; read once, in about two milliseconds."""
    provinces: list[str] = []
    prefectures: dict[str, str] = {}
    counties: dict[str, list[Chain]] = defaultdict(list)
    for head, names in _lines():
        if head is None:
            provinces.extend(names)
            continue
        province = provinces[-1]
        chain: Chain = (province,) if head == "-" else (province, head)
        if head != "-":
            prefectures[head] = province
        for name in names:
            counties[name].append(chain)
    found = {name: tuple(chains) for name, chains in counties.items()}
    return Divisions(frozenset(provinces), prefectures, found)


def _lines() -> Iterator[tuple[str | None, list[str]]]:
    """Each line as its prefecture and counties; a line of one name is a province."""
    text = (pack_root() / "vocabulary" / "divisions.txt").read_text(encoding="utf-8")
    for line in text.splitlines():
        if line.startswith("#"):
            continue
        if " " in line:
            head, *names = line.replace("|", " ").split()
            yield head, names
        elif line:
            yield None, [line]
