"""What an OLE container holds: the names at its root ([MS-CFB]), told without a library.

Every Office file before 2007 is such a container, and so is every encrypted one since.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from typing import NamedTuple

MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENTRY = 128
_END = 0xFFFFFFFA
_NONE = 0xFFFFFFFF
_HEADER_FAT = 109
_MOST_ENTRIES = 20_000
_ENCRYPTED_WORD = 0x0100
_SMALL_STREAM = 4096


class Entry(NamedTuple):
    """A stream or storage: its name, first sector and length in bytes."""

    name: str
    sector: int
    length: int


def root_entries(data: bytes) -> dict[str, Entry]:
    """Streams and storages at the root by name; {} where the container is damaged."""
    try:
        return _root_entries(data)
    except (struct.error, IndexError, UnicodeDecodeError):
        return {}


def _root_entries(data: bytes) -> dict[str, Entry]:
    size = _sector_size(data)
    (first,) = struct.unpack_from("<I", data, 48)
    fat = _fat(data, size)
    raw = b"".join(_sector(data, sector, size) for sector in _chain(first, fat))
    found: dict[str, Entry] = {}
    # The entries at the root are a tree of siblings; walked with a list, each visited once.
    waiting = [struct.unpack_from("<I", raw, 76)[0]]
    seen: set[int] = set()
    while waiting and len(seen) < _MOST_ENTRIES:
        at = waiting.pop()
        start = at * _ENTRY
        if at in seen or start + _ENTRY > len(raw):
            continue
        seen.add(at)
        length, left, right = struct.unpack_from("<H2xII", raw, start + 64)
        name = raw[start : start + max(min(length, 64) - 2, 0)].decode("utf-16-le", "replace")
        found[name] = Entry(name, *struct.unpack_from("<II", raw, start + 116))
        waiting += [left, right]
    return found


def _sector_size(data: bytes) -> int:
    (shift,) = struct.unpack_from("<H", data, 30)
    return 4096 if shift == 12 else 512


def _sector(data: bytes, sector: int, size: int) -> bytes:
    return data[(sector + 1) * size : (sector + 2) * size]


def _fat(data: bytes, size: int) -> list[int]:
    """The allocation table as far as the header names it: 6.8 MB of file at 512 bytes."""
    table: list[int] = []
    for sector in struct.unpack_from(f"<{_HEADER_FAT}I", data, 76):
        if sector < _END:
            part = _sector(data, sector, size)
            table += struct.unpack_from(f"<{len(part) // 4}I", part)
    return table


def _chain(first: int, fat: list[int]) -> Iterator[int]:
    seen: set[int] = set()
    at = first
    while at < _END and at not in seen and len(seen) < _MOST_ENTRIES:
        yield at
        seen.add(at)
        at = fat[at] if at < len(fat) else _NONE


def is_encrypted_word(data: bytes) -> bool:
    """Whether a .doc is protected by a password: a flag of its header ([MS-DOC] 2.5.2)."""
    entry = root_entries(data).get("WordDocument")
    if entry is None or entry.length < _SMALL_STREAM:
        return False
    head = _sector(data, entry.sector, _sector_size(data))
    return len(head) > 12 and bool(struct.unpack_from("<H", head, 10)[0] & _ENCRYPTED_WORD)


def kind(data: bytes) -> str:
    """``encrypted``, ``doc``, ``xls``, ``cut-off`` or ``office-old`` (anything else)."""
    names = root_entries(data)
    if not names and is_cut_off(data):
        return "cut-off"
    if "EncryptedPackage" in names:
        return "encrypted"
    if "WordDocument" in names:
        return "doc"
    return "xls" if "Workbook" in names or "Book" in names else "office-old"


def is_cut_off(data: bytes) -> bool:
    """Whether sectors that the allocation table has in use lie behind the end of the file."""
    try:
        size = _sector_size(data)
        fat = _fat(data, size)
    except (struct.error, IndexError):
        return True
    last = max((number for number, next_one in enumerate(fat) if next_one != _NONE), default=-1)
    return (last + 1) * size >= len(data)
