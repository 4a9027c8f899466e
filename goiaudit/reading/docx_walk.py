"""The body of a Word document in reading order, walked without recursion."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import islice

from goiaudit.model.cells import Location
from goiaudit.model.document import Block, Line
from goiaudit.model.errors import InputError
from goiaudit.model.settings import Limits
from goiaudit.reading.docx_columns import MOST_COLUMNS
from goiaudit.reading.docx_inline import Action, Descent, InlineText, descend, nothing
from goiaudit.reading.docx_marks import find_marks
from goiaudit.reading.docx_numbering import Numbering, StyleSheet, read_list
from goiaudit.reading.docx_tables import Flow, TableDraft
from goiaudit.reading.ooxml import Element

_COMPATIBILITY = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_UNSEEN = (
    "pPr", "rPr", "tblPr", "tblGrid", "tblPrEx", "trPr", "tcPr", "sectPr", "sdtPr", "sdtEndPr",
    "customXmlPr", "smartTagPr", "rubyPr", "rt", "delText", "delInstrText", "footnoteReference",
    "endnoteReference", "commentReference", "annotationRef", "proofErr", "bookmarkStart",
    "bookmarkEnd", "commentRangeStart", "commentRangeEnd", "permStart", "permEnd",
    "lastRenderedPageBreak", "pgNum",
)  # fmt: skip
"""Elements that hold nothing of the text that a person sees (properties, notes, marks)."""
_NO_MARKS = ("", False, False)
_OFF = frozenset({"0", "false", "off"})

Embedded = Callable[[Element, int], list[Block]]
"""Reads an altChunk; the number is that of the paragraph before it."""


@dataclass(slots=True)
class _Paragraph:
    """``merges`` marks a paragraph whose end a tracked change took out."""

    location: Location | None
    label: str
    merges: bool
    hidden: bool
    parts: list[str] = field(default_factory=list)
    after: Flow = field(default_factory=list)


@dataclass(slots=True)
class _Place:
    """Where paragraphs go: the body, a cell, or a text box in one of them."""

    flow: Flow
    body: bool = False
    cell: bool = False
    location: Location | None = None
    carried: str = ""


class BodyWalker:
    """Reads one body; use once. Raises InputError ``limit``.

    Paragraphs outside tables and text boxes are numbered as they stand in the file, deleted and
    empty ones included, tables likewise; a text box has the number of its paragraph. With
    ``records``, ``elements`` maps places to the paragraphs and cells of the file.
    """

    def __init__(
        self,
        root: Element,
        path: str,
        limits: Limits,
        numbering: Numbering,
        styles: StyleSheet,
        embedded: Embedded,
        *,
        records: bool = False,
    ) -> None:
        self.root, self._records = root, records
        self.elements: dict[Location, Element] = {}
        space = self._space = str(root.tag).partition("}")[0] + "}"
        self._path, self._limits = path, limits
        self._numbering, self._styles, self._embedded = numbering, styles, embedded
        marks = find_marks(root, space)
        self._marks, self._special = marks.properties, marks.special
        self.inline = InlineText(space, self._marks, styles.hidden, _fields_end(root, space))
        self._place = _Place([], body=True)
        self._places: list[_Place] = []
        self._paragraphs: list[_Paragraph] = []
        self._drafts: list[TableDraft] = []
        self._count = self._tables = self._cells = self._lines = 0
        self._val = f"{space}val"
        self._grid, self._column = f"{space}tblGrid", f"{space}gridCol"
        self._width = f"{space}w"
        self._text = f"{space}t"
        self._starts = self._actions()

    def _actions(self) -> dict[str, Action | None]:
        space = self._space
        own: dict[str, Action] = {
            "p": self._open_paragraph,
            "tbl": self._open_table,
            "tr": self._open_row,
            "tc": self._open_cell,
            "txbxContent": self._open_box,
            "sdt": self._control,
            "altChunk": self._embed,
        }
        return {
            **dict.fromkeys((space + name for name in _UNSEEN), None),
            **self.inline.actions(),
            **{space + name: action for name, action in own.items()},
            f"{_COMPATIBILITY}AlternateContent": self._alternative,
        }

    def walk(self, body: Element) -> list[Block]:
        """Every paragraph and table of the body as blocks."""
        stack: list[Descent] = [(iter(body), nothing)]
        action_of = self._starts.get
        while stack:
            children, close = stack[-1]
            for child in children:
                action = action_of(child.tag, descend)
                if action is not None and (found := action(child)) is not None:
                    stack.append(found)
                    break
            else:
                stack.pop()
                close()
        self._flush()
        return [block for block in self._place.flow if not isinstance(block, str)]

    # Paragraphs

    def _open_paragraph(self, element: Element) -> Descent | None:
        place = self._place
        location = place.location
        if place.body:
            self._count += 1
            location = Location(paragraph=self._count)
            if self._records:
                self.elements[location] = element
        marks = self._marks.get(element)
        label, merges, hidden = self._properties(marks) if marks else _NO_MARKS
        if element not in self._special and not (
            merges or hidden or place.carried or self.inline.in_field
        ):
            text = "".join([piece.text or "" for piece in element.iter(self._text)])
            self._emit(_numbered(label, text), location)
            return None
        paragraph = _Paragraph(location, label, merges, self.inline.hidden)
        self._paragraphs.append(paragraph)
        self.inline.parts, self.inline.hidden = paragraph.parts, hidden
        return iter(element), self._close_paragraph

    def _properties(self, marks: Sequence[tuple[str, Element]]) -> tuple[str, bool, bool]:
        """Automatic number, whether the end of the paragraph is deleted, whether it is hidden."""
        number: str | None = None
        level: int | None = None
        style: str | None = None
        merges = False
        for name, mark in marks:
            if name == "pStyle":
                style = mark.get(self._val)
            elif name == "numPr":
                number, level = read_list(mark, self._space)
            elif name in ("del", "moveFrom"):
                merges = True
                self.inline.changes["deletions"] += 1
        if style is not None and style in self._styles.numbered and number is None:
            number, inherited = self._styles.numbered[style]
            level = inherited if level is None else level
        label = "" if number is None or merges else self._numbering.label(number, level, style)
        return label, merges, style in self._styles.hidden

    def _close_paragraph(self) -> None:
        paragraph = self._paragraphs.pop()
        inline, place = self.inline, self._place
        inline.end_paragraph()
        inline.hidden = paragraph.hidden
        inline.parts = self._paragraphs[-1].parts if self._paragraphs else []
        text = place.carried + _numbered(paragraph.label, "".join(paragraph.parts))
        place.carried = ""
        if paragraph.merges:
            place.carried = text
        else:
            self._emit(text, paragraph.location)
        place.flow += paragraph.after

    def _emit(self, text: str, location: Location | None) -> None:
        self._lines += 1
        if self._lines > self._limits.max_lines:
            raise self._over(f"more than {self._limits.max_lines:,} paragraphs")
        if len(text) > self._limits.max_line_chars:
            raise self._over(f"a paragraph of {len(text):,} characters")
        if self._place.cell:
            self._place.flow.append(text)
        else:
            self._place.flow += [Line(part, location) for part in text.split("\n")]

    def _flush(self) -> None:
        """What a deleted paragraph end carries over stays where no paragraph follows."""
        if self._place.carried:
            text, self._place.carried = self._place.carried, ""
            self._emit(text, Location(paragraph=self._count) if self._place.body else None)

    # Tables

    def _open_table(self, element: Element) -> Descent:
        self._flush()
        self._tables += 1
        widths = [
            _number(column.get(self._width))
            for grid in element.iterchildren(self._grid)
            for column in islice(grid.iterchildren(self._column), MOST_COLUMNS)
        ]
        self._drafts.append(TableDraft(self._tables, widths))
        return iter(element), self._close_table

    def _close_table(self) -> None:
        draft = self._drafts.pop()
        self._place.flow += draft.finish()
        if self._records:
            self.elements.update(draft.elements())

    def _open_row(self, element: Element) -> Descent | None:
        if not self._drafts:
            return descend(element)
        draft = self._drafts[-1]
        draft.printed += 1
        before = 0
        for name, mark in self._marks.get(element, ()):
            if name == "del":
                self.inline.changes["deletions"] += 1
                return None
            if name == "ins":
                self.inline.changes["insertions"] += 1
            elif name == "hidden" and mark.get(self._val) not in _OFF:
                return None
            elif name == "gridBefore":
                before = _number(mark.get(self._val))
        draft.open_row(before)
        return descend(element)

    def _open_cell(self, element: Element) -> Descent | None:
        if not self._drafts:
            return descend(element)
        self._cells += 1
        if self._cells > self._limits.max_cells:
            raise self._over(f"more than {self._limits.max_cells:,} table cells")
        span, merge, sideways = 1, None, False
        for name, mark in self._marks.get(element, ()):
            value = mark.get(self._val, "continue")
            if name == "gridSpan":
                span = _number(value)
            elif name == "vMerge":
                merge = value
            elif name == "hMerge":
                sideways = value == "continue"
            elif name == "cellDel":
                self.inline.changes["deletions"] += 1
                return None
        cell = self._drafts[-1].open_cell(span, merge, sideways)
        if cell is not None and self._records:
            cell.element = element
        self._enter(_Place([] if cell is None else cell.flow, cell=True))
        return iter(element), self._leave

    def _enter(self, place: _Place) -> None:
        self._places.append(self._place)
        self._place = place

    def _leave(self) -> None:
        self._flush()
        self._place = self._places.pop()

    # Text boxes, alternatives, content controls, embedded documents

    def _open_box(self, element: Element) -> Descent:
        outer = self._paragraphs[-1] if self._paragraphs else None
        after = self._place.flow if outer is None else outer.after
        location = self._place.location if outer is None else outer.location
        self._enter(_Place(after, cell=self._place.cell, location=location))
        return iter(element), self._leave

    def _alternative(self, element: Element) -> Descent | None:
        """One branch only: the first with a text box, else the first."""
        branches = [
            branch
            for name in ("Choice", "Fallback")
            for branch in element.iterchildren(_COMPATIBILITY + name)
        ]
        box = f"{self._space}txbxContent"
        for branch in branches:
            if next(branch.iter(box), None) is not None:
                return descend(branch)
        return descend(branches[0]) if branches else None

    def _control(self, element: Element) -> Descent | None:
        """A content control; what only prompts for text, and a table of contents, is left out."""
        space = self._space
        for properties in element.iterchildren(f"{space}sdtPr"):
            prompt = next(properties.iterchildren(f"{space}showingPlcHdr"), None)
            gallery = next(properties.iter(f"{space}docPartGallery"), None)
            if (prompt is not None and prompt.get(self._val) not in _OFF) or (
                gallery is not None and gallery.get(self._val) == "Table of Contents"
            ):
                if self._place.body and not self._paragraphs:
                    self._count += sum(1 for _ in element.iter(f"{space}p"))
                return None
        return descend(element)

    def _embed(self, element: Element) -> None:
        self._flush()
        blocks = self._embedded(element, self._count)
        self._place.flow += blocks

    def _over(self, what: str) -> InputError:
        return InputError(self._path, "limit", f"{what}, over the limit")


def _fields_end(root: Element, space: str) -> bool:
    """Whether every field that begins also ends."""
    kinds = [mark.get(f"{space}fldCharType") for mark in root.iter(f"{space}fldChar")]
    return kinds.count("begin") == kinds.count("end")


def _numbered(label: str, text: str) -> str:
    """The number as Word prints it; a space keeps it from the figures of the text."""
    if not label:
        return text
    first = text[:1]
    return f"{label} {text}" if first and (first.isascii() or first.isdigit()) else label + text


def _number(text: str | None) -> int:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 6 else 1
