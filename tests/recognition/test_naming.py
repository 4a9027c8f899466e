"""Whose report it is, where no title and no signature says so."""

from __future__ import annotations

import pytest

from goiaudit.reading import read_document
from goiaudit.recognition.report import recognise
from tests.recognition.reports import read

# The beginning of a page whose title was lost; behind it nothing names an organ.
_REST = "一、总体情况\n(一)主动公开。全年公开政府信息12条。\n"


def organ(beginning: str) -> str | None:
    return read(f"{beginning}\n{_REST}").organ


@pytest.mark.parametrize(
    "sentence",
    [
        # the organ in front of the year, behind it, or both in quotation marks
        "现公布示例县水务局2023年政府信息公开工作年度报告。",
        "现特向社会公布2023年度示例县水务局信息公开工作年度报告。",
        "现发布《示例县水务局2023年政府信息公开工作年度报告》。",
        # not every report calls itself by its official name
        "现将示例县水务局2023年度政府信息公开工作情况报告如下。",
        "现将2023年度示例县水务局信息公开工作总结报告如下。",
        "现将示例县水务局(以下简称我局)2023年政府信息公开情况报告如下。",
        # two verbs
        "依据条例,编制发布示例县水务局2023年度政府信息公开报告。",
        # the organ in front of the verb
        "按照条例规定,示例县水务局编制了2023年度政府信息公开工作年度报告。",
        "按照条例规定,示例县水务局特编制2023年政府信息公开年度报告。",
        # the title is the beginning of the first sentence
        "示例县水务局2023年政府信息公开工作年度报告(以下简称年报)是根据条例编制的。",
        "《示例县水务局2023年政府信息公开工作年度报告》根据条例编制。",
        "示例县水务局 2023 年政府信息公开工作年度报告 (2024 年 1 月) 本报告依据条例编制。",
        # who has made it
        "本报告由示例县水务局编制。",
        "本报告由示例县水务局结合有关统计数据编制。",
        "本报告由示例县水务局按照《条例》要求编制。",
        "本年度报告根据《条例》和有关文件要求,由示例县水务局编制而成。",
        "本年度报告根据《条例要求,由示例县水务局围绕2023年度工作编制而成。",
        "由示例县水务局编制。全文包括六个部分。",
        "示例县水务局根据《条例》编制本报告。",
        # whose work it is on
        "结合2023年示例县水务局政府信息公开工作实际,编制本报告。",
        "全文包括示例县水务局政府信息公开总体情况,存在的问题及改进情况。",
        "特向社会公布示例县水务局2023年度政府信息公开情况。",
        # the opening
        "2023年,示例县水务局以便民为宗旨,公开信息。",
        "2023年,在县委、县政府的正确领导下,示例县水务局进一步公开信息。",
        "根据条例的要求,2023年示例县水务局在公开中讲求实效。",
        "2023年度示例县水务局政务信息公开工作依托网站。",
        # whom to ask is the last resort
        "如对本报告有疑问,请与示例县水务局办公室联系(地址:东河路1号)。",
        "如有疑问,请联系:示例县水务局政府信息公开办公室,电话见网站。",
    ],
)
def test_a_sentence_names_the_organ(sentence: str) -> None:
    assert organ(sentence) == "示例县水务局"


