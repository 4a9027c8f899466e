"""``--format xlsx``: what a supervisor filters, prints and sends back to the units.

Sheets 汇总, 问题清单, 未核验, 规则, and of several reports 年度汇总, 单位历年, 未见报告. Words from
files are written as text: a workbook of ours runs no formula and follows no address that an
audited file brought along.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import BinaryIO

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

import goiaudit
from goiaudit.audit.results import brief
from goiaudit.model.findings import Verdict
from goiaudit.output.look import Look
from goiaudit.output.outcome import Outcome, summarise
from goiaudit.output.plain import plain
from goiaudit.output.views.grouped import by_gravity, severities
from goiaudit.output.views.listed import Listed, listed
from goiaudit.output.views.named import SIGNS
from goiaudit.output.words import reason, say
from goiaudit.output.workbook_years import supervised_sheets

_MOST_CHARACTERS = 32_000
"""A cell of a workbook holds 32,767."""
_MOST_ROWS = 1_000_000
_EXACT = 10**15
"""Beyond it a workbook would round a figure."""
_LIST = (
    ("organ", 24), ("year", 7), ("place", 18), ("severity", 7), ("rule", 8), ("title", 26),
    ("message", 60), ("expected", 11), ("actual", 11), ("difference", 9), ("advice", 46),
    ("quote", 40), ("basis", 34), ("waived", 18), ("path", 36), ("family", 12), ("cells", 30),
    ("incident", 8), ("fingerprint", 18), ("change", 10),
)  # fmt: skip
_COLOURS = {"error": "#F9D3D0", "warning": "#FFE9BF", "info": "#DCEFF6"}
_STATUS_COLOURS = {
    "inconsistent": "#F9D3D0", "incomplete": "#FFE9BF", "unreadable": "#E5DAF5",
    "consistent": "#DDF1E3",
}  # fmt: skip


def write_xlsx(outcome: Outcome, stream: BinaryIO, look: Look) -> None:  # noqa: ARG001 - one protocol
    """Write the workbook row by row, so that a large run needs little memory."""
    options = {
        "in_memory": False,
        "constant_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    with xlsxwriter.Workbook(stream, options) as book:
        book.set_properties({"comments": f"goiaudit {goiaudit.__version__}"})
        paper = Paper(book, outcome)
        paper.summary()
        paper.findings()
        paper.unassessed()
        paper.rules()
        supervised_sheets(paper)


class Paper:
    """The sheets of one workbook."""

    def __init__(self, book: xlsxwriter.Workbook, outcome: Outcome) -> None:
        self.book, self.outcome, self.lang = book, outcome, outcome.lang
        base = {"font_size": 10, "valign": "top"}
        self.head = book.add_format(
            {**base, "bold": True, "bg_color": "#E3E8EE", "border": 1, "text_wrap": True}
        )
        self.text = book.add_format({**base, "text_wrap": True, "num_format": "@"})
        self.number = book.add_format({**base, "num_format": "0.########"})
        self.link = book.add_format(
            {**base, "font_color": "#0B57A4", "underline": 1, "text_wrap": True}
        )
        self.title = book.add_format({"bold": True, "font_size": 14})
        colours = {**_COLOURS, **_STATUS_COLOURS}
        self.shades = {
            key: book.add_format({**base, "bg_color": colour, "text_wrap": True})
            for key, colour in colours.items()
        }
        self.first_rows = self._first_rows()

    def word(self, key: str) -> str:
        """Words of the output in the language of the run."""
        return say(key, self.lang)

    def sheet(self, key: str, heads: Sequence[tuple[str, float]], top: int = 0) -> Worksheet:
        """A sheet with its header, filter, frozen rows and a page setup for A4 across."""
        sheet: Worksheet = self.book.add_worksheet(self.word(key))
        for column, (_, width) in enumerate(heads):
            sheet.set_column(column, column, width)
        sheet.freeze_panes(top + 1, 1)
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(top)
        sheet.set_footer("&C&P / &N")
        return sheet

    def heads(self, sheet: Worksheet, heads: Sequence[tuple[str, float]], row: int) -> None:
        """The names of the columns in a row."""
        for column, (name, _) in enumerate(heads):
            sheet.write_string(row, column, name, self.head)

    def put(
        self, sheet: Worksheet, row: int, column: int, value: object, style: Format | None = None
    ) -> None:
        """A figure as a figure, anything else as text; nothing is a formula."""
        if isinstance(value, int | Decimal) and -_EXACT < value < _EXACT:
            sheet.write_number(row, column, float(value), style or self.number)
        elif value is not None and value != "":
            sheet.write_string(row, column, str(value)[:_MOST_CHARACTERS], style or self.text)

    def _first_rows(self) -> Mapping[int, int]:
        """Place of a result in the run -> row of its first finding in the list (from 1)."""
        rows: dict[int, int] = {}
        row = 2
        for n, result in enumerate(brief(self.outcome.results)):
            if result.findings:
                rows[n] = row
                row += len(result.findings)
        return rows

    def summary(self) -> None:
        """汇总: counts of the run, then the reports by gravity with links to their findings."""
        outcome, total = self.outcome, summarise(self.outcome)
        heads = [
            (self.word("html.status"), 14.0), (self.word("column.organ"), 30.0),
            (self.word("column.year"), 8.0), (self.word("severity.error"), 8.0),
            (self.word("severity.warning"), 8.0), (self.word("severity.info"), 8.0),
            (self.word("unassessed.heading"), 10.0), (self.word("html.rules"), 30.0),
            (self.word("column.path"), 50.0), (self.word("xlsx.reason"), 24.0),
        ]  # fmt: skip
        sheet = self.sheet("xlsx.summary", heads, top=4)
        counts = " · ".join(f"{self.word(f'status.{k}')} {n}" for k, n in total.by_status.items())
        found = " · ".join(
            f"{self.word(f'severity.{k}')} {n}" for k, n in total.by_severity.items()
        )
        verdicts = " · ".join(
            f"{self.word(f'verdict.{v.value}')} {total.verdicts.get(v, 0)}" for v in Verdict
        )
        lines = [
            say("html.title", self.lang, count=total.reports),
            say("summary.reports", self.lang, count=total.reports, counts=counts),
            say("summary.findings", self.lang, counts=found),
            say("verdicts", self.lang, counts=verdicts),
        ]
        for row, line in enumerate(lines):
            sheet.write_string(row, 0, line, self.title if row == 0 else None)
        self.heads(sheet, heads, 4)
        ranked = by_gravity(outcome.results)
        for row, place in enumerate(ranked[:_MOST_ROWS], 5):
            result = outcome.results[place]
            report = result.report
            status = f"{SIGNS[result.status]} {self.word(f'status.{result.status}')}"
            first = self.first_rows.get(place)
            self.put(sheet, row, 0, status, self.shades[result.status])
            name = plain(report.organ) if report.organ else self.word("who.unknown")
            if first is None:
                self.put(sheet, row, 1, name)
            else:
                target = f"internal:'{self.word('xlsx.findings')}'!A{first}"
                sheet.write_url(row, 1, target, self.link, name[:255])
            why = reason("unreadable", report.unreadable, self.lang) if report.unreadable else ""
            rules = " ".join(sorted({finding.rule for finding in result.findings}))
            rest: tuple[object, ...] = (
                report.year, *severities(result).values(), len(result.not_assessable), rules,
                plain(report.path), why,
            )  # fmt: skip
            for column, value in enumerate(rest, 2):
                self.put(sheet, row, column, value)
        sheet.autofilter(4, 0, 4 + max(1, len(ranked)), len(heads) - 1)

    def findings(self) -> None:
        """问题清单: one row a finding."""
        heads = [(self.word(f"column.{name}"), float(width)) for name, width in _LIST]
        sheet = self.sheet("xlsx.findings", heads)
        self.heads(sheet, heads, 0)
        last = 0
        for row, (found, severity) in enumerate(self._listed(), 1):
            if row > _MOST_ROWS:
                break
            for column, (name, _) in enumerate(_LIST):
                style = self.shades[severity] if name == "severity" else None
                self.put(sheet, row, column, getattr(found, name), style)
            last = row
        sheet.autofilter(0, 0, max(1, last), len(_LIST) - 1)

    def _listed(self) -> Iterator[tuple[Listed, str]]:
        grades = (f.severity for result in brief(self.outcome.results) for f in result.findings)
        yield from zip(listed(self.outcome), grades, strict=True)

    def unassessed(self) -> None:
        """未核验: what applied and could not be judged, a row a rule and report."""
        heads = [
            (self.word("column.organ"), 30.0), (self.word("column.year"), 8.0),
            (self.word("column.rule"), 10.0), (self.word("column.title"), 36.0),
            (self.word("xlsx.reason"), 24.0), (self.word("column.path"), 50.0),
        ]  # fmt: skip
        sheet = self.sheet("xlsx.unassessed", heads)
        self.heads(sheet, heads, 0)
        row = 0
        for result in brief(self.outcome.results):
            for entry in result.not_assessable:
                row += 1
                if row > _MOST_ROWS:
                    return
                known = self.outcome.rules.get(entry.rule)
                values = (
                    plain(result.report.organ or ""), result.report.year, entry.rule,
                    known.title.in_language(self.lang) if known else "",
                    reason("reason", entry.reason, self.lang), plain(result.report.path),
                )  # fmt: skip
                for column, value in enumerate(values):
                    self.put(sheet, row, column, value)
        sheet.autofilter(0, 0, max(1, row), len(heads) - 1)

    def rules(self) -> None:
        """规则: every rule of the run, how often it failed, and what it rests on."""
        heads = [
            (self.word("column.rule"), 10.0), (self.word("column.title"), 44.0),
            (self.word("xlsx.failed"), 10.0), (self.word("xlsx.reports"), 10.0),
            (self.word("column.basis"), 60.0),
        ]  # fmt: skip
        sheet = self.sheet("xlsx.rules", heads)
        self.heads(sheet, heads, 0)
        total = summarise(self.outcome)
        broken = Counter(
            rule
            for result in brief(self.outcome.results)
            for rule in {f.rule for f in result.findings}
        )
        for row, (key, rule) in enumerate(self.outcome.rules.items(), 1):
            title = rule.title.in_language(self.lang)
            cells = (key, title, total.by_rule.get(key, 0), broken[key], rule.basis)
            for column, value in enumerate(cells):
                self.put(sheet, row, column, value)
        sheet.autofilter(0, 0, max(1, len(self.outcome.rules)), len(heads) - 1)
