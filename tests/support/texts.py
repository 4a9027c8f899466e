"""Reports built from text and figures: what the comparison of reports is tested on."""

from __future__ import annotations

from dataclasses import replace

from goiaudit.model.cells import Location
from goiaudit.model.report import Report
from goiaudit.model.text import Paragraph, Section
from goiaudit.recognition.normalise import fold
from tests.support.reports import Rows, report

LONG = """\
全年主动公开信息208条，其中通过门户网站公开150条，通过微信公众号公开58条。
围绕群众关心的供水保障，每周在公开栏张贴水质检测结果，同步说明取样地点和检测方法。
收到申请后由专人登记，当天分送有关股室，三个工作日内提出答复意见，负责人逐件审签。
建立三级审核制度，拟稿人自查、股室负责人复查、分管领导终审，错敏词在发布前逐篇校对。
对失效的规范性文件加注说明，对新制定的文件同步发布问答式解读，方便群众查找和理解。
优化网站检索功能，把分散在六个栏目里的办事指南归并到一处，移动端页面同时作了调整。
组织两次业务培训，参加人员包括各股室的联络员，培训后通过答题检查学习效果。
每季度通报检查情况，对更新不及时的栏目提出整改要求，并把整改结果纳入年度考核。
"""
"""A text of eight sentences about one office's year."""
PROBLEMS = """\
一是公开内容不够丰富，涉及民生的解读材料偏少，群众不容易看懂办理条件和流程。
二是栏目更新不够及时，个别股室没有专人负责，材料报送经常晚于规定的时间。
下一步，将建立月度通报制度，逐项督促更新，组织各股室开展业务培训。
"""


def written(
    organ: str = "示例县水务局",
    year: int = 2023,
    *,
    overview: str = LONG,
    problems: str = "",
    kind: str = "department",
    level: str = "county",
    requests: Rows | None = None,
    disclosure: Rows | None = None,
    path: str = "",
) -> Report:
    """A report of an organ with a text; a line is a paragraph, and tables not given are absent."""
    made = report(
        requests=requests,
        disclosure=disclosure,
        year=year,
        organ=organ,
        path=path or f"{organ}{year}.txt",
        digest=f"{organ}{year}{path}",
    )
    given = {"overview": overview, "problems": problems}
    sections = tuple(
        Section(key, None, _paragraphs(text, 1 + 1000 * n))
        for n, (key, text) in enumerate(given.items())
        if text
    )
    return replace(made, kind=kind, level=level, sections=sections)


def _paragraphs(text: str, first: int) -> tuple[Paragraph, ...]:
    lines = text.splitlines()
    return tuple(Paragraph(fold(line), Location(line=first + n)) for n, line in enumerate(lines))
