"""Where a text turns to the organ's own share of what a wider body received."""

from __future__ import annotations

import pytest

from goiaudit.narrative.text.own_share import is_own_share, own_place


@pytest.mark.parametrize(
    ("lead", "organ", "own"),
    [
        ("分到江南街道名下的只有", "示例区江南街道办事处", True),
        ("分到江北街道名下的只有", "示例区江南街道办事处", False),
        ("分到江北街道名下的只有", "", True),
        ("归口我局办理的", "示例县教育局", True),
        ("转交县水利局办理的", "示例县教育局", False),
        ("分到各街道的", "", False),
        ("已办结", "示例县教育局", False),
    ],
)
def test_a_share_is_the_organs_by_its_name_or_by_ours(lead: str, organ: str, own: bool) -> None:
    assert is_own_share(lead, 0, len(lead), organ) is own


def test_the_place_where_the_share_begins_is_that_of_its_verb() -> None:
    text = "全区受理公开申请372件,分到本街道的6件。"

    assert own_place(text, "") == text.index("分到")
    assert own_place("全区受理公开申请372件。", "") is None
