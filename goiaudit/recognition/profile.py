"""What the configuration knows about organs, laid over what a report shows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import lru_cache

from goiaudit.model.claims import Fact
from goiaudit.model.report import Report
from goiaudit.model.settings import Deadline, OrganKind, Settings, Statistics
from goiaudit.recognition.normalise import fold
from goiaudit.recognition.organs import nature_as


def with_profile(report: Report, settings: Settings) -> Report:
    """The report with the kind and level that are set for its organ, and its local deadline."""
    if settings.organs and report.organ is not None:
        report = _with_kind(report, report.organ, settings.organs)
    if settings.deadlines and report.year is not None:
        day = _deadline(report, settings.deadlines)
        if day is not None:
            due = date(report.year + 1, day.month, day.day)
            report = replace(report, facts={**report.facts, "deadline_local": Fact(due)})
    if settings.statistics and report.organ is not None:
        report = _with_statistics(report, report.organ, settings.statistics)
    return report


def _with_kind(report: Report, organ: str, known: Sequence[OrganKind]) -> Report:
    told = next((each for each in known if is_same(each.organ, organ)), None)
    if told is None:
        return report
    found = nature_as(organ, told.kind or report.kind, told.level or report.level)
    facts = dict(report.facts)
    own = {
        "kind": found.kind,
        "level": found.level,
        "makes_regulations": None
        if found.makes_regulations is None
        else int(found.makes_regulations),
    }
    for name, value in own.items():
        facts.pop(name, None)
        if value is not None:
            facts[name] = Fact(value)
    return replace(report, kind=found.kind, level=found.level, facts=facts)


def _with_statistics(report: Report, organ: str, known: Sequence[Statistics]) -> Report:
    """Facts ``enforcement[…]``, for rules that compare with an outside source."""
    outside = {
        f"enforcement[{name}]": Fact(count)
        for each in known
        if each.year == report.year and is_same(each.organ, organ)
        for name, count in each.figures
    }
    return replace(report, facts={**report.facts, **outside}) if outside else report


def _deadline(report: Report, known: Sequence[Deadline]) -> Deadline | None:
    """The narrowest that fits: an organ's own, of its kind and level, of its kind, of its level."""
    fitting = [
        each
        for each in known
        if (each.organ is None or (report.organ is not None and is_same(each.organ, report.organ)))
        and each.kind in (None, report.kind)
        and each.level in (None, report.level)
    ]
    return max(fitting, key=_narrowness, default=None)


def _narrowness(deadline: Deadline) -> tuple[bool, bool, bool]:
    return deadline.organ is not None, deadline.kind is not None, deadline.level is not None


def is_same(name: str, organ: str) -> bool:
    """Whether two names are of one organ."""
    return name == organ or organ_key(name) == organ_key(organ)


@lru_cache(maxsize=65536)
def organ_key(name: str) -> str:
    """The name of an organ without what script, width and spaces change in it."""
    return "".join(fold(name).text.split())
