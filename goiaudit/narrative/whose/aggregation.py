"""Whether a report says that its tables add up other bodies, or are the organ's own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

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
    text = "\n".join([paragraph.content.text for paragraph in body])
    held: dict[str, bool] = {}
    own_only = _said(body, _possible(words.own_only, text, held))
    whole = None if own_only else _said(body, _possible(words.whole, text, held))
    own = own_only or (None if whole else _said(body, _possible(words.own, text, held)))
    return {"aggregates": whole or Fact(0), "own_figures": own or Fact(0)}


def _possible(entries: Words, text: str, held: dict[str, bool]) -> list[tuple[str, ...]]:
    """The entries whose every word a text holds; ``held`` tells of the words looked for."""
    found = []
    for entry in entries:
        for word in entry:
            if word not in held:
                held[word] = word in text
            if not held[word]:
                break
        else:
            found.append(entry)
    return found


def _cut(text: str) -> list[str]:
    for mark in _ENDS[1:]:
        text = text.replace(mark, _ENDS[0])
    return text.split(_ENDS[0])


def _said(body: Sequence[Paragraph], possible: Sequence[tuple[str, ...]]) -> Fact | None:
    """The first sentence that has every word of an entry."""
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
