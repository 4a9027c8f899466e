"""How often the wrong cell is named: seeded faults of every kind, judged and located.

    python -m benchmarks.localisation.study [faults per kind] [--kind PREFIX] [--text]
                                            [--last-year] [--examples N]

Every fault starts from figures that hold together (small, middle and large organs in turn), so
the right value of every cell is known. Of a kind are printed: how many break a rule (``seen``;
what breaks none cannot be found), how many of those are explained, name every wrong cell among
the candidates, and name exactly them with their right figures as the only explanation
(``unique``); ``false`` counts explanations called unique that name a wrong figure, ``kind`` those
named as what they are, and ms is the processor time of locating one report. ``--text`` lets the
text state the main figures, rightly; ``--last-year`` gives the run last year's report.
"""

from __future__ import annotations

import argparse
import statistics
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import cycle
from random import Random

from benchmarks.localisation.faults import KINDS
from benchmarks.localisation.organs import Cells, Organ, organ, report_of
from goiaudit.audit.batch import audit_reports
from goiaudit.audit.evaluate import FAIL, Judged, judge
from goiaudit.audit.figures import Figures
from goiaudit.audit.localise import causes, equations_of, puzzle_of, statements
from goiaudit.audit.relations import Relations
from goiaudit.model.findings import Finding, Suggestion
from goiaudit.model.report import Report
from goiaudit.rules import RuleSet, load_rules
from goiaudit.rules.compile import compile_rules
from goiaudit.rules.expand import Context

RULES = ("T301", "T302", "T303", "T305", "T401")
SUMS = frozenset({"T301", "T302", "T303", "T401"})
SIZES = ("small", "middle", "large")
NAMES = {
    "3 row right": ("row_shifted",),
    "3 row left": ("row_shifted",),
    "3 segment": ("row_shifted",),
    "3 shift": ("row_shifted",),
    "3 total misplaced": ("total_misplaced",),
    "3 cells swapped": ("cells_swapped", "row_shifted", "column_shifted", "total_misplaced"),
    "3 rows swapped": ("rows_swapped",),
    "3 columns swapped": ("columns_swapped",),
    "3 part left": ("part_left_out", "zero_for_figure"),
    "3 row left out": ("row_left_out",),
    "3 row of last year": ("previous_year", "row_replaced", "part_and_total", "row_left_out"),
    "3 split": ("split_digits",),
    "3 joined": ("joined_digits",),
    "4 strip": ("row_shifted",),
}  # fmt: skip
"""What a fault may be called, by the beginning of its name; single figures go by any slip."""


@dataclass(frozen=True)
class Case:
    """One seeded fault: the figures that are right, and the report with those typed."""

    kind: str
    organ: Organ
    changed: Cells
    report: Report


@dataclass
class Score:
    """What became of the faults of one kind."""

    n: int = 0
    seen: int = 0
    explained: int = 0
    named: int = 0
    unique: int = 0
    false: int = 0
    called: int = 0
    times: list[float] = field(default_factory=list)

    def add(self, other: Score) -> None:
        """Count another score in."""
        for name in ("n", "seen", "explained", "named", "unique", "false", "called"):
            setattr(self, name, getattr(self, name) + getattr(other, name))
        self.times += other.times


def cases(kind: str, count: int, *, talkative: bool, seed: int = 2023) -> Iterator[Case]:
    """Faults of one kind; one that changes nothing (a blank for a zero) is drawn again."""
    random = Random(f"{seed} {kind} {talkative}")
    made = 0
    for size in cycle(SIZES):
        if made == count:
            return
        found = organ(random, size, talkative=talkative)
        for _ in range(50):
            typed = KINDS[kind][1](random, found)
            changed = {a: v for a, v in typed.items() if (found.cells[a] or 0) != (v or 0)}
            if changed:
                break
        else:
            continue
        made += 1
        report = report_of(found.cells | typed, found.claims, f"{kind} {made}")
        yield Case(kind, found, changed, report)


def ruleset() -> RuleSet:
    return load_rules().select(RULES)


def score(case: Case, findings: Sequence[Finding]) -> Score:
    """What the findings say of a fault; ``times`` is left empty."""
    suggestions = _distinct(findings)
    seen = bool(findings)
    named = _named(suggestions) >= case.changed.keys()
    false = any(_is_false(case, s) for s in suggestions)
    return Score(
        n=1,
        seen=seen,
        explained=seen and bool(suggestions),
        named=seen and named,
        unique=seen and not false and _only(suggestions) >= case.changed.keys(),
        false=false,
        called=seen and _is_called(case, suggestions),
    )


def _distinct(findings: Sequence[Finding]) -> list[Suggestion]:
    found: dict[str, Suggestion] = {}
    for finding in findings:
        if finding.suggestion is not None:
            found.setdefault(finding.incident, finding.suggestion)
    return list(found.values())


def _named(suggestions: Sequence[Suggestion]) -> set[str]:
    found = {a for s in suggestions for a in s.cells}
    return found | {a for s in suggestions for other in s.alternatives for a in other.cells}


