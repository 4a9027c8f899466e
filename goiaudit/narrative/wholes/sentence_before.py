"""A list in one sentence and its total in the next: 1.互联网71件;2.邮寄26件。以上合计97件."""

from __future__ import annotations

import re
from collections.abc import Sequence

from goiaudit.definitions.seldom import seldom
from goiaudit.narrative.mentions import Mention
from goiaudit.narrative.text.pattern import holds_one
from goiaudit.narrative.text.words import Reading
from goiaudit.narrative.wholes.lists import SUMMED_BEFORE, PartList
from goiaudit.narrative.wholes.parts import BASES, Part

_THESE = "(?:以上|上述|前述|两者|三者|两项|三项|两个平台|各平台|各渠道)"
_SUMS_UP = re.compile(
    rf"\s*(?:{_THESE}(?:各|三种|两种|几种|三者|两者|渠道|方式|途径|申请|平台|行政复议|行政诉讼|案件|的)*+"
    r"(?:合计|总计|共计|相加|加起来|共)|合计|总计|共计|"
    r"(?:全年|本年度?|年内)(?:办结|答复|办理|处理|公开|发布|主动)*+的?(?:政府|信息|公开|申请|事项)*+(?:合计|总计|共计))"
    r"(?:收到|受理|接收|为|是|有|公开|信息|政府|申请|发布|办结|办理|答复|件数|条数|主动|件)*$"
)
_NAMES_THESE = seldom(rf"\s*{_THESE}")
_SUMS = ("计", "共", "加")
_CHANNEL = "requests.channel."
_CARRIED_IN = ("requests.carried_in.total",)
_FEWEST = 2
_A_TENTH = 10
_ITEMS = "disclosure.published_items."
_TOTAL = f"{_ITEMS}total"
_LABEL = seldom("[,、;和及]{0,2}(?:其中)?[^,。;:()0-9、]{2,24}")
_REST = seldom("其[他它余](?:渠道|方式|平台|途径|载体|形式)?$")
_OUTCOME = seldom(
    r"requests\.(?:granted|partially_granted|denied|unavailable|rejected|other_handling)\.total"
)


def sums_up(reading: Reading) -> bool:
    """Whether a sentence begins with a sum of what stands before it."""
    start = reading.figures[0].start
    head = reading.text[:start]
    return holds_one(head, _SUMS) and _SUMS_UP.match(head) is not None


def sum_of_sentence_before(
    reading: Reading, whole: Mention, before: Sequence[Mention]
) -> PartList | None:
    """What the sentence before has counted, where this one sums it up.

    Ways of asking make all requests, outcomes all that were handled, channels all items.
    """
    told = [m for m in before if not m.aside and not (m.cells == _CARRIED_IN and not m.value)]
    if len(told) < _FEWEST or len(whole.cells) != 1 or not sums_up(reading):
        return None
    cells = [mention.cells[0] if len(mention.cells) == 1 else "" for mention in told]
    kind = _kind_of_parts(whole.cells[0], cells)
    if len(set(cells)) < len(cells) or not kind:
        return None
    if kind != "channel" or whole.cells != BASES[:1]:
        apart = abs(sum(int(mention.value) for mention in told) - int(whole.value))
        if apart > max(1, int(whole.value) // _A_TENTH):
            return None  # 公开10件,部分公开3件。全年办结合计40件: others are told elsewhere
        these = _NAMES_THESE.match(reading.text) is not None
        if apart and not these and not (kind == "outcome" and len(told) > _FEWEST):
            return None  # 网站120条,公众号80条。全年合计公开210条: so it may be here
    pairs = zip(told, cells, strict=True)
    parts = tuple(Part(mention.figure, "", kind, cell) for mention, cell in pairs)
    return PartList(parts, SUMMED_BEFORE, "", True, False, False)


def channels_of_sentence_before(
    reading: Reading, mentions: Sequence[Mention | None], whole: Mention
) -> PartList | None:
    """发布信息97条。门户网站61条,公众号30条,其他6条: nothing but channels, up to the rest."""
    figures, text = reading.figures, reading.text
    if whole.cells != (_TOTAL,) or len(figures) <= _FEWEST or text.strip()[-1:] == ")":
        return None
    known = [m.cells[0] for m in mentions if m is not None and len(m.cells) == 1]
    if sum(cell.startswith(_ITEMS) for cell in known) < _FEWEST:
        return None
    parts, place = [], 0
    for figure in figures:
        label = text[place : figure.start]
        plain = figure.qualifier == "exact" and figure.unit in ("", whole.figure.unit)
        if not (plain and _LABEL.fullmatch(label)) or figure.kind in ("percent", "money"):
            return None
        parts.append(Part(figure, label, "channel", ""))
        place = figure.end
    apart = abs(sum(int(figure.value) for figure in figures) - int(whole.value))
    if (
        not _REST.search(parts[-1].label)
        or text[place:].strip(" 。")
        or apart > whole.value // _A_TENTH
    ):
        return None
    return PartList(tuple(parts), "closing", "", True, False, False)


def _kind_of_parts(whole: str, cells: Sequence[str]) -> str:
    """channel, outcome or dispute: what figures are as parts of a total; empty if none."""
    if whole == BASES[0]:
        return "channel" if all(cell.startswith(_CHANNEL) for cell in cells) else ""
    if whole in BASES:
        return "outcome" if all(_OUTCOME.fullmatch(cell) for cell in cells) else ""
    if whole == _TOTAL:
        own = all(cell.startswith(_ITEMS) and cell.count(".") == _FEWEST for cell in cells)
        return "channel" if own and whole not in cells else ""
    row = whole.removesuffix("total")
    cases = whole.startswith("disputes.") and all(cell.startswith(row) for cell in cells)
    return "dispute" if cases and whole not in cells else ""
