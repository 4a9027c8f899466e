"""How long ``goiaudit --help`` and its like take, and one report from the shell.

Run: python benchmarks/startup.py

Best and median of ten, beside bare Python. One report is compared, in processor time, with the
import of pandas and pandera alone, which any script about tables begins with.
"""

from __future__ import annotations

import resource
import statistics
import subprocess
import sys
import time
from pathlib import Path

LIMIT = 0.3
"""Seconds of a help text."""
RATIO = 1.6
"""One report from the shell, in imports of pandas and pandera."""
RUNS = 10
GOIAUDIT = [sys.executable, "-m", "goiaudit"]
REPORT = Path(__file__).parent.parent / "examples" / "2021-row-total.txt"
IMPORT = "import pandas, pandera"
CHECK = "goiaudit check one.txt"
COMMANDS = (
    ("python -c pass", [sys.executable, "-c", "pass"]),
    ("goiaudit --help", [*GOIAUDIT, "--help"]),
    ("goiaudit check --help", [*GOIAUDIT, "check", "--help"]),
    ("goiaudit --version", [*GOIAUDIT, "--version"]),
    ("goiaudit rules list", [*GOIAUDIT, "rules", "list"]),
    (IMPORT, [sys.executable, "-c", IMPORT]),
    (CHECK, [*GOIAUDIT, "check", "--no-config", "--fail-on", "never", str(REPORT)]),
)


def seconds(command: list[str]) -> tuple[float, float]:
    """Elapsed and processor time."""
    started, used = time.perf_counter(), resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    ended, after = time.perf_counter(), resource.getrusage(resource.RUSAGE_CHILDREN)
    processor = after.ru_utime + after.ru_stime - used.ru_utime - used.ru_stime
    return ended - started, processor


def main() -> int:
    """Print the times; 1 where a limit is passed."""
    runs = [{name: seconds(command) for name, command in COMMANDS} for _ in range(RUNS + 1)][1:]
    slow = False
    for name, _ in COMMANDS:
        times = sorted(run[name][0] for run in runs)
        median = statistics.median(times)
        limited = name.endswith("--help")
        slow |= limited and median > LIMIT
        limit = f"  (limit {LIMIT} s)" if limited else ""
        print(f"{name:24} best {times[0]:.3f} s  median {median:.3f} s{limit}")
    check, imports = (min(run[name][1] for run in runs) for name in (CHECK, IMPORT))
    ratio = check / imports
    print(f"{CHECK}: {ratio:.2f} x {IMPORT} (limit {RATIO}; processor time, best of {RUNS})")
    return int(slow or ratio > RATIO)


if __name__ == "__main__":
    sys.exit(main())