@pytest.mark.parametrize(
    "sentence",
    [
        # pronouns
        "现公布我局2023年政府信息公开工作年度报告。",
        "现将本街道2023年政府信息公开工作年度报告公布如下。",
        "特向社会公布2023年度本镇政府信息公开年度报告。",
        # put together by one for all: the report is the government's
        "本报告由示例县政务服务局根据《条例》要求汇总各部门年度报告编制而成。",
        "本报告由示例县政务公开领导小组办公室编制。",
        # another paper
        "政府信息公开指南由示例县水务局编制。",
        "督促示例县水务局编制了2023年政府信息公开工作年度报告。",
        # a place without its name, a body of the party, people
        "2023年,县政府以便民为宗旨,公开信息。",
        "2023年,在县委、县政府的正确领导下,公开了信息。",
        "2023年,县委办公室以便民为宗旨,公开信息。",
        "2023年,领导干部以身作则。",
        "2023年,水务局以便民为宗旨,公开信息。",
        "2023年,通过示例县政府网站公开信息。",
        "2023年,全县以便民为宗旨,公开信息。",
        # an office that answers for the government
        "如有疑问,请与示例县人民政府办公室联系。",
        "如有疑问,请与示例县政务服务和数据局联系。",
        "如有疑问,请与县政府联系。",
        "遇到困难的群众请与示例县水务局联系。",
        # a name with a place behind it is no name
        "2023年,医院在市政府信息公开网上发布信息12条。",
        "2024年,街道办事处深入贯彻条例。",
        "现公布贵单位2023年政府信息公开工作年度报告。",
    ],
)
def test_other_sentences_name_none(sentence: str) -> None:
    assert organ(sentence) is None


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("请与示例镇人民政府党政办公室联系。", "示例镇人民政府"),
        ("请与示例县东河镇政府综合督考办公室联系。", "示例县东河镇政府"),
        ("请联系示例县东河街道办事处。", "示例县东河街道办事处"),
        ("请与甲市生态环境局示例县分局办公室联系。", "甲市生态环境局示例县分局"),
    ],
)
def test_an_office_answers_for_its_own_organ(sentence: str, name: str) -> None:
    assert organ(f"如对本报告有疑问,{sentence}") == name


def test_a_sentence_of_publication_goes_before_the_opening_and_the_contact() -> None:
    text = (
        "现公布示例县水务局2023年政府信息公开工作年度报告。如有疑问,请与示例县民政局联系。\n"
        "2023年,示例县以便民为宗旨,公开信息。"
    )
    assert organ(text) == "示例县水务局"


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("我镇公开了信息。", None),
        ("我局公开了信息。", "示例县水务局"),
        ("我单位公开了信息。", "示例县水务局"),
    ],
)
def test_an_opening_that_the_report_contradicts_names_none(words: str, name: str | None) -> None:
    assert organ(f"2023年,示例县水务局以便民为宗旨。{words}") == name


def test_a_zone_is_no_county() -> None:
    text = "现公布示例市临空经济区2023年政府信息公开工作年度报告。"
    found = read(f"{text}\n{_REST}")
    assert (found.organ, found.kind, found.level) == ("示例市临空经济区", "other", None)


@pytest.mark.parametrize(
    ("filed", "name", "year"),
    [
        ("示例县水务局2023年政府信息公开工作年度报告", "示例县水务局", 2023),
        ("示例县人民政府2022年政府信息公开工作年度报告", None, None),
        ("政府信息公开年报", "示例县水务局", 2023),
        ("", "示例县水务局", 2023),
    ],
)
def test_the_title_of_the_file_goes_before_hints(
    filed: str, name: str | None, year: int | None
) -> None:
    page = (
        f"<html><head><title>{filed}</title></head><body><p>一、总体情况</p>"
        "<p>公开政府信息12条。2023年新增8条。如有疑问,请与示例县水务局联系。</p>"
        "<p>二、主动公开政府信息情况</p></body></html>"
    )
    (found,) = recognise(read_document(page.encode(), name="示例.html"))
    assert (found.organ, found.year) == (name, year)


def test_a_place_may_begin_like_a_pronoun() -> None:
    assert organ("现公布贵阳市水务局2023年政府信息公开工作年度报告。") == "贵阳市水务局"


@pytest.mark.parametrize("remark", ["(此件主动公开)", "(公开版)"])
def test_a_remark_in_front_of_the_title_is_no_part_of_the_name(remark: str) -> None:
    assert organ(f"{remark}示例县水务局2023年政府信息公开工作年度报告") == "示例县水务局"


def test_what_a_customs_house_watches_over_is_no_county() -> None:
    def kind(name: str) -> str | None:
        return read(f"{name}2023年政府信息公开工作年度报告\n{_REST}").kind

    assert kind("甲州海关关区") == "department"
    assert kind("兰州市城关区") == "government"
