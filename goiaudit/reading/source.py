"""Where bytes come from: a path, bytes or a binary file, read within limits."""

from __future__ import annotations

import hashlib
import os
from dataclasses import dataclass
from io import FileIO
from pathlib import Path
from typing import BinaryIO

from goiaudit.model.errors import InputError, UsageError
from goiaudit.model.settings import Limits

_ZIP = b"PK\x03\x04"
_FEW = 64 * 1024
"""Bytes that a file without size is read by."""


@dataclass(frozen=True, slots=True)
class Source:
    """The bytes of one file, its name for people and the SHA-256 of the bytes in hex.

    ``notices`` are for the person at the console: what was passed over on the way to the file.
    """

    path: str
    data: bytes
    digest: str
    notices: tuple[str, ...] = ()


def load(
    source: str | os.PathLike[str] | bytes | BinaryIO, limits: Limits, name: str | None = None
) -> Source:
    """Read everything, at most ``limits.max_bytes``, of a zip ``limits.max_archive_bytes``.

    Raises InputError (``permission``, ``limit``, ``damaged``) for a file that cannot be read
    and UsageError for a path that names no file.
    """
    if isinstance(source, bytes | bytearray | memoryview):
        path, data = name or "<bytes>", bytes(source)
    elif isinstance(source, str | os.PathLike):
        path = name or os.fspath(source).replace(os.sep, "/")
        data = _read_path(Path(source), path, limits)
    else:
        path = name or _name_of(source)
        try:
            head = source.read(len(_ZIP))
            data = head + source.read(_most(head, limits) + 1)
        except OSError as error:
            raise input_error(path, error) from error
        if not isinstance(data, bytes):
            raise UsageError(
                f"{path}: open the file in binary mode ('rb')", f"{path}: 请以二进制方式打开 ('rb')"
            )
    if len(data) > _most(data, limits):
        raise too_big(path, _most(data, limits))
    return Source(path, data, hashlib.sha256(data).hexdigest())


def input_error(path: str, error: OSError) -> InputError:
    """What an operating-system error means for one file of a batch."""
    if isinstance(error, PermissionError):
        return InputError(path, "permission", "no permission to read this file")
    if isinstance(error, FileNotFoundError):
        return InputError(path, "damaged", "the file is not there any more")
    detail = error.strerror or type(error).__name__
    return InputError(path, "damaged", f"the file cannot be read: {detail}")


def _read_path(file: Path, path: str, limits: Limits) -> bytes:
    try:
        with file.open("rb", buffering=0) as stream:
            return _read_stream(stream, path, limits)
    except FileNotFoundError as error:
        raise UsageError(
            f"no such file: {_shortened(path)}", f"没有这个文件: {_shortened(path)}"
        ) from error
    except OSError as error:
        if file.is_dir():
            raise UsageError(
                f"{path} is a folder; name the files in it, or check the folder",
                f"{path} 是文件夹；请指明其中的文件，或用 check 核对文件夹",
            ) from error
        raise input_error(path, error) from error
    except ValueError as error:  # a zero byte in the name
        raise UsageError(
            f"not a path: {_shortened(path)!r}", f"不是路径: {_shortened(path)!r}"
        ) from error


def _read_stream(stream: FileIO, path: str, limits: Limits) -> bytes:
    """All bytes of an open file; of one that grows or has no size one byte more than is taken."""
    size = os.fstat(stream.fileno()).st_size
    first = len(_ZIP)  # all at once, unless it is too much
    data = stream.read(first if size > limits.max_bytes else max(size + 1, first))
    while len(data) < first and (piece := stream.read(first - len(data))):  # from a pipe
        data += piece
    most = _most(data, limits)
    if size > most:
        raise too_big(path, most)
    if len(data) == size:
        return data
    pieces = [data]
    left = most + 1 - len(data)
    # Room for all that may come would be taken, and given back, for every file.
    room = max(size + 1, _FEW)
    while left > 0 and (piece := stream.read(min(left, room))):
        pieces.append(piece)
        left -= len(piece)
    return b"".join(pieces)


def _most(head: bytes, limits: Limits) -> int:
    """How many bytes are taken of a file that begins so."""
    return max(limits.max_bytes, limits.max_archive_bytes) if head[:4] == _ZIP else limits.max_bytes


def locked(path: str) -> InputError:
    """The error for a file under a password."""
    return InputError(path, "encrypted", "the file is protected by a password; save it without one")


def too_big(path: str, limit: int) -> InputError:
    """The error for a file of more bytes than are taken."""
    size = f"{limit / 1024 / 1024:.0f} MB"
    return InputError(path, "limit", f"the file is larger than the limit of {size}")


def _name_of(stream: BinaryIO) -> str:
    name = getattr(stream, "name", None)
    return name if isinstance(name, str) else "<stream>"


def _shortened(path: str) -> str:
    return path if len(path) <= 120 else path[:117] + "..."
