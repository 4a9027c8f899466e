"""Running text of a report of usual length, about 2,000 characters; figures differ by seed."""

from __future__ import annotations

from random import Random

from tests.writers.html import ORGAN, title_of, year_of
from tests.writers.made_up import MadeUp

OVERVIEW, PROBLEMS, OTHER = "overview", "problems", "other"


def prose(made: MadeUp, seed: int) -> dict[str, list[str]]:
    """Paragraphs by section: overview, problems, other; those that are told, if there are."""
    if made.told:
        told = made.told
        return {OVERVIEW: [*told.overview], PROBLEMS: [*told.problems], OTHER: [*told.other]}
    rng = Random(seed)
    year = year_of(made)
    drawn = [rng.randint(1, 400) for _ in range(24)]
    total = drawn[0] + drawn[1] + drawn[2]
    return {
        OVERVIEW: [
            f"本报告由{ORGAN}根据《中华人民共和国政府信息公开条例》编制，"
            f"所列数据的统计期限自{year}年1月1日起至{year}年12月31日止。"
            "如对本报告有疑问，请与本局办公室联系，电话：000-0000000。",
            f"{year}年，{ORGAN}把公开的要求落到每一项业务里，学校招生、教师招聘、经费安排、"
            "校外培训治理这些家长最关心的事项，办结后三日内上网，由专人核对。",
            f"（一）主动公开情况。全年通过门户网站公开信息{total}条，其中招生入学{drawn[0]}条，"
            f"教育经费{drawn[1]}条，校园安全{drawn[2]}条；政务新媒体发布{drawn[3]}条，"
            f"在县级以上媒体刊发{drawn[4]}篇。召开家长开放日{drawn[5]}场，回应关切{drawn[6]}次。",
            f"（二）依申请公开情况。本年新收政府信息公开申请{drawn[7]}件，上年结转{drawn[8]}件，"
            f"其中通过网上平台提交{drawn[9]}件，信函{drawn[10]}件，当面{drawn[11]}件。"
            "收到的申请都在期限内作了答复，没有因为答复被申请行政复议或者提起诉讼。",
            "（三）政府信息管理情况。印发之前先定公开属性，不公开的写明理由；"
            f"清理失效文件{drawn[12]}件，修订指南{drawn[13]}处，更新目录{drawn[14]}条。",
            f"（四）平台建设情况。门户网站改版栏目{drawn[15]}个，修复错链{drawn[16]}条；"
            "微信公众号按月检查，停更的账号已经注销，内容统一归到一个账号发布。",
            f"（五）监督保障情况。全年培训{drawn[17]}人次，抽查{drawn[18]}所学校，"
            f"发现问题{drawn[19]}个，已整改{drawn[19]}个；公开工作占年度考核百分之四。",
        ],
        PROBLEMS: [
            "存在的问题：一是解读材料以文字为主，图表和视频少，家长读起来费力；"
            "二是乡镇学校报送信息慢，有的过了期限才补；三是目录分得过细，查找不便。",
            f"改进情况：一是每季度选{drawn[20]}件重点文件，配一图读懂；二是把报送时限写进"
            f"学校考核，逾期通报，全年已通报{drawn[21]}次；三是合并目录{drawn[22]}项，"
            "首页加上搜索框，常用表格放在同一页里，手机上也能打开。",
        ],
        OTHER: [
            "本年度没有收取信息处理费。",
            f"承办人大代表建议和政协委员提案{drawn[23]}件，办理结果均已公开。",
            "没有其他需要报告的事项。",
        ],
    }


def lines_of(made: MadeUp, seed: int) -> list[str]:
    """All of it in order, with the title, without headings and tables."""
    text = prose(made, seed)
    return [title_of(made), *text[OVERVIEW], *text[PROBLEMS], *text[OTHER]]
