"""What each report is taken for, and by which evidence: nothing is ever guessed silently."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from goiaudit.audit.heads import Head
from goiaudit.audit.linking.names import By, Identity, identities, listed_names
from goiaudit.audit.linking.paths import named_in_path
from goiaudit.model.roster import NO_ROSTER, Roster, RosterEntry
from goiaudit.recognition.organs import nature
from goiaudit.recognition.profile import organ_key

_OF_A_GOVERNMENT = ("department", "office")
"""Kinds that have the level of their government."""


@dataclass(frozen=True, slots=True)
class Match:
    """One report: the name and year found, where they stand, and the organ they stand for.

    They stand in the report (``title``, ``signature``, ``period``, ``text``), in a list of
    records (``record``), in the file's own properties (``file``) or in its path (``path``).
    ``organ`` is None where nothing names one. ``by`` says how ``named`` leads to it: it is the
    ``name``, an ``alias`` of the list, or the same in other ``words`` (示例县 for
    示例县人民政府, 甲市示例县教育局 for 示例县教育局). ``listed`` marks organs of the list.
    """

    named: str | None
    organ: str | None
    year: int | None
    kind: str | None
    level: str | None
    organ_from: str | None
    year_from: str | None
    by: By | None
    listed: bool = False


@dataclass(frozen=True, slots=True)
class _Evidence:
    """What names a report's organ and year."""

    organ: str | None
    year: int | None
    organ_from: str | None
    year_from: str | None


def match_heads(heads: Sequence[Head], roster: Roster = NO_ROSTER) -> list[Match]:
    """The match of every head; names of one organ in other words get one ``organ``."""
    listed = listed_names(roster)
    found = [_evidence(head, listed) for head in heads]
    known = identities({each.organ for each in found if each.organ is not None}, listed)
    return [
        _match(head, each, known[each.organ] if each.organ is not None else None, roster)
        for head, each in zip(heads, found, strict=True)
    ]


def _evidence(head: Head, listed: Mapping[str, Identity]) -> _Evidence:
    """The report's own words go before the file's properties, and those before its path."""
    organ, year = head.organ, head.year
    organ_from = (head.organ_from or "record") if organ else None
    year_from = (head.year_from or "record") if year else None
    if organ is None and head.file_organ:
        organ, organ_from = head.file_organ, "file"
    if year is None and head.file_year:
        year, year_from = head.file_year, "file"
    if organ is None or year is None:
        named, dated = named_in_path(head.path, lambda name: organ_key(name) in listed)
        if organ is None and named:
            organ, organ_from = named, "path"
        if year is None and dated:
            year, year_from = dated, "path"
    return _Evidence(organ, year, organ_from, year_from)


def _match(head: Head, found: _Evidence, identity: Identity | None, roster: Roster) -> Match:
    entry = identity.entry if identity is not None else None
    kind, level = head.kind, head.level
    if head.organ is None and found.organ is not None:
        kind, level = nature(found.organ).kind, nature(found.organ).level
    if entry is not None:
        kind, level = entry.kind or kind, entry.level or level
        if level is None and kind in _OF_A_GOVERNMENT:
            level = _level(roster.by_organ.get(entry.parent or ""))
    return Match(
        named=found.organ,
        organ=identity.organ if identity is not None else None,
        year=found.year,
        kind=kind,
        level=level,
        organ_from=found.organ_from,
        year_from=found.year_from,
        by=identity.by if identity is not None else None,
        listed=entry is not None,
    )


def _level(parent: RosterEntry | None) -> str | None:
    return None if parent is None else parent.level or nature(parent.organ).level
