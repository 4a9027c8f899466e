"""One regular expression for many words, and one search through many lines."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import accumulate, chain

# Of the characters that may stand at a place those that the words hold most often are tried
# first, the others are looked up by quarters: measured fastest.
_BRANCHES = 4
# So many are tried one by one: a set of characters takes re long to compile.
_FEW = 16


class Lines:
    """Lines of a text that are looked through all at once: most hold nothing that is sought."""

    def __init__(self, lines: Sequence[str]) -> None:
        self.text = "\n".join(lines)
        self.lines = lines
        self._begins = list(accumulate([len(line) + 1 for line in lines], initial=0))

    def holding(self, pattern: re.Pattern[str]) -> set[int]:
        """The numbers of the lines in which ``pattern`` matches, which never goes over a line."""
        begins, search = self._begins, pattern.search
        found: set[int] = set()
        match = search(self.text)
        while match is not None:
            number = bisect_right(begins, match.start())
            found.add(number - 1)
            match = search(self.text, begins[number]) if number < len(begins) else None
        return found

    def naming(self, words: Iterable[str]) -> set[int]:
        """The numbers of the lines that hold one of some words: many times as fast as a pattern."""
        text, begins = self.text, self._begins
        found: set[int] = set()
        for word in words:
            place = text.find(word)
            while place >= 0:
                number = bisect_right(begins, place)
                found.add(number - 1)
                place = text.find(word, begins[number])
        return found


def holds_one(text: str, words: Iterable[str]) -> bool:
    """Whether a text holds one of a few words."""
    for word in words:  # noqa: SIM110 - quicker than any(), and asked of many sentences
        if word in text:
            return True
    return False


def words_pattern(words: Iterable[str], first: str = "") -> str:
    """A pattern that matches the longest of some words at a place, without trying each.

    ``first`` are the characters to try before all others, the most frequent one first.
    """
    words = tuple(words)
    tree, often = _tree(words), Counter("".join(words))
    most = sum(often.values())
    often.update({char: most - rank for rank, char in enumerate(first)})
    firsts = "".join(char for char in tree if char)
    if len(firsts) <= _FEW:
        return _branch(tree, often) or r"(?!)"
    return f"(?=[{re.escape(firsts)}]){_branch(tree, often)}"


def search_pattern(words: Iterable[str]) -> str:
    """A pattern of a few words that most texts do not hold: re skips to what they begin with.

    It does so where each alternative of the whole pattern begins with another character.
    """
    words = tuple(words)
    often = Counter("".join(words))
    found = [re.escape(char) + _branch(more, often) for char, more in _tree(words).items()]
    return "|".join(found) or r"(?!)"


def first_and_behind(words: Iterable[str]) -> tuple[str, str]:
    """The first characters of some words for a set, and a pattern of what stands behind them."""
    rest: dict[str, set[str]] = {}
    for word in words:
        rest.setdefault(word[0], set()).add(word[1:])
    often = Counter("".join(chain.from_iterable(rest.values())))
    behind = (f"(?<={re.escape(char)}){_branch(_tree(more), often)}" for char, more in rest.items())
    return re.escape("".join(rest)), "|".join(behind)


def _tree(words: Iterable[str]) -> dict[str, dict]:  # type: ignore[type-arg]
    """Words by their characters: an empty one ends a word."""
    tree: dict[str, dict] = {}  # type: ignore[type-arg]
    for word in words:
        node = tree
        for char in word:
            node = node.setdefault(char, {})
        node[""] = {}
    return tree


def _branch(tree: dict[str, dict], often: Mapping[str, int]) -> str:  # type: ignore[type-arg]
    chars = sorted((char for char in tree if char), key=lambda char: (-often[char], char))
    if not chars:
        return ""
    inner = _choice(tree, chars, often)
    if "" in tree:
        return f"(?:{inner}|)"  # re keeps account of a repeat, (?:…)?, but not of a branch
    return inner if len(chars) == 1 else f"(?:{inner})"


def _choice(tree: dict[str, dict], chars: list[str], often: Mapping[str, int]) -> str:  # type: ignore[type-arg]
    """Alternatives: the first ones as they are, the others split into few groups, and so on."""
    first, others = chars[:_FEW], chars[_FEW:]
    found = [re.escape(char) + _branch(tree[char], often) for char in first]
    size = max(_FEW, -(-len(others) // _BRANCHES))
    for at in range(0, len(others), size):
        group = others[at : at + size]
        found.append(f"(?=[{re.escape(''.join(group))}])(?:{_choice(tree, group, often)})")
    return "|".join(found)
