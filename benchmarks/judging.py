"""What judging costs beside reading, on web pages of the size that organs publish.

    python -m benchmarks.judging [reports] [FILE...]

Pages of a made-up corpus (each another organ), or the files named, are read from disk and judged
by the whole shipped pack in batches of 512, as a run of 4,096 files or more on two processors
makes them (a smaller run makes smaller ones, whose share is larger). Reading and judging take
turns, so that a machine that changes its speed changes both, and no page is judged twice: what is
worked out when a report is first looked at is part of the cost. "verdicts" is every rule judged on
every page, "to the end" also findings located and worded, and results put together; batches take
turns at the two. Times are of the processor.
"""

from __future__ import annotations

import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeVar

from benchmarks.corpus import Plan, make_corpus
from goiaudit.audit.batch import audit_reports, verdicts_of
from goiaudit.audit.relations import NONE
from goiaudit.definitions.lasting import collect_rarely, lasting
from goiaudit.model.report import Report
from goiaudit.model.result import AuditedReport
from goiaudit.pipeline import read_or_reason
from goiaudit.rules import RuleSet, load_rules

T = TypeVar("T")
_WARM, _TOGETHER = 40, 512


@contextmanager
def pages(count: int, files: Sequence[str]) -> Iterator[list[Path]]:
    """The files named, else a made-up page of each of so many organs, in a folder of their own."""
    if files:
        yield [Path(file) for file in files]
        return
    sheets = make_corpus(Plan(organs=count, years=(2023,), faults=0.1, seed=711))
    with TemporaryDirectory() as folder:
        written = []
        for n, sheet in enumerate(sheet for sheet in sheets if sheet.made is not None):
            written.append(Path(folder) / f"{n:05}{Path(sheet.path).suffix}")
            written[-1].write_bytes(sheet.data())
        yield written


def read(files: Sequence[Path]) -> list[Report]:
    """Every report of the files."""
    return [report for file in files for report in read_or_reason(file)]


@lasting()
def judge(reports: Sequence[Report], rules: RuleSet) -> int:
    """Only the verdicts; the number of pages in which something fails."""
    found = verdicts_of(reports, [NONE] * len(reports), rules)
    return sum(len(verdicts.failed) for _, verdicts in found)


def audited(reports: Sequence[Report], rules: RuleSet) -> list[AuditedReport]:
    """Judged, explained and put together."""
    return list(audit_reports(reports, rules, "zh"))


def timed(work: Callable[[], T]) -> tuple[float, T]:
    """Seconds of processor time, and what came of the work."""
    begin = time.process_time()
    found = work()
    return time.process_time() - begin, found


def main(count: int = 1000, files: Sequence[str] = ()) -> None:
    """Print milliseconds a page of every stage, and its share of reading."""
    collect_rarely()  # as the command does
    rules = load_rules().active
    spent, seen = Counter[str](), Counter[str]()

    def told(stage: str, seconds: float, number: int) -> None:
        spent[stage] += seconds
        seen[stage] += number

    with pages(count, files) as written:
        # Imports and caches are not what is measured; a batch of several loads what large ones do.
        warm = read(written[:_WARM])
        judge(warm, rules), audited(warm, rules)
        for n, first in enumerate(range(0, len(written), _TOGETHER)):
            seconds, reports = timed(partial(read, written[first : first + _TOGETHER]))
            told("reading, from disk", seconds, len(reports))
            if n % 2:
                told("verdicts", timed(partial(judge, reports, rules))[0], len(reports))
            else:
                told("to the end", timed(partial(audited, reports, rules))[0], len(reports))
    each = spent["reading, from disk"] / seen["reading, from disk"]
    for stage, seconds in spent.items():
        one = seconds / seen[stage]
        print(f"{stage:<20}{one * 1000:8.2f} ms a page, {one / each:7.1%} of reading")


if __name__ == "__main__":
    words = sys.argv[1:]
    main(int(words[0]) if words else 4096, words[1:])
