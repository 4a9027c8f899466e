"""Lines that a converter printed with a blank after every character."""

from __future__ import annotations

from goiaudit.model.cells import Location
from goiaudit.model.text import Paragraph
from goiaudit.narrative.spaced import unspaced
from goiaudit.recognition.normalise import fold
from tests.narrative.reports import claimed, narrated


def _paragraph(line: str) -> Paragraph:
    return Paragraph(fold(line), Location(line=1))


def test_a_line_of_single_characters_is_read_as_a_sentence() -> None:
    line = "示 例 县 文 旅 局 收 到 政 府 信 息 公 开 申 请 2 6 件 , 办 结 2 5 件 。"

    assert claimed(line) == {"requests.new.total": 26, "requests.handled_total.total": 25}


def test_what_such_a_line_claims_is_quoted_as_printed() -> None:
    claims = narrated("收 到 政 府 信 息 公 开 申 请 1 3 件 。").claims

    assert [claim.quote for claim in claims] == ["收 到 政 府 信 息 公 开 申 请 1 3 件"]


def test_places_lead_back_to_the_printed_characters() -> None:
    found = unspaced(_paragraph("申 请 1 4 件 , 办 结 1 3 件 。"))

    assert found.text == "申请14件,办结13件。"
    assert found.content.quote(0, 5) == "申 请 1 4 件"


def test_rows_of_tables_and_ordinary_lines_keep_their_blanks() -> None:
    for line in ("申 请 人 情 况 1 4 0 0", "收到申请 14 件,办结 13 件。", "2 3 0 1", ""):
        paragraph = _paragraph(line)

        assert unspaced(paragraph) is paragraph
