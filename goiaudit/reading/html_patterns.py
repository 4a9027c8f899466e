"""Tables that were written alike often: one pattern for all the markup of each.

To match a whole table so takes a fifth of the time of parting it into tags and texts; to make
the pattern takes as long as a hundred matches save.
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

    ``counts`` has the parts of each run of tags, as ``Runs`` has them; None if none has several.
    """

    source: re.Pattern[str]
    filled: frozenset[int]
    counts: Sequence[int] | None
    fillings: Fillings

    def texts_of(self, source: str) -> Sequence[str] | None:
        """The texts of a table as its skeleton has them, None if its markup is another."""
        match = self.source.fullmatch(source)
        if match is None:
            return None
        texts = match.groups()
        if "" in texts and not all(texts[number] for number in self.filled):
            return None
        # Space behind a tag is none of a text.
        if has_space("".join(texts)) and _SPACED.search("<".join(("", *texts))):
            return None
        return texts if self.counts is None else with_empty(self.counts, texts)


def pattern_of(runs: Runs, fillings: Fillings) -> Pattern | None:
    """The pattern for tables with these runs of tags, if there are just enough of them by now."""
    if runs.seen != _OFTEN or runs.counts is None or sum(map(len, runs.sources)) > _LONGEST:
        return None
    sources = runs.sources
    pairs = enumerate(pairwise(sources))
    filled = frozenset(n for n, (run, after) in pairs if not may_be_empty(run, after))
    source = re.compile("([^<]*+)".join(map(re.escape, sources)))
    counts = None if max(runs.counts) == 1 else runs.counts
    return Pattern(source, filled, counts, fillings)
