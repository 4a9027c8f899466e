"""Section six: notices sent, amounts billed and collected (国办函〔2020〕109号)."""

from __future__ import annotations

import pytest

from tests.narrative.reports import claimed

NOTICES, BILLED, COLLECTED = (f"requests.fee.{name}" for name in ("notices", "billed", "collected"))
NEW = "requests.new.total"


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("发出收费通知的件数为3件，总金额为960元，实际收取的总金额为480元。", (3, 960, 480)),
        ("本年共发出收费通知3份，应缴金额960元，实缴480元。", (3, 960, 480)),
        ("发出3份收费通知，总计960元，实际收取480元。", (3, 960, 480)),
        ("收费通知的件数、总金额及实际收取的总金额均为0。", (0, 0, 0)),
        ("发出收费通知的件数和总金额均为零，实际收取总额为0元。", (0, 0, 0)),
    ],
)
def test_the_three_figures_of_the_rule_are_read_however_they_are_put(
    text: str, figures: tuple[int, int, int]
) -> None:
    expected = dict(zip((NOTICES, BILLED, COLLECTED), figures, strict=True))
    assert claimed(text, section="other") == expected


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("信息处理费收取情况：0。", 0),
        ("收取信息处理费的金额为0。", 0),
        ("收取信息处理费0件，0元。", 0),
        ("政府信息公开信息处理费：0元。", 0),
        ("对9件申请收取信息处理费，合计1840元。", 1840),
        ("申请人补缴后，收到信息处理费260元。", 260),
    ],
)
def test_what_was_collected_needs_no_verb_of_its_own(text: str, amount: int) -> None:
    assert claimed(text, section="other") == {COLLECTED: amount}


@pytest.mark.parametrize(
    "text",
    [
        "本年有1件政府信息公开申请案件收取信息处理费160元。",
        "本年度共有2件政府信息公开申请涉及收费。",
        "共有3件政府信息公开申请内容不明确。",
        "共有4件政府信息公开申请超过法定期限。",
        "有2件政府信息公开申请案件被提起诉讼。",
        "本年度共有2件政府信息公开申请转为信访件办理。",
    ],
)
def test_what_is_told_of_some_requests_is_not_their_number(text: str) -> None:
    assert NEW not in claimed(text)


@pytest.mark.parametrize(
    "text",
    [
        "全年共有26件政府信息公开申请进入办理流程。",
        "本年度共有26件政府信息公开申请，均按期答复。",
        "本年度共有26件政府信息公开申请录入台账。",
    ],
)
def test_what_is_told_of_all_requests_is_their_number(text: str) -> None:
    assert claimed(text)[NEW] == 26
