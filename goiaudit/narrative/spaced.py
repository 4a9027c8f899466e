"""Lines printed with a blank after every character (共 收 到 申 请 1 4 件), read without them."""

from __future__ import annotations

import re
from bisect import bisect_left

from goiaudit.model.text import FoldedText, Paragraph

_HAN = re.compile(r"[\u3400-\u9fff]")
_APART = re.compile(r"[\u3400-\u9fff] +(?=[\u3400-\u9fff0-9,。;:、“(])")
_MARKS = re.compile(r"[,。;]")
_DENSE = 3
"""Blanks are at least a third of such a line."""


def unspaced(paragraph: Paragraph) -> Paragraph:
    """The paragraph without its blanks where they stand between all characters, else itself.

    Only running text, which has marks: in a row of a table blanks part the figures.
    """
    text = paragraph.content.text
    if text.count(" ") * _DENSE < len(text) or not _MARKS.search(text):
        return paragraph
    if len(_APART.findall(text)) * 2 < len(_HAN.findall(text)):
        return paragraph
    kept = [place for place, char in enumerate(text) if char != " "]
    content = paragraph.content
    origin = content.origin or range(len(content.raw) + 1)
    damaged = {bisect_left(kept, place) for place in content.damaged}
    folded = FoldedText(
        content.raw,
        text.replace(" ", ""),
        (*(origin[place] for place in kept), len(content.raw)),
        tuple(sorted(damaged)),
    )
    joined = tuple((bisect_left(kept, start), place) for start, place in paragraph.joined)
    return paragraph._replace(content=folded, joined=joined)
