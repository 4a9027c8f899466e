from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goiaudit.model.errors import InputError
from goiaudit.model.report import Report
from goiaudit.recognition.headings import heading_of
from tests.recognition.reports import SECTIONS, read, report

TITLE = "示例县教育局2023年政府信息公开工作年度报告"
KEYS = ["overview", "disclosure", "requests", "disputes", "problems", "other"]


def bodies(found: Report) -> dict[str, list[str]]:
    return {s.key: [p.text.strip() for p in s.body if p.text.strip()] for s in found.sections}


def headed(found: Report) -> list[str]:
    return [section.key for section in found.sections if section.heading]


@pytest.mark.parametrize(
    ("line", "key"),
    [
        ("一、总体情况", "overview"),
        ("一 、 总体情况", "overview"),
        ("一,总体情况", "overview"),
        ("一.总体情况:", "overview"),
        ("第一部分 总体情况", "overview"),
        ("1.总体情况", "overview"),
        ("总体情况", "overview"),
        ("、总体情况", "overview"),
        ("一、概述", "overview"),
        ("一、总体概述", "overview"),
        ("一、工作基本情况", "overview"),
        ("一、2023年政务公开总体情况", "overview"),
        ("二、主动公开政府信息情况", "disclosure"),
        ("二、行政机关主动公开政府信息情况", "disclosure"),
        ("二、主动公开工作情况", "disclosure"),
        ("三、收到和处理政府信息公开申请情况", "requests"),
        ("三、收到的处理政府信息公开申请情况", "requests"),
        ("三、政府信息公开申请情况", "requests"),
        ("四、政府信息公开行政复议、行政诉讼情况", "disputes"),
        ("四、因政府信息公开工作被申请行政复议、提起行政诉讼情况", "disputes"),
        ("四、因政府信息公开工作被申请行政复议和提起行政诉讼的情况", "disputes"),
        ("五、存在的主要问题及改进情况", "problems"),
        ("五、政府信息公开工作存在的主要问题及改进情况", "problems"),
        ("五、存在的问题和下一步打算", "problems"),
        ("六、其他需要报告的事项", "other"),
        ("六、其它需要报告的事项", "other"),
        ("六、其他需要报告的事项情况", "other"),
        ("四、政府信息公_行政复议、行政诉?情况", "disputes"),
    ],
)
def test_headings_are_recognised_in_every_wording(line: str, key: str) -> None:
    found = heading_of(0, line)
    assert found is not None
    assert (found.key, found.end) == (key, len(line))


@pytest.mark.parametrize(
    "line",
    [
        "",
        "一",
        "(一)主动公开情况",
        "(八)收到和处理政府信息公开申请情况",
        "1、存在的问题:一是认识不够;二是渠道不多。",
        "主动公开情况",
        "依申请公开情况",
        "一、本年新收政府信息公开申请数量",
        "二、上年结转政府信息公开申请数量",
        "三、本年度办理结果",
        "四、结转下年度继续办理",
        "无其他需报告事项",
        "全文包括总体情况、主动公开政府信息情况、收到和处理政府信息公开申请情况。",
        "2023年我局总体情况良好,主动公开政府信息情况正常。",
        "七、附件",
    ],
)
def test_other_lines_are_no_headings(line: str) -> None:
    assert heading_of(0, line) is None


def test_six_headings_in_order() -> None:
    found = report(TITLE)
    assert headed(found) == KEYS
    assert found.facts["headings"].value == 6
    assert [found.facts[f"section_ordered[{key}]"].value for key in KEYS] == [1] * 6
    assert bodies(found)["other"] == ["无其他需要报告的事项。"]
    assert found.facts["section_nil[other]"].value == 1
    assert found.facts["section_nil[problems]"].value == 0
    assert found.facts["section_body[disclosure]"].value == 0
    assert found.facts["section_body[problems]"].value == 21


