"""Acts, documents, items and fees: what a figure or a denial says of table two and section six."""

from __future__ import annotations

import pytest

from tests.narrative.reports import claimed

FEE = "requests.fee."
LICENSING = "disclosure.licensing.decisions"
PENALTIES = "disclosure.penalties.decisions"
COERCION = "disclosure.coercion.decisions"
DOCUMENTS = "disclosure.normative_documents."
ITEMS = "disclosure.published_items."


def test_acts_need_no_full_name_beside_one_another() -> None:
    assert claimed("全年办理许可1203件,处罚158件,行政强制6件。") == {
        LICENSING: 1203, PENALTIES: 158, COERCION: 6,
    }  # fmt: skip
    assert claimed("许可1203件。") == {}
    assert claimed("查处违法行为处罚15起,发放许可证320本。") == {}


def test_matters_handled_are_decisions_and_matters_on_offer_are_none() -> None:
    assert claimed("办理行政许可事项45件。") == {LICENSING: 45}
    assert claimed("可办理行政许可事项45项。") == {}
    assert claimed("大厅进驻行政许可事项45项。") == {}


def test_an_act_denied_with_its_verb() -> None:
    assert claimed("作出行政许可决定12件,未实施行政强制。") == {LICENSING: 12, COERCION: 0}


def test_charges_denied_are_an_amount_of_nothing() -> None:
    assert claimed("未收取任何行政事业性费用。") == {"disclosure.fees.amount": 0}
    assert claimed("没有行政事业性收费项目。") == {}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("发出收费通知2件,总金额860元,实际收取400元。", (2, 860, 400)),
        ("发出信息公开收费通知0件,总金额0元,实际收取0元。", (0, 0, 0)),
        ("收费情况:发出收费通知3份,应收金额1200元,实收金额1200元。", (3, 1200, 1200)),
    ],
)
def test_section_six_tells_of_the_fee(text: str, told: tuple[int, int, int]) -> None:
    found = claimed(text, section="other")

    assert found == dict(
        zip((f"{FEE}notices", f"{FEE}billed", f"{FEE}collected"), told, strict=True)
    )


def test_other_notices_are_none_of_the_fee() -> None:
    assert claimed("发出税费缴费通知300件,收取费用12万元。") == {}


def test_a_fee_that_did_not_arise_was_not_collected() -> None:
    assert claimed("未产生信息处理费。") == {f"{FEE}collected": 0}
    assert claimed("没有发出收费通知,未收取信息处理费。", section="other") == {
        f"{FEE}notices": 0, f"{FEE}collected": 0,
    }  # fmt: skip


def test_documents_repealed_and_expired_side_by_side_are_told_by_their_sum() -> None:
    repealed = "disclosure.normative_documents.repealed"
    assert claimed("废止规范性文件3件、失效2件。") == {repealed: 5}
    assert claimed("宣布废止规范性文件1件、失效2件，修改3件。") == {repealed: 3}
    assert claimed("废止规章1件、规范性文件2件。")[repealed] == 2  # rows of their own


def test_documents_of_the_years_own_clean_up_count() -> None:
    assert claimed("未制发规范性文件,清理后废止1件,现行有效规范性文件6件。") == {
        f"{DOCUMENTS}issued": 0, f"{DOCUMENTS}repealed": 1, f"{DOCUMENTS}in_force": 6,
    }  # fmt: skip
    assert claimed("公布规范性文件清理结果,保留规范性文件33件,废止8件。") == {}


def test_an_amount_without_its_unit_is_none() -> None:
    assert claimed("收取行政事业性收费0.57万。") == {}
    assert list(claimed("收取行政事业性收费0.57万元。")) == ["disclosure.fees.amount"]


def test_documents_newly_made_beside_revised_ones_are_a_part() -> None:
    assert claimed("制发行政规范性文件9件(新制定5件,修订4件)。") == {f"{DOCUMENTS}issued": 9}
    assert claimed("制发行政规范性文件9件,其中新制定5件、修订4件。") == {f"{DOCUMENTS}issued": 9}
    assert claimed("全年新制定行政规范性文件5件,废止2件。") == {
        f"{DOCUMENTS}issued": 5, f"{DOCUMENTS}repealed": 2,
    }  # fmt: skip


def test_published_of_those_made_is_no_total() -> None:
    assert claimed("制作规范性文件18件,其中对外公开16件。", form="2019") == {
        f"{DOCUMENTS}made": 18, f"{DOCUMENTS}published": 16,
    }  # fmt: skip


def test_items_since_the_beginning_are_not_the_years() -> None:
    year = {f"{ITEMS}cumulative": 3560, f"{ITEMS}total": 512}

    assert claimed("截至2022年底累计公开信息3560条,2022年新增公开信息512条。") == year
    assert claimed("2021年以来累计公开信息3560条,2022年当年公开512条。") == year
    assert claimed("2022年累计公开信息3560条,新增栏目5个。") == {f"{ITEMS}total": 3560}


@pytest.mark.parametrize(
    ("text", "decisions"),
    [
        ("采取行政强制措施31次，申请法院强制执行6件。", 31),
        ("实施行政强制19件，其中行政强制措施12件、行政强制执行7件。", 19),
        ("全年行政强制执行7件。", 7),
        ("行政强制措施12件，行政强制执行7件，合计19件。", None),
        ("移送法院强制执行6件。", None),
    ],
)
def test_one_kind_of_coercion_is_not_all_of_it_where_the_other_is_counted_too(
    text: str, decisions: int | None
) -> None:
    assert claimed(text).get("disclosure.coercion.decisions") == decisions


@pytest.mark.parametrize(
    ("papers", "issued"),
    [
        ("印发文件", 2),
        ("印发镇政府文件(示例政发〔2022〕1-18号)", 2),
        ("印发镇党委、政府文件", 2),
        ("转发县政府文件", None),
        ("公开镇政府文件", None),
    ],
)
def test_of_the_papers_an_organ_issued_some_are_normative(papers: str, issued: int | None) -> None:
    text = f"{papers}18份,其中规范性文件2份。"

    assert claimed(text).get(f"{DOCUMENTS}issued") == issued


def test_a_channel_without_a_unit_goes_on_with_items_counted_without_one() -> None:
    assert claimed("本乡公开信息107,网站41,公示栏66。") == {
        f"{ITEMS}total": 107, f"{ITEMS}website": 41, f"{ITEMS}bulletin_board": 66,
    }  # fmt: skip
    assert claimed("本乡公开信息107,网站留言41。") == {f"{ITEMS}total": 107}
