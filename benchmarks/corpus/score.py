"""What of the seeded faults is found, what is missed, what is told without cause.

    python -m benchmarks.corpus.score DIR [RESULTS.jsonl] [-v]

DIR was written by ``python -m benchmarks.corpus``; without RESULTS the reports are checked here
as by ``goiaudit check DIR/reports --organs DIR/organs.csv --format jsonl``. A fault is found if
one of its rules is told of a report that shows it. False is a warning or an error on a report
that has no fault and is no relative of one; advice is only counted.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

Found = Mapping[str, Sequence[Mapping[str, Any]]]
"""Findings by the path of the report, below DIR."""


_REPORTS = "reports/"


@dataclass
class Score:
    """Faults by kind, those found, false alarms by rule with examples, advice by rule."""

    planted: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    missed: list[Mapping[str, Any]] = field(default_factory=list)
    false: Counter[str] = field(default_factory=Counter)
    examples: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    advice: Counter[str] = field(default_factory=Counter)
    reports: int = 0


def score(truths: Iterable[Mapping[str, Any]], found: Found) -> Score:
    """Hold the findings of a run against the truth."""
    done = Score(reports=len(found))
    spoilt: set[str] = set()
    for truth in truths:
        done.planted[truth["kind"]] += 1
        spoilt.update((truth["path"] or "", *truth["at"], *truth["near"]))
        if any(_tells(truth, finding) for path in truth["at"] for finding in found.get(path, ())):
            done.found[truth["kind"]] += 1
        else:
            done.missed.append(truth)
    for path, findings in found.items():
        for finding in () if path in spoilt else findings:
            rule = finding["rule"]
            if finding["severity"] == "info":
                done.advice[rule] += 1
                continue
            done.false[rule] += 1
            done.examples[rule].append(f"{path}: {finding['message']}")
    return done


def _tells(truth: Mapping[str, Any], finding: Mapping[str, Any]) -> bool:
    return str(finding["rule"]).startswith(tuple(truth["rules"]))


def lines(path: Path) -> Iterator[dict[str, Any]]:
    """The objects of a file of JSON lines."""
    with path.open(encoding="utf-8") as file:
        yield from map(json.loads, file)


def findings_of(results: Path) -> Found:
    """The findings of a run, by path below the folder of the corpus."""
    return {
        f"{_REPORTS}{report['path'].partition(_REPORTS)[2]}": report["findings"]
        for report in lines(results)
    }


def check(folder: Path) -> Path:
    """Check the corpus as the command does; the results are kept beside it."""
    results = folder / "results.jsonl"
    command = [sys.executable, "-m", "goiaudit", "check", str(folder / "reports"), "--organs",
               str(folder / "organs.csv"), "--format", "jsonl", "-o", str(results),
               "--fail-on", "never", "--lang", "en"]  # fmt: skip
    subprocess.run(command, check=True)
    return results


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the score."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path, metavar="DIR")
    parser.add_argument("results", type=Path, nargs="?", metavar="RESULTS")
    parser.add_argument("-v", action="store_true", help="list what was missed and what is false")
    options = parser.parse_args(arguments)
    results = options.results or check(options.folder)
    truths = list(lines(options.folder / "truth.jsonl"))
    done = score(truths, findings_of(results))
    print(f"{done.reports} reports\n{'fault':14}{'planted':>8}{'found':>8}{'missed':>8}")
    for kind, count in sorted(done.planted.items()):
        print(f"{kind:14}{count:8}{done.found[kind]:8}{count - done.found[kind]:8}")
    for title, counts in (("false", done.false), ("advice", done.advice)):
        told = ", ".join(f"{rule} {count}" for rule, count in sorted(counts.items()))
        print(f"{title}: {told or 'none'}")
    for truth in done.missed if options.v else ():
        print("MISSED", truth["kind"], truth["rules"], truth["at"][0], truth["cells"])
    for rule, examples in done.examples.items() if options.v else ():
        for example in examples[:3]:
            print("FALSE", rule, example)


if __name__ == "__main__":
    main()
