"""One regular expression for many words: the longest known word at each place."""

from __future__ import annotations

import re
from collections.abc import Iterable

# Where a character may be followed by more, they are looked up by quarters: measured fastest.
_BRANCHES = 4


def words_pattern(words: Iterable[str]) -> str:
    """A pattern that matches the longest of some words at a place, without trying each."""
    tree: dict[str, dict] = {}  # type: ignore[type-arg]
    for word in words:
        node = tree
        for char in word:
            node = node.setdefault(char, {})
        node[""] = {}
    return _branch(tree) or r"(?!)"


def _branch(tree: dict[str, dict]) -> str:  # type: ignore[type-arg]
    chars = sorted(char for char in tree if char)
    if not chars:
        return ""
    inner = _choice(tree, chars)
    if "" in tree:
        return f"(?:{inner})?"
    return inner if len(chars) == 1 else f"(?:{inner})"


def _choice(tree: dict[str, dict], chars: list[str]) -> str:  # type: ignore[type-arg]
    """Alternatives, split into few groups again and again."""
    if len(chars) <= _BRANCHES:
        return "|".join(re.escape(char) + _branch(tree[char]) for char in chars)
    size = max(_BRANCHES, -(-len(chars) // _BRANCHES))
    groups = [chars[at : at + size] for at in range(0, len(chars), size)]
    return "|".join(
        f"(?=[{re.escape(''.join(group))}])(?:{_choice(tree, group)})" for group in groups
    )
