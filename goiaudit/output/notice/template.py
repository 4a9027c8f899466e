"""The letter that is used where the user gives no template; a template to start from.

Placeholders stand in double braces anywhere in the text; the table row that holds any of the
row placeholders is repeated for every finding.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
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
    "需要核对。请对照原始资料核实，确有错误的请更正后重新报送；确认无误的请书面说明理由。"
    "表中“建议”仅供核对时参考。",
    ("序号", "位置", "问题", "建议"),
    ("{{序号}}", "{{位置}}", "{{问题}}", "{{建议}}"),
    "{{说明}}",
    "{{日期}}",
)
_ZH_UNREAD = (
    "关于{{年度}}年度政府信息公开工作年度报告文件无法读取的通知",
    "{{单位}}：",
    "你单位报送的政府信息公开工作年度报告无法读取，未能核对（{{说明}}）。请重新报送可以编辑的"
    "原始文档（如 Word 文件），不要报送扫描件、图片或加密的文件。",
    "{{日期}}",
)
_EN_UNREAD = (
    "A file of the annual report for {{years}} cannot be read",
    "{{organ}}:",
    "The annual report on government information disclosure that was handed in cannot be read and "
    "was not checked ({{remarks}}). Please hand in the original document, such as a Word file, "
    "and no scan, picture or file with a password.",
    "{{date}}",
)
_EN = (
    "Figures to check in the annual report for {{years}}",
    "{{organ}}:",
    "The annual report on government information disclosure for {{years}} ({{files}}) was checked. "
    "{{count}} figures or statements call for a second look. Please compare them with your "
    "records, correct and resubmit where something is wrong, or say why it is right. Advice is a "
    "hint only.",
    ("No.", "Place", "Finding", "Advice"),
    ("{{number}}", "{{place}}", "{{finding}}", "{{advice}}"),
    "{{remarks}}",
    "{{date}}",
)


def default_template(lang: str) -> DocumentType:
    """A letter on A4 with the placeholders in it."""
    title, whom, body, heads, row, remarks, date = _EN if lang == "en" else _ZH
    document = _begun(title, whom, body)
    table = document.add_table(rows=2, cols=len(heads), style="Table Grid")
    table.autofit = False
    for column, width in zip(table.columns, _WIDTHS, strict=True):
        column.width = Cm(width)
    for cells, words in zip((r.cells for r in table.rows), (heads, row), strict=True):
        for cell, text, width in zip(cells, words, _WIDTHS, strict=True):
            cell.width = Cm(width)
            cell.paragraphs[0].add_run(text).font.size = Pt(10.5)
    for line, mark in ((table.rows[0], "w:tblHeader"), (table.rows[1], "w:cantSplit")):
        line._tr.get_or_add_trPr().append(OxmlElement(mark))
    _indented(document.add_paragraph(remarks))
    _signed(document, date)
    return document


def unread_template(lang: str) -> DocumentType:
    """A letter about files none of which could be read: there is nothing to list."""
    title, whom, body, date = _EN_UNREAD if lang == "en" else _ZH_UNREAD
    document = _begun(title, whom, body)
    _signed(document, date)
    return document


def _begun(title: str, whom: str, body: str) -> DocumentType:
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
    return document


def _signed(document: DocumentType, date: str) -> None:
    end = document.add_paragraph(date)
    end.alignment = WD_ALIGN_PARAGRAPH.RIGHT


def _indented(paragraph: Paragraph) -> None:
    paragraph.paragraph_format.first_line_indent = Pt(24)
