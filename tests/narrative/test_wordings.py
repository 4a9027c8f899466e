"""Whole sentences as reports print them, each with everything that it claims and nothing more."""

from __future__ import annotations

import pytest

from tests.narrative.reports import claimed, narrated

REQUESTS = [
    ("全年办理政府信息依申请公开16件,同比减少3件,其中公开类9件、部分公开类2件。",
     {"handled_total.total": 16, "granted.total": 9, "partially_granted.total": 2}),
    ("收到信息公开申请共10件,9件已按期答复,1件结转至下一年度。",
     {"new.total": 10, "answered.total": 9, "carried_out.total": 1}),
    ("共收到政府信息公开申请8件,其中自然人6件,商业企业2件;上年结转政府信息公开申请1件。",
     {"new.total": 8, "new.natural_person": 6, "new.business": 2, "carried_in.total": 1}),
    ("当年共受理政府信息公开申请6宗,其中“同意公开”2宗,“信息不存在”1宗。",
     {"new.total": 6, "granted.total": 2, "unavailable_not_held.total": 1}),
    ("收到公开申请5件,予以公开2件,不予公开(属于三类内部事务信息)1件,尚有2件仍在办理。",
     {"new.total": 5, "granted.total": 2, "denied_internal_affairs.total": 1,
      "carried_out.total": 2}),
    ("2022年收到公开申请9件,予以公开及部分公开共7件,1件由申请人自行撤回。",
     {"new.total": 9, "outcome.granted_or_partial": 7, "outcome.withdrawn": 1}),
    ("2022年,共收到12345热线工单1200件,政府信息公开申请3件,均按时办结。", {"new.total": 3}),
    ("受理公开申请14件,网上、信函各7件。",
     {"new.total": 14, "channel.online": 7, "channel.mail": 7}),
    ("受理公开申请11宗,均予以公开。", {"new.total": 11, "granted.total": 11}),
    ("收到公开申请1件,提交人是自然人。", {"new.total": 1, "new.natural_person": 1}),
    ("从2021年结转的公开申请1件,转入2023年继续办理的2件。",
     {"carried_in.total": 1, "carried_out.total": 2}),
    ("收到公开申请19件。17件申请已办理完毕。", {"new.total": 19, "handled_total.total": 17}),
    ("依申请公开方面,无人申请,没有不予公开的情况,故无办结、无结转。",
     {"new.total": 0, "denied.total": 0, "handled_total.total": 0, "carried_out.total": 0}),
    ("公开申请这一年没有收到,也没有处理。", {"new.total": 0, "handled_total.total": 0}),
    ("没有上年结转,也没有结转下年度的申请。", {"carried_in.total": 0, "carried_out.total": 0}),
    ("未收到政府信息公开申请、行政复议。", {"new.total": 0}),
    ("主动公开政府信息20条,依申请公开的信息3条。", {"new.total": 3}),
    ("2019年收到公开申请30件,2022年收到8件。", {"new.total": 8}),
    ("2020年以来,督促各部门做好公开。2022年收到公开申请8件。", {"new.total": 8}),
    ("依申请公开情况。全年共收到15件。", {"new.total": 15}),
    ("收取信息处理费120元。", {"fee.collected": 120}),
]  # fmt: skip

OTHERS = [
    ("行政复议结果维持1件,结果纠正0件;行政诉讼0件。",
     {"disputes.review.upheld": 1, "disputes.review.corrected": 0,
      "disputes.litigation.total": 0}),
    ("因政府信息公开引起的行政诉讼9件,直接起诉5件,经复议后起诉4件。",
     {"disputes.litigation.total": 9, "disputes.litigation_direct.total": 5,
      "disputes.litigation_after_review.total": 4}),
    ("被申请行政复议2件,其中1件维持,1件驳回。", {"disputes.review.total": 2}),
    ("因信息公开引起行政复议1宗,正在审理。",
     {"disputes.review.total": 1, "disputes.review.pending": 1}),
    ("行政复议、行政诉讼各1件。", {"disputes.review.total": 1, "disputes.litigation.total": 1}),
    ("行政复议、行政诉讼共3件。", {}),
    ("本年度保持零复议、零诉讼。",
     {"disputes.review.total": 0, "disputes.litigation.total": 0}),
    ("截至目前栏目共发布710条信息,2022年发布95条。",
     {"disclosure.published_items.cumulative": 710, "disclosure.published_items.total": 95}),
    ("自开通以来累计公开信息7300条。", {"disclosure.published_items.cumulative": 7300}),
    ("网站自开通以来累计公开信息7300条。", {}),
    ("累计公开9120条(当年新增415条)。",
     {"disclosure.published_items.cumulative": 9120, "disclosure.published_items.total": 415}),
    ("区政府门户网站上,我镇发布的信息达410余条。", {"disclosure.published_items.website": 410}),
    ("各平台共计发布1904条。市官网占388条。",
     {"disclosure.published_items.total": 1904, "disclosure.published_items.website": 388}),
    ("在公告栏、展板和宣传手册上公布87条。",
     {"disclosure.published_items.bulletin_board": 87}),
    ("委官网发布文件63条。", {"disclosure.published_items.website": 63}),
    ("抖音发布短视频120条,客户端发布信息30条。", {}),
    ("官网发布民生类信息71条、人事类信息22条。", {}),
    ("便民专栏发布信息64条。", {}),
    ("全区门户网站发布信息31877条。", {}),
    ("规范性文件印发2件,废止7件,继续有效15件。",
     {"disclosure.normative_documents.issued": 2, "disclosure.normative_documents.repealed": 7,
      "disclosure.normative_documents.in_force": 15}),
    ("办理行政许可604件,无行政强制。",
     {"disclosure.licensing.decisions": 604, "disclosure.coercion.decisions": 0}),
    ("执行行政许可530项,行政处罚18项。",
     {"disclosure.licensing.decisions": 530, "disclosure.penalties.decisions": 18}),
    ("公开信息500条,比上年减少20条。",
     {"disclosure.published_items.total": 500, "disclosure.published_items.yoy.difference": -20}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "cells"), REQUESTS, ids=[text for text, _ in REQUESTS])
def test_a_sentence_about_requests_claims_exactly_this(text: str, cells: dict[str, int]) -> None:
    expected = {f"requests.{cell}": value for cell, value in cells.items()}
    found = claimed(text)
    kept = {
        cell: v for cell, v in found.items() if cell.startswith("requests") and "yoy" not in cell
    }
    assert kept == expected


@pytest.mark.parametrize(("text", "cells"), OTHERS, ids=[text for text, _ in OTHERS])
def test_a_sentence_claims_exactly_this(text: str, cells: dict[str, int]) -> None:
    assert claimed(text) == cells


def test_the_form_of_2019_has_columns_of_its_own() -> None:
    found = claimed("其他对外管理服务新增42项,行政许可减少3项,处理决定315件。", form="2019")
    assert found == {
        "disclosure.other_services.change": 42,
        "disclosure.licensing.change": -3,
        "disclosure.licensing.decisions": 315,
    }


def test_an_offices_own_business_in_a_report_on_the_area_is_in_doubt() -> None:
    text = "区政府办代表区政府受理政府信息公开申请17件。"
    [claim] = narrated(text, kind="government", level="county").claims
    assert (claim.cell, claim.value, claim.doubt) == ("requests.new.total", 17, "scope")


def test_a_report_that_says_it_sums_up_the_area_has_the_areas_figures() -> None:
    text = "全区各部门2022年收到公开申请1499件。本报告为全区汇总数据。"
    assert claimed(text) == {"requests.new.total": 1499}
