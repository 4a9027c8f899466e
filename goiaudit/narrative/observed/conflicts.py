"""Where a text contradicts itself in figures (rule N112).

The same figure told twice with different values, last year's figure and the difference that do
not give this year's, and more answered than ever came in.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from goiaudit.definitions.seldom import seldom
from goiaudit.model.cells import Number
from goiaudit.model.claims import Claim, Observation, Scalar
from goiaudit.narrative.disclosure.item_words import channel_of, of_two_sites
from goiaudit.narrative.mentions import Mention
from goiaudit.narrative.observed.posts import account_told, is_slip, says_posted, tells_of_account
from goiaudit.narrative.requests.said_behind import is_work_on_all
from goiaudit.narrative.said import Said
from goiaudit.narrative.text.own_names import past_organ
from goiaudit.narrative.text.words import Reading
from goiaudit.narrative.wholes.parts import request_kind

_NEW = "requests.new.total"
_CARRIED_IN = "requests.carried_in.total"
_CARRIED = (_CARRIED_IN, "requests.carried_out.total")
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
WATCHED = frozenset((*_PLAIN, *_CHANNELS, _TOTAL))
_WITHIN = re.compile(
    r"其中|包括|含|分别|另有|另外|再|还有|(?:各|两|[一二三四])(?:类(?!渠道|途径|方式)|批|轮)"
)
_OF_THE_YEAR = seldom(r"全年|本年|今年|年度|(?:20[0-9]{2})年|共|总|累计")
_NARROWER = seldom(
    r"平台|网站|公众号|微博|微信|专栏|栏目|解读|公示|媒体|领域|方面|镇|村|股|科室|下属|所属"
)
# 解读偏少,公开的362条政府信息中; 以网站为平台,公开321条,其中网站205条: of all of them.
_AMONG_ALL = seldom(
    "(?:政府|政务)信息[中里]|[,:(]其中:?[^,。;:()0-9]{0,8}(?:网站?|微信|公众号|微博)[0-9]+[条篇]"
)
# 审结8件 of nine: those decided are not all of them.
_SOME = re.compile(r"系列|批次|群体|类案|同一|集中|重复|审结|结案")
_TURNED_AWAY = seldom("(?:不予?受理|未予?受理|撤[回件销]|退[回件])[^,。;0-9]{0,6}([0-9]+)")
# 收到2件由市民提交的公开申请: some of them, described.
_DESCRIBED = re.compile(r"[^,。;:()0-9]+的(?:政府)?(?:信息)?(?:公开)?申请")
_ITEM = re.compile(r"^(?:[一二三四五六七八九十]是?|其[一二三四]|第[一二三四五])")
# 对年内收到的1件申请: the definite words, and the year, make them all that were received.
_BY_ITS_OFFICE = seldom(
    "(?:党政|综合|政务|公开|信息|行政|秘书|法规|办公|党建|股|科|室|中心)*(?:[把对将就]|针对|围绕)?"
)
"""党政办对当年收到的13件申请: an office of the organ, and what it did with all of them."""
_TAKEN_UP = re.compile(
    r"(?:全年|本年度?|今年|年内|当年|年度|20[0-9]{2}年度?)(?:共|总共)?(?:新?收到|新?受理|新?接收|接到|新收|新?登记)的$"
)
# 对收到的2件申请延期答复: without the year it may be some of them.
_WITH_SOME = re.compile(r"(?:[把对将就]|针对|围绕)[^,;。]{0,6}(?:收到|受理|接收|接到)的$")
# 今年发生的4件行政复议: all that were brought, whatever became of them.
_BROUGHT = seldom(
    r"(?:[全本今当]年度?|年内|年度|20[0-9]{2}年)共?(?:发生|引发|产生|被[提申][起请])的$"
)
_CASE = re.compile("复议|诉讼|起诉|被诉|案件")
_NUMBER_OF_ITEM = seldom(r"[。;]\s*\([一二三四五六七八九十]\)")
_SINCE = seldom(r"(?<![全本]年)(?<!年度)累计|历年|以来")
# 办理 and 处理 may mean all that was at hand.
_CLOSED = seldom(r"办结|完毕|办毕")
_MONTH = re.compile(r"[1-9](?<![0-9年][1-9])(?:(?<=1)[0-2])?月")

# 县政府门户网站发布政府信息1846条, in two places: word for word the same, but for the year.
_YEAR_WORDS = seldom(r"[全本今当]年度?|年内|20[0-9]{2}年度?|[共\s,]|总共|共计")
_THROUGH = seldom(r"^(?:通过|利用|依托|借助|经由?|由|在|于)")
# 在县政府网站公开的321条政府信息: behind 公开政府信息312条 more cannot be some of them.
_INFORMATION = seldom("(?:政府|政务)?信息")
_UP_TO_WHERE = seldom("^.{2,20}?(?:通过|利用|依托|借助|在)")
_OBJECT = seldom("(?:的|(?:政府|政务)?信息)+$")
_VERB = seldom("(?:主动公开|对外公开|发布|更新|公开|登载|上传|刊登|推送)了?$")
_PART_OF_IT = seldom(r"栏目|专栏|领域|方面|类|解读|子站|板块|其中|转载")
_NEAR, _FAR, _THREE = 6, 80, 3
_WITHOUT = seldom("[不未](?:包?含|包括|计)|除|扣|剔")
DENIABLE = (_NEW, "disputes.review.total", "disputes.litigation.total")
_COMPARED = {"this", "last", "apart"}


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
    phrase: str = ""
    """For a channel: the words that state the figure, without the year."""

    @property
    def text(self) -> str:
        """The words that state the figure."""
        return self.said.reading.text[self.mention.start : self.mention.figure.start]


def differences(said: Said) -> Iterator[Observation]:
    """收到15件,比上年的8件增加5件: last year's figure and the difference must give this year's.

    The three may stand in any order: 2021年收到8件,2022年增加5件,达到15件.
    """
    counts = [m for m in said.understood if m.figure.kind != "percent"]
    for place in range(len(counts) - _THREE + 1):
        three = counts[place : place + _THREE]
        told = {_kind(said, mention): mention for mention in three}
        if set(told) != _COMPARED:
            continue
        this, last, apart = told["this"], told["last"], told["apart"]
        series = this.cells[0].partition(".")[0]
        exact = all(m.figure.qualifier == "exact" for m in three)
        if not exact or not apart.cells[0].startswith(series):
            continue
        implied = int(last.value) + int(apart.value)
        if implied == int(this.value) or _is_requests(last) != (series == "requests"):
            continue
        values: dict[str, Scalar] = {
            "kind": "difference", "first": implied, "second": int(this.value),
        }  # fmt: skip
        start, end = min(m.start for m in three), max(m.figure.end for m in three)
        yield said.observation("conflict", values, start, end, this.cells)


def _kind(said: Said, mention: Mention) -> str:
    """this, last or apart: what a figure is among two years and their difference."""
    cell = mention.cells[0] if len(mention.cells) == 1 else ""
    if mention.aside:
        if cell.endswith(".yoy.difference"):
            return "apart"
        return "last" if not cell or cell == "requests.previous_year.total" else ""
    if cell not in (_NEW, _TOTAL):
        return ""
    return "last" if said.scope(mention.figure).period == "previous" else "this"


def _is_requests(mention: Mention) -> bool:
    return bool(mention.cells) and mention.cells[0].startswith("requests.")


def statement(said: Said, mention: Mention, sentence: int) -> Told | None:
    """A figure as one that may be held against others of its cell, one that is watched."""
    scope = said.scope(mention.figure)
    if scope.period != "this" or scope.area or scope.office or scope.up_to_now:
        return None
    if said.sentence.is_damaged(mention.start, mention.figure.end):
        return None
    if not isinstance(mention.value, int) or not _is_whole_statement(said, mention):
        return None
    cell, block = mention.cells[0], (said.sentence.section, said.sentence.block)
    named = _names_somebody(said.reading, mention)
    phrase = _phrase(said.reading, mention) if cell in _CHANNELS else ""
    return Told(cell, mention.value, said, mention, block, sentence, named, phrase)


def _names_somebody(reading: Reading, mention: Mention) -> bool:
    """Whether it is told who did it; 把今年收到的26件申请 only says what was done with them."""
    start, end = mention.start, mention.figure.start
    unknown = _ITEM.sub("", reading.residue(start, end))
    taken = _TAKEN_UP.search(reading.text, start, end) and _BY_ITS_OFFICE.fullmatch(unknown)
    return unknown != "" and not (taken or is_work_on_all(reading.text, mention.figure))


def _phrase(reading: Reading, mention: Mention) -> str:
    said = _YEAR_WORDS.sub("", reading.text[mention.start : mention.figure.start])
    return _THROUGH.sub("", said)


def _is_whole_statement(said: Said, mention: Mention) -> bool:
    """Whether the clause speaks of all that the cell counts, and of nothing narrower."""
    reading, cell = said.reading, mention.cells[0]
    begin = reading.left(mention.figure.start, ";。!?\n", max(0, mention.figure.start - 120))
    before = reading.text[begin : mention.figure.start]
    if _MONTH.search(before):
        return False
    if cell == _TOTAL:
        among = _AMONG_ALL.match(reading.text, mention.figure.end) is not None
        past = past_organ(reading.text, mention.start, mention.figure.start)
        about = ("" if among else before[: mention.start - begin]) + before[past - begin :]
        return (
            not _WITHIN.search(about)
            and not _SINCE.search(reading.text)
            and not _NARROWER.search(about)
            and bool(_OF_THE_YEAR.search(before))
            and not reading.residue(past, mention.figure.start)
        )
    if cell in _CHANNELS and "其中" in before and _is_of_another_channel(said, mention):
        return False
    if cell in _CHANNELS:
        near = _of_its_clause(reading, mention) or before
        own = not _SINCE.search(before) and not _PART_OF_IT.search(near)
        named = "信息" in before[-_NEAR:] or says_posted(before) or tells_of_account(before)
        named = named or _INFORMATION.match(reading.text, mention.figure.end) is not None
        return _is_bare_channel(reading, mention) or (own and named)
    if cell not in _PLAIN or _SOME.search(before):
        return False
    if cell == _NEW and _DESCRIBED.match(reading.text, mention.figure.end):
        return False
    if cell == _NEW and _WITH_SOME.search(before) and not _TAKEN_UP.search(before):
        return False
    words = reading.between(mention.start, mention.figure.start)
    verbs = [w for w in words if w.metrics or (cell in _CARRIED and "carry" in w.tags)]
    if not verbs and cell.startswith("requests."):
        return is_work_on_all(reading.text, mention.figure)  # 有2件公开申请: some of them
    if cell == "requests.handled_total.total" and not _CLOSED.search(before):
        return False
    start = verbs[0].start if verbs else mention.start
    if reading.residue(start, mention.figure.start):
        return False
    # 申请8件,其中3件被提起行政复议: some of the requests, and all of the reviews.
    of_others = cell.startswith("disputes.") and not _CASE.search(before)
    return of_others or not _WITHIN.search(before[-20:])


def _is_of_another_channel(said: Said, mention: Mention) -> bool:
    """网站发布信息854条,其中…、微信同步发布812条: what the website's list says of WeChat."""
    text, start = said.reading.text, mention.figure.start
    others = set(_CHANNELS) - {mention.cells[0]}
    wholes = [m.figure.end for m in said.understood if set(m.cells) & others]
    return any(end < start and text.startswith(",其中", end) for end in wholes)


