"""Where a text contradicts itself in figures (rule N112).

The same figure told twice with different values, last year's figure and the difference that do
not give this year's, and more answered than ever came in.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from goiaudit.model.cells import Number
from goiaudit.model.claims import Claim, Observation, Scalar
from goiaudit.narrative.item_words import channel_of
from goiaudit.narrative.mentions import Mention
from goiaudit.narrative.said import Said, is_sum
from goiaudit.narrative.words import Reading

_NEW = "requests.new.total"
_CARRIED_IN = "requests.carried_in.total"
_TOTAL = "disclosure.published_items.total"
_PLAIN = (
    _NEW, _CARRIED_IN, "requests.handled_total.total", "requests.carried_out.total",
    "disputes.review.total", "disputes.litigation.total",
    "disclosure.normative_documents.issued", "disclosure.normative_documents.made",
    "disclosure.normative_documents.in_force", "disclosure.normative_documents.total_published",
)  # fmt: skip
_CHANNELS = tuple(
    f"disclosure.published_items.{name}" for name in ("website", "wechat", "weibo", "new_media")
)
_WATCHED = frozenset((*_PLAIN, *_CHANNELS, _TOTAL))
_WITHIN = re.compile(r"其中|包括|含|分别|另有|另外|再|还有|(?:各|两|[一二三四])(?:类|批|轮)")
_OF_THE_YEAR = re.compile(r"全年|本年|今年|年度|(?:20[0-9]{2})年|共|总|累计")
_NARROWER = re.compile(
    r"平台|网站|公众号|微博|微信|专栏|栏目|解读|公示|媒体|领域|方面|镇|村|股|科室|下属|所属"
)
# 审结8件 of nine: those decided are not all of them.
_SOME = re.compile(r"系列|批次|群体|类案|同一|集中|重复|审结|结案")
_ITEM = re.compile(r"^(?:[一二三四五六七八九十]是?|其[一二三四]|第[一二三四五])")
_SINCE = re.compile(r"累计|历年|以来")
# 办理 and 处理 may mean all that was at hand.
_CLOSED = re.compile(r"办结|完毕|办毕")
_MONTH = re.compile(r"(?<![0-9年])(?:1[0-2]|[1-9])月")


class Told(NamedTuple):
    """One statement of a figure: ``paragraph`` numbers the paragraph, ``sentence`` the sentence.

    ``named`` is set where somebody is named as who did it: in the first statement that is the
    organ, in a later one it may be another.
    """

    cell: str
    value: int
    said: Said
    mention: Mention
    paragraph: tuple[str, int]
    sentence: int
    named: bool


def differences(said: Said) -> Iterator[Observation]:
    """收到15件,比上年的8件增加5件: last year's figure and the difference must give this year's."""
    mentions = list(said.understood())
    for place, this in enumerate(mentions):
        if this.aside or this.cells not in ((_NEW,), (_TOTAL,)) or not is_sum(this, this.cells[0]):
            continue
        last, apart = _compared(mentions[place + 1 :], this.cells[0])
        if last is None or apart is None:
            continue
        implied = int(last.value) + int(apart.value)
        if implied == int(this.value):
            continue
        end = max(last.figure.end, apart.figure.end)
        values: dict[str, Scalar] = {
            "kind": "difference", "first": implied, "second": int(this.value),
        }  # fmt: skip
        yield said.observation("conflict", values, this.start, end, this.cells)


def _compared(after: Sequence[Mention], cell: str) -> tuple[Mention | None, Mention | None]:
    """Last year's figure and the difference that follow a figure, up to the next of its kind."""
    requests = cell == _NEW
    series = "requests" if requests else "disclosure.published_items"
    previous = ("requests.previous_year.total",) if requests else ()
    last = apart = None
    for mention in after:
        if mention.cells == (cell,) or mention.figure.qualifier != "exact":
            break
        if mention.cells == (f"{series}.yoy.difference",):
            apart = apart or mention
        elif mention.aside and mention.cells == previous and mention.figure.kind != "percent":
            last = last or mention
        elif not mention.aside:
            break
    return last, apart


def statements(said: Said, sentence: int) -> Iterator[Told]:
    """The figures of a sentence that may be held against others of the same cell."""
    block = (said.sentence.section, said.sentence.block)
    for mention in said.understood():
        cell = mention.cells[0] if len(mention.cells) == 1 else ""
        if cell not in _WATCHED or not is_sum(mention, cell):
            continue
        scope = said.scope(mention.figure)
        if scope.period != "this" or scope.area or scope.office or scope.up_to_now:
            continue
        if said.sentence.is_damaged(mention.start, mention.figure.end):
            continue
        if not isinstance(mention.value, int) or not _is_whole_statement(said, mention):
            continue
        named = _ITEM.sub("", said.reading.residue(mention.start, mention.figure.start)) != ""
        yield Told(mention.cells[0], mention.value, said, mention, block, sentence, named)


