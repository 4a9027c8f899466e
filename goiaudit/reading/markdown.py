"""Markdown to lines as they are shown: marks of headings, bold and escapes taken away.

Pipe tables stay pipe rows, which recognition reads as they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from goiaudit.model.document import Line

_HEADING = re.compile(r" {0,3}#{1,6}[ \t]+")
_LEAD = re.compile(r"\A[ \t]{0,8}(?:>[ \t]?|[*+-][ \t]+(?=[^\s\d|]))")
_BOLD = re.compile(r"\*\*(?=\S)([^*\n]{1,400}?)(?<=\S)\*\*|__(?=\S)([^_\n]{1,400}?)(?<=\S)__")
_LINK = re.compile(r"(!?)\[([^\[\]\n]{0,300})\]\([^()\s]{0,1000}\)")
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+\-.!<>~])")
_BREAK = re.compile(r"<br[ \t]*/?>", re.IGNORECASE)
_SIGNS = ("+", "-")
_BLANKS = " \t"
_SPACE = re.compile(r"&(?:nbsp|ensp|emsp|#160);")
_PIPE = "\u2223"
"""Looks like a pipe and parts no cells."""
_MARKED = re.compile(r"[#*_\\<&\[>+-]")


def shown_lines(lines: Iterable[Line]) -> Iterator[Line]:
    """The lines without their marks; every line keeps its number."""
    for line in lines:
        yield line._replace(text=_shown(line.text)) if _MARKED.search(line.text) else line


def _shown(text: str) -> str:
    text = text.replace("\\|", _PIPE)
    heading = _HEADING.match(text)
    # Expressions for spaces at the end of something take forever for a long row of spaces.
    if heading:
        text = text[heading.end() :].rstrip(_BLANKS).rstrip("#").rstrip(_BLANKS)
    else:
        text = _LEAD.sub("", text, count=1)
    text = _unbroken(_BREAK.split(text))
    text = _LINK.sub(lambda match: "" if match[1] else match[2], text)
    text = _BOLD.sub(lambda match: match[1] or match[2], text)
    return _ESCAPE.sub(r"\1", _SPACE.sub(" ", text))


def _unbroken(parts: list[str]) -> str:
    """The lines of a cell as one; two figures stay apart."""
    joined = parts[:1]
    for above, part in pairwise(parts):
        joined[-1] = joined[-1].rstrip(_BLANKS)
        below = part.lstrip(_BLANKS)
        apart = above.rstrip(_BLANKS)[-1:].isdecimal() and (
            below[:1].isdecimal() or below.startswith(_SIGNS)
        )
        joined += ["、", below] if apart else [below]
    return "".join(joined)
