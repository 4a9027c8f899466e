"""Score claims and findings against labelled cases.

    python benchmarks/narrative/score.py CASES [-v] [--half dev|held-out]

CASES is a YAML file of cases or a folder of them (format: benchmarks/narrative/cases.py). Claims
match by address and value, qualifiers are counted apart; what a case lists as optional is
neither rewarded nor punished. Findings match by family, cell, expected and actual. Printed:
precision and recall of all claims and of those on table addresses, figures taken that must not
be, findings by family, false findings on consistent cases, breakdowns, a table per phenomenon.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from benchmarks.narrative.cases import (
    Case,
    compare,
    is_cell,
    is_scored,
    load_cases,
    matches,
    report_of,
    violations,
)
from goiaudit.audit import audit
from goiaudit.audit.relations import Relations
from goiaudit.model.claims import Observation
from goiaudit.model.findings import Finding
from goiaudit.model.report import Report

_COLUMNS = ("found", "missed", "extra", "right", "lacking", "false")


class Tally:
    """Counts over all cases, for each phenomenon and for each family of findings."""

    def __init__(self) -> None:
        self.sums: Counter[str] = Counter()
        self.tags: dict[str, Counter[str]] = {}
        self.families: dict[str, Counter[str]] = {}
        self.notes: list[str] = []

    def add(self, case: Case, counts: Mapping[str, int]) -> None:
        """Count one case, in all and for each of its phenomena."""
        self.sums.update(counts)
        for tag in case.get("phenomena") or ():
            self.tags.setdefault(tag, Counter()).update(counts)

    def rate(self, part: str, whole: Sequence[str]) -> float:
        """The share that one count has in the sum of some."""
        total = sum(self.sums[name] for name in whole)
        return self.sums[part] / total if total else 1.0

    def lines(self) -> Iterator[str]:
        """Everything, line by line."""
        yield f"{self.sums['cases']} cases, {self.sums['consistent']} of them consistent"
        for name, found, missed, extra in (
            ("all claims", "found", "missed", "extra"),
            ("table addresses", "cell_found", "cell_missed", "cell_extra"),
            ("findings", "right", "lacking", "false"),
        ):
            precision = self.rate(found, (found, extra))
            recall = self.rate(found, (found, missed))
            score = 2 * precision * recall / (precision + recall) if precision + recall else 0
            yield (
                f"{name:16} precision {precision:.3f}  recall {recall:.3f}  F1 {score:.3f}  "
                f"({self.sums[found]} found, {self.sums[missed]} missed, "
                f"{self.sums[extra]} extra)"
            )
        sums = self.sums
        yield f"wrong qualifiers {sums['unlike']}; not_claims taken {sums['taken']}"
        yield f"false findings on consistent cases {sums['false_alarm']}"
        yield (
            f"breakdowns: {sums['failing']} of {sums['failing_due']} wrong ones seen, "
            f"{sums['passing']} seen to hold"
        )
        yield f"\n{'family':28} right lacking false"
        for family, counts in sorted(self.families.items()):
            yield f"{family:28} {counts['right']:5} {counts['lacking']:7} {counts['false']:5}"
        yield f"\n{'phenomenon':28} cases  found missed extra  right lacking false"
        for tag, counts in sorted(self.tags.items()):
            figures = " ".join(f"{counts[name]:6}" for name in _COLUMNS)
            yield f"{tag:28} {counts['cases']:5} {figures}"
        yield from self.notes


def score(cases: Sequence[Case], verbose: bool = False) -> Tally:
    """Read and audit every case, and count."""
    tally = Tally()
    reports = [report_of(case) for case in cases]
    findings: dict[str, list[Finding]] = {case["id"]: [] for case in cases}
    for result in audit(reports, lang="en", relations=[Relations()] * len(reports)).results:
        findings[result.report.path] += [f for f in result.findings if is_scored(f)]
    for case, report in zip(cases, reports, strict=True):
        _count(tally, case, report, findings[case["id"]], verbose)
    return tally


def _count(
    tally: Tally, case: Case, report: Report, given: Sequence[Finding], verbose: bool
) -> None:
    found, missed, extra, unlike = compare(case, report.claims)
    taken = violations(case, report.claims)
    due = list(case.get("findings") or ())
    may = list(case.get("optional_findings") or ())
    false = [f for f in given if not any(matches(label, f) for label in (*due, *may))]
    lacking = [label for label in due if not any(matches(label, f) for f in given)]
    for label in due:
        family = tally.families.setdefault(label["family"], Counter())
        family["lacking" if label in lacking else "right"] += 1
    for finding in false:
        tally.families.setdefault(finding.family, Counter())["false"] += 1
    sums = [o for o in report.observations if o.name == "breakdown"]
    wrong = [o for o in sums if not holds(o)]
    sums_due = [label for label in due if label["family"] == "narrative_sum"]
    tally.add(case, {
        "cases": 1, "consistent": not due, "unlike": unlike, "taken": len(taken),
        "found": len(found), "missed": len(missed), "extra": len(extra),
        "cell_found": sum(map(is_cell, found)), "cell_missed": sum(map(is_cell, missed)),
        "cell_extra": sum(is_cell(c.cell) for c in extra),
        "right": len(due) - len(lacking), "lacking": len(lacking), "false": len(false),
        "false_alarm": 0 if due else len(false), "passing": len(sums) - len(wrong),
        "failing_due": len(sums_due),
        "failing": sum(any(_is_sum(label, o) for o in wrong) for label in sums_due),
    })  # fmt: skip
    if verbose:
        notes = [f"  missed {cell}" for cell in missed]
        notes += [f"  extra  {c.cell} = {c.value} {c.doubt or ''} | {c.quote}" for c in extra]
        notes += [f"  taken  {piece}" for piece in taken]
        notes += [f"  lacking {label}" for label in lacking]
        notes += [f"  false  {f.rule} {f.cells} {f.expected}/{f.actual} {f.message}" for f in false]
        tally.notes += [case["id"], *notes] if notes else []


def holds(breakdown: Observation) -> bool:
    """Whether N110 would pass a breakdown."""
    parts, total = breakdown.values["parts"], breakdown.values["total"]
    assert isinstance(parts, int) and isinstance(total, int)
    if breakdown.values["approximate"]:
        return not breakdown.values["apart"]
    return parts == total if breakdown.values["closed"] else parts <= total


def _is_sum(label: Case, breakdown: Observation) -> bool:
    stated = (breakdown.values["parts"], breakdown.values["total"])
    return stated == (label["expected"], label["actual"])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("cases", type=Path)
    parser.add_argument("-v", "--verbose", action="store_true", help="list every miss")
    parser.add_argument("--half", choices=("dev", "held-out"), help="one half only")
    options = parser.parse_args()
    cases = list(load_cases(options.cases, options.half))
    print("\n".join(score(cases, options.verbose).lines()))


if __name__ == "__main__":
    main()
