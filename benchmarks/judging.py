"""What judging costs beside reading, on web pages of the size that organs publish.

    python benchmarks/judging.py [reports] [FILE...]

Pages of a made-up corpus (each another organ), or the files named, are read one after the other
and judged in one batch by the whole shipped pack, texts and explanations included.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Sequence

from benchmarks.corpus import Plan, make_corpus
from goiaudit.audit.batch import audit_reports
from goiaudit.model.report import Report
from goiaudit.pipeline import read_or_reason
from goiaudit.rules import RuleSet, load_rules


def sources(count: int, files: Sequence[str]) -> list[tuple[str, str | bytes]]:
    """Name and source of every report."""
    if files:
        return [(file, file) for file in files]
    sheets = make_corpus(Plan(organs=count, years=(2023,), faults=0.1, seed=711))
    return [(sheet.path, sheet.data()) for sheet in sheets if sheet.made is not None]


def judged(reports: Sequence[Report], rules: RuleSet) -> tuple[float, int]:
    """Seconds of processor time, and how many findings."""
    begin = time.process_time()
    results = list(audit_reports(reports, rules, "zh"))
    return time.process_time() - begin, sum(len(result.findings) for result in results)


def main(count: int = 500, files: Sequence[str] = ()) -> None:
    """Print milliseconds a report and the ratio, of all reports and of those without findings."""
    rules = load_rules().active
    given = sources(count, files)
    # Imports and caches are not what is measured; a batch of several loads what large ones need.
    judged([r for name, source in given[:40] for r in read_or_reason(source, name=name)], rules)
    begin = time.process_time()
    reports = [report for name, source in given for report in read_or_reason(source, name=name)]
    reading = time.process_time() - begin
    seconds, findings = judged(reports, rules)
    sound = [r.report for r in audit_reports(reports, rules, "zh") if not r.findings]
    print(f"{len(reports)} reports, {findings} findings")
    print(f"reading                {reading / len(reports) * 1000:8.2f} ms a report")
    for label, some, cost in (
        ("judging", reports, seconds),
        ("judging, no finding", sound, judged(sound, rules)[0]),
    ):
        if some:
            each = cost / len(some)
            share = each / (reading / len(reports))
            print(f"{label:<22} {each * 1000:8.2f} ms a report, {share:.1%} of reading")


if __name__ == "__main__":
    words = sys.argv[1:]
    main(int(words[0]) if words else 500, words[1:])
