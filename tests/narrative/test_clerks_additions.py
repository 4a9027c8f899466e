"""What clerks add between a noun and its figure, or beside it, and what is another thing."""

from __future__ import annotations

import pytest

from tests.narrative.reports import claimed, narrated

NEW = "requests.new.total"
DONE = "requests.handled_total.total"
ANSWERED = "requests.answered.total"
LEFT = "requests.carried_out.total"
ITEMS = "disclosure.published_items.total"
WEBSITE = "disclosure.published_items.website"
NEW_MEDIA = "disclosure.published_items.new_media"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("示例镇收到政府信息公开申请3人4件，都作了答复。", {NEW: 4}),
        ("示例镇收到群众依申请公开信息2名5次。", {NEW: 5}),
        ("示例镇收到政府信息公开申请4件3人。", {NEW: 4}),
        ("示例镇组织政府信息公开培训3人4次。", {}),
        ("示例镇接待来访群众3人4次。", {}),
    ],
)
def test_how_many_asked_may_stand_before_how_often(text: str, expected: dict[str, object]) -> None:
    assert claimed(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("示例局官方网站发布信息（动态、路网建设、安全生产等栏目）286条。", {WEBSITE: 286}),
        ("示例局主动公开政府信息（工作动态、人事任免）64条。", {ITEMS: 64}),
        ("示例局门户网站设置信息公开专栏（机构、人事等栏目）6个。", {}),
        ("示例局为群众解读信息（含上门、电话等方式）64条。", {}),
    ],
)
def test_kinds_of_information_in_brackets_say_no_more(
    text: str, expected: dict[str, object]
) -> None:
    assert claimed(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("收到政府信息公开申请18件，完成15件，3件结转下年。", {NEW: 18, DONE: 15, LEFT: 3}),
        ("收到政府信息公开申请18件，完成15件，未完成3件。", {NEW: 18, DONE: 15, LEFT: 3}),
        ("收到政府信息公开申请18件，规范办理答复完成15件。", {NEW: 18, ANSWERED: 15}),
        ("收到政府信息公开申请18件，完成网站整改3件。", {NEW: 18}),
        ("收到政府信息公开申请18件，承办政协提案12件，完成12件。", {NEW: 18}),
        ("收到政府信息公开申请18件。完成3件政策解读。", {NEW: 18}),
        ("收到政府信息公开申请38件，均已答复。重点工作26项，已完成24项。", {NEW: 38}),
        ("收到政府信息公开申请18件。依申请公开流程再造，完成3次升级。", {NEW: 18}),
        ("承办提案9件，收到政府信息公开申请3件，完成12件。", {NEW: 3}),
        ("收到政府信息公开申请18件，完成答复15件，未完成答复3件。",
         {NEW: 18, ANSWERED: 15, LEFT: 3}),
    ],
)  # fmt: skip
def test_requests_completed_are_those_handled(text: str, expected: dict[str, object]) -> None:
    assert claimed(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("示例街道全年未收到依申请公开政府信息办理事项。", {NEW: 0}),
        ("示例街道全年未收到依申请公开信息事项。", {NEW: 0}),
        ("示例街道全年没有新增依申请公开政府信息办理事项清单。", {}),
        ("示例街道未收到便民服务办理事项的投诉。", {}),
    ],
)
def test_matters_of_requests_are_requests(text: str, expected: dict[str, object]) -> None:
    assert claimed(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("通过政府网站和“示例发布”等新媒体账号公开政府信息840条。", {ITEMS: 840}),
        ("通过微信公众号、微博等新媒体公开政府信息840条。", {NEW_MEDIA: 840}),
        ("通过政府网站、政务服务网等渠道公开政府信息840条。", {ITEMS: 840}),
        ("通过抖音、小红书等渠道公开政府信息840条。", {}),
        ("通过政府网站公开81条、政务服务网公开34条，政务新媒体公开65条。",
         {WEBSITE: 81, NEW_MEDIA: 65}),
        ("发放清单12张。网站公开50条，通过政务新媒体（公众号等）公开29条。",
         {WEBSITE: 50, NEW_MEDIA: 29}),
        ("发放清单12张。通过广场讲解公开29条。", {}),
    ],
)  # fmt: skip
def test_a_website_is_none_of_the_new_media(text: str, expected: dict[str, object]) -> None:
    assert claimed(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("其中政务动态173条，信息公开92条，政策解读25条。", {}),
        ("全镇信息公开625条次。", {ITEMS: 625}),
    ],
)
def test_one_of_several_subjects_is_no_total(text: str, expected: dict[str, object]) -> None:
    assert claimed(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("通过网站主动公开信息500条，依申请公开信息21条。", {WEBSITE: 500, NEW: 21}),
        ("印发公文，通过网站主动公开信息50条，依申请公开信息21条。", {WEBSITE: 50}),
        ("通过网站主动公开信息50条，依申请公开信息21条，不予公开信息3条。", {WEBSITE: 50}),
    ],
)
def test_information_given_on_request_stands_beside_what_a_website_published(
    text: str, expected: dict[str, object]
) -> None:
    assert claimed(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("群众要求我局公开的信息13件，10件予以公开。", {NEW: 13, "requests.granted.total": 10}),
        ("示例县居民以书面形式要求公开的信息13件。", {}),
        ("按照上级要求公开的信息13件。", {ITEMS: 13}),
    ],
)
def test_what_people_want_published_is_no_count_of_what_was(
    text: str, expected: dict[str, object]
) -> None:
    assert claimed(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("较上一年新增行政许可3项。", {"disclosure.licensing.change": 3}),
        ("较上一年度增加行政许可事项3项。", {"disclosure.licensing.change": 3}),
        ("较上一年新增行政许可处理决定3件。", {}),
        ("较上一年新增办事指南3项。", {}),
    ],
)
def test_acts_added_since_the_year_before_are_the_column_of_the_older_form(
    text: str, expected: dict[str, object]
) -> None:
    assert claimed(text, form="2019") == expected


@pytest.mark.parametrize(
    ("text", "upheld"),
    [
        ("行政复议0件，行政诉讼3件，均获维持。", {"disputes.litigation.upheld": 3}),
        (
            "行政复议2件，行政诉讼3件，均获维持。",
            {"disputes.review.upheld": 2, "disputes.litigation.upheld": 3},
        ),
    ],
)
def test_what_became_of_all_cases_says_nothing_where_there_were_none(
    text: str, upheld: dict[str, object]
) -> None:
    told = {cell: value for cell, value in claimed(text).items() if cell.endswith(".upheld")}
    assert told == upheld


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("网站公开信息94条，收到2份公开申请。其中，公开机构信息2条，政策信息91条。", WEBSITE),
        ("网站公开信息94条，收到2份公开申请。其中，网上申请1份，信函申请1份。", NEW),
    ],
)
def test_a_list_of_items_belongs_to_the_items_and_not_to_the_requests_told_last(
    text: str, whole: str
) -> None:
    told = [seen for seen in narrated(text).observations if seen.name == "breakdown"]
    assert [seen.values["metric"] for seen in told] == [whole]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("收到公开申请6件，其中网站申请4件、邮寄纸质版申请2件。",
         {NEW: 6, "requests.channel.online": 4, "requests.channel.mail": 2}),
        ("收到公开申请6件，均按时答复，邮寄纸质版答复书6件。", {NEW: 6}),
    ],
)  # fmt: skip
def test_paper_sent_by_post_is_a_request_by_mail(text: str, expected: dict[str, object]) -> None:
    assert claimed(text) == expected
