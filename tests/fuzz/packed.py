"""Mutations of what is packed: members of zips, streams of PDFs, parts of MHTML."""

from __future__ import annotations

import base64
import io
import quopri
import re
import zipfile
import zlib
from collections.abc import Mapping
from random import Random

from lxml import etree

from tests.fuzz import tokens
from tests.fuzz.lines import LINES
from tests.fuzz.markup import MARKUP
from tests.fuzz.mutators import BYTES, Mutation, stacked

_BROKEN = (zipfile.BadZipFile, zlib.error, ValueError, EOFError, OSError, RuntimeError, IndexError)
_STREAM = re.compile(rb"/Length (\d+)[^\0]{0,200}?stream\r?\n")
_MIME = re.compile(rb"Content-Transfer-Encoding: (base64|quoted-printable)\r\n(?:[^\r]+\r\n)*\r\n")
_OBJECT = re.compile(rb"\d+ 0 obj.*?endobj", re.DOTALL)
_TIME = re.compile(rb"(?<=>)\d{4}-\d\d-\d\dT[\d:]{8}Z(?=<)")
_SOME_DAY = b"2024-01-02T03:04:05Z"
_WORDS = re.compile(rb"[^\s]+")


def _members(data: bytes) -> dict[str, bytes] | None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return {info.filename: archive.read(info)[:2_000_000] for info in archive.infolist()}
    except (*_BROKEN, NotImplementedError):
        return None


def _zip(members: Mapping[str, bytes], rng: Random) -> bytes:
    stream = io.BytesIO()
    method = rng.choice((zipfile.ZIP_DEFLATED, zipfile.ZIP_STORED))
    with zipfile.ZipFile(stream, "w", method, compresslevel=1) as archive:
        for name, content in members.items():
            archive.writestr(zipfile.ZipInfo(name or "a"), content, method)
    return stream.getvalue()


def without_times(data: bytes) -> bytes:
    """A zip as it would be at any time, members that are zips, too; other bytes as they are."""
    members = _members(data) if data.startswith(b"PK") else None
    if members is None:
        return data
    steady = {name: _TIME.sub(_SOME_DAY, without_times(part)) for name, part in members.items()}
    return _zip(steady, Random(0))


def change_member(rng: Random, data: bytes, other: bytes) -> bytes:
    """One inflated member mutated as what it is, and packed again."""
    members = _members(data)
    if not members:
        return data
    # The parts that matter are the large ones.
    names = sorted(members, key=lambda name: -len(members[name]))
    name = names[min(int(rng.expovariate(0.7)), len(names) - 1)]
    others = _members(other) or {}
    second = others.get(name) or rng.choice(list(others.values()) or [other])
    members[name] = _inner(rng, members[name], second)
    return _zip(members, rng)


def _inner(rng: Random, content: bytes, other: bytes) -> bytes:
    if content.startswith(b"PK"):
        return change_member(rng, content, other)
    if content.startswith(b"%PDF"):
        return change_stream(rng, content, other)
    if content.lstrip().startswith(b"<"):
        changed = stacked(rng, content, other, (MARKUP, MARKUP, MARKUP, BYTES))
        return _well_formed(changed) if rng.random() < 0.85 else changed
    return stacked(rng, content, other, (LINES, BYTES))


def _well_formed(content: bytes) -> bytes:
    """The XML with its tags closed and its entities mended, so that it is read at all."""
    try:
        root = etree.fromstring(content, etree.XMLParser(recover=True, huge_tree=True))
        return content if root is None else etree.tostring(root, encoding="utf-8")
    except (etree.LxmlError, ValueError):
        return content


