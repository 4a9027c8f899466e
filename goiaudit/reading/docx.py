"""Word documents (.docx and kin, ECMA-376 transitional and strict) to a Document.

The view is that of a reader who accepts every tracked change: hidden text, text that is struck
through, comments, notes, headers and footers are not part of it. Limits on zip and XML are those
of ``ooxml``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from goiaudit.model.cells import Location
from goiaudit.model.document import Block, Document, Grid, Line
from goiaudit.model.errors import InputError
from goiaudit.model.settings import Limits
from goiaudit.reading.docx_inline import InlineText
from goiaudit.reading.docx_numbering import Numbering, StyleSheet, read_numbering, read_styles
from goiaudit.reading.docx_walk import BodyWalker
from goiaudit.reading.ooxml import Element, Package, Relation, open_package, parse_xml
from goiaudit.reading.source import Source

_USUAL = "word/document.xml"
_SPACES = (
    "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}",
    "{http://purl.oclc.org/ooxml/wordprocessingml/main}",
)
_IDS = (
    "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id",
    "{http://purl.oclc.org/ooxml/officeDocument/relationships}id",
)
_CORE = "docProps/core.xml"
_PROPERTIES = {
    "{http://purl.org/dc/elements/1.1/}title": "title",
    "{http://purl.org/dc/terms/}created": "created",
    "{http://purl.org/dc/terms/}modified": "modified",
}
_PICTURES = ("word/media/", "media/")
_TELLING = (b"numPr", b"vanish")


def read_docx(found: Source, limits: Limits) -> Document:
    """Paragraphs as lines, tables as grids, in reading order, with their numbers in the file.

    Raises InputError ``damaged``, ``encrypted``, ``limit``, ``empty`` or, for a document of
    nothing but pictures, ``scanned``.
    """
    package, _, walker, chunks, blocks = _walked(found, limits)
    if not any(_holds_text(block) for block in blocks):
        raise _nothing(package)
    return Document(
        path=found.path,
        digest=found.digest,
        blocks=blocks,
        format="docx",
        metadata=_metadata(package),
        notices=(*_left_out(walker.inline), *chunks.notices),
    )


def docx_elements(found: Source, limits: Limits) -> tuple[str, Element, dict[Location, Element]]:
    """The main part of a file, its root, and where its paragraphs and cells stand in it.

    The places are those that ``read_docx`` gives to lines and cells.
    """
    _, part, walker, _, _ = _walked(found, limits, records=True)
    return part, walker.root, walker.elements


def _walked(
    found: Source, limits: Limits, *, records: bool = False
) -> tuple[Package, str, BodyWalker, _Chunks, tuple[Block, ...]]:
    package = open_package(found, limits)
    part = package.main_part(_USUAL)
    root = package.xml(part)
    body = _body(root, package)
    relations = package.relations(part)
    numbering, styles = _lists(package, relations)
    chunks = _Chunks(package, found, limits, relations)
    walker = BodyWalker(root, found.path, limits, numbering, styles, chunks.read, records=records)
    return package, part, walker, chunks, tuple(walker.walk(body))


def _body(root: Element, package: Package) -> Element:
    for space in _SPACES:
        body = next(root.iterchildren(f"{space}body"), None)
        if body is not None:
            return body
    raise package.damaged("it has no text of a Word document")


def _lists(package: Package, relations: Mapping[str, Relation]) -> tuple[Numbering, StyleSheet]:
    """Numbering and the styles that matter; most files need neither part parsed."""
    parts = {relation.kind: relation.target for relation in relations.values()}
    styles, numbering = StyleSheet(), Numbering({})
    if (name := parts.get("styles", "")) in package:
        data = package.read(name)
        if any(word in data for word in _TELLING):
            styles = read_styles(parse_xml(data, package.path, name))
    if (name := parts.get("numbering", "")) in package:
        numbering = read_numbering(package.xml(name))
    return numbering, styles


def _holds_text(block: Block) -> bool:
    if isinstance(block, Line):
        return bool(block.text.strip())
    return any(cell.text.strip() for cell in block.cells)


def _nothing(package: Package) -> InputError:
    if any(name.startswith(_PICTURES) for name in package.names()):
        return InputError(
            package.path,
            "scanned",
            "the document holds pictures and no text: give the original document",
        )
    return InputError(package.path, "empty", "the document holds no text")


def _metadata(package: Package) -> dict[str, str]:
    """Title and dates; a damaged part of properties does not make a report unreadable."""
    if _CORE not in package:
        return {}
    try:
        root = package.xml(_CORE)
    except InputError:
        return {}
    return {
        _PROPERTIES[child.tag]: child.text.strip()
        for child in root.iterchildren(*_PROPERTIES)
        if child.text and child.text.strip()
    }


def _left_out(inline: InlineText) -> Iterator[str]:
    """What the person at the console should know about tracked changes and struck-out text."""
    changes = inline.changes
    if changes.total():
        counts = ", ".join(f"{changes[name]} {name}" for name in ("insertions", "deletions"))
        yield f"tracked changes are read as accepted ({counts})"
    if inline.struck:
        yield f"text that is struck through is left out ({inline.struck} characters)"


@dataclass(slots=True)
class _Chunks:
    """Documents embedded whole (altChunk, 17.17.2): HTML is read in place, others are told."""

    package: Package
    source: Source
    limits: Limits
    relations: Mapping[str, Relation]
    notices: list[str] = field(default_factory=list)

    def read(self, element: Element, paragraph: int) -> list[Block]:
        """The blocks of a chunk, all with the place of the paragraph before it."""
        target = next((element.get(name) for name in _IDS if element.get(name)), "")
        relation = self.relations.get(target)
        if relation is None or relation.target not in self.package:
            self.notices.append("an embedded document is missing in the file")
            return []
        data = self.package.read(relation.target)
        place = Location(paragraph=max(paragraph, 1))
        inner = _html(replace(self.source, data=data), self.limits)
        if inner is None:
            self.notices.append(f"an embedded document is not read ({relation.target})")
            return []
        return [_placed(block, place) for block in inner.blocks]


def _html(source: Source, limits: Limits) -> Document | None:
    """The chunk as HTML, plain or MIME, None if it is something else."""
    from goiaudit.reading.dispatch import FORMATS
    from goiaudit.reading.sniff import sniff

    kind = sniff(source.data)
    if kind not in ("html", "mhtml"):
        return None
    try:
        return FORMATS[kind].read(source, limits)
    except InputError:
        return None


def _placed(block: Block, place: Location) -> Block:
    if isinstance(block, Line):
        return block._replace(location=place)
    cells = tuple(cell._replace(location=place) for cell in block.cells)
    return Grid(cells, place)
