"""How many requests came, in orders of words that no list foresees.

What counts some of them only, or something else, stands beside.
"""

from __future__ import annotations

import pytest

from tests.narrative.reports import claimed

NEW, HANDLED = "requests.new.total", "requests.handled_total.total"
ANSWERED = "requests.answered.total"
CAME_OVER, LEFT = "requests.carried_in.total", "requests.carried_out.total"
REVIEWS = "disputes.review.total"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("收到公开申请5件，全部办结，没有拖到下一年的。", {NEW: 5, LEFT: 0}),
        ("27件公开申请在2022年送到街道。", {NEW: 27}),
        (
            "全年收申请28份，予以公开16份，余下12份告知本机关不掌握，均为政府信息公开申请。",
            {NEW: 28, "requests.granted.total": 16, "requests.unavailable_not_held.total": 12},
        ),
        ("收到与答复的公开申请同为11件。", {NEW: 11, ANSWERED: 11}),
        ("9件公开申请经县林草局处理。", {HANDLED: 9}),
        (
            "挂号信19件、网上表单11件，构成街道2022年收到的全部30件公开申请。",
            {NEW: 30, "requests.channel.mail": 19, "requests.channel.online": 11},
        ),
        ("要求公开的申请来了2件。", {NEW: 2}),
        ("公开申请来了7件，都已办结。", {NEW: 7}),
        ("12件公开申请先后寄到我局。", {NEW: 12}),
        ("到我局窗口和邮箱里的公开申请，一年共有14件。", {NEW: 14}),
        ("15件信息公开申请摆到我局案头。", {NEW: 15}),
        ("公开申请，我镇这一年等来3件。", {NEW: 3}),
        ("信息公开申请我局全年经手8件。", {NEW: 8}),
        ("6份公开申请由我局办理。", {HANDLED: 6}),
        ("来自村民的公开申请有4件。", {NEW: 4}),
        ("信息公开申请的数目，2022年是21件。", {NEW: 21}),
        ("我局2022年面对的公开申请一共18件。", {NEW: 18}),
        ("18件，这是我局2022年收到的政府信息公开申请的总数。", {NEW: 18}),
        ("公开申请2022年落到我局头上的有5件。", {NEW: 5}),
        ("有16件公开申请找上我局。", {NEW: 16}),
        ("公开申请收到和办结的数目都是13件。", {NEW: 13, HANDLED: 13}),
        ("针对本局的政府信息公开申请有2件。", {NEW: 2}),
        ("上年度结转的申请数为零，公开申请今年收到3件。", {CAME_OVER: 0, NEW: 3}),
        ("我局2022年接到的公开申请共8件。", {NEW: 8}),
        ("公开申请8件，是我局2022年的全部收件。", {NEW: 8}),
        ("2022年的公开申请总共8件。", {NEW: 8}),
        ("一年里，8件公开申请递到了我局。", {NEW: 8}),
        ("全年进来8件公开申请。", {NEW: 8}),
        ("送到我局的公开申请为8件。", {NEW: 8}),
        ("有8份公开申请在2022年交到我局手上。", {NEW: 8}),
        ("8份公开申请，我局在2022年收下。", {NEW: 8}),
        ("公开申请由8件构成，都已办结。", {NEW: 8}),
        ("8件公开申请已由我局办理完毕。", {HANDLED: 8}),
        ("我镇今年的公开申请，总数定格在7件。", {NEW: 7}),
        ("镇里今年接了7件公开申请。", {NEW: 7}),
        ("7件，是今年公开申请的收件总数。", {NEW: 7}),
        ("手里的7件公开申请年内都办完了。", {HANDLED: 7}),
    ],
)
def test_the_number_of_requests_in_any_order_of_words(
    text: str, expected: dict[str, object]
) -> None:
    assert claimed(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "意见箱收件17件，办结17件。",
        "信息公开意见箱收件17件，办结17件。",
        "27件公开申请超期答复。",
        "9件公开申请经法院判决重新处理。",
        "3件公开申请转给县住建局处理。",
        "2件公开申请涉及征地。",
        "5件公开申请引起争议。",
        "3件公开申请延期。",
        "4件公开申请补正后办理。",
        "6件公开申请内容相同。",
        "3件公开申请写错机关名称。",
        "3件公开申请成为典型案例。",
        "2件公开申请被媒体报道。",
        "2件公开申请来自律师。",
        "公开申请中，涉及征地的有5件。",
        "公开申请最多的村有5件。",
        "公开申请的答复书5件。",
        "公开申请表印了500份。",
        "公开申请表发放500份。",
        "公开申请指南5份。",
        "公开申请办理流程图5份。",
        "公开申请典型案例5件。",
        "公开申请里内容重复的有5件。",
        "公开申请答复送达回证5份。",
        "27件公开申请送到全县各乡镇。",
        "各村送到我镇的低保申请有27件。",
        "公开申请超期的有2件。",
        "公开申请需要延期的有2件。",
        "公开申请转办到科室8件。",
        "我镇共发文96件，主动公开90件，不予公开6件，依申请公开0件。",
        "公文属性认定为主动公开21件，依申请公开35件。",
        "我局接了7件公开申请的咨询电话。",
        "全年进来7件公开申请的投诉。",
    ],
)
def test_some_requests_and_other_papers_are_not_all_that_came(text: str) -> None:
    assert claimed(text) == {}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("上半年公开申请一件也没有收到。", {"requests.half_year.new.total": 0}),
        ("公开申请，没有收取任何费用。", {"requests.fee.collected": 0}),
        ("收到公开申请4件，没有一件不予公开。", {NEW: 4, "requests.denied.total": 0}),
        ("信访部门转来的来信一封也没有，公开申请5件。", {NEW: 5}),
        ("收到公开申请8件。申请撤回的一件也没有。", {NEW: 8}),
        ("公开申请引起的复议有5件。", {REVIEWS: 5}),
        ("公开申请不属于本机关的有2件。", {"requests.unavailable_not_held.total": 2}),
        ("公开申请12件里没有一件是重复申请。", {NEW: 12}),
        ("表四“行政诉讼-未经复议直接起诉”总计填0。", {"disputes.litigation_direct.total": 0}),
    ],
)
def test_what_is_told_beside_is_taken_and_nothing_more(
    text: str, expected: dict[str, object]
) -> None:
    assert claimed(text) == expected
