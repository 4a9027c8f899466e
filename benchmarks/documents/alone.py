"""Read one document from standard input in a process of its own and print its peak in MB.

Run ``python -m benchmarks.documents.alone NAME < FILE``; nothing but what reads is imported.
"""

from __future__ import annotations

import resource
import sys
from pathlib import Path

from goiaudit.model.errors import InputError
from goiaudit.model.settings import Limits
from goiaudit.reading.archive import members
from goiaudit.reading.dispatch import read_source
from goiaudit.reading.sniff import is_zip
from goiaudit.reading.source import load
from goiaudit.recognition.report import recognise

_STATUS = Path("/proc/self/status")


def peak() -> float:
    """Peak in MB; what Linux says of a new process by ru_maxrss is that of its parent, too."""
    if _STATUS.exists():
        lines = _STATUS.read_text().splitlines()
        return next(int(line.split()[1]) / 1024 for line in lines if line.startswith("VmHWM"))
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main(name: str) -> None:
    limits = Limits()
    found = load(sys.stdin.buffer, limits, name)
    inside = members(found, limits) if is_zip(found.data) else [found]
    for member in inside:
        if isinstance(member, InputError):
            raise member
        recognise(read_source(member, limits))
    print(f"{peak():.1f}")


if __name__ == "__main__":
    main(sys.argv[1])
