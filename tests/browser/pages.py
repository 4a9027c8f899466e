"""Pages made from made-up reports, as the command line makes them."""

from __future__ import annotations

from pathlib import Path

from goiaudit.audit import audit
from goiaudit.output.html.write import write_html, write_site
from goiaudit.output.look import Look
from goiaudit.output.outcome import Outcome
from goiaudit.pipeline import read
from goiaudit.rules.load import load_rules

COLUMNS = "结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计"
TABLES = """二、主动公开政府信息情况
第二十条第（一）项 | |||
信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |
规章 | 0 | 0 | 0 |
行政规范性文件 | 1 | 0 | 4 |
第二十条第（五）项 | |
信息内容 | 本年处理决定数量 |
行政许可 | 326 |
第二十条第（六）项 | |
信息内容 | 本年处理决定数量 |
行政处罚 | 19 |
行政强制 | 0 |
第二十条第（八）项 | |
信息内容 | 本年收费金额（单位：万元） |
行政事业性收费 | 3.2 |
三、收到和处理政府信息公开申请情况
（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和） | 申请人情况 |
自然人 | 法人或其他组织 | 总计 |
商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 |
一、本年新收政府信息公开申请数量 | {new} | 2 | 0 | 0 | 0 | 0 | 15 |
二、上年结转政府信息公开申请数量 | 2 | 0 | 0 | 0 | 0 | 0 | 2 |
三、本年度办理结果 | （一）予以公开 | 9 | 1 | 0 | 0 | 0 | 0 | 10 |
（二）部分公开（区分处理的，只计这一情形，不计其他情形） | 0 | 0 | 0 | 0 | 0 | 0 | 0 |
（三）不予公开 | 1.属于国家秘密 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |
2.其他法律行政法规禁止公开 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |
3.危及“三安全一稳定” | 0 | 0 | 0 | 0 | 0 | 0 | 0 |
4.保护第三方合法权益 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |
5.属于三类内部事务信息 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |
6.属于四类过程性信息 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |
7.属于行政执法案卷 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |
8.属于行政查询事项 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |
（四）无法提供 | 1.本机关不掌握相关政府信息 | 3 | 1 | 0 | 0 | 0 | 0 | 4 |
2.没有现成信息需要另行制作 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |
3.补正后申请内容仍不明确 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |
（五）不予处理 | 1.信访举报投诉类申请 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |
2.重复申请 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |
3.要求提供公开出版物 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |
4.无正当理由大量反复申请 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |
5.要求行政机关确认或重新出具已获取信息 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |
（六）其他处理 | 1.申请人无正当理由逾期不补正 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |
2.申请人逾期未按收费通知要求缴纳费用 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |
3.其他 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |
（七）总计 | 12 | 2 | 0 | 0 | 0 | 0 | 14 |
四、结转下年度继续办理 | {out} | 0 | 0 | 0 | 0 | 0 | 3 |
四、政府信息公开行政复议、行政诉讼情况
行政复议 | 行政诉讼 |
结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 | 未经复议直接起诉 | 复议后起诉 |
{columns} | {columns} |
0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |
"""


def written(organ: str = "示例县水务局", out: int = 1, claimed: int = 15, note: str = "") -> bytes:
    """A report for 2023 whose one wrong cell is what is carried out of natural persons."""
    return f"""{organ}2023年政府信息公开工作年度报告
一、总体情况
2023年收到政府信息公开申请{claimed}件，上年结转2件，予以公开10件，结转下年度3件。未发生行政复议、行政诉讼。
修订公开指南，维护政府网站栏目，主动公开各类信息，开展业务培训和检查。{note}
{TABLES.format(new=13, out=out, columns=COLUMNS)}
五、存在的主要问题及改进情况
存在更新不够及时的问题。下一步将加强督促。
六、其他需要报告的事项
本年度未收取信息处理费。
{organ}
2024年1月12日
""".encode()


def outcome(*reports: bytes, names: tuple[str, ...] = (), lang: str = "zh") -> Outcome:
    """Read and audited with the shipped rules; ``names`` are their paths."""
    rules = load_rules()
    paths = names or tuple(f"reports/{n}.txt" for n in range(1, len(reports) + 1))
    found = [read(data, name=name) for data, name in zip(reports, paths, strict=True)]
    return Outcome(audit(found, rules, lang).results, rules.by_id, lang)


def page(folder: Path, *reports: bytes, lang: str = "zh", names: tuple[str, ...] = ()) -> Path:
    """One file with the page of one report or of several."""
    file = folder / "page.html"
    with file.open("w", encoding="utf-8") as stream:
        write_html(outcome(*reports, names=names, lang=lang), stream, Look())
    return file


def site(folder: Path, *reports: bytes) -> Path:
    """A folder of pages."""
    write_site(outcome(*reports), folder, Look())
    return folder
