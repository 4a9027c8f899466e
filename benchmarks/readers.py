"""Reading and recognition in every format beside the parser underneath, in one run.

Run ``python -m benchmarks.readers [--documents N] [--first] [NAME ...]`` from the root of the
checkout; NAME is the beginning of a format's name (html, docx, xlsx, pdf, text ...), default all.

Every document is made up, differs from the others in all its figures and is read once, so that
nothing which was remembered of it counts. The words of the tables are those of the documents
before, as in reports out of one system, and what is known of such tables helps; with ``--first``
it is forgotten before each document, as if each were the first of its kind.

Times are processor time of this process in milliseconds per document, the best of N: what else
the machine does makes times longer, never shorter. Memory is the peak in MB
of what Python's own objects take (py: tracemalloc, without the trees of parsers) and of a whole
process that reads one document and nothing else (process: VmHWM or ru_maxrss).
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import time
import tracemalloc
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from benchmarks.documents.cases import CASES, Case
from goiaudit.model.document import Document
from goiaudit.model.errors import InputError
from goiaudit.model.settings import Limits
from goiaudit.reading import html, read_document, sheet_parts
from goiaudit.reading.archive import members
from goiaudit.reading.dispatch import read_source
from goiaudit.reading.source import load
from goiaudit.recognition import recurring
from goiaudit.recognition.report import recognise

LIMITS = Limits()
DOCUMENTS = 40
WARM_UP = 3
_FEW = {"XLSX, batch": 8, "PDF": 12, "ZIP of web pages": 12}
"""Documents of formats that are slow to make."""


@dataclass(frozen=True)
class Times:
    """Milliseconds for one document."""

    floor: float
    reading: float
    recognition: float

    @property
    def both(self) -> float:
        """Reading and recognition together."""
        return self.reading + self.recognition


def documents_of(case: Case, data: bytes) -> list[Document]:
    """What is read of the bytes: one document, of an archive several."""
    if not case.name.endswith(".zip"):
        return [read_document(data, LIMITS, case.name)]
    found = load(data, LIMITS, case.name)
    inside = [member for member in members(found, LIMITS) if not isinstance(member, InputError)]
    return [read_source(member, LIMITS) for member in inside]


def measured(case: Case, seed: int, first: bool) -> Times:
    """One document, never seen before: read, recognised, and its floor."""
    data = case.make(seed)
    if first:
        html.forget()
        sheet_parts.forget()
        recurring.forget()
    started = time.process_time()
    documents = documents_of(case, data)
    read = time.process_time()
    reports = [report for document in documents for report in recognise(document)]
    recognised = time.process_time()
    case.floor(data)
    ended = time.process_time()
    if len(reports) != case.reports:
        raise SystemExit(f"{case.title}: {len(reports)} reports, not {case.reports}")
    return Times(*(1000 * t for t in (ended - recognised, read - started, recognised - read)))


def best(times: Sequence[Times]) -> Times:
    """The least of each."""
    return Times(*(min(getattr(t, name) for t in times) for name in Times.__dataclass_fields__))


def peak(work: Callable[[], object]) -> float:
    """Peak of Python's own objects in MB."""
    tracemalloc.start()
    work()
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return most / 1e6


def process_peak(case: Case, data: bytes) -> float:
    """Peak in MB of a process that imports what it needs and reads one document."""
    command = [sys.executable, "-m", "benchmarks.documents.alone", case.name]
    return float(subprocess.run(command, input=data, capture_output=True, check=True).stdout)


def verdict(case: Case, found: Times) -> str:
    """The target and whether it is met."""
    if case.most is not None:
        met = found.both <= case.most * found.floor
        faster = f"at least {1 / case.most:g}x faster"
        target = f"at most {case.most:g}x" if case.most >= 1 else faster
    elif case.limit is not None:
        met = found.both <= case.limit
        target = f"at most {case.limit:g} ms"
    else:
        return "no target"
    return f"{target}: {'met' if met else 'MISSED'}"


def row(case: Case, count: int, first: bool) -> tuple[str, bool]:
    """One line of the table, and whether the target is met."""
    seeds = range(1000, 1000 + WARM_UP + min(count, _FEW.get(case.title, count)))
    found = best([measured(case, seed, first) for seed in seeds][WARM_UP:])
    data = case.make(7)
    held = peak(lambda: [recognise(document) for document in documents_of(case, data)])
    whole = process_peak(case, data)
    ratio = found.both / found.floor
    said = verdict(case, found)
    text = (
        f"{case.title:20}{len(data) / 1000:6.0f}{found.floor:9.2f}{found.reading:9.2f}"
        f"{found.recognition:9.2f}{found.both:9.2f}{ratio:8.2f}x{held:7.1f}{whole:9.0f}"
        f"   {case.floored:14}{said}"
    )
    return text, "MISSED" not in said


def main() -> int:
    """Print the table; 1 if a target is missed."""
    parser = argparse.ArgumentParser(description="Time reading and recognition by format.")
    parser.add_argument("names", nargs="*", metavar="NAME")
    parser.add_argument("--documents", type=int, default=DOCUMENTS, metavar="N")
    parser.add_argument("--first", action="store_true", help="know no tables from documents before")
    options = parser.parse_args()
    names = tuple(name.lower() for name in options.names)
    print(
        f"{'ms per document':20}{'kB':>6}{'floor':>9}{'reading':>9}{'recogn.':>9}{'both':>9}"
        f"{'of floor':>9}{'py MB':>7}{'process':>9}   {'floor is':14}target"
    )
    missed = 0
    for case in CASES:
        if not names or case.title.lower().startswith(names):
            text, met = row(case, options.documents, options.first)
            missed += not met
            print(text, flush=True)
    return int(missed > 0)


if __name__ == "__main__":
    sys.exit(main())
