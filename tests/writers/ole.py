"""OLE containers ([MS-CFB]) with streams of zeros at the root, as old Office files are."""

from __future__ import annotations

import struct

from goiaudit.reading.ole import MAGIC

_SECTOR = 512
_NONE, _END, _FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
_STREAM = 4096


def container(*streams: str, head: bytes = b"") -> bytes:
    """A container with these streams of 4,096 bytes; ``head`` begins the first of them."""
    directories = (len(streams) + 4) // 4
    per_stream = _STREAM // _SECTOR
    fat = [_FAT, *range(2, directories + 1), _END]
    contents = b""
    entries = [_entry("Root Entry", 5, child=1 if streams else _NONE, sector=_END, length=0)]
    for at, name in enumerate(streams, start=1):
        first = len(fat)
        right = at + 1 if at < len(streams) else _NONE
        entries.append(_entry(name, 2, right=right, sector=first, length=_STREAM))
        fat += [*range(first + 1, first + per_stream), _END]
        contents += (head if at == 1 else b"").ljust(_STREAM, b"\0")
    header = MAGIC + bytes(16) + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    header += struct.pack("<IIIIIIIII", 0, 1, 1, 0, _STREAM, _END, 0, _END, 0)
    header += struct.pack("<109I", 0, *[_NONE] * 108)
    table = struct.pack(f"<{len(fat)}I", *fat).ljust(_SECTOR, b"\xff")
    return header + table + b"".join(entries).ljust(directories * _SECTOR, b"\0") + contents


def _entry(
    name: str, kind: int, *, child: int = _NONE, right: int = _NONE, sector: int, length: int
) -> bytes:
    text = name.encode("utf-16-le")
    front = text.ljust(64, b"\0") + struct.pack("<HBB", len(text) + 2, kind, 1)
    front += struct.pack("<III", _NONE, right, child) + bytes(36)
    return front + struct.pack("<IQ", sector, length)
