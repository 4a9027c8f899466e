"""What a negation denies other than requests: cases, carrying over, documents, acts, fees."""

from __future__ import annotations

import re

from goiaudit.narrative.denial import FEW, LISTED, Denial, Zero, cell_of, family_of
from goiaudit.narrative.marks import CLAUSE
from goiaudit.narrative.words import Word

_MUCH = 12
_PAIR = 2
_SET_RIGHT = ("纠错", "纠正", "被纠正", "败诉", "被纠错")
_CLASSES = tuple(f"requests.{name}.total" for name in ("denied", "unavailable", "rejected"))
_HANDLED = "requests.handled_total.total"
_COUNTED = re.compile("[0-9](?:人次|[人次户场件笔])")
_NOTICES = "requests.fee.notices"
_TAKEN = ("实施", "采取", "作出", "开展", "办理", "适用")
"""What is done with acts: 行政强制措施未采取."""
_JOINS = ("和", "及", "与", "或", "、")
_OTHER_DOCUMENTS = re.compile(
    r"(?:重[要大]|其他|相关|有关|政策性?|措施|文件|行政|决策|规划|方案|办法|制度)+(?:的?情[况形])?"
)
_INTO_NEXT = ("跨年件", "跨年度件", "跨年办理件")
_BESIDE_CARRYING = {"previous", "next", "this", "year", "own", "measure", "ending", "all"}
_FAR = 40
_MATTERS = ("事项", "项目", "服务", "服务事项")
_CHANGE = re.compile(
    "(?:任何|作|发生|进行)?(?:增减|变化|变动|增加或减少|新增或减少|增减变[化动])(?:的?情况)?"
)
_SENT = ("", "发出", "发", "发送", "送达", "开具", "出具", "制发", "发放")


def disputes_denied(denial: Denial, nouns: list[Word]) -> Zero | None:
    """未发生行政复议、行政诉讼: every noun that the negation reaches is zero."""
    first, last = nouns[0], nouns[-1]
    beside = _beside_cases(denial, last)
    restricting = [w for w in denial.reach if "restrict" in w.tags and w.text not in LISTED]
    cells = tuple(dict.fromkeys(cell_of(noun) for noun in nouns))
    if beside is not None:
        restricting.remove(beside)
    if restricting:
        return _corrected(denial, nouns, restricting)
    if not denial.is_clear((beside or last).end, denial.end):
        return None
    residue = denial.reading.residue(denial.word.end, first.start)
    related = any("related" in w.tags or w.topic for w in denial.reach if w.start < first.start)
    if len(residue) > FEW and not related:
        return None
    joined = _request_joined(denial, first)
    if joined:
        cells = ("requests.new.total", *cells)
    doubt = "wording" if len(residue) > _MUCH else None
    if any(w.text in ("新", "新增") for w in denial.reach if w.start < first.start):
        doubt = "new"
    return Zero(cells, denial.begin, denial.end, doubt)


def _beside_cases(denial: Denial, last: Word) -> Word | None:
    """未发生行政复议、行政诉讼及责任追究: a member of the list that no form counts."""
    joined = denial.reading.text[last.end : last.end + 1] in _JOINS
    after = denial.reading.between(last.end + 1, denial.end)[:1] if joined else ()
    other = next((w for w in after if w.start == last.end + 1 and "restrict" in w.tags), None)
    known = other is None or other.text in (*_SET_RIGHT, *LISTED)
    return None if known else other


def _corrected(denial: Denial, nouns: list[Word], restricting: list[Word]) -> Zero | None:
    """未发生被纠正的行政复议 says only that none was corrected."""
    kinds = {w.text for w in restricting}
    if not kinds <= set(_SET_RIGHT):
        return None
    pairs = {noun.start: family_of(noun) for noun in nouns}
    cells = tuple(dict.fromkeys(f"disputes.{family}.corrected" for family in pairs.values()))
    return Zero(cells, denial.begin, denial.end)


def none_corrected(denial: Denial) -> Zero | None:
    """复议2件,无一纠错; 没有被纠正或败诉的案件: which cases, the sentence has told before."""
    said = denial.word.text if denial.word.text.endswith(_SET_RIGHT) else ""
    kinds = [w for w in denial.reach if w.text in _SET_RIGHT] if not said else [denial.word]
    if not kinds or not (said or _is_clearly_of(denial, kinds)):
        return None
    before = denial.reading.between(0, denial.word.start)
    named = {family_of(w) for w in before} & {"review", "litigation"}
    if not named or not any("related" in w.tags for w in before):
        return None
    lost = {"litigation"} if any(w.text.endswith("败诉") for w in kinds) else set()
    righted = any(not w.text.endswith("败诉") for w in kinds)
    rows = (named - lost if righted else set()) | (lost & named)
    cells = tuple(f"disputes.{row}.corrected" for row in ("review", "litigation") if row in rows)
    return Zero(cells, denial.begin, denial.end) if cells else None


