"""``python -m benchmarks.corpus``: write a corpus."""

from __future__ import annotations

import argparse
import time
from collections.abc import Sequence
from pathlib import Path

from benchmarks.corpus import Plan, write_corpus
from benchmarks.corpus.plan import SUFFIXES


def _years(text: str) -> tuple[int, ...]:
    first, _, last = text.partition("-")
    return tuple(range(int(first), int(last or first) + 1))


def _formats(text: str) -> dict[str, float]:
    pairs = (part.partition("=") for part in text.split(","))
    return {name: float(share or 1) for name, _, share in pairs}


def main(arguments: Sequence[str] | None = None) -> None:
    """Write the corpus that the options describe and say what was written."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.corpus", description=__doc__)
    parser.add_argument("--organs", type=int, required=True)
    parser.add_argument("--years", type=_years, default=(2023,), help="2023 or 2021-2025")
    parser.add_argument(
        "--formats", type=_formats, default={"html": 1.0},
        help=f"shares as html=0.9,docx=0.1; of {', '.join(SUFFIXES)}",
    )  # fmt: skip
    parser.add_argument("--faults", type=float, default=0.0, help="share of reports with a fault")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("-o", "--output", type=Path, required=True, metavar="DIR")
    options = parser.parse_args(arguments)
    plan = Plan(options.organs, options.years, options.formats, options.faults, options.seed)
    start = time.process_time()
    done = write_corpus(plan, options.output)
    seconds = time.process_time() - start
    count = sum(done.files.values())
    print(
        f"{count} reports, {done.size / 1e6:.0f} MB, {count / seconds:.0f} reports/s: {done.folder}"
    )
    for title, counts in (("files", done.files), ("faults", done.faults)):
        print(f"{title}: " + (", ".join(f"{k} {n}" for k, n in sorted(counts.items())) or "none"))


if __name__ == "__main__":
    main()