def change_members(rng: Random, data: bytes, other: bytes) -> bytes:
    """A member left out, renamed, emptied, or taken from the other archive."""
    members = _members(data)
    if not members:
        return data
    others = _members(other) or members
    name = rng.choice(list(members))
    what = rng.randrange(5)
    if what == 0:
        del members[name]
    elif what == 1:
        second = rng.choice(list(members))
        members[name], members[second] = members[second], members[name]
    elif what == 2:
        members[name] = rng.choice((b"", b"<a/>", *others.values()))
    elif what == 3:
        odd = rng.choice((b"../", b"/", b"a\\b", "示例".encode(), b"~$", b".", b"x" * 300))
        members[odd.decode() + name] = members.pop(name)
    else:
        members |= {name: members[name] for name in rng.sample(list(others), 1) if name in members}
        members[name + rng.choice((".txt", ".xml", ".zip", ""))] = rng.choice(list(others.values()))
    return _zip(members, rng)


ZIP: tuple[Mutation, ...] = (change_member,) * 6 + (change_members,)


def change_stream(rng: Random, data: bytes, other: bytes) -> bytes:
    """The text of one stream of a PDF mutated and packed again; some are fonts and pictures."""
    found = list(_STREAM.finditer(data))
    if not found:
        return data
    match = rng.choice(found)
    end = data.find(b"endstream", match.end())
    content = data[match.end() : end].rstrip(b"\r\n")
    ascii85 = content.endswith(b"~>")
    try:
        content = base64.a85decode(b"<~" + content, adobe=True) if ascii85 else content
        content = zlib.decompressobj().decompress(content, 4_000_000)
    except (zlib.error, ValueError):
        return data
    packed = zlib.compress(stacked(rng, content, other, (_DRAWN, LINES, BYTES)), 1)
    packed = base64.a85encode(packed) + b"~>" if ascii85 else packed
    head = match[0].replace(b"/Length " + match[1], b"/Length %d" % len(packed), 1)
    return data[: match.start()] + head + packed + b"\n" + data[end:]


def change_operators(rng: Random, data: bytes, _other: bytes) -> bytes:
    """Numbers, strings and operators of a page replaced by others of it or by odd ones."""
    found = [match.span() for match in _WORDS.finditer(data, 0, 200_000)]
    for _ in range(rng.randint(1, 8) if found else 0):
        start, end = rng.choice(found)
        first, last = rng.choice(found)
        odd = rng.choice(
            (b"1e9", b"-1e9", b"0", b"-0.0001", b"99999999999", b"()", b"<FEFF>", b"q")
        )
        new = rng.choice((data[first:last], odd, rng.choice(tokens.NUMBERS)[:40]))
        new = new[: end - start].ljust(end - start)  # the places found stay true
        data = data[:start] + new + data[end:]
    return data


def change_object(rng: Random, data: bytes, _other: bytes) -> bytes:
    """An object of a PDF left out, standing twice, or its numbers and names replaced."""
    found = [match.span() for match in _OBJECT.finditer(data)]
    if not found:
        return data
    start, end = rng.choice(found)
    inner = data[start:end]
    if rng.random() < 0.3:
        return data[:start] + inner * rng.choice((0, 2)) + data[end:]
    head, mark, rest = inner.partition(b"stream")
    return data[:start] + change_operators(rng, head, b"") + mark + rest + data[end:]


_DRAWN: tuple[Mutation, ...] = (change_operators,)
PDF: tuple[Mutation, ...] = (*(change_stream,) * 4, *(change_object,) * 2)


def change_part(rng: Random, data: bytes, other: bytes) -> bytes:
    """The page in an MHTML file, decoded, mutated and encoded again."""
    found = list(_MIME.finditer(data))
    if not found:
        return data
    match = rng.choice(found)
    end = data.find(b"\r\n--", match.end())
    end = len(data) if end < 0 else end
    packed = data[match.end() : end]
    decode, encode = quopri.decodestring, quopri.encodestring
    if match[1] == b"base64":
        decode, encode = base64.b64decode, base64.encodebytes
    try:
        page = decode(packed)
    except ValueError:
        return data
    page = stacked(rng, page, other, (MARKUP, MARKUP, BYTES))
    return data[: match.end()] + encode(page).replace(b"\n", b"\r\n") + data[end:]


MHTML: tuple[Mutation, ...] = (change_part,)
