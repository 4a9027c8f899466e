"""Headings that tell what the figures behind them count."""

from __future__ import annotations

from tests.narrative.reports import claimed

NEW, REVIEW = "requests.new.total", "disputes.review.total"


def test_the_lines_of_a_list_speak_of_what_its_heading_names() -> None:
    lines = (
        "2.依申请公开:",
        "(1)来件形式:网上5件、信函3件;",
        "(2)处理情况:公开6件、部分公开2件;",
        "3.其他:移送线索9件。",
    )

    assert claimed(*lines) == {
        "requests.channel.online": 5,
        "requests.channel.mail": 3,
        "requests.granted.total": 6,
        "requests.partially_granted.total": 2,
    }


def test_a_line_with_a_figure_is_no_heading_for_the_next_one() -> None:
    lines = ("三、收到和处理政府信息公开申请情况", "新收:8件", "办结:7件")

    assert claimed(*lines) == {NEW: 8, "requests.handled_total.total": 7}


def test_a_heading_within_the_sentence_names_what_an_organ_has_made() -> None:
    documents = "disclosure.normative_documents"

    assert claimed("规范性文件方面,示例县发改局年内制定3件、废止5件。") == {
        f"{documents}.issued": 3,
        f"{documents}.repealed": 5,
    }
    assert claimed("规范性文件,示例县发改局年内制定方案3件。") == {}


def test_a_heading_and_a_year_name_the_cases_of_that_year() -> None:
    assert claimed("行政复议方面,去年5件、今年3件。信息公开工作平稳。") == {REVIEW: 3}
    assert claimed("会议方面,去年5次、今年3次。") == {}
