"""A batch of reports judged together: compiled once per context, one product per group."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import islice

from goiaudit.audit.evaluate import Judged, judge
from goiaudit.audit.figures import Figures
from goiaudit.audit.one import OneReport
from goiaudit.audit.outcomes import Verdicts
from goiaudit.audit.relations import NONE, Relations
from goiaudit.audit.tally import tally_of
from goiaudit.definitions.forms import due_form, forms
from goiaudit.definitions.lasting import lasting
from goiaudit.model.report import Report
from goiaudit.model.result import AuditedReport
from goiaudit.rules.compile import Program, compile_rules
from goiaudit.rules.expand import Context
from goiaudit.rules.rule import RuleSet

CHUNK = 1024
"""Reports judged in one product; bounds the memory of a large run."""


def audit_reports(
    reports: Iterable[Report],
    ruleset: RuleSet,
    lang: str,
    relations: Iterable[Relations] | None = None,
) -> Iterator[AuditedReport]:
    """Judge reports chunk by chunk; results come in the order of the reports.

    ``relations`` has, for each report, the other reports that it is held against.
    """
    left = iter(reports)
    others = iter(relations) if relations is not None else None
    while chunk := list(islice(left, CHUNK)):
        given = list(islice(others, len(chunk))) if others is not None else [NONE] * len(chunk)
        yield from _audit_chunk(chunk, given, ruleset, lang)


def context_of(report: Report) -> Context:
    """The forms that a report goes by: each table's own, else the one due for its year."""
    requests, disclosure = report.printed.get("requests"), report.printed.get("disclosure")
    return _context(
        requests.layout if requests is not None else None,
        disclosure.layout if disclosure is not None else None,
        report.form,
        report.due_form,
        report.year,
    )


@lru_cache(maxsize=1024)
def _context(
    requests: str | None,
    disclosure: str | None,
    form: str | None,
    due: str | None,
    year: int | None,
) -> Context:
    """Few reports differ in the layouts of their tables, in form, form due and year."""
    whole = form or (due if due in forms() else due_form(year))
    last = list(forms())[-1]
    return Context(requests or whole or last, disclosure or whole or last, whole)


@lasting()
def _audit_chunk(
    reports: Sequence[Report], relations: Sequence[Relations], ruleset: RuleSet, lang: str
) -> list[AuditedReport]:
    reports = [_told(report, other) for report, other in zip(reports, relations, strict=True)]
    results = {
        n: AuditedReport(report, "unreadable")
        for n, report in enumerate(reports)
        if report.unreadable is not None
    }
    for members, verdicts in verdicts_of(reports, relations, ruleset):
        for k, n in enumerate(members):
            results[n] = OneReport(k, verdicts, ruleset, lang).result()
    return [results[n] for n in range(len(reports))]


def verdicts_of(
    reports: Sequence[Report], relations: Sequence[Relations], ruleset: RuleSet
) -> Iterator[tuple[list[int], Verdicts]]:
    """The verdicts of every rule on readable reports, context by context, not yet explained.

    With those of each context go the places of its reports among all.
    """
    places: dict[Context, list[int]] = defaultdict(list)
    for n, report in enumerate(reports):
        if report.unreadable is None:
            places[context_of(report)].append(n)
    for context, members in places.items():
        figures = Figures.of([reports[n] for n in members], [relations[n] for n in members])
        yield members, _verdicts(ruleset, context, figures)


def _told(report: Report, relations: Relations) -> Report:
    """The report with what comparing it with others told, last year's report among them."""
    report = relations.told(report)
    if relations.previous is None:
        return report
    from goiaudit.audit.likeness.years import beside_years_before

    seen = beside_years_before(report, relations)
    return replace(report, observations=report.observations + seen) if seen else report


def _verdicts(ruleset: RuleSet, context: Context, figures: Figures) -> Verdicts:
    program, judged, crashed = _judged(ruleset, context, figures)
    tally, unseen = tally_of(ruleset, program, judged, figures)
    return Verdicts.of(figures, judged, tally, unseen, crashed)


def _judged(
    ruleset: RuleSet, context: Context, figures: Figures
) -> tuple[Program, tuple[Judged, ...], dict[str, str]]:
    """Judge a batch; a rule that raises is left out and told, with its reason."""
    try:
        program = compile_rules(ruleset, context)
        return program, judge(program, figures), {}
    # One rule that raises must not take the verdicts of all the others with it.
    except Exception:
        crashed = _culprits(ruleset, context, figures)
        if not crashed:
            raise
    sound = RuleSet(tuple(rule for rule in ruleset.rules if rule.id not in crashed))
    program = compile_rules(sound, context)
    return program, judge(program, figures), crashed


def _culprits(ruleset: RuleSet, context: Context, figures: Figures) -> dict[str, str]:
    found = {}
    for rule in ruleset.rules:
        try:
            judge(compile_rules(RuleSet((rule,)), context), figures)
        except Exception as error:
            found[rule.id] = f"{type(error).__name__}: {error}"
    return found