def _is_whole_statement(said: Said, mention: Mention) -> bool:
    """Whether the clause speaks of all that the cell counts, and of nothing narrower."""
    reading, cell = said.reading, mention.cells[0]
    begin = reading.left(mention.figure.start, ";。!?\n", max(0, mention.figure.start - 120))
    before = reading.text[begin : mention.figure.start]
    if _MONTH.search(before):
        return False
    if cell == _TOTAL:
        return (
            not _WITHIN.search(before)
            and not _SINCE.search(reading.text)
            and not _NARROWER.search(before)
            and bool(_OF_THE_YEAR.search(before))
            and not reading.residue(mention.start, mention.figure.start)
        )
    if cell in _CHANNELS:
        return _is_bare_channel(reading, mention)
    if cell not in _PLAIN or _SOME.search(before):
        return False
    verbs = [w for w in reading.between(mention.start, mention.figure.start) if w.metrics]
    if not verbs and cell.startswith("requests."):
        return False  # 有2件公开申请: some of them
    if cell == "requests.handled_total.total" and not _CLOSED.search(before):
        return False
    start = verbs[0].start if verbs else mention.start
    return not reading.residue(start, mention.figure.start) and not _WITHIN.search(before[-20:])


def _is_bare_channel(reading: Reading, mention: Mention) -> bool:
    """政府网站754条: the channel alone, without a name before it and without a kind of items."""
    words = reading.between(mention.start, mention.figure.start)
    channels = [word for word in words if channel_of(word)]
    others = [w for w in words if not channel_of(w) and not w.tags & {"publish", "filler"}]
    before = reading.text[mention.start : channels[0].start] if channels else "?"
    after = reading.text[channels[0].end : mention.figure.start] if channels else "?"
    named = before.strip(" 的在于通过其中,") != "" or "“" in before + after
    tight = not reading.residue(mention.start, mention.figure.start)
    return len(channels) == 1 and not others and not named and "号" not in after and tight


def repeated(told: Sequence[Told], claims: Iterable[Claim]) -> Iterator[Observation]:
    """The same figure told twice with different values; one observation for each cell."""
    carried = {int(c.value) for c in claims if c.cell == _CARRIED_IN and c.qualifier == "exact"}
    for cell in dict.fromkeys(one.cell for one in told):
        same = [one for one in told if one.cell == cell]
        first = same[0]
        later = next((one for one in same[1:] if _contradicts(first, one, carried)), None)
        if later is None:
            continue
        kind = "received" if cell == _NEW else "twice"
        mention = later.mention
        values: dict[str, Scalar] = {"kind": kind, "first": first.value, "second": later.value}
        yield later.said.observation("conflict", values, mention.start, mention.figure.end, (cell,))


def _contradicts(first: Told, later: Told, carried: set[int]) -> bool:
    if first.value == later.value or later.named:
        return False
    if first.cell in _CHANNELS:
        return first.paragraph == later.paragraph
    # Two figures of one sentence are mostly a whole and a part of it.
    if first.sentence == later.sentence:
        return False
    if first.cell == _TOTAL and first.value and later.value > first.value * 2:
        return False
    apart = abs(first.value - later.value)
    # 收到30件,撤回2件,受理28件: the difference is told as well.
    if apart in _counts(first.said):
        return False
    return apart not in carried or first.cell != _NEW


def _counts(said: Said) -> set[Number]:
    return {figure.value for figure in said.reading.figures if figure.kind in ("count", "none")}


def overflow(claims: Sequence[Claim]) -> Iterator[Observation]:
    """More answered or handled than received and carried in, where the text states all of it."""
    received = _only(claims, _NEW)
    carried = _only(claims, _CARRIED_IN)
    if received is None or carried is None:
        return
    most = int(received.value) + int(carried.value)
    for cell in ("requests.answered.total", "requests.handled_total.total"):
        done = _only(claims, cell)
        if done is None or int(done.value) <= most:
            continue
        values: dict[str, Scalar] = {"kind": "more", "first": most, "second": int(done.value)}
        yield Observation("conflict", values, done.quote, done.location, True, (cell,))
        return


def _only(claims: Sequence[Claim], cell: str) -> Claim | None:
    """The one claim about a cell, None where there is none, or several that differ."""
    found = [c for c in claims if c.cell == cell and c.qualifier == "exact" and c.doubt is None]
    return found[0] if len({claim.value for claim in found}) == 1 else None
