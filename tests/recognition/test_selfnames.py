"""What a report calls itself: in signature and opening, behind 我, and where another is named."""

from __future__ import annotations

import pytest

from goiaudit.model.claims import Observation
from goiaudit.recognition.selfnames import is_same_organ
from tests.recognition.reports import read

TITLE = "{organ}2023年政府信息公开工作年度报告"


def seen(name: str, organ: str, text: str, ending: str = "") -> list[Observation]:
    lines = [
        TITLE.format(organ=organ),
        "一、总体情况",
        text,
        "六、其他需要报告的事项",
        "无。",
        ending,
    ]
    return [found for found in read("\n".join(lines)).observations if found.name == name]


@pytest.mark.parametrize(
    "one, other",
    [
        ("示例县教育局", "示例县教育局"),
        ("示例县教育局", "甲市示例县教育局"),
        ("示例县人民政府", "示例县人民政府办公室"),
        ("示例县发展和改革局", "示例县发改局"),
        ("甲市示例区国有资产监督管理委员会", "示例区国资委"),
        ("示例县卫生健康委员会", "示例县卫健委"),
        ("示例镇人民政府", "示例镇政府"),
        ("示例县", "示例县人民政府"),
        ("甲县示例镇", "示例镇人民政府"),
        ("示例镇人民政府", "中共示例镇委员会示例镇人民政府"),
        ("示例县水务局(示例县河长办)", "示例县水务局"),
        ("红旗街道", "甲市示例区红旗街道办事处"),
    ],
)
def test_one_organ_in_other_words(one: str, other: str) -> None:
    assert is_same_organ(one, other)
    assert is_same_organ(other, one)


@pytest.mark.parametrize(
    "one, other",
    [
        ("示例县教育局", "示例县水务局"),
        ("红旗街道", "东河街道办事处"),
        ("示例县教育局", "示例市教育局"),
        ("示例县发展和改革委员会", "示例县国资委"),
        ("示例县教育局", "示例县人民政府"),
        ("东河镇人民政府", "西河镇人民政府"),
        ("示例县人民政府", "示例县东河镇人民政府"),
        ("中共示例县委员会办公室", "中共另例县委员会办公室"),
    ],
)
def test_two_organs_are_two(one: str, other: str) -> None:
    assert not is_same_organ(one, other)


def test_a_declared_short_form_is_the_organ_itself() -> None:
    assert is_same_organ("示例县机关事务服务中心", "县机关服务局", ["县机关服务局"])


def test_the_signature_is_compared_with_the_title() -> None:
    (found,) = seen("organ_name", "示例县教育局", "认真公开。", "示例县民政局\n2024年1月12日")
    assert (found.values["due"], found.values["found"]) == ("示例县教育局", "示例县民政局")
    assert found.quote.startswith("示例县民政局")


@pytest.mark.parametrize(
    "text, expected",
    [
        ("示例县教育局根据《条例》编制本报告。", ["示例县民政局"]),
        ("认真公开。", []),
    ],
)
def test_a_name_above_the_title_is_due_where_the_text_names_it(
    text: str, expected: list[str]
) -> None:
    lines = ["示例县教育局", "2023年政府信息公开工作年度报告", "一、总体情况", text,
             "六、其他需要报告的事项", "无。", "示例县民政局", "2024年1月12日"]  # fmt: skip
    found = [o for o in read("\n".join(lines)).observations if o.name == "organ_name"]
    assert [o.values["found"] for o in found] == expected


def test_a_sentence_that_publishes_the_report_names_the_organ_too() -> None:
    text = "现公布示例县财政局2023年政府信息公开工作年度报告。"
    (found,) = seen("organ_name", "示例县教育局", text)
    assert found.values["found"] == "示例县财政局"


@pytest.mark.parametrize(
    "organ, text, expected",
    [
        ("示例县水务局", "我局认真公开。", [("我局", 1)]),
        ("示例县水务局", "我镇认真公开。", [("我镇", 0)]),
        ("示例县气象部门", "我局认真公开。", [("我局", 1)]),
        ("示例县东河街道办事处", "我乡认真公开,我街道、我办同样。", [("我乡", 0), ("我街道", 1)]),
        ("示例县水务局", "我县、我市、我区、我单位都公开。", []),
        ("示例县水务局", "群众说“我镇没有公开”。", []),
        ("示例县水务局", "自我乡里乡亲的监督。", []),
        ("示例县东河镇人民政府", "利用我信息平台公开。", [("我", 0)]),
        ("示例县东河镇人民政府", "请把我信息告诉他人的做法不对。", []),
    ],
)
def test_words_behind_wo(organ: str, text: str, expected: list[tuple[str, int]]) -> None:
    found = seen("self_reference", organ, text)
    assert [(o.values["word"], o.values["fits"]) for o in found] == expected


@pytest.mark.parametrize(
    "organ, text, expected",
    [
        ("示例县水务局", "继续完善教育政务公开目录。", ["教育"]),
        ("示例县教育局", "继续完善教育政务公开目录。", []),
        ("示例县人民政府办公室", "继续推进教育政务公开。", []),
        ("示例县水务局", "推进教育领域政府信息公开。", []),
        ("示例县水务局", "推进财政政务公开。", []),
        ("示例县东河镇人民政府", "做好西河镇政府信息公开工作。", ["西河镇"]),
        ("示例县东河镇人民政府", "做好东河镇政府信息公开工作,规范全镇政务公开。", []),
        ("示例县水务局", "推进示范县政务公开工作。", ["示范县"]),
        ("示例县水务局", "学习示范县政务公开工作经验。", []),
    ],
)
def test_names_of_other_places_and_fields(organ: str, text: str, expected: list[str]) -> None:
    assert [o.values["found"] for o in seen("foreign_name", organ, text)] == expected


@pytest.mark.parametrize(
    "organ, text, expected",
    [
        # the verb, the name, and 政府信息公开 behind it: any division that is not the organ's
        ("江门市教育局", "推进珠海市政府信息公开工作。", ["珠海市"]),
        ("江门市教育局", "推进江门市政府信息公开工作。", []),
        ("江门市教育局", "推进广东省政府信息公开工作。", []),
        ("江门市教育局", "推进恩平市政务公开工作。", []),
        ("恩平市教育局", "做好台山市政府信息公开工作。", ["台山市"]),
        ("祁阳市教育局", "做好祁阳县政府信息公开工作。", []),
        # the subject of a sentence
        ("恩平市教育局", "2023年,台山市教育局认真公开信息。", ["台山市"]),
        ("恩平市教育局", "2023年,江门市恩平市教育局认真公开信息。", []),
        ("恩平市教育局", "江门市高度重视公开工作。", []),
        ("恩平市教育局", "全年与台山市教育局交流两次。", []),
        # whom to ask
        ("恩平市教育局", "如有疑问,请与台山市教育局办公室联系。", ["台山市"]),
        ("恩平市教育局", "如有疑问,请与恩平市人民政府办公室联系。", []),
        # of a place that no gazetteer has, only its own level is sure to be another
        ("示例县教育局", "做好恩平市政府信息公开工作。", ["恩平市"]),
        ("示例县教育局", "做好江门市政府信息公开工作。", []),
        ("教育局", "做好恩平市政府信息公开工作。", []),
        # one name of several places: none of them is another
        ("鼓楼区教育局", "做好徐州市政府信息公开工作。", []),
    ],
)
def test_a_real_place_that_is_neither_around_nor_below_the_organ_is_another(
    organ: str, text: str, expected: list[str]
) -> None:
    assert [o.values["found"] for o in seen("foreign_name", organ, text)] == expected