def _of_its_clause(reading: Reading, mention: Mention) -> str:
    """The words of a figure, where they name its channel: 加强专栏巡查,在网站公开的321条信息."""
    start, end = mention.start, mention.figure.start
    named = any(channel_of(word) for word in reading.between(start, end))
    return reading.text[start:end] if named else ""


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
    if not told:
        return  # as most texts
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


def denied(told: Sequence[Told], claims: Sequence[Claim]) -> Iterator[Observation]:
    """未收到公开申请 in one paragraph, 收到公开申请2件 in another; one for each cell."""
    if not told:
        return
    none = {
        claim.cell: claim
        for claim in claims
        if not claim.value and claim.doubt is None and claim.cell in DENIABLE
    }
    for one in told:
        claim = none.get(one.cell)
        if claim is None or not one.value or one.named:
            continue
        line = one.said.sentence.place(one.mention.start)[0]
        same = line is not None and line == claim.location
        if same and not (_comes_back(one, claim) or _is_in_another_item(one, claim)):
            continue
        del none[one.cell]
        yield _none_and_some(one, claim, claims)


def _none_and_some(one: Told, denial: Claim, claims: Sequence[Claim]) -> Observation:
    """The contradiction, standing at the later of the two; ``claims`` are in the text's order."""
    counted = (c for c in claims if c.cell == one.cell and c.value == one.value)
    if claims.index(denial) > claims.index(next(counted, denial)):
        values: dict[str, Scalar] = {"kind": "twice", "first": one.value, "second": 0}
        return Observation("conflict", values, denial.quote, denial.location, True, (one.cell,))
    values = {"kind": "twice", "first": 0, "second": one.value}
    start, end = one.mention.start, one.mention.figure.end
    return one.said.observation("conflict", values, start, end, (one.cell,))


