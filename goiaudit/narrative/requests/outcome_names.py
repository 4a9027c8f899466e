"""Short names of outcomes in lists of them: 第三方1件、过程性2件; 国家秘密、执法案卷均无.

A name such as 第三方 or 重复 says nothing alone; between outcomes told in full it is one of them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from goiaudit.definitions.seldom import seldom
from goiaudit.narrative.mentions import Memory, Mention
from goiaudit.narrative.text.marks import CLAUSE
from goiaudit.narrative.text.numerals import Figure
from goiaudit.narrative.text.short_names import ShortNames
from goiaudit.narrative.text.words import DENIES, OUTCOMES, Reading
from goiaudit.narrative.zeros.denial import Zero

_CLASSES = {f"requests.{name}.total" for name in ("denied", "unavailable", "rejected")}
# Possessive, so that no hostile text makes re try the same words in many ways.
_BEFORE = (
    r"(?:本年度?|全年|今年|其中|因|涉及|属于|属|涉|为|系|保护|危及|侵害|损害|要求|索要|索取|提供|申请|"
    r"等|的|和|及|与|或|以及|按|另外|此外|也|对|需|经|“|”| )*+"
)
_BEHIND = (
    r"(?:的|类|型|信息|申请|事项|情形|情况|件数|件|原因|理由|等|方面|权益|合法权益|项目|问题|"
    r"内容|“|”| |而|终止|办理|不再处理|不予处理|不予公开|无法提供|发生|出现|提供|材料|提交)*+"
)
_NAME = seldom(f"{_BEFORE}(?P<name>.*?){_BEHIND}")
_MARKS = seldom("、|以及|和|及(?!时)|与|或者|或(?!重新)")
# 国家秘密、执法案卷均无; …等项目均为0例; …五类不予公开情形为零: how a list is said to be empty.
_EMPTY = seldom(
    r"(?:等|这)?(?:[一二三四五六七八九十几两0-9]{1,2}[类种项个](?:申请|不予公开|无法提供|不予处理|其他处理)?)?"
    r"(?:类型|类别|情形|情况|项目|事项|方面|原因|申请|类|的|件数|数量)*"
    r"(?:,?(?:均|都|皆|全|也|一概|一律|全部|统统|本年度?|全年|今年|从))*"
    r"(?:(?:没有|未曾|未|无)(?:出现|发生|产生|涉及|遇到|收到|有过|有)?|不涉及|不存在|"
    r"(?:为|是|填|计|记)?(?:零|0 ?)[件例宗份起项个条次]?)"
    r"(?=[,。;)]|$)"
)
# What all that _EMPTY matches ends with, which is found much faster.
_ENDS_EMPTY = seldom(
    r"[没未无不零0](?:(?<=没)有|(?<=未)曾?|(?<=无)|(?<=不)(?:涉及|存在)|"
    r"(?<=[零0]) ?[件例宗份起项个条次]?)(?:出现|发生|产生|涉及|遇到|收到|有过|有)?(?=[,。;)]|$)"
)
_DENIES = seldom(
    r"(?:没有|未曾|未|无|不)(?:出现|发生|存在|涉及|产生|遇到|收到|有)?(?:过)?"
    r"(?P<list>[^,。;:()0-9]{4,160})(?=[,。;)]|$)"
)
# 公开的信息没有涉及国家秘密和个人隐私: checked before it was published, no outcome of a request.
_OF_PUBLISHED = seldom(
    "(?:公开|发布|公布|公示|刊登|上网|上传|拟公开)的?(?:各类|各项|所有|全部|政府|政务)*"
    "(?:信息|内容|文件|稿件|材料|条目)(?:当中|之中|中|里|内)?[,:]?(?:也|均|都|皆|全部|经审查)*$"
)
_NEAR = 24
_IS_NONE = seldom("(?:的|类|情形|情况)*:?(?:没有|无|未有|未出现|未发生)(?=[,。;)]|$)")
_REASON = seldom(r"因.*而?(?:终止|不再处理|不予公开|不予处理|无法提供|结案)")
_FAR = 240
_PAIR = 2
_WHOLE = frozenset(
    f"requests.{name}.total" for name in ("granted", "partially_granted", "other_handling")
)
_BETWEEN = seldom(r"[、,;:(和及与]*(?:其中|分别为|分别是|包括|含|另有)?[、,:]?")
_OPENS_LIST = seldom("[(:]|其中|分别|包括|含|里|中")
_ENDS = ("", *"、,;。)(")
_OUTCOMES = ("denied", "unavailable", "rejected", "other_")


def named_in_list(memory: Memory, figure: Figure) -> Mention | None:
    """国家秘密1件、第三方2件: a short name right behind an outcome told in full."""
    last, text = memory.last, memory.reading.text
    if last is None or not last.outcome or figure.kind not in ("count", "none") or last.aside:
        return None
    if not last.cells or not last.cells[0].startswith("requests."):
        return None
    between = _BETWEEN.match(text, last.figure.end)
    assert between is not None
    if last.cells[0] in _CLASSES and not _OPENS_LIST.search(between.group()):
        return None  # 不予处理2件、投诉3件已转信访部门
    if text[figure.end : figure.end + 1] not in _ENDS:
        return None
    match = _NAME.fullmatch(text, between.end(), figure.start)
    label = text[between.end() : figure.start].strip()
    cells = memory.known.short.cells
    cell = cells.get(label) or (cells.get(match["name"]) if match is not None else None)
    if cell is None or not (between.end() > last.figure.end or text[last.figure.end] == ")"):
        return None
    if not last.cells[0].removeprefix("requests.").startswith(_OUTCOMES):
        return None
    return Mention((cell,), figure, figure.value, between.end(), figure.end, False, True)


def none_of_outcomes(reading: Reading, names: ShortNames) -> list[Zero]:
    """The outcomes that a sentence on requests lists as not to have occurred.

    Every member of a list must be known, and there must be two at least.
    """
    text = reading.text
    found: list[Zero] = []
    denies = bool(reading.flags & DENIES)
    if not denies and 0 not in [figure.value for figure in reading.figures]:
        return found
    if not names.may_be_listed(text):
        return found
    for match in _EMPTY.finditer(text) if _ENDS_EMPTY.search(text) else ():
        start = reading.left(match.start(), CLAUSE, max(0, match.start() - _FAR))
        cells = _listed(reading, start, match.start(), names)
        if len(cells) >= _PAIR:
            found.append(Zero(cells, start, match.end()))
    for match in _DENIES.finditer(text) if denies else ():
        start, end = match.span("list")
        if _OF_PUBLISHED.search(text, max(0, match.start() - _NEAR), match.start()):
            continue
        cells = _listed(reading, start, end, names)
        if len(cells) >= _PAIR or (cells and _REASON.match(text, start, end)):
            found.append(Zero(cells, match.start(), match.end()))
    for start, end, cell in _none_of_one(reading) if denies else ():
        if not any(zero.start <= start and end <= zero.end for zero in found):
            found.append(Zero((cell,), start, end))
    return found


def _none_of_one(reading: Reading) -> Iterator[tuple[int, int, str]]:
    """15件准予公开,部分公开没有,9件无法提供: an outcome, and nothing else, is denied."""
    text = reading.text
    for word in reading.flagged(OUTCOMES):
        outcome = next(m for m in word.metrics if m.role == "outcome")
        if outcome.topic != "requests" or text[word.start - 1] not in ",;:(":
            continue
        match = _IS_NONE.match(text, word.end)
        if match is not None:
            yield word.start, match.end(), outcome.cell


def _listed(reading: Reading, start: int, end: int, names: ShortNames) -> tuple[str, ...]:
    """The cells of the outcomes that a piece of text lists; none if it says anything else."""
    place, left = start, ""
    cells: list[str] = []
    for word in reading.between(start, end):
        cell = next(
            (m.cell for m in word.metrics if m.topic == "requests" and m.role == "outcome"), ""
        )
        if cell:
            cells.append(cell)
            left += reading.text[place : word.start] + "、"
            place = word.end
    left += reading.text[place:end]
    for part in _MARKS.split(left):
        name = _NAME.fullmatch(part)
        if name is None:
            return ()  # a name that a line end cuts
        if not name["name"]:
            continue
        named = names.cells.get(part) or names.cells.get(name["name"])
        if named is None:
            return ()
        cells.append(named)
    if any(cell not in _CLASSES and cell not in _WHOLE for cell in cells):
        cells = [cell for cell in cells if cell not in _CLASSES]  # its items are told one by one
    return tuple(dict.fromkeys(cells))


def without_listed(
    mentions: Sequence[Mention | None], zeros: Sequence[Zero]
) -> list[Mention | None]:
    """The figures of a sentence without the 0 that closes a list of outcomes.

    新收、上年结转、结转下年均为0件: of a list that names more the 0 keeps what is left.
    """
    return [mention and _unlisted(mention, zeros) for mention in mentions]


def _unlisted(mention: Mention, zeros: Sequence[Zero]) -> Mention | None:
    place = mention.figure.start
    listed = [zero for zero in zeros if zero.start <= place < zero.end]
    if not listed:
        return mention
    told = {cell for zero in listed for cell in zero.cells}
    left = tuple(cell for cell in mention.cells if cell not in told)
    more = len(mention.cells) > len(left) > 0
    return replace(mention, cells=left) if more else None


def outside(zeros: Sequence[Zero], listed: Sequence[Zero]) -> list[Zero]:
    """The zeros of a sentence that no list of empty outcomes holds."""
    return [
        zero
        for zero in zeros
        if not any(one.start <= zero.start and zero.end <= one.end for one in listed)
    ]
