"""Hand-made results: the worked example of 甲县水务局 and its like."""

from __future__ import annotations

from decimal import Decimal
from types import SimpleNamespace

from goiaudit.definitions.forms import Label, forms
from goiaudit.model.cells import Cell, CellAddress, CellState, Location, Table
from goiaudit.model.claims import Claim
from goiaudit.model.findings import (
    Finding,
    NotAssessable,
    Repair,
    Side,
    Suggestion,
    Term,
    Verdict,
    Waiver,
)
from goiaudit.model.report import Report
from goiaudit.model.result import AuditedReport

CARRIED = "requests.carried_out.natural_person"


def table(name: str, values: dict[str, int | Decimal | CellState]) -> Table:
    """A table of the 2021 form; cells not named are 0; line 100 and on."""
    cells = []
    for line, address in enumerate(forms()["2021"].tables[name].addresses(), start=100):
        value = values.get(address.within, 0)
        if isinstance(value, CellState):
            cells.append(Cell(address, value, None, "/", Location(line=line)))
        else:
            cells.append(Cell(address, CellState.NUMBER, value, str(value), Location(line=line)))
    return Table(name, None if name == "disputes" else "2021", "2021", tuple(cells))


def side(*terms: tuple[str, int]) -> Side:
    return Side(
        tuple(Term(address, value) for address, value in terms), sum(value for _, value in terms)
    )


def wrong_cell() -> AuditedReport:
    """Carried out, natural persons: 1 where 3 is right; T301 and T302 fail."""
    values = {
        "new.natural_person": 13, "new.business": 2, "new.total": 15,
        "carried_in.natural_person": 2, "carried_in.total": 2,
        "granted.natural_person": 9, "granted.business": 1, "granted.total": 10,
        "unavailable_not_held.natural_person": 3, "unavailable_not_held.business": 1,
        "unavailable_not_held.total": 4,
        "handled_total.natural_person": 12, "handled_total.business": 2, "handled_total.total": 14,
        "carried_out.natural_person": 1, "carried_out.total": 3,
    }  # fmt: skip
    requests = table("requests", values)
    report = Report(
        path="reports/水务局.txt",
        organ="示例县水务局",
        kind="department",
        level="county",
        year=2023,
        form="2021",
        due_form="2021",
        printed={
            "requests": requests,
            "disputes": table("disputes", {}),
            "disclosure": table(
                "disclosure",
                {
                    "fees.amount": Decimal("186.279463"),
                    "regulations.issued": CellState.NOT_APPLICABLE,
                },
            ),
        },
        claims=(
            Claim("requests.new.total", 15, "2023年收到政府信息公开申请15件", Location(line=7)),
            Claim(
                "disclosure.published_items.wechat",
                2300,
                "大概2300条",
                None,
                "about",
                doubt="vague",
            ),
        ),
    )
    cell = report.cell(CellAddress(*CARRIED.split(".")))
    assert cell is not None
    place = cell.location
    suggestion = Suggestion(
        cells={CARRIED: 3},
        reason="13 + 2 = 15 ≠ 12 + 1 = 13，差 2；"
        "建议核对“四、结转下年度继续办理/自然人”是否应为3（改一位数字）",
        kind="digit",
        uniqueness="unique",
    )
    findings = (
        Finding(
            rule="T301",
            family="balance",
            severity="error",
            message="新收 + 上年结转 = 办理总计 + 结转下年（自然人）："
            "13 + 2 = 15 ≠ 12 + 1 = 13，差 2",
            cells=("requests.new.natural_person", "requests.carried_in.natural_person", CARRIED),
            expected=15,
            actual=13,
            difference=-2,
            location=place,
            locations={CARRIED: place},
            incident="i1",
            fingerprint="aaaa",
            suggestion=suggestion,
            sides=(
                side(
                    ("requests.new.natural_person", 13), ("requests.carried_in.natural_person", 2)
                ),
                side(("requests.handled_total.natural_person", 12), (CARRIED, 1)),
            ),
        ),
        Finding(
            rule="T302",
            family="row_total",
            severity="error",
            message="总计列与各列之和不符",
            cells=(CARRIED, "requests.carried_out.total"),
            expected=1,
            actual=3,
            difference=2,
            location=place,
            locations={CARRIED: place},
            incident="i1",
            fingerprint="bbbb",
            suggestion=suggestion,
            sides=(
                side((CARRIED, 1), ("requests.carried_out.business", 0)),
                side(("requests.carried_out.total", 3)),
            ),
        ),
    )
    return AuditedReport(
        report,
        "inconsistent",
        findings,
        (NotAssessable("D102", "no_date"), NotAssessable("D101", "no_date")),
        {Verdict.PASS: 88, Verdict.FAIL: 2, Verdict.UNKNOWN: 2, Verdict.NOT_APPLICABLE: 7},
    )


def text_only() -> AuditedReport:
    """No tables; a sum in the text does not add up, one finding is waived, one is ambiguous."""
    report = Report(path="reports/a/总结.txt", part=2, organ=None, year=None)
    findings = (
        Finding(
            rule="N110",
            family="narrative_sum",
            severity="warning",
            message="分项之和与总数不符",
            cells=("disclosure.published_items.total",),
            expected=54,
            actual=64,
            difference=10,
            location=Location(line=12),
            incident="i1",
            fingerprint="cccc",
            quote="全年公开信息64条，其中概况类20条，动态类30条，其他4条",
            suggestion=Suggestion(
                cells={"requests.new.total": 14},
                reason="丢失一位数字",
                kind="digit_lost",
                uniqueness="ambiguous",
                alternatives=(Repair({"requests.granted.total": 2}, "另一种读法", "digit"),),
            ),
        ),
        Finding(
            rule="D102",
            family="timeliness",
            severity="info",
            message="落款日期早于报告年度结束",
            expected="2022-01-01",
            actual="2021-12-13",
            incident="i2",
            fingerprint="dddd",
            waived=Waiver("张三", "已经核实", "2025-01-31"),
        ),
    )
    return AuditedReport(
        report,
        "incomplete",
        findings,
        (NotAssessable("T301", "no_table"), NotAssessable("T302", "no_table")),
        {Verdict.PASS: 3, Verdict.UNKNOWN: 60, Verdict.WAIVED: 1},
    )


def unreadable() -> AuditedReport:
    report = Report(path="reports/b.txt", unreadable="empty", message="the file is empty")
    return AuditedReport(report, "unreadable")


def consistent() -> AuditedReport:
    report = Report(path="reports/c.txt", organ="示例县教育局", year=2022, form="2021")
    return AuditedReport(report, "consistent", verdicts={Verdict.PASS: 90})


RULES = {
    "T301": SimpleNamespace(
        title=Label("新收 + 上年结转 = 办理总计 + 结转下年", "received = handled"),
        basis="国办公开办函〔2021〕30号 表三表头勾稽关系",
    ),
}
