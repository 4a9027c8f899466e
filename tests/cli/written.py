"""A whole report as text, made up, with tables as pipe rows."""

from __future__ import annotations

from collections.abc import Mapping

from goiaudit.definitions.forms import forms

VALUES = {
    ("new", "natural_person"): 13, ("new", "business"): 2, ("new", "total"): 15,
    ("carried_in", "natural_person"): 2, ("carried_in", "total"): 2,
    ("granted", "natural_person"): 9, ("granted", "business"): 1, ("granted", "total"): 10,
    ("unavailable_not_held", "natural_person"): 3, ("unavailable_not_held", "business"): 1,
    ("unavailable_not_held", "total"): 4,
    ("handled_total", "natural_person"): 12, ("handled_total", "business"): 2,
    ("handled_total", "total"): 14,
    ("carried_out", "natural_person"): 3, ("carried_out", "total"): 3,
}  # fmt: skip
_DISCLOSURE = """\
第二十条第(一)项
信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数
规章 | 0 | 0 | 0
行政规范性文件 | 0 | 0 | 0
第二十条第(五)项
信息内容 | 本年处理决定数量
行政许可 | 41
第二十条第(六)项
信息内容 | 本年处理决定数量
行政处罚 | 7
行政强制 | 0
第二十条第(八)项
信息内容 | 本年收费金额(单位:万元)
行政事业性收费 | 12.5
"""
_DISPUTES = """\
行政复议 | 行政诉讼
结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 | 未经复议直接起诉 | 复议后起诉
结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 | 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计
0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0
"""


_GROUPS = {
    "(三)": "(三)不予公开", "(四)": "(四)无法提供", "(五)": "(五)不予处理", "(六)": "(六)其他处理",
}  # fmt: skip


def _label(official: str) -> list[str]:
    """``三、(三)2.其他法律…`` as printed: the group stands before its first item."""
    label = official.removeprefix("三、")
    group, number = label[:3], label[3:4]
    if group not in _GROUPS:
        return [label]
    return [_GROUPS[group] if number == "1" else "", label[3:]]


def requests_table(changes: Mapping[tuple[str, str], int]) -> str:
    """表三 of the 2021 form; cells not named are those of VALUES, else 0."""
    values = VALUES | dict(changes)
    table = forms()["2021"].tables["requests"]
    lines = [
        "(本列数据的勾稽关系为:第一项加第二项之和,等于第三项加第四项之和) | 申请人情况",
        "自然人 | 法人或其他组织 | 总计",
        "商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他",
    ]
    for row in table.rows.values():
        if row.key == "granted":
            lines.append("三、本年度办理结果")
        cells = [str(values.get((row.key, column), 0)) for column in row.columns]
        lines.append(" | ".join([*_label(row.label.zh), *cells]))
    return "\n".join(lines) + "\n"


def report_text(
    changes: Mapping[tuple[str, str], int] | None = None, *, tables: bool = True
) -> str:
    """示例县水务局, 2023; ``changes`` are other values for cells of 表三."""
    written = (_DISCLOSURE, requests_table(changes or {}), _DISPUTES) if tables else ("", "", "")
    return f"""\
示例县水务局2023年政府信息公开工作年度报告

本报告中所列数据的统计期限自2023年1月1日起至2023年12月31日止。

一、总体情况

2023年收到政府信息公开申请15件。本年度未发生行政复议、行政诉讼。\
主动公开各类信息，加强政府信息管理和政府信息公开平台建设，落实监督保障。

二、主动公开政府信息情况

{written[0]}
三、收到和处理政府信息公开申请情况

{written[1]}
四、政府信息公开行政复议、行政诉讼情况

{written[2]}
五、存在的主要问题及改进情况

一是公开内容不够全面。二是更新不够及时。改进情况: 一是健全制度。二是加强培训。

六、其他需要报告的事项

本年度未收取信息处理费。

示例县水务局
2024年1月15日
"""
