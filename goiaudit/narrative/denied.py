"""What a negation denies other than requests: cases, carrying over, documents, acts, fees."""

from __future__ import annotations

from goiaudit.narrative.denial import FEW, LISTED, Denial, Zero, cell_of, family_of
from goiaudit.narrative.words import Word

_MUCH = 12
_PAIR = 2
_NOTICES = "requests.fee.notices"
_SENT = ("", "发出", "发", "发送", "送达", "开具", "出具", "制发", "发放")


def disputes_denied(denial: Denial, nouns: list[Word]) -> Zero | None:
    """未发生行政复议、行政诉讼: every noun that the negation reaches is zero."""
    first, last = nouns[0], nouns[-1]
    restricting = [w for w in denial.reach if "restrict" in w.tags and w.text not in LISTED]
    cells = tuple(dict.fromkeys(cell_of(noun) for noun in nouns))
    if restricting:
        return _corrected(denial, nouns, restricting)
    if not denial.is_clear(last.end, denial.end):
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


def _corrected(denial: Denial, nouns: list[Word], restricting: list[Word]) -> Zero | None:
    """未发生被纠正的行政复议 says only that none was corrected."""
    kinds = {w.text for w in restricting}
    if not kinds <= {"纠错", "纠正", "败诉", "被纠正"}:
        return None
    pairs = {noun.start: family_of(noun) for noun in nouns}
    cells = tuple(dict.fromkeys(f"disputes.{family}.corrected" for family in pairs.values()))
    return Zero(cells, denial.begin, denial.end)


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
    carries = [w for w in denial.reach if "carry" in w.tags]
    if not carries or not denial.is_clear(carries[-1].end, denial.end, nouns=True):
        return None
    if denial.reading.residue(denial.word.end, carries[0].start):
        return None
    directions = denial.directions((*denial.front[-FEW:], *denial.reach))
    if len(directions) != 1:
        return None
    row = "carried_in" if directions == {"in"} else "carried_out"
    return Zero((f"requests.{row}.total",), denial.begin, denial.end)


def documents_denied(denial: Denial, nouns: list[Word]) -> Zero | None:
    """暂无规范性文件 (none in force), 没有新增规范性文件 (none issued)."""
    documents = [w for w in nouns if family_of(w) == "documents"]
    if not documents or len(documents) != len([n for n in nouns if not n.weak]):
        return None
    last = documents[-1]
    if not denial.is_clear(last.end, denial.end):
        return None
    if len(denial.reading.residue(denial.word.end, documents[0].start)) > 0:
        return None
    cells: list[str] = []
    for noun in documents:
        assert noun.topic is not None
        row = noun.topic.name
        verbs = [
            m.cell
            for w in denial.reach
            if w.end <= noun.start
            for m in w.metrics
            if m.topic == row and m.zero and m.form in (None, denial.form)
        ]
        if verbs:
            cells.append(verbs[-1])
        elif any(w.text in ("制定", "出台") for w in denial.reach):
            return None
        else:
            column = "in_force" if denial.form == "2021" else "total_published"
            cells.append(f"disclosure.{row}.{column}")
    return Zero(tuple(dict.fromkeys(cells)), denial.begin, denial.end)


def act_denied(denial: Denial, nouns: list[Word]) -> Zero | None:
    """无行政强制, in a sentence that counts other acts: no decision of that kind."""
    if len(nouns) != 1 or family_of(nouns[0]) != "acts" or nouns[0].topic is None:
        return None
    topic = nouns[0].topic
    if denial.reading.residue(denial.word.end, denial.end) or not all(
        word.topic is topic or any(m.topic == topic.name for m in word.metrics) or word.is_filler
        for word in denial.reach
    ):
        return None
    others = {w.topic.name for w in denial.reading.words if w.topic and family_of(w) == "acts"}
    if len(others) < _PAIR:
        return None
    cell = f"disclosure.{nouns[0].topic.name}.decisions"
    return Zero((cell,), denial.begin, denial.end)


def charges_denied(denial: Denial) -> Zero | None:
    """未收取行政事业性收费: an amount of 0, in the form that has one."""
    if denial.form != "2021" or not any("collect" in w.tags for w in denial.reach):
        return None
    named = [w for w in denial.reach if w.topic is not None and w.topic.name == "admin_fees"]
    if not named or not denial.is_clear(named[-1].end, denial.end):
        return None
    if len(denial.reading.residue(denial.word.end, named[0].start)) > FEW:
        return None
    return Zero(("disclosure.fees.amount",), denial.begin, denial.end)


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
    if not verbs and charged[-1].text != "收费":
        return None
    if any("distractor" in w.tags for w in denial.reach):
        return None
    early = verbs[0].start if verbs else charged[0].start
    if len(denial.reading.residue(denial.word.end, early)) > FEW:
        return None
    return Zero(("requests.fee.collected",), denial.begin, denial.end)
