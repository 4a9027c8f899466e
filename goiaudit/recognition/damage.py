"""What extraction did to the text, counted for the rules of group Q (domain chapter 6)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from goiaudit.definitions.seldom import seldom
from goiaudit.model.claims import Fact
from goiaudit.model.text import Paragraph, Section
from goiaudit.recognition.lines import Item, Lines
from goiaudit.recognition.normalise import damage_of_marks, damage_of_script, may_be_lost
from goiaudit.recognition.passage import compact

KINDS = ("pinyin", "doubled", "traditional", "shifted", "lost", "subheading")
TABLES = ("disclosure", "requests", "disputes")
_BEGINS_WITH_REST = re.compile("\n[)、]")
_LOST_NUMBER = seldom(r"[)、](?=[\u3400-\u9fff]{2})")
_DENIED = re.compile(
    r"(?:无|没有|未)(?:填报|填写|附|列|设|使用)?(?:此|该|本|统计|相关|数据)?(?:统计|数据)?(?:表格?|附表)|(?:此|该|本)表略"
)
_LONGEST_DENIAL = 40
_NAMES = [(kind, f"damage[{kind}]") for kind in KINDS]
_NONE = Fact(0)
_CHANCE = 3
"""Doubled marks below this number are slips of the writer, not damage."""


def damage_facts(lines: Lines) -> dict[str, Fact]:
    """``damage[...]`` for every kind, zero included, and ``text_damaged``."""
    found = _damage(lines)
    if lost := _lost_numbers(lines):
        found["subheading"] = lost
    facts = {name: Fact(found[kind]) if kind in found else _NONE for kind, name in _NAMES}
    hurt = not found.keys().isdisjoint(("pinyin", "shifted", "lost", "subheading"))
    facts["text_damaged"] = Fact(int(hurt or found["doubled"] >= _CHANCE))
    return facts


def _damage(lines: Lines) -> Counter[str]:
    """What happened to all lines; nearly all of them show by their folding that nothing did."""
    items = [lines.items[index] for index in lines.loose]
    others = [item for item in items if isinstance(item, Paragraph)]
    contents = [line.content for line in others]
    raws, texts, *_ = zip(*contents, strict=True) if contents else ((), ())
    found = damage_of_script("\n".join(raws), "\n".join(texts))
    if len(others) < len(lines) and (traditional := _traditional_in_rows(lines, items)):
        found["traditional"] += traditional
    suspect = [line for line in others if line.cells or line.content.origin is not None]
    repaired = [line.content.raw for line in suspect if _is_repaired(line)]
    if repaired:
        mended = "\n".join(repaired)
        # Whether a ``?`` closes a question shows in the lines above it, too.
        whole = "\n".join(line.content.raw for line in lines) if may_be_lost(mended) else ""
        found.update(damage_of_marks(mended, whole))
    return found


def _traditional_in_rows(lines: Lines, loose: Sequence[Item]) -> int:
    """Characters of traditional script in tables and rows of known words."""
    known = [*loose, *(lines.items[own.start] for own in lines.wholes)]
    return sum([item.mould.traditional for item in known if not isinstance(item, Paragraph)])


def _is_repaired(line: Paragraph) -> bool:
    if line.content.origin is not None:
        return True
    return bool(line.cells) and any(content.origin is not None for content, _ in line.cells)


def _lost_numbers(lines: Lines) -> int:
    """Lines that begin with the rest of a number: ``)政府信息管理``, ``、主要问题``.

    A mark that follows an open bracket or a figure at the end of the line above is no loss.
    """
    if not _BEGINS_WITH_REST.search(f"\n{lines.joined}"):
        return 0
    lines = lines.row_by_row
    texts, filled = lines.texts, lines.filled
    suspect = [n for n, place in enumerate(filled) if texts[place][0] in ")、"]
    return sum(
        _LOST_NUMBER.match(compact(texts[filled[n]])) is not None
        and not _continues(texts[filled[n]], texts[filled[n - 1]] if n else "")
        for n in suspect
    )


def _continues(line: str, above: str) -> bool:
    if re.search(r"[\d一二三四五六七八九十]$", above):
        return True
    if line[0] == "、":
        return bool(above) and above[-1] not in "。:;!|"
    return above.count("(") > above.count(")")


def denied_tables(sections: Sequence[Section]) -> Mapping[str, Fact]:
    """``table_denied[...]``: whether a section says in so many words that it has no table."""
    facts: dict[str, Fact] = {}
    for table in TABLES:
        body = next((section.body for section in sections if section.key == table), ())
        text = "".join(compact(paragraph.text) for paragraph in body)
        denied = len(text) <= _LONGEST_DENIAL and _DENIED.search(text) is not None
        facts[f"table_denied[{table}]"] = (
            Fact(1, body[0].content.raw, body[0].location) if denied else _NONE
        )
    return facts
