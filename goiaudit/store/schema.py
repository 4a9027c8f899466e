"""What a store holds, as data: tables, columns, their meaning in both languages, views.

The tables are made from this, docs/store.md is generated from it, and a test compares both with
a real store.
"""

from __future__ import annotations

from dataclasses import dataclass

from goiaudit.definitions.forms import Label
from goiaudit.model.findings import Verdict

SCHEMA = 1
"""Version of the tables; a store of another version is refused."""
DECIMALS = 10
NUMBER = f"DECIMAL(38,{DECIMALS})"
"""Exact figures: counts, percentages, money in 万元 down to fractions of a 分."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its type in SQL and what it means."""

    name: str
    type: str
    meaning: Label


@dataclass(frozen=True, slots=True)
class TableOf:
    """One table (or view) and its columns in order."""

    name: str
    meaning: Label
    columns: tuple[Column, ...]

    @property
    def created(self) -> str:
        """The statement that makes it."""
        columns = ", ".join(f'"{column.name}" {column.type}' for column in self.columns)
        return f'CREATE TABLE "{self.name}" ({columns})'


def _columns(*given: tuple[str, str, str, str]) -> tuple[Column, ...]:
    return tuple(Column(name, kind, Label(zh, en)) for name, kind, zh, en in given)


_REPORT = ("report", "INTEGER", "报告编号，见 reports", "number of the report, see reports")
_LOCATION = (
    "location", "VARCHAR", "原文件中的位置 (JSON，同 check 的输出)",
    "place in the source (JSON, as check writes it)",
)  # fmt: skip

