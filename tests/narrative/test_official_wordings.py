"""Wordings of official reports, each with everything that it claims and nothing more."""

from __future__ import annotations

import pytest

from tests.narrative.reports import claimed

REQUESTS = [
    (2022, "全年共接到依申请公开事项8件,均在规定时限内答复申请人。",
     {"new.total": 8}),
    (2022, "本年度政府信息公开申请受理数为6件,办结数为6件。",
     {"new.total": 6, "handled_total.total": 6}),
    (2022, "我局收到的政府信息公开申请总数为18件,较上年增加5件。",
     {"new.total": 18, "yoy.difference": 5}),
    (2022, "依申请公开方面,共收到申请25件(网络18件、信函7件),答复24件,结转下年1件。",
     {"new.total": 25, "channel.online": 18, "channel.mail": 7, "answered.total": 24,
      "carried_out.total": 1}),
    (2022, "在依申请公开工作中,收到公民个人申请11件、企业申请2件,共13件。",
     {"new.natural_person": 11, "new.business": 2, "new.total": 13}),
    (2022, "共办理政府信息公开申请20件,其中上年结转2件,本年新收18件。",
     {"handled_total.total": 20, "carried_in.total": 2, "new.total": 18}),
    (2022, "累计接收政府信息公开申请33份,按期答复32份,余1份正在办理。",
     {"new.total": 33, "answered.total": 32, "carried_out.total": 1}),
    (2022, "本局这一年经手的信息公开申请不多,总共只有5件。",
     {"new.total": 5}),
    (2022, "依申请公开工作。直接向本中心提交的申请有34件,已答复34件。",
     {"new.total": 34, "answered.total": 34}),
    (2022, "对村民就土地流转提出的4份公开申请,均书面作了说明。",
     {"new.total": 4}),
    (2022, "规范办理信息公开事项。全年收到申请12件,办结11件,结转下年1件。",
     {"new.total": 12, "handled_total.total": 11, "carried_out.total": 1}),
    (2022, "镇里本年度处理申请10件。其中,同意公开的6件;我镇不掌握的3件;需要另行制作的1件。",
     {"handled_total.total": 10, "granted.total": 6, "unavailable_not_held.total": 3,
      "unavailable_needs_creation.total": 1}),
    (2022, "信息公开申请全年新增14件,加上去年结转的3件,应办17件,实际办结15件。",
     {"new.total": 14, "carried_in.total": 3, "handled_total.total": 15}),
    (2022, "收到政府信息公开申请12件,不含转办件,办结11件。",
     {"new.total": 12, "handled_total.total": 11}),
    (2022, "收到政府信息公开申请12件,另有转办申请3件,均不计入本机关数据。",
     {"new.total": 12}),
]  # fmt: skip

OUTCOMES = [
    (2022, "收到政府信息公开申请12件,因国家秘密、内部事务信息等依法不予公开5件,予以公开7件。",
     {"new.total": 12, "denied.total": 5, "granted.total": 7}),
    (2022, "收到政府信息公开申请12件,因信息不存在、需另行制作等原因无法提供5件。",
     {"new.total": 12, "unavailable.total": 5}),
    (2022, "收到政府信息公开申请20件,不予公开与无法提供各4件。",
     {"new.total": 20, "denied.total": 4, "unavailable.total": 4}),
    (2022, "收到信息公开申请9件,准予公开的4件,告知获取途径的2件,"
           "申请人自愿撤回的1件,重复提交的2件。",
     {"new.total": 9, "granted.total": 4, "outcome.already_published": 2,
      "outcome.withdrawn": 1, "rejected_repeated.total": 2}),
    (2022, "收到公开申请8件,同意公开5件,查无此信息2件,补正后内容仍不明确1件。",
     {"new.total": 8, "granted.total": 5, "unavailable_not_held.total": 2,
      "unavailable_unclear.total": 1}),
    (2022, "收到政府信息公开申请3件,申请人均为自然人,均以信函方式提出,经审查全部予以公开。",
     {"new.total": 3, "new.natural_person": 3, "channel.mail": 3, "granted.total": 3}),
]  # fmt: skip

