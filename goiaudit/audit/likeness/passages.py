"""A passage of a report that another text has, too: what a finding on copies quotes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from goiaudit.audit.likeness.masking import PREFACE, joined, masked, own_names
from goiaudit.audit.likeness.shingles import Shingles, contained, shingles
from goiaudit.model.report import Report
from goiaudit.model.text import Section
from goiaudit.recognition.passage import Passage, Spot

_SENTENCE = re.compile(r"[^。;\n]+[。;]?")
_LONGEST = 60
"""Characters quoted; the first words of a longer sentence are found again as easily."""
_SAME = 0.95


def shared_passage(
    report: Report, other: Shingles, sections: Sequence[Section] = ()
) -> Spot | None:
    """The longest sentence of a report that another text has nearly to the letter.

    ``sections`` narrows the search; without, all but the preface are looked through.
    """
    looked = sections or [s for s in report.sections if s.key != PREFACE]
    names = own_names(report.organ, [joined(section.body) for section in looked])
    best: tuple[int, Passage, int, int] | None = None
    for passage, start, end in _sentences(looked):
        length = end - start
        if best is not None and length <= best[0]:
            continue
        own = shingles(masked(passage.text[start:end], names))
        if len(own) and contained(own, other) >= _SAME:
            best = (length, passage, start, end)
    if best is None:
        return None
    _, passage, start, end = best
    return passage.spot(start, min(end, start + _LONGEST))


def _sentences(sections: Sequence[Section]) -> Iterator[tuple[Passage, int, int]]:
    for section in sections:
        passage = Passage.of(section.body)
        for match in _SENTENCE.finditer(passage.text):
            yield passage, match.start(), match.end()
