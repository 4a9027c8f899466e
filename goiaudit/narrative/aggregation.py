"""Whether a report says that its tables add up other bodies, or are the organ's own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
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
    body = [paragraph for section in report.sections for paragraph in section.body]
    text = "\n".join(paragraph.text for paragraph in body)
    held = {word for word in _every_word() if word in text}
    own_only = _said(body, words.own_only, held)
    whole = None if own_only else _said(body, words.whole, held)
    own = own_only or (None if whole else _said(body, words.own, held))
    return {"aggregates": whole or Fact(0), "own_figures": own or Fact(0)}


@lru_cache(maxsize=1)
def _every_word() -> frozenset[str]:
    return frozenset(word for entry in aggregation_words().every for word in entry)


def _cut(text: str) -> list[str]:
    for mark in _ENDS[1:]:
        text = text.replace(mark, _ENDS[0])
    return text.split(_ENDS[0])


def _said(body: Sequence[Paragraph], entries: Words, held: set[str]) -> Fact | None:
    """The first sentence that has every word of an entry; ``held`` are those of the report."""
    possible = [entry for entry in entries if held.issuperset(entry)]
    for paragraph in body if possible else ():
        text = paragraph.text
        if not any(entry[0] in text for entry in possible):
            continue
        for sentence in _cut(text):
            if any(all(word in sentence for word in entry) for entry in possible):
                start = text.find(sentence)
                quote = paragraph.content.quote(start, start + len(sentence)) if start >= 0 else ""
                return Fact(1, quote.strip(), paragraph.location)
    return None
