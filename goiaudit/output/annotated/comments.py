"""Comments put into a Word file (ECMA-376 part 1, 17.13.4); every other byte of text stays.

Members of the package that need no comment are copied as they are; in the main part only the
marks of the comments are new.
"""

from __future__ import annotations

import zipfile
from collections.abc import Mapping, Sequence
from datetime import datetime
from io import BytesIO

from lxml import etree

from goiaudit.model.cells import Location
from goiaudit.model.settings import Limits
from goiaudit.output.annotated.notes import Note
from goiaudit.reading.docx import docx_elements
from goiaudit.reading.ooxml import Element, parse_xml
from goiaudit.reading.source import Source

AUTHOR, INITIALS = "goiaudit", "GA"
_STRICT = "http://purl.oclc.org/ooxml/"
_TYPES = "[Content_Types].xml"
_TYPE_SPACE = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_LINK_SPACE = "{http://schemas.openxmlformats.org/package/2006/relationships}"
_CONTENT = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
_STRICT_KIND = "http://purl.oclc.org/ooxml/officeDocument/relationships/comments"
_LONGEST_LINE = 2000


def annotated(data: bytes, notes: Sequence[Note], limits: Limits, now: datetime) -> bytes:
    """The file with its comments; InputError if it is no Word file that can be read.

    ``now`` is the time that the comments carry.
    """
    part, root, elements = docx_elements(Source("annotate", data, ""), limits)
    parts = _Parts(data, part)
    comments = parts.comments(root)
    number = _next_number(comments)
    for note in notes:
        anchor = _anchor(note, elements, root)
        if anchor is None:
            continue
        _mark(anchor, note.quote, number)
        comments.append(_comment(comments, note, number, now))
        number += 1
    return parts.written({part: root, parts.comments_name: comments})


class _Parts:
    """The members of the package, and those that name the comments in it."""

    def __init__(self, data: bytes, part: str) -> None:
        self.archive = zipfile.ZipFile(BytesIO(data))
        self.names = {info.filename.lower(): info.filename for info in self.archive.infolist()}
        self.part = part
        folder, _, file = part.rpartition("/")
        self.links_name = f"{folder}/_rels/{file}.rels".lstrip("/")
        self.folder = folder
        self.comments_name = f"{folder}/comments.xml".lstrip("/")
        self.changed: dict[str, Element] = {}

    def xml(self, name: str) -> Element | None:
        own = self.names.get(name.lower())
        return parse_xml(self.archive.read(own), "annotate", name) if own else None

    def comments(self, root: Element) -> Element:
        """The comments of the file; a file without gets the part, its link and its type."""
        links = self.xml(self.links_name)
        if links is None:
            links = etree.Element(f"{_LINK_SPACE}Relationships", nsmap={None: _LINK_SPACE[1:-1]})
        for link in links.iter(f"{_LINK_SPACE}Relationship"):
            if link.get("Type") in (_KIND, _STRICT_KIND):
                self.comments_name = self._resolved(link.get("Target", ""))
                found = self.xml(self.comments_name)
                if found is not None:
                    return found
        strict = str(root.tag).startswith("{" + _STRICT)
        taken = {link.get("Id") for link in links}
        number = next(n for n in range(1, len(taken) + 2) if f"rIdGoi{n}" not in taken)
        kind = _STRICT_KIND if strict else _KIND
        link = {"Id": f"rIdGoi{number}", "Type": kind, "Target": "comments.xml"}
        links.append(etree.Element(f"{_LINK_SPACE}Relationship", link))
        self.changed[self.links_name] = links
        types = self.xml(_TYPES)
        if types is not None:
            name = {"PartName": f"/{self.comments_name}", "ContentType": _CONTENT}
            types.append(etree.Element(f"{_TYPE_SPACE}Override", name))
            self.changed[_TYPES] = types
        space = str(root.tag).partition("}")[0][1:]
        return etree.Element(f"{{{space}}}comments", nsmap={"w": space})

    def _resolved(self, target: str) -> str:
        return target.lstrip("/") if target.startswith("/") else f"{self.folder}/{target}"

    def written(self, parts: Mapping[str, Element]) -> bytes:
        """The package again, members in their order, new ones at the end."""
        changed = {name.lower(): (name, root) for name, root in {**self.changed, **parts}.items()}
        stream = BytesIO()
        with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
            for info in self.archive.infolist():
                own = changed.pop(info.filename.lower(), None)
                data = self.archive.read(info) if own is None else _bytes(own[1])
                archive.writestr(info, data, compress_type=info.compress_type)
            for name, root in changed.values():
                archive.writestr(name, _bytes(root))
        return stream.getvalue()


