"""That no document was issued and no act decided, in whatever words: 规范性文件一件未发.

As ``none_at_all`` for requests: a noun of table two and a predicate of not making it, in either
order, and nothing that says which documents or acts are meant.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Set

from goiaudit.definitions.seldom import seldom
from goiaudit.narrative.text.marks import CLAUSE
from goiaudit.narrative.text.words import Reading, Word
from goiaudit.narrative.zeros.denial import Zero
from goiaudit.narrative.zeros.limits import is_limited

_ROWS = ("normative_documents", "regulations", "licensing", "penalties", "coercion")
_DOCUMENTS = _ROWS[:2]
_ONE = "(?:一[件份部项个宗起例次])"
_AGAIN = "(?:也|都|亦|均|皆|从|还|并|就|尚|一直|始终|同样|全|全年|整年|再|新)*"
_NO = "(?:没有|没|未有|未曾|从未|未|并无|无|不曾)"
_NONE = f"(?:{_ONE}{_AGAIN}{_NO}|{_AGAIN}{_NO}{_ONE}?|无一[件份部项个宗起例次]?)"
_STOP = "(?=[,。;)!]|$)"
_ISSUES = "(?:新|再|制|发|出|订|定|印|颁)(?:制|作|发|出|台|订|定|印|行|布|增|新)*"
_REPEALS = "(?:废止|废除|失效|宣布废止|宣布失效|作废)"
_DECIDES = "(?:作出|做出|作|下达|实施|采取|办理|发生|办|做|开出|下)"
_MADE = seldom(
    f"{_NONE}(?P<verb>(?P<issues>{_ISSUES})|(?P<repeals>{_REPEALS}))(?:过|的|了)*{_STOP}"
)
_DECIDED = seldom(f"{_NONE}{_DECIDES}(?:过|的|了|决定)*{_STOP}")
_TIME = "(?:在|于|本年度?|今年|当年|全年|年内|20[0-9]{2}年度?|内|里)*+"
_MADE_BEHIND = seldom(
    f"{_TIME}(?P<verb>(?P<issues>{_ISSUES})|(?P<repeals>{_REPEALS}))(?:过|的|了)*{_STOP}"
)
_NOT_MADE = seldom(f"{_NO}(?:任何)?(?:{_ONE})$")
_NOT_DECIDED = seldom(f"{_NO}(?:再|曾)*{_DECIDES}(?:过|出)?(?:任何|{_ONE})?$")
_DECISION = seldom(f"(?:处理)?(?:决定书?|措施)?{_STOP}")
_BESIDE = seldom("[、和及与或](?:行政)?$")
_HEAD = seldom("(?:的)?(?:决定书?|措施|案件|文件|这一项|一项|方面|,)*")
_OURS = seldom(
    f"(?:[我本][局镇乡办委院厅处]|[我本](?:街道|机关|单位)|以|由|需|新|应|名义|自行|制定|制发|印发|出台|{_TIME})*+的"
)
_LOOSE, _FAR = 2, 40


def none_made(reading: Reading, form: str, year: int | None, told: Set[str]) -> Iterator[Zero]:
    """The zeros of table two that a sentence states in words of its own."""
    known = set(told)
    nouns = [w for w in reading.words if w.topic is not None and w.topic.name in _ROWS]
    first = 0
    for place, noun in enumerate(nouns):
        before = reading.text[nouns[place - 1].end : noun.start] if place else ""
        first = first if place and _BESIDE.fullmatch(before) else noun.start
        last = nouns[place + 1] if place + 1 < len(nouns) else None
        found = _one(reading, noun, last, first, form, year)
        if found is not None and not known.intersection(found.cells):
            known.update(found.cells)
            yield found


def _one(
    reading: Reading, noun: Word, following: Word | None, first: int, form: str, year: int | None
) -> Zero | None:
    """What is denied of one noun; ``first`` is where the nouns begin that marks join to it."""
    assert noun.topic is not None
    text, end = reading.text, noun.end
    begin = reading.left(noun.start, CLAUSE, max(0, noun.start - _FAR))
    if following is not None and _BESIDE.fullmatch(text, end, following.start):
        end = following.end
    documents = noun.topic.name in _DOCUMENTS
    match = (_MADE if documents else _DECIDED).search(text, end, min(len(text), end + _FAR))
    if match is not None and text.count(",", end, match.start()) <= 1:
        head = _HEAD.match(text, end, match.start())
        behind = head.end() if head is not None else end
        if not _is_plain(reading, begin, first, year) or is_of_others(reading, begin, first):
            return None
        if _is_plain(reading, behind, match.start(), year):
            return _zero(noun, form, match, begin)
        return None
    return _denied_before(reading, noun, form, begin, year)


def _denied_before(
    reading: Reading, noun: Word, form: str, begin: int, year: int | None
) -> Zero | None:
    """没有一件规范性文件在本年印发; 全年未作一件行政许可决定."""
    assert noun.topic is not None
    text, documents = reading.text, noun.topic.name in _DOCUMENTS
    denies = (_NOT_MADE if documents else _NOT_DECIDED).search(text, begin, noun.start)
    match = (_MADE_BEHIND if documents else _DECISION).match(text, noun.end)
    if denies is None or match is None or not _is_plain(reading, begin, denies.start(), year):
        return None
    return _zero(noun, form, match, begin)


def _is_plain(reading: Reading, start: int, end: int, year: int | None) -> bool:
    """Whether a piece of text says neither of which nor of what else."""
    words = reading.between(start, end)
    if any("negation" in word.tags or word.topic is not None for word in words):
        return False
    return not is_limited(reading, start, end, year) and len(reading.residue(start, end)) <= _LOOSE


def is_of_others(reading: Reading, start: int, end: int) -> bool:
    """部门起草的规范性文件: whose documents, or which."""
    text = reading.text
    said = text[start:end].removesuffix("行政")
    return said.endswith("的") and not _OURS.fullmatch(said)


def _zero(noun: Word, form: str, match: re.Match[str], begin: int) -> Zero | None:
    assert noun.topic is not None
    row, columns = noun.topic.name, match.groupdict()
    if row not in _DOCUMENTS:
        return Zero((f"disclosure.{row}.decisions",), begin, match.end())
    if columns.get("repeals"):
        return Zero((f"disclosure.{row}.repealed",), begin, match.end()) if form == "2021" else None
    column = "issued" if form == "2021" else "made"
    return Zero((f"disclosure.{row}.{column}",), begin, match.end())
