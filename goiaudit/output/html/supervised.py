"""The supervisor's part of the page of a run: charts and tables as plain values."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from goiaudit.model.roster import Missing
from goiaudit.output.outcome import STATUSES, Outcome
from goiaudit.output.plain import plain
from goiaudit.output.views.named import SIGNS
from goiaudit.output.views.supervised import Line, OrganYears, Repeat, percent, supervision_of
from goiaudit.output.words import say

_MOST_RULES = 20
_MOST_ORGANS = 40
_MOST_LISTED = 200
_HEIGHT = 150
"""Of a whole column, in CSS pixels."""
_TOP = 22
_SMALLEST = 17
"""Of a part of a column that has room for its sign."""
_ORDER = ("consistent", "incomplete", "unreadable", "inconsistent")
"""Parts of a bar from its foot on."""


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a bar: where it begins and how long it is, in percent (or pixels, of a column)."""

    status: str
    sign: str
    start: float
    length: float


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the chart; ``x``, ``width`` and ``middle`` in percent of the chart."""

    label: str
    top: str
    x: float
    width: float
    middle: float
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """Columns of equal height, cut by status; ``told`` says the same in words."""

    columns: tuple[Column, ...]
    told: str
    most: int
    height: int = _TOP + _HEIGHT + 24


@dataclass(frozen=True, slots=True)
class Named:
    """One line of a table of groups, with its bar."""

    name: str
    line: Line
    counts: tuple[int, ...]
    share: str
    grades: tuple[int | str, int | str, int | str]
    """Errors, warnings and repeating reports; unknown of reports that are only stored."""
    bar: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Heat:
    """A rule and its findings, year by year."""

    rule: str
    title: str
    counts: tuple[int, ...]
    total: int


@dataclass(frozen=True, slots=True)
class OrganRow:
    """An organ and, year by year, the status with its sign and word."""

    organ: str
    years: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True)
class MissingRow:
    """A report that is not there."""

    year: int
    organ: str
    parent: str
    why: str


@dataclass(frozen=True, slots=True)
class Supervised:
    """All of it; an empty part is not shown."""

    chart: Chart | None
    years: tuple[Named, ...]
    stored: int
    groups: tuple[tuple[str, tuple[Named, ...]], ...]
    columns: tuple[int, ...]
    rules: tuple[Heat, ...]
    organs: tuple[OrganRow, ...]
    missing: tuple[MissingRow, ...]
    repeats: tuple[Repeat, ...]
    more: dict[str, int]


def supervised_of(outcome: Outcome) -> Supervised:
    """The part of the page; one year is no series, one level no comparison."""
    found, lang = supervision_of(outcome), outcome.lang
    several = len([line for line in found.years if line.key]) > 1
    years = found.years if several or found.missing else ()
    groups = (
        ("level", _named(found.levels, "level", lang)),
        ("kind", _named(found.kinds, "kind", lang)),
    )
    return Supervised(
        chart=_chart([line for line in found.years if line.key], lang) if several else None,
        years=tuple(_line(line, _year(line, lang)) for line in years),
        stored=sum(line.stored for line in found.years),
        groups=tuple((key, lines) for key, lines in groups if len(lines) > 1),
        columns=found.years_seen,
        rules=tuple(
            Heat(one.rule, _title(outcome, one.rule), one.counts, one.total)
            for one in found.rules[:_MOST_RULES]
        )
        if several
        else (),
        organs=tuple(_organ(one, lang) for one in found.organs[:_MOST_ORGANS]) if several else (),
        missing=tuple(_missing(one, lang) for one in found.missing[:_MOST_LISTED]),
        repeats=found.repeats[:_MOST_LISTED],
        more={
            "rules": max(0, len(found.rules) - _MOST_RULES),
            "organs": max(0, len(found.organs) - _MOST_ORGANS),
            "missing": max(0, len(found.missing) - _MOST_LISTED),
            "repeats": max(0, len(found.repeats) - _MOST_LISTED),
        },
    )


def _chart(lines: Sequence[Line], lang: str) -> Chart:
    step = 100 / len(lines)
    columns = tuple(
        Column(
            label=_year(line, lang),
            top="–" if line.share is None else f"{line.share:.0f}%",
            x=round(n * step + step * 0.14, 2),
            width=round(step * 0.72, 2),
            middle=round((n + 0.5) * step, 2),
            parts=_column(line),
        )
        for n, line in enumerate(lines)
    )
    told = "; ".join(
        say("years.point", lang, year=line.key, share=percent(line), reports=line.reports)
        for line in lines
    )
    return Chart(columns, told, most=max(3, len(lines)) * 90)


def _column(line: Line) -> tuple[Part, ...]:
    """The parts of a column in pixels, from the foot of the chart upwards."""
    parts, foot = [], float(_TOP + _HEIGHT)
    for status in _ORDER:
        height = _HEIGHT * line.by_status[status] / line.reports if line.reports else 0.0
        foot -= height
        sign = SIGNS[status] if height >= _SMALLEST else ""
        if height:
            parts.append(Part(status, sign, round(foot, 1), round(height, 1)))
    return tuple(parts)


def _bar(line: Line) -> tuple[Part, ...]:
    parts, start = [], 0.0
    for status in _ORDER:
        length = 100 * line.by_status[status] / line.reports if line.reports else 0.0
        if length:
            parts.append(Part(status, "", round(start, 2), round(length, 2)))
        start += length
    return tuple(parts)


def _year(line: Line, lang: str) -> str:
    if not line.key:
        return say("years.unknown", lang)
    return f"{line.key}*" if line.stored else line.key


def _named(lines: Sequence[Line], kind: str, lang: str) -> tuple[Named, ...]:
    return tuple(
        _line(line, say(f"{kind}.{line.key}", lang) if line.key else say("groups.unknown", lang))
        for line in lines
    )


def _line(line: Line, name: str) -> Named:
    counts = tuple(line.by_status[status] for status in STATUSES)
    known = line.reports > line.stored or not line.reports
    grades = (line.errors, line.warnings, line.repeated) if known else ("–", "–", "–")
    return Named(name, line, counts, percent(line), grades, _bar(line))


def _title(outcome: Outcome, rule: str) -> str:
    known = outcome.rules.get(rule)
    return known.title.in_language(outcome.lang) if known else ""


def _organ(one: OrganYears, lang: str) -> OrganRow:
    cells = []
    for status, absent in zip(one.statuses, one.absent, strict=True):
        if absent:
            cells.append(("missing", "—", say("years.missing", lang)))
        elif status:
            cells.append((status, SIGNS[status], say(f"status.{status}", lang)))
        else:
            cells.append(("", "", say("organs.none", lang)))
    return OrganRow(plain(one.organ, 60), tuple(cells))


def _missing(one: Missing, lang: str) -> MissingRow:
    parent = plain(one.parent, 60) if one.parent else ""
    return MissingRow(one.year, plain(one.organ, 60), parent, say(f"missing.{one.why}", lang))
