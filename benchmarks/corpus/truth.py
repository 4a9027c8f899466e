"""What is wrong in a corpus, as it was planted."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from benchmarks.corpus.figures import Figure


@dataclass(frozen=True)
class Truth:
    """One seeded fault.

    ``path`` is the report that has it (None: the report is missing). A finding of one of
    ``rules`` (ids or their beginnings) on one of the paths ``at`` tells it. On the paths ``near``
    (next year's report, those of the governments above) it may show, too, and that is no false
    alarm. ``cells`` has the true and the printed figure by address.
    """

    kind: str
    organ: str
    year: int
    path: str | None
    rules: tuple[str, ...]
    at: tuple[str, ...]
    near: tuple[str, ...] = ()
    cells: Mapping[str, tuple[Figure | None, Figure | None]] = field(default_factory=dict)

    def line(self) -> dict[str, object]:
        """The fault as an object of ``truth.jsonl``; figures as text, so that they stay exact."""
        shown = {
            address: [None if value is None else str(value) for value in values]
            for address, values in self.cells.items()
        }
        return {
            "kind": self.kind, "organ": self.organ, "year": self.year, "path": self.path,
            "rules": list(self.rules), "at": list(self.at), "near": list(self.near),
            "cells": shown,
        }  # fmt: skip
