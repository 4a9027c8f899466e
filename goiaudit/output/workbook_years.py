"""The supervisor's sheets of the workbook: 年度汇总, 单位历年, 未见报告."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from xlsxwriter.worksheet import Worksheet

from goiaudit.output.outcome import STATUSES
from goiaudit.output.plain import plain
from goiaudit.output.views.named import SIGNS
from goiaudit.output.views.supervised import Line, Supervision, supervision_of
from goiaudit.output.words import say

if TYPE_CHECKING:
    from goiaudit.output.workbook import Paper

_MOST_ROWS = 1_000_000
_CHART_COLORS = {
    "consistent": "#1B6338", "incomplete": "#E0A030", "unreadable": "#7A5BB0",
    "inconsistent": "#A4161A",
}  # fmt: skip


def supervised_sheets(paper: Paper) -> None:
    """Nothing for one report; else the sheets, the last only where a report is missing."""
    if len(paper.outcome.results) < 2:
        return
    found = supervision_of(paper.outcome)
    _Years(paper, found).write()
    _organs(paper, found)
    if found.missing:
        _missing(paper, found)


class _Years:
    """年度汇总: by year with a chart, by year x level x kind with a filter, by rule and year."""

    def __init__(self, paper: Paper, found: Supervision) -> None:
        self.paper, self.found, self.row = paper, found, 0
        word = paper.word
        counts = [word("years.reports"), *(word(f"status.{status}") for status in STATUSES)]
        rest = ["years.share", "severity.error", "severity.warning", "years.repeated"]
        self.counts = [*counts, *map(word, rest)]
        heads = [
            (word("html.year"), 10.0),
            (word("groups.level"), 12.0),
            (word("groups.kind"), 14.0),
        ]
        heads += [(name, 10.0) for name in (*self.counts, word("years.missing"))]
        self.sheet: Worksheet = paper.sheet("xlsx.years", heads)
        self.percent = paper.book.add_format({"font_size": 10, "num_format": "0.0%"})

    def write(self) -> None:
        self._by_year()
        self._crossed()
        self._rules()

    def _head(self, *names: str) -> None:
        self.paper.heads(self.sheet, [(name, 0) for name in names], self.row)
        self.row += 1

    def _put(self, *values: object) -> None:
        for column, value in enumerate(values):
            style = self.percent if isinstance(value, Decimal) else None
            self.paper.put(self.sheet, self.row, column, value, style)
        self.row += 1

    def _by_year(self) -> None:
        word = self.paper.word
        self._head(word("html.year"), "", "", *self.counts, word("years.missing"))
        first = self.row
        for line in self.found.years:
            name = line.key or word("years.unknown")
            self._put(f"{name}*" if line.stored else name, "", "", *_counts(line), line.missing)
        known = [line for line in self.found.years if line.key]
        if len(known) > 1:
            self._chart(first, first + len(known) - 1)
        stored = sum(line.stored for line in self.found.years)
        if stored:
            self._put(say("years.stored", self.paper.lang, count=stored))

    def _chart(self, first: int, last: int) -> None:
        """Shares of the statuses year by year, right of the list."""
        chart = self.paper.book.add_chart({"type": "column", "subtype": "percent_stacked"})
        name = self.paper.word("xlsx.years")
        for status in ("consistent", "incomplete", "unreadable", "inconsistent"):
            column = 4 + STATUSES.index(status)
            chart.add_series({
                "name": [name, 0, column],
                "categories": [name, first, 0, last, 0],
                "values": [name, first, column, last, column],
                "fill": {"color": _CHART_COLORS[status]},
                "gap": 60,
            })  # fmt: skip
        chart.set_title({"name": self.paper.word("years.chart"), "name_font": {"size": 11}})
        chart.set_legend({"position": "bottom"})
        chart.set_y_axis({"num_format": "0%", "major_gridlines": {"visible": True}})
        told = {"description": self.paper.word("years.chart")}
        self.sheet.insert_chart(0, len(self.counts) + 5, chart, told)

    def _crossed(self) -> None:
        word, lang = self.paper.word, self.paper.lang
        self.row += 1
        top = self.row
        self._head(word("html.year"), word("groups.level"), word("groups.kind"), *self.counts)
        unknown = word("groups.unknown")
        for one in self.found.crosses:
            level = say(f"level.{one.level}", lang) if one.level else unknown
            kind = say(f"kind.{one.kind}", lang) if one.kind else unknown
            year = one.year if one.year is not None else word("years.unknown")
            self._put(year, level, kind, *_counts(one.line))
        self.sheet.autofilter(top, 0, max(top + 1, self.row - 1), 2 + len(self.counts))

    def _rules(self) -> None:
        word, outcome = self.paper.word, self.paper.outcome
        if not self.found.rules:
            return
        self.row += 1
        years = [str(year) for year in self.found.years_seen]
        self._head(word("html.rule"), "", "", word("rules.total"), *years, word("column.title"))
        for one in self.found.rules:
            known = outcome.rules.get(one.rule)
            title = known.title.in_language(outcome.lang) if known else ""
            self._put(one.rule, "", "", one.total, *one.counts, title)


def _counts(line: Line) -> tuple[object, ...]:
    states = (line.by_status[status] for status in STATUSES)
    share = None if line.share is None else Decimal(line.share) / 100
    return (line.reports, *states, share, line.errors, line.warnings, line.repeated)


def _organs(paper: Paper, found: Supervision) -> None:
    """单位历年: a row an organ, a column a year with the sign and word of its status."""
    word, lang = paper.word, paper.lang
    heads = [
        (word("column.organ"), 30.0), (word("groups.level"), 10.0), (word("groups.kind"), 12.0),
        (word("severity.error"), 8.0), (word("severity.warning"), 8.0),
        (word("years.repeated"), 10.0), *((str(year), 14.0) for year in found.years_seen),
    ]  # fmt: skip
    sheet = paper.sheet("xlsx.organs", heads)
    paper.heads(sheet, heads, 0)
    for row, one in enumerate(found.organs[:_MOST_ROWS], 1):
        level = say(f"level.{one.level}", lang) if one.level else ""
        kind = say(f"kind.{one.kind}", lang) if one.kind else ""
        values = (plain(one.organ), level, kind, one.errors, one.warnings, one.repeated)
        for column, value in enumerate(values):
            paper.put(sheet, row, column, value)
        for column, (status, absent) in enumerate(zip(one.statuses, one.absent, strict=True), 6):
            if absent:
                paper.put(sheet, row, column, f"— {word('years.missing')}")
            elif status:
                text = f"{SIGNS[status]} {word(f'status.{status}')}"
                paper.put(sheet, row, column, text, paper.shades[status])
    sheet.autofilter(0, 0, max(1, len(found.organs)), len(heads) - 1)


def _missing(paper: Paper, found: Supervision) -> None:
    """未见报告: a row a report that should be there."""
    word = paper.word
    heads = [
        (word("column.year"), 8.0), (word("column.organ"), 34.0), (word("missing.parent"), 30.0),
        (word("missing.why"), 40.0),
    ]  # fmt: skip
    sheet = paper.sheet("xlsx.missing", heads)
    paper.heads(sheet, heads, 0)
    for row, one in enumerate(found.missing[:_MOST_ROWS], 1):
        parent = plain(one.parent) if one.parent else ""
        values = (one.year, plain(one.organ), parent, word(f"missing.{one.why}"))
        for column, value in enumerate(values):
            paper.put(sheet, row, column, value)
    sheet.autofilter(0, 0, max(1, len(found.missing)), len(heads) - 1)
