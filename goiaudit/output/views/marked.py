"""The text of a report with the clauses marked that claims and findings rest on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from goiaudit.model.cells import Location
from goiaudit.model.claims import Claim
from goiaudit.model.findings import Finding
from goiaudit.model.result import AuditedReport
from goiaudit.model.text import Paragraph


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of text as printed, with the claims and findings that quote it."""

    text: str
    claims: tuple[Claim, ...] = ()
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class MarkedSection:
    """A section: its heading as printed (empty if it has none) and its paragraphs."""

    key: str
    heading: str
    paragraphs: tuple[tuple[Segment, ...], ...]


Span = tuple[int, int, Claim | Finding]


def marked_sections(result: AuditedReport) -> tuple[MarkedSection, ...]:
    """Sections in reading order; table text is not part of them."""
    quotes = _Quotes(result)
    return tuple(
        MarkedSection(
            section.key,
            section.heading.content.raw.strip() if section.heading else "",
            tuple(quotes.segments(p) for p in section.body if p.content.raw.strip()),
        )
        for section in result.report.sections
    )


class _Quotes:
    """Claims and findings with a quote, by where they stand."""

    def __init__(self, result: AuditedReport) -> None:
        self._at: dict[Location | None, list[Claim | Finding]] = defaultdict(list)
        for claim in result.report.claims:
            self._at[claim.location].append(claim)
        for finding in result.findings:
            if finding.quote:
                places = {finding.location, *finding.locations.values()}
                for place in places:
                    self._at[place].append(finding)

    def segments(self, paragraph: Paragraph) -> tuple[Segment, ...]:
        """A paragraph cut where a quote begins or ends."""
        raw = paragraph.content.raw
        places = {paragraph.location, *(place for _, place in paragraph.joined)}
        spans: list[Span] = []
        for place in places:
            for item in self._at.get(place, ()):
                quote = item.quote.strip()
                start = raw.find(quote) if quote else -1
                if start >= 0:
                    spans.append((start, start + len(quote), item))
        return tuple(_cut(raw, spans))


def _cut(raw: str, spans: Sequence[Span]) -> Iterator[Segment]:
    """Overlapping quotes become one segment with all that they belong to."""
    place = 0
    for start, end, items in _merged(sorted(spans, key=lambda span: span[:2])):
        if start > place:
            yield Segment(raw[place:start])
        claims = tuple(dict.fromkeys(item for item in items if isinstance(item, Claim)))
        found = [item for item in items if isinstance(item, Finding)]
        own = {finding.fingerprint or id(finding): finding for finding in found}
        yield Segment(raw[start:end], claims, tuple(own.values()))
        place = end
    if place < len(raw):
        yield Segment(raw[place:])


def _merged(spans: Sequence[Span]) -> Iterator[tuple[int, int, list[Claim | Finding]]]:
    current: tuple[int, int, list[Claim | Finding]] | None = None
    for start, end, item in spans:
        if current and start < current[1]:
            current = (current[0], max(current[1], end), [*current[2], item])
        else:
            if current:
                yield current
            current = (start, end, [item])
    if current:
        yield current
