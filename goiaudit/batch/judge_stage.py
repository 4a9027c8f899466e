"""What a judging worker does: a few reports beside their relatives, results ready to put away.

What a run is to be written as, where it is written result by result, is made here too: the
results are at hand, and would have to be loaded once more for it later.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import repeat
from typing import NamedTuple

from goiaudit.audit.linking.links import Links, relations_of
from goiaudit.audit.results import has_to_tell, without_body
from goiaudit.batch.packing import pack, packed_text, unpack
from goiaudit.batch.pieces import Lost
from goiaudit.model.report import Report
from goiaudit.model.result import AuditedReport
from goiaudit.rules.rule import RuleSet

Render = Callable[[AuditedReport], str]
"""A module's function that depends on nothing else."""


class Judged(NamedTuple):
    """A packed result, and what each of the run's renderings makes of it, packed.

    But for the first of a task, texts are packed like that one's. ``tells`` says whether its
    report ``has_to_tell`` something.
    """

    result: bytes
    texts: tuple[bytes, ...] = ()
    tells: bool = True


@dataclass(frozen=True, slots=True)
class Task:
    """Reports to be judged together: packed reports by place, and the links of those to judge.

    Places are those of the heads; ``reports`` has every report to judge and every relative.
    """

    reports: Mapping[int, bytes]
    links: Mapping[int, Links]


def judge_pieces(
    task: Task, start: int, ruleset: RuleSet, lang: str, renders: Sequence[Render] = ()
) -> Iterator[list[Judged]]:
    """The work of a judging worker: one piece, the results in the order of the links."""
    if not start:
        yield judged(task, ruleset, lang, renders)


def judged(task: Task, ruleset: RuleSet, lang: str, renders: Sequence[Render] = ()) -> list[Judged]:
    """The result of each report of a task."""
    from goiaudit.audit.batch import audit_reports

    reports: dict[int, Report] = {place: unpack(data) for place, data in task.reports.items()}
    own = [reports[place] for place in task.links]
    relations = [relations_of(links, reports.__getitem__) for links in task.links.values()]
    # Step by step, as files are read.
    results = list(audit_reports(own, ruleset, lang, relations))
    packed = [packed_result(*each) for each in zip(own, results, strict=True)]
    by_render = [_packed_texts([render(result) for result in results]) for render in renders]
    texts = zip(*by_render, strict=True) if by_render else repeat(())
    tells = (has_to_tell(result.report) for result in results)
    return list(map(Judged, packed, texts, tells))


def _packed_texts(texts: Sequence[str]) -> list[bytes]:
    """Texts of one kind packed, the others like the first one."""
    like = texts[0].encode("utf-8", "surrogatepass")
    return [packed_text(texts[0]), *(packed_text(text, like) for text in texts[1:])]


def name_of(render: Callable[[AuditedReport], object]) -> str | None:
    """What its texts are put away as; None for a function that is made on the spot."""
    name = getattr(render, "__qualname__", None)
    return None if name is None or "<" in name else f"{render.__module__}.{name}"


def packed_result(report: Report, result: AuditedReport) -> bytes:
    """A result as the shelf keeps it: without the body of its report, which is there already.

    With it stands what comparing ``report`` with others told, which its result's report has.
    """
    told = result.report
    own = report.facts
    new = () if told.facts is own else told.facts.items()
    facts = {name: fact for name, fact in new if own.get(name) is not fact}
    seen = told.observations[len(report.observations) :]
    return pack((replace(result, report=without_body(told)), facts, seen))


def lost_result(packed_report: bytes, lost: Lost) -> bytes:
    """The result of a report whose judging ended its process, or took too long."""
    report: Report = unpack(packed_report)
    told = replace(report, unreadable=lost.reason, message=lost.message)
    return packed_result(report, AuditedReport(told, "unreadable"))


def brief_result(data: bytes) -> AuditedReport:
    """A result as the shelf keeps it, its report without a body."""
    result: AuditedReport = unpack(data)[0]
    return result


def whole_result(data: bytes, packed_report: bytes) -> AuditedReport:
    """A result with its report as it was judged."""
    result: AuditedReport
    result, facts, seen = unpack(data)
    body: Report = unpack(packed_report)
    told = replace(
        result.report,
        printed=body.printed,
        claims=body.claims,
        facts={**body.facts, **facts},
        observations=body.observations + seen,
        sections=body.sections,
    )
    return replace(result, report=told)