def _bytes(root: Element) -> bytes:
    data: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return data


def _space(element: Element) -> str:
    return str(element.tag).partition("}")[0] + "}"


def _next_number(comments: Element) -> int:
    space = _space(comments)
    numbers = [int(c.get(f"{space}id", "0")) for c in comments if c.get(f"{space}id", "").isdigit()]
    return max(numbers, default=-1) + 1


def _anchor(note: Note, elements: Mapping[Location, Element], root: Element) -> Element | None:
    """The paragraph that a comment hangs on: of its cell or place, else the first with text."""
    found = elements.get(note.place) if note.place is not None else None
    paragraphs = list((root if found is None else found).iter(f"{_space(root)}p"))
    filled = (p for p in paragraphs if _text(p).strip())
    return next(filled, paragraphs[0] if paragraphs and found is not None else None)


def _text(element: Element) -> str:
    return "".join(piece.text or "" for piece in element.iter(f"{_space(element)}t"))


def _mark(paragraph: Element, quote: str, number: int) -> None:
    """The range of the comment: the runs of the quote, else the whole paragraph."""
    space = _space(paragraph)
    children = [child for child in paragraph if child.tag != f"{space}pPr"]
    first, last = _covering(children, quote)
    start = etree.Element(f"{space}commentRangeStart", {f"{space}id": str(number)})
    end = etree.Element(f"{space}commentRangeEnd", {f"{space}id": str(number)})
    run = etree.Element(f"{space}r")
    etree.SubElement(run, f"{space}commentReference", {f"{space}id": str(number)})
    if first is None or last is None:
        paragraph.extend((start, end, run))
        return
    first.addprevious(start)
    last.addnext(run)
    last.addnext(end)


def _covering(children: Sequence[Element], quote: str) -> tuple[Element | None, Element | None]:
    """First and last child that the quote stands in; first and last of all if it is not found."""
    if not children:
        return None, None
    texts = [_text(child) for child in children]
    place = "".join(texts).find(quote.strip()) if quote.strip() else -1
    if place < 0:
        return children[0], children[-1]
    end, seen = place + len(quote.strip()), 0
    inside = []
    for child, text in zip(children, texts, strict=True):
        if seen < end and seen + len(text) > place:
            inside.append(child)
        seen += len(text)
    return inside[0], inside[-1]


def _comment(comments: Element, note: Note, number: int, now: datetime) -> Element:
    space = _space(comments)
    comment = etree.Element(
        f"{space}comment",
        {
            f"{space}id": str(number),
            f"{space}author": AUTHOR,
            f"{space}date": now.strftime("%Y-%m-%dT%H:%M:%SZ"),
            f"{space}initials": INITIALS,
        },
    )
    for line in note.lines:
        paragraph = etree.SubElement(comment, f"{space}p")
        text = etree.SubElement(etree.SubElement(paragraph, f"{space}r"), f"{space}t")
        text.text = _plain(line)
        text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return comment


def _plain(line: str) -> str:
    """What XML can hold of a line."""
    return "".join(c for c in line[:_LONGEST_LINE] if c >= " " and c not in "\ufffe\uffff")
