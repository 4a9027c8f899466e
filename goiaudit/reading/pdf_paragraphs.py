"""Lines of a PDF put together into paragraphs, by where they begin and end on the page."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from goiaudit.model.cells import Location
from goiaudit.model.document import Line
from goiaudit.reading.pdf_flow import Printed
from goiaudit.reading.pdf_lines import bounds

_STOPS = tuple("。！？；：.!?;:")
_HEADING = re.compile(r"[一二三四五六七八九十]{1,2}、|[(（][一二三四五六七八九十]{1,2}[)）]")
_CLOSE = 1.5
"""Heights of a line by which a full line may end before the edge."""
_AT_EDGE = 0.8
_INDENT = (1.2, 3.5)
_WIDEST_PART = 0.45
"""Part of a page that a column of text takes at least, a line of it half of that."""
_WIDE = 1.35
"""How many times the usual distance of lines sets paragraphs apart."""
_USUAL = 2.2
"""Heights of a line from one to the next where nothing tells."""
_SAME_SIZE = 0.15

Edges = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Setting:
    """How the text of a document is set.

    ``edges`` are those of its frames, ``distance`` is from one line to the next, in heights.
    """

    edges: Mapping[tuple[int, int], Edges]
    indented: bool
    distance: float | None

    @classmethod
    def of(cls, lines: Sequence[Printed]) -> Setting:
        """What the lines of running text show."""
        edges: dict[tuple[int, int], Edges] = {}
        for line in lines:
            left, right = edges.get(line.frame, (line.box[0], line.box[2]))
            edges[line.frame] = min(left, line.box[0]), max(right, line.box[2])
        plain = cls(edges, True, None)
        indents = [
            (line.box[0] - edges[line.frame][0]) / max(line.tall, 1.0)
            for line in lines
            if plain.is_full(line)
        ]
        indented = any(_INDENT[0] < indent < _INDENT[1] for indent in indents)
        steps = [
            (below.box[1] - line.box[1]) / max(line.tall, 1.0)
            for line, below in pairwise(lines)
            if line.page == below.page and plain.is_full(line) and below.box[1] > line.box[1]
        ]
        return cls(edges, indented, median(steps) if steps else None)

    def is_full(self, line: Printed) -> bool:
        """Whether the line reaches the right edge of a column of text."""
        left, right = self.edges[line.frame]
        part = (right - left) / max(line.frame[1], 1)
        wide = part > _WIDEST_PART / (2 if line.frame[0] else 1)
        return wide and line.box[2] > right - _CLOSE * line.tall

    def goes_on(self, line: Printed, below: Printed) -> bool:
        """Whether what begins in a line goes on in the next."""
        if not (line.whole and below.whole and self.is_full(line)):
            return False
        if abs(below.tall - line.tall) > _SAME_SIZE * line.tall:
            return False
        if line.text[-1].isdigit() and below.text[0].isdigit():
            return False
        if (line.page, line.frame) == (below.page, below.frame) and self._is_far(line, below):
            return False
        left, right = self.edges[below.frame]
        if below.box[0] < left + _AT_EDGE * line.tall:
            stops = line.text.endswith(_STOPS)
            return not stops or (self.indented and not _HEADING.match(below.text))
        # A heading in the middle of the page has its second line there, too.
        free = below.box[0] - left, right - below.box[2]
        centred = free[1] > _CLOSE * line.tall and abs(free[0] - free[1]) < line.tall
        return centred and not line.text.endswith((*_STOPS, "，", ","))

    def _is_far(self, line: Printed, below: Printed) -> bool:
        usual = _USUAL if self.distance is None else max(self.distance, 1.0)
        return below.box[1] - line.box[1] > _WIDE * usual * line.tall


def paragraphs(lines: Iterable[Printed], setting: Setting) -> Iterator[Line]:
    """Lines that follow each other, each full one with the line that goes on with it."""
    run: list[Printed] = []
    for line in lines:
        if run and not setting.goes_on(run[-1], line):
            yield _joined(run)
            run = []
        run.append(line)
    if run:
        yield _joined(run)


def _joined(run: Sequence[Printed]) -> Line:
    first, *others = run
    length = len(first.text)
    joined: list[tuple[int, Location | None]] = []
    for line in others:
        joined.append((length, _place(line)))
        length += len(line.text)
    return Line("".join(line.text for line in run), _place(first), tuple(joined))


def _place(line: Printed) -> Location:
    return Location(page=line.page, bbox=bounds(line.box))
