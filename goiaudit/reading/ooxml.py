"""Parts of an Office file (a zip of XML), opened and inflated within limits; shared by readers.

Nothing is inflated that no reader asks for, so a bomb in a member that is never read costs
nothing. XML is parsed without DTD, entities, network or libxml2's "huge" mode (ECMA-376 part 2
forbids DTDs in packages).
"""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Generic, NamedTuple, TypeAlias, TypeVar

from lxml import etree

from goiaudit.model.errors import InputError
from goiaudit.model.settings import Limits
from goiaudit.reading.source import Source, locked
from goiaudit.reading.zip_members import BROKEN_ZIP, Entry, Zip

Element: TypeAlias = etree._Element
Told = TypeVar("Told")

_ENTRY = b"PK\x01\x02"
_METHODS = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
_ENCRYPTED_FLAG = 0x1
_SMALL_MEMBER = 4 * 1024 * 1024
_DOCTYPES = (b"!DOCTYPE", b"!\0D\0O\0C\0T\0Y\0P\0E")
"""In eight bits and in sixteen, either end first; "!" is rare, so the search is quick."""
_KNOWN = 64
_LONGEST_KNOWN = 16_384
_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"


class Relation(NamedTuple):
    """One relationship of a part: the last word of its type and the name of its target."""

    kind: str
    target: str


class Remembered(Generic[Told]):
    """What a function says of the bytes and the name of a member; of short ones it is remembered.

    A program writes its relations and styles alike into many files. The function raises
    InputError with any path.
    """

    def __init__(self, tell: Callable[[bytes, str], Told]) -> None:
        self._tell = tell
        self._known = lru_cache(maxsize=_KNOWN)(tell)

    def of(self, data: bytes, name: str) -> Told:
        """What the function says; never to be changed."""
        return (self._known if len(data) <= _LONGEST_KNOWN else self._tell)(data, name)

    def forget(self) -> None:
        """Remember nothing, as at the start of a program."""
        self._known.cache_clear()


class Package:
    """The members of a zip by their names, whatever their case and slashes.

    Raises InputError: ``encrypted`` for a member under a password, ``limit`` for one that
    inflates too far, ``damaged`` for one that is missing or broken.
    """

    def __init__(self, path: str, archive: Zip, limits: Limits) -> None:
        self.path = path
        self._archive = archive
        self._limits = limits
        self._left = limits.max_expanded
        self._members = {_key(entry.name): n for n, entry in enumerate(archive.entries)}

    def __contains__(self, name: str) -> bool:
        return _key(name) in self._members

    def names(self) -> tuple[str, ...]:
        """Every member, in lower case, with forward slashes."""
        return tuple(self._members)

    def read(self, name: str) -> bytes:
        """One member inflated; what has been read so far counts against the limit."""
        number = self._members.get(_key(name))
        if number is None:
            raise self.damaged(f"{name} is missing in it")
        self._check(self._archive.entries[number])
        try:
            data = self._archive.read(number)
        except BROKEN_ZIP as error:
            raise self.damaged(f"{name} cannot be inflated ({error})") from error
        self._left -= len(data)
        return data

    def _check(self, entry: Entry) -> None:
        """Before anything is inflated; no more is given than the size declared."""
        name, size = entry.name, entry.size
        if entry.flags & _ENCRYPTED_FLAG:
            raise locked(self.path)
        if entry.method not in _METHODS:
            raise self.damaged(f"{name} is compressed in a way that Office does not use")
        if size > self._left:
            allowed = self._limits.max_expanded // (1024 * 1024)
            raise InputError(
                self.path, "limit", f"{name} inflates beyond the limit of {allowed} MB in all"
            )
        if size > _SMALL_MEMBER and size > entry.packed * self._limits.max_ratio:
            raise InputError(
                self.path,
                "limit",
                f"{name} inflates more than {self._limits.max_ratio} times, as zip bombs do",
            )

    def xml(self, name: str) -> Element:
        """The root element of an XML member."""
        return parse_xml(self.read(name), self.path, name)

    def relations(self, part: str = "") -> Mapping[str, Relation]:
        """What a part (or, for "", the package) refers to inside the package, by id."""
        folder, _, file = part.rpartition("/")
        name = f"{folder}/_rels/{file}.rels".lstrip("/")
        return self.told(self.read(name), name, RELATIONS.of) if name in self else {}

    def told(self, data: bytes, name: str, tell: Callable[[bytes, str], Told]) -> Told:
        """What a function says of the bytes of a member, its errors with the path of this file."""
        try:
            return tell(data, name)
        except InputError as error:
            raise InputError(self.path, error.reason, error.message) from error

    def main_part(self, usual: str) -> str:
        """The part that the package names as its document, else the usual one."""
        if "_rels/.rels" in self:
            for relation in self.relations().values():
                if relation.kind == "officeDocument" and relation.target in self:
                    return relation.target
        return usual

    def damaged(self, what: str) -> InputError:
        """The error for a package that is not what it should be."""
        return InputError(self.path, "damaged", f"the file is damaged: {what}")


