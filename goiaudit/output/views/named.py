"""How a report is called in headings and lists."""

from __future__ import annotations

from goiaudit.model.result import AuditedReport
from goiaudit.output.plain import plain
from goiaudit.output.words import say

SIGNS = {"consistent": "√", "inconsistent": "×", "incomplete": "△", "unreadable": "?"}
"""A sign besides colour; each can be written in GBK."""
_LONGEST = 120


def heading_of(result: AuditedReport, lang: str) -> str:
    """Organ and year, else the name of the file; the part where a file holds several."""
    report = result.report
    part = say("who.part", lang, part=report.part) if report.part else ""
    if report.organ is None and report.year is None:
        name = report.path.rpartition("/")[2]
        return " ".join(filter(None, (plain(name, _LONGEST), part)))
    organ = plain(report.organ, _LONGEST) if report.organ else say("who.unknown", lang)
    year = say("who.year", lang, year=report.year) if report.year else ""
    return " ".join(filter(None, (organ, year, part)))
