"""What stands beside a figure or behind a remark, and whose figure it is; organs are made up."""

from __future__ import annotations

import pytest

from tests.narrative.reports import claimed, narrated

NEW, HANDLED = "requests.new.total", "requests.handled_total.total"
CARRIED_OUT, PERSON = "requests.carried_out.total", "requests.new.natural_person"
ITEMS = "disclosure.published_items."


def _failing(*lines: str) -> list[tuple[object, object]]:
    """(parts, total) of the breakdowns that do not add up and must."""
    told = [o.values for o in narrated(*lines).observations if o.name == "breakdown"]
    return [(v["parts"], v["total"]) for v in told if v["closed"] and v["parts"] != v["total"]]


def _conflicts(*lines: str) -> list[tuple[object, object]]:
    told = [o.values for o in narrated(*lines).observations if o.name == "conflict"]
    return [(v["first"], v["second"]) for v in told]


@pytest.mark.parametrize(
    "text",
    [
        "收到政府信息公开申请21件，已答复18件，撤回2件，结转下年度办理1件。",
        "收到政府信息公开申请21件。受理的21件中，已答复18件，申请人主动撤回2件，结转下年度1件。",
        "收到政府信息公开申请21件，办结18件，撤回2件，结转1件。",
        "收到政府信息公开申请21件，办结20件，其中撤回2件，结转1件。",
        "收到政府信息公开申请50件，办结45件，其中予以公开30件，部分公开15件，结转5件。",
        # 办理 may be said of all that was at hand
        "办理政府信息公开申请50件，其中予以公开30件，部分公开15件，结转下年5件。",
    ],
)
def test_what_goes_on_is_no_part_of_what_was_answered(text: str) -> None:
    assert _failing(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # those carried out beside the list are left out of its sum
        (
            "收到公开申请50件，办结46件，予以公开30件，部分公开10件，其他处理5件，结转下年4件。",
            (45, 46),
        ),
        ("收到公开申请21件，撤回2件，办结17件，结转下年1件。", (20, 21)),
        ("办理公开申请50件，其中予以公开30件，部分公开14件，结转下年5件。", (49, 50)),
    ],
)
def test_a_list_that_does_not_add_up_is_still_seen(text: str, expected: tuple[int, int]) -> None:
    assert expected in _failing(text)


@pytest.mark.parametrize(
    "text",
    [
        "新收政府信息公开申请9件（关区汇总14件），均为自然人提出。",
        "新收政府信息公开申请9件（网络8件、信函1件），均由自然人提出。",
        "新收政府信息公开申请9件（同比减少2件），全部来自自然人。",
    ],
)
def test_all_of_them_are_told_behind_a_remark_in_brackets(text: str) -> None:
    assert claimed(text)[PERSON] == 9


@pytest.mark.parametrize(
    "text",
    [
        "新收政府信息公开申请9件（其中1件为法人申请），其余均为自然人。",
        "新收政府信息公开申请9件（其中1件为法人申请），其他均为自然人提出。",
        # of the one, or of all nine
        "新收政府信息公开申请9件（其中网络申请8件），均为自然人提出。",
        # whether the two carried in are among them nobody can tell
        "收到政府信息公开申请9件（含上年结转2件），均为自然人提出。",
    ],
)
def test_the_others_are_not_all_of_them(text: str) -> None:
    assert PERSON not in claimed(text)


@pytest.mark.parametrize(
    ("words", "cell"),
    [
        ("没有不予公开的", "requests.denied.total"),
        ("没有无法提供的", "requests.unavailable.total"),
        ("也没有不予处理的", "requests.rejected.total"),
        ("没有部分公开", "requests.partially_granted.total"),
    ],
)
def test_an_outcome_that_there_was_none_of(words: str, cell: str) -> None:
    assert claimed(f"收到公开申请7件：予以公开6件，其他处理1件，{words}。")[cell] == 0


@pytest.mark.parametrize(
    "words", ["没有不予公开的文件", "没有应公开而不予公开的", "没有不予公开的信息外泄"]
)
def test_other_things_that_there_were_none_of(words: str) -> None:
    assert "requests.denied.total" not in claimed(f"收到公开申请7件，予以公开7件，{words}。")


def test_channels_without_a_unit_are_a_list_behind_the_total() -> None:
    text = "公开信息412条，其中：网站198、公众号214。收到公开申请2件。"
    assert claimed(text) == {
        f"{ITEMS}total": 412, f"{ITEMS}website": 198, f"{ITEMS}wechat": 214, NEW: 2,
    }  # fmt: skip


@pytest.mark.parametrize("text", ["公开信息412条，网站198。", "公开信息412条，其中网站198批次。"])
def test_a_bare_number_elsewhere_is_none_of_them(text: str) -> None:
    assert f"{ITEMS}website" not in claimed(text)


def test_information_of_a_field_on_the_website() -> None:
    text = "婚姻登记、社会救助等领域信息在门户网站公开515条。"
    assert claimed(text) == {f"{ITEMS}website": 515}


@pytest.mark.parametrize("text", ["主动公开重点领域信息515条。", "梳理重点领域515个。"])
def test_a_field_alone_is_not_all_that_was_published(text: str) -> None:
    assert claimed(text) == {}


@pytest.mark.parametrize("about", ["涉及举报处理结果的", "涉及投诉办理情况的", "反映信访事项的"])
def test_what_requests_are_about_is_no_other_business(about: str) -> None:
    text = f"收到公开申请41件，其中{about}27件、抽检结果的9件；办结39件，结转下年度2件。"
    assert claimed(text) == {NEW: 41, HANDLED: 39, CARRIED_OUT: 2}


@pytest.mark.parametrize(
    "text",
    [
        "收到公开申请41件，受理举报27件；办结39件。",
        "收到公开申请41件；涉及工伤认定的举报受理27件，办结39件。",
    ],
)
def test_other_business_that_was_done(text: str) -> None:
    assert HANDLED not in claimed(text)


def test_how_they_came_does_not_explain_two_totals() -> None:
    first = "全年收到公开申请8件，其中网络申请7件、邮寄申请1件。"
    assert _conflicts(first, "本年新收政府信息公开申请9件。") == [(8, 9)]


@pytest.mark.parametrize(
    "first",
    ["全年收到公开申请9件，其中撤回1件。", "全年收到公开申请9件，其中1件内容重复予以合并。"],
)
def test_what_was_withdrawn_does(first: str) -> None:
    assert _conflicts(first, "全年受理政府信息公开申请8件。") == []


@pytest.mark.parametrize(
    ("text", "change"),
    [
        ("行政事业性收费项目较上年减少2项。", -2),
        ("行政事业性收费比上一年增加1项。", 1),
    ],
)
def test_charges_that_came_or_went_are_a_column_of_the_form_of_2019(text: str, change: int) -> None:
    assert claimed(text, year=2019, form="2019") == {"disclosure.fees.change": change}
    assert claimed(text) == {}


@pytest.mark.parametrize(
    "text", ["行政事业性收费较上年减少2万元。", "行政事业性收费项目公示栏较上年减少2个。"]
)
def test_other_changes_beside_charges_are_none(text: str) -> None:
    assert claimed(text, year=2019, form="2019") == {}


def test_a_total_without_one_of_the_ways_is_another_total() -> None:
    first = "收到政府信息公开申请12件，其中网络申请10件，信函2件。"
    assert _conflicts(first, "收到政府信息公开申请10件（不含信函）。") == []
