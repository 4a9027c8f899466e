"""Codes of verdicts in arrays."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

FAIL, UNKNOWN, PASS, NOT_APPLICABLE = range(4)
"""The first three are ordered, so that ``and`` is min and ``or`` is max."""

States = NDArray[np.int8]
PassesRule = Callable[[str], States]
"""PASS or FAIL in every column: whether a rule passes on the report in all its instances."""
PassesOne = Callable[[str], int]
"""The same for one report."""