def _is_clearly_of(denial: Denial, kinds: list[Word]) -> bool:
    """Whether a negation reaches nothing but words for cases lost, and no case by its name."""
    if any(word.topic for word in denial.reach) or not denial.is_clear(kinds[-1].end, denial.end):
        return False
    return len(denial.reading.residue(denial.word.end, kinds[0].start)) <= FEW


def _request_joined(denial: Denial, dispute: Word) -> bool:
    """未收到公开申请、行政复议: the request is in the list, not in its attribute."""
    before = [w for w in denial.reach if w.end <= dispute.start]
    place = next((i for i, w in enumerate(before) if w.topic and family_of(w) == "requests"), -1)
    if place < 0 or before[place].weak:
        return False
    if not any(m.cell == "requests.new.total" for w in before[:place] for m in w.metrics):
        return False
    rest = denial.reading.text[before[place].end : dispute.start]
    return rest[:1] in ("、",) or (rest[:1] in "和及或与" and len(rest) <= FEW)


def carry_denied(denial: Denial) -> Zero | None:
    """没有上年结转, 没有结转下年的申请; without a direction nothing is claimed."""
    carries = [w for w in (denial.word, *denial.reach) if "carry" in w.tags]
    if not carries:
        return _none_carried(denial)
    if not denial.is_clear(carries[-1].end, denial.end, nouns=True):
        return None
    if denial.reading.residue(denial.word.end, carries[0].start):
        return None
    directions = denial.directions((*denial.front[-FEW:], *denial.reach))
    if len(directions) == _PAIR and len(carries) == _PAIR:
        both = ("requests.carried_in.total", "requests.carried_out.total")
        return Zero(both, denial.begin, denial.end)
    if len(directions) != 1 and not _all_was_done(denial):
        return None
    row = "carried_in" if directions == {"in"} else "carried_out"
    return Zero((f"requests.{row}.total",), denial.begin, denial.end)


def _none_carried(denial: Denial) -> Zero | None:
    """跨年件无, 结转下年度的一件也没有, 上年结转:无: what there was none of stands before."""
    reading, begin = denial.reading, denial.begin
    if reading.text[begin - 1 : begin] == ":":
        begin = reading.left(begin - 1, CLAUSE, max(0, begin - _FAR))
    front = reading.between(begin, denial.word.start)
    carry = next((w for w in reversed(front) if "carry" in w.tags), None)
    plain = all(w.is_filler or w.tags & {"happen", "ending"} for w in denial.reach)
    several = sum("carry" in w.tags for w in front) > 1  # 跨年度遗留的 came, or goes on
    if carry is None or several or not plain or reading.residue(denial.word.end, denial.end):
        return None
    if reading.residue(begin, denial.word.start) or any(
        not (w.is_filler or w is carry or w.tags & _BESIDE_CARRYING or _is_asked(w)) for w in front
    ):
        return None
    directions = denial.directions(front) or ({"out"} if carry.text in _INTO_NEXT else set())
    if len(directions) != 1:
        return None
    row = "carried_in" if directions == {"in"} else "carried_out"
    return Zero((f"requests.{row}.total",), begin, denial.end)


def _is_asked(word: Word) -> bool:
    return word.topic is not None and family_of(word) == "requests"


def _all_was_done(denial: Denial) -> bool:
    """五件申请均已办结,也无一件结转: what could be carried over is what was not done."""
    before = denial.reading.between(0, denial.word.start)
    done = any(m.cell == _HANDLED for w in before for m in w.metrics)
    told = any(w.tags & {"carry", "previous"} for w in before)
    return done and not told and any(family_of(w) == "requests" for w in before)


def documents_denied(denial: Denial, nouns: list[Word]) -> Zero | None:
    """暂无规范性文件 (none in force), 没有新增规范性文件 (none issued), …,也未废止."""
    documents = [w for w in nouns if family_of(w) == "documents"]
    if not nouns:
        return _documents_before(denial)
    if not documents or len(documents) != len([n for n in nouns if not n.weak]):
        return None
    last = documents[-1]
    behind = _verb_behind(denial, last)
    clear = behind is not None or denial.is_clear(last.end, denial.end)
    if not clear and not _and_others(denial, last):
        return None
    if len(denial.reading.residue(denial.word.end, documents[0].start)) > 0:
        return None
    cells: list[str] = []
    for noun in documents:
        assert noun.topic is not None
        row = noun.topic.name
        stop = noun.start if behind is None else behind.end
        verbs = _columns(denial, row, denial.reach, stop)
        if verbs:
            cells += verbs
        elif any(w.text in ("制定", "出台") for w in denial.reach):
            return None
        else:
            column = "in_force" if denial.form == "2021" else "total_published"
            cells.append(f"disclosure.{row}.{column}")
    return Zero(tuple(dict.fromkeys(cells)), denial.begin, denial.end)