def _comes_back(one: Told, claim: Claim) -> bool:
    """没有收到申请。…对年内收到的1件申请: whether a later sentence presupposes what was denied."""
    text, start, end = one.said.sentence.text, one.mention.start, one.mention.figure.start
    later = one.said.sentence.place(0)[1] > claim.position
    return later and _TAKEN_UP.search(text, start, end) is not None


def _is_in_another_item(one: Told, claim: Claim) -> bool:
    """(二)…3件被提起行政复议。…(五)…未发生行政复议: two items of a report on one line."""
    text = one.said.sentence.pieces[0][0].content.text
    place = one.said.sentence.place(one.mention.figure.start)[1]
    begin, end = sorted((place, claim.position))
    return _NUMBER_OF_ITEM.search(text, begin, end) is not None


def _contradicts(first: Told, later: Told, carried: set[int]) -> bool:
    if first.value == later.value:
        return False
    if first.cell in _CHANNELS:
        named = first.named or later.named or "“" in first.text + later.text
        two = of_two_sites(first.phrase, later.phrase, first.sentence == later.sentence)
        bare = not (named or two) and first.paragraph == later.paragraph
        same = len(first.phrase) > _NEAR and first.phrase == later.phrase
        return bare or same or _goes_beyond(first, later) or _is_of_one_account(first, later)
    if later.named:
        return False
    # Two figures of one sentence are mostly a whole and a part of it.
    if first.sentence == later.sentence:
        return False
    if first.cell == _TOTAL and first.value and later.value > first.value * 2:
        return False
    if first.cell in _CARRIED and later.value < first.value:
        return False  # 结转的1件已答复: it may be one of them
    apart = abs(first.value - later.value)
    # 收到30件,撤回2件,受理28件: the difference is told as well.
    if apart in _counts(first.said, later) or _is_turned_away(later, apart):
        return False
    return apart not in carried or first.cell != _NEW


