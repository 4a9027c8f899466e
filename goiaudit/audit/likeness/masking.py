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
_TITLES = re.compile(r"《[^《》]{0,200}》|\[20\d\d\][^\[\]\n]{0,3}?\d{1,5}号")
_MASKS = re.compile("##+")
_HAN = (0x3400, 0xA000)
_DROPPED, _KEPT, _MASKED = range(3)


def masked_sections(report: Report) -> dict[str, str]:
    """The masked text of each section that has one; the preface is law and names, and left out."""
    sections = [section for section in report.sections if section.key != PREFACE and section.body]
    texts = [joined(section.body) for section in sections]
    names = own_names(report.organ, texts)
    found: dict[str, str] = {}
    for section, text in zip(sections, texts, strict=True):
        found[section.key] = found.get(section.key, "") + masked(text, names)
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
    plain = _plain(_TITLES.sub(MASK, text))
    for name in names:
        plain = plain.replace(name, MASK)
    return _MASKS.sub(MASK, _self_references().sub(MASK, plain))


@lru_cache(maxsize=4096)
def _masked_names(names: tuple[str, ...]) -> tuple[str, ...]:
    """Names as they stand in a plain text: a numeral in one (三河市) is a mask there."""
    parts = {part for name in names for part in _plain(name).split(MASK) if len(part) > 1}
    return tuple(sorted(parts, key=lambda part: (-len(part), part)))


def _plain(text: str) -> str:
    """Chinese characters only, numbers masked, all other marks dropped."""
    codes = np.frombuffer(text.encode("utf-32-le", "replace"), np.uint32)
    classes = _classes()[codes]
    kept = np.where(classes == _MASKED, np.uint32(ord(MASK)), codes)[classes != _DROPPED]
    return str(kept.tobytes(), "utf-32-le")


@lru_cache(maxsize=1)
def _classes() -> NDArray[np.uint8]:
    """What becomes of each character, by its code."""
    classes = np.full(0x110000, _DROPPED, np.uint8)
    classes[slice(*_HAN)] = _KEPT
    numbers = f"0123456789{likeness_words().numerals}{MASK}"
    classes[[ord(char) for char in numbers]] = _MASKED
    return classes


@lru_cache(maxsize=1)
def _self_references() -> re.Pattern[str]:
    words = likeness_words()
    return re.compile(f"[{words.self_marks}](?:{'|'.join(words.self_words)})")