def test_a_heading_and_its_text_on_one_line_are_parted() -> None:
    text = SECTIONS.format(year=2023).replace("一、总体情况\n", "一、总体情况。")
    found = read(f"{TITLE}\n{text}")
    assert headed(found) == KEYS
    assert bodies(found)["overview"][0].startswith("2023年,我局")
    assert found.sections[0].heading is not None
    assert found.sections[0].heading.text == "一、总体情况。"


def test_a_table_of_contents_is_left_out() -> None:
    contents = "\n".join(line for line in SECTIONS.split("\n") if line[1:2] == "、")
    found = read(f"{TITLE}\n{contents}\n{SECTIONS.format(year=2023)}")
    assert headed(found) == KEYS
    assert bodies(found)["overview"]
    assert found.facts["section_heading[overview]"].location is not None
    assert found.facts["section_heading[overview]"].location.line == 8


@pytest.mark.parametrize("leader", ["", " ", "……………………………………", "......................", "···"])
def test_a_table_of_contents_with_pages_is_left_out(leader: str) -> None:
    headings = [line for line in SECTIONS.split("\n") if line[1:2] == "、"]
    contents = "\n".join(f"{line}{leader}{page}" for page, line in enumerate(headings, 2))
    found = read(f"{TITLE}\n目录\n{contents}\n{SECTIONS.format(year=2023)}")
    assert headed(found) == KEYS
    assert bodies(found)["problems"]
    assert found.facts["section_heading[problems]"].location is not None
    assert found.facts["section_heading[problems]"].location.line > 12


def test_navigation_above_the_title_is_left_out() -> None:
    found = read(f"一、总体情况\n六、其他需要报告的事项\n{TITLE}\n{SECTIONS.format(year=2023)}")
    assert found.facts["section_heading[overview]"].location is not None
    assert found.facts["section_heading[overview]"].location.line == 4


def test_swapped_sections_are_out_of_order() -> None:
    first, rest = SECTIONS.format(year=2023).split("五、", 1)
    problems, other = rest.split("六、", 1)
    found = read(f"{TITLE}\n{first}六、{other}五、{problems}")
    assert headed(found) == ["overview", "disclosure", "requests", "disputes", "other", "problems"]
    wrong = [key for key in KEYS if not found.facts[f"section_ordered[{key}]"].value]
    assert wrong in (["problems"], ["other"])


def test_page_furniture_never_becomes_text() -> None:
    found = report(
        f"首页>年报\n{TITLE}\n2024-01-13 15:53文章来源: 教育局\n字体:【大 小】 打印\n访问量:\n",
        "打印 关闭\n示例政务\n微信公众号\n版权所有:示例县人民政府\nICP备案号:示例ICP备00000000号",
    )
    assert "preface" not in bodies(found)
    assert bodies(found)["other"] == ["无其他需要报告的事项。"]


def test_links_between_text_and_footer_are_dropped_but_short_answers_stay() -> None:
    text = SECTIONS.format(year=2023).replace("无其他需要报告的事项。", "无")
    found = read(f"{TITLE}\n{text}\n示例政务\n官方微博\n主办单位:示例县人民政府\n")
    assert bodies(found)["other"] == ["无"]


def test_a_footer_with_an_address_is_no_text() -> None:
    found = report(
        TITLE, "版权所有:示例县人民政府\n地址:示例县示例路1号,邮政编码:000000\nICP备00000000号"
    )
    assert bodies(found)["other"] == ["无其他需要报告的事项。"]


def test_the_signature_ends_the_text() -> None:
    found = report(
        TITLE, "示例县教育局\n2024年1月10日\n相关链接\n一段与报告无关的长文字,说的是别的事情。"
    )
    assert bodies(found)["other"] == ["无其他需要报告的事项。"]


def test_page_numbers_are_dropped() -> None:
    text = SECTIONS.format(year=2023).replace("二、主动", "- 1 -\n第2页\n二、主动")
    assert len(bodies(read(f"{TITLE}\n{text}"))["overview"]) == 1


