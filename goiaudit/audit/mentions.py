"""What the texts of a batch mention: claims and observations, those of one source together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from goiaudit.audit.shown import Mention
from goiaudit.definitions.facts import catalogue
from goiaudit.model.claims import Claim, Observation, Scalar
from goiaudit.model.report import Report

Source = tuple[str, str]
"""Claim and the address of its cell, or seen and the name of an observation."""
_WORDS = ("word", "date", "text", "name")
"""Types of fields that hold no figure."""


@dataclass(frozen=True, eq=False)
class Mentions:
    """The mentions of one source in a batch: claims, or observations.

    ``reports`` has the place of the report of each, in ascending order.
    """

    reports: NDArray[np.intp]
    claims: tuple[Claim, ...] = ()
    observations: tuple[Observation, ...] = ()

    @property
    def all(self) -> tuple[Mention, ...]:
        """Every mention."""
        return self.claims or self.observations

    @cached_property
    def claimed(self) -> Sequence[Scalar]:
        """The figure of every claim; an observation has none."""
        return [claim.value for claim in self.claims] or [None] * len(self.observations)

    def said(self, field: str) -> Sequence[Scalar]:
        """What every observation says by this name; a claim says nothing."""
        if field not in self._said:
            said = [values.get(field) for values in self._values]
            self._said[field] = said or [None] * len(self.claims)
        return self._said[field]

    def figures(self, name: str) -> Iterator[Sequence[Scalar]]:
        """Whatever of it may be a figure, field by field; ``name`` is that of the source."""
        if self.claims:
            yield self.claimed
            return
        known = catalogue().observations.get(name)
        every = known.fields if known is not None else {field for v in self._values for field in v}
        for field in every:
            if known is None or known.fields[field] not in _WORDS:
                yield self.said(field)

    @cached_property
    def _values(self) -> list[Mapping[str, Scalar]]:
        return [seen.values for seen in self.observations]

    @cached_property
    def _said(self) -> dict[str, Sequence[Scalar]]:
        return {}


def mentions_of(reports: Sequence[Report]) -> Mapping[Source, Mentions]:
    """The mentions of a batch by source, in the order of reports and, within them, of the text."""
    claims: dict[str, list[Claim]] = defaultdict(list)
    seen: dict[str, list[Observation]] = defaultdict(list)
    claiming: dict[str, list[int]] = defaultdict(list)
    seeing: dict[str, list[int]] = defaultdict(list)
    for n, report in enumerate(reports):
        for claim in report.claims:
            name = claim.cell
            claims[name].append(claim)
            claiming[name].append(n)
        for observation in report.observations:
            name = observation.name
            seen[name].append(observation)
            seeing[name].append(n)
    found: dict[Source, Mentions] = {}
    for name, some in claims.items():
        found["claim", name] = Mentions(_places(claiming[name]), claims=tuple(some))
    for name, others in seen.items():
        found["seen", name] = Mentions(_places(seeing[name]), observations=tuple(others))
    return found


def _places(numbers: Sequence[int]) -> NDArray[np.intp]:
    return np.fromiter(numbers, np.intp, len(numbers))
