"""Archives (.zip) read in place: the files in them, one after the other, each within limits.

Nothing is unpacked to disk. A file that cannot be inflated is handed on as the reason why, so
that it never hides the others.
"""

from __future__ import annotations

import hashlib
import io
import stat
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, replace

from goiaudit.model.errors import InputError
from goiaudit.model.settings import Limits
from goiaudit.reading.dispatch import ARCHIVE_EXTENSIONS, KNOWN_EXTENSIONS
from goiaudit.reading.own import is_own
from goiaudit.reading.sniff import is_zip
from goiaudit.reading.source import Source, locked, too_big
from goiaudit.reading.zip_members import BROKEN_ZIP

NO_REPORTS = frozenset({"goiaudit.toml", "waivers.yml", "organs.csv"})
"""Files that stand beside reports, as in a folder (contract section 2)."""
_LOCK = "~$"
_RESOURCES = "__macosx"
_ENTRY = b"PK\x01\x02"
_UTF8 = 0x800
_ENCRYPTED = 0x1
_SMALL_MEMBER = 4 * 1024 * 1024
_DEEPEST = 1


@dataclass(slots=True)
class _Budget:
    """What may still be inflated of an archive, nested ones included."""

    left: int
    members: int


def members(found: Source, limits: Limits) -> Iterator[Source | InputError]:
    """Every file of a known format in an archive, by name, as in a folder.

    Paths are ``archive.zip!inner/name``. Archives in it are opened once more, not deeper. What
    goiaudit itself wrote is passed over, as its configuration is; the notices of the last file
    tell it. What cannot be read comes as an InputError; raises InputError where the archive
    itself is ``damaged``, ``empty`` or over a ``limit``.
    """
    budget = _Budget(limits.max_archive_expanded, limits.max_members)
    own: list[str] = []
    held: Source | InputError | None = None
    for member in _walk(found, limits, budget, own, 0):
        if held is not None:
            yield held
        held = member
    if held is None:
        raise InputError(found.path, "empty", "the archive holds no file of a known format")
    # Only the last one knows of all that was passed over.
    if isinstance(held, Source):
        notices = tuple(f"passed over, goiaudit wrote it: {path}" for path in own)
        yield replace(held, notices=notices)
        return
    yield held
    for path in own:
        yield InputError(path, "not_a_report", "goiaudit itself wrote this file")


def _walk(
    found: Source, limits: Limits, budget: _Budget, own: list[str], depth: int
) -> Iterator[Source | InputError]:
    with _open(found, budget) as archive:
        for name, info in _listed(archive):
            path = f"{found.path}!{name}"
            try:
                data = _inflate(archive, info, path, limits, budget)
                if not is_zip(data):
                    if is_own(name, io.BytesIO(data)):
                        own.append(path)
                        continue
                    yield Source(path, data, hashlib.sha256(data).hexdigest())
                    continue
                if depth >= _DEEPEST:
                    raise InputError(
                        path, "limit", "an archive in an archive in an archive is not opened"
                    )
                inner = Source(path, data, "")
                yield from _walk(inner, limits, budget, own, depth + 1)
            except InputError as error:
                yield error


def _open(found: Source, budget: _Budget) -> zipfile.ZipFile:
    # zipfile builds an object for every entry before anything can be asked of it.
    budget.members -= found.data.count(_ENTRY)
    if budget.members < 0:
        raise InputError(found.path, "limit", "too many files in one archive")
    try:
        return zipfile.ZipFile(io.BytesIO(found.data))
    except BROKEN_ZIP as error:
        raise InputError(
            found.path, "damaged", f"the archive is damaged or cut off ({error})"
        ) from error


def _listed(archive: zipfile.ZipFile) -> list[tuple[str, zipfile.ZipInfo]]:
    """Names and entries of the files to take, sorted level by level."""
    # A damaged directory may have an entry without any name.
    named = [(_name(info), info) for info in archive.infolist() if info.filename]
    taken = [(name, info) for name, info in named if _is_taken(name, info)]
    return sorted(taken, key=lambda item: item[0].split("/"))


def _is_taken(name: str, info: zipfile.ZipInfo) -> bool:
    if info.is_dir() or stat.S_ISLNK(info.external_attr >> 16):
        return False
    parts = name.split("/")
    if any(part.startswith((".", _LOCK)) or part.lower() == _RESOURCES for part in parts):
        return False
    stem, dot, extension = parts[-1].rpartition(".")
    known = KNOWN_EXTENSIONS | ARCHIVE_EXTENSIONS
    return bool(stem) and dot + extension.lower() in known and parts[-1].lower() not in NO_REPORTS


def _name(info: zipfile.ZipInfo) -> str:
    """The name as its writer meant it: without the flag for UTF-8, Windows wrote GBK."""
    name = info.filename
    if not info.flag_bits & _UTF8:
        name = _decoded(name)
    clean = "".join(char if char.isprintable() else "\ufffd" for char in name)
    parts = clean.replace("\\", "/").split("/")
    return "/".join(part for part in parts if part not in ("", ".", "..")) + "/" * info.is_dir()


def _decoded(name: str) -> str:
    try:
        raw = name.encode("cp437")
    except UnicodeEncodeError:
        return name
    for encoding in ("utf-8", "gb18030"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return name


def _inflate(
    archive: zipfile.ZipFile, info: zipfile.ZipInfo, path: str, limits: Limits, budget: _Budget
) -> bytes:
    """The bytes of one file; zipfile never gives more than the size declared."""
    size = info.file_size
    if info.flag_bits & _ENCRYPTED:
        raise locked(path)
    if size > limits.max_bytes:
        raise too_big(path, limits.max_bytes)
    if size > _SMALL_MEMBER and size > info.compress_size * limits.max_ratio:
        raise InputError(
            path, "limit", f"it inflates more than {limits.max_ratio} times, as zip bombs do"
        )
    if size > budget.left:
        whole = limits.max_archive_expanded // (1024 * 1024)
        raise InputError(path, "limit", f"the archive inflates beyond the limit of {whole} MB")
    budget.left -= size
    try:
        with archive.open(info) as stream:
            return stream.read(size + 1)
    except BROKEN_ZIP as error:
        raise InputError(
            path, "damaged", f"the file in the archive is damaged ({error})"
        ) from error