def _is_turned_away(later: Told, apart: int) -> bool:
    """收到30件。…受理28件,不予受理2件: the later figure tells itself what is not in it."""
    found = _TURNED_AWAY.findall(later.said.reading.text, later.mention.figure.end)
    return str(apart) in found


def _goes_beyond(first: Told, later: Told) -> bool:
    """网站公开政府信息312条 and 网站公开的321条政府信息: told again, and more than there were."""
    mine, other = (_OBJECT.sub("", _UP_TO_WHERE.sub("", one.phrase)) for one in (first, later))
    digits = sorted(str(first.value)) == sorted(str(later.value))
    if is_slip((first.text, first.value), (later.text, later.value)):
        return True
    if not (digits and later.value > first.value):
        return False
    again = later.text.endswith("的") and len(other) > _THREE and mine.endswith(other)
    if len(mine) > _NEAR and (mine == other or again):
        return True
    # 在局门户网站发布信息1204条 and 全年局门户网站更新信息1240条: of the year, in other words.
    mine, other = _VERB.sub("", mine), _VERB.sub("", other)
    ours = all(_OF_THE_YEAR.search(one.said.sentence.text) for one in (first, later))
    return ours and mine == other and len(mine) > _THREE


def _is_of_one_account(first: Told, later: Told) -> bool:
    """“示例交通”公众号推送信息312条 and “示例交通”公众号…,全年推送信息321条: told with other words.

    Only where the same was done with the same digits: a choice has others, or is not more.
    """
    mine, other = _account(first), _account(later)
    digits = sorted(str(first.value)) == sorted(str(later.value))
    more = later.value > first.value and first.paragraph != later.paragraph
    return mine is not None and mine == other and digits and more


def _account(one: Told) -> tuple[str, str] | None:
    """The quoted name of the account that a statement is of, and what was done: 推送信息."""
    text, end = one.said.reading.text, one.mention.figure.start
    begin = one.said.reading.left(end, ";。!?\n", max(0, end - _FAR))
    return account_told(text, begin, end)


def _counts(said: Said, later: Told) -> set[Number]:
    """What a sentence counts; by which way they came explains a later total 不含信函 alone."""
    figures = said.reading.figures
    asking = {m.figure.start for m in said.understood if all(map(_is_of_asking, m.cells))}
    if _WITHOUT.search(later.said.reading.text):
        asking = set()
    if _BROUGHT.search(later.text):
        asking |= {m.figure.start for m in said.understood if m.outcome}
    return {f.value for f in figures if f.kind in ("count", "none") and f.start not in asking}


def _is_of_asking(cell: str) -> bool:
    return bool(request_kind(cell) in ("channel", "applicant"))