CHANNELS = [
    (2022, "收到依申请公开18件,网页录入11件、邮政寄送4件、当面递交3件。",
     {"new.total": 18, "channel.online": 11, "channel.mail": 4, "channel.in_person": 3}),
    (2022, "收到依申请公开3件,2件网上、1件邮寄。",
     {"new.total": 3, "channel.online": 2, "channel.mail": 1}),
    (2022, "收到依申请公开3件,网上2件、来信1件。",
     {"new.total": 3, "channel.online": 2, "channel.mail": 1}),
    (2022, "收到依申请公开9件。答复方式上,邮寄送达7件、电子邮件2件。",
     {"new.total": 9}),
]  # fmt: skip

CARRIED = [
    (2021, "收到政府信息公开申请26宗,上一年度延续下来4宗,剩余5宗结转下年度。",
     {"new.total": 26, "carried_in.total": 4, "carried_out.total": 5}),
    (2022, "收到政府信息公开申请26件,上年度转下5件,尚余3件转至2023年。",
     {"new.total": 26, "carried_in.total": 5, "carried_out.total": 3}),
    (2022, "收到政府信息公开申请2件;上年无遗留件,年底亦无转出件。",
     {"new.total": 2, "carried_in.total": 0, "carried_out.total": 0}),
]  # fmt: skip

ZEROS = [
    (2022, "没有因信息公开被复议、被起诉的情况。",
     {"review.total": 0, "litigation.total": 0}),
    (2022, "因公开工作被复议、起诉的情况均未出现。",
     {"litigation.total": 0, "review.total": 0}),
    (2022, "信息公开工作被提起的复议、诉讼、申诉各0件。",
     {"litigation.total": 0, "review.total": 0}),
    (2022, "对信息公开答复有异议的,复议、诉讼两项均为零。",
     {"litigation.total": 0, "review.total": 0}),
    (2022, "收到政府信息公开申请6件,无一件被提起复议、诉讼。",
     {"/requests.new.total": 6, "review.total": 0, "litigation.total": 0}),
    (2022, "未发生因信息公开被复议,也未被诉讼的情形。",
     {"review.total": 0, "litigation.total": 0}),
    (2022, "本局被申请复议的信息公开案件一件没有。",
     {"review.total": 0}),
    (2022, "本局未因信息公开当被告。",
     {"litigation.total": 0}),
]  # fmt: skip

CASES = [
    (2022, "因政府信息公开引发行政复议2件,复议机关均予维持,无一纠错。",
     {"review.total": 2, "review.upheld": 2, "review.corrected": 0}),
    (2022, "全年信息公开行政复议3件,无一被纠正。",
     {"review.total": 3, "review.corrected": 0}),
    (2022, "因信息公开引起的行政诉讼3件,没有败诉案件。",
     {"litigation.total": 3, "litigation.corrected": 0}),
    (2022, "涉信息公开复议、诉讼各2件,复议决定均为维持,法院均判决撤销。",
     {"litigation.total": 2, "review.total": 2, "review.upheld": 2, "litigation.corrected": 2}),
    (2022, "以本镇为被申请人的政府信息公开行政复议5件,审结4件,其中结果维持3件、调解结案1件。",
     {"review.total": 5, "review.upheld": 3, "review.other": 1}),
    (2022, "因信息公开被提起行政诉讼5件(直接起诉2件、复议后起诉3件),"
           "法院驳回诉请3件、原告撤回起诉1件、待判决1件。",
     {"litigation.total": 5, "litigation_direct.total": 2, "litigation_after_review.total": 3,
      "litigation.upheld": 3, "litigation.other": 1, "litigation.pending": 1}),
    (2022, "因信息公开被提起行政复议2件,维持1件、纠正1件。被纠正的1件已重新答复。",
     {"review.total": 2, "review.upheld": 1, "review.corrected": 1}),
    (2022, "申请人不服信息公开答复,提起行政复议2件、行政诉讼1件;"
           "行政复议机关维持2件,法院驳回1件。",
     {"review.total": 2, "litigation.total": 1, "review.upheld": 2, "litigation.upheld": 1}),
    (2022, "政府信息公开复议后起诉的2件全部维持。",
     {"litigation_after_review.total": 2, "litigation_after_review.upheld": 2}),
    (2024, "行政复议方面,去年5件、今年3件;行政诉讼方面,去年2件、今年1件。信息公开工作平稳。",
     {"review.total": 3, "litigation.total": 1}),
    (2022, "已审结的涉政府信息公开行政复议案件4件,维持原答复的3件,经调解结案的1件。",
     {"review.total": 4, "review.upheld": 3, "review.other": 1}),
]  # fmt: skip

