from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goiaudit.recognition.normalise import damage, fold, fold_lines, fold_marks

LINES = st.text(
    st.one_of(
        st.sampled_from(
            "政府信息公開区區報告(（？?qūào)）。,，、;0０１㈠⒈_\ufffd\u200b\u3000\xa0ㄒ唬┲鲃"
        ),
        st.characters(codec="utf-8", exclude_characters="\n"),
    ),
    max_size=60,
)


def test_a_tab_between_figures_folds_to_a_space() -> None:
    assert fold("0\t0\t12").text == "0 0 12"


@given(LINES)
def test_every_span_quotes_a_piece_of_the_source(raw: str) -> None:
    folded = fold(raw)
    for start in range(0, len(folded.text), 3):
        for end in range(start + 1, len(folded.text) + 1, 4):
            assert folded.quote(start, end) in raw


@given(LINES)
def test_the_way_back_has_a_step_for_every_character(raw: str) -> None:
    folded = fold(raw)
    if folded.origin is None:
        assert len(folded.text) == len(raw)
    else:
        assert len(folded.origin) == len(folded.text) + 1
        assert folded.origin[-1] == len(raw)
        assert list(folded.origin) == sorted(folded.origin)
    assert all(0 <= place <= len(folded.text) for place in folded.damaged)


@given(LINES)
def test_folding_keeps_clean_lines_and_is_stable(raw: str) -> None:
    text = fold(raw).text
    assert fold_marks(text) == text
    assert len(fold_marks(raw)) == len(raw)


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("規範性文件", "规范性文件"),
        ("行政規範性檔案", "行政规范性档案"),
        ("２０２１年１２月", "2021年12月"),
        ("（一）主动公开：１，２６８件", "(一)主动公开:1,268件"),
        ("政府信息\u3000公开\xa0情况", "政府信息 公开 情况"),
        ("政府\u200b信息\ufeff", "政府信息"),
        ("㈠主动公开", "(一)主动公开"),
        ("⒈属于国家秘密", "1.属于国家秘密"),
        ("自2021年1月1日—12月31日", "自2021年1月1日-12月31日"),
        ("国办公开办函〔2021〕30号", "国办公开办函[2021]30号"),
        ("江海區(qū)人民政府辦公室", "江海区人民政府办公室"),
        ("數(shù)據(jù)、報(bào)告", "数据、报告"),
        ("一,、總體情況", "一、总体情况"),
        ("公开信息64条,,其中20条,。", "公开信息64条,其中20条。"),
        ("及时公开。。", "及时公开。"),
        ("合计(万元)", "合计(万元)"),
        ("使用(Word)格式", "使用(Word)格式"),
    ],
)
def test_what_is_repaired_and_folded(raw: str, text: str) -> None:
    folded = fold(raw)
    assert folded.text == text
    assert folded.damaged == ()


@pytest.mark.parametrize(
    ("raw", "begins", "whole"),
    [
        ("？。ㄒ唬┲鲃庸_情况", "(一)主动", False),
        ("?。ǘ┮郎暾埞_情况", "(二)依", False),
        ("？。ㄋ模┢脚_建设", "(四)平", False),
    ],
)
def test_a_shifted_sub_heading_is_decoded_again(raw: str, begins: str, whole: bool) -> None:
    folded = fold(raw)
    assert folded.text.startswith(begins)
    assert (folded.damaged == ()) is whole


def test_a_question_that_is_one_stays() -> None:
    folded = fold("如何申请？。请看指南")
    assert folded.text == "如何申请?。请看指南"


def test_lost_characters_are_marked_and_never_invented() -> None:
    folded = fold("以“正?;?、规范化”为着力点,受理\ufffd件")
    assert folded.text == "以“正?;?、规范化”为着力点,受理\ufffd件"
    assert folded.is_damaged(2, 5)
    assert folded.is_damaged(16, 20)
    assert not folded.is_damaged(8, 13)


def test_the_quote_shows_what_was_dropped() -> None:
    folded = fold("江海區(qū)人民政府")
    assert folded.quote(0, 4) == "江海區(qū)人"
    assert folded.quote(2, 2) == ""


def test_damage_is_counted_by_kind() -> None:
    found = damage("江海區(qū),,報(bào)告。。\n？。ㄒ唬┲鲃庸_\n正?;?、\ufffd")
    assert (found["pinyin"], found["doubled"], found["shifted"]) == (2, 2, 1)
    assert found["lost"] == 3
    assert found["traditional"] == 2


def test_clean_text_has_no_damage() -> None:
    assert not damage("2023年,我局主动公开政府信息12条(其中网站10条);未收到申请。如有疑问?请联系。")


@pytest.mark.parametrize(
    "raw", ["？。" * 20_000, "區(" * 20_000, ",," * 20_000, "?" * 40_000, "？。ㄒ" * 10_000]
)
def test_hostile_lines_stay_linear(raw: str) -> None:
    assert len(fold(raw).text) <= 2 * len(raw)
    assert damage(raw) is not None


@given(st.lists(LINES, min_size=1, max_size=6))
def test_lines_folded_together_are_folded_as_one_by_one(raws: list[str]) -> None:
    assert fold_lines(raws) == [fold(raw) for raw in raws]


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("收到申请11^[1]件", "收到申请11件"),
        ("8^1", "8"), ("151^注1", "151"), ("12件^①。", "12件。"), ("占比5%^*", "占比5%"),
        ("10^", "10^"), ("^1", "^1"), ("m^2", "m^2"),
    ],
)  # fmt: skip
def test_the_raised_mark_of_a_note_is_no_digit_of_the_figure_before_it(raw: str, text: str) -> None:
    assert fold(raw).text == text


def test_words_of_taiwan_mean_what_they_stand_for() -> None:
    folded = fold("二、主動公開政府資訊情況，透過網路收到，上一年專案數量3")

    assert folded.text == "二、主动公开政府信息情况,通过网络收到,上一年项目数量3"
    assert folded.quote(0, 12) == "二、主動公開政府資訊情況"
    assert fold("各類資訊、信息資訊").text == "各类资讯、信息资讯"
    assert fold("政府资讯").text == "政府资讯"
