"""How lists of parts are opened and closed: headings, colons, brackets, lines of their own."""

from __future__ import annotations

import pytest

from tests.narrative.reports import claimed, narrated

NEW = "requests.new.total"


def sums(*lines: str, **known: object) -> list[tuple[object, object, object]]:
    """(parts, total, closed) of every breakdown seen."""
    return [
        (o.values["parts"], o.values["total"], o.values["closed"])
        for o in narrated(*lines, **known).observations
        if o.name == "breakdown"
    ]


@pytest.mark.parametrize(
    "opening",
    [
        ",按渠道分别为:", ",按发布渠道划分为", ",分渠道看,", ",发布渠道分别是", ",分布为:",
        ",构成如下:", "(", ",从发布平台来看,", "。按渠道统计:",
    ],
)  # fmt: skip
def test_a_heading_or_a_bracket_opens_a_list_that_is_complete(opening: str) -> None:
    closing = ")" if opening == "(" else ""
    text = f"全年主动公开信息210条{opening}网站150条、微信公众号50条、公示栏20条{closing}。"

    assert sums(text) == [(220, 210, 1)]


@pytest.mark.parametrize(
    "text",
    [
        "从来件渠道看,我局共收到22件政府信息公开申请:网络13件,当面3件,信函5件。",
        "本年共收到22件申请公开政府信息的申请,渠道构成:网络13份,信函3份,现场5份。",
        "收到政府信息公开申请22件,来自网络的13件,来自信函的3件,来自现场的5件。",
        "收到政府信息公开申请22件,网络、信函、当面分别为13件、3件、5件。",
        "收到政府信息公开申请22件。从来件渠道看,网络13件,信函3件,当面5件。",
        "通过网络收到公开申请16件,通过信函收到5件,共计22件。",
    ],
)
def test_ways_of_asking_must_add_up_wherever_the_total_stands(text: str) -> None:
    assert sums(text) == [(21, 22, 1)]


def test_one_class_of_outcomes_more_is_one_of_the_list() -> None:
    """The first four make the total: the fifth exceeds it all the same."""
    parts = "予以公开7件,部分公开2件,不予公开1件,无法提供6件,不予处理1件。"

    assert sums(f"办结公开申请16件,办理结果为:{parts}") == [(17, 16, 1)]
    assert sums(f"办结公开申请16件,其中{parts}") == [(17, 16, 0)]
    # what was carried in may be the seventeenth, where nothing says that these are some of them
    assert sums(f"收到公开申请16件,{parts}") == []


def test_a_list_with_a_semicolon_behind_each_part() -> None:
    text = "全年公开信息310条,具体为:网站发布150条;微信发布120条;公示栏张贴60条。"

    assert sums(text) == [(330, 310, 0)]
    # a sentence behind a semicolon is no part
    assert sums("公开信息310条,其中网站150条,微信120条;另发布短信300条。") == [(270, 310, 0)]


def test_a_second_dimension_behind_a_semicolon_is_judged_apart() -> None:
    text = "收到公开申请30件,自然人28件、企业2件;网络20件、信函9件。"

    assert sums(text) == [(30, 30, 0), (29, 30, 1)]


def test_lines_of_their_own_are_one_list() -> None:
    lines = (
        "全年收到政府信息公开申请9件,办理情况如下:",
        "(1)予以公开2件;",
        "(2)部分公开1件;",
        "(3)经沟通由申请人撤回的3件;",
        "(4)告知向示例区住建部门申请的2件。",
        "没有上年结转的申请。",
    )

    assert sums(*lines) == [(8, 9, 1)]
    assert claimed(*lines) == {
        NEW: 9, "requests.granted.total": 2, "requests.partially_granted.total": 1,
        "requests.outcome.withdrawn": 3, "requests.outcome.redirected": 2,
        "requests.carried_in.total": 0,
    }  # fmt: skip


@pytest.mark.parametrize("mark", ["1.", "1、", "①", "一是", "——", "(一)"])
def test_any_mark_may_begin_a_line_of_a_list(mark: str) -> None:
    lines = ("收到公开申请9件,其中:", f"{mark}网络申请5件;", f"{mark}信函申请4件。")

    assert claimed(*lines) == {NEW: 9, "requests.channel.online": 5, "requests.channel.mail": 4}


def test_a_joint_figure_of_received_and_done_has_parts() -> None:
    text = "收到并处理公开申请18件,其中予以公开10件,部分公开9件。"

    assert sums(text) == [(19, 18, 0)]


def test_reviews_and_suits_make_their_joint_figure() -> None:
    text = "因政府信息公开引起的行政复议、行政诉讼共9件,其中行政复议5件,行政诉讼{}件。"

    assert sums(text.format(4)) == [(9, 9, 1)]
    assert sums(text.format(3)) == [(8, 9, 1)]


def test_the_two_rows_of_suits_are_all_suits() -> None:
    text = "因信息公开引起的行政诉讼9件,其中未经复议直接起诉5件,复议后起诉3件。"

    assert sums(text) == [(8, 9, 1)]


def test_a_persons_and_an_organisations_requests_are_all_of_them() -> None:
    assert sums("收到公开申请9件,其中自然人6件,法人或其他组织2件。") == [(8, 9, 1)]


def test_two_halves_that_are_not_their_year() -> None:
    text = "上半年收到公开申请11件,下半年收到10件,全年共{}件。"

    assert sums(text.format(21)) == [(21, 21, 1)]
    assert sums(text.format(22)) == [(21, 22, 1)]


