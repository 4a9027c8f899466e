"""The letter that is used where the user gives no template; a template to start from.

Placeholders stand in double braces anywhere in the text; the table row that holds any of the
row placeholders is repeated for every finding.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Cm, Pt

if TYPE_CHECKING:
    from docx.document import Document as DocumentType
    from docx.text.paragraph import Paragraph

LETTER = ("单位", "年度", "文件", "问题数", "说明", "日期", "organ", "years", "files", "count",
          "remarks", "date")  # fmt: skip
"""Placeholders for the whole letter, in either language."""
ROW = ("序号", "位置", "问题", "应为", "实为", "建议", "依据", "规则", "number", "place", "finding",
       "expected", "actual", "advice", "basis", "rule")  # fmt: skip
"""Placeholders of a row of the list."""
_WIDTHS = (1.2, 3.0, 7.2, 4.6)
_ZH = (
    "关于{{年度}}年度政府信息公开工作年度报告数据核对情况的通知",
    "{{单位}}：",
    "经核对你单位{{年度}}年度政府信息公开工作年度报告（{{文件}}），发现下列{{问题数}}处数据或表述"
    "不一致。请对照原始资料核实，确有错误的请更正后重新报送；确认无误的请书面说明理由。"
    "表中“建议”仅供核对时参考。",
    ("序号", "位置", "问题", "建议"),
    ("{{序号}}", "{{位置}}", "{{问题}}", "{{建议}}"),
    "{{说明}}",
    "{{日期}}",
)
_EN = (
    "Figures to check in the annual report for {{years}}",
    "{{organ}}:",
    "The annual report on government information disclosure for {{years}} ({{files}}) was checked. "
    "{{count}} figures or statements do not agree. Please compare them with your records, correct "
    "and resubmit where something is wrong, or say why it is right. Advice is a hint only.",
    ("No.", "Place", "Finding", "Advice"),
    ("{{number}}", "{{place}}", "{{finding}}", "{{advice}}"),
    "{{remarks}}",
    "{{date}}",
)


def default_template(lang: str) -> DocumentType:
    """A letter on A4 with the placeholders in it."""
    title, whom, body, heads, row, remarks, date = _EN if lang == "en" else _ZH
    document = Document()
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.5)
    style = document.styles["Normal"]
    style.font.name, style.font.size = "FangSong", Pt(12)
    style.element.rPr.rFonts.set(qn("w:eastAsia"), "仿宋")
    heading = document.add_paragraph()
    heading.alignment = WD_ALIGN_PARAGRAPH.CENTER
    run = heading.add_run(title)
    run.bold, run.font.size = True, Pt(16)
    document.add_paragraph(whom)
    _indented(document.add_paragraph(body))
    table = document.add_table(rows=2, cols=len(heads), style="Table Grid")
    table.autofit = False
    for column, width in zip(table.columns, _WIDTHS, strict=True):
        column.width = Cm(width)
    for cells, words in zip((r.cells for r in table.rows), (heads, row), strict=True):
        for cell, text, width in zip(cells, words, _WIDTHS, strict=True):
            cell.width = Cm(width)
            cell.paragraphs[0].add_run(text).font.size = Pt(10.5)
    _indented(document.add_paragraph(remarks))
    end = document.add_paragraph(date)
    end.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    return document


def _indented(paragraph: Paragraph) -> None:
    paragraph.paragraph_format.first_line_indent = Pt(24)
