"""What must hold of every input: a reason or well-formed reports, within seconds."""

from __future__ import annotations

import math
import re
import time
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple, get_args

from lxml import etree

from goiaudit.definitions.forms import TABLES, forms
from goiaudit.model.cells import CellState, Location, Table
from goiaudit.model.claims import Claim, Qualifier
from goiaudit.model.errors import InputError, Reason
from goiaudit.model.report import Report
from goiaudit.pipeline import read_all
from tests.fuzz.seeds import Seed

_REASONS = frozenset(get_args(Reason)) - {"crashed"}
_QUALIFIERS = frozenset(get_args(Qualifier))
_PLACES = frozenset(
    map(
        frozenset,
        (
            *({"line"}, {"line", "column"}, {"xpath"}, {"table", "row", "column", "xpath"}),
            *({"table", "row", "column"}, {"paragraph"}, {"sheet", "cell"}, {"page", "bbox"}),
        ),
    )
)
_A1 = re.compile(r"[A-Z]{1,3}[1-9]\d{0,6}")
_CELL = re.compile(r"[a-z_]+(\.[a-z_0-9]+)+")
_FURTHEST = 1e10
"""Points: what a broken file draws far outside its page has the place that it was drawn at."""


class Fault(Exception):  # noqa: N818 - what a fuzzer finds is a fault
    """Something that goiaudit gave back and must not."""


class Outcome(NamedTuple):
    """How one input ended: ``read`` or the reason why not; seconds of processor time."""

    ending: str
    seconds: float


def check(seed: Seed, bound: float) -> Outcome:
    """Read an input; raises Fault, or whatever escaped from the reader."""
    start = time.process_time()
    reports: list[Report] = []
    ending = "read"
    try:
        reports.extend(read_all(seed.data, name=seed.name))
    except InputError as error:
        ending = error.reason
        _hold(error.reason in _REASONS, f"reason {error.reason!r}")
        _hold(bool(error.message.strip()), "no message")
        _text(str(error))
    seconds = time.process_time() - start
    _hold(seconds <= bound, f"took {seconds:.1f} s")
    _hold(bool(reports) or ending != "read", "neither a report nor a reason")
    for report in reports:
        _report(report)
    if reports and all(report.unreadable for report in reports):
        ending = "in archive: " + str(reports[0].unreadable)
    return Outcome(ending, seconds)


def _hold(holds: bool, fault: str) -> None:
    if not holds:
        raise Fault(fault)


def _text(text: object) -> None:
    """Text that can be printed: lone surrogates cannot be encoded."""
    _hold(isinstance(text, str), f"{text!r} is no text")
    try:
        str(text).encode()
    except UnicodeEncodeError as error:
        raise Fault(f"text that cannot be printed: {str(text)[:80]!r}") from error


def _number(value: object) -> None:
    exact = type(value) is int or (type(value) is Decimal and value.is_finite())
    _hold(exact, f"{type(value).__name__} {value!r} is no finite number")
    digits = value.bit_length() if type(value) is int else Decimal(str(value)).adjusted()
    _hold(abs(digits) < 10_000, "a number with thousands of digits")


def _report(report: Report) -> None:
    _text(report.path)
    if report.unreadable:
        _hold(report.unreadable in _REASONS, f"{report.unreadable}: {report.message}")
        _hold(bool(report.message) and not report.printed, "unreadable, and yet with contents")
        return
    for text in (report.organ or "", *report.notices, report.message):
        _text(text)
    _hold(report.year is None or 1949 <= report.year <= 2100, f"year {report.year}")
    _hold(report.form is None or report.form in forms(), f"form {report.form}")
    _hold(report.part is None or report.part >= 1, f"part {report.part}")
    _hold(re.fullmatch("[0-9a-f]{64}", report.digest) is not None, "no digest")
    for name, table in report.printed.items():
        _hold(name == table.name and name in TABLES, f"table {name!r}")
        _table(table)
    for claim in report.claims:
        _claim(claim)
    for fact in report.facts.values():
        _scalar(fact.value)
        _said(fact.quote, fact.location)
    for seen in report.observations:
        for value in seen.values.values():
            _scalar(value)
        _said(seen.quote, seen.location)
    for section in report.sections:
        for paragraph in (section.heading, *section.body):
            if paragraph is not None:
                _said(paragraph.content.raw, paragraph.location)


def _table(table: Table) -> None:
    _hold(table.layout in forms(), f"layout {table.layout!r}")
    _hold(table.form is None or table.form in forms(), f"form {table.form!r}")
    definition = forms()[table.layout].tables[table.name]
    addresses = tuple(cell.address for cell in table.cells)
    _hold(addresses == definition.addresses(), f"{len(addresses)} cells of {table.name}")
    _place(table.location)
    for key, shape in table.rows.items():
        _hold(key in definition.rows, f"row {key!r}")
        _hold(shape.values >= 0 and shape.times >= 0, f"shape {shape}")
        _said(shape.label, shape.location)
    for cell in table.cells:
        numeric = cell.state is CellState.NUMBER
        _hold(isinstance(cell.state, CellState), f"state {cell.state!r}")
        _hold((cell.value is not None) == numeric, f"{cell.state} with {cell.value!r}")
        if numeric:
            _number(cell.value)
        _said(cell.raw, cell.location)
        _text(cell.note)


def _claim(claim: Claim) -> None:
    _number(claim.value)
    _hold(_CELL.fullmatch(claim.cell) is not None, f"claim about {claim.cell!r}")
    _hold(claim.qualifier in _QUALIFIERS, f"qualifier {claim.qualifier!r}")
    _hold(bool(claim.quote.strip()), "a claim without quote")
    _hold(-12 <= claim.decimals <= 1000 and claim.position >= 0, f"claim {claim}")
    _said(claim.quote, claim.location)


def _scalar(value: object) -> None:
    if isinstance(value, str):
        _text(value)
    elif value is not None and not isinstance(value, date | bool):
        _number(value)


def _said(text: str, location: Location | None) -> None:
    _text(text)
    _place(location)


def _place(location: Location | None) -> None:
    if location is None:
        return
    fields = location.as_dict()
    _hold(frozenset(fields) in _PLACES, f"place {fields}")
    for value in _flat(fields):
        whole = type(value) is int and 1 <= value < 10**9
        _hold(whole or isinstance(value, str | float), f"place {fields}")
    if location.xpath is not None:
        _text(location.xpath)
        _hold(_is_xpath(location.xpath), f"place {fields}")
    if location.sheet is not None:
        _text(location.sheet)
        _hold(_A1.fullmatch(location.cell or "") is not None, f"place {fields}")
    if location.bbox is not None:
        left, top, right, bottom = location.bbox
        sound = all(math.isfinite(n) and abs(n) <= _FURTHEST for n in location.bbox)
        _hold(sound and left <= right and top <= bottom, f"place {fields}")


@lru_cache(maxsize=4096)
def _is_xpath(path: str) -> bool:
    try:
        etree.XPath(path)
    except etree.XPathSyntaxError:
        return False
    return path.startswith(("/", "("))


def _flat(fields: dict[str, object]) -> Iterator[object]:
    for name, value in fields.items():
        if name != "bbox":
            yield value