def test_what_was_taken_up_is_no_second_total() -> None:
    assert claimed("收到公开申请30件,受理28件,不予受理2件。")[NEW] == 30


def test_how_answers_were_sent_is_no_way_of_asking() -> None:
    text = "收到公开申请18件。答复方式上,邮寄送达12件、电子邮件发送6件。"

    assert claimed(text) == {NEW: 18}


@pytest.mark.parametrize(
    "later",
    [
        "还有1件要到2023年才能办结", "另1件预计2023年办结", "剩余1件将于次年答复",
        "1件需到下一年度办理完毕", "还有1件须等到明年才能答复",
    ],
)  # fmt: skip
def test_what_will_be_done_next_year_is_carried_out(later: str) -> None:
    assert claimed(f"收到公开申请5件,办结4件,{later}。")["requests.carried_out.total"] == 1


def test_what_came_and_what_was_carried_in_make_what_was_at_hand() -> None:
    text = "受理公开申请47件,其中新收43件,上年结转{}件。"

    assert sums(text.format(4)) == [(47, 47, 1)]
    assert sums(text.format(5)) == [(48, 47, 1)]
    named = "共收到公开申请47件,其中2021年结转{}件,2022年收到43件。"
    assert sums(named.format(4)) == [(47, 47, 1)]
    assert sums(named.format(5)) == [(48, 47, 1)]


def test_items_told_on_several_channels_are_not_added_up() -> None:
    text = "发布信息640条,其中网站发布420条、公众号发布380条{}。"

    assert sums(text.format("")) == [(800, 640, 0)]
    assert sums(text.format(",部分信息多平台同步发布")) == []


def test_an_outcome_that_nobody_knows_leaves_a_list_of_cases_unsure() -> None:
    text = "因政府信息公开引发行政复议9件,审理结果为:维持5件、纠正2件、{}1件。"

    assert sums(text.format("其他")) == [(8, 9, 1)]
    assert sums(text.format("另案处置")) == []


def test_subjects_and_their_sum() -> None:
    text = "公开领导信息12条、机构信息8条、动态信息450条,合计{}条。"

    assert sums(text.format(470)) == [(470, 470, 1)]
    assert claimed(text.format(470)) == {"disclosure.published_items.total": 470}


def test_one_figure_for_each_of_several_years_is_none_of_this_year() -> None:
    text = "2020年至2022年,我局分别收到公开申请15件、22件、18件。"

    assert claimed(text) == {}


def test_of_all_that_were_dealt_with_none_is_left_over() -> None:
    assert claimed("收到公开申请43件。在办理的47件中,予以公开20件。") == {
        NEW: 43, "requests.granted.total": 20,
    }  # fmt: skip


def test_every_list_with_a_heading_of_its_own_is_judged() -> None:
    """Who asked is told of those that came (58), what became of them of those done (55)."""
    lines = (
        "受理公开申请58件(含上年结转3件),办结55件,结转下年3件。"
        "从申请人看,自然人51件,商业企业5件,法律服务机构3件;从渠道看,网络41件,信函15件,当面2件;"
        "从答复结果看,予以公开19件,部分公开6件,不予公开4件,无法提供23件,其他处理4件。"
    )

    assert sums(lines) == [(58, 58, 1), (59, 58, 1), (58, 58, 1), (56, 55, 1)]


def test_a_list_of_chosen_parts_need_not_be_complete() -> None:
    assert sums("公开信息420条,重点领域分别是:财政30条、执法40条、民生50条。") == [(120, 420, 0)]
    assert sums("公开信息420条,按方式主要为:网站330条、微信50条。") == [(380, 420, 0)]


def test_a_sentence_that_begins_with_the_total_goes_on_with_it() -> None:
    text = "收到公开申请9宗。9宗申请全部为自然人提出;6宗通过网上提交,3宗通过邮寄提交。"
    found = claimed(text)

    assert (found["requests.channel.online"], found["requests.channel.mail"]) == (6, 3)


def test_a_label_before_a_bracket_with_count_and_share() -> None:
    text = "申请人以自然人为主(46件,占92%),法人及其他组织4件(占8%)。共收到公开申请50件。"

    assert claimed(text) == {
        "requests.new.natural_person": 46, "requests.new.legal_person": 4, NEW: 50,
    }  # fmt: skip


def test_courts_of_two_instances_are_neither_all_suits() -> None:
    assert claimed("发生信息公开类行政诉讼一审3件、二审2件。") == {}


def test_a_word_may_go_over_a_bracket() -> None:
    text = "公开信息360条。按公开渠道分:网站218条,微信公众号88条,村(居)务公开栏66条。"

    assert claimed(text)["disclosure.published_items.bulletin_board"] == 66
    assert sums(text) == [(372, 360, 1)]


def test_two_halves_are_all_of_the_items_of_the_year() -> None:
    assert sums("公开政府信息488条,其中上半年201条,下半年278条。") == [(479, 488, 1)]


def test_a_sum_behind_its_ways_of_asking() -> None:
    text = "以网络形式收到18件、以信函形式收到9件,共收到政府信息公开申请28件。"

    assert sums(text) == [(27, 28, 1)]


def test_a_list_in_brackets_that_lacks_next_to_nothing() -> None:
    """其中 opens a list that need not be complete; three channels that lack 10 of 2016 are."""
    text = "公开信息2016条(其中网站1108条、微信612条、微博286条),同比增长12%。"

    assert sums(text) == [(2006, 2016, 1)]
