"""Whether the values of a row add up to its last one: a help where their order is not sure."""

from __future__ import annotations

from collections.abc import Sequence

from goiaudit.recognition.values import read_value


def adds_up(texts: Sequence[str]) -> bool:
    """Whether the last value is the sum of all others; what is no number counts for nothing."""
    return 2 * counted(texts)[-1] == sum(counted(texts))


def is_reordered(texts: Sequence[str]) -> bool:
    """Whether a row does not add up to its last value, but to another."""
    numbers = counted(texts)
    whole = sum(numbers)
    return whole != 2 * numbers[-1] and any(whole == 2 * number for number in numbers)


def counted(texts: Sequence[str]) -> list[int]:
    """The numbers of cells, 0 for what is none."""
    numbers = [read_value(text).value for text in texts]
    return [number if isinstance(number, int) else 0 for number in numbers]
