"""A report beside last year's of its organ: the same figures (Y110), the same text (Y111)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from goiaudit.audit.likeness.masking import joined, masked, own_names
from goiaudit.audit.likeness.passages import shared_passage
from goiaudit.audit.likeness.problems import same_problems
from goiaudit.audit.likeness.shingles import percent, shingles, similarity
from goiaudit.audit.relations import Relations
from goiaudit.model.claims import Observation
from goiaudit.model.report import Report
from goiaudit.model.text import Section

FROZEN, COPIED = "frozen_figures", "copied_section"
SECTIONS = ("overview", "disclosure", "requests", "disputes", "problems", "other")
_NO_COUNTS = re.compile(
    r"《[^《》]{0,200}》|\[20\d\d\][^\[\]\n]{0,3}?\d+号|(?<!\d)(?:19|20)\d\d(?!\d)|\d{1,2} ?[月日]"
    r"|第\d+[条项款期号]|\(\d{1,2}\)|(?m:^)\s*\d{1,2}[.、]"
)
_COUNT = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?")


def beside_years_before(report: Report, relations: Relations) -> tuple[Observation, ...]:
    """What comparing a report with last year's, and that of the year before, tells."""
    previous = relations.previous
    if previous is None or report.unreadable is not None:
        return ()
    found = [*_frozen(report, previous), *_copied(report, previous)]
    if relations.before is not None:
        found += same_problems(report, previous, relations.before)
    return tuple(found)


def _frozen(report: Report, previous: Report) -> Iterator[Observation]:
    """``frozen_figures``: how many figures of table two and of the text are last year's."""
    table, last = (each.printed.get("disclosure") for each in (report, previous))
    if table is None or last is None or table.layout != last.layout:
        return
    cells = [cell for cell in table.cells if cell.value]
    before = {cell.address: cell.value for cell in last.cells if cell.value}
    said, said_before = text_figures(report), text_figures(previous)
    yield Observation(
        FROZEN,
        {
            "figures": len(cells) + sum(figure != "0" for figure in said),
            "same": int({c.address: c.value for c in cells} == before and said == said_before),
        },
        location=table.location,
        cells=tuple(str(cell.address) for cell in cells),
    )


def text_figures(report: Report) -> list[str]:
    """Counts and amounts of the text, sorted; years, dates and numbers of documents are none."""
    text = "\n".join(joined(section.body) for section in report.sections if section.key in SECTIONS)
    return sorted(figure.replace(",", "") for figure in _COUNT.findall(_NO_COUNTS.sub(" ", text)))


def _copied(report: Report, previous: Report) -> Iterator[Observation]:
    """``copied_section`` of every section that both years have."""
    last = _by_key(previous)
    for key, own in _by_key(report).items():
        text, before = shingles(own[1]), shingles(last[key][1]) if key in last else None
        if before is None or not len(text) or not len(before):
            continue
        alike = similarity(text, before)
        spot = shared_passage(report, before, own[0]) if alike >= 0.5 else None
        yield Observation(
            COPIED,
            {"section": key, "similarity": percent(alike), "length": len(own[1])},
            quote=spot.quote if spot is not None else "",
            location=spot.location if spot is not None else None,
            intact=spot is None or spot.intact,
        )


def _by_key(report: Report) -> dict[str, tuple[list[Section], str]]:
    """Each of the six sections with its masked text."""
    kept = [section for section in report.sections if section.key in SECTIONS and section.body]
    texts = [joined(section.body) for section in kept]
    names = own_names(report.organ, texts)
    found: dict[str, tuple[list[Section], str]] = {}
    for section, text in zip(kept, texts, strict=True):
        parts, before = found.get(section.key, ([], ""))
        found[section.key] = ([*parts, section], before + masked(text, names))
    return found