def open_package(source: Source, limits: Limits) -> Package:
    """Open a zip; raises InputError ``limit`` (too many members) or ``damaged``."""
    # zipfile builds an object for every entry before anything can be asked of it.
    if source.data.count(_ENTRY) > limits.max_members:
        raise InputError(
            source.path, "limit", f"more than {limits.max_members:,} members in one file"
        )
    try:
        archive = Zip(source.data)
    except BROKEN_ZIP as error:
        raise InputError(
            source.path, "damaged", f"the file is damaged or cut off ({error})"
        ) from error
    return Package(source.path, archive, limits)


def parse_xml(data: bytes, path: str, part: str) -> Element:
    """Parse XML of untrusted origin; raises InputError ``damaged`` or ``limit`` (depth)."""
    if any(mark in data for mark in _DOCTYPES):
        raise _forbidden(path, part)
    try:
        root = etree.fromstring(data, _parser())
    except etree.XMLSyntaxError as error:
        message = str(error)
        if "XML_PARSE_HUGE" in message or "xcessive depth" in message:
            raise InputError(
                path, "limit", f"{part} is nested too deeply or has too long a text"
            ) from error
        raise InputError(
            path, "damaged", f"the file is damaged: {part} is not well-formed ({message})"
        ) from error
    except ValueError as error:
        raise InputError(path, "damaged", f"the file is damaged: {part} ({error})") from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise _forbidden(path, part)
    return root


@lru_cache(maxsize=1)
def _parser() -> etree.XMLParser:
    """One parser for all parts: making one costs a tenth of what parsing a report does."""
    return etree.XMLParser(
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
        collect_ids=False,
    )


def _forbidden(path: str, part: str) -> InputError:
    return InputError(
        path, "damaged", f"{part} declares a document type, which Office files never do"
    )


def _key(name: str) -> str:
    return name.replace("\\", "/").lstrip("/").lower()


def _relations(data: bytes, name: str) -> Mapping[str, Relation]:
    folder = name.rpartition("/")[0].removesuffix("_rels")
    return {
        link.get("Id", ""): Relation(
            link.get("Type", "").rpartition("/")[2], _resolve(folder, link.get("Target", ""))
        )
        for link in parse_xml(data, "", name).iter(_RELATIONSHIP)
        if link.get("TargetMode") != "External"
    }


RELATIONS = Remembered(_relations)


def _resolve(folder: str, target: str) -> str:
    """A target relative to the folder of its part; ``..`` never leaves the package."""
    parts = [] if target.startswith("/") else folder.split("/")
    for piece in target.replace("\\", "/").split("/"):
        if piece == "..":
            parts = parts[:-1]
        elif piece not in ("", "."):
            parts.append(piece)
    return "/".join(part for part in parts if part)
