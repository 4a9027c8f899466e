"""Figures, cells and arithmetic in words, in the language of the run."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from goiaudit.definitions.forms import TABLES, TableDefinition, forms
from goiaudit.model.cells import Number
from goiaudit.model.claims import Observation
from goiaudit.model.findings import Side, Term

SECTION_NAMES = {
    "overview": ("一、总体情况", "1 Overview"),
    "disclosure": ("二、主动公开政府信息情况", "2 Publication"),
    "requests": ("三、收到和处理政府信息公开申请情况", "3 Requests"),
    "disputes": ("四、政府信息公开行政复议、行政诉讼情况", "4 Reviews and lawsuits"),
    "problems": ("五、存在的主要问题及改进情况", "5 Problems and improvements"),
    "other": ("六、其他需要报告的事项", "6 Other matters"),
}
_DOUBTS = {
    "part_year": ("该句只说部分时段，请斟酌", "the sentence covers a part of the year"),
    "period": ("该句所说时段不能确定，请斟酌", "the period of the sentence is not sure"),
    "channel": ("该句只说某一渠道，请斟酌", "the sentence speaks of one channel"),
    "new": ("该句只说新发生的，请斟酌", "the sentence speaks of new cases only"),
    "scope": ("该句说的可能是更大范围的数，请斟酌", "the sentence may speak of a wider body"),
    "damaged": ("该句文字有损伤，请对照原文", "the sentence is damaged"),
    "wording": ("该句表述不够明确，请斟酌", "the wording is not certain"),
}
_SHORT_SUM = 3
_FAILED = {"=": "≠", "!=": "=", "<=": ">", "<": "≥", ">=": "<", ">": "≤"}
NEGATED = {"=": "!=", "!=": "=", "<=": ">", "<": ">=", ">=": "<", ">": "<="}
"""The comparison that fails where one under a ``not`` holds."""
_REPORT_WORDS = {
    "government": "政府", "office": "政府办公室", "department": "部门", "township": "乡镇",
    "street": "街道", "other": "其他机关", "national": "国家级", "province": "省级",
    "prefecture": "地级", "county": "县级",
}  # fmt: skip


def magnitude(value: Number) -> Number:
    """A figure without its sign."""
    return -value if value < 0 else value


def number(value: Number | str | date | None, lang: str) -> str:
    """A figure as printed in a message."""
    if value is None:
        return "无" if lang == "zh" else "none"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, str):
        return _REPORT_WORDS.get(value, value) if lang == "zh" else value
    return format(value, "f") if not isinstance(value, int) else str(value)


def table_definition(name: str, key: str) -> TableDefinition | None:
    """A table that has a row or column of this key, newest form first."""
    for form in reversed(list(forms().values())):
        table = form.tables.get(name)
        if table is None:
            return None
        known: tuple[Mapping[str, object], ...] = (
            table.rows, table.columns, table.derived_rows, table.derived_columns,
        )  # fmt: skip
        if any(key in keys for keys in known):
            return table
    return None


def key_label(table: str, key: str, lang: str) -> str:
    """A row, column, table or section in words; the key itself where nothing is known."""
    if not table:
        if key in SECTION_NAMES and key not in forms()["2021"].tables:
            return SECTION_NAMES[key][lang == "en"]
        if key in forms()["2021"].tables:
            return forms()["2021"].tables[key].title.in_language(lang)
        return key
    found = table_definition(table, key)
    if found is None:
        return key
    if key in found.rows or key in found.derived_rows:
        return found.row_label(key, lang)
    return found.column_label(key, lang)


def key_name(key: str, lang: str) -> str:
    """A row of any table in words."""
    known = (name for name in TABLES if table_definition(name, key) is not None)
    table = next(known, None)
    return key_label(table, key, lang) if table else key


def cell_label(address: str, lang: str) -> str:
    """A cell in words: row/column of its table; the address itself where it is none."""
    parts = address.split(".")
    if len(parts) != 3:
        return address
    name, row, column = parts
    for form in reversed(list(forms().values())):
        table = form.tables.get(name)
        if table is None:
            break
        # A row may stand in both forms with other columns in each.
        if row in {*table.rows, *table.derived_rows} and column in (
            {*table.columns, *table.derived_columns} if row in table.derived_rows
            else {*table.rows[row].columns, *table.derived_columns}
        ):  # fmt: skip
            return f"{table.row_label(row, lang)}/{table.column_label(column, lang)}"
    return address


def doubt_words(doubt: str | None, lang: str) -> str:
    """Why the reading of a sentence is not sure, to stand behind a message; empty if it is."""
    if doubt is None:
        return ""
    words = _DOUBTS.get(doubt, _DOUBTS["wording"])
    return f"（{words[0]}）" if lang == "zh" else f" ({words[1]})"


def repair_words(part: int, due: int, lang: str) -> str:
    """What one misprinted part of a list probably should be, to stand within a message."""
    if lang == "zh":
        return f"（如其中“{part}”应为“{due}”则相符）"
    return f" (they would agree if “{part}” should be “{due}”)"


def clause_label(code: int) -> str:
    """Article x 100 + item of the Regulations as a report prints it."""
    article, item = (_numeral(part) for part in divmod(code, 100))
    return f"第{article}条第({item})项"


def _numeral(value: int) -> str:
    digits = "零一二三四五六七八九"
    tens, ones = divmod(value, 10)
    if value < 10 or tens > 9:
        return digits[value] if value < 10 else str(value)
    return ("" if tens == 1 else digits[tens]) + "十" + (digits[ones] if ones else "")


def side_text(side: Side, lang: str) -> str:
    """``13 + 2 = 15``; a single figure stands alone, zeros of a long sum are left out."""
    short = len(side.terms) <= _SHORT_SUM and all(t.value is not None for t in side.terms)
    shown = [term for term in side.terms if term.value or short]
    total = number(side.total, lang)
    plain = len(shown) == 1 and shown[0].coefficient == 1
    if not shown or plain:
        return total
    words = ""
    for place, term in enumerate(shown):
        sign = "-" if _negative(term) else "+"
        words += f" {sign} " if place else ("-" if sign == "-" else "")
        words += _addend(term, lang)
    return f"{words} = {total}"


def _negative(term: Term) -> bool:
    return (term.coefficient < 0) != ((term.value or 0) < 0)


def _addend(term: Term, lang: str) -> str:
    value = magnitude(term.value or 0)
    factor = abs(term.coefficient)
    return number(value, lang) if factor == 1 else f"{factor} × {number(value, lang)}"


def arithmetic(left: Side, right: Side, operator: str, lang: str) -> str:
    """Both sides and how far they are apart: ``13 + 2 = 15 ≠ 11 + 3 = 14，差 1``."""
    text = f"{side_text(left, lang)} {_FAILED[operator]} {side_text(right, lang)}"
    if operator != "=" or not _numeric(left) or not _numeric(right):
        return text
    apart = number(magnitude(_figure(right) - _figure(left)), lang)
    return f"{text}，差 {apart}" if lang == "zh" else f"{text}, off by {apart}"


def _figure(side: Side) -> Number:
    return side.total if isinstance(side.total, int | Decimal) else 0


def _numeric(side: Side) -> bool:
    return side.total is not None and not isinstance(side.total, str)


def share_words(
    figures: tuple[Number | str | None, Number | str | None],
    computed: Number | str | None,
    printed: Number | str | None,
    lang: str,
) -> str:
    """``100 × 10 / 14 = 71.43 ≠ 71.4``."""
    part, whole = (number(figure, lang) for figure in figures)
    return f"100 × {part} / {whole} = {number(computed, lang)} ≠ {number(printed, lang)}"


def found_words(mention: Observation, lang: str) -> str:
    """What a text rule without a message of its own says."""
    values = mention.values
    if "missing" in values:
        return f"缺少{values['missing']}" if lang == "zh" else f"missing: {values['missing']}"
    found, quote, mend = values["found"], mention.quote, values["mend"]
    if lang == "zh":
        return f"“{found}”（{quote}）" + (f"，建议核对是否应为“{mend}”" if mend else "")
    return f"“{found}” ({quote})" + (f"; please check whether “{mend}” is meant" if mend else "")
