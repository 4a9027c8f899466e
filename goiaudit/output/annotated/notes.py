"""What the comments say and where they belong: one comment an incident and place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from goiaudit.model.cells import Location
from goiaudit.model.result import AuditedReport
from goiaudit.output.outcome import Outcome
from goiaudit.output.views.grouped import Incident, incidents_of
from goiaudit.output.views.told import Message, advice_of, message_of
from goiaudit.output.words import say


@dataclass(frozen=True, slots=True)
class Note:
    """A comment: where it goes (None: the head of the report), the words it is about, its lines."""

    place: Location | None
    quote: str
    lines: tuple[str, ...]


def notes_of(result: AuditedReport, outcome: Outcome) -> Iterator[Note]:
    """Comments in the order of the findings; what was accepted gets none."""
    for incident in incidents_of(result.findings):
        if not incident.is_waived:
            yield from _of_incident(incident, outcome)


def _of_incident(incident: Incident, outcome: Outcome) -> Iterator[Note]:
    """One comment at each place that the incident's findings point at."""
    lang = outcome.lang
    places = dict.fromkeys((f.location, f.quote) for f in incident.findings if f.waived is None)
    lines = []
    for finding in incident.findings:
        grade = say(f"severity.{finding.severity}", lang)
        lines.append(f"{grade} {finding.rule}: {_words(message_of(finding, lang), lang)}")
    for suggestion in incident.suggestions:
        advice = advice_of(suggestion, incident.findings, lang)
        lines += [f"→ {advice.lead}", *advice.others]
    seen: set[Location | None] = set()
    for place, quote in places:
        if place not in seen:
            seen.add(place)
            yield Note(place, quote, tuple(lines))


def _words(message: Message, lang: str) -> str:
    """A message in one line, its arithmetic in brackets."""
    steps = say("note.steps", lang, steps=message.steps) if message.steps else ""
    after = say("note.after", lang, after=message.after) if message.after else ""
    return f"{message.before}{steps}{after}"
