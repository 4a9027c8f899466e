"""Names of other places or other organs' fields where a report speaks of itself (D108).

Any name counts in one slot only: a verb, the name, and 政府信息公开 or 政务公开 right behind it.
A name that begins with a real place, one that the organ neither lies in nor has below it, counts
where a sentence begins with its subject, and where the reader is told whom to ask.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from goiaudit.definitions.divisions import divisions
from goiaudit.definitions.organs import organ_names
from goiaudit.definitions.seldom import seldom
from goiaudit.model.claims import Observation, Scalar
from goiaudit.recognition.organs import name_parts, nature
from goiaudit.recognition.passage import Passage, Spot

_SLOT = re.compile(
    r"(?:搭建|打造|推进|推动|构建|完善|加强|做好|规范|开展|深化|落实|抓好|健全|提升|强化)(?:了|好)?"
    r"(?P<name>[\u3400-\u9fff]{2,8}?)(?:人民政府|办事处)?(?:政府信息公开|政务公开|政府信息主动公开)"
)
_SUBJECT = re.compile(
    r"[。\n](?:20\d\d年(?:度)?,?)?(?=[\u3400-\u9fff]{1,11}[省市州盟县区旗])"
    r"(?P<name>[\u3400-\u9fff]{2,20}?)(?:认真|严格|坚持|深入|紧紧|高度重视|全面贯彻|积极|不断|持续|共(?:收到|受理|公开)|新收|主动公开)"
)
_ASKED = re.compile(
    r"请(?:直接)?(?:与|向|联系)(?P<name>[\u3400-\u9fff]{2,24}?)(?:联系|咨询|反映|[,。(:;])"
)
_PLACE = seldom(r"[\u3400-\u9fff]{1,6}(?P<level>街道|苏木|镇|乡|县|旗|区)")
_NO_NAME = seldom(r"^[全各本我该基两外邻县市区镇乡街]")
_TOWNSHIPS = ("街道", "苏木", "镇", "乡")
_COUNTIES = ("县", "旗", "区")


def foreign_names(passage: Passage, organ: str | None, kind: str | None) -> Iterator[Observation]:
    """Every such name that is not in the organ's own; nothing where the organ is unknown."""
    if organ is None or kind is None:
        return
    for match in _SLOT.finditer(passage.text):
        name = match["name"]
        if name not in organ and (
            _is_foreign_field(name, organ, kind)
            or _is_place(name, organ)
            or _other_place(name, organ) == name
        ):
            yield _foreign(passage.spot(match.start(), match.end()), name, organ)
    seen: set[str] = set()
    text = "\n" + passage.text  # an engine finds what begins with a mark ten times faster
    for pattern in (_SUBJECT, _ASKED):
        for match in pattern.finditer(text):
            place = _other_place(match["name"], organ)
            if place is not None and place not in seen:
                seen.add(place)
                start, end = match.start("name") - 1, match.end() - 1
                yield _foreign(passage.spot(start, end), place, organ)


def _foreign(spot: Spot, name: str, organ: str) -> Observation:
    values: dict[str, Scalar] = {"found": name, "due": organ, "own": 0}
    return Observation("foreign_name", values, spot.quote, spot.location, intact=spot.intact)


def _other_place(name: str, organ: str) -> str | None:
    """The real places that a name begins with, if they are neither around nor below an organ's.

    Where the organ's own place is in no gazetteer, only one of the same level is another: a
    wider one may be the one that it lies in.
    """
    places, _ = name_parts(name)
    if not places or not divisions().above(places[-1]):
        return None
    own, _ = name_parts(organ)
    if not own or _is_related(places, own):
        return None
    levels = divisions().level_of
    known = divisions().above(own[-1])
    if not known and levels[places[-1]] != nature("".join(own)).level:
        return None
    return "".join(places)


def _is_related(places: Sequence[str], own: Sequence[str]) -> bool:
    """Whether one of two places is the other, lies in it, or was called like it before."""
    here, there = own[-1], places[-1]
    around = {place for chain in divisions().above(here) for place in chain} | set(own)
    below = any(here in chain for chain in divisions().above(there))
    return there in around or below or there[:-1] == here[:-1]


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
