"""A total that comes last and says only that it is one: 网络14件、信函5件,合计19件."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from goiaudit.model.claims import Observation, Scalar
from goiaudit.narrative.mentions import Memory, Mention
from goiaudit.narrative.requests.whole_of_outcomes import whole_of_outcomes
from goiaudit.narrative.said import Said
from goiaudit.narrative.text.numerals import Figure
from goiaudit.narrative.text.surroundings import Here
from goiaudit.narrative.text.words import Word

NEW = "requests.new.total"
_DONE = ("requests.handled_total.total", "requests.answered.total")
_AT_HAND_TOGETHER = ((NEW,), _DONE[:1])
_AT_HAND = {NEW, "requests.carried_in.total"}
_SUMS = frozenset(
    (
        *("合计", "总计", "共计", "共", "总共", "一共", "合计有", "总计有", "加起来", "相加"),
        *("合共", "统共", "总数", "两项合计", "应办", "应办理", "需办理"),
    )
)
_OPENS = (",", "(", ":", "其")
_CAME = re.compile(
    r"(?:其中|包括|含)?[,:]?(?:(?:本年度?|当年|今年|全年)?(?:新收到?|新增|新受理|新接收|本年度?|当年|今年)"
    r"(?:收到|受理|接收|新增)?|20[0-9]{2}年度?(?:新收|新增|新)?(?:收到|受理|接收|收))(?:的|申请|政府信息公开申请)*$"
)
_CARRIED = re.compile(
    r"(?:上年度?|上一年度?|去年|20[0-9]{2}年度?)(?:度|末|底)?(?:结转|转结|转入|遗留|转来)(?:办理|来|的|申请)*$"
)
# 办理11件,本年度10件,结转上年1件
_OF_THE_YEAR = re.compile(
    r"(?:其中)?(?:本年度?|当年度?|今年|(?P<year>20[0-9]{2})年度?)(?:的|有|为)?"
)
_AND_CARRIED = re.compile(
    r"[,、和](?:(?:上年度?|上一年度?|去年)(?:结转|转结|转入|遗留|转来)|(?:结转|承接)(?:上年度?|上一年度?|去年))"
    r"(?:办理|来|的|申请|为|有)*([0-9]+)[件宗份]"
)
_OFFLINE = re.compile(r"线下(?:申请|受理|提交|收到|渠道|方式|平台|的)*([0-9]+)[件宗份]")
_ONLINE = ("requests.channel.online",)
_CARRIED_IN = ("requests.carried_in.total",)
_KINDS = ("requests.channel.", "requests.new.")
_SMALL = frozenset({"this", "own", "all", "half_year", "partial_year"})
_PARTS = {"half_year", "partial_year"}
_FEWEST = 2
_COUNTED = ("count", "none")
_A_TENTH = 10
_PARTS_OF_YEAR = (2, 4)


def summed(memory: Memory, figure: Figure, here: Here) -> Mention | None:
    """The requests received, told as the sum of what was told before: by channel, by half-year."""
    words = here.words
    if not words or figure.kind not in _COUNTED:
        return None
    for word in words:  # as few figures have but small words before them
        if not (word.is_filler or word.tags & _SMALL or (word.metrics and _came(word))):
            return None
    if not here.is_tight:
        return None
    if _says_part_of_year(words) and memory.last is not None and memory.last.cells == (NEW,):
        return Mention((NEW,), figure, figure.value, here.start, figure.end)
    sure = _says_sum(words)
    if not sure and not _says_year(words):
        return None
    if any(word.metrics or not (word.is_filler or word.weak) for word in here.after[:1]):
        return None
    if sure and _is_of_those_told(memory, here):
        return Mention((NEW,), figure, figure.value, here.start, figure.end)
    parts = [m for m in memory.heard if not m.aside] or list(memory.before)
    cells = [cell for part in parts for cell in part.cells]
    if len(cells) < _FEWEST:
        both = sure and _with_offline(memory, figure, parts)
        return Mention((NEW,), figure, figure.value, here.start, figure.end) if both else None
    single = len(cells) == len(parts)  # 网上、信函各2件,共4件 has two in one
    if sure and single and (whole := whole_of_outcomes(parts, int(figure.value))):
        return Mention((whole,), figure, figure.value, here.start, figure.end)
    kinds = {kind for cell in cells for kind in _KINDS if cell.startswith(kind)}
    apart = abs(sum(int(part.value) for part in parts) - int(figure.value))
    halves = set(cells) == {NEW} and apart <= max(1, int(figure.value) // _A_TENTH)
    halves = halves and single and len(parts) in _PARTS_OF_YEAR
    lists = sure and len(kinds) == 1 and NEW not in cells and len(set(cells)) == len(cells)
    if not (halves or (lists and all(cell.startswith(tuple(kinds)) for cell in cells))):
        return None
    return Mention((NEW,), figure, figure.value, here.start, figure.end)


def _with_offline(memory: Memory, figure: Figure, parts: Sequence[Mention]) -> bool:
    """线上4件、线下3件,共计7件: the second is no channel of the form, and counted all the same."""
    if [part.cells for part in parts] != [_ONLINE] or "线下" not in memory.reading.text:
        return False
    told = _OFFLINE.findall(memory.reading.text, 0, figure.start)
    return len(told) == 1 and int(parts[0].value) + int(told[0]) == figure.value


def years_part(memory: Memory, here: Here) -> Mention | None:
    """办理11件,其中本年度10件,上年结转1件: those that came, beside those carried in."""
    if memory.base not in _DONE:
        return None
    figure, text = here.figure, memory.reading.text
    if "转" not in text or figure.kind not in _COUNTED:
        return None
    said = _OF_THE_YEAR.fullmatch(text, here.start, figure.start)
    if said is None or said["year"] not in (None, str(memory.whose.year)):
        return None
    whole = next((m for m in memory.heard if m.cells[:1] == (memory.base,)), None)
    behind = _AND_CARRIED.match(text, figure.end)
    before = next((m.value for m in memory.heard if m.cells == _CARRIED_IN), None)
    held = int(behind[1]) if behind is not None else before
    if whole is None or held is None or held + figure.value != whole.value:
        return None
    return Mention((NEW,), figure, figure.value, here.start, figure.end)


def _is_of_those_told(memory: Memory, here: Here) -> bool:
    """①…;②…。以上合计3件: the requests that a paragraph has told one by one."""
    if memory.heard or memory.received or not memory.near_requests:
        return False
    return any(word.text in ("以上", "上述") for word in here.words)


def settled(memory: Memory, figure: Figure, here: Here) -> Mention | None:
    """收到55件,其中转办8件不计入,实际受理47件: the figure that stands; the first is taken back."""
    if figure.kind != "count":
        return None
    received = any(m.cell == NEW and m.role == "verb" for w in here.words for m in w.metrics)
    told = [m for m in memory.heard if NEW in m.cells and not m.aside]
    really = any(word.text.startswith("实际") for word in here.words)
    if not (received and really and told and here.is_tight):
        return None
    return Mention((NEW,), figure, figure.value, here.start, figure.end)


def _says_sum(words: Sequence[Word]) -> bool:
    """Whether the words before a figure say that it is a sum, and nothing else."""
    said = any(word.text in _SUMS for word in words)
    return said and all(word.is_filler or word.tags & {"this", "own", "all"} for word in words)


def _says_year(words: Sequence[Word]) -> bool:
    """上半年11件,下半年9件,全年20件: the whole year, and nothing else."""
    year = any("this" in word.tags for word in words)
    return year and all(word.is_filler or "this" in word.tags for word in words)


def _says_part_of_year(words: Sequence[Word]) -> bool:
    """上半年收到11件,下半年9件 or 下半年受理9件: the next part of the year."""
    part = any(word.tags & _PARTS for word in words)
    return part and all(word.tags & _PARTS or word.is_filler or _came(word) for word in words)


def _came(word: Word) -> bool:
    for metric in word.metrics:  # noqa: SIM110 - quicker than any(), and asked of many words
        if metric.cell == NEW and metric.role == "verb":
            return True
    return False


def parts_of_year(said: Said) -> Iterator[Observation]:
    """上半年11件,下半年10件,全年共22件: two halves or four quarters are all of the year."""
    received = [mention for mention in said.understood if mention.cells == (NEW,)]
    if len(received) <= min(_PARTS_OF_YEAR):
        return
    told = [mention for mention in received if mention.figure.qualifier == "exact"]
    parts: list[Mention] = []
    for mention in told:
        if said.scope(mention.figure).is_part:
            parts.append(mention)
        elif len(parts) in _PARTS_OF_YEAR and said.scope(mention.figure).period == "this":
            yield _sum(said, parts, mention.figure)
            parts = []


def came_and_carried(said: Said) -> Iterator[Observation]:
    """受理47件,其中新收43件、上年结转4件: the two that make what was at hand."""
    figures, mentions, text = said.reading.figures, said.mentions, said.reading.text
    for index in range(len(figures) - _FEWEST):
        whole = mentions[index]
        if whole is None or whole.aside or whole.cells[:1] not in _AT_HAND_TOGETHER:
            continue
        parts = figures[index + 1 : index + 1 + _FEWEST]
        if not is_plain(figures[index]):
            continue
        if not all(part.kind == figures[index].kind and is_plain(part) for part in parts):
            continue
        labels = (text[figures[index].end : parts[0].start], text[parts[0].end : parts[1].start])
        if labels[0][:1] not in _OPENS or not _came_and_carried(labels):
            continue
        told = [Mention((), part, part.value, part.start, part.end) for part in parts]
        if whole.cells[0] != NEW and sum(int(part.value) for part in parts) > whole.value:
            continue  # 办理53件(上年结转7件、新收51件): the others are carried on
        found = _sum(said, told, figures[index])
        yield found._replace(quote=said.observation("", {}, whole.start, parts[1].end).quote)


def is_plain(figure: Figure) -> bool:
    """Whether a figure is a whole number, and exact."""
    return figure.qualifier == "exact" and isinstance(figure.value, int)


def _came_and_carried(labels: Sequence[str]) -> bool:
    first, second = (_CAME.search(label) for label in labels)
    carried = [_CARRIED.search(label) for label in labels]
    return bool((first and carried[1]) or (carried[0] and second))


def at_hand(said: Said) -> Iterator[Observation]:
    """新收12件,上年结转2件,合计14件: a breakdown of what was at hand (domain 5.1, 5.5)."""
    figures, mentions = said.reading.figures, said.mentions
    for index in range(_FEWEST, len(figures)):
        figure = figures[index]
        if mentions[index] is not None or figure.kind not in _COUNTED:
            continue
        parts = mentions[index - _FEWEST : index]
        if not isinstance(figure.value, int) or figure.qualifier != "exact":
            continue
        told = [part for part in parts if part is not None and not part.aside]
        if {cell for part in told for cell in part.cells} != _AT_HAND:
            continue
        start = parts[-1].figure.end if parts[-1] is not None else 0
        if not _says_sum(said.reading.between(start, figure.start)):
            continue
        if said.reading.residue(start, figure.start) or len(told) != _FEWEST:
            continue
        yield _sum(said, told, figure)


def _sum(said: Said, parts: Sequence[Mention], total: Figure) -> Observation:
    values: dict[str, Scalar] = {
        "metric": NEW,
        "parts": sum(int(part.value) for part in parts),
        "total": int(total.value),
        "closed": 1,
        "approximate": 0,
        "apart": 0,
        "rough": 0,
        "near": 0,
        "outcomes": 0,
        "listed": " + ".join(str(part.value) for part in parts),
    }
    return said.observation("breakdown", values, parts[0].start, total.end, (NEW,))
