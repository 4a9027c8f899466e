"""Tables that were written alike often: one pattern for all the markup of each.

To match a whole table so takes a fifth of the time of parting it into tags and texts; to make
the pattern takes as long as a hundred matches save. Tables with a style at every cell would take
patterns too long to be made: they are gone through run by run, in half of the time.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from goiaudit.definitions.seldom import seldom
from goiaudit.reading.html_filled import Fillings
from goiaudit.reading.html_items import has_space
from goiaudit.reading.html_raised import may_have_notes
from goiaudit.reading.html_skeleton import Runs, may_be_empty, with_empty

_LONGEST = 8_000
_OFTEN = 16
_SPACED = seldom("<[ \t\r\n]")


class Written(NamedTuple):
    """The texts of a table as its skeleton has them, and where in the source it ends."""

    texts: Sequence[str]
    end: int


@dataclass(frozen=True, slots=True)
class Pattern:
    """The markup of a table; ``filled`` are the numbers of the texts that must not be empty.

    ``source`` is made of the ``runs`` of tags, None where they are too long for that.
    ``counts`` has the parts of each run, as ``Runs`` has them; None if none has several.
    """

    source: re.Pattern[str] | None
    runs: Sequence[str]
    filled: frozenset[int]
    counts: Sequence[int] | None
    fillings: Fillings

    def written_at(self, text: str, start: int) -> Written | None:
        """The table that begins at ``start``, None if its markup is another."""
        found = self._between(text, start)
        if found is None:
            return None
        texts, end = found
        if "" in texts and not all(texts[number] for number in self.filled):
            return None
        # Space behind a tag is none of a text.
        if has_space("".join(texts)) and _SPACED.search("<".join(("", *texts))):
            return None
        return found if self.counts is None else Written(with_empty(self.counts, texts), end)

    def _between(self, text: str, start: int) -> Written | None:
        """What stands between the runs of tags, None if they are others."""
        if self.source is None:
            return _between(self.runs, text, start)
        match = self.source.match(text, start)
        return None if match is None else Written(match.groups(), match.end())


def pattern_of(runs: Runs, fillings: Fillings) -> Pattern | None:
    """The pattern for tables with these runs of tags, if there are just enough of them by now.

    None for tables with raised notes, which have to be marked before texts are parted from tags.
    """
    if runs.seen != _OFTEN or runs.counts is None:
        return None
    sources = runs.sources
    if any(map(may_have_notes, sources)):
        return None
    pairs = enumerate(pairwise(sources))
    filled = frozenset(n for n, (run, after) in pairs if not may_be_empty(run, after))
    short = sum(map(len, sources)) <= _LONGEST
    source = re.compile("([^<]*+)".join(map(re.escape, sources))) if short else None
    counts = None if max(runs.counts) == 1 else runs.counts
    known: dict[str, str] = {}  # most runs of a long table are the same
    runs_once = tuple([known.setdefault(run, run) for run in sources])
    return Pattern(source, runs_once, filled, counts, fillings)


def _between(runs: Sequence[str], text: str, start: int) -> Written | None:
    """What stands between runs of tags from ``start`` on."""
    *others, last = runs
    texts: list[str] = []
    for run in others:
        if not text.startswith(run, start):
            return None
        start += len(run)
        end = text.find("<", start)
        texts.append(text[start:end])
        start = end
    return Written(texts, start + len(last)) if text.startswith(last, start) else None
