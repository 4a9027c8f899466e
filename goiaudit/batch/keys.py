"""Keys that say all that an entry of the cache depends on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from hashlib import blake2b
from pathlib import Path
from typing import overload

import goiaudit
from goiaudit.definitions.pack import pack_root, yaml_files
from goiaudit.model.settings import Settings
from goiaudit.rules.rule import RuleSet

SIZE = 16
"""Bytes of a key."""


class Keys(Sequence[bytes]):
    """Many keys end to end: a list would take four times the room."""

    def __init__(self, keys: Iterable[bytes] = ()) -> None:
        self.data = bytearray()
        for key in keys:
            self.add(key)

    def add(self, keys: bytes) -> None:
        """Add a key, or several end to end."""
        self.data += keys

    @property
    def digest(self) -> bytes:
        """What tells these keys from others."""
        return blake2b(self.data, digest_size=SIZE).digest()

    def __len__(self) -> int:
        return len(self.data) // SIZE

    @overload
    def __getitem__(self, place: int) -> bytes: ...
    @overload
    def __getitem__(self, place: slice) -> list[bytes]: ...
    def __getitem__(self, place: int | slice) -> bytes | list[bytes]:
        if isinstance(place, slice):
            return [self[n] for n in range(len(self))[place]]
        start = range(len(self))[place] * SIZE
        return bytes(self.data[start : start + SIZE])

    def __setitem__(self, place: int, key: bytes) -> None:
        start = range(len(self))[place] * SIZE
        self.data[start : start + SIZE] = key

    def __iter__(self) -> Iterator[bytes]:
        return (self[n] for n in range(len(self)))


def key_of(*parts: object) -> bytes:
    """A key that differs wherever the repr of one of ``parts`` does."""
    said = repr(parts).encode("utf-8", "surrogatepass")
    return blake2b(said, digest_size=SIZE).digest()


@lru_cache(maxsize=1)
def program_version() -> str:
    """The version of goiaudit with a digest of its own code and pack: all that it does."""
    package, root = Path(goiaudit.__file__).parent, pack_root()
    digest = blake2b(digest_size=SIZE)
    pack = (file for file in root.rglob("*") if file.is_file())
    for file in (*sorted(package.rglob("*.py")), *sorted(pack)):
        digest.update(file.read_bytes())
    return f"{goiaudit.__version__}-{digest.hexdigest()}"


def reader_key(settings: Settings) -> bytes:
    """What a report depends on besides its file: the program, the settings, own vocabulary."""
    files = [file for path in settings.definitions for file in yaml_files(Path(path))]
    own = [blake2b(file.read_bytes()).hexdigest() for file in files]
    return key_of(program_version(), settings, own)


def judge_key(ruleset: RuleSet, lang: str) -> bytes:
    """What a result depends on besides reports: the program, the rules as adjusted, the language.

    The examples that rules carry are no part of it.
    """
    rules = tuple(replace(rule, tests=()) for rule in ruleset.rules)
    return key_of(program_version(), rules, lang)
