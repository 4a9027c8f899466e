"""How long ``goiaudit --help`` and its like take: best and median of ten, beside bare Python.

Run: python benchmarks/startup.py
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import time

LIMIT = 0.3
RUNS = 10
COMMANDS = (
    ("python -c pass", [sys.executable, "-c", "pass"]),
    ("goiaudit --help", [sys.executable, "-m", "goiaudit", "--help"]),
    ("goiaudit check --help", [sys.executable, "-m", "goiaudit", "check", "--help"]),
    ("goiaudit --version", [sys.executable, "-m", "goiaudit", "--version"]),
    ("goiaudit rules list", [sys.executable, "-m", "goiaudit", "rules", "list"]),
)


def seconds(command: list[str]) -> float:
    started = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - started


def main() -> int:
    slow = False
    for name, command in COMMANDS:
        seconds(command)
        times = sorted(seconds(command) for _ in range(RUNS))
        median = statistics.median(times)
        limited = name.endswith("--help")
        slow |= limited and median > LIMIT
        limit = f"  (limit {LIMIT} s)" if limited else ""
        print(f"{name:24} best {times[0]:.3f} s  median {median:.3f} s{limit}")
    return int(slow)


if __name__ == "__main__":
    sys.exit(main())