def _only(suggestions: Sequence[Suggestion]) -> set[str]:
    return {a for s in suggestions if s.uniqueness == "unique" for a in s.cells}


def _is_false(case: Case, suggestion: Suggestion) -> bool:
    right = case.organ.cells
    wrong = any(right[a] != value for a, value in suggestion.cells.items())
    return suggestion.uniqueness == "unique" and wrong


def _is_called(case: Case, suggestions: Sequence[Suggestion]) -> bool:
    fitting = [k for k in NAMES if case.kind.startswith(k)]
    names = NAMES[max(fitting, key=len)] if fitting else None
    kinds = {s.kind for s in suggestions}
    kinds |= {other.kind for s in suggestions for other in s.alternatives}
    return bool(kinds) if names is None else not kinds.isdisjoint(names)


class Locator:
    """Times the localisation alone, apart from reading and judging."""

    def __init__(self) -> None:
        self.program = compile_rules(ruleset(), Context("2021", "2021", "2021"))

    def milliseconds(self, reports: Sequence[Report]) -> list[float]:
        """Processor time of locating each report that fails."""
        judged = judge(self.program, Figures.of(reports))
        whole = next(group for group in judged if group.group.source is None)
        return [
            self._one(whole, n, report)
            for n, report in enumerate(reports)
            if (whole.verdicts[:, n] == FAIL).any()
        ]

    def _one(self, whole: Judged, n: int, report: Report) -> float:
        begin = time.process_time()
        net = equations_of(whole.group, SUMS)
        puzzle = puzzle_of(whole, n, net, {})
        failing = [k for k, e in enumerate(net.equations) if whole.verdicts[e.instance, n] == FAIL]
        causes(puzzle.of(failing), statements(puzzle, report.claims))
        return (time.process_time() - begin) * 1000


def run(
    kind: str, count: int, *, talkative: bool, last_year: bool = False, examples: int = 0
) -> Score:
    """The score of one kind of fault."""
    found = list(cases(kind, count, talkative=talkative))
    total = Score()
    before = [report_of(c.organ.previous, (), "before") if last_year else None for c in found]
    relations = [Relations(previous=report) for report in before]
    results = audit_reports([case.report for case in found], ruleset(), "zh", relations)
    for case, result in zip(found, results, strict=True):
        one = score(case, result.findings)
        total.add(one)
        if examples and one.seen and (one.false or not (one.named and one.called)):
            examples -= 1
            _show(case, result.findings)
    total.times = Locator().milliseconds([case.report for case in found])
    return total


def _show(case: Case, findings: Sequence[Finding]) -> None:
    print(f"--- {case.report.path} ({case.organ.size})")
    for address, value in case.changed.items():
        print(f"    typed {value} for {case.organ.cells[address]} in {address}")
    for finding in findings:
        print(f"    {finding.incident} {finding.rule} {finding.message}")
    for suggestion in _distinct(findings):
        print(f"    {suggestion.uniqueness} {suggestion.kind} {dict(suggestion.cells)}")
        for other in suggestion.alternatives[:6]:
            print(f"        or {other.kind} {dict(other.cells)}")


HEAD = (
    f"{'kind':<32}{'n':>6}{'seen':>6}{'expl.':>7}{'named':>7}{'unique':>7}{'false':>6}{'kind':>7}"
)


def line(name: str, s: Score) -> str:
    """One line of the table; shares are of the faults that break a rule."""
    shares = "".join(f"{_share(v, s.seen):>7}" for v in (s.explained, s.named, s.unique))
    times = sorted(s.times) or [0.0]
    late = times[min(len(times) - 1, len(times) * 95 // 100)]
    return (
        f"{name:<32}{s.n:>6}{s.seen:>6}{shares}{s.false:>6}{_share(s.called, s.seen):>7}"
        f"{statistics.median(times):>8.2f}{late:>8.2f}"
    )


def _share(part: int, whole: int) -> str:
    return f"{100 * part / whole:.1f}" if whole else "-"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("count", nargs="?", type=int, default=105)
    parser.add_argument("--kind", default="")
    parser.add_argument("--text", action="store_true")
    parser.add_argument("--last-year", action="store_true")
    parser.add_argument("--examples", type=int, default=0)
    options = parser.parse_args()
    print(f"{HEAD}{'ms':>8}{'ms 95%':>8}")
    groups: dict[str, Score] = {}
    for kind, (group, _) in KINDS.items():
        if kind.startswith(options.kind):
            found = run(
                kind, options.count, talkative=options.text, last_year=options.last_year,
                examples=options.examples,
            )  # fmt: skip
            print(line(kind, found), flush=True)
            groups.setdefault(group, Score()).add(found)
            groups.setdefault("all", Score()).add(found)
    print()
    for group in sorted(groups, key=lambda name: (name == "all", name)):
        print(line(group, groups[group]))


if __name__ == "__main__":
    main()
