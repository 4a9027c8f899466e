"""The part of an office, a level or members in what a report tells for its area."""

from __future__ import annotations

import re

from goiaudit.narrative.mentions import Memory, Mention
from goiaudit.narrative.text.surroundings import Here

_LEVEL = "本级"
_MEMBERS = re.compile(
    "(?:其中)?[,:]?(?:[省市县区州旗]直|[省市县区州旗]级|各|所属|下属|隶属|直属|下辖|基层|[局委厅院校]属)?"
    "(?:乡镇|镇街|街道|镇村|乡镇街道|部门|单位|分局|县区|区县|市县|海关|[市县区]局)[^,。;:()0-9的]{0,10}$"
)
"""乡镇收到7件, 隶属海关收11件: some of those below."""
_BELOW = re.compile("部门|单位|乡镇|镇街|街道|分局|海关")


def is_part_of_area(memory: Memory, mention: Mention, here: Here) -> bool:
    """全关区28件,其中关本级收17件; 全省办结41050件。省政府办公厅本级办理318件: no total of all.

    The report's tables are the area's, and more of the same has been told for it before.
    """
    if not memory.whose.area_is_own or mention.aside or not mention.cells:
        return False
    text, place = memory.reading.text, here.figure.start
    level = any(_is_of_level(word.text, word.tags) for word in here.clause_words)
    if not level and not _MEMBERS.match(text[here.clause_start : place]):
        return False
    # 各部门受理90件,各乡镇受理12件: side by side neither is the whole.
    wholes = [m for m in memory.heard if level or not _BELOW.search(text, m.start, m.figure.start)]
    told = [*memory.before, *wholes]
    return any(m.cells == mention.cells and not m.aside and m.value > mention.value for m in told)


def _is_of_level(text: str, tags: frozenset[str]) -> bool:
    return "office" in tags or "represents" in tags or text.endswith(_LEVEL)
