"""Two drafts of one report: what changed in it, and what that did to the findings."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from itertools import zip_longest

from goiaudit.definitions.forms import TABLES
from goiaudit.model.cells import Cell, CellState, Table
from goiaudit.model.claims import Claim, Scalar
from goiaudit.model.difference import (
    CellChange,
    ClaimChange,
    Difference,
    FieldChange,
    FindingChange,
    ReportDifference,
    SectionChange,
    Unread,
)
from goiaudit.model.findings import Finding
from goiaudit.model.report import Report
from goiaudit.model.result import AuditedReport
from goiaudit.model.text import Section
from goiaudit.recognition.profile import organ_key

_OWN = ("organ", "kind", "level", "year", "form")
_DATES = ("signed", "published")


def compare(old: Sequence[AuditedReport], new: Sequence[AuditedReport]) -> Difference:
    """Pair the reports of two sides and compare each pair.

    One report on each side is a pair whatever they are called. Of several, those of one organ
    and year belong together, then those of one path from the folder given on.
    """
    unread = tuple(_unread(result.report) for result in (*old, *new) if result.report.unreadable)
    left = [result for result in old if result.report.unreadable is None]
    right = [result for result in new if result.report.unreadable is None]
    if len(old) == len(new) == 1 and left and right:
        return Difference((difference(left[0], right[0]),))
    pairs, left, right = _paired(left, right, _identity)
    more, left, right = _paired(left, right, _path_within(left, right))
    found = tuple(difference(a, b) for a, b in sorted([*pairs, *more], key=_order))
    return Difference(found, tuple(left), tuple(right), unread)


def difference(old: AuditedReport, new: AuditedReport) -> ReportDifference:
    """What differs between two drafts."""
    mended, fresh, both = _findings(old.findings, new.findings)
    return ReportDifference(
        old=old,
        new=new,
        fields=tuple(_fields(old.report, new.report)),
        cells=tuple(_cells(old.report, new.report)),
        claims=tuple(_claims(old.report.claims, new.report.claims)),
        sections=tuple(_sections(old.report.sections, new.report.sections)),
        mended=tuple(mended),
        fresh=tuple(fresh),
        updated=tuple(FindingChange(a, b) for a, b in both if _figures(a) != _figures(b)),
        unchanged=tuple(b for a, b in both if _figures(a) == _figures(b)),
    )


# pairs


def _paired(
    left: Sequence[AuditedReport],
    right: Sequence[AuditedReport],
    key: Callable[[AuditedReport], Hashable | None],
) -> tuple[list[tuple[AuditedReport, AuditedReport]], list[AuditedReport], list[AuditedReport]]:
    """Pairs of equal keys in order, and what is left over on each side."""
    waiting: defaultdict[Hashable, list[AuditedReport]] = defaultdict(list)
    for result in right:
        waiting[key(result)].append(result)
    pairs, over = [], []
    for result in left:
        name = key(result)
        if name is not None and waiting[name]:
            pairs.append((result, waiting[name].pop(0)))
        else:
            over.append(result)
    taken = {id(b) for _, b in pairs}
    return pairs, over, [result for result in right if id(result) not in taken]


def _identity(result: AuditedReport) -> Hashable | None:
    report = result.report
    if report.organ is None or report.year is None:
        return None
    return organ_key(report.organ), report.year


def _path_within(
    left: Iterable[AuditedReport], right: Iterable[AuditedReport]
) -> Callable[[AuditedReport], Hashable | None]:
    """The path of a report without the folder of its side, with its part."""
    cut = {id(r): len(root) for side in (left, right) for r, root in _rooted(list(side))}

    def key(result: AuditedReport) -> Hashable | None:
        return result.report.path[cut.get(id(result), 0) :], result.report.part

    return key


def _rooted(side: Sequence[AuditedReport]) -> Iterator[tuple[AuditedReport, str]]:
    """Each report of a side with the folders that all of them have in common."""
    folders = [result.report.path.split("/")[:-1] for result in side]
    common = []
    for names in zip(*folders, strict=False):
        if len(set(names)) > 1:
            break
        common.append(names[0] + "/")
    for result in side:
        yield result, "".join(common)


def _order(pair: tuple[AuditedReport, AuditedReport]) -> tuple[str, int]:
    return pair[1].report.path, pair[1].report.part or 0


def _unread(report: Report) -> Unread:
    assert report.unreadable is not None
    return Unread(report.path, report.unreadable, report.message)


# one pair


def _fields(old: Report, new: Report) -> Iterator[FieldChange]:
    for name in _OWN:
        if getattr(old, name) != getattr(new, name):
            yield FieldChange(name, getattr(old, name), getattr(new, name))
    for name in _DATES:
        if _fact(old, name) != _fact(new, name):
            yield FieldChange(name, _fact(old, name), _fact(new, name))
    if _periods(old) != _periods(new):
        yield FieldChange("period", _periods(old), _periods(new))
    for name in TABLES:
        there = name in old.printed, name in new.printed
        if there[0] != there[1]:
            yield FieldChange(f"table_present[{name}]", int(there[0]), int(there[1]))


def _fact(report: Report, name: str) -> Scalar:
    return report.facts[name].value if name in report.facts else None


def _periods(report: Report) -> str | None:
    """The stated periods, as ``2023-01-01/2023-12-31``."""
    found = (seen.values for seen in report.observations if seen.name == "period")
    told = dict.fromkeys(f"{values.get('start')}/{values.get('end')}" for values in found)
    return ", ".join(told) or None


def _cells(old: Report, new: Report) -> Iterator[CellChange]:
    """Cells that differ; of a table that only one draft has nothing is listed."""
    for name in TABLES:
        if name in old.printed and name in new.printed:
            yield from _cells_of(old.printed[name], new.printed[name])


def _cells_of(old: Table, new: Table) -> Iterator[CellChange]:
    before = {str(cell.address): cell for cell in old.cells}
    after = {str(cell.address): cell for cell in new.cells}
    for address in dict.fromkeys((*before, *after)):
        a, b = before.get(address), after.get(address)
        if a is None or b is None:
            # Rows of another form: those that hold a figure.
            if (a or b) and _holds(a or b):
                yield CellChange(address, a, b)
        elif _content(a) != _content(b):
            yield CellChange(address, a, b)


def _holds(cell: Cell | None) -> bool:
    return cell is not None and bool(cell.value)


def _content(cell: Cell) -> tuple[object, ...]:
    """What a cell says: a number by its value, words as printed."""
    words = "".join(cell.raw.split()) if cell.state is CellState.TEXT else ""
    return cell.state, cell.value, words


def _claims(old: Iterable[Claim], new: Iterable[Claim]) -> Iterator[ClaimChange]:
    """Figures of the text, cell by cell: equal ones drop out, the others pair up in order."""
    before, after = _by_cell(old), _by_cell(new)
    for cell in dict.fromkeys((*after, *before)):
        mine, theirs = before.get(cell, []), after.get(cell, [])
        for claim in list(mine):
            same = next((c for c in theirs if _statement(c) == _statement(claim)), None)
            if same is not None:
                mine.remove(claim)
                theirs.remove(same)
        for a, b in zip_longest(mine, theirs):
            yield ClaimChange(cell, a, b)


def _by_cell(claims: Iterable[Claim]) -> dict[str, list[Claim]]:
    found: defaultdict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        found[claim.cell].append(claim)
    return dict(found)


def _statement(claim: Claim) -> tuple[object, ...]:
    return claim.value, claim.qualifier


def _sections(old: Iterable[Section], new: Iterable[Section]) -> Iterator[SectionChange]:
    before = {section.key: section for section in old}
    after = {section.key: section for section in new}
    for key in dict.fromkeys((*before, *after)):
        a, b = before.get(key), after.get(key)
        if (_heading(a), _body(a)) == (_heading(b), _body(b)) and (a is None) == (b is None):
            continue
        yield SectionChange(
            section=key,
            kind="added" if a is None else "removed" if b is None else "changed",
            old_heading=_heading(a),
            new_heading=_heading(b),
            old_characters=None if a is None else len(_body(a)),
            new_characters=None if b is None else len(_body(b)),
            body_changed=_body(a) != _body(b),
        )


def _heading(section: Section | None) -> str | None:
    if section is None or section.heading is None:
        return None
    return "".join(section.heading.text.split())


def _body(section: Section | None) -> str:
    body = section.body if section is not None else ()
    return "".join("".join(paragraph.text.split()) for paragraph in body)


# findings


def _findings(
    old: Sequence[Finding], new: Sequence[Finding]
) -> tuple[list[Finding], list[Finding], list[tuple[Finding, Finding]]]:
    """Findings of the first only, of the second only, and of both.

    Fingerprints name the organ, the year or the file; where these differ, findings of one rule
    on the same cells are the same.
    """
    both: list[tuple[Finding, Finding]] = []
    left, right = list(old), list(new)
    for key in (_fingerprint, _about):
        waiting: defaultdict[Hashable, list[Finding]] = defaultdict(list)
        for finding in right:
            waiting[key(finding)].append(finding)
        for finding in list(left):
            if waiting[key(finding)]:
                match = waiting[key(finding)].pop(0)
                both.append((finding, match))
                left = [other for other in left if other is not finding]
                right = [other for other in right if other is not match]
    place = {id(finding): n for n, finding in enumerate(new)}
    return left, right, sorted(both, key=lambda pair: place[id(pair[1])])


def _fingerprint(finding: Finding) -> Hashable:
    return finding.fingerprint


def _about(finding: Finding) -> Hashable:
    return finding.rule, finding.cells


def _figures(finding: Finding) -> tuple[object, ...]:
    return finding.severity, finding.expected, finding.actual
