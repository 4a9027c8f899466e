"""The PATH arguments of a run as plain paths: globs expanded, lists read."""

from __future__ import annotations

import glob
import os
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from goiaudit.model.errors import UsageError
from goiaudit.model.refusals import refusal

STDIN = "-"


def given_paths(paths: Sequence[str], files_from: str | None = None) -> tuple[str, ...]:
    """``paths`` with their globs expanded, then those that the list ``files_from`` names.

    A name that exists is taken as it is, whatever signs it has; ``**`` goes through all folders.
    UsageError for a list that cannot be read or names nothing.
    """
    if files_from == STDIN and STDIN in paths:
        raise UsageError(
            "standard input is either a report or a list of files",
            "标准输入要么是一份报告，要么是文件清单",
        )
    listed = _listed(files_from) if files_from is not None else []
    return tuple(path for given in (*paths, *listed) for path in _expanded(given))


def _expanded(given: str) -> Iterator[str]:
    """What a glob matches, sorted by name level by level; anything else as it is."""
    if given == STDIN or not glob.has_magic(given) or os.path.lexists(given):
        yield given
        return
    found = sorted(glob.glob(given, recursive=True), key=_levels)  # noqa: PTH207 - as given
    yield from found or [given]


def _levels(path: str) -> list[str]:
    return path.replace(os.sep, "/").split("/")


def _listed(file: str) -> list[str]:
    """The lines of a list, or its parts between NUL characters (``find -print0``)."""
    try:
        data = sys.stdin.buffer.read() if file == STDIN else Path(file).read_bytes()
    except OSError as error:
        why = refusal(error)
        raise UsageError(
            f"--files-from {file}: cannot be read: {why.en}",
            f"--files-from {file}: 无法读取: {why.zh}",
        ) from error
    separator = b"\0" if b"\0" in data else b"\n"
    lines = (_decoded(line.rstrip(b"\r")) for line in data.split(separator))
    found = [line.removeprefix("\ufeff") for line in lines if line.strip("\ufeff \t")]
    if not found:
        raise UsageError(
            f"--files-from {file}: the list names no file (write one path on each line)",
            f"--files-from {file}: 清单中没有文件 (每行写一个路径)",
        )
    return found


def _decoded(line: bytes) -> str:
    """A path as the system writes it; lists that Windows programs write may be GBK."""
    try:
        return line.decode("utf-8")
    except UnicodeDecodeError:
        name = line.decode("gb18030", "replace")
        return name if os.path.lexists(name) else os.fsdecode(line)