def test_the_preface_stands_above_the_first_heading() -> None:
    preface = "根据《中华人民共和国政府信息公开条例》编制本报告。统计期限为2023年1月1日至12月31日。"
    assert bodies(report(f"{TITLE}\n{preface}"))["preface"] == [preface]


def test_without_headings_the_text_is_told_by_its_content() -> None:
    found = read(
        "现公布示例旗示例苏木2023年政府信息公开工作年度报告。\n"
        "(一)加强领导。2023年主动公开政府信息28件。\n"
        "(二)收到和处理政府信息公开申请情况\n我苏木未收到申请。\n"
        "1.存在问题:一是重视不够。\n2.改进情况:一是加强培训。\n无其他需报告事项\n"
        "主办单位:示例旗人民政府办公室\n"
    )
    assert found.facts["headings"].value == 0
    assert headed(found) == []
    assert {key: len(body) for key, body in bodies(found).items()} == {
        "preface": 1,
        "overview": 3,
        "problems": 2,
        "other": 1,
    }
    assert found.facts["section_nil[other]"].value == 1


def test_a_lost_heading_leaves_its_body() -> None:
    text = SECTIONS.format(year=2023).replace("五、存在的主要问题及改进情况\n", "")
    found = read(f"{TITLE}\n{text}")
    assert found.facts["section_heading[problems]"].value == 0
    assert bodies(found)["problems"] == ["存在公开不够及时的问题。下一步将加强培训。"]
    assert [section.key for section in found.sections] == KEYS


def test_lines_broken_by_a_page_are_joined() -> None:
    sentence = "全年主动公开政府信息一百二十三条,其中网站发布一百条,微信公众号发布二十三条,"
    lines = "\n".join(
        f"{sentence}收到申请{n}件,均在\n法定期限内答复,未发生行政复议、行政诉讼,未收取任何费用。"
        for n in range(8)
    )
    text = SECTIONS.format(year=2023).replace("二、主动", f"{lines}\n二、主动")
    found = bodies(read(f"{TITLE}\n{text}"))["overview"]
    assert (
        f"{sentence}收到申请3件,均在法定期限内答复,未发生行政复议、行政诉讼,未收取任何费用。"
        in found
    )


def test_sub_headings_that_lost_their_number_are_counted() -> None:
    text = SECTIONS.format(year=2023).replace(
        "二、主动", ")政府信息管理\n我局加强管理。\n)监督保障\n我局加强监督。\n二、主动"
    )
    found = read(f"{TITLE}\n{text}")
    assert found.facts["damage[subheading]"].value == 2
    assert found.facts["text_damaged"].value == 1


def test_a_number_on_the_line_above_is_not_lost() -> None:
    text = SECTIONS.format(year=2023).replace("下一步", "\n     2\n、改进的措施:下一步")
    found = read(f"{TITLE}\n{text}")
    assert found.facts["damage[subheading]"].value == 0
    assert found.facts["text_damaged"].value == 0


def test_a_section_may_say_that_it_has_no_table() -> None:
    text = SECTIONS.format(year=2023).replace("三、收到", "本机关无此表。\n三、收到")
    found = read(f"{TITLE}\n{text}")
    assert found.facts["table_denied[disclosure]"].value == 1
    assert found.facts["table_denied[requests]"].value == 0


@pytest.mark.parametrize(
    "text",
    [
        "今天天气很好。\n明天下雨。",
        "关于召开全县春季农业生产会议的通知\n各乡镇人民政府:定于2023年3月1日召开会议。",
        "0\n0\n0\n",
    ],
)
def test_a_text_of_another_kind_is_no_report(text: str) -> None:
    with pytest.raises(InputError) as caught:
        read(text)
    assert caught.value.reason == "not_a_report"
    assert caught.value.path == "示例.txt"


