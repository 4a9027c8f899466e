"""OLE containers ([MS-CFB]) with streams at the root, as old Office files are."""

from __future__ import annotations

import struct

from goiaudit.reading.ole import MAGIC

_SECTOR = 512
_PER_SECTOR = _SECTOR // 4
_NONE, _END, _FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
_SHORTEST = 4096
"""Shorter streams would stand in a stream of small streams."""


def container(*names: str, head: bytes = b"", **streams: bytes) -> bytes:
    """A container with these streams, those only named of zeros; ``head`` begins the first."""
    contents = dict.fromkeys(names, b"") | streams
    first = next(iter(contents), None)
    whole = {
        name: _padded((head if name == first else b"") + data) for name, data in contents.items()
    }
    directories = (len(whole) + 4) // 4
    needed = directories + sum(map(len, whole.values())) // _SECTOR
    tables = -(-needed // (_PER_SECTOR - 1))
    fat = [*[_FAT] * tables, *range(tables + 1, tables + directories), _END]
    entries = [_entry("Root Entry", 5, child=1 if whole else _NONE, sector=_END, length=0)]
    for at, (name, data) in enumerate(whole.items(), start=1):
        start = len(fat)
        right = at + 1 if at < len(whole) else _NONE
        entries.append(_entry(name, 2, right=right, sector=start, length=len(data)))
        fat += [*range(start + 1, start + len(data) // _SECTOR), _END]
    header = MAGIC + bytes(16) + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    header += struct.pack("<IIIIIIIII", 0, tables, tables, 0, _SHORTEST, _END, 0, _END, 0)
    header += struct.pack("<109I", *range(tables), *[_NONE] * (109 - tables))
    table = struct.pack(f"<{len(fat)}I", *fat).ljust(tables * _SECTOR, b"\xff")
    listed = b"".join(entries).ljust(directories * _SECTOR, b"\0")
    return header + table + listed + b"".join(whole.values())


def _padded(data: bytes) -> bytes:
    size = max(len(data), _SHORTEST)
    return data.ljust(-(-size // _SECTOR) * _SECTOR, b"\0")


def _entry(
    name: str, kind: int, *, child: int = _NONE, right: int = _NONE, sector: int, length: int
) -> bytes:
    text = name.encode("utf-16-le")
    front = text.ljust(64, b"\0") + struct.pack("<HBB", len(text) + 2, kind, 1)
    front += struct.pack("<III", _NONE, right, child) + bytes(36)
    return front + struct.pack("<IQ", sector, length)
