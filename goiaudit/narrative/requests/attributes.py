"""主动公开30件,不予公开58件,依申请公开4件: what papers are marked with, and no requests."""

from __future__ import annotations

from goiaudit.definitions.seldom import seldom
from goiaudit.narrative.mentions import Memory
from goiaudit.narrative.text.surroundings import Here

_PUBLISHED = seldom("主动公开")
_OF_PAPERS = seldom(
    "公文[^。;]{0,24}属性|属性[^。;]{0,12}(?:确定|标注|认定|定)为|"
    "(?:公文|文件|发文)[^。;]{0,30}(?:[确认审]?定|标注?|列|归|核)为“?依申请"
)
"""确定公开属性,依申请公开的9份: papers that are for those who ask."""
_BLANK_FORMS = seldom(
    "(?:印[制刷发]|打印|发放|摆放|放置|制作|提供|配备|备[有好]|下载)[^,。;:()0-9]{0,12}"
    "申请[表书](?:格|样本|模板)?[》 ]?(?:共|计)*$"
)
"""印制政府信息公开申请表200份."""
_PAPERS = seldom("公文|文件|发文|文书|属性|印发|制发")
_ON_PAGES = seldom("(?:网站?|平台|渠道|公众号)(?:上|累计|共|全年)*主动公开信息")
_KEPT_BACK = seldom("不(?:予)?公开(?:的|类|公文|文件|信息)?[0-9]")
_FARTHEST = 200
_FAR = 40
_BESIDE = 3


def is_attribute(memory: Memory, here: Here) -> bool:
    """主动公开30件,不予公开58件,依申请公开4件: three attributes of documents, no requests."""
    if here.has_received or memory.requests_total:
        return False
    if _BLANK_FORMS.search(memory.reading.text, here.clause_start, here.figure.start):
        return True
    begin = max(0, here.start - _FARTHEST)
    if _OF_PAPERS.search(memory.reading.text, begin, here.figure.start):
        return True
    # Behind the figure only where all three attributes are told.
    text = memory.reading.text
    stop = here.figure.end + _FAR if _KEPT_BACK.search(text) else here.start
    if stop == here.start and not _PAPERS.search(text, begin, stop):
        # 网站主动公开信息500条,依申请公开信息3条: no papers, and nothing kept back
        begin = max((m.end() for m in _ON_PAGES.finditer(text, begin, stop)), default=begin)
    places = [m.end() for m in _PUBLISHED.finditer(text, begin, stop)]
    starts = [figure.start for figure in memory.reading.figures]
    return any(0 <= start - place <= _BESIDE for place in places for start in starts)
