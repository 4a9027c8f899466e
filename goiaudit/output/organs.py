"""Whose report is whose, and by which evidence: what ``goiaudit organs`` writes."""

from __future__ import annotations

import csv
import shutil
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import TextIO

import goiaudit
from goiaudit.audit.heads import Head
from goiaudit.audit.linking.links import Linked
from goiaudit.audit.linking.match import Match
from goiaudit.output.exact_json import encode
from goiaudit.output.layout import wrap
from goiaudit.output.own import ORGANS_HEADER
from goiaudit.output.plain import plain
from goiaudit.output.spreadsheet import harmless
from goiaudit.output.words import say

BOM = "\ufeff"
COLUMNS = tuple(ORGANS_HEADER.split(","))
_WIDTH = 80
_PLAIN_SOURCES = ("title", "record")
_MOST_MISSING = 200


@dataclass(frozen=True, slots=True)
class Matched:
    """Heads with their links, the list of organs used (None: none), and what it may lack.

    ``likely`` maps places of reports that were matched with no organ of the list to the one
    that they may be of.
    """

    heads: Sequence[Head]
    linked: Linked
    roster: str | None = None
    likely: Mapping[int, str] = field(default_factory=dict)


def write_json(found: Matched, stream: TextIO, lang: str) -> None:
    """One object: every report with its match and its relatives, then what is missing."""
    del lang  # the keys are the same in both languages
    document = {
        "schema_version": "1",
        "tool": {"name": "goiaudit", "version": goiaudit.__version__},
        "organs_file": found.roster,
        "reports": [_members(found, n) for n in range(len(found.heads))],
        "missing": [
            {"organ": each.organ, "year": each.year, "parent": each.parent, "why": each.why}
            for each in found.linked.missing
        ],
    }
    stream.write(encode(document, 2) + "\n")


def _members(found: Matched, n: int) -> dict[str, object]:
    head, match, links = found.heads[n], found.linked.matches[n], found.linked.links[n]
    heads = found.heads

    def path(place: int | None) -> str | None:
        return None if place is None else heads[place].path

    facts = {name: fact.value for name, fact in links.facts.items()}
    return {
        "path": head.path,
        "part": head.part,
        "reason": head.unreadable,
        "organ": match.organ,
        "year": match.year,
        "kind": match.kind,
        "level": match.level,
        "named": match.named,
        "organ_from": match.organ_from,
        "year_from": match.year_from,
        "matched_by": match.by,
        "listed": match.listed,
        "likely": found.likely.get(n),
        "previous": path(links.previous),
        "merged": [heads[place].path for place in links.merged],
        "parent": path(links.parent),
        "children_listed": facts.get("children_listed"),
        "children_found": facts.get("children_found"),
    }


def write_csv(found: Matched, stream: TextIO, lang: str) -> None:
    """One line a report, then one a missing report; UTF-8 with a byte order mark."""
    del lang
    stream.write(BOM)
    writer = csv.DictWriter(stream, COLUMNS, restval=None, lineterminator="\r\n")
    writer.writeheader()
    for n in range(len(found.heads)):
        line = _members(found, n)
        line["merged"] = "；".join(found.heads[m].path for m in found.linked.links[n].merged)
        line["listed"] = int(found.linked.matches[n].listed)
        writer.writerow({key: _harmless(value) for key, value in line.items()})
    for each in found.linked.missing:
        line = {"organ": each.organ, "year": each.year, "listed": int(each.why == "roster")}
        writer.writerow({key: _harmless(v) for key, v in line.items()} | {"missing": each.why})


def _harmless(value: object) -> object:
    return harmless(value) if isinstance(value, str) else value


def write_console(found: Matched, stream: TextIO, lang: str) -> None:
    """The reports organ by organ, with whatever is not plain: other names, lesser evidence."""
    width = shutil.get_terminal_size((_WIDTH, 24)).columns if stream.isatty() else _WIDTH
    matches = found.linked.matches
    order = sorted(range(len(matches)), key=lambda n: _order(matches[n], found.heads[n]))
    organs = 0
    for organ, places in groupby(order, key=lambda n: matches[n].organ):
        organs += organ is not None
        group = list(places)
        listed = None if found.roster is None else matches[group[0]].listed
        _write(stream, _heading(organ, matches[group[0]], listed, lang), width, 0)
        years = Counter(year for year, _ in {_version(found, n) for n in group})
        for n in group:
            for indent, line in _lines(found, n, years[matches[n].year], lang):
                _write(stream, line, width, indent)
    _write_missing(found, stream, lang, width)
    values = {"version": goiaudit.__version__, "reports": len(matches), "organs": organs}
    stream.write(say("organs.total", lang, **values, missing=len(found.linked.missing)) + "\n")


