"""``python -m tests.fuzz READER --seconds N --seed S [FILE...]``: exit status 1 for a fault."""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path

from tests.fuzz.running import Summary, run
from tests.fuzz.seeds import TARGETS, Source


def main() -> int:
    """Run one reader on mutated files and print what became of them."""
    options = _options()
    source = Source(options.reader, options.seed, options.files)
    start = time.monotonic()
    summary = run(source, options.seconds, options.bound, options.folder, options.first)
    _show(summary, options.reader, len(source.seeds), time.monotonic() - start)
    if summary.faults:
        print(f"inputs that failed are in {options.folder}")
    return 1 if summary.faults else 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument("reader", choices=sorted(TARGETS))
    parser.add_argument("files", nargs="*", type=Path, help="more seeds")
    parser.add_argument("--seconds", type=float, default=60.0, help="of the clock on the wall")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--first", type=int, default=0, help="number of the first input")
    parser.add_argument("--bound", type=float, default=5.0, help="seconds that an input may take")
    parser.add_argument("--folder", type=Path, default=Path("fuzz-faults"), help="for what failed")
    return parser.parse_intermixed_args()  # files after options, too


def _show(summary: Summary, reader: str, seeds: int, seconds: float) -> None:
    inputs = summary.inputs
    print(f"{reader}: {inputs} inputs from {seeds} seeds in {seconds:.0f} s")
    print(f"{summary.seconds:.0f} s of the processor within the readers")
    for ending, count in summary.endings.most_common():
        print(f"  {ending:24} {count:8} {count / max(1, inputs):7.1%}")
    print("slowest: " + ", ".join(f"{spent:.2f} s (input {n})" for spent, n in summary.slowest))
    for fault, numbers in summary.faults.items():
        print(f"FAULT {len(numbers)} times, first {numbers[:5]}: {fault}")


if __name__ == "__main__":
    sys.exit(main())
