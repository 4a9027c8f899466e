"""Row labels in every spelling that occurs, and what is no row label."""

from __future__ import annotations

import pytest

from goiaudit.recognition.labels import (
    is_defined_row,
    is_head,
    label_at_end,
    likeness,
    row_definitions,
)
from goiaudit.recognition.lineshapes import is_narrative
from goiaudit.recognition.normalise import fold


@pytest.mark.parametrize(
    ("label", "row"),
    [
        ("一、本年新收政府信息公开申请数量", "new"),
        ("(一)予以公开", "granted"),
        ("(二)部分公开(区分处理的,只计这一情形,不计其他情形)", "partially_granted"),
        ("(二)部分公开(区分处理的),只计这一情形,不计其他情形", "partially_granted"),
        ("1.属于国家秘密", "denied_state_secret"),
        ("1、属于国家秘密", "denied_state_secret"),
        ("1 .属于国家秘密", "denied_state_secret"),
        ("１．屬於國家秘密", "denied_state_secret"),
        ("3.危及三安全一稳定", "denied_security_stability"),
        ("4.无正当理由大量反覆申請", "rejected_excessive"),
        ("1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请", "other_no_correction"),
        ("3.其他", "other_misc"),
        ("(六)其他处理", "other_handling"),
        ("(七)总计", "handled_total"),
        ("四、结转下年度继续办理", "carried_out"),
        ("规章", "regulations"),
        ("规章(县级无此项)", "regulations"),
        ("規範性文件(行政機關制定發布的決定、公告…)", "normative_documents"),
        ("行政规范性档案", "normative_documents"),
        ("其他对外管理服务事项", "other_services"),
    ],
)
def test_a_label_is_known_in_all_its_spellings(label: str, row: str) -> None:
    found = label_at_end([fold(label).text])
    assert found is not None
    assert (found.name.row, found.name.quality) == (row, "exact")


@pytest.mark.parametrize(
    ("label", "row"),
    [
        ("规章:指部门规章和地方政府规章。县级机关不填,没有的填0。", "regulations"),
        ("规范性文件:是指由本机关印发、普遍适用的文件。", "normative_documents"),
        ("规章(指部门规章和地方政府规章。县级机关不填。)", "regulations"),
        ("行政许可——本表指2021年1月1日至12月31日的决定", "licensing"),
        ("一、本年新收政府信息公开申请数量:指全年收到的申请,不含咨询", "new"),
    ],
)
def test_a_definition_behind_a_label_is_no_part_of_it(label: str, row: str) -> None:
    text = fold(label).text
    found = label_at_end([text])
    assert found is not None
    assert (found.name.row, is_defined_row(text), is_narrative(text)) == (row, True, False)


@pytest.mark.parametrize(
    "sentence",
    [
        "行政许可:办事指南已全部更新。",
        "行政处罚:全年作出12件,由指挥中心派单。",
        "重点领域:指标完成情况已公开。",
        "规章制度:指定专人负责。",
    ],
)
def test_a_sentence_behind_a_colon_is_no_definition(sentence: str) -> None:
    assert not is_defined_row(fold(sentence).text)
    assert label_at_end([fold(sentence).text]) is None


@pytest.mark.parametrize(
    ("label", "row"),
    [
        ("5.属于第三类内部事务信息", "denied_internal_affairs"),
        ("1.信访举报类申请", "rejected_petition"),
    ],
)
def test_wrong_words_are_known_and_marked(label: str, row: str) -> None:
    found = label_at_end([label])
    assert found is not None
    assert (found.name.row, found.name.quality) == (row, "wrong")


@pytest.mark.parametrize(
    ("fragments", "row", "first"),
    [
        (["(三)不予", "公开", "1.属于国家秘密"], "denied_state_secret", 2),
        (["2.没有现成信息", "需要另行制作"], "unavailable_needs_creation", 0),
        (["自然人", "其他", "一、本年新收政府", "信息公开申请数量"], "new", 2),
        (["(二)部分公开(区分处理的,只计这一情", "形,不计其他情形)"], "partially_granted", 0),
        (["三、本年度办理结果(一)予以公开"], "granted", 0),
        (["规", "章"], "regulations", 0),
    ],
)
def test_headers_and_line_ends_do_not_hide_a_label(
    fragments: list[str], row: str, first: int
) -> None:
    found = label_at_end(fragments)
    assert found is not None
    assert (found.name.row, found.first) == (row, first)


@pytest.mark.parametrize(
    "text",
    [
        "(三)不予公开",
        "(四)无法提供",
        "三、本年度办理结果",
        "自然人",
        "小计",
        "依据有关法规规章",
        "我局及其他",
    ],
)
def test_headings_and_sentences_are_no_rows(text: str) -> None:
    assert label_at_end([text]) is None


@pytest.mark.parametrize(
    "text",
    [
        "信息内容", "第二十条第(五)项", "第二十六条第(六)项", "商业", "科研企业", "现行有效件",
        "本年增/减(指2020年增加或减少的事项数,减用负值表示,如-8)", "(三)", "申请人情况", "尚未",
        "(本列数据的勾稽关系为:第一项加第二项之和,等于第三项加第四项之和)", "未经复议直接起诉",
    ],
)  # fmt: skip
def test_pieces_of_a_header_are_known(text: str) -> None:
    assert is_head(text)


@pytest.mark.parametrize("text", ["其他主动公开文件", "我局主动公开信息", "规章制度"])
def test_other_words_are_no_header(text: str) -> None:
    assert not is_head(text)


def test_a_label_that_lost_characters_is_like_its_own_row_most() -> None:
    rows = ("denied_state_secret", "denied_prohibited_by_law", "denied_third_party")
    scores = {
        row: max(
            likeness(["2.其他法律行政止公开"], each) for each in row_definitions("requests", row)
        )
        for row in rows
    }
    assert max(scores, key=lambda row: scores[row]) == "denied_prohibited_by_law"
    assert scores["denied_prohibited_by_law"] > 0.7
    assert max(scores["denied_state_secret"], scores["denied_third_party"]) < 0.5


def test_the_number_of_a_group_may_stand_on_a_line_without_its_other_bracket() -> None:
    found = label_at_end(("3.补正后申请内容仍不明确", "(五", "1.信访举报"))
    assert found is None
