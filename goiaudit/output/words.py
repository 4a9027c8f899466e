"""The words of the output in both languages; what a rule says stands in its own file.

Placeholders in braces are the same in both languages (tested). Words of the command line are
in goiaudit.cli.texts, labels of tables, rows and columns in rules/forms.
"""

from __future__ import annotations

from collections.abc import Mapping

WORDS: Mapping[str, tuple[str, str]] = {
    "status.consistent": ("一致", "consistent"),
    "status.inconsistent": ("不一致", "inconsistent"),
    "status.incomplete": ("未能完全核验", "not fully checked"),
    "status.unreadable": ("无法读取", "unreadable"),
    "severity.error": ("错误", "error"),
    "severity.warning": ("警告", "warning"),
    "severity.info": ("提示", "info"),
    "family.balance": ("勾稽平衡", "balance"),
    "family.row_total": ("行合计", "row_total"),
    "family.subtotal": ("列合计", "subtotal"),
    "family.dispute_total": ("复议诉讼合计", "dispute_total"),
    "family.narrative_table": ("文表一致", "narrative_table"),
    "family.narrative_sum": ("正文分项之和", "narrative_sum"),
    "family.narrative_conflict": ("正文前后矛盾", "narrative_conflict"),
    "family.percentage": ("百分比", "percentage"),
    "family.cross_year": ("跨年衔接", "cross_year"),
    "family.rollup": ("上下级汇总", "rollup"),
    "family.structure": ("结构与格式", "structure"),
    "family.value": ("单元格数值", "value"),
    "family.plausibility": ("合理性", "plausibility"),
    "family.timeliness": ("时限", "timeliness"),
    "family.identity": ("名称与年度", "identity"),
    "family.duplicate": ("文字雷同", "duplicate"),
    "family.custom": ("自定义", "custom"),
    "family.internal": ("程序内部", "internal"),
    "verdict.pass": ("通过", "pass"),
    "verdict.fail": ("未通过", "fail"),
    "verdict.unknown": ("无法判断", "unknown"),
    "verdict.not_applicable": ("不适用", "not applicable"),
    "verdict.waived": ("已豁免", "waived"),
    "verdict.crashed": ("规则出错", "crashed"),
    "reason.blank": ("单元格空白", "blank cell"),
    "reason.not_applicable": ("单元格为“/”或“无”", "cell says / or 无"),
    "reason.unreadable": ("单元格无法辨认", "cell cannot be read"),
    "reason.no_table": ("没有该表", "no such table"),
    "reason.form_unknown": ("格式不明", "form unknown"),
    "reason.no_date": ("没有年度或日期", "no year or date"),
    "reason.no_title": ("没有标题", "no title"),
    "reason.organ_unknown": ("机关不明", "organ unknown"),
    "reason.no_previous": ("没有上一年度报告", "no report of the year before"),
    "reason.no_children": ("没有下级报告", "no reports of subordinate organs"),
    "reason.scope": ("统计口径不同", "other scope"),
    "unreadable.empty": ("空文件", "the file is empty"),
    "unreadable.not_a_report": ("不是政府信息公开工作年度报告", "not such an annual report"),
    "unreadable.scanned": ("扫描件，没有文字", "a scan without text"),
    "unreadable.encrypted": ("文件已加密", "the file is encrypted"),
    "unreadable.damaged": ("文件已损坏", "the file is damaged"),
    "unreadable.unsupported": ("不支持的文件格式", "the format is not supported"),
    "unreadable.limit": ("超出处理限制", "over the limits"),
    "unreadable.permission": ("没有读取权限", "no permission to read"),
    "unreadable.crashed": ("读取时程序出错", "goiaudit failed while reading it"),
    "who.year": ("{year}年", "{year}"),
    "who.unknown": ("机关不明", "organ unknown"),
    "who.part": ("第 {part} 份", "part {part}"),
    "who.form": ("{form}年格式", "form {form}"),
    "group.text": ("正文、结构和日期", "Text, structure and dates"),
    "incident.several": ("同一原因，{count} 项:", "one cause, {count} findings:"),
    "quote": ("原文: {quote}", "text: {quote}"),
    "suggest": ("建议核对: {cells}", "please check: {cells}"),
    "suggest.cell": ("“{cell}”是否应为 {value}", "whether “{cell}” should be {value}"),
    "suggest.ambiguous": ("不止一种可能:", "one of several possibilities:"),
    "suggest.speculative": ("仅供参考:", "a guess only:"),
    "suggest.or": ("或: {cells}", "or: {cells}"),
    "waived": ("已豁免 ({who}: {why})", "waived ({who}: {why})"),
    "waived.until": ("已豁免至 {until} ({who}: {why})", "waived until {until} ({who}: {why})"),
    "rule": ("规则: {title}", "rule: {title}"),
    "basis": ("依据: {basis}", "basis: {basis}"),
    "unassessed": ("未核验 {count} 项: {reasons}", "not assessed, {count}: {reasons}"),
    "unassessed.more": ("(-v 逐条列出)", "(-v lists them)"),
    "unassessed.heading": ("未核验", "Not assessed"),
    "verdicts": ("规则核验: {counts}", "verdicts: {counts}"),
    "summary.reports": ("{count} 份报告: {counts}", "reports, {count}: {counts}"),
    "summary.findings": ("发现问题: {counts}", "findings: {counts}"),
    "summary.stale": ("已失效的豁免: {list}", "stale waivers: {list}"),
    "summary.run": (
        "goiaudit {version} · 规则 {rules} 条 · 配置: {configuration}",
        "goiaudit {version} · rules: {rules} · configuration: {configuration}",
    ),
    "summary.no_configuration": ("无", "none"),
    "rule.why": ("为什么", "Why"),
    "rule.basis": ("依据", "Basis"),
    "rule.family": ("类别", "Family"),
    "rule.severity": ("级别", "Severity"),
    "rule.check": ("断言", "Assertion"),
    "rule.for": ("逐一", "For each"),
    "rule.when": ("前提", "When"),
    "rule.forms": ("适用格式", "Forms"),
    "rule.false_alarms": ("已知误报", "Known false alarms"),
    "rule.tests": ("自带测试", "Own tests"),
    "rule.origin": ("来源", "Origin"),
    "rule.shipped": ("随程序提供", "shipped with goiaudit"),
    "place.line": ("第 {line} 行", "line {line}"),
    "place.line_column": ("第 {line} 行第 {column} 列", "line {line}, column {column}"),
    "place.table": (
        "第 {table} 张表第 {row} 行第 {column} 列",
        "table {table}, row {row}, column {column}",
    ),
    "place.paragraph": ("第 {paragraph} 段", "paragraph {paragraph}"),
    "place.page": ("第 {page} 页", "page {page}"),
    "place.element": ("{xpath}", "{xpath}"),
    "place.sheet": ("{sheet}!{cell}", "{sheet}!{cell}"),
}


def say(key: str, lang: str, **values: object) -> str:
    """The words called ``key`` in ``zh`` or ``en``, with their placeholders filled."""
    return WORDS[key][lang == "en"].format(**values)


def says(key: str) -> bool:
    """Whether there are words called ``key``."""
    return key in WORDS


def reason(kind: str, code: str, lang: str) -> str:
    """The words of a reason code; a code that came later stands for itself."""
    key = f"{kind}.{code}"
    return say(key, lang) if says(key) else code