def _version(found: Matched, n: int) -> tuple[int | None, object]:
    """What tells a report from another of its organ: the year and the figures it shows."""
    head = found.heads[n]
    if head.unreadable:
        return None, n
    figures = head.likeness.figures if head.likeness is not None else n
    return found.linked.matches[n].year, figures


def _order(match: Match, head: Head) -> tuple[bool, str, int, str, int]:
    return (
        match.organ is None,
        match.organ or "",
        match.year or 0,
        head.path,
        head.part or 0,
    )


def _heading(organ: str | None, match: Match, listed: bool | None, lang: str) -> str:
    if organ is None:
        return say("who.unknown", lang)
    known = [say(f"kind.{match.kind}", lang)] if match.kind else []
    known += [say(f"level.{match.level}", lang)] if match.level else []
    if listed is not None:
        known.append(say("organs.listed" if listed else "organs.unlisted", lang))
    return plain(organ) + (f" ({'; '.join(known)})" if known else "")


def _lines(found: Matched, n: int, same: int, lang: str) -> Iterator[tuple[int, str]]:
    """A report's line and its notes, with their indents; ``same`` counts reports of its year."""
    head, match = found.heads[n], found.linked.matches[n]
    year = say("who.year", lang, year=match.year) if match.year else say("organs.no_year", lang)
    part = " " + say("who.part", lang, part=head.part) if head.part else ""
    yield 2, f"{year}  {plain(head.path)}{part}"
    if head.unreadable:
        yield 4, say(f"unreadable.{head.unreadable}", lang)
    elif same > 1 and match.organ and match.year:
        yield 4, say("organs.several", lang, count=same)
    if n in found.likely:
        yield 4, say("organs.likely", lang, organ=plain(found.likely[n]))
    yield from ((4, note) for note in _evidence(match, lang))
    yield from ((4, note) for note in _relatives(found, n, lang))


def _evidence(match: Match, lang: str) -> Iterator[str]:
    """What led to the organ and the year, unless it is a title with the name itself."""
    if match.by in ("alias", "words"):
        yield say(f"organs.by.{match.by}", lang, name=plain(match.named or ""))
    for what, source in (("organ", match.organ_from), ("year", match.year_from)):
        if source and source not in _PLAIN_SOURCES:
            yield say(f"organs.{what}_from", lang, source=say(f"organs.from.{source}", lang))


def _relatives(found: Matched, n: int, lang: str) -> Iterator[str]:
    """Last year's reports of other organs, and the bodies added up; its own stand above."""
    links, matches = found.linked.links[n], found.linked.matches
    last = links.previous
    renamed = last is not None and matches[last].organ != matches[n].organ
    for key, places in (("previous", [last] if renamed else []), ("merged", links.merged)):
        if places:
            paths = "、".join(plain(found.heads[p].path) for p in places if p is not None)
            yield say(f"organs.{key}", lang, paths=paths)
    if "children_listed" in links.facts:
        counts = {name: links.facts[f"children_{name}"].value for name in ("listed", "found")}
        yield say("organs.children", lang, **counts)


def _write_missing(found: Matched, stream: TextIO, lang: str, width: int) -> None:
    missing = found.linked.missing
    if not missing:
        return
    stream.write("\n" + say("organs.missing", lang, count=len(missing)) + "\n")
    for each in missing[:_MOST_MISSING]:
        why = say(f"organs.why.{each.why}", lang)
        year = say("who.year", lang, year=each.year)
        _write(stream, f"{year}  {plain(each.organ)} ({why})", width, 2)
    if len(missing) > _MOST_MISSING:
        _write(stream, say("organs.more", lang, count=len(missing) - _MOST_MISSING), width, 2)
    stream.write("\n")


def _write(stream: TextIO, text: str, width: int, indent: int) -> None:
    for k, line in enumerate(wrap(text, width, indent, indent + 2)):
        stream.write(" " * (indent + 2 * (k > 0)) + line + "\n")