def _and_others(denial: Denial, noun: Word) -> bool:
    """未出台规范性文件和重要政策措施: with others of their kind, of which no form counts any."""
    text = denial.reading.text[noun.end : denial.end]
    return text.startswith(_JOINS) and _OTHER_DOCUMENTS.fullmatch(text[1:]) is not None


def _verb_behind(denial: Denial, noun: Word) -> Word | None:
    """无规范性文件制作, 没有规范性文件出台的情况: the verb behind what is denied."""
    after = denial.reading.between(noun.end, denial.end)
    verb = after[0] if after and noun.topic is not None else None
    if verb is None or verb.start != noun.end or not denial.is_clear(verb.end, denial.end):
        return None
    assert noun.topic is not None
    return verb if any(m.topic == noun.topic.name and m.zero for m in verb.metrics) else None


def _columns(denial: Denial, row: str, words: tuple[Word, ...], stop: int) -> list[str]:
    """The columns of a row that verbs name, each one denied: 没有制发或废止规范性文件."""
    cells = [
        m.cell
        for w in words
        if w.end <= stop
        for m in w.metrics
        if m.topic == row and m.zero and m.form in (None, denial.form)
    ]
    joined = any("join" in w.tags for w in words if w.end <= stop)
    return list(dict.fromkeys(cells)) if joined else cells[-1:]


def _documents_before(denial: Denial) -> Zero | None:
    """未制发规范性文件,也没有宣布废止的; 未出台、未废止规范性文件: the noun stands elsewhere."""
    reading = denial.reading
    named = [w for w in reading.between(0, denial.word.start) if w.topic and not w.weak]
    if reading.text[denial.end : denial.end + 1] == "、":
        stop = reading.right(denial.end, CLAUSE, min(len(reading.text), denial.end + 40))
        named = [w for w in reading.between(denial.end, stop) if w.topic] or named
    topic = named[-1].topic if named else None
    if topic is None or topic.family != "documents":
        return None
    cells = _columns(denial, topic.name, denial.reach, denial.end)
    verbs = [w for w in denial.reach if any(m.topic == topic.name for m in w.metrics)]
    if not cells or reading.residue(denial.word.end, verbs[0].start):
        return None
    if not denial.is_clear(verbs[-1].end, denial.end):
        return None
    return Zero(tuple(cells), denial.begin, denial.end)


def act_denied(denial: Denial, nouns: list[Word]) -> Zero | None:
    """无行政强制, in a sentence that counts other acts: no decision of that kind."""
    if not nouns:
        return _unchanged(denial) or _act_before(denial)
    topics = [noun.topic for noun in nouns if noun.topic is not None]
    if not topics or any(topic.family != "acts" for topic in topics):
        return None
    names = {topic.name for topic in topics}
    if denial.reading.residue(denial.word.end, denial.end) or not all(
        word.topic in topics
        or any(m.topic in names for m in word.metrics)
        or word.is_filler
        or word.tags & {"join", "ending", "happen"}
        for word in denial.reach
    ):
        return None
    # 没有行政许可、行政处罚事项 may tell what an organ may do, not what it did.
    if len(topics) > 1 and any(word.text.endswith("事项") for word in denial.reach):
        return None
    if not _counts_acts(denial):
        return None
    cells = tuple(f"disclosure.{name}.decisions" for name in dict.fromkeys(t.name for t in topics))
    return Zero(cells, denial.begin, denial.end)


def _unchanged(denial: Denial) -> Zero | None:
    """行政处罚事项没有增减: the column 本年增/减 of the form of 2019, for each kind named."""
    said = denial.reading.text[denial.word.end : denial.end]
    nouns = [w for w in denial.front if w.topic is not None and family_of(w) == "acts"]
    if denial.form != "2019" or not nouns or not _CHANGE.fullmatch(said):
        return None
    if denial.reading.residue(nouns[0].start, denial.word.start):
        return None
    if not any(w.text.endswith(_MATTERS) for w in denial.front):
        return None
    names = dict.fromkeys(noun.topic.name for noun in nouns if noun.topic is not None)
    cells = tuple(f"disclosure.{name}.change" for name in names)
    return Zero(cells, denial.begin, denial.end)


def _counts_acts(denial: Denial) -> bool:
    """Whether the sentence names several kinds of acts, as one that counts them does."""
    kinds = {w.topic.name for w in denial.reading.words if w.topic and family_of(w) == "acts"}
    return len(kinds) >= _PAIR


