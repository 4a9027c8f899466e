"""Kind and level of an organ, read off its name (domain chapter 1)."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from goiaudit.definitions.divisions import divisions
from goiaudit.definitions.organs import OrganNames, organ_names
from goiaudit.definitions.seldom import seldom

_HAN = re.compile(r"[\u3400-\u9fff·]+")
_AREA = re.compile(r"[\u3400-\u9fff]{1,12}?(?:自治县|自治旗|特区|县|旗|区|市)")
_TOWNSHIP = re.compile(
    r"(?:街道(?:办事处|人民政府|办)?|地区办事处|(?:镇|乡|苏木)(?:人民)?(?:政府)?)(?:党政)?(?:办公室)?$"
)
_PROVINCE = re.compile(r"[\u3400-\u9fff]{2,3}省(?!级)")
_OWN = {"省": "province", "自治区": "province", "州": "prefecture", "县": "county",
        "区": "county", "旗": "county"}  # fmt: skip
_OWN_START = re.compile(
    r"(省|自治区|市|州|县|区|旗)(?=人民政府|政府|[\u3400-\u9fff]{1,14}[局办委厅])"
)
_LONGEST = 14
_BRANCH = re.compile(r"分局$")
_BRACKETS = seldom(r"\([^()]{0,20}\)$")


@dataclass(frozen=True, slots=True)
class OrganNature:
    """``kind`` and ``level`` as in the contract, None where the name does not tell.

    ``makes_regulations`` says whether the organ has the power to make 规章 (立法法).
    """

    kind: str | None
    level: str | None
    makes_regulations: bool | None


def names_organ(text: str) -> bool:
    """Whether a text can be the name of an organ: all Chinese, and it ends like one."""
    if not 2 <= len(text) <= 40:
        return False
    name = _without_brackets(text)
    if _HAN.fullmatch(name) is None:
        return False
    return _kind(name) is not None or _ends_as_area(text)


@lru_cache(maxsize=4096)
def nature(organ: str) -> OrganNature:
    """What the name of an organ tells about it."""
    name = _without_brackets(organ)
    kind = _kind(name)
    area, level = _area_level(name)
    if kind is None and _ends_as_area(name):
        kind = "government"
    if kind in ("township", "street") or _TOWNSHIP.search(name):
        level = "township"
    elif kind == "other" or _BRANCH.search(name):
        level = None
    elif level is None and _is_national(name, kind):
        level = "national"
    return OrganNature(kind, level, _makes_regulations(kind, level, area))


def nature_as(organ: str, kind: str | None, level: str | None) -> OrganNature:
    """The nature of an organ whose kind and level somebody knows better than its name tells."""
    area, _ = _area_level(_without_brackets(organ))
    return OrganNature(kind, level, _makes_regulations(kind, level, area))


def _without_brackets(text: str) -> str:
    return _BRACKETS.sub("", text) if ")" in text else text


@lru_cache(maxsize=1)
def _endings() -> tuple[Mapping[str, str], Sequence[int]]:
    """Endings with their kinds; their lengths: a longer one goes before a shorter of any kind."""
    pairs = [(ending, kind) for kind, known in organ_names().kinds.items() for ending in known]
    found = dict(reversed(pairs))  # of two kinds with the same ending the first one counts
    return found, tuple(sorted(set(map(len, found)), reverse=True))


def _kind(name: str) -> str | None:
    kinds, lengths = _endings()
    for length in lengths:  # two thirds of the time of ``next``
        kind = kinds.get(name[-length:])
        if kind is not None:
            return kind
    return None


def _ends_as_area(name: str) -> bool:
    """A place alone (示例县) stands for its government."""
    names = organ_names()
    if name in names.provinces or name in names.prefectures or name in names.counties:
        return True
    return (
        len(name) >= 2
        and name.endswith(("省", "市", "县", "区", "旗", "自治州", "盟"))
        and not any(name.endswith(word) for word in names.no_areas)
    )


@lru_cache(maxsize=1024)
def name_parts(organ: str) -> tuple[tuple[str, ...], str]:
    """The places in front of a name, the widest first, and what is left of it."""
    areas, rest, _ = _areas(organ)
    return areas, rest


def _area_level(name: str) -> tuple[str, str | None]:
    """The places in front of a name, joined, and the level of the last of them."""
    areas, _, level = _areas(name)
    if not areas and (own := _OWN_START.match(name)):
        return own[0], _OWN.get(own[1])
    return "".join(areas), level


def _areas(name: str) -> tuple[tuple[str, ...], str, str | None]:
    """The places in front of a name, what is left of it, and the level of the last place."""
    names = organ_names()
    if name.startswith(names.national_heads):
        for head in names.national_heads:
            if name.startswith(head) and len(name) > len(head):
                name = name[len(head) :]
    if _OWN_START.match(name) and not _listed_length(name, names.counties):  # 市中区 is one
        return (), name, None
    rest, level, areas = name, None, list[str]()
    if length := _province_length(rest, names):
        areas.append(rest[:length])
        rest, level = rest[length:], "province"
    if length := _listed_length(rest, names.prefectures):
        areas.append(rest[:length])
        rest, level = rest[length:], "prefecture"
    while level != "county" and (length := _area_length(rest, names, areas)):
        area = rest[:length]
        known = area in names.counties or area in names.vague_counties
        if not known and any(area.endswith(word) for word in names.no_areas):
            level = _after_no_area(area, rest, level)
            break
        unsure = area.endswith("市") and not known and level != "prefecture"
        areas.append(area)
        rest, level = rest[length:], None if unsure else "county"
    return tuple(areas), rest, level


def _area_length(rest: str, names: OrganNames, above: Sequence[str]) -> int:
    """Characters of the area that a text begins with: a listed county, else what ends like one."""
    length = _listed_length(rest, names.counties)
    if length and rest[length : length + 1] not in tuple("镇乡街"):  # 芒市镇 is a town
        return length
    if above and rest[:2] in names.vague_counties:
        return 2 if any(above[-1] in chain for chain in divisions().above(rest[:2])) else 0
    found = _AREA.match(rest)
    return found.end() if found else 0


def _province_length(rest: str, names: OrganNames) -> int:
    if rest.startswith(names.provinces):
        return next(len(province) for province in names.provinces if rest.startswith(province))
    found = _PROVINCE.match(rest)
    return found.end() if found else 0


def _after_no_area(area: str, rest: str, level: str | None) -> str | None:
    """城市管理局 after a place keeps its level; a development zone has none that shows."""
    return level if len(area) == 2 and len(rest) > len(area) and area not in ("园区",) else None


@lru_cache(maxsize=8)
def _beginnings(listed: frozenset[str]) -> frozenset[str]:
    """What listed names begin with; most others show by that at once that they are none."""
    return frozenset(name[:2] for name in listed)


def _listed_length(rest: str, listed: frozenset[str]) -> int:
    if rest[:2] not in _beginnings(listed):
        return 0
    for length in range(min(_LONGEST, len(rest)), 1, -1):
        if rest[:length] in listed:
            # 巴州区 is a district, not the short form of an autonomous prefecture.
            short = rest[length - 1] == "州" and not rest[:length].endswith("自治州")
            if not (short and rest[length : length + 1] in tuple("区市县镇乡旗街")):
                return length
    return 0


def _is_national(name: str, kind: str | None) -> bool:
    if kind == "department":
        return name.startswith(("国家", "中华人民共和国", "国务院", "中国")) or name.endswith("部")
    return kind in ("government", "office") and name.startswith("国务院")


def _makes_regulations(kind: str | None, level: str | None, area: str) -> bool | None:
    """Ministries, provinces, cities with districts and autonomous prefectures make 规章."""
    if kind in ("township", "street"):
        return False
    if kind == "department":
        return level == "national" if level or area else None
    if kind not in ("government", "office") or level is None:
        return None
    if level != "prefecture":
        return level in ("province", "national")
    return not area.endswith(("盟", "地区"))
