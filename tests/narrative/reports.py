"""A report of one section, written line by line in a test."""

from __future__ import annotations

from goiaudit.model.cells import Location
from goiaudit.model.report import Report
from goiaudit.model.text import Paragraph, Section
from goiaudit.narrative import narrate
from goiaudit.recognition.normalise import fold


def unread(
    *lines: str,
    year: int | None = 2022,
    form: str = "2021",
    section: str = "overview",
    organ: str | None = None,
    kind: str | None = None,
    level: str | None = None,
) -> Report:
    """The report before its text is read."""
    body = tuple(
        Paragraph(fold(line), Location(line=number)) for number, line in enumerate(lines, 1)
    )
    return Report(
        path="test", year=year, form=form, organ=organ, kind=kind, level=level,
        sections=(Section(section, None, body),),
    )  # fmt: skip


def narrated(*lines: str, **known: object) -> Report:
    """The report with its claims and observations."""
    return narrate(unread(*lines, **known))  # type: ignore[arg-type]


def claimed(*lines: str, **known: object) -> dict[str, object]:
    """Address to value of what the lines claim; a value told twice differently is a list."""
    found: dict[str, object] = {}
    for claim in narrated(*lines, **known).claims:
        found[claim.cell] = claim.value
    return found
