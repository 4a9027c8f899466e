"""``--format console``: a verdict line per report, findings by table and incident, a summary."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TextIO, TypeVar

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

import goiaudit
from goiaudit.audit.results import brief
from goiaudit.model.findings import SEVERITIES, Verdict
from goiaudit.model.result import AuditedReport
from goiaudit.model.waivers import StaleWaiver
from goiaudit.output.console_findings import finding_lines
from goiaudit.output.console_years import supervised_lines
from goiaudit.output.details import detail
from goiaudit.output.layout import NBSP, wrap
from goiaudit.output.look import Look
from goiaudit.output.outcome import Outcome, counted, summarise
from goiaudit.output.plain import plain
from goiaudit.output.stale import stale_words
from goiaudit.output.views.named import SIGNS
from goiaudit.output.views.told import compared, gone
from goiaudit.output.words import reason, say

Key = TypeVar("Key", bound=str)
STATUS_STYLE = {
    "consistent": "bold green",
    "inconsistent": "bold red",
    "incomplete": "bold yellow",
    "unreadable": "bold magenta",
}
_PIPE_WIDTH = 80
_NARROWEST = 40


def write_console(outcome: Outcome, stream: TextIO, look: Look) -> None:
    """Write for a person at a terminal; in a pipe 80 columns wide and without control codes."""
    page = _Page(outcome, console_of(stream, look), look.verbosity)
    for result in brief(outcome.results):
        page.report(result)
    page.summary()


def console_of(stream: TextIO, look: Look) -> Console:
    """A console on a stream: as wide as the terminal, in a pipe 80 columns and plain."""
    width = look.width
    if width is None and not stream.isatty():
        columns = os.environ.get("COLUMNS", "")
        width = int(columns) if columns.isascii() and columns.isdigit() else _PIPE_WIDTH
    return _Console(
        file=stream,
        width=width and max(width, _NARROWEST),
        force_terminal=look.colour,
        color_system=None if look.colour is False else "auto",
        highlight=False,
        markup=False,
        emoji=False,
        soft_wrap=True,
    )


class _Console(Console):
    """A console that leaves a closed pipe to whoever opened the stream."""

    def on_broken_pipe(self) -> None:
        """Called while the error is handled; rich itself would exit with status 1."""
        raise


class _Page:
    """Lines on one console, in the language of the run."""

    def __init__(self, outcome: Outcome, console: Console, verbosity: int) -> None:
        self.outcome = outcome
        self.console = console
        self.verbosity = verbosity
        self.lang = outcome.lang

    def line(self, *pieces: str | tuple[str, str]) -> None:
        """One line of plain or styled pieces, never broken by rich."""
        self.console.print(Text.assemble(*pieces), soft_wrap=True)

    def paragraph(self, text: str, indent: int, style: str = "") -> None:
        """Text broken at the width of the console, every line indented."""
        for line in wrap(text, self.console.width, indent, indent):
            self.line(" " * indent, (line, style))

    def report(self, result: AuditedReport) -> None:
        """The verdict line and, unless quiet, what led to it."""
        self.verdict(result)
        if self.verbosity < 0:
            return
        report = result.report
        if report.unreadable and report.message:
            self.paragraph(plain(detail(report.message, self.lang), 300), 2)
        rules = self.outcome.rules
        for indent, rest, text, style in finding_lines(result, rules, self.lang, self.verbosity):
            first, *others = wrap(text, self.console.width, indent, rest)
            self.line(" " * indent, (first, style))
            for line in others:
                self.line(" " * rest, (line, style if not style.startswith("bold") else ""))
        self.absent(result)
        self.unassessed(result)
        if self.verbosity > 0:
            self.paragraph(say("verdicts", self.lang, counts=self.verdicts(result.verdicts)), 2)
        self.line()

    def verdict(self, result: AuditedReport) -> None:
        """Sign, status, path, organ and year; on two lines if they do not fit on one."""
        word = f"{SIGNS[result.status]} {say(f'status.{result.status}', self.lang)}"
        path = plain(result.report.path)
        about = "  ".join(part for part in (self.who(result), self.tally(result)) if part)
        head: list[str | tuple[str, str]] = [
            (word, STATUS_STYLE[result.status]),
            "  ",
            (path, f"bold{_link(result.report.path)}"),
        ]
        room = self.console.width - cell_len(word) - cell_len(path) - 4
        if self.verbosity < 0 or cell_len(about) <= room:
            self.line(*head, "  ", about.replace(NBSP, " "))
        else:
            self.line(*head)
            self.paragraph(about, 2)

    def who(self, result: AuditedReport) -> str:
        """Part, organ and year, or why there is no report."""
        report = result.report
        part = say("who.part", self.lang, part=report.part) if report.part else ""
        if report.unreadable:
            return " ".join(
                filter(None, (part, reason("unreadable", report.unreadable, self.lang)))
            )
        organ = plain(report.organ, 60) if report.organ else say("who.unknown", self.lang)
        year = say("who.year", self.lang, year=report.year) if report.year else ""
        return " ".join(filter(None, (part, organ, year)))

    def tally(self, result: AuditedReport) -> str:
        """How many findings of each severity count."""
        found = Counter(finding.severity for finding in counted(result.findings))
        return self.counts("severity", {key: found[key] for key in SEVERITIES if found[key]})

    def counts(self, kind: str, numbers: Mapping[Key, int]) -> str:
        """``错误 2 · 警告 1``."""
        return " · ".join(
            f"{say(f'{kind}.{key}', self.lang)}{NBSP}{count}" for key, count in numbers.items()
        )

    def verdicts(self, numbers: Mapping[Verdict, int]) -> str:
        """All six verdicts with their counts."""
        return self.counts("verdict", {v.value: numbers.get(v, 0) for v in Verdict})

    def absent(self, result: AuditedReport) -> None:
        """Findings of the baseline that are there no more."""
        if result.absent:
            self.paragraph(say("absent.heading", self.lang), 2, "bold")
        for line in gone(result):
            self.paragraph(f"√ {line}", 2)

    def unassessed(self, result: AuditedReport) -> None:
        """What applied and could not be judged: reasons counted, or with -v rule by rule."""
        entries = result.not_assessable
        if not entries:
            return
        found = Counter(entry.reason for entry in entries)
        reasons = " · ".join(
            f"{reason('reason', code, self.lang)} {count}" for code, count in found.items()
        )
        text = say("unassessed", self.lang, count=len(entries), reasons=reasons)
        if self.verbosity < 1:
            self.paragraph(f"{text} {say('unassessed.more', self.lang)}", 2, "dim")
            return
        self.paragraph(say("unassessed.heading", self.lang), 2, "bold")
        for code in found:
            rules = _joined(entry.rule for entry in entries if entry.reason == code)
            self.paragraph(f"{reason('reason', code, self.lang)}: {rules}", 4)

    def summary(self) -> None:
        """Counts of the run, and what it was made with; the last line marks goiaudit's files."""
        outcome, total = self.outcome, summarise(self.outcome)
        self.line(("─" * min(self.console.width, _PIPE_WIDTH), "dim"))
        statuses = self.counts("status", total.by_status)
        self.paragraph(say("summary.reports", self.lang, count=total.reports, counts=statuses), 0)
        found = self.counts("severity", total.by_severity)
        self.paragraph(say("summary.findings", self.lang, counts=found), 0)
        self.paragraph(say("verdicts", self.lang, counts=self.verdicts(total.verdicts)), 0)
        for line in supervised_lines(outcome):
            self.paragraph(line, 0)
        if self.verbosity > 0:
            self.by_rule(total.verdicts_by_rule)
        if total.by_baseline is not None:
            self.paragraph(compared(total, outcome), 0)
        self.stale(outcome.stale_waivers)
        configuration = outcome.configuration or say("summary.no_configuration", self.lang)
        version = goiaudit.__version__
        values = {"version": version, "rules": len(outcome.rules), "configuration": configuration}
        self.line((say("summary.run", self.lang, **values), "dim"))

    def by_rule(self, verdicts: Mapping[str, Mapping[Verdict, int]]) -> None:
        """The verdicts of every rule, zeros left out."""
        self.paragraph(say("summary.by_rule", self.lang), 0)
        for rule, numbers in verdicts.items():
            found = {verdict.value: count for verdict, count in numbers.items() if count}
            self.paragraph(f"{rule}  {self.counts('verdict', found)}", 2, "dim")

    def stale(self, waivers: Sequence[StaleWaiver]) -> None:
        """Waivers that do nothing, each with its place and why."""
        if waivers:
            self.paragraph(say("summary.stale", self.lang, count=len(waivers)), 0)
        for waiver in waivers:
            self.paragraph(stale_words(waiver, self.lang), 2)


def _link(path: str) -> str:
    """A style that makes a path a link to its file, for terminals that have links."""
    place = Path(path.partition("!")[0])
    try:
        return f" link {place.resolve().as_uri()}" if place.is_file() else ""
    except (OSError, ValueError):
        return ""


def _joined(words: Iterable[str]) -> str:
    return ", ".join(dict.fromkeys(words))
