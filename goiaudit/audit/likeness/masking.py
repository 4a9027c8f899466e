"""A text without what differs between copies: figures, names, dates, law titles, marks.

What is left are Chinese characters, with ``#`` where something was taken out. Masking a masked
text changes nothing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from goiaudit.audit.likeness.areas import names_of
from goiaudit.definitions.likeness import likeness_words
from goiaudit.model.report import Report
from goiaudit.model.text import Paragraph
from goiaudit.recognition.selfnames import declared_aliases

MASK = "#"
PREFACE = "preface"
_BETWEEN = "\0"
"""Stands between texts that are masked together; no mask reaches beyond it."""
_TITLES = re.compile(r"《[^《》\0]{0,200}》|\[20\d\d\][^\[\]\n\0]{0,3}?\d{1,5}号")
_MASKS = re.compile("##+")
_FIRST_HAN, _LAST_HAN, _DIGITS = "\u3400", "\u9fff", "0123456789"
_LAST = 0xFFFF
_DROPPED, _KEPT, _NUMBER = range(3)


def masked_sections(report: Report) -> dict[str, str]:
    """The masked text of each section that has one; the preface is law and names, and left out."""
    sections = [section for section in report.sections if section.key != PREFACE and section.body]
    texts = [joined(section.body) for section in sections]
    names = own_names(report.organ, texts)
    found: dict[str, str] = {}
    for section, text in zip(sections, _all_masked(texts, names), strict=True):
        found[section.key] = found.get(section.key, "") + text
    return found


def joined(paragraphs: Sequence[Paragraph]) -> str:
    """Folded paragraphs, one a line."""
    return "\n".join(paragraph.text for paragraph in paragraphs)


def own_names(organ: str | None, texts: Sequence[str]) -> tuple[str, ...]:
    """The names that a report's texts may have for its own organ, as they stand when masked."""
    aliases = [alias for text in texts for alias in declared_aliases(text)]
    return _masked_names((*(names_of(organ) if organ else ()), *aliases))


def masked(text: str, names: Sequence[str] = ()) -> str:
    """A folded text masked; ``names`` as from ``own_names``, longest first."""
    return _masked(text.replace(_BETWEEN, ""), names)


def _all_masked(texts: Sequence[str], names: Sequence[str]) -> Sequence[str]:
    """Several texts masked, in one go: most of the work is to begin."""
    if not texts:
        return ()
    whole = _BETWEEN.join(text.replace(_BETWEEN, "") for text in texts)
    return _masked(whole, names).split(_BETWEEN)


def _masked(text: str, names: Sequence[str]) -> str:
    plain = _plain(_TITLES.sub(MASK, text))
    for name in names:
        plain = plain.replace(name, MASK)
    return _MASKS.sub(MASK, _self_references().sub(MASK, plain))


@lru_cache(maxsize=4096)
def _masked_names(names: tuple[str, ...]) -> tuple[str, ...]:
    """Names as they stand in a plain text: a numeral in one (三河市) is a mask there."""
    parts = {part for part in _plain(MASK.join(names)).split(MASK) if len(part) > 1}
    return tuple(sorted(parts, key=lambda part: (-len(part), part)))


def _plain(text: str) -> str:
    """Chinese characters only, numbers masked, all other marks dropped; texts stay apart."""
    codes = np.frombuffer(text.encode("utf-32-le", errors="surrogatepass"), np.uint32)
    kinds = _kinds().take(codes, mode="clip")
    left = kinds != _DROPPED
    codes, numbers = codes[left], kinds[left] == _NUMBER
    codes[numbers] = ord(MASK)
    told = np.ones(len(codes), np.bool_)
    np.logical_and(numbers[1:], numbers[:-1], out=told[1:])
    np.logical_not(told[1:], out=told[1:])
    return str(codes[told].tobytes(), "utf-32-le")


@lru_cache(maxsize=1)
def _kinds() -> NDArray[np.uint8]:
    """What becomes of a character, by its code; the last kind is that of all codes beyond."""
    kinds = np.full(_LAST + 2, _DROPPED, np.uint8)
    kinds[[ord(_BETWEEN), *range(ord(_FIRST_HAN), ord(_LAST_HAN) + 1)]] = _KEPT
    kinds[list(map(ord, f"{_DIGITS}{likeness_words().numerals}{MASK}"))] = _NUMBER
    return kinds


@lru_cache(maxsize=1)
def _self_references() -> re.Pattern[str]:
    words = likeness_words()
    return re.compile(f"[{words.self_marks}](?:{'|'.join(words.self_words)})")
