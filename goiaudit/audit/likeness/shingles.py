"""Shingles of masked texts: every four characters in a row, as sorted hashes; their likeness."""

from __future__ import annotations

from itertools import accumulate

import numpy as np
from numpy.typing import NDArray

_BETWEEN = "\0"
"""Stands between texts, and in none of them."""
LENGTH = 4
"""Characters of a shingle: a word that is replaced in a copy costs five or six of them."""
Shingles = NDArray[np.uint32]
"""Sorted, without repetitions."""
_FACTORS = np.array((0x9E3779B1, 0x85EBCA77, 0xC2B2AE3D, 0x27D4EB2F), np.uint32)
_HALF, _PART, _FIRST, _SECOND = map(np.uint32, (16, 13, 0x85EBCA6B, 0xC2B2AE35))
"""How far hashes are shifted, and what they are multiplied with, to be spread."""
NONE: Shingles = np.zeros(0, np.uint32)


def shingles(*texts: str) -> Shingles:
    """The shingles of masked texts; none of one that is shorter than a shingle."""
    whole = next((n for n, text in enumerate(texts) if len(text) >= LENGTH), None)
    if whole is None:
        return NONE
    codes = np.frombuffer(_BETWEEN.join(texts).encode("utf-32-le"), np.uint32)
    hashes = np.correlate(codes, _FACTORS)
    ends = list(accumulate(len(text) + 1 for text in texts))
    # What reaches into another text becomes one more of a shingle that is there.
    spare = hashes[ends[whole - 1] if whole else 0]
    for end in ends[:-1]:
        hashes[max(end - LENGTH, 0) : end] = spare
    return _distinct(_mixed(hashes))


def similarity(one: Shingles, other: Shingles) -> float:
    """Shared shingles among all (Jaccard), 0 to 1; two empty texts are not alike."""
    shared = _shared(one, other)
    total = len(one) + len(other) - shared
    return shared / total if total else 0.0


def contained(one: Shingles, other: Shingles) -> float:
    """The share of one text's shingles that another has, 0 to 1."""
    return _shared(one, other) / len(one) if len(one) else 0.0


def percent(share: float) -> int:
    """A share in percent, rounded down; 0.29 is 29 although no float says so."""
    return int(100 * share + 1e-9)


def _shared(one: Shingles, other: Shingles) -> int:
    both = np.concatenate((one, other))
    both.sort()
    return int(np.count_nonzero(both[1:] == both[:-1]))


def _mixed(hashes: Shingles) -> Shingles:
    """Spread over all bits: sketches go by the highest of them."""
    hashes ^= hashes >> _HALF
    hashes *= _FIRST
    hashes ^= hashes >> _PART
    hashes *= _SECOND
    hashes ^= hashes >> _HALF
    return hashes


def _distinct(hashes: Shingles) -> Shingles:
    hashes.sort()
    first = np.ones(len(hashes), np.bool_)
    np.not_equal(hashes[1:], hashes[:-1], out=first[1:])
    return hashes[first]
