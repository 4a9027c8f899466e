"""How long the narrative engine takes for the claims of a text, and whether that stays linear.

    python -m benchmarks.narrative.speed [--largest 10000]

Measured is process time (CPU seconds of this process) of Engine.read for a report whose
paragraphs are folded already: sentences, claims, breakdowns and observations. Two texts are made
up (texts.py): an ordinary one, as full of figures as the fullest of five real reports, and a
dense one with four times as many. They are repeated up to the size; no sentence is remembered.
10 kB are UTF-8 bytes, some 3,500 characters. The best of several runs counts. A reference loop
of plain Python is timed beside it, so that results of different machines can be compared.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable

from benchmarks.narrative.texts import DENSE, ORDINARY
from goiaudit.model.cells import Location
from goiaudit.model.report import Report
from goiaudit.model.text import FoldedText, Paragraph, Section
from goiaudit.narrative.engine import Engine, shipped

TEXTS = {"ordinary": ORDINARY, "dense": DENSE}
HOSTILE = {
    "digits": "1",
    "digits with marks": "1,",
    "brackets": "(",
    "closing brackets": ")",
    "quotation marks": "“",
    "titles opened": "《",
    "nested 其中": "其中(收到申请1件,",
    "claims without end": "收到申请1件,",
    "channels without end": "网站1条、",
    "denials without end": "未收到",
    "Chinese numerals": "一",
    "spread digits": "1 ",
    "lines of one figure": "收到政府信息公开申请1件\n",
}


def report_of(lines: list[str]) -> Report:
    """A report whose overview has these lines."""
    body = tuple(
        Paragraph(FoldedText(line, line), Location(line=number))
        for number, line in enumerate(lines, 1)
    )
    return Report("made", year=2022, form="2021", sections=(Section("overview", None, body),))


def text_of(kilobytes: float, text: str = DENSE) -> list[str]:
    """Lines of a made-up report, again and again, up to a size in kB of UTF-8."""
    lines, size = [], 0.0
    source = text.splitlines()
    while size < kilobytes:
        line = source[len(lines) % len(source)]
        lines.append(line)
        size += len(line.encode()) / 1000
    return lines


def best(action: Callable[[], object], runs: int) -> float:
    """The least process time of some runs, in seconds."""
    times = []
    for _ in range(runs):
        begin = time.process_time()
        action()
        times.append(time.process_time() - begin)
    return min(times)


def reference() -> float:
    """Seconds of a fixed piece of plain Python (about 10 ms on a machine of 2020)."""

    def work() -> int:
        total, known = 0, {str(number): number for number in range(1000)}
        for number in range(100_000):
            total += known[str(number % 1000)]
        return total

    return best(work, 15)


def _measure(engine: Engine, name: str, text: str, largest: int) -> None:
    print(f"\n{name:>10} {'time':>12} {'per 10 kB':>12} {'figures':>8} {'claims':>8}")
    for size in (1, 10, 100, 1_000, 10_000):
        if size > largest:
            break
        lines = text_of(size, text)
        report = report_of(lines)
        seconds = best(lambda report=report: engine.read(report), 25 if size < 100 else 3)  # type: ignore[misc]
        claims = len(engine.read(report)[0])
        readings = filter(None, map(engine.lexicon.read, lines))
        figures = sum(len(reading.figures) for reading in readings)
        times = f"{seconds * 1000:>9.2f} ms {seconds * 10_000 / size:>9.2f} ms"
        print(f"{size:>7} kB {times} {figures:>8} {claims:>8}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--largest", type=int, default=10_000, help="largest text, in kB")
    largest = parser.parse_args().largest
    engine = shipped()
    engine.read(report_of(text_of(10)))
    print(f"reference loop {reference() * 1000:.1f} ms")
    for name, text in TEXTS.items():
        _measure(engine, name, text, largest)
    print("\nhostile, 100,000 characters against 25,000 (4.0 = linear)")
    for name, piece in HOSTILE.items():
        few, many = (
            report_of((piece * (length // len(piece))).splitlines()) for length in (25_000, 100_000)
        )
        short = best(lambda report=few: engine.read(report), 2)  # type: ignore[misc]
        long = best(lambda report=many: engine.read(report), 2)  # type: ignore[misc]
        print(f"{name:24} {long * 1000:>9.1f} ms   x {long / max(short, 1e-6):.1f}")


if __name__ == "__main__":
    main()
