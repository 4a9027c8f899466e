"""What a negation denies of disclosure: documents, acts, charges, and the fee for information."""

from __future__ import annotations

from goiaudit.definitions.seldom import seldom
from goiaudit.narrative.text.marks import CLAUSE
from goiaudit.narrative.text.words import Word
from goiaudit.narrative.zeros.denial import FEW, JOINS, PAIR, Denial, Zero, family_of
from goiaudit.narrative.zeros.none_made import is_of_others

_COUNTED = seldom("[0-9](?:人次|[人次户场件笔])")
_CHARGED, _ITEMS = "admin_fees", "项目"
_NOTICES = "requests.fee.notices"
_TAKEN = ("实施", "采取", "作出", "开展", "办理", "适用")
"""What is done with acts: 行政强制措施未采取."""
_OTHER_DOCUMENTS = seldom(
    r"(?:重[要大]|其他|相关|有关|政策性?|措施|文件|行政|决策|规划|方案|办法|制度)+(?:的?情[况形])?"
)
_MATTERS = ("事项", "项目", "服务", "服务事项")
_CHANGE = seldom(
    "(?:任何|作|发生|进行)?(?:增减|变化|变动|增加或减少|新增或减少|增减变[化动])(?:的?情况)?"
)
_PUBLISHED = ("信息", "公开", "公示", "方面信息", "方面的信息", "类信息")
_SENT = ("", "发出", "发", "发送", "送达", "开具", "出具", "制发", "发放")


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
        # 既未制发也未废止规范性文件: each verb has a negation of its own.
        again = (w.start for w in denial.reach if "negation" in w.tags and w.end <= noun.start)
        verbs = _columns(denial, row, denial.reach, min([stop, *again]))
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
    return text.startswith(JOINS) and _OTHER_DOCUMENTS.fullmatch(text[1:]) is not None


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
    if is_of_others(reading, denial.begin, named[-1].start):
        return None
    cells = _columns(denial, topic.name, denial.reach, denial.end)
    for other in named[-PAIR:-1]:  # 规章、规范性文件均无制发
        joined = (
            other.topic is not None
            and other.topic.family == "documents"
            and (reading.text[other.end : named[-1].start] in ("、", "和", "及", "与"))
        )
        if joined and other.topic is not None and other.topic is not topic:
            cells = [*_columns(denial, other.topic.name, denial.reach, denial.end), *cells]
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
    # 无行政许可、行政处罚、行政事业性收费: what is charged may stand in the list.
    topics = [w.topic for w in nouns if w.topic is not None and w.topic.name != _CHARGED]
    if not topics or any(topic.family != "acts" for topic in topics):
        return None
    names = {topic.name for topic in topics}
    charged = next((w.end for w in nouns if w.topic is not None and w.topic.name == _CHARGED), -1)
    if denial.reading.residue(denial.word.end, denial.end) or not all(
        word.topic in topics
        or charged in (word.end, word.start)  # 行政事业性收费项目
        or any(m.topic in names for m in word.metrics)
        or word.is_filler
        or word.tags & {"join", "ending", "happen"}
        for word in denial.reach
    ):
        return None
    # 没有行政许可、行政处罚事项 may tell what an organ may do, not what it did.
    happened = any(w.text.endswith(("发生", "出现")) for w in denial.reach)
    matters = any(word.text.endswith("事项") for word in denial.reach)
    taken = any(w.text in _TAKEN for w in denial.reach)
    if len(topics) > 1 and matters and not (happened or taken):
        return None
    done = happened or taken
    done = done or nouns[-1].text.endswith(("决定", "案件"))  # 无行政处罚决定
    if not _counts_acts(denial) and not done:
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
    return len(kinds) >= PAIR


def _act_before(denial: Denial) -> Zero | None:
    """行政许可5件、行政处罚8件,行政强制没有发生: no decision of the kind named before."""
    reading, happens = denial.reading, [w for w in denial.reach if "happen" in w.tags]
    plain = all(
        w.is_filler or w.tags & {"happen", "ending"} or w.text in _TAKEN for w in denial.reach
    )
    happens = happens or [w for w in denial.reach if w.text in _TAKEN]
    # 行政处罚无一宗, 行政强制:无
    none = not denial.reach or denial.word.text.endswith(("宗", "件", "起", "例"))
    happens = happens or ([denial.word] if none and denial.end - denial.word.end < PAIR else [])
    begin = denial.begin
    if reading.text[begin - 1 : begin] == ":":
        begin = reading.left(begin - 1, CLAUSE, max(0, begin - 40))
    front = reading.between(begin, denial.word.start)
    noun = next((w for w in front if w.topic is not None), None)
    if noun is None or family_of(noun) != "acts" or not happens or not plain:
        return None
    if reading.residue(denial.word.end, denial.end) or reading.residue(noun.end, denial.word.start):
        return None
    row = reading.text[denial.begin - 1 : denial.begin] == ":" and not denial.front
    if not (row or _counts_acts(denial)) or any("distractor" in w.tags for w in denial.front):
        return None
    assert noun.topic is not None
    return Zero((f"disclosure.{noun.topic.name}.decisions",), denial.begin, denial.end)


def charges_denied(denial: Denial) -> Zero | None:
    """未收取行政事业性收费: an amount of 0, in the form that has one."""
    if denial.form != "2021":
        return None
    named = [w for w in denial.reach if w.topic is not None and w.topic.name == _CHARGED]
    if not named:
        return _charges_before(denial)
    nouns = [w for w in denial.reach if w.topic is not None]
    beside = act_denied(denial, nouns) if len(nouns) > len(named) else None
    end, text = named[-1].end, denial.reading.text
    if beside is not None and text.startswith(_ITEMS, end):
        end += len(_ITEMS)  # alone it may tell what could be charged
    if not denial.is_clear(end, denial.end):
        return None
    if text[end : denial.end].removeprefix("等").startswith(_PUBLISHED):
        return None  # 无行政事业性收费信息公开: what was published of them, not what was charged
    if len(denial.reading.residue(denial.word.end, named[0].start)) > FEW:
        return None
    acts = beside.cells if beside is not None else ()
    return Zero((*acts, "disclosure.fees.amount"), denial.begin, denial.end)


def _charges_before(denial: Denial) -> Zero | None:
    """行政事业性收费没有发生, 行政事业性收费:无."""
    begin = denial.begin
    if denial.reading.text[begin - 1 : begin] == ":":
        begin = denial.reading.left(begin - 1, CLAUSE, max(0, begin - 40))
    front = denial.reading.between(begin, denial.word.start)
    named = [w for w in front if w.topic is not None and w.topic.name == _CHARGED]
    if not named:
        return None  # as most
    said = all(w.is_filler or w.tags & {"collect", "happen", "ending"} for w in denial.reach)
    if not said or denial.reading.residue(denial.word.end, denial.end):
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
    if not charged:
        return None  # as most
    verbs = [w for w in denial.reach if "collect" in w.tags]
    if "信息处理费" in charged[-1].text:
        verbs = verbs or [w for w in (denial.word, *denial.reach) if _happens(w)]
    if any(w.topic and w.topic.name == _CHARGED for w in denial.reach):
        return None
    if not verbs and (charged[-1].text != "收费" or _is_of_another_thing(denial)):
        return None
    if any("distractor" in w.tags for w in denial.reach):
        return None
    early = verbs[0].start if verbs else charged[0].start
    if len(denial.reading.residue(denial.word.end, early)) > FEW:
        return None
    return Zero(("requests.fee.collected",), denial.begin, denial.end)
