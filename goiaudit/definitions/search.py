"""Which configuration, waivers and organs hold: never a file that the audited have brought.

What comes from the audited must not switch off the audit. The configuration is looked for in
and above the working directory only, and passed over where it lies deeper inside an audited
folder. One that lies at the top of the audited folder is used if that is the working directory
or above it: there it stands beside the reports because the person who audits works there, and
every output names it.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

CONFIGURATION, PROJECT = "goiaudit.toml", "pyproject.toml"
WAIVERS, ORGANS = "waivers.yml", "organs.csv"
_TABLE = b"[tool.goiaudit"
_LARGEST = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Place:
    """A file that holds (None: there is none), and those passed over inside audited folders."""

    file: Path | None
    ignored: tuple[Path, ...] = ()


def find_configuration(start: Path, audited: Sequence[Path] = ()) -> Place:
    """The nearest configuration in or above ``start``; ``audited`` are the folders of PATH."""
    ignored: list[Path] = []
    for folder in (start, *start.parents):
        for file in _configurations(folder):
            if not is_inside(folder, audited):
                return Place(file, tuple(ignored))
            ignored.append(file)
    return Place(None, tuple(ignored))


def find_waivers(beside: Path | None, start: Path, audited: Sequence[Path] = ()) -> Place:
    """``waivers.yml`` beside the configuration, else in the working directory ``start``."""
    return _find_beside(WAIVERS, beside, start, audited)


def find_organs(beside: Path | None, start: Path, audited: Sequence[Path] = ()) -> Place:
    """``organs.csv``, looked for like the waivers."""
    return _find_beside(ORGANS, beside, start, audited)


def _find_beside(name: str, beside: Path | None, start: Path, audited: Sequence[Path]) -> Place:
    ignored: list[Path] = []
    for folder in dict.fromkeys((beside.resolve() if beside else start, start)):
        file = folder / name
        if os.path.isfile(file):  # noqa: PTH113 - a Path would raise where it may not look
            if not is_inside(folder, audited):
                return Place(file, tuple(ignored))
            ignored.append(file)
    return Place(None, tuple(ignored))


def is_inside(folder: Path, audited: Sequence[Path]) -> bool:
    """Whether a folder lies deeper inside an audited one (not: is one)."""
    parents = folder.resolve().parents
    return any(root.resolve() in parents for root in audited)


def is_configuration(file: Path) -> bool:
    """Whether a file is goiaudit.toml, or a pyproject.toml with the table of goiaudit."""
    if file.name == CONFIGURATION:
        return os.path.isfile(file)  # noqa: PTH113
    try:
        if file.name != PROJECT or not os.path.isfile(file):  # noqa: PTH113
            return False
        with file.open("rb") as stream:
            return _TABLE in stream.read(_LARGEST)
    except OSError:
        return False


def shown(file: Path, start: Path) -> str:
    """How a file is named to people: from the working directory on."""
    try:
        return Path(os.path.relpath(file, start)).as_posix()
    except ValueError:  # another drive
        return file.as_posix()


def _configurations(folder: Path) -> Iterator[Path]:
    for name in (CONFIGURATION, PROJECT):
        if is_configuration(folder / name):
            yield folder / name
