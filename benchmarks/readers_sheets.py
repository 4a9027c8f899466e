"""Reading workbooks beside calamine with merged ranges on the same bytes, in one run.

Run: python -m benchmarks.readers_sheets [FILE.xlsx ...] (from the root of the checkout)
"""

from __future__ import annotations

import io
import statistics
import sys
import time
import tracemalloc
from collections.abc import Callable
from pathlib import Path

from python_calamine import CalamineWorkbook

from goiaudit.model.settings import Limits
from goiaudit.reading import read_document
from goiaudit.recognition.report import recognise
from tests.writers.made_up import drawn
from tests.writers.sheets import DELIMITED, WORKBOOKS, as_markdown, batch_rows, book_of

RUNS = 40
LIMITS = Limits()
TARGET = 5.0
BATCH = 200


def milliseconds(*works: Callable[[], object]) -> list[float]:
    """Medians of RUNS in processor time, taken in turns: other load falls on all alike."""
    times: list[list[float]] = [[] for _ in works]
    for _ in range(RUNS + 1):
        for work, taken in zip(works, times, strict=True):
            started = time.process_time()
            work()
            taken.append((time.process_time() - started) * 1000)
    return [statistics.median(taken[1:]) for taken in times]


def floor(data: bytes) -> object:
    """Every sheet as lists of values, and its merged ranges; nothing else."""
    book = CalamineWorkbook.from_filelike(io.BytesIO(data))
    sheets = [book.get_sheet_by_name(name) for name in book.sheet_names]
    return [(sheet.to_python(), sheet.merged_cell_ranges) for sheet in sheets]


def peak(work: Callable[[], object]) -> float:
    """Python's own peak memory in MB."""
    tracemalloc.start()
    work()
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return most / 1e6


def measured(name: str, data: bytes) -> float:
    """Print one line; the ratio to calamine."""
    parsed, read, whole = milliseconds(
        lambda: floor(data),
        lambda: read_document(data, LIMITS, name),
        lambda: recognise(read_document(data, LIMITS, name)),
    )
    most = peak(lambda: recognise(read_document(data, LIMITS, name)))
    ratio = whole / parsed
    print(
        f"{name:24} {len(data) // 1024:5} kB  calamine {parsed:6.2f} ms  reading {read:6.2f}  "
        f"with recognition {whole:7.2f} ms  x{ratio:4.1f}  peak {most:5.1f} MB"
    )
    return ratio


def plain(name: str, data: bytes) -> None:
    """The same for a format without a parser beneath it."""
    read, whole = milliseconds(
        lambda: read_document(data, LIMITS, name),
        lambda: recognise(read_document(data, LIMITS, name)),
    )
    print(f"{name:24} {len(data) // 1024:5} kB  reading {read:6.2f}  with recognition {whole:7.2f}")


def main(files: list[str]) -> int:
    made = drawn("2021", 1)
    batch = batch_rows({f"示例{n}镇人民政府": drawn("2021", n) for n in range(BATCH)})
    books = {f"{name}.xlsx": write(made) for name, write in WORKBOOKS.items()}
    books[f"batch of {BATCH}.xlsx"] = book_of({"汇总": batch})
    books |= {Path(file).name: Path(file).read_bytes() for file in files}
    worst = max([measured(name, data) for name, data in books.items()])
    for name, write in DELIMITED.items():
        plain(f"{name}.csv", write(made))
    plain("report.md", as_markdown(made))
    print(f"worst x{worst:.1f}, target at most x{TARGET:g}")
    return int(worst > TARGET)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
