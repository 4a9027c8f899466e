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

from goiaudit.reading.html_filled import Fillings
from goiaudit.reading.html_items import has_space
from goiaudit.reading.html_skeleton import Runs, may_be_empty, with_empty

_LONGEST = 8_000
_OFTEN = 16
_SPACED = re.compile("<[ \t\r\n]")


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

    def texts_of(self, source: str) -> Sequence[str] | None:
        """The texts of a table as its skeleton has them, None if its markup is another."""
        texts = self._between(source)
        if texts is None:
            return None
        if "" in texts and not all(texts[number] for number in self.filled):
            return None
        # Space behind a tag is none of a text.
        if has_space("".join(texts)) and _SPACED.search("<".join(("", *texts))):
            return None
        return texts if self.counts is None else with_empty(self.counts, texts)

    def _between(self, source: str) -> Sequence[str] | None:
        """What stands between the runs of tags, None if they are others."""
        if self.source is None:
            return _between(self.runs, source)
        match = self.source.fullmatch(source)
        return None if match is None else match.groups()


def pattern_of(runs: Runs, fillings: Fillings) -> Pattern | None:
    """The pattern for tables with these runs of tags, if there are just enough of them by now."""
    if runs.seen != _OFTEN or runs.counts is None:
        return None
    sources = runs.sources
    pairs = enumerate(pairwise(sources))
    filled = frozenset(n for n, (run, after) in pairs if not may_be_empty(run, after))
    short = sum(map(len, sources)) <= _LONGEST
    source = re.compile("([^<]*+)".join(map(re.escape, sources))) if short else None
    counts = None if max(runs.counts) == 1 else runs.counts
    known: dict[str, str] = {}  # most runs of a long table are the same
    runs_once = tuple([known.setdefault(run, run) for run in sources])
    return Pattern(source, runs_once, filled, counts, fillings)


def _between(runs: Sequence[str], source: str) -> Sequence[str] | None:
    """What stands between runs of tags in a source that ends with a tag."""
    texts: list[str] = []
    start = 0
    for run in runs:
        if not source.startswith(run, start):
            return None
        start += len(run)
        end = source.find("<", start)
        texts.append(source[start:end])
        start = end
    return texts[:-1] if start < 0 else None
