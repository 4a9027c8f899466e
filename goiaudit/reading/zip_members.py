"""A zip taken apart without ``zipfile`` where it is packed as programs pack it, else with it.

``zipfile`` makes an object for every entry and a stream with a buffer for every member that is
read, which takes longer than inflating the small parts of an Office file. Whatever is unusual in
a zip is left to it, so what is refused is refused in its words (APPNOTE 4.3.7 local file header,
4.3.12 central directory header, 4.3.16 end of central directory record).
"""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Sequence
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

BROKEN_ZIP = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    OSError,
    RuntimeError,  # NotImplementedError is one
    ValueError,
    IndexError,
    OverflowError,
)
"""What reading a zip raises that is damaged or hostile."""

_LOCAL, _ENTRY, _END, _LOCATOR = b"PK\x03\x04", b"PK\x01\x02", b"PK\x05\x06", b"PK\x06\x07"
_LOCAL_SIZE, _ENTRY_SIZE, _END_SIZE, _LOCATOR_SIZE = 30, 46, 22, 20
_LENGTHS = struct.Struct("<HH")
_HEADER = struct.Struct("<4sxxBxHH4xLLLHHH8xL")
_DIRECTORY = struct.Struct("<LL")
_NEWEST = 63
_PLAIN_FLAGS = 0x80E
"""Compression options, sizes behind the data (they stand in the directory, too), UTF-8 names."""
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_WIDE = 0xFFFF_FFFF


class Entry(NamedTuple):
    """What the directory says of a member; sizes in bytes."""

    name: str
    flags: int
    method: int
    checksum: int
    packed: int
    size: int
    start: int


class Zip:
    """The entries of a zip and their bytes; raises one of BROKEN_ZIP if it is damaged."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        plain = _plain_entries(data)
        self.entries: Sequence[Entry] = plain or [_entry(info) for info in self._archive.infolist()]
        directory = _directory(data)[1] if plain else self._archive.start_dir
        starts = sorted(entry.start for entry in self.entries)
        # Backwards: of two members in one place both end there.
        self._ends = dict(reversed([*pairwise([*starts, directory])]))

    @cached_property
    def _archive(self) -> zipfile.ZipFile:
        return zipfile.ZipFile(io.BytesIO(self._data))

    def read(self, number: int) -> bytes:
        """The member with this number, never more than the size declared; else BROKEN_ZIP."""
        entry = self.entries[number]
        found = _plain_member(self._data, entry, self._ends[entry.start])
        if found is not None:
            return found
        with self._archive.open(self._archive.infolist()[number]) as stream:
            return stream.read(entry.size + 1)


def _entry(info: zipfile.ZipInfo) -> Entry:
    start = info.header_offset if info.filename == info.orig_filename else -1
    sizes = info.compress_size, info.file_size
    return Entry(info.filename, info.flag_bits, info.compress_type, info.CRC, *sizes, start)


def _plain_entries(data: bytes) -> list[Entry]:
    """The entries of a zip that fills the bytes and has nothing unusual; none of any other."""
    end = len(data) - _END_SIZE
    if end < 0 or data[end : end + 4] != _END or data[-2:] != b"\0\0":
        return []
    total, at = _directory(data)
    if at + total != end or data[end - _LOCATOR_SIZE :].startswith(_LOCATOR):
        return []
    entries: list[Entry] = []
    while at < end:
        if end - at < _ENTRY_SIZE:
            return []
        fields = _HEADER.unpack_from(data, at)
        magic, needed, flags, method, checksum, packed, size, length, extra, comment, start = fields
        name = data[at + _ENTRY_SIZE : at + _ENTRY_SIZE + length]
        at += _ENTRY_SIZE + length + comment
        plain = magic == _ENTRY and needed <= _NEWEST and not extra and at <= end
        if not plain or not name.isascii() or 0 in name or _WIDE in (packed, size, start):
            return []
        entries.append(Entry(name.decode(), flags, method, checksum, packed, size, start))
    return entries


def _directory(data: bytes) -> tuple[int, int]:
    """Length and place of the directory, by the record at the end."""
    length, start = _DIRECTORY.unpack_from(data, len(data) - _END_SIZE + 12)
    return length, start


def _plain_member(data: bytes, entry: Entry, end: int) -> bytes | None:
    """A sound member packed as programs pack it; None for any other.

    One that goes on behind ``end``, where the next begins, is left to zipfile: of a later
    version (3.11.8) it takes that for an attack.
    """
    start, name = entry.start, entry.name
    begin = start + _LOCAL_SIZE + len(name)
    header = data[start:begin] if start >= 0 else b""
    usual = entry.method in _METHODS and not entry.flags & ~_PLAIN_FLAGS and name.isascii()
    if not usual or len(header) != begin - start:
        return None
    length, extra = _LENGTHS.unpack_from(header, _LOCAL_SIZE - _LENGTHS.size)
    if header[:4] != _LOCAL or length != len(name) or header[_LOCAL_SIZE:] != name.encode():
        return None
    if begin + extra + entry.packed > end:
        return None
    packed = data[begin + extra : begin + extra + entry.packed]
    found = _inflated(packed, entry.size) if entry.method else packed
    sound = found is not None and len(found) == entry.size and zlib.crc32(found) == entry.checksum
    return found if sound else None


def _inflated(packed: bytes, size: int) -> bytes | None:
    """At most one byte more than ``size``; None where the stream is damaged or goes on."""
    stream = zlib.decompressobj(-zlib.MAX_WBITS)
    try:
        found = stream.decompress(packed, size + 1)
    except zlib.error:
        return None
    return found if stream.eof and not stream.unused_data else None
