"""Lines that a PDF or a printer broke in the middle of a sentence, joined again."""

from __future__ import annotations

from collections.abc import Sequence

from goiaudit.definitions.seldom import seldom
from goiaudit.model.cells import Location
from goiaudit.model.text import FoldedText, Paragraph
from goiaudit.recognition.passage import cut

_ENDS = tuple("。;:!?|…")
_BEGINS_ANEW = seldom(
    r" *(?:\([一二三四五六七八九十\d]{1,2}\)|[一二三四五六七八九十]{1,2}、|\d{1,2}[.、](?!\d)|"
    r"[一二三四五六七八九]是|附件|注:)"
)
_LONG = 15
_FEWEST = 5
_FULL = 0.75


def line_width(texts: Sequence[str]) -> int | None:
    """Width at which lines without spaces around them are broken, None if they are paragraphs.

    Broken text has many long lines of nearly one width that end in the middle of a sentence.
    """
    lines = [line for line in texts if len(line) >= _LONG]
    left_open = [line for line in lines if not line.endswith(_ENDS)]
    if len(left_open) < _FEWEST or len(left_open) * 5 < len(lines) * 2:
        return None
    width = max(map(_width, left_open))
    short = [line for line in left_open if _width(line) < _FULL * width]
    # A numbered line that is short and has no mark at its end is a heading.
    loose = sum(_BEGINS_ANEW.match(line) is None for line in short)
    full = len(left_open) - len(short)
    return width if full >= loose * 4 and full * 2 >= len(left_open) else None


def unwrap(paragraphs: Sequence[Paragraph], width: int | None) -> list[Paragraph]:
    """Join each full line that ends within a sentence with the line below it."""
    if width is None:
        return list(paragraphs)
    joined: list[Paragraph] = []
    run: list[Paragraph] = []
    for paragraph in paragraphs:
        if not paragraph.text.strip():
            continue
        line = paragraph.text.strip()
        if run and (_closed(run[-1], width) or _BEGINS_ANEW.match(line)):
            joined.append(join_lines(run))
            run = []
        run.append(paragraph)
    return [*joined, join_lines(run)] if run else joined


def _closed(paragraph: Paragraph, width: int) -> bool:
    line = paragraph.text.strip()
    return line.endswith(_ENDS) or _width(line) < _FULL * width


def _width(line: str) -> int:
    return sum(1 if char < "\u0100" else 2 for char in line)


def join_lines(run: Sequence[Paragraph]) -> Paragraph:
    """Lines as one paragraph, nothing between them."""
    if len(run) == 1:
        return run[0]
    parts = [_stripped(paragraph) for paragraph in run]
    raw = "".join(part.content.raw for part in parts)
    text = "".join(part.text for part in parts)
    damaged: list[int] = []
    origin: list[int] = []
    starts: list[tuple[int, Location | None]] = []
    place = offset = 0
    for part in parts:
        content = part.content
        starts.append((place, part.location))
        steps = content.origin[:-1] if content.origin is not None else range(len(content.text))
        origin += [offset + step for step in steps]
        damaged += [place + at for at in content.damaged]
        place += len(content.text)
        offset += len(content.raw)
    straight = len(raw) == len(text) and all(part.content.origin is None for part in parts)
    whole = FoldedText(
        raw, text, None if straight else (*origin, len(raw)), tuple(sorted(set(damaged)))
    )
    return Paragraph(whole, run[0].location, tuple(starts[1:]))


def _stripped(paragraph: Paragraph) -> Paragraph:
    text = paragraph.text
    start = len(text) - len(text.lstrip())
    return cut(paragraph, start, len(text.rstrip()))
