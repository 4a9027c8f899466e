"""Made-up provinces, cities and counties: whose reports a corpus consists of."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import product
from pathlib import Path
from random import Random
from typing import Any

import yaml

COUNTY, PREFECTURE = 70, 900
"""Up to so many organs are one county, one prefecture; beyond, there are provinces."""
PROVINCE = 9000


@lru_cache(maxsize=1)
def words() -> Mapping[str, Any]:
    """Names and sentences."""
    found: Mapping[str, Any] = yaml.safe_load(
        Path(__file__).with_name("words.yml").read_text(encoding="utf-8")
    )
    return found


@dataclass(frozen=True, slots=True)
class Body:
    """An organ: ``size`` is about how many requests it has in a year, ``busy`` its decisions.

    ``members`` are the organs whose figures a government's report adds up; its own office and
    departments first, then what lies below it. ``area`` is what it administers or serves.
    """

    name: str
    area: str
    kind: str
    level: str
    folder: str
    size: float = 0.0
    busy: tuple[float, ...] = (0, 0, 0)
    members: tuple[Body, ...] = field(default=(), repr=False)

    def all(self) -> Iterator[Body]:
        """The organ and all below it, the lowest first."""
        for member in self.members:
            yield from member.all()
        yield self


class _Names:
    """Names of areas, none of them twice."""

    def __init__(self, random: Random) -> None:
        names = words()["names"]
        pairs = [first + second for first, second in product(names["first"], names["second"])]
        random.shuffle(pairs)
        self.left: list[str] = pairs
        self.again: list[str] = list(names["second"])

    def area(self) -> str:
        """A name for a county, a city or a province."""
        if not self.left:
            raise ValueError("so many organs have no names: take fewer than about 30,000")
        return self.left.pop()

    def places(self, random: Random, count: int) -> list[str]:
        """Names for the townships of a county; other counties may have the same."""
        pairs = [first + second for first, second in product(self.again, self.again)]
        return random.sample([pair for pair in pairs if pair[0] != pair[1]], count)


def organs(count: int, random: Random) -> tuple[Body, ...]:
    """``count`` organs as whole counties, cities or provinces."""
    names = _Names(random)
    if count <= COUNTY:
        return (_county(count, names, random, ""),)
    if count <= PREFECTURE:
        return (_prefecture(count, names, random, ""),)
    shares = _parts(count, PROVINCE * 2 // 3, PROVINCE, random)
    return tuple(_province(share, names, random) for share in shares)


def _parts(count: int, least: int, most: int, random: Random) -> list[int]:
    """A number cut into pieces; the last one takes what would be too small a piece."""
    parts = []
    while count > most + least // 2:
        parts.append(random.randint(least, most))
        count -= parts[-1]
    return [*parts, count]


def _county(count: int, names: _Names, random: Random, above: str) -> Body:
    area = names.area() + random.choices("县区市", (6, 3, 1))[0]
    folder = f"{above}{area}/"
    departments = max(0, min(30, (count - 2) * 11 // 20))
    offices = _own(area, "county", folder, departments, 1, random)
    townships = []
    for name in names.places(random, max(0, count - 2 - len(offices) + 1)):
        ending = random.choices(("镇", "乡", "街道"), (6, 3, 2))[0]
        if ending == "街道":
            full, kind = f"{area}{name}街道办事处", "street"
        else:
            full, kind = f"{area}{name}{ending}人民政府", "township"
        zero = random.random() < 0.7
        size = 0.0 if zero else random.choice((0.5, 1, 2, 4))
        busy = (random.choice((0, 0, 12, 80)), random.choice((0, 0, 3, 15)), 0)
        townships.append(Body(full, area, kind, "township", folder, size, busy))
    return _government(area, "county", folder, (*offices, *townships))


def _prefecture(count: int, names: _Names, random: Random, above: str) -> Body:
    area = names.area() + "市"
    folder = f"{above}{area}/"
    offices = _own(area, "prefecture", folder, min(36, count // 6), 5, random)
    left = count - 1 - len(offices)
    counties = [_county(n, names, random, folder) for n in _parts(left, 45, 65, random)]
    return _government(area, "prefecture", folder, (*offices, *counties))


def _province(count: int, names: _Names, random: Random) -> Body:
    area = names.area() + "省"
    folder = f"{area}/"
    offices = _own(area, "province", folder, 36, 15, random)
    left = count - 1 - len(offices)
    cities = [_prefecture(n, names, random, folder) for n in _parts(left, 400, 800, random)]
    return _government(area, "province", folder, (*offices, *cities))


def _government(area: str, level: str, folder: str, members: Sequence[Body]) -> Body:
    return Body(f"{area}人民政府", area, "government", level, folder, members=tuple(members))


def _own(
    area: str, level: str, folder: str, count: int, scale: float, random: Random
) -> list[Body]:
    """The office of a government and ``count`` departments, ``scale`` times as busy as usual."""
    known, busy = words()["departments"].split(), words()["busy"]
    title = "办公厅" if level == "province" else "办公室"
    office = Body(f"{area}人民政府{title}", area, "office", level, folder, 4.0 * scale)
    found = [office]
    for name in random.sample(known, count):
        extra, *decisions = busy.get(name, (0.3, 0, 0, 0))
        often = scale * random.uniform(0.4, 2.0)
        size = extra * often * random.choice((1, 1, 1, 4))
        amounts = tuple(amount * often for amount in decisions)
        found.append(Body(area + name, area, "department", level, folder, size, amounts))
    return found
