"""The parts of an organ's name: the places in front, the body behind them."""

from __future__ import annotations

import re
from functools import lru_cache

from goiaudit.definitions.organs import organ_names

_PLACE = re.compile(
    r"[\u3400-\u9fff]{1,12}?(?:自治[区州县旗]|街道|苏木|省|市|州|盟|县|区|旗|镇|乡)"
)
_WITHIN_COUNTY = ("镇", "乡", "街道", "苏木")
_BRACKETS = re.compile(r"\([^()]{0,30}\)")


@lru_cache(maxsize=65536)
def places_of(organ: str) -> tuple[str, ...]:
    """The places that a name begins with: 示例市, 示例县, 东河镇."""
    rest, places = _BRACKETS.sub("", organ), []
    no_areas = organ_names().no_areas
    while (found := _PLACE.match(rest)) and found[0] not in no_areas and len(found[0]) > 1:
        places.append(found[0])
        rest = rest[found.end() :]
    return tuple(places)


def area_of(organ: str) -> str:
    """The county, city or province that an organ belongs to; empty where its name shows none."""
    return "".join(place for place in places_of(organ) if not place.endswith(_WITHIN_COUNTY))


def names_of(organ: str) -> tuple[str, ...]:
    """What a report may call its organ: the whole name, its places, the body alone."""
    name = _BRACKETS.sub("", organ)
    places = places_of(organ)
    body = name.removeprefix("".join(places))
    return tuple(part for part in (organ, name, *places, body) if len(part) > 1)
