"""The list of a letter: what one report has to mend, by table and cause, each thing said once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from goiaudit.model.findings import Finding
from goiaudit.model.result import AuditedReport
from goiaudit.output.labels import place
from goiaudit.output.outcome import Outcome, counted
from goiaudit.output.views.alike import folded
from goiaudit.output.views.grouped import Incident, incidents_of
from goiaudit.output.views.listed import Listed, cells_in_words, row_of
from goiaudit.output.views.told import advice_of
from goiaudit.output.words import say

_MOST_CELLS = 3


def rows_of(result: AuditedReport, outcome: Outcome) -> Iterator[Listed]:
    """A row for every error and warning that counts; those of one cause follow each other.

    What is the same in many cells stands in one row.
    """
    found = [finding for finding in counted(result.findings) if finding.severity != "info"]
    for incident, others in folded(incidents_of(found)):
        first, *more = incident.findings
        cells = tuple(other.findings[0].cells[0] for other in others)
        row = replace(_row(first, cells, result, outcome), advice=_advice(incident, outcome.lang))
        if cells:
            count = say("alike.all", outcome.lang, count=len(cells) + 1)
            joint = say("related.joint", outcome.lang)
            row = replace(row, message=f"{row.message}{joint}{count}")
        yield row
        again = say("advice.above", outcome.lang) if row.advice else ""
        for finding in more:
            yield replace(_row(finding, (), result, outcome), advice=again)


def _row(finding: Finding, alike: Sequence[str], result: AuditedReport, outcome: Outcome) -> Listed:
    """A finding with the cells that are to be looked at, and where the first stands."""
    lang, advice = outcome.lang, finding.suggestion
    checked = advice.cells if advice is not None and advice.uniqueness == "unique" else {}
    cells, there = _printed(finding), finding.location
    if own := tuple(cell for cell in finding.cells if cell in checked):
        cells, there = own, finding.locations.get(own[0]) or there
    named = cells_in_words((*cells, *alike), lang, _MOST_CELLS)
    return replace(row_of(finding, result, outcome), cells=named, place=place(there, lang))


def _printed(finding: Finding) -> tuple[str, ...]:
    """The printed total where there is one: the message names what it is the sum of."""
    terms = finding.sides[1].terms if finding.sides else ()
    total = {term.address for term in terms if len(terms) == 1}
    return tuple(cell for cell in finding.cells if cell in total) or finding.cells


def _advice(incident: Incident, lang: str) -> str:
    """What to check, without what the findings of the same cause say."""
    said = (advice_of(one, incident.findings, lang) for one in incident.suggestions)
    return "; ".join(line for advice in said for line in (advice.lead, *advice.others))
