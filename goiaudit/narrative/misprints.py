"""Misprints of scanning and typing in the terms of the field, read as what is meant."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from goiaudit.narrative.clauses import Sentence
from goiaudit.narrative.pattern import search_pattern

# As long as what is meant, so that offsets stay.
_MISPRINTS = {
    "公幵": "公开", "信息公升": "信息公开", "公开申情": "公开申请", "公开深请": "公开申请",
    "公开申清": "公开申请", "不于公开": "不予公开", "予已公开": "予以公开", "复仪": "复议",
    "诉颂": "诉讼", "规范性文体": "规范性文件", "依审请公开": "依申请公开",
    "依申清公开": "依申请公开",
}  # fmt: skip
_MISPRINTED = re.compile(search_pattern(tuple(_MISPRINTS)))


def corrected(pages: Sequence[Sentence], text: str) -> list[Sentence]:
    """信息公幵: the sentences as meant, quoted as printed; ``text`` is that of them all."""
    if not any(misprint in text for misprint in _MISPRINTS):
        return list(pages)
    return [replace(sentence, text=_MISPRINTED.sub(_meant, sentence.text)) for sentence in pages]


def _meant(match: re.Match[str]) -> str:
    return _MISPRINTS[match.group()]
