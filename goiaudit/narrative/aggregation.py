"""Whether a report says that its tables add up other bodies, or are the organ's own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache

from goiaudit.definitions.aggregation import Words, aggregation_words
from goiaudit.model.claims import Fact
from goiaudit.model.report import Report
from goiaudit.model.text import Paragraph

_ENDS = "。;!?"


def aggregation_facts(report: Report) -> Mapping[str, Fact]:
    """The facts ``aggregates`` and ``own_figures``: 1 with the words that say so, else 0.

    Where a report says both, figures that are declared the organ's alone prevail, and then the
    whole: a report that adds up often names its own level beside the others.
    """
    words = aggregation_words()
    places = list(_places(report))
    own_only = _said(places, words.own_only)
    whole = None if own_only else _said(places, words.whole)
    own = own_only or (None if whole else _said(places, words.own))
    return {"aggregates": whole or Fact(0), "own_figures": own or Fact(0)}


def _places(report: Report) -> Iterator[tuple[str, Paragraph]]:
    """Every sentence that has a word that begins an entry."""
    first = _first_words()
    for section in report.sections:
        for paragraph in section.body:
            text = paragraph.text
            if any(word in text for word in first):
                yield from ((sentence, paragraph) for sentence in _cut(text))


@lru_cache(maxsize=1)
def _first_words() -> tuple[str, ...]:
    return tuple(dict.fromkeys(entry[0] for entry in aggregation_words().every))


def _cut(text: str) -> list[str]:
    for mark in _ENDS[1:]:
        text = text.replace(mark, _ENDS[0])
    return text.split(_ENDS[0])


def _said(places: list[tuple[str, Paragraph]], entries: Words) -> Fact | None:
    for sentence, paragraph in places:
        if any(all(word in sentence for word in entry) for entry in entries):
            start = paragraph.text.find(sentence)
            quote = paragraph.content.quote(start, start + len(sentence)) if start >= 0 else ""
            return Fact(1, quote.strip(), paragraph.location)
    return None
