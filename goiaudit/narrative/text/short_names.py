"""Short names of outcomes, which say something in lists of outcomes only: 第三方, 过程性, 重复."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from goiaudit.definitions.vocabulary import Metric
from goiaudit.narrative.text.pattern import search_pattern

# What else a list of outcomes may be told by.
_CLASSES = ("不予公开", "无法提供", "缴", "安全")


@dataclass(frozen=True)
class ShortNames:
    """The cell of each name (``metrics[].short`` of the vocabulary), and what finds any of them."""

    cells: Mapping[str, str]
    any_of_them: re.Pattern[str]

    @classmethod
    def of(cls, metrics: Iterable[Metric]) -> ShortNames:
        """Those of a vocabulary."""
        cells = {name: metric.cell for metric in metrics for name in metric.short}
        return cls(cells, re.compile(search_pattern((*cells, *_CLASSES))))

    def may_be_listed(self, text: str) -> bool:
        """Whether a sentence may list outcomes."""
        return self.any_of_them.search(text) is not None