def _act_before(denial: Denial) -> Zero | None:
    """行政许可5件、行政处罚8件,行政强制没有发生: no decision of the kind named before."""
    reading, happens = denial.reading, [w for w in denial.reach if "happen" in w.tags]
    plain = all(
        w.is_filler or w.tags & {"happen", "ending"} or w.text in _TAKEN for w in denial.reach
    )
    happens = happens or [w for w in denial.reach if w.text in _TAKEN]
    noun = next((w for w in denial.front if w.topic is not None), None)
    if noun is None or family_of(noun) != "acts" or not happens or not plain:
        return None
    if reading.residue(denial.word.end, denial.end) or reading.residue(noun.end, denial.word.start):
        return None
    if not _counts_acts(denial) or any("distractor" in w.tags for w in denial.front):
        return None
    assert noun.topic is not None
    return Zero((f"disclosure.{noun.topic.name}.decisions",), denial.begin, denial.end)


def outcome_denied(denial: Denial) -> Zero | None:
    """收到7件,…,未出现不予处理的情况: none of a class of outcomes, where requests were told."""
    told = [m.cell for w in denial.reach for m in w.metrics if m.role == "outcome"]
    plain = all(
        w.is_filler or w.tags & {"happen", "ending"} or any(m.role == "outcome" for m in w.metrics)
        for w in denial.reach
    )
    ends = bool(denial.reach) and "ending" in denial.reach[-1].tags
    known = any(family_of(w) == "requests" for w in denial.reading.between(0, denial.word.start))
    if len(told) != 1 or told[0] not in _CLASSES or not plain or not (ends and known):
        return None
    if denial.reading.residue(denial.begin, denial.end):
        return None
    return Zero((told[0],), denial.begin, denial.end)


def charges_denied(denial: Denial) -> Zero | None:
    """未收取行政事业性收费: an amount of 0, in the form that has one."""
    if denial.form != "2021":
        return None
    named = [w for w in denial.reach if w.topic is not None and w.topic.name == "admin_fees"]
    if not named:
        return _charges_before(denial)
    if not denial.is_clear(named[-1].end, denial.end):
        return None
    if len(denial.reading.residue(denial.word.end, named[0].start)) > FEW:
        return None
    return Zero(("disclosure.fees.amount",), denial.begin, denial.end)


def _charges_before(denial: Denial) -> Zero | None:
    """行政事业性收费没有发生, 行政事业性收费:无."""
    begin = denial.begin
    if denial.reading.text[begin - 1 : begin] == ":":
        begin = denial.reading.left(begin - 1, CLAUSE, max(0, begin - 40))
    front = denial.reading.between(begin, denial.word.start)
    named = [w for w in front if w.topic is not None and w.topic.name == "admin_fees"]
    said = all(w.is_filler or w.tags & {"collect", "happen", "ending"} for w in denial.reach)
    if not named or not said or denial.reading.residue(denial.word.end, denial.end):
        return None
    if denial.reading.residue(named[-1].end, denial.word.start):
        return None
    return Zero(("disclosure.fees.amount",), begin, denial.end)


def _is_of_another_thing(denial: Denial) -> bool:
    """受理参保查询9310人次,未单独收费: what was counted before is no request for information."""
    reading, place = denial.reading, denial.word.start
    counted = any(figure.end <= place for figure in reading.figures) or _COUNTED.search(
        reading.text, 0, place
    )
    return bool(counted) and not any(w.topic for w in reading.between(0, place))


def _happens(word: Word) -> bool:
    return "happen" in word.tags or word.text.endswith(("产生", "发生"))


def _notices_denied(denial: Denial) -> Zero | None:
    """未发出收费通知: of the fee for information, in a report."""
    noun = next((w for w in denial.reach if w.topic is not None and w.topic.name == "fee"), None)
    if noun is None or not any(m.cell == _NOTICES for m in noun.metrics):
        return None
    if not denial.is_clear(noun.end, denial.end):
        return None
    if denial.reading.residue(denial.word.end, noun.start) not in _SENT:
        return None
    return Zero((_NOTICES,), denial.begin, denial.end)


def fee_denied(denial: Denial) -> Zero | None:
    """未收取信息处理费, 没有收费: of requests, never 行政事业性收费."""
    if (notices := _notices_denied(denial)) is not None:
        return notices
    charged = [w for w in denial.reach if "charge" in w.tags]
    verbs = [w for w in denial.reach if "collect" in w.tags]
    if charged and "信息处理费" in charged[-1].text:
        verbs = verbs or [w for w in (denial.word, *denial.reach) if _happens(w)]
    if not charged or any(w.topic and w.topic.name == "admin_fees" for w in denial.reach):
        return None
    if not verbs and (charged[-1].text != "收费" or _is_of_another_thing(denial)):
        return None
    if any("distractor" in w.tags for w in denial.reach):
        return None
    early = verbs[0].start if verbs else charged[0].start
    if len(denial.reading.residue(denial.word.end, early)) > FEW:
        return None
    return Zero(("requests.fee.collected",), denial.begin, denial.end)
