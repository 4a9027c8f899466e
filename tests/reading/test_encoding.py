from __future__ import annotations

import codecs

import opencc
import pytest
from hypothesis import given
from hypothesis import strategies as st

from goiaudit.reading.encoding import decode

REPORT = (
    "示例县教育局2023年政府信息公开工作年度报告\n一、总体情况\n2023年,我局主动公开政府信息12条,"
    "收到政府信息公开申请0件。\n二、主动公开政府信息情况\n行政许可\n0\n"
)
TRADITIONAL = opencc.OpenCC("s2t").convert(REPORT)
NAMES = {"gb18030": "gb18030", "gbk": "gb18030", "big5": "big5", "big5hkscs": "big5"}

PHRASES = st.sampled_from(
    [
        "政府信息公开",
        "总体情况",
        "行政许可",
        "本年新收",
        "其他",
        "申请",
        "0",
        "12件",
        "报告",
        "。",
        ",",
        "\n",
        " ",
    ]
)


def text_in(encoding: str) -> str:
    return TRADITIONAL if encoding.startswith("big5") else REPORT


@pytest.mark.parametrize(
    "encoding",
    ["utf-8", "gb18030", "gbk", "big5", "big5hkscs", "utf-16-le", "utf-16-be"],
)
def test_a_report_without_mark_is_decoded_in_its_encoding(encoding: str) -> None:
    found = decode(text_in(encoding).encode(encoding))
    assert found.text == text_in(encoding)
    assert found.encoding == NAMES.get(encoding, encoding)


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (codecs.BOM_UTF32_BE, "utf-32-be"),
    ],
)
def test_a_byte_order_mark_decides_and_is_no_text(mark: bytes, encoding: str) -> None:
    found = decode(mark + REPORT.encode(encoding))
    assert (found.text, found.encoding, found.notices) == (REPORT, encoding, ())


@given(st.lists(PHRASES, min_size=6, max_size=60).map("".join))
def test_words_of_a_report_survive_every_encoding(words: str) -> None:
    text = "政府信息公开工作年度报告\n" + words
    for encoding in ("utf-8", "gb18030", "utf-16-le", "utf-16-be"):
        assert decode(text.encode(encoding)).text == text
    traditional = opencc.OpenCC("s2t").convert(text)
    assert decode(traditional.encode("big5")).text == traditional


@given(st.binary(max_size=400))
def test_no_bytes_crash(data: bytes) -> None:
    assert isinstance(decode(data).text, str)


@given(
    st.text(max_size=200).filter(lambda text: "\x00" not in text and not text.startswith("\ufeff"))
)
def test_valid_utf8_is_never_read_otherwise(text: str) -> None:
    found = decode(text.encode("utf-8", errors="ignore"))
    assert found.encoding == "utf-8"
    assert found.notices == ()


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_one_broken_byte_costs_little_and_is_told(encoding: str) -> None:
    data = bytearray(REPORT.encode(encoding))
    data[40] = 0xFF
    found = decode(bytes(data))
    assert found.encoding == encoding
    assert "总体情况" in found.text
    assert "主动公开政府信息情况" in found.text
    assert "\ufffd" in found.text
    assert any("damaged" in notice for notice in found.notices)


def test_utf8_cut_in_the_middle_of_a_character_stays_utf8() -> None:
    found = decode(REPORT.encode()[:-5] + REPORT.encode()[-5:-4] + "件".encode()[:2])
    assert found.encoding == "utf-8"


def test_a_replacement_character_that_the_file_holds_is_no_new_damage() -> None:
    found = decode("共受理\ufffd件".encode())
    assert (found.encoding, found.notices) == ("utf-8", ())


def test_a_guess_other_than_the_usual_two_is_told() -> None:
    assert decode(REPORT.encode("utf-16-le")).notices == ("encoding guessed: utf-16-le",)
    assert decode(REPORT.encode("gb18030")).notices == ()


def test_a_long_file_is_judged_by_samples() -> None:
    data = ("  " * 40_000 + REPORT * 2_000).encode("gb18030")
    assert decode(data).encoding == "gb18030"