DOCUMENTS = [
    (2022, "本年度未制发规范性文件,也未废止,现行有效3件。",
     {"normative_documents.issued": 0, "normative_documents.repealed": 0,
      "normative_documents.in_force": 3}),
    (2022, "没有制发或废止行政规范性文件。",
     {"normative_documents.issued": 0, "normative_documents.repealed": 0}),
    (2022, "未出台、未废止行政规范性文件,现行有效的1件。",
     {"normative_documents.issued": 0, "normative_documents.repealed": 0,
      "normative_documents.in_force": 1}),
    (2022, "没有新制定规范性文件,继续有效的仍为2017年印发的3件。",
     {"normative_documents.issued": 0, "normative_documents.in_force": 3}),
    (2022, "经全面清理,废止(含宣布失效)行政规范性文件4件,现行有效12件,年内新出台3件。",
     {"normative_documents.repealed": 4, "normative_documents.in_force": 12,
      "normative_documents.issued": 3}),
    (2022, "规范性文件方面,示例县发改局年内制定3件、废止5件,保留41件。",
     {"normative_documents.issued": 3, "normative_documents.repealed": 5,
      "normative_documents.in_force": 41}),
    (2022, "对规范性文件开展清理,保留31件,废止2件。",
     {}),
    (2019, "行政许可事项上年为23项,本年核减4项;行政处罚事项新增2项,作出处罚决定88件。",
     {"licensing.previous_items": 23, "licensing.change": -4, "penalties.change": 2,
      "penalties.decisions": 88}),
    (2019, "其他对外管理服务事项比上年减少4项,处理决定数量2300件。",
     {"other_services.change": -4, "other_services.decisions": 2300}),
    (2022, "办理采伐、临时用地等行政许可67件,作出行政处罚9件。",
     {"licensing.decisions": 67, "penalties.decisions": 9}),
    (2022, "作出行政执法决定39件:行政许可28件、行政处罚6件、行政强制5件。",
     {"licensing.decisions": 28, "penalties.decisions": 6, "coercion.decisions": 5}),
]  # fmt: skip

ITEMS = [
    (2022, "在政务公开栏张贴公告35份。",
     {"bulletin_board": 35}),
    (2022, "“示例发布”公众号开通以来累计推送4480条,2022年新推送615条。",
     {"wechat": 615}),
    (2022, "在单位官网更新栏目内容33篇,公众号发文12篇。",
     {"website": 33, "wechat": 12}),
    (2022, "局属学校另行公开,其网站发布信息730条不计入本报告。",
     {}),
    (2022, "资料挂在门户网站信息公开栏,全年共挂出信息66条。",
     {"website": 66}),
]  # fmt: skip

