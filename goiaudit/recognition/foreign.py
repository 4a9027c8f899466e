"""Names of other places or other organs' fields where a report speaks of itself (D108).

Only one slot is sure enough: a verb, a name, and 政府信息公开 or 政务公开 right behind it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from goiaudit.definitions.organs import organ_names
from goiaudit.model.claims import Observation, Scalar
from goiaudit.recognition.passage import Passage

_SLOT = re.compile(
    r"(?:搭建|打造|推进|推动|构建|完善|加强|做好|规范|开展|深化|落实|抓好|健全|提升|强化)(?:了|好)?"
    r"(?P<name>[\u3400-\u9fff]{2,8}?)(?:人民政府|办事处)?(?:政府信息公开|政务公开|政府信息主动公开)"
)
_PLACE = re.compile(r"[\u3400-\u9fff]{1,6}(?P<level>街道|苏木|镇|乡|县|旗|区)")
_NO_NAME = re.compile(r"^[全各本我该基两外邻县市区镇乡街]")
_TOWNSHIPS = ("街道", "苏木", "镇", "乡")
_COUNTIES = ("县", "旗", "区")


def foreign_names(passage: Passage, organ: str | None, kind: str | None) -> Iterator[Observation]:
    """Every such name that is not in the organ's own; nothing where the organ is unknown."""
    if organ is None or kind is None:
        return
    for match in _SLOT.finditer(passage.text):
        name = match["name"]
        if name in organ or not (_is_foreign_field(name, organ, kind) or _is_place(name, organ)):
            continue
        spot = passage.spot(match.start(), match.end())
        values: dict[str, Scalar] = {"found": name, "due": organ, "own": 0}
        yield Observation("foreign_name", values, spot.quote, spot.location, intact=spot.intact)


def _is_foreign_field(name: str, organ: str, kind: str) -> bool:
    """A department speaks of its own field; governments and offices speak of all."""
    words = organ_names().fields.get(name)
    return kind == "department" and words is not None and not any(w in organ for w in words)


def _is_place(name: str, organ: str) -> bool:
    """A place of the level that the organ's own name shows, and another one than that."""
    place = _PLACE.fullmatch(name)
    if place is None or _NO_NAME.match(name) or name in organ_names().no_areas:
        return False
    if any(name.endswith(word) for word in organ_names().no_areas):
        return False
    level = place["level"]
    own = _TOWNSHIPS if level in _TOWNSHIPS else _COUNTIES
    return any(re.search(rf"[\u3400-\u9fff]{{2}}{word}", organ) for word in own)
