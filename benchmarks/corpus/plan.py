"""What a corpus is to be."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from random import Random

SUFFIXES = {
    "html": ".html", "web": ".htm", "docx": ".docx", "xlsx": ".xlsx", "pdf": ".pdf",
    "txt": ".txt", "md": ".md", "csv": ".csv",
}  # fmt: skip
"""Formats by name: html are pages of 80 to 90 kB from content systems, web smaller pages of many
structures and encodings, txt texts in many layouts and encodings."""


@dataclass(frozen=True)
class Plan:
    """How many organs, which report years, shares of formats, share of reports with a fault."""

    organs: int
    years: Sequence[int] = (2023,)
    formats: Mapping[str, float] = field(default_factory=lambda: {"html": 1.0})
    faults: float = 0.0
    seed: int = 1

    def __post_init__(self) -> None:
        unknown = set(self.formats) - set(SUFFIXES)
        if unknown or not self.formats:
            raise ValueError(f"formats are {', '.join(SUFFIXES)}, not {sorted(unknown)}")
        if self.organs < 2:
            raise ValueError("a corpus has at least two organs: a government and its office")
        if not self.years or list(self.years) != list(range(self.years[0], self.years[-1] + 1)):
            raise ValueError("years are a run of years, as 2021-2025")

    def random(self, *names: object) -> Random:
        """A generator of its own for every purpose, whatever the order in which they are used."""
        return Random("/".join(map(str, (self.seed, *names))))

    def format_of(self, organ: str, year: int) -> str:
        """The format of a report."""
        return self.random(organ, year, "format").choices(
            list(self.formats), list(self.formats.values())
        )[0]