@pytest.mark.parametrize(
    "text", [TITLE, "三、收到和处理政府信息公开申请情况", "收到政府信息公开申请3件。"]
)
def test_a_title_a_heading_or_a_figure_makes_a_report(text: str) -> None:
    assert read(text).unreadable is None


def test_two_reports_in_one_file_are_told_apart() -> None:
    from goiaudit.reading import read_document
    from goiaudit.recognition.report import recognise

    text = (
        f"{TITLE}\n{SECTIONS.format(year=2023)}"
        f"示例县水务局2023年政府信息公开工作年度报告\n{SECTIONS.format(year=2023)}"
    )
    found = recognise(read_document(text.encode()))
    assert [(r.part, r.organ) for r in found] == [(1, "示例县教育局"), (2, "示例县水务局")]


def test_hostile_text_stays_linear() -> None:
    for piece in ("一、", "存在问题", "行政复议", "(一)", "、", "其他需要"):
        read(f"{TITLE}\n{piece * 8000}\n" + f"{piece}\n" * 4000)
    read(f"{TITLE}\n" + "打印\n" * 20_000 + "根据条例,我局公开信息12条\n" + "来源:本网\n" * 20_000)


def test_markdown_marks_are_no_part_of_title_and_headings() -> None:
    text = SECTIONS.format(year=2023).replace("一、总体情况", "## 一、总体情况")
    found = read(
        f"# {TITLE}\n{text}".replace("二、主动公开政府信息情况", "**二、主动公开政府信息情况**")
    )
    assert found.organ == "示例县教育局"
    assert headed(found) == KEYS


LINES = st.lists(
    st.sampled_from(
        [
            *SECTIONS.format(year=2023).split("\n"),
            TITLE,
            "",
            "示例县教育局",
            "2024年1月10日",
            "2023年政府信息公开\n工作年度报告",
            "统计期限自2023年1月1日起至12月31日止。",
            "行政许可 | 0 |",
            "- 1 -",
            "发布时间:2024-01-16",
            "主办单位:示例县人民政府",
            "？。ㄒ唬┲鲃庸_情况,,區(qū)",
            ")政府信息管理",
        ]
    ),
    max_size=30,
)


@given(LINES)
def test_lines_in_any_order_never_crash(lines: list[str]) -> None:
    try:
        found = read("\n".join(["公开", *lines]))
    except InputError as error:
        assert error.reason == "not_a_report"
    else:
        text = [p.text for section in found.sections for p in section.body]
        assert "发布时间:2024-01-16" not in text
        assert len(found.sections) <= 7


WRAPPED = """示例县住房和城乡建设局2023年政府信息公开工作年度报告
现将示例县住房和城乡建设局 2023 年度政府信息公开工作情况报
告如下（统计时间：2023 年 1 月 1 日至 12 月 31 日）。
一、总体情况
2023 年，我局主动公开老旧小区改造、公租房分配、物业管理等信
息 174 条，按内容分：保障房 78 条、物业 23 条、工程建设 40 条、
其他 33 条。共收到政府信息公开申请 3 件，较上年减少 1 件，均已
在法定期限内答复。
四、信息管理、平台建设与监督保障方面
二、主动公开政府信息情况
三、收到和处理政府信息公开申请情况
四、政府信息公开行政复议、行政诉讼情况
五、存在的主要问题及改进情况
不足：部分物业信息公开不够细；有的咨询答复口径还不够统一。改
进：出台物业信息公开细则；汇编常见问题答复口径。
六、其他需要报告的事项
我局未向任何申请人发出收费通知，本年度实收信息处理费共计为零
元。
"""


def test_headings_between_broken_lines_do_not_hide_that_they_are_broken() -> None:
    body = bodies(read(WRAPPED))

    assert body["problems"] == [
        "不足:部分物业信息公开不够细;有的咨询答复口径还不够统一。改进:出台物业信息公开细则;汇编常见问题答复口径。"
    ]
    assert len(body["other"]) == 1