RUNS = TableOf(
    "runs",
    Label("每次运行一行，永不删除", "one row a run, never deleted"),
    _columns(
        ("run", "INTEGER", "运行编号", "number of the run"),
        ("finished", "TIMESTAMP", "写入完成的时间 (UTC)", "when it was written (UTC)"),
        ("version", "VARCHAR", "goiaudit 的版本", "version of goiaudit"),
        ("rules", "INTEGER", "所用规则条数", "how many rules were judged"),
        ("pack", "VARCHAR", "所用规则的摘要", "digest of the rules that were judged"),
        ("configuration", "VARCHAR", "所用配置文件", "configuration that was used"),
        ("lang", "VARCHAR", "意见的语言: zh 或 en", "language of the messages: zh or en"),
        ("reports", "INTEGER", "读到的报告数", "reports of the run"),
        ("consistent", "INTEGER", "一致", "consistent"),
        ("inconsistent", "INTEGER", "不一致", "inconsistent"),
        ("incomplete", "INTEGER", "未能完全核验", "not fully checked"),
        ("unreadable", "INTEGER", "无法读取", "unreadable"),
        ("added", "INTEGER", "新增的报告", "reports that are new in the store"),
        ("replaced", "INTEGER", "内容或结论有变而替换的", "replaced, as something changed"),
        ("unchanged", "INTEGER", "没有变化、未写入的", "unchanged, not written again"),
        ("removed", "INTEGER", "文件里不再有而删除的", "removed, as their file has them no more"),
    ),
)
REPORTS = TableOf(
    "reports",
    Label("每份报告一行，保留最近一次的结论", "one row a report, as it was judged last"),
    _columns(
        ("report", "INTEGER", "报告编号", "number of the report"),
        ("run", "INTEGER", "写入这一行的运行", "the run that wrote this row"),
        ("path", "VARCHAR", "文件，同输出中的写法", "path as outputs show it"),
        ("part", "INTEGER", "文件中第几份；只有一份为空", "which of several of a file, else null"),
        ("organ", "VARCHAR", "机关名称", "organ"),
        ("kind", "VARCHAR", "机关类型", "kind of organ"),
        ("level", "VARCHAR", "机关层级", "level of organ"),
        ("year", "INTEGER", "报告年度", "report year"),
        ("form", "VARCHAR", "所用格式: 2019 或 2021", "form that the tables show: 2019 or 2021"),
        ("due_form", "VARCHAR", "该年度应用的格式", "form due for the year"),
        ("status", "VARCHAR", "结论", "consistent, inconsistent, incomplete or unreadable"),
        ("reason", "VARCHAR", "无法读取的原因", "why it is unreadable"),
        ("errors", "INTEGER", "错误数 (不含已豁免)", "errors, waived ones not counted"),
        ("warnings", "INTEGER", "警告数 (不含已豁免)", "warnings, waived ones not counted"),
        ("infos", "INTEGER", "提示数 (不含已豁免)", "hints, waived ones not counted"),
        ("digest", "VARCHAR", "文件内容的 SHA-256", "SHA-256 of the bytes of the file"),
        ("file", "VARCHAR", "文件的绝对路径", "absolute path of the file"),
        ("place", "VARCHAR", "压缩包内的文件另加包内路径；再次核对时凭它替换",
         "the same with the way down into an archive; by it a later run replaces the report"),
        ("content", "VARCHAR", "本报告各行的摘要；相同则不重写",
         "digest of all rows of the report; where it is the same nothing is written"),
    ),
)  # fmt: skip
CELLS = TableOf(
    "cells",
    Label("三张表的每个单元格一行", "one row a printed cell of the three tables"),
    _columns(
        _REPORT,
        ("table", "VARCHAR", "表",
         "disclosure, requests or disputes"),
        ("row", "VARCHAR", "行", "row"),
        ("column", "VARCHAR", "列", "column"),
        ("state", "VARCHAR", "number, blank, not_applicable, text 或 unreadable",
         "number, blank, not_applicable, text or unreadable"),
        ("value", NUMBER, "数值 (金额单位: 万元)；不是数字为空", "figure (money in 万元) or null"),
        ("raw", "VARCHAR", "原文", "as printed"),
        ("unit", "VARCHAR", "单元格或行名写明的单位", "unit that the cell or its label names"),
        ("note", "VARCHAR", "读取说明", "what reading noted"),
        ("lost", "BOOLEAN", "原位置没有可靠内容", "nothing stands in its place for sure"),
        ("damaged", "BOOLEAN", "原文有乱码或缺字", "the raw text has lost or garbled characters"),
        _LOCATION,
    ),
)  # fmt: skip
CLAIMS = TableOf(
    "claims",
    Label("正文中的每个数字一行", "one row a figure that the text states"),
    _columns(
        _REPORT,
        ("cell", "VARCHAR", "所说的单元格或数据项", "cell or key that it speaks of"),
        ("value", NUMBER, "数值", "figure"),
        ("qualifier", "VARCHAR", "exact, at_least, at_most 或 about",
         "exact, at_least, at_most or about"),
        ("doubt", "VARCHAR", "为何没有把握；有把握为空", "why the reading is not sure, else null"),
        ("damaged", "BOOLEAN", "原句有乱码或缺字", "the quote has lost or garbled characters"),
        ("decimals", "INTEGER", "印出的小数位数", "decimals as printed"),
        ("position", "INTEGER", "在行内的位置", "offset in its line"),
        ("quote", "VARCHAR", "原句", "the clause as printed"),
        _LOCATION,
    ),
)  # fmt: skip
FINDINGS = TableOf(
    "findings",
    Label("每个问题一行，已豁免的也在内", "one row a finding, waived ones included"),
    _columns(
        _REPORT,
        ("rule", "VARCHAR", "规则", "rule"),
        ("family", "VARCHAR", "类别", "family"),
        ("severity", "VARCHAR", "error, warning 或 info", "error, warning or info"),
        ("message", "VARCHAR", "意见，语言见 runs.lang", "message, in the language of its run"),
        ("cells", "VARCHAR[]", "所涉单元格", "cells involved"),
        ("expected", "VARCHAR", "应为", "expected"),
        ("actual", "VARCHAR", "实为", "actual"),
        ("difference", NUMBER, "差", "actual - expected"),
        ("incident", "VARCHAR", "同因编号", "incident: shared by findings of one cause"),
        ("fingerprint", "VARCHAR", "指纹", "fingerprint"),
        ("waived", "BOOLEAN", "是否已豁免", "whether it was accepted"),
        ("suggested", "VARCHAR", "建议核对的单元格和值 (JSON)",
         "cells to check and their values (JSON)"),
        ("suggestion_kind", "VARCHAR", "疑似差错的种类", "kind of slip"),
        ("uniqueness", "VARCHAR", "unique, ambiguous 或 speculative",
         "unique, ambiguous or speculative"),
        ("quote", "VARCHAR", "所据原句", "the clause that it rests on"),
        ("related", "VARCHAR", "其他报告中的数字 (JSON，同 check 的输出)",
         "figures of other reports (JSON, as check writes them)"),
        _LOCATION,
    ),
)  # fmt: skip
VERDICTS = TableOf(
    "verdicts",
    Label("每份报告每条规则一行: 各种判断的实例数", "one row a report and rule"),
    _columns(
        _REPORT,
        ("rule", "VARCHAR", "规则", "rule"),
        *(
            (verdict.value, "INTEGER", f"判断为 {verdict.value} 的实例数",
             f"instances with the verdict {verdict.value}")
            for verdict in Verdict
        ),
    ),
)  # fmt: skip
PUBLIC = (REPORTS, CELLS, CLAIMS, FINDINGS, VERDICTS, RUNS)
"""The tables for whoever asks, in the order in which they are documented."""
REST = TableOf(
    "rest",
    Label("报告的其余部分 (压缩)", "the rest of each report, packed"),
    _columns(
        _REPORT,
        ("packed", "BLOB", "正文、日期等 (zlib 压缩的 JSON)", "text, dates and more (zlib, JSON)"),
    ),
)
"""What goiaudit itself needs to hold next year's report against this one."""
STORE = TableOf(
    "store",
    Label("存储的版本", "version of the store"),
    _columns(
        ("schema", "INTEGER", "版本", "version of the tables"),
        ("version", "VARCHAR", "建立它的 goiaudit 版本", "version of goiaudit that made it"),
    ),
)
ALL = (*PUBLIC, REST, STORE)
OF_A_REPORT = (REPORTS, CELLS, CLAIMS, FINDINGS, VERDICTS, REST)
"""The tables whose rows go when a report goes."""
FIGURES = TableOf(
    "figures",
    Label("视图: 是数字的单元格连同机关和年度", "view: figures of cells with organ and year"),
    _columns(
        ("organ", "VARCHAR", "机关名称", "organ"),
        ("kind", "VARCHAR", "机关类型", "kind of organ"),
        ("level", "VARCHAR", "机关层级", "level of organ"),
        ("year", "INTEGER", "报告年度", "report year"),
        ("cell", "VARCHAR", "单元格 table.row.column", "cell: table.row.column"),
        ("value", NUMBER, "数值", "figure"),
        ("report", "INTEGER", "报告编号", "number of the report"),
    ),
)
VIEWS = {
    "figures": 'CREATE VIEW figures AS SELECT r.organ, r.kind, r.level, r."year", '
    'concat_ws(\'.\', c."table", c."row", c."column") AS cell, c."value", r.report '
    "FROM cells c JOIN reports r USING (report) WHERE c.state = 'number'"
}
