"""What in a Word document is more than plain text, found in one pass.

A paragraph, run, row or cell carries a dozen properties of looks; asking each element for the
two or three that matter, or walking through every run, costs more than parsing. One search of
the tree, done by libxml2, finds all that is special; what is left are lookups.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from goiaudit.reading.ooxml import Element

Properties: TypeAlias = Mapping[Element, tuple[tuple[str, Element], ...]]

_HOLDERS = ("pPr", "rPr", "trPr", "tcPr")
_PROPERTIES = (
    "numPr", "pStyle", "rStyle", "vanish", "strike", "dstrike", "vertAlign", "ins", "del",
    "moveFrom", "hidden", "gridBefore", "gridSpan", "vMerge", "hMerge", "cellDel",
)  # fmt: skip
_SPECIAL = (
    "tab", "ptab", "br", "cr", "noBreakHyphen", "sym", "fldChar", "instrText", "ins", "moveTo",
    "del", "moveFrom", "txbxContent", "sdt", "ruby", "altChunk",
)  # fmt: skip
_FOREIGN = (
    "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent",
    "{http://schemas.openxmlformats.org/officeDocument/2006/math}oMath",
    "{http://purl.oclc.org/ooxml/officeDocument/math}oMath",
)


@dataclass(frozen=True, slots=True)
class Marks:
    """``properties``: name and element, by the paragraph, run, row or cell that has them.

    ``special``: paragraphs whose text is more than that of their w:t, one after the other.
    Holding the elements keeps lxml from making new objects for them: they can be looked up.
    """

    properties: Properties
    special: frozenset[Element]


def find_marks(root: Element, space: str) -> Marks:
    """Every mark of a document; those of a paragraph's end belong to the paragraph.

    Former properties (pPrChange and the like) hold theirs one level deeper: nobody asks there.
    """
    holders = frozenset(space + name for name in _HOLDERS)
    paragraph, run = f"{space}p", f"{space}r"
    owned: dict[Element, tuple[tuple[str, Element], ...]] = {}
    special: set[Element] = set()
    wanted = dict.fromkeys((*_PROPERTIES, *_SPECIAL))
    for mark in root.iter(*(space + name for name in wanted), *_FOREIGN):
        parent = mark.getparent()
        if parent is None:
            continue
        if parent.tag not in holders:
            special.update(_around(mark, paragraph))
            continue
        owner = parent.getparent()
        if owner is not None and owner.tag == f"{space}pPr":
            owner = owner.getparent()
        elif owner is not None and owner.tag == run:
            special.update(_around(owner, paragraph))
        if owner is not None:
            owned[owner] = (*owned.get(owner, ()), (mark.tag[len(space) :], mark))
    return Marks(owned, frozenset(special))


def _around(mark: Element, paragraph: str) -> Iterator[Element]:
    """The paragraphs that an element stands in; two or more where there are text boxes."""
    return mark.iterancestors(paragraph)  # type: ignore[no-any-return]
