"""How many breaks between reports are found, and how many findings are false.

    python -m benchmarks.series [pairs per rule and year]

Histories of made-up organs (small, middle and large in turn) hold every rule on two years; then
one thing is changed that only the other year, or the other reports of the county, can tell. Of
each rule are printed: pairs, breaks that could be made, breaks found at the right cell, findings
of other rules (none should be there but those named after the figure), and findings on the same
pairs unbroken. Renamed and merged organs are linked by a list of organs.
"""

from __future__ import annotations

import sys
import time

from benchmarks.series.study import Score, clean, merged, series, sums

_HEAD = f"{'':16}{'pairs':>7}{'breaks':>8}{'found':>8}{'others':>8}  "


def main() -> None:
    each = int(sys.argv[1]) if len(sys.argv) > 1 else 30
    start = time.process_time()
    print(_HEAD)
    scores = {**series(each), **sums(each), **merged(each)}
    for name, score in scores.items():
        print(line(name, score))
    false, judged = clean(each)
    print(f"unbroken: {judged} instances judged, {false} false")
    print(f"{time.process_time() - start:.1f} s of processor time")


def line(name: str, score: Score) -> str:
    also = ", ".join(f"{rule} {n}" for rule, n in sorted(score.others.items()))
    return f"{name:16}{score.pairs:7}{score.breaks:8}{score.found:8}{score.other:8}  {also}"


if __name__ == "__main__":
    main()
