"""Problems of section five that the years before named, too (Y113)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from goiaudit.audit.likeness.masking import masked, own_names
from goiaudit.audit.likeness.shingles import NONE, Shingles, contained, shingles
from goiaudit.definitions.likeness import likeness_words
from goiaudit.model.claims import Observation
from goiaudit.model.report import Report
from goiaudit.recognition.passage import Passage, Spot

NAME = "same_problems"
_ITEM = re.compile(r"[^。;:\n]+")
_NUMBERED = re.compile(r"^\s*(?:\(?[一二三四五六七八九十\d]{1,2}[)、.是]|首先|其次|再次|最后)")
_HEADING = re.compile(r"(?:主要|存在的?)问题\s*$|如下\s*$")
_SHORTEST = 8
"""Shingles of a problem in words; 公开不及时 alone is said by everybody."""
_REPEATED = 0.8
_NAMED = "存在"
"""Behind the remedies of one problem, the next is said to exist."""


def same_problems(report: Report, *years: Report) -> Iterator[Observation]:
    """``same_problems``: how many problems of section five the years before named, too."""
    items = list(_problems(report))
    if not items or any(_section_five(year) is None for year in years):
        return
    again = items
    for year in years:
        named = _five_shingles(year) if again else NONE
        again = [(spot, own) for spot, own in again if contained(own, named) >= _REPEATED]
    first, _ = (again or items)[0]
    yield Observation(
        NAME,
        {"listed": len(items), "repeated": len(again)},
        quote=first.quote,
        location=first.location,
        intact=first.intact,
    )


def _section_five(report: Report) -> Passage | None:
    sections = [section for section in report.sections if section.key == "problems"]
    paragraphs = [paragraph for section in sections for paragraph in section.body]
    return Passage.of(paragraphs) if paragraphs else None


def _five_shingles(report: Report) -> Shingles:
    passage = _section_five(report)
    text = passage.text if passage is not None else ""
    return shingles(masked(text, own_names(report.organ, [text])))


def _problems(report: Report) -> Iterator[tuple[Spot, Shingles]]:
    """The problems that section five names, one a sentence, what is done about them left out."""
    passage = _section_five(report)
    if passage is None:
        return
    names = own_names(report.organ, [passage.text])
    problem, remedy, opening = _marks()
    mending = False
    for match in _ITEM.finditer(passage.text):
        turn = remedy.search(match[0])
        end = turn.start() if turn else len(match[0])
        found = problem.search(match[0], 0, end)
        mending = mending and not (found and _NAMED in match[0][:end])
        named = _NUMBERED.match(match[0]) or not opening.search(match[0])
        if found and named and not mending and not _HEADING.search(match[0]):
            own = shingles(masked(match[0][:end], names))
            if len(own) >= _SHORTEST:
                yield passage.spot(match.start(), match.start() + end), own
        mending = mending or turn is not None


@lru_cache(maxsize=1)
def _marks() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """What a problem is told by, where the text turns to remedies, what leads up to problems."""
    words = likeness_words()
    return _any(words.problems), _any(words.remedies), _any(words.openings)


def _any(words: Sequence[str]) -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, words)))
