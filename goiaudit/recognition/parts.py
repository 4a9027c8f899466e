"""Where the reports of one file begin: at titles, or at sheets that hold a table again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from goiaudit.model.report import Report
from goiaudit.model.text import Paragraph
from goiaudit.recognition.candidates import candidates
from goiaudit.recognition.disputes import header_words
from goiaudit.recognition.headings import find_headings
from goiaudit.recognition.lines import Lines
from goiaudit.recognition.organs import names_organ
from goiaudit.recognition.record_facts import identity_facts
from goiaudit.recognition.runs import runs
from goiaudit.recognition.strips import text_strips
from goiaudit.recognition.title import Title, all_titles, title_ends

_FEWEST_HEADINGS = 3
_FEWEST_ROWS = 4
_HEADER_WORDS = 3


def part_starts(paragraphs: Lines) -> list[int]:
    """Where reports begin that titles tell apart; a single one begins at 0.

    A title begins a report if it names another organ or year than the others, and headings of
    sections or rows of tables stand between it and the next.
    """
    if len(title_ends(paragraphs)) < 2:
        return [0]
    paragraphs = paragraphs.row_by_row
    titles = _changing(all_titles(paragraphs))
    if len({(title.organ, title.year) for title in titles}) < 2:
        return [0]
    headings = [heading.index for heading in find_headings(paragraphs, frozenset())]
    places = [title.first for title in titles]
    starts = [
        place
        for place, following in zip(places, [*places[1:], len(paragraphs)], strict=True)
        if sum(place < heading < following for heading in headings) >= _FEWEST_HEADINGS
        or _holds_table(paragraphs[place:following])
    ]
    return [0, *starts[1:]]


def _changing(titles: Sequence[Title]) -> list[Title]:
    """Titles without those that only repeat the one before, as the heads of pages do."""
    names = [(title.organ, title.year) for title in titles]
    return [title for n, title in enumerate(titles) if n == 0 or names[n] != names[n - 1]]


def _holds_table(paragraphs: Sequence[Paragraph]) -> bool:
    return bool(_tables(paragraphs))


def _tables(paragraphs: Sequence[Paragraph]) -> frozenset[str]:
    """Which tables rows of a text are of; a coarse look, no cell is read."""
    found = runs(text_strips(Lines.of(paragraphs)))
    rows = {(item.table, item.row) for item in candidates(found)}
    named = {table for table, _ in rows if sum(own == table for own, _ in rows) >= _FEWEST_ROWS}
    disputed = any(run.values and header_words(run) >= _HEADER_WORDS for run in found)
    return frozenset(named | ({"disputes"} if disputed else set()))


def sheet_starts(paragraphs: Sequence[Paragraph]) -> list[int]:
    """Where reports begin that have sheets of their own: at a sheet with a table again."""
    begins = [
        index
        for index, paragraph in enumerate(paragraphs)
        if _sheet(paragraph) and (index == 0 or _sheet(paragraphs[index - 1]) != _sheet(paragraph))
    ]
    starts, seen = [0], frozenset[str]()
    for begin, end in zip(begins, [*begins[1:], len(paragraphs)][: len(begins)], strict=True):
        own = _tables(paragraphs[begin:end])
        if own & seen:
            starts.append(begin)
            seen = own
        else:
            seen |= own
    return starts


def _sheet(paragraph: Paragraph) -> str | None:
    return paragraph.location.sheet if paragraph.location else None


def named_by_sheet(report: Report) -> Report:
    """The report of a sheet without title: the sheet may be named after the organ."""
    places = (table.location for table in report.printed.values())
    sheet = next((place.sheet for place in places if place and place.sheet), None)
    if report.organ is not None or sheet is None or not names_organ(sheet):
        return report
    facts = identity_facts(sheet, report.year, report.form)
    kind, level = (facts[name].value if name in facts else None for name in ("kind", "level"))
    return replace(
        report,
        organ=sheet,
        kind=str(kind) if kind else None,
        level=str(level) if level else None,
        facts={**facts, **report.facts},
    )
