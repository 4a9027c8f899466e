"""What stands inside a Word paragraph: text, breaks, symbols, fields, runs left out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from goiaudit.reading.docx_marks import Properties
from goiaudit.reading.ooxml import Element

Descent = tuple[Iterator[Element], Callable[[], None]]
"""Children to walk through next, and what to do behind the last of them."""
Action = Callable[[Element], Descent | None]

_OFF = frozenset({"0", "false", "off"})
_MATHS = (
    "{http://schemas.openxmlformats.org/officeDocument/2006/math}",
    "{http://purl.oclc.org/ooxml/officeDocument/math}",
)
_STRUCK = ("strike", "dstrike")
_RAISED = {"superscript": "^", "subscript": "_"}
_PICTOGRAMS = ("wingdings", "webdings", "marlett", "mt extra")
_SOME_SIGN = "□"


def nothing() -> None:
    """Behind an element that only holds others."""


def descend(element: Element) -> Descent:
    """Walk through an element as if it were not there."""
    return iter(element), nothing


@dataclass(slots=True)
class _Field:
    """A complex field (17.16.18): an instruction, then the result that Word shows."""

    instruction: str = ""
    shown: bool = False
    contents: bool = False


class InlineText:
    """Collects the text of the paragraph being read in ``parts``.

    Hidden text, instructions of fields, tables of contents, what a tracked change took out and
    what is struck through leave nothing; ``changes`` counts the tracked changes, ``struck`` the
    characters that are struck through. ``contents`` tells whether tables of contents can be left
    out: only where every field that begins also ends.
    """

    def __init__(
        self, space: str, marks: Properties, hidden_styles: frozenset[str], contents: bool
    ) -> None:
        self.parts: list[str] = []
        self.changes: Counter[str] = Counter()
        self.struck = 0
        self.hidden = False
        """Whether the style of the paragraph hides what its runs do not show again."""
        self._space, self._marks = space, marks
        self._hidden_styles = hidden_styles
        self._contents = contents
        self._run_hidden = False
        self._fields: list[_Field] = []
        self._muted = False
        self._value, self._text_tag = f"{space}val", f"{space}t"

    def actions(self) -> Mapping[str, Action]:
        """What to do at each element that stands in a paragraph."""
        own: dict[str, Action] = {
            "r": self._run,
            "t": self._text,
            "tab": self._constant("\t"),
            "ptab": self._constant("\t"),
            "br": self._constant("\n"),
            "cr": self._constant("\n"),
            "noBreakHyphen": self._constant("-"),
            "sym": self._symbol,
            "fldChar": self._field,
            "instrText": self._instruction,
            "ins": self._inserted,
            "moveTo": self._inserted,
            "del": self._deleted,
            "moveFrom": self._deleted,
        }
        maths = {
            space + name: action
            for space in _MATHS
            for name, action in (
                ("t", self._text),
                ("den", self._between("/")),
                ("sup", self._between("^")),
                ("sub", self._between("_")),
            )
        }
        return {self._space + name: action for name, action in own.items()} | maths

    @property
    def in_field(self) -> bool:
        """Whether a field that began in an earlier paragraph goes on."""
        return bool(self._fields)

    def end_paragraph(self) -> None:
        """A field whose instruction does not end with its paragraph is broken: forget it."""
        if self._fields:
            self._fields = [field for field in self._fields if field.shown]
            self._mute()

    def _run(self, run: Element) -> Descent:
        hidden, struck, raised, start = self.hidden, False, "", len(self.parts)
        for name, mark in self._marks.get(run, ()):
            value = mark.get(self._value, "")
            if name == "vanish":
                hidden = value not in _OFF
            elif name in _STRUCK:
                struck = struck or value not in _OFF
            elif name == "vertAlign":
                raised = _RAISED.get(value, "")
            elif name == "rStyle":
                hidden = hidden or value in self._hidden_styles
        if struck and not hidden:
            hidden = True
            self.struck += sum(len(text.text or "") for text in run.iterchildren(self._text_tag))
        if not hidden and not raised:
            return iter(run), nothing
        self._run_hidden = hidden
        self._mute()
        parts = self.parts

        def close() -> None:
            self._run_hidden = False
            self._mute()
            # Raised figures are notes or powers: never digits of the number before them.
            if raised and "".join(parts[start:]).strip():
                parts.insert(start, raised)

        return iter(run), close

    def _mute(self) -> None:
        self._muted = self._run_hidden or any(
            not field.shown or field.contents for field in self._fields
        )

    def _text(self, element: Element) -> None:
        if not self._muted and element.text:
            self.parts.append(element.text)

    def _constant(self, text: str) -> Action:
        def add(_: Element) -> None:
            if not self._muted:
                self.parts.append(text)

        return add

    def _between(self, text: str) -> Action:
        def add(element: Element) -> Descent:
            if not self._muted:
                self.parts.append(text)
            return iter(element), nothing

        return add

    def _symbol(self, element: Element) -> None:
        if not self._muted:
            font = element.get(f"{self._space}font", "")
            self.parts.append(symbol(font, element.get(f"{self._space}char", "")))

    def _field(self, element: Element) -> None:
        kind = element.get(f"{self._space}fldCharType")
        if kind == "begin":
            self._fields.append(_Field())
        elif self._fields and kind == "separate":
            field = self._fields[-1]
            field.shown = True
            field.contents = self._contents and field.instruction.split()[:1] == ["TOC"]
        elif self._fields and kind == "end":
            self._fields.pop()
        self._mute()

    def _instruction(self, element: Element) -> None:
        if self._fields and not self._fields[-1].shown and element.text:
            self._fields[-1].instruction += element.text[:100]

    def _inserted(self, element: Element) -> Descent:
        self.changes["insertions"] += 1
        return iter(element), nothing

    def _deleted(self, _: Element) -> None:
        self.changes["deletions"] += 1


def symbol(font: str, code: str) -> str:
    """A w:sym (17.3.3.30); codes F000 to F0FF are those of the font's own eight bits.

    A sign of a picture font is shown as a box: its code says nothing about what it looks like.
    """
    try:
        value = int(code, 16)
    except ValueError:
        return _SOME_SIGN
    if font.lower().startswith(_PICTOGRAMS):
        return _SOME_SIGN
    if 0xF020 <= value <= 0xF07E:
        value -= 0xF000
    elif not 0x20 <= value <= 0xFFFF or 0xD800 <= value <= 0xF8FF:
        return _SOME_SIGN
    return chr(value)