LISTS = [
    (2022, "办理政府信息公开申请35件,其中当年新收31件、上年结转4件,2件结转下一年度继续办理。",
     {"handled_total.total": 35, "new.total": 31, "carried_in.total": 4, "carried_out.total": 2}),
    (2022, "全年受理依申请公开事项14项,其中通过政务服务网受理9项,信函5项,全部按期办结。",
     {"new.total": 14, "channel.online": 9, "channel.mail": 5}),
    (2022, "收到政府信息公开申请18件,其中申请人为自然人的15件,为法人或其他组织的3件。",
     {"new.total": 18, "new.natural_person": 15, "new.legal_person": 3}),
    (2022, "收到政府信息公开申请18件。从申请渠道看,在线申请10件,信函申请6件,当面申请2件。",
     {"new.total": 18, "channel.online": 10, "channel.mail": 6, "channel.in_person": 2}),
    (2022, "收到政府信息公开申请18件,自然人占16件,企业占2件。",
     {"new.total": 18, "new.natural_person": 16, "new.business": 2}),
    (2022, "依申请公开件11件,其中9件属于自然人,2件属于商业企业。",
     {"new.total": 11, "new.natural_person": 9, "new.business": 2}),
    (2022, "政府信息公开申请答复类型:予以公开9、部分公开2、不予公开1、无法提供6。",
     {"granted.total": 9, "partially_granted.total": 2, "denied.total": 1,
      "unavailable.total": 6}),
    (2022, "作出予以公开决定6件、不予公开决定1件、信息不存在告知2件。"
           "政府信息公开申请均按期答复。",
     {"granted.total": 6, "denied.total": 1, "unavailable_not_held.total": 2}),
    (2022, "2件政府信息公开申请因涉及个人隐私未予公开。",
     {"denied.total": 2}),
    (2022, "答复政府信息公开申请103件,其中网络答复60件、邮寄答复43件。",
     {"answered.total": 103}),
    (2022, "全年新收11件政府信息公开申请,无上年结转件,有1件结转至下一年度。",
     {"new.total": 11, "carried_in.total": 0, "carried_out.total": 1}),
    (2022, "无上年结转及结转下年的政府信息公开申请。",
     {"carried_in.total": 0, "carried_out.total": 0}),
    (2022, "收到政府信息公开申请9件,不属于我办公开3件,公开6件。",
     {"new.total": 9, "unavailable_not_held.total": 3, "granted.total": 6}),
    (2022, "与去年相比,政府信息公开申请增加5件,共18件。",
     {"yoy.difference": 5, "new.total": 18}),
]  # fmt: skip


TABLES = [
    *((*row, "requests.") for row in REQUESTS),
    *((*row, "requests.") for row in OUTCOMES),
    *((*row, "requests.") for row in CHANNELS),
    *((*row, "requests.") for row in CARRIED),
    *((*row, "disputes.") for row in ZEROS),
    *((*row, "disputes.") for row in CASES),
    *((*row, "disclosure.") for row in DOCUMENTS),
    *((*row, "disclosure.published_items.") for row in ITEMS),
    *((*row, "requests.") for row in LISTS),
]


@pytest.mark.parametrize(("year", "text", "wanted", "table"), TABLES)
def test_what_a_sentence_claims(year: int, text: str, wanted: dict[str, int], table: str) -> None:
    form = "2021" if year > 2020 else "2019"
    full = {name[1:] if name[0] == "/" else table + name: value for name, value in wanted.items()}

    assert claimed(text, year=year, form=form) == full


OTHERS = [
    "全年受理困难群众救助申请50件,办结48件,结转2件。",
    "政府信息公开工作持续加强。全年受理企业补贴申请32件,同意24件,不予公开1件。",
    "推进政务公开,公示低保申请12件、临时救助申请9件。",
    "办理来信来访96件,其中来信32件、来访64件。",
    "依托公开栏张贴通知、标语300余份。",
    "公开栏张贴海报30份,发放宣传资料1200份。",
    "本局作为复议机关受理行政复议申请35件,审结30件,其中维持20件、终止5件。",
    "代理行政诉讼案件12件,其中驳回8件,撤诉1件。",
    "窗口现场办理业务3200件,网上办理1800件。",
    "邮寄送达文书120份,电子邮件发送通知35份。",
    "处理信访事项45件,重复申请3件,不予处理2件。",
    "投诉举报类申请12件均转市场监管部门。",
    "媒体刊发本镇稿件222篇,上报稿件12篇。",
    "学校公开招生信息,收到家长申请120份。",
    "全年审批用地申请23宗,批准20宗,不予批准3宗。",
    "本年度计划制定规范性文件3件。",
    "拟定2023年目标:公开信息不少于300条。",
    "公开申请渠道3个,设立查阅点12处。",
    "全年制发公文203件,发文120件。",
    "受理行政处罚听证申请2件,驳回1件。",
]


@pytest.mark.parametrize("text", OTHERS)
def test_what_only_looks_like_a_figure_of_the_tables_claims_nothing(text: str) -> None:
    assert claimed(text) == {}
