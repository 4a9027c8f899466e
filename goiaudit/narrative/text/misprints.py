"""Misprints of scanning and typing, and brackets left around figures, read as what is meant."""

from __future__ import annotations

import re
from dataclasses import replace

from goiaudit.definitions.seldom import seldom
from goiaudit.narrative.text.clauses import Sentence
from goiaudit.narrative.text.pattern import holds_one, search_pattern

# As long as what is meant, so that offsets stay.
_MISPRINTS = {
    "公幵": "公开", "信息公升": "信息公开", "公开申情": "公开申请", "公开深请": "公开申请",
    "公开申清": "公开申请", "不于公开": "不予公开", "予已公开": "予以公开", "复仪": "复议",
    "诉颂": "诉讼", "规范性文体": "规范性文件", "依审请公开": "依申请公开",
    "依申清公开": "依申请公开", "受埋": "受理", "己办": "已办", "己答": "已答", "己审": "已审",
    "己全部": "已全部", "己结": "已结", "己按": "已按", "己依": "已依", "己公开": "已公开",
    "己主动": "已主动",
}  # fmt: skip
# One of these is in every misprint: a character that hardly any text holds, else the whole, both
# found faster than a pattern.
_RARE = "己幵埋颂"
_SIGNS = tuple(
    dict.fromkeys(
        next((char for char in misprint if char in _RARE), misprint) for misprint in _MISPRINTS
    )
)
_MISPRINTED = seldom(search_pattern(tuple(_MISPRINTS)))
_BRACKETED = seldom(
    r"(?<=[\u4e00-\u9fff])\((?P<figure>[0-9]{1,7})\)(?=[条件份篇宗次起](?:[,。;:、)]|$))",
    re.MULTILINE,
)
"""收到(3)件,办结(3)件: the brackets of a form to be filled in, left around its figures."""
_HELD = (")条", ")件", ")份", ")篇", ")宗", ")次", ")起")


def is_misprinted(text: str) -> bool:
    """Whether a text holds any of these misprints, or a figure in brackets."""
    if holds_one(text, _HELD) and _BRACKETED.search(text) is not None:
        return True
    return holds_one(text, _SIGNS) and _MISPRINTED.search(text) is not None


def corrected(sentence: Sentence) -> Sentence:
    """信息公幵: the sentence as meant, quoted as printed."""
    text = _BRACKETED.sub(r" \g<figure> ", sentence.text)
    return replace(sentence, text=_MISPRINTED.sub(_meant, text))


def _meant(match: re.Match[str]) -> str:
    return _MISPRINTS[match.group()]
