"""Mutations of HTML and XML: tags, elements, attributes, the text between tags."""

from __future__ import annotations

import re
from random import Random

from tests.fuzz import tokens
from tests.fuzz.lines import change_figures, insert_words
from tests.fuzz.mutators import Mutation

_TAG = re.compile(rb"<[^<>]{1,3000}>")
_OPEN = re.compile(rb"<([A-Za-z][\w:.-]*)([^<>]{0,3000}?)(/?)>")
_ATTRIBUTE = re.compile(rb"([\w:.-]+)\s*=\s*(\"[^\"<>]*\"|'[^'<>]*'|[^\s<>\"'/]+)")
_TEXT = re.compile(rb">([^<>]+)<")
_DEEP = (1, 2, 10, 300, 3000)
_TIMES = (0, 0, 2, 2, 3, 40)
Span = tuple[int, int]


def _tags(data: bytes) -> list[Span]:
    return [match.span() for match in _TAG.finditer(data)]


def _element(rng: Random, data: bytes) -> Span | None:
    """From an opening tag to the next closing one of its name."""
    opened = list(_OPEN.finditer(data))
    if not opened:
        return None
    tag = rng.choice(opened)
    closing = b"</" + tag[1] + b">"
    end = -1 if tag[3] else data.find(closing, tag.end())
    return tag.start(), tag.end() if end < 0 else end + len(closing)


def repeat_tag(rng: Random, data: bytes, _other: bytes) -> bytes:
    """A tag left out or standing several times."""
    found = _tags(data)
    if not found:
        return data
    start, end = rng.choice(found)
    return data[:start] + data[start:end] * rng.choice(_TIMES) + data[end:]


def move_tag(rng: Random, data: bytes, _other: bytes) -> bytes:
    """A tag that stands before another one, or in its place."""
    found = _tags(data)
    if not found:
        return data
    start, end = rng.choice(found)
    first, last = rng.choice(found)
    return data[:first] + data[start:end] + data[rng.choice((first, last)) :]


def insert_tag(rng: Random, data: bytes, _other: bytes) -> bytes:
    """A tag or entity at the edge of a tag, or within text."""
    found = _tags(data)
    place = rng.choice(rng.choice(found)) if found else rng.randrange(len(data) + 1)
    new = rng.choice((*tokens.TAGS, *tokens.MARKS))
    return data[:place] + new + data[place:]


def repeat_element(rng: Random, data: bytes, _other: bytes) -> bytes:
    """An element (a cell, row, table, paragraph) left out or standing several times."""
    span = _element(rng, data)
    if span is None:
        return data
    start, end = span
    return data[:start] + data[start:end] * rng.choice(_TIMES) + data[end:]


def move_element(rng: Random, data: bytes, other: bytes) -> bytes:
    """An element of this or the other document before another one."""
    source = rng.choice((data, data, other))
    span, place = _element(rng, source), _element(rng, data)
    if span is None or place is None:
        return data
    return data[: place[0]] + source[span[0] : span[1]] + data[rng.choice(place) :]


def nest_element(rng: Random, data: bytes, _other: bytes) -> bytes:
    """An element within many copies of its own tag or of a table."""
    span = _element(rng, data)
    if span is None:
        return data
    start, end = span
    match = _OPEN.match(data, start)
    assert match is not None
    name = match[1]
    front, back = rng.choice(
        (
            (match[0], b"</" + name + b">"),
            (b"<table><tr><td>", b"</td></tr></table>"),
            (b"<w:tbl><w:tr><w:tc>", b"</w:tc></w:tr></w:tbl>"),
        )
    )
    depth = rng.choice(_DEEP)
    return data[:start] + front * depth + data[start:end] + back * depth + data[end:]


def change_attribute(rng: Random, data: bytes, _other: bytes) -> bytes:
    """Values of attributes replaced; a third of the time the attribute is left out."""
    for _ in range(rng.randint(1, 5)):
        found = list(_ATTRIBUTE.finditer(data))
        if not found:
            return data
        match = rng.choice(found)
        new = rng.choice((match[1] + b'="' + rng.choice(tokens.VALUES) + b'"',) * 2 + (b"",))
        data = data[: match.start()] + new + data[match.end() :]
    return data


def add_attribute(rng: Random, data: bytes, _other: bytes) -> bytes:
    """Attributes such as colspan with an odd value in some tags."""
    for _ in range(rng.randint(1, 5)):
        found = list(_OPEN.finditer(data))
        if not found:
            return data
        match = rng.choice(found)
        new = b" " + rng.choice(tokens.ATTRIBUTES) + b'="' + rng.choice(tokens.VALUES) + b'"'
        data = data[: match.end(1)] + new + data[match.end(1) :]
    return data


def rename_tag(rng: Random, data: bytes, _other: bytes) -> bytes:
    """One tag named as another one of the document."""
    found = list(_OPEN.finditer(data))
    if not found:
        return data
    match = rng.choice(found)
    return data[: match.start(1)] + rng.choice(found)[1] + data[match.end(1) :]


def change_text(rng: Random, data: bytes, other: bytes) -> bytes:
    """The text of some elements replaced by odd figures, words, or text of the other document."""
    for _ in range(rng.randint(1, 6)):
        found = list(_TEXT.finditer(data))
        if not found:
            return data
        match = rng.choice(found)
        others = _TEXT.findall(other, 0, 20_000) or [b""]
        new = rng.choice((*tokens.NUMBERS, *tokens.WORDS, *tokens.MARKS, *others[:50]))
        data = data[: match.start(1)] + new + data[match.end(1) :]
    return data


MARKUP: tuple[Mutation, ...] = (
    *(repeat_tag, move_tag, insert_tag, repeat_element, move_element, nest_element),
    *(change_attribute, change_attribute, add_attribute, rename_tag, change_text, change_text),
    *(change_figures, insert_words),
)
