"""Short passages as district bureaux write them: all that each states, and nothing else."""

from __future__ import annotations

import pytest

from tests.narrative.reports import claimed

NEW = "requests.new.total"
LEFT_BEFORE = "requests.carried_in.total"
LEFT = "requests.carried_out.total"
DONE = "requests.handled_total.total"
ANSWERED = "requests.answered.total"
GRANTED = "requests.granted.total"
PARTLY = "requests.partially_granted.total"
DENIED = "requests.denied.total"
UNAVAILABLE = "requests.unavailable.total"
REVIEWS = "disputes.review.total"
SUITS = "disputes.litigation.total"
TOTAL = "disclosure.published_items.total"
WEBSITE = "disclosure.published_items.website"
WECHAT = "disclosure.published_items.wechat"
WEIBO = "disclosure.published_items.weibo"
LICENSING = "disclosure.licensing.decisions"
PENALTIES = "disclosure.penalties.decisions"
COERCION = "disclosure.coercion.decisions"
PERSONS = "requests.new.natural_person"
COMPANIES = "requests.new.business"
ONLINE = "requests.channel.online"
MAIL = "requests.channel.mail"
IN_PERSON = "requests.channel.in_person"
REVIEWS_UPHELD = "disputes.review.upheld"
REVIEWS_CORRECTED = "disputes.review.corrected"
REVIEWS_OTHER = "disputes.review.other"
REVIEWS_PENDING = "disputes.review.pending"
SUITS_UPHELD = "disputes.litigation.upheld"
MADE = "disclosure.normative_documents.issued"
REPEALED = "disclosure.normative_documents.repealed"
IN_FORCE = "disclosure.normative_documents.in_force"
LAST = "requests.previous_year.total"
GROWTH = "requests.yoy.difference"
CHARGES = "disclosure.fees.amount"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "2022年示例区财政局共收悉公开申请15件，其中13件由公民个人提出、2件由企业提出。",
            {NEW: 15, PERSONS: 13, COMPANIES: 2},
        ),
        ("依申请公开情况。年度内累计有21份申请送达本局，20份办毕。", {NEW: 21, DONE: 20}),
        (
            "依申请公开情况。受理窗口登记了11件，网上平台登记了24件，全年总共35件。",
            {IN_PERSON: 11, ONLINE: 24, NEW: 35},
        ),
        ("新收政府信息公开申请比去年多了4件，达到19件。", {NEW: 19, GROWTH: 4}),
        ("本年度依申请公开收件量19件，比上年度15件增加4件。", {NEW: 19, LAST: 15, GROWTH: 4}),
        ("政府信息公开申请数由上年的30件降至22件。", {NEW: 22, LAST: 30}),
        ("全年公开申请量较上年持平，仍为12件。", {NEW: 12}),
        ("全年政府信息公开申请22件，均来自线上。", {NEW: 22, ONLINE: 22}),
        ("依申请公开方面，九件申请全部来自自然人。", {NEW: 9, PERSONS: 9}),
        ("全年共有8位申请人提出政府信息公开申请10件。", {NEW: 10}),
        ("向本局递交的信息公开申请，全年为6件。", {NEW: 6}),
        ("2022年度收到的公开申请总计40件，剔除重复件2件后实际受理38件。", {NEW: 38}),
        ("2022年收到政府信息公开申请38件。重复申请2件已合并答复。", {NEW: 38}),
        ("收到政府信息公开申请38件，其中重复申请2件，均合并答复。", {NEW: 38}),
        ("2022年收到政府信息公开申请38件，设受理窗口1个、受理机构1个。", {NEW: 38}),
        ("设立依申请公开受理窗口1个，收到申请书38件。", {NEW: 38}),
    ],
)
def test_requests_received(text: str, expected: dict[str, object]) -> None:
    assert claimed(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("收到政府信息公开申请40件，作出答复决定38件。", {NEW: 40, ANSWERED: 38}),
        ("收到政府信息公开申请40件，送达答复书38份。", {NEW: 40, ANSWERED: 38}),
        ("收到政府信息公开申请40件，制作答复书38份。", {NEW: 40, ANSWERED: 38}),
        (
            "收到政府信息公开申请40件，其中38件已给予书面答复，2件尚在办理期限内。",
            {NEW: 40, ANSWERED: 38, LEFT: 2},
        ),
        (
            "收到政府信息公开申请40件，38件答复完毕、2件延期至次年。",
            {NEW: 40, ANSWERED: 38, LEFT: 2},
        ),
        ("收到政府信息公开申请40件，按时办结率100%。", {NEW: 40}),
        ("收到政府信息公开申请7件，全数在法定期限内答复。", {NEW: 7}),
        ("收到政府信息公开申请7件，上年转来1件，共计办理8件。", {NEW: 7, LEFT_BEFORE: 1, DONE: 8}),
    ],
)
def test_requests_handled(text: str, expected: dict[str, object]) -> None:
    assert claimed(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "办结政府信息公开申请20件：同意公开12件，区分处理3件，不予公开5件。",
            {DONE: 20, GRANTED: 12, PARTLY: 3, DENIED: 5},
        ),
        (
            "收到政府信息公开申请10件，答复“予以公开”6件、“无法提供”4件。",
            {NEW: 10, GRANTED: 6, UNAVAILABLE: 4},
        ),
        (
            "收到政府信息公开申请10件，有6件得到公开，余下4件本机关不掌握。",
            {NEW: 10, GRANTED: 6, "requests.unavailable_not_held.total": 4},
        ),
        (
            "收到政府信息公开申请10件，3件申请人撤回，7件已公开。",
            {NEW: 10, "requests.outcome.withdrawn": 3, GRANTED: 7},
        ),
        (
            "收到政府信息公开申请10件，告知申请人信息不存在的3件，告知向其他机关申请的2件。",
            {NEW: 10, "requests.unavailable_not_held.total": 3, "requests.outcome.redirected": 2},
        ),
    ],
)
def test_outcomes(text: str, expected: dict[str, object]) -> None:
    assert claimed(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "因政府信息公开引发复议5件，复议机关维持4件，撤销1件。",
            {REVIEWS: 5, REVIEWS_UPHELD: 4, REVIEWS_CORRECTED: 1},
        ),
        ("全年涉及信息公开的行政复议被申请案件3件，全部维持。", {REVIEWS: 3, REVIEWS_UPHELD: 3}),
        ("信息公开类行政诉讼共2起，一审均判决驳回原告诉讼请求。", {SUITS: 2, SUITS_UPHELD: 2}),
        (
            "因不服本局信息公开答复，申请人提起行政复议2件，均被维持。",
            {REVIEWS: 2, REVIEWS_UPHELD: 2},
        ),
        (
            "有2名申请人对答复不服，申请行政复议2件，其中1件撤回、1件维持。",
            {REVIEWS: 2, REVIEWS_OTHER: 1, REVIEWS_UPHELD: 1},
        ),
        (
            "涉信息公开复议案件4件中，3件维持，1件正在审理。",
            {REVIEWS: 4, REVIEWS_UPHELD: 3, REVIEWS_PENDING: 1},
        ),
        ("收到信息公开行政复议答复通知书3份。", {REVIEWS: 3}),
        (
            "全年因政府信息公开工作被提起行政诉讼1件，该案已由法院裁定驳回。",
            {SUITS: 1, SUITS_UPHELD: 1},
        ),
    ],
)
def test_reviews_and_suits(text: str, expected: dict[str, object]) -> None:
    assert claimed(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "本局全年办理行政应诉案件12件、行政复议答复9件。",
        "本局作为复议机关受理行政复议申请21件，审结20件。",
        "指导区县局办理信息公开行政复议6件。",
    ],
)
def test_not_reviews_and_suits(text: str) -> None:
    assert claimed(text) == {}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "行政规范性文件方面，新制定1件、废止2件，目前有效14件。",
            {MADE: 1, REPEALED: 2, IN_FORCE: 14},
        ),
        (
            "全年作出行政许可1203件，行政处罚34件，行政强制0件。",
            {LICENSING: 1203, PENALTIES: 34, COERCION: 0},
        ),
        ("办理行政许可事项1203件，其中网上办理1100件。", {LICENSING: 1203}),
        ("实施行政强制措施15起，行政处罚立案42起、结案40起。", {COERCION: 15, PENALTIES: 40}),
        ("收取行政事业性收费32.5万元，同比下降3%。", {CHARGES: 32.5}),
    ],
)
def test_table_two(text: str, expected: dict[str, object]) -> None:
    assert claimed(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "门户网站全年发稿612篇，政务微信发稿301篇，政务微博发稿120篇。",
            {WEBSITE: 612, WECHAT: 301, WEIBO: 120},
        ),
        (
            "全年主动公开各类政府信息约1200条，其中网站900多条、微信300条。",
            {TOTAL: 1200, WEBSITE: 900, WECHAT: 300},
        ),
        ("通过区政府门户网站本部门专栏公开信息88条。", {WEBSITE: 88}),
        ("网站专题专栏更新信息120条，浏览量3.2万次。", {WEBSITE: 120}),
    ],
)
def test_items_published(text: str, expected: dict[str, object]) -> None:
    assert claimed(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "举办新闻发布会2场，回应社会关切15次，公布重大决策4项。",
        "公开部门预决算12份，三公经费信息1条。",
    ],
)
def test_not_items_published(text: str) -> None:
    assert claimed(text) == {}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "（二）依申请公开情况。2022年度，示例区民政局共办理政府信息公开申请26件，"
            "含上年转入2件；其中答复25件，尚有1件处于补正期。申请人中自然人24人次、法人2家。"
            "从答复类型看，公开14件，部分公开2件，不存在5件，不予公开4件。",
            {
                DONE: 26,
                LEFT_BEFORE: 2,
                ANSWERED: 25,
                GRANTED: 14,
                PARTLY: 2,
                "requests.unavailable_not_held.total": 5,
                DENIED: 4,
                LEFT: 1,
            },
        ),
        (
            "2022年，我局收到依申请公开信息申请18件（其中网上申请12件，现场申请2件，"
            "邮寄申请4件），全部按时答复，未收取任何费用。",
            {NEW: 18, ONLINE: 12, IN_PERSON: 2, MAIL: 4, "requests.fee.collected": 0},
        ),
        (
            "全年受理政府信息公开申请33宗，比去年的40宗减少17.5%；办结32宗，办结率97%。",
            {NEW: 33, LAST: 40, DONE: 32, "requests.yoy.percent": -17.5},
        ),
        (
            "示例市司法局作为市政府的行政复议机构，2022年收到行政复议申请310件，审结288件。"
            "本局自身信息公开被提起行政复议1件，结果为维持；无行政诉讼。",
            {REVIEWS: 1, REVIEWS_UPHELD: 1, SUITS: 0},
        ),
        (
            "主动公开方面，全年公开信息1,280条，其中门户网站820条、政务微博260条、公众号200条。",
            {TOTAL: 1280, WEBSITE: 820, WEIBO: 260, WECHAT: 200},
        ),
        (
            "本年度行政许可0件、行政处罚0件、行政强制0件，未收取行政事业性收费。",
            {LICENSING: 0, PENALTIES: 0, COERCION: 0, CHARGES: 0},
        ),
        (
            "依申请公开方面，共收到申请9件，其中重复申请2件，实际答复7件。",
            {NEW: 9, "requests.rejected_repeated.total": 2, ANSWERED: 7},
        ),
        (
            "依申请公开方面，当年受理3件，截至报告发布全部办结，其中1件不予公开、2件予以公开。",
            {NEW: 3, DENIED: 1, GRANTED: 2},
        ),
        (
            "依申请公开方面，新收申请5件，加之上年结转1件，共需办理6件，已全部办结。",
            {NEW: 5, LEFT_BEFORE: 1},
        ),
        (
            "示例区医疗保障局未接到任何单位、个人的政府信息公开申请，未发生相关复议诉讼。",
            {NEW: 0, REVIEWS: 0, SUITS: 0},
        ),
        (
            "全年没有因政府信息公开引发的行政复议，因政府信息公开被诉1件，法院裁定驳回起诉。",
            {REVIEWS: 0, SUITS: 1, SUITS_UPHELD: 1},
        ),
        ("我局政府信息公开零投诉、零复议、零诉讼。", {REVIEWS: 0, SUITS: 0}),
        ("未发生行政复议；发生行政诉讼1件，结果维持。", {REVIEWS: 0, SUITS: 1, SUITS_UPHELD: 1}),
        ("本年度，我局依申请公开工作实现零的突破，收到申请1件，已答复。", {NEW: 1}),
    ],
)
def test_all_of_a_paragraph(text: str, expected: dict[str, object]) -> None:
    assert claimed(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "发布政策文件12件、政策解读18篇、工作动态360条。",
    ],
)
def test_not_all_of_a_paragraph(text: str) -> None:
    assert claimed(text) == {}
