"""The layouts A1 to A11 of text tables, with the header troubles that go with them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache

import opencc

from tests.writers.grids import Row, disclosure_rows, disputes_rows, requests_rows
from tests.writers.html import organ_of, text_of, title_of
from tests.writers.made_up import MadeUp


@dataclass(frozen=True)
class Options:
    """Variants of a layout; each name is a remark of the layout collection.

    ``cut`` shortens headers (B2, B3), ``explained`` adds explanations to them (B5),
    ``headless`` drops the clause headings (B4), ``merged`` prints a row of zeros as one zero.
    """

    padding: str = ""
    leading: bool = False
    blank_lines: bool = False
    row_pipes: bool = False
    split: bool = False
    cut: bool = False
    explained: bool = False
    headless: bool = False
    merged: bool = False
    traditional: bool = False


def _padded(cells: list[str], options: Options) -> list[str]:
    return [f"{options.padding}{cell}{options.padding}" for cell in cells]


def _spans(row: Row) -> str:
    return "|" * max(0, row.width - len(row.cells))


def _a1(row: Row, options: Options) -> Iterator[str]:
    front = "| " if options.leading else ""
    yield front + " | ".join(_padded(row.cells, options)) + " | " + _spans(row)


def _a2(row: Row, options: Options) -> Iterator[str]:
    yield " | ".join(_padded(row.cells, options)) + " |"


def _a4(row: Row, options: Options) -> Iterator[str]:
    if options.row_pipes:
        yield "|"
    for cell in row.cells:
        yield f"{options.padding}{cell} |"
    if _spans(row):
        yield _spans(row)


def _a5(row: Row, options: Options) -> Iterator[str]:
    yield "|"
    for cell in row.cells:
        yield cell
        yield "|"


def _a6(row: Row, options: Options) -> Iterator[str]:
    for cell in row.cells:
        yield options.padding + cell
        yield ""


def _a7(row: Row, options: Options) -> Iterator[str]:
    yield " ".join(row.cells)


def _a8(row: Row, options: Options) -> Iterator[str]:
    yield "".join(row.cells)


def _a9(row: Row, options: Options) -> Iterator[str]:
    yield "|"
    for cell in row.cells[:-1]:
        yield f"{cell} |"
    yield f"{row.cells[-1]} | {_spans(row)}"


def _a10(row: Row, options: Options) -> Iterator[str]:
    for cell in row.cells[:-1]:
        yield f"\t\t\t{cell}  | "
    yield f"\t\t\t{row.cells[-1]}"
    yield f"   | {_spans(row)}"


def _a11(row: Row, options: Options) -> Iterator[str]:
    yield "| "
    for cell in row.cells:
        yield f" {cell}  | "


LAYOUTS: dict[str, Callable[[Row, Options], Iterator[str]]] = {
    "A1": _a1,
    "A2": _a2,
    "A4": _a4,
    "A5": _a5,
    "A6": _a6,
    "A7": _a7,
    "A8": _a8,
    "A9": _a9,
    "A10": _a10,
    "A11": _a11,
}
ONE_CELL_PER_LINE = frozenset({"A4", "A5", "A6", "A9", "A10", "A11"})

_SPLIT = {
    "商业企业": "商业\n企业",
    "科研机构": "科研\n机构",
    "本年新制作数量": "本年新\n制作数量",
    "对外公开总数量": "对外公开\n总数量",
    "结果纠正": "结果\n纠正",
    "尚未审结": "尚未\n审结",
    "现行有效件数": "现行有效\n件数",
    "(三)不予公开": "(三)不予\n公开",
    "2.没有现成信息需要另行制作": "2.没有现成信息\n需要另行制作",
}
_CUT = {
    "本年新制作数量": "本年新",
    "本年新公开数量": "本年新",
    "本年制发件数": "本年发件",
    "现行有效件数": "现行有效件",
    "本年增/减": "本年增/",
    "科研机构": "科研企业",
}
_EXPLAINED = {
    "规章": "规章(设区的市、自治州人民政府应提供相关数据)",
    "规范性文件": "规范性文件(行政机关制定发布的决定、公告等)",
    "上一年项目数量": "上一年项目数量(指2019年事项数)",
    "本年增/减": "本年增/减(指2020年增加或减少的事项数,减用负值表示,如-8)",
    "处理决定数量": "处理决定数量(指2020年办件量)",
    "现行有效件数": "现行有效件数(历史累计)",
}


def write_table(rows: list[Row], layout: str, options: Options) -> str:
    """One table in one layout, row by row."""
    lines: list[str] = []
    for row in rows:
        if options.headless and row.cells[0].startswith("第二十条"):
            continue
        cells = [_header(cell, layout, options) for cell in row.cells]
        if options.merged and not row.heading and set(row.values) == {"0"} and row.values[1:]:
            cells = cells[: len(cells) - len(row.values) + 1]
        wide = Row([part for cell in cells for part in cell.split("\n")], row.width)
        lines.extend(LAYOUTS[layout](wide, options))
        if options.blank_lines:
            lines.append("")
    return "\n".join(lines)


def _header(cell: str, layout: str, options: Options) -> str:
    for wanted, words in ((options.explained, _EXPLAINED), (options.cut, _CUT)):
        if wanted:
            cell = words.get(cell, cell)
    if options.split and layout in ONE_CELL_PER_LINE:
        cell = _SPLIT.get(cell, cell)
    return cell


def write_report(made: MadeUp, layout: str, options: Options | None = None) -> str:
    """A whole report of a made-up organ with its three tables."""
    options = options or Options()
    tables = [
        write_table(rows(made), layout, options)
        for rows in (disclosure_rows, requests_rows, disputes_rows)
    ]
    said = text_of(made)
    text = f"""{title_of(made)}

一、总体情况
{said["overview"]}
二、主动公开政府信息情况
{tables[0]}

三、收到和处理政府信息公开申请情况
该部分以表格形式报告。表格如下:
{tables[1]}

四、政府信息公开行政复议、行政诉讼情况
{tables[2]}

五、存在的主要问题及改进情况
{said["problems"]}
六、其他需要报告的事项
{said["other"]}

{organ_of(made)}
{said["date"]}
"""
    return _converter().convert(text) if options.traditional else text


@lru_cache(maxsize=1)
def _converter() -> opencc.OpenCC:
    return opencc.OpenCC("s2t")
