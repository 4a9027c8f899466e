"""Hits of a text rule -> what each of its findings speaks of, as one more kind of mention."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from goiaudit.audit.phrases import Hit
from goiaudit.audit.texts import Texts
from goiaudit.audit.wording import key_label
from goiaudit.model.cells import Location
from goiaudit.model.claims import Observation
from goiaudit.model.report import Report
from goiaudit.rules.ground import Variable
from goiaudit.rules.rule import Rule
from goiaudit.rules.texts import TextPart

TEXT = "text"
"""Name of such an observation; recognition has none of this name."""


def is_found(mention: object) -> bool:
    """Whether a mention was made from hits."""
    return isinstance(mention, Observation) and mention.name == TEXT


def found_mentions(
    rule: Rule, variable: Variable, texts: Texts, place: int, report: Report, lang: str
) -> list[Observation]:
    """One for each finding that a failed part of a text rule makes on a report."""
    assert rule.text is not None
    part = next(part for part in rule.text.parts if part.key == variable.key[1])
    if variable.kind == "lacking":
        return [_lacking(part, texts.lacking(place, variable), report, lang)]
    groups: dict[object, list[Hit]] = {}
    for hit in texts.hits(place, variable):
        key = {"words": hit.words, "report": ""}.get(rule.text.one_per, hit)
        groups.setdefault(key, []).append(hit)
    return [_forbidden(part, hits, lang) for hits in groups.values()]


def _forbidden(part: TextPart, hits: Sequence[Hit], lang: str) -> Observation:
    first = hits[0]
    entries = [part.forbidden[entry] for entry in dict.fromkeys(hit.entry for hit in hits)]
    mends = dict.fromkeys(entry.mend for entry in entries)
    note = entries[0].note
    return Observation(
        TEXT,
        {
            "found": _listed(_printed(hits).values(), lang),
            "mend": next(iter(mends)) if len(mends) == 1 else "",
            "note": note.in_language(lang) if note is not None else "",
            "count": len(hits),
            "section": place_name(first.passage.place, lang),
        },
        quote=first.quote,
        location=first.location,
        intact=first.intact,
    )


def _printed(hits: Sequence[Hit]) -> dict[str, str]:
    """Distinct wordings, each as it is first printed."""
    found: dict[str, str] = {}
    for hit in hits:
        found.setdefault(hit.words, hit.printed)
    return found


def _lacking(part: TextPart, entries: Sequence[int], report: Report, lang: str) -> Observation:
    missing = [part.required[entry] for entry in entries]
    places = {place for entry in missing for place in entry.search.places}
    one = next(iter(places)) if len(places) == 1 else ""
    damaged = report.facts.get("text_damaged")
    return Observation(
        TEXT,
        {
            "missing": _listed([entry.label.in_language(lang) for entry in missing], lang),
            "count": len(missing),
            "section": place_name(one, lang),
        },
        location=heading_of(report, one),
        # What is missing from a damaged text may have been lost with it (domain chapter 6).
        intact=damaged is None or damaged.value != 1,
    )


def _listed(words: Iterable[str], lang: str) -> str:
    return ("、" if lang == "zh" else ", ").join(words)


def place_name(place: str, lang: str) -> str:
    """A place of a text in words."""
    if place in ("", "text", "preface", "headings", "title"):
        zh, en = {
            "preface": ("序言", "preface"),
            "headings": ("标题", "headings"),
            "title": ("报告标题", "title"),
        }.get(place, ("正文", "text"))
        return zh if lang == "zh" else en
    return key_label("", place, lang)


def heading_of(report: Report, place: str) -> Location | None:
    """Where a section begins: what is missing in it is looked for there."""
    section = next((section for section in report.sections if section.key == place), None)
    if section is None:
        return None
    line = section.heading or next(iter(section.body), None)
    return line.location if line is not None else None
