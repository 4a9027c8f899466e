"""What district bureaux say there was none of, in wordings of their own."""

from __future__ import annotations

import pytest

from tests.narrative.reports import claimed

NEW = "requests.new.total"
LEFT_BEFORE = "requests.carried_in.total"
LEFT = "requests.carried_out.total"
DONE = "requests.handled_total.total"
REVIEWS = "disputes.review.total"
SUITS = "disputes.litigation.total"
ONLINE = "requests.channel.online"
MAIL = "requests.channel.mail"
EMAIL = "requests.channel.email"
IN_PERSON = "requests.channel.in_person"
OTHER_WAYS = "requests.channel.other"
REVIEWS_CORRECTED = "disputes.review.corrected"
SUITS_CORRECTED = "disputes.litigation.corrected"
MADE = "disclosure.normative_documents.issued"
REPEALED = "disclosure.normative_documents.repealed"
IN_FORCE = "disclosure.normative_documents.in_force"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("未有村民以任何途径向示例县水利局提出政府信息公开要求。", {NEW: 0}),
        ("没有任何人以任何形式向我局提出政府信息公开要求。", {NEW: 0}),
        ("全年无公民、法人以任何方式提出信息公开要求。", {NEW: 0}),
        ("依申请公开方面，全年无人递交申请。", {NEW: 0}),
        ("全年没有居民、企业前来申请信息公开。", {NEW: 0}),
        ("全年无市民前来申请政府信息公开。", {NEW: 0}),
        ("本年度没有群众到局申请公开信息。", {NEW: 0}),
        ("依申请公开窗口照常开放，未见群众递件。", {NEW: 0}),
        ("依申请公开方面，未见任何申请人提交。", {NEW: 0}),
        ("依申请公开渠道畅通，全年未有人递件。", {NEW: 0}),
        ("依申请公开网上平台、受理窗口年内都未接件。", {NEW: 0}),
        ("依申请公开窗口与网上平台均未收件。", {NEW: 0}),
        ("依申请公开全年无来件。", {NEW: 0}),
        ("依申请公开全年没有接件。", {NEW: 0}),
        ("政府信息公开申请方面，一年来无人问津。", {NEW: 0}),
        ("全年没有单位或个人要求公开政府信息。", {NEW: 0}),
        ("没有收到任何形式的政府信息公开要求。", {NEW: 0}),
    ],
)
def test_nobody_asked_in_many_words(text: str, expected: dict[str, object]) -> None:
    assert claimed(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "依申请公开邮箱全年未接件。",
        "依申请公开受理点全年没有收到任何材料。",
        "全年未有申请人对答复提出异议。",
        "没有申请人要求公开征地信息以外的内容。",
        "依申请公开方面，没有申请人因逾期提出投诉。",
        "依申请公开受理窗口全年均未出现超期。",
        "本年度没有申请人前来查阅。",
    ],
)
def test_not_nobody_asked_in_many_words(text: str) -> None:
    assert claimed(text) == {}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("依申请公开情况。本年度申请办理数自然也是0。", {DONE: 0}),
        ("依申请公开办理件次：0。", {DONE: 0}),
        ("依申请公开办理件数为零。", {DONE: 0}),
        ("未收到政府信息公开申请，办理数亦为零。", {NEW: 0, DONE: 0}),
        ("政府信息公开申请办结数也是0件。", {DONE: 0}),
        ("依申请公开收件数0，办理数0。", {NEW: 0, DONE: 0}),
    ],
)
def test_a_number_handled_may_be_zero(text: str, expected: dict[str, object]) -> None:
    assert claimed(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "信访件办理件次：0。",
    ],
)
def test_not_a_number_handled_may_be_zero(text: str) -> None:
    assert claimed(text) == {}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("收到政府信息公开申请11件，年内全部办妥，没有一份拖入2023年。", {NEW: 11, LEFT: 0}),
        ("收到政府信息公开申请16件，无一件拖到下年。", {NEW: 16, LEFT: 0}),
        ("收到政府信息公开申请9件，年内悉数办结，也不存在移交2023年的在办件。", {NEW: 9, LEFT: 0}),
        ("收到政府信息公开申请9件，没有留给2023年的未办件。", {NEW: 9, LEFT: 0}),
        ("收到政府信息公开申请9件，无一件需延至2023年办理。", {NEW: 9, LEFT: 0}),
        ("收到政府信息公开申请9件，没有需要跨到2023年办理的。", {NEW: 9, LEFT: 0}),
        ("收到政府信息公开申请9件，亦无往年积压待办件。", {NEW: 9, LEFT_BEFORE: 0}),
        ("收到政府信息公开申请9件，上年无遗留件。", {NEW: 9, LEFT_BEFORE: 0}),
        ("收到政府信息公开申请9件，无2021年带来的在办件。", {NEW: 9, LEFT_BEFORE: 0}),
        ("收到政府信息公开申请9件，没有2021年遗留的申请。", {NEW: 9, LEFT_BEFORE: 0}),
        ("收到政府信息公开申请9件，没有移交其他部门。", {NEW: 9}),
        ("收到政府信息公开申请9件，没有一件拖延。", {NEW: 9}),
        ("收到政府信息公开申请9件，无一件超期。", {NEW: 9}),
        ("收到政府信息公开申请9件（上年无遗留件）。", {NEW: 9, LEFT_BEFORE: 0}),
        ("收到政府信息公开申请9件，本年度没有留待下年办理的件。", {NEW: 9, LEFT: 0}),
    ],
)
def test_nothing_goes_on_to_the_next_year(text: str, expected: dict[str, object]) -> None:
    assert claimed(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("由信息公开而来的复议、应诉案件一起也没有。", {REVIEWS: 0, SUITS: 0}),
        ("因信息公开引起的复议、诉讼一件都没有。", {REVIEWS: 0, SUITS: 0}),
        ("涉及信息公开的行政复议一起也没有。", {REVIEWS: 0}),
        ("因政府信息公开引发的行政诉讼一起都未发生。", {SUITS: 0}),
        ("因信息公开而生的复议和诉讼案件，一例也无。", {REVIEWS: 0, SUITS: 0}),
        ("没有企业和群众因对我镇信息公开答复不服而申请行政复议。", {REVIEWS: 0}),
        ("没有人因不服信息公开答复而提起行政诉讼。", {SUITS: 0}),
        ("全年无申请人对信息公开答复不服而提起行政复议或行政诉讼。", {REVIEWS: 0, SUITS: 0}),
        ("没有申请人因信息公开申请行政复议。", {REVIEWS: 0}),
        ("未有当事人就政府信息公开答复申请行政复议。", {REVIEWS: 0}),
        ("没有一名申请人不服本局的信息公开答复而申请复议。", {REVIEWS: 0}),
        ("没有败诉的信息公开行政诉讼案件。", {SUITS_CORRECTED: 0}),
        (
            "因信息公开被申请行政复议5件，未发生被复议机关纠正的情况。",
            {REVIEWS: 5, REVIEWS_CORRECTED: 0},
        ),
        (
            "信息公开行政复议3件、行政诉讼2件，没有被复议机关撤销或者被判决败诉的案件。",
            {REVIEWS: 3, SUITS: 2, REVIEWS_CORRECTED: 0, SUITS_CORRECTED: 0},
        ),
        (
            "信息公开行政复议4件、行政诉讼2件，没有被法院判决败诉的案件。",
            {REVIEWS: 4, SUITS: 2, SUITS_CORRECTED: 0},
        ),
        ("信息公开行政复议2件，未发生被复议机关撤销的情况。", {REVIEWS: 2, REVIEWS_CORRECTED: 0}),
        ("信息公开行政诉讼2件，没有一件被判败诉。", {SUITS: 2, SUITS_CORRECTED: 0}),
        ("信息公开行政复议2件，未发生执法案件被纠正的情形。", {REVIEWS: 2}),
    ],
)
def test_no_case_whatever_the_reason_told(text: str, expected: dict[str, object]) -> None:
    assert claimed(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "没有公民因不服行政处罚而申请行政复议。",
    ],
)
def test_not_no_case_whatever_the_reason_told(text: str) -> None:
    assert claimed(text) == {}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "经由电子邮箱收到公开申请9件，网站在线17件，当面暂无，合计26件。",
            {EMAIL: 9, ONLINE: 17, IN_PERSON: 0, NEW: 26},
        ),
        (
            "收到政府信息公开申请9件，其中网络9件，信函、当面均无。",
            {NEW: 9, ONLINE: 9, MAIL: 0, IN_PERSON: 0},
        ),
        (
            "收到政府信息公开申请9件，其中网上5件、信函4件、当面无。",
            {NEW: 9, ONLINE: 5, MAIL: 4, IN_PERSON: 0},
        ),
        (
            "收到政府信息公开申请9件，其中网上5件、信函4件，传真没有。",
            {NEW: 9, ONLINE: 5, MAIL: 4, OTHER_WAYS: 0},
        ),
    ],
)
def test_a_way_of_asking_that_had_none(text: str, expected: dict[str, object]) -> None:
    assert claimed(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("我镇今年既未出台也未废止规范性文件，现行有效3件。", {MADE: 0, REPEALED: 0, IN_FORCE: 3}),
        ("本年度未制发、未废止规范性文件。", {MADE: 0, REPEALED: 0}),
        ("本年度既没有新制定、也没有废止规范性文件。", {MADE: 0, REPEALED: 0}),
        ("既无新制发也无废止的规范性文件。", {MADE: 0, REPEALED: 0}),
        ("全年未制定亦未废止规范性文件。", {MADE: 0, REPEALED: 0}),
    ],
)
def test_a_negation_for_each_verb(text: str, expected: dict[str, object]) -> None:
    assert claimed(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "既未修订也未废止管理制度。",
        "行政处罚和行政强制既未实施也未委托。",
    ],
)
def test_not_a_negation_for_each_verb(text: str) -> None:
    assert claimed(text) == {}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "收到政府信息公开申请30件，网上14件、邮寄16件，无人当面提交。",
            {NEW: 30, ONLINE: 14, MAIL: 16},
        ),
        ("收到政府信息公开申请12件，没有申请人提出撤回。", {NEW: 12}),
        ("收到政府信息公开申请12件，未见申请人再次递交。", {NEW: 12}),
        (
            "本年度，依申请公开受理件数为零，行政复议、行政诉讼件数亦均为零。",
            {NEW: 0, REVIEWS: 0, SUITS: 0},
        ),
    ],
)
def test_what_denies_something_else_is_no_zero_of_the_table(
    text: str, expected: dict[str, object]
) -> None:
    assert claimed(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "没有群众当面提出信息公开申请。",
        "依申请公开方面，信访窗口未接件，热线无来件。",
        "依申请公开方面，窗口无人登门提交。",
        "全年无人以口头方式提出异议。",
        "没有任何单位提出信息公开要求之外的意见。",
        "没有转给2022年以前的承办单位。",
    ],
)
def test_not_what_denies_something_else_is_no_zero_of_the_table(text: str) -> None:
    assert claimed(text) == {}


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        ("未收到因政府信息公开申请行政复议、提起行政诉讼的情况。", {REVIEWS, SUITS}),
        ("未收到因政府信息公开申请行政复议的情况。", {REVIEWS}),
        ("未收到政府信息公开申请、行政复议。", {NEW, REVIEWS}),
        ("未收到政府信息公开申请和行政复议、行政诉讼。", {NEW, REVIEWS, SUITS}),
    ],
)
def test_to_apply_for_a_review_is_no_request_for_information(text: str, cells: set[str]) -> None:
    assert claimed(text) == dict.fromkeys(cells, 0)


ACTS = {f"disclosure.{name}.decisions" for name in ("licensing", "penalties", "coercion")}
CHARGES = "disclosure.fees.amount"


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        ("全年未发生行政许可、行政处罚、行政强制及行政事业性收费。", {*ACTS, CHARGES}),
        ("无行政许可、实施行政处罚、行政强制、行政事业性收费项目等事项。", {*ACTS, CHARGES}),
        ("未实施行政许可、行政处罚、行政强制,未收取行政事业性收费。", {*ACTS, CHARGES}),
        # what an organ may do, and what it put on its page, tell nothing of decisions
        ("无行政许可、行政处罚、行政强制、行政事业性收费事项。", {CHARGES}),
        ("未公开行政许可、行政处罚、行政事业性收费信息。", set()),
        ("无行政事业性收费等信息公开。", set()),
    ],
)
def test_charges_may_stand_in_a_list_of_acts_that_were_none(text: str, cells: set[str]) -> None:
    assert claimed(text) == dict.fromkeys(cells, 0)


def test_charges_are_no_column_of_the_form_of_2019() -> None:
    text = "全年未发生行政许可、行政处罚、行政强制、行政事业性收费。"

    assert claimed(text, form="2019", year=2020) == dict.fromkeys(ACTS, 0)
