"""The source of a table as its skeleton, the markup that matters, and the texts between.

Tables of one system differ by their texts alone, once looks are left out of their tags. What
cannot surely be told from the source has no skeleton: hidden and struck out parts, fields, links,
pictures, tags that are written oddly.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from typing import NamedTuple

from goiaudit.definitions.seldom import seldom
from goiaudit.reading.html_hidden import HIDES
from goiaudit.reading.html_syntax import PIECES, RUNS, attributes_of, tag_in

_SPANNING = ("colspan", "rowspan")
_SPAN = seldom(r"[0-9]{0,9}")
_CELLS = frozenset({"td", "th"})
_BLOCKS = frozenset({
    "p", "div", "center", "li", "ul", "ol", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote",
})  # fmt: skip
_INLINE = frozenset({
    "span", "font", "b", "strong", "i", "em", "u", "big", "small", "sub", "sup", "o:p",
})  # fmt: skip
_ROWS = frozenset({"table", "thead", "tbody", "tfoot", "tr", "colgroup", "col"})
_HOLDING = _CELLS | _BLOCKS | _INLINE
_APART = _CELLS | _BLOCKS | _ROWS | {"br"}
"""Space beside these is none of a text."""
_LONGEST_RUN, _MOST_PIECES, _MOST_MARKUP = 1_000, 2_000, 60_000
_MOST_NEW, _AT_ONCE = 120, 40
_LONGEST_KEPT = 100_000


@dataclass(slots=True)
class Runs:
    """Runs of tags as they stand in tables, and how many such tables there were.

    ``parts`` is what matters of them and ``counts`` how many parts each run has; both are None
    while that is not known.
    """

    sources: tuple[str, ...]
    seen: int = 0
    parts: tuple[str, ...] | None = None
    counts: tuple[int, ...] | None = None


class Skeleton(NamedTuple):
    """Markup and texts of a table in turn; ``markup`` has one piece more than ``texts``."""

    markup: tuple[str, ...]
    texts: list[str]
    runs: Runs


def skeleton(source: str) -> Skeleton | None:
    """The skeleton of a table from ``<table`` to ``</table>``, None if it has none.

    Control characters and those of ``html_syntax.ODD`` must not be in it.
    """
    pieces = RUNS.split(source)
    sources = tuple(pieces[1::2])
    if pieces[0] or pieces[-1] or len(sources) > _MOST_PIECES:
        return None
    runs = _runs(sources) if len(source) < _LONGEST_KEPT else Runs(sources)
    runs.seen += 1
    if runs.counts is None:
        _learn(runs)
    if runs.parts is None or runs.counts is None:
        return None
    return Skeleton(runs.parts, with_empty(runs.counts, pieces[2:-1:2]), runs)


def with_empty(counts: Sequence[int], texts: Sequence[str]) -> list[str]:
    """Texts with the empty ones that stand within runs of tags, given their numbers of parts."""
    if sum(counts) == len(counts):
        return [*texts]
    found: list[str] = []
    for count, text in zip(counts, [*texts, ""], strict=True):
        found += [""] * (count - 1)
        found.append(text)
    return found[:-1]


def may_be_empty(before: str, after: str) -> bool:
    """Whether an empty text may stand between two runs of tags and all stays as it is."""
    return _run(before + after) == _run(before) + _run(after) != ()


def forget() -> None:
    """Know no markup any more."""
    _runs.cache_clear()
    _run.cache_clear()
    _tag.cache_clear()


@lru_cache(maxsize=64)
def _runs(sources: tuple[str, ...]) -> Runs:
    return Runs(sources)


def _learn(runs: Runs) -> None:
    """Find out what matters of runs of tags, unless there is much that was never seen before.

    Then it is remembered, so that the same will do the next time.
    """
    found: list[tuple[str, ...]] = []
    most = _run.cache_info().misses + _MOST_NEW
    for start in range(0, len(runs.sources), _AT_ONCE):
        found += map(_run, runs.sources[start : start + _AT_ONCE])
        if _run.cache_info().misses > most:
            return
    parts = tuple(chain.from_iterable(found))
    if all(found) and sum(map(len, parts)) <= _MOST_MARKUP:
        runs.parts, runs.counts = parts, tuple(map(len, found))


@lru_cache(maxsize=4096)
def _run(run: str) -> tuple[str, ...]:
    """What matters of tags in a row, in parts where an empty text stands; () if that is unclear."""
    if len(run) > _LONGEST_RUN:
        return ()
    parts = [tag if tag[0] != "<" else _tag(tag) for tag in PIECES.findall(run)]
    if None in parts:
        return ()
    kept = [part for part in parts if part]
    found, before = [""], ""
    for part, after in zip(kept, [*kept, ""][1:], strict=True):
        if part[0] != "<" and (_is_apart(before) or _is_apart(after)):
            continue
        if part[0] == "<" and part[1] == "/" and _may_hold_text(before):
            found.append(part)
        else:
            found[-1] += part
        before = part
    return tuple(found)


@lru_cache(maxsize=4096)
def _tag(source: str) -> str | None:
    """A tag without what is mere looks, "" for a comment, None if it may mean more."""
    tag = tag_in(source)
    if tag is None or isinstance(tag, str):
        return tag
    name = tag.name
    if (name not in _APART and name not in _INLINE) or (tag.closed and name != "br"):
        return None
    if tag.closes:
        return f"</{name}>"
    spans = _spans(tag.attributes)
    if spans is None:
        return None
    return f"<{name}{spans if name in _CELLS else ''}>"


def _spans(attributes: str) -> str | None:
    """The spans among attributes, None if some hide their element or are written oddly."""
    found = attributes_of(attributes)
    style = found.get("style", "")
    if "hidden" in found or "&" in style or HIDES.search(style):
        return None
    spans = {name: found[name] for name in _SPANNING if name in found}
    if not all(map(_SPAN.fullmatch, spans.values())):
        return None
    return "".join(f' {name}="{span}"' for name, span in spans.items())


def _named(part: str) -> str:
    return part.strip("</>").partition(" ")[0]


def _is_apart(part: str) -> bool:
    return _named(part) in _APART


def _may_hold_text(part: str) -> bool:
    """Whether a tag opens a cell or something in one."""
    return part[:1] == "<" and part[1] != "/" and _named(part) in _HOLDING
