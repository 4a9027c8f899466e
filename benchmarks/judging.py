"""What judging costs beside reading, on web pages of the size that organs publish.

    python -m benchmarks.judging [reports] [FILE...]

Pages of a made-up corpus (each another organ), or the files named, are read one after the other
from disk, as ``goiaudit check`` does, and judged in one batch by the whole shipped pack. Times
are of the processor. "verdicts" is every rule judged on every page; "explaining" is what judging
to the end takes more: findings located and worded, and the results put together, those of pages
without a finding among them.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeVar

from benchmarks.corpus import Plan, make_corpus
from goiaudit.audit.batch import audit_reports, verdicts_of
from goiaudit.audit.relations import NONE
from goiaudit.model.report import Report
from goiaudit.model.result import AuditedReport
from goiaudit.pipeline import read_or_reason
from goiaudit.rules import RuleSet, load_rules

T = TypeVar("T")


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


def main(count: int = 500, files: Sequence[str] = ()) -> None:
    """Print milliseconds a page of every stage, and its share of reading."""
    rules = load_rules().active
    with pages(count, files) as written:
        # Imports and caches are not what is measured; a batch of several loads what large ones do.
        warm = read(written[:40])
        judge(warm, rules), audited(warm, rules)
        reading, reports = timed(lambda: read(written))
    whole, results = timed(lambda: audited(reports, rules))
    verdicts, _ = timed(lambda: judge(reports, rules))
    sound = [result.report for result in results if not result.findings]
    without, _ = timed(lambda: audited(sound, rules))
    findings = sum(len(result.findings) for result in results)
    print(f"{len(reports)} pages, {findings} findings in {len(reports) - len(sound)} of them")
    each = reading / len(reports)
    print(f"{'reading, from disk':<32}{each * 1000:8.2f} ms a page")
    for label, seconds, number in (
        ("verdicts of all pages", verdicts, len(reports)),
        ("explaining, all pages", whole - verdicts, len(reports)),
        ("both, all pages", whole, len(reports)),
        ("both, pages without finding", without, len(sound)),
    ):
        if number:
            one = seconds / number
            print(f"{label:<32}{one * 1000:8.2f} ms a page, {one / each:.1%} of reading")


if __name__ == "__main__":
    words = sys.argv[1:]
    main(int(words[0]) if words else 500, words[1:])
