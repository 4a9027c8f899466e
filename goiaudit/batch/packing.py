"""Reports and results as bytes, and back: quick to make, small, and harmless to load.

A cache may lie where others can write. What is loaded from it can only become the plain values
of ``goiaudit.model``: no other class is ever looked up, so that no code can be smuggled in.
"""

from __future__ import annotations

import dataclasses
import io
import pickle
import zlib
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from importlib import import_module
from operator import attrgetter
from typing import Any, ClassVar

from goiaudit.batch.packing_names import MAKERS, PLAIN, RECORDS, SINGLE, TUPLES, Names

_PROTOCOL = 5
_LEVEL = 1
"""Of zlib: a quarter of the size in a small part of the time; higher levels gain little."""
_LEVEL_LIKE = 3
"""Where most is found in another text, a fifth of the size, and half the time to unpack."""


class PackingError(ValueError):
    """Bytes that are no packed value: damaged, tampered with, or of another version."""


def pack(value: object, level: int = _LEVEL) -> bytes:
    """A value of the model, or tuples, lists and dicts of such, as bytes; ``level`` is zlib's."""
    buffer = io.BytesIO()
    packer = pickle.Pickler(buffer, _PROTOCOL)
    packer.dispatch_table = _apart()
    packer.dump(value)
    return zlib.compress(buffer.getbuffer(), level)


def unpack(data: bytes) -> Any:
    """The value that was packed; PackingError for anything else."""
    try:
        return _Unpacker(io.BytesIO(zlib.decompress(data))).load()
    # Damaged bytes raise whatever the classes raise that they name.
    except Exception as error:
        raise PackingError(f"{type(error).__name__}: {error}") from error


def packed_text(text: str, like: bytes = b"") -> bytes:
    """A text alone as bytes: small, where much of it stands in the UTF-8 of another one.

    Whoever takes it apart needs the same ``like``.
    """
    data = text.encode("utf-8", "surrogatepass")
    if not like:
        return zlib.compress(data, _LEVEL)
    packer = zlib.compressobj(_LEVEL_LIKE, zdict=like)
    return packer.compress(data) + packer.flush()


def text_of(data: bytes, like: bytes = b"") -> str:
    """The text that was packed; PackingError for anything else."""
    try:
        unpacker = zlib.decompressobj(zdict=like) if like else zlib.decompressobj()
        text = unpacker.decompress(data)
        if not unpacker.eof:
            raise zlib.error("incomplete")
        return text.decode("utf-8", "surrogatepass")
    except (zlib.error, UnicodeDecodeError) as error:
        raise PackingError(f"{type(error).__name__}: {error}") from error


def _record(cls: Any) -> Callable[[Any], tuple[Any, ...]]:
    """Reduces a dataclass to its fields, without a Python call for each of them."""
    get = attrgetter(*(field.name for field in dataclasses.fields(cls) if field.init))
    return lambda value: (cls, get(value))


def _tuple(cls: Any) -> Callable[[Any], tuple[Any, ...]]:
    return lambda value: (cls, tuple(value))


def _member(value: Any) -> tuple[Any, ...]:
    """By value: some versions of Python pickle a member as an attribute of its class."""
    return type(value), (value.value,)


@lru_cache(maxsize=1)
def _apart() -> Mapping[type, Callable[[Any], tuple[Any, ...]]]:
    """How the classes of the model come apart."""
    from goiaudit.batch.packing_places import packed_page
    from goiaudit.batch.packing_reports import packed_report
    from goiaudit.batch.packing_results import packed_result
    from goiaudit.batch.packing_tables import packed_table
    from goiaudit.model.cells import CellState, Table
    from goiaudit.model.findings import Verdict
    from goiaudit.model.report import Report
    from goiaudit.model.result import AuditedReport
    from goiaudit.reading.bulk import CellPlaces

    return {
        **{cls: _record(cls) for cls in _classes(RECORDS)},
        **{cls: _tuple(cls) for cls in _classes(TUPLES)},
        Report: packed_report,
        Table: packed_table,
        CellPlaces: packed_page,
        AuditedReport: packed_result,
        CellState: _member,
        Verdict: _member,
    }


def _classes(names: Names) -> Iterator[Any]:
    return (getattr(import_module(home), name) for home in names for name in names[home])


class _Unpacker(pickle.Unpickler):
    """Knows the classes of the model and a few plain ones, nothing else."""

    known: ClassVar[frozenset[tuple[str, str]]] = frozenset(
        (home, name)
        for names in (RECORDS, TUPLES, PLAIN, MAKERS, SINGLE)
        for home in names
        for name in names[home]
    )

    def find_class(self, module: str, name: str) -> Any:
        """The class of that name; PackingError for any that is not listed."""
        if (module, name) not in self.known:
            raise PackingError(f"{module}.{name} has no place in a cache")
        return getattr(import_module(module), name)
