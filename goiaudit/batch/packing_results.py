"""Results by columns, for ``packing``: many counts as plain numbers, many reasons as words."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any

import numpy as np

from goiaudit.audit.tally import VerdictCounts
from goiaudit.model.findings import Earlier, NotAssessable, Verdict
from goiaudit.model.result import AuditedReport

_BYTE, _WORD = "u1", "i4"
"""What counts are packed as."""
_VERDICTS = tuple(Verdict)
_CODE_OF_VERDICT = {verdict: code for code, verdict in enumerate(_VERDICTS)}
Columns = tuple[Any, ...]
Counts = Mapping[Verdict, int]


def packed_result(result: AuditedReport) -> tuple[Callable[..., AuditedReport], Columns]:
    """What makes the result, and of what."""
    by_rule = result.by_rule
    if isinstance(by_rule, VerdictCounts):
        size = _BYTE if by_rule.counts.max(initial=0) < 1 << 8 else _WORD
        counts: object = (" ".join(by_rule.rules), size, by_rule.counts.astype(size).tobytes())
    else:
        counts = {rule: _counts(some) for rule, some in by_rule.items()}
    unassessed = result.not_assessable
    reasons = " ".join([word for each in unassessed for word in (each.rule, each.reason)])
    parts = (result.report, result.status, result.findings, reasons)
    return result_of, (parts, _counts(result.verdicts), counts, result.absent)


def result_of(
    parts: Columns, verdicts: tuple[int, ...], counts: Any, absent: tuple[Earlier, ...]
) -> AuditedReport:
    """The result that was packed."""
    by_rule: Mapping[str, Counts]
    if isinstance(counts, tuple):
        words, size, data = counts
        rules = _numbered(words)
        found = np.frombuffer(data, size).astype(np.int32)
        by_rule = VerdictCounts(rules, found.reshape(len(rules), -1))
    else:
        by_rule = {rule: _counts_of(some) for rule, some in counts.items()}
    report, status, findings, reasons = parts
    told = _reasons_of(reasons)
    return AuditedReport(report, status, findings, told, _counts_of(verdicts), by_rule, absent)


@lru_cache(maxsize=64)
def _numbered(rules: str) -> Mapping[str, int]:
    """The rules of a run with their numbers; the same mapping for all of its results."""
    return {rule: n for n, rule in enumerate(rules.split())}


@lru_cache(maxsize=1024)
def _reasons_of(words: str) -> tuple[NotAssessable, ...]:
    """What could not be assessed; reports that lack the same things share it."""
    rules, reasons = words.split()[::2], words.split()[1::2]
    return tuple(map(NotAssessable, rules, reasons))


def _counts(counts: Counts) -> tuple[int, ...]:
    return tuple(n for verdict, count in counts.items() for n in (_CODE_OF_VERDICT[verdict], count))


@lru_cache(maxsize=4096)
def _counts_of(told: tuple[int, ...]) -> Counts:
    """Counts of verdicts; equal ones of many results are one mapping."""
    numbers = iter(told)
    return {_VERDICTS[code]: count for code, count in zip(numbers, numbers, strict=True)}
