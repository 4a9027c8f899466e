"""The words around a figure that tell of information published: channels, verbs, classes."""

from __future__ import annotations

from goiaudit.narrative.surroundings import Here
from goiaudit.narrative.words import Reading, Word

_CLASS = "disclosure.published_items.new_media"


def channel_of(word: Word) -> str:
    """The key of the channel of items that a word names, else empty."""
    for metric in word.metrics:
        if metric.role == "channel" and metric.topic == "items":
            return metric.cell
    return ""


def channels_of(here: Here) -> list[str]:
    """Channels of items that govern a figure: of its clause, else of those before it."""
    return _channels(here.clause_words) or _channels(here.wide_words)


def _channels(words: tuple[Word, ...]) -> list[str]:
    """The channels named, each once; 微信公众号等新媒体 is the class that ends the list."""
    found: list[str] = []
    etc = False
    for word in words:
        cell = channel_of(word)
        if cell:
            found = [cell] if etc and cell == _CLASS else [*found, cell]
        etc = "etc" in word.tags
    return list(dict.fromkeys(found))


def verb_of(here: Here) -> Word | None:
    """The verb of publishing that a figure depends on, in its own clause."""
    for word in reversed(here.clause_words):
        if "publish" in word.tags:
            return word
    return None


def is_empty_left(here: Here) -> bool:
    """Whether nothing but a verb of publishing stands before the figure."""
    return all(word.is_filler or word.tags & {"this", "publish"} for word in here.words)


def is_elliptic(here: Here) -> bool:
    """Whether the segment is nothing but a bare verb: 公开673件 after another count."""
    return not any("info" in word.tags or channel_of(word) for word in here.words)


def names_a_class(reading: Reading, here: Here) -> bool:
    """政务类信息34条: a class of items, not all of them."""
    head = here.head
    if head is None or not head.start or "info" not in head.tags:
        return False
    before = reading.text[max(0, head.start - 2) : head.start]
    return before.endswith("类") and before != "各类"
