"""Which files in an audited folder goiaudit itself wrote; how they are told, reading says."""

from __future__ import annotations

from pathlib import Path

from goiaudit.reading.own import CELLS_HEADER, CLAIMS_HEADER, ORGANS_HEADER, is_own

__all__ = ["CELLS_HEADER", "CLAIMS_HEADER", "ORGANS_HEADER", "wrote"]


def wrote(file: Path) -> bool:
    """Whether goiaudit wrote this file; False where it cannot be read."""
    try:
        with file.open("rb") as stream:
            return is_own(file.name, stream)
    except OSError:
        return False
