"""Mutations of bytes, and the choice of mutations that fit a reader.

A mutation takes the source of chance, the bytes and those of another seed, and gives bytes. It
may give its input back where it finds nothing to change.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from random import Random

from tests.fuzz import tokens

Mutation = Callable[[Random, bytes, bytes], bytes]
MOST_BYTES = 2_000_000
"""Longer results are cut: what is looked for are faults, not limits."""
_EVERY = (*tokens.NUMBERS, *tokens.WORDS, *tokens.MARKS, *tokens.TAGS)


def span(rng: Random, data: bytes) -> tuple[int, int]:
    """A part of the bytes; short ones are as frequent as long ones."""
    start = rng.randrange(len(data) + 1)
    length = int(2 ** rng.uniform(0, max(1, len(data)).bit_length()))
    return start, min(len(data), start + length)


def flip_bits(rng: Random, data: bytes, _other: bytes) -> bytes:
    """One to eight bits turned over."""
    changed = bytearray(data)
    for _ in range(rng.randint(1, 8) if data else 0):
        changed[rng.randrange(len(changed))] ^= 1 << rng.randrange(8)
    return bytes(changed)


def set_bytes(rng: Random, data: bytes, _other: bytes) -> bytes:
    """A few bytes replaced by extremes, ASCII or anything."""
    changed = bytearray(data)
    for _ in range(rng.randint(1, 8) if data else 0):
        value = rng.choice((0, 255, 127, 128, rng.randrange(256), rng.randrange(32, 127)))
        changed[rng.randrange(len(changed))] = value
    return bytes(changed)


def truncate(rng: Random, data: bytes, _other: bytes) -> bytes:
    """The end or, rarely, the beginning cut off."""
    place = rng.randrange(len(data) + 1)
    return data[:place] if rng.random() < 0.8 else data[place:]


def delete(rng: Random, data: bytes, _other: bytes) -> bytes:
    """A part taken out."""
    start, end = span(rng, data)
    return data[:start] + data[end:]


def duplicate(rng: Random, data: bytes, _other: bytes) -> bytes:
    """A part that comes again, seldom many times."""
    start, end = span(rng, data)
    times = rng.choice((1, 1, 2, 3, 50)) if end - start < 10_000 else 1
    return data[:end] + data[start:end] * times + data[end:]


def move(rng: Random, data: bytes, _other: bytes) -> bytes:
    """A part that stands elsewhere."""
    start, end = span(rng, data)
    rest = data[:start] + data[end:]
    place = rng.randrange(len(rest) + 1)
    return rest[:place] + data[start:end] + rest[place:]


def splice(rng: Random, data: bytes, other: bytes) -> bytes:
    """The beginning of one seed with the end of another, or a part of it in the middle."""
    start, end = span(rng, data)
    if rng.random() < 0.5:
        return data[:start] + other[rng.randrange(len(other) + 1) :]
    first, last = span(rng, other)
    return data[:start] + other[first:last] + data[end:]


def insert_token(rng: Random, data: bytes, _other: bytes) -> bytes:
    """An odd number, word, mark or tag at some place, or in place of some bytes."""
    for _ in range(rng.randint(1, 4)):
        place = rng.randrange(len(data) + 1)
        end = place + rng.choice((0, 0, 1, 3, 12))
        data = data[:place] + rng.choice(_EVERY) + data[end:]
    return data


BYTES: tuple[Mutation, ...] = (
    *(flip_bits, set_bytes, truncate, delete, duplicate, move, splice, insert_token),
)


def stacked(rng: Random, data: bytes, other: bytes, choice: Sequence[Sequence[Mutation]]) -> bytes:
    """One to some ten mutations in a row, each of a group drawn evenly."""
    while True:
        data = rng.choice(rng.choice(choice))(rng, data, other)[:MOST_BYTES]
        if rng.random() < 0.4:
            return data
