"""C101: texts of two organs that are nearly the same, and those that may be."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

from goiaudit.audit import Audit
from goiaudit.audit import audit as audit_by
from goiaudit.model.findings import Verdict
from goiaudit.model.report import Report
from tests.support.reports import Rows, findings, rules
from tests.support.texts import LONG, written

OTHER = LONG.replace("208", "31").replace("150", "20").replace("58", "11")
ONE_REQUEST: Rows = {row: {"total": 1} for row in ("new", "granted", "handled_total")}
_PHRASES = [
    *("每周张贴检测结果", "当天分送有关股室", "逐件审签答复意见", "发布前逐篇校对", "归并办事指南"),
    *("对失效文件加注说明", "调整移动端页面", "组织业务培训", "通报检查情况", "纳入年度考核"),
    *("开设政策问答专栏", "走访企业听取意见", "更新机构职能", "编制数字地图", "清理重复栏目"),
    *("开展满意度调查", "约谈进度滞后的单位", "设置意见箱", "邀请居民代表座谈", "建立台账"),
]
_OTHERS = ["民政局", "教育局", "统计局", "审计局", "司法局", "商务局", "公安局"]


def own_text(seed: int, sentences: int = 20) -> str:
    """A text that nobody else has: phrases in an order of its own."""
    random = Random(seed)
    return "\n".join(
        "".join(random.sample(_PHRASES, 3)) + chr(0x4E00 + random.randint(0, 5000)) + "。"
        for _ in range(sentences)
    )


def audit(reports: Sequence[Report]) -> Audit:
    """The reports held against each other by this rule alone."""
    return audit_by(reports, rules("C101"))


def told(judged: Audit) -> list[tuple[str | None, str]]:
    """The organs with a finding, and what it says."""
    return [
        (result.report.organ, finding.message)
        for result in judged.results
        for finding in result.findings
        if finding.rule == "C101"
    ]


def test_a_text_with_other_figures_and_names_is_found_in_both_reports() -> None:
    judged = audit([written("示例县水务局"), written("示例县林业局", overview=OTHER)])

    first, second = findings(judged, "C101")
    assert (first.expected, first.actual, first.severity, first.family) == (
        85, 100, "warning", "duplicate",
    )  # fmt: skip
    assert "示例县林业局2023.txt" in first.message
    assert "示例县水务局" in second.message
    assert first.quote in LONG
    assert first.location is not None
    assert first.location.line is not None


def test_a_few_changed_sentences_do_not_hide_a_copy() -> None:
    changed = LONG.replace("组织两次业务培训", "举办一期业务讲座")

    (found, _) = findings(audit([written(), written("甲县民政局", overview=changed)]), "C101")

    assert isinstance(found.actual, int)
    assert 85 <= found.actual < 100


def test_texts_of_ones_own_are_passed() -> None:
    judged = audit([written(f"示例县第{n}局", overview=own_text(n)) for n in range(1, 9)])

    assert told(judged) == []
    assert [dict(result.by_rule["C101"]) for result in judged.results] == [{"pass": 1}] * 8


def test_the_same_organ_is_no_other_organ() -> None:
    reports = [
        written("示例县水务局", path="a.html"),
        written("示例县水务局", path="a.docx"),
        written("甲市示例县水务局"),
        written("示例县水务局", 2022),
    ]

    assert told(audit(reports)) == []


def test_a_template_of_a_county_is_no_copy() -> None:
    organs = ["水务局", *_OTHERS]

    assert told(audit([written(f"示例县{organ}") for organ in organs])) == []


def test_several_files_of_one_organ_make_no_template() -> None:
    reports = [
        written(f"示例县{organ}", path=f"{organ}.{kind}")
        for organ in ("水务局", "林业局")
        for kind in ("html", "docx", "pdf", "txt")
    ]

    assert len(told(audit(reports))) == 8


def test_what_two_organs_share_beyond_the_template_of_their_county_is_a_copy() -> None:
    own = own_text(1)
    texts = [own, own, *(own_text(n) for n in range(2, 9))]
    organs = [
        "水务局",
        "林业局",
        "民政局",
        "教育局",
        "统计局",
        "审计局",
        "司法局",
        "商务局",
        "公安局",
    ]
    reports = [
        written(f"示例县{organ}", overview=LONG + text)
        for organ, text in zip(organs, texts, strict=True)
    ]

    judged = audit(reports)

    assert [organ for organ, _ in told(judged)] == ["示例县水务局", "示例县林业局"]


def test_townships_without_a_request_may_say_the_same() -> None:
    def township(name: str, requests: Rows) -> Report:
        return written(
            f"示例县{name}人民政府", kind="township", level="township", requests=requests
        )

    zero = [township("东河镇", {}), township("西河镇", {})]
    busy = [township("东河镇", ONE_REQUEST), township("西河镇", {})]

    assert told(audit(zero)) == []
    assert len(told(audit(busy))) == 2


def test_short_texts_and_unknown_organs_are_not_compared() -> None:
    short = [written("示例县水务局", overview="无。"), written("示例县林业局", overview="无。")]
    unknown = [written(), written("")]
    object.__setattr__(unknown[1], "organ", None)

    for reports in (short, unknown):
        judged = audit(reports)
        assert told(judged) == []
        assert all(not result.by_rule["C101"].get(Verdict.FAIL) for result in judged.results)


def test_other_years_are_not_compared() -> None:
    assert told(audit([written("示例县水务局", 2022), written("示例县林业局", 2023)])) == []


def test_findings_do_not_depend_on_the_order_of_the_reports() -> None:
    reports = [written(f"示例县{organ}") for organ in ("水务局", "林业局", "民政局")]
    reports += [written(f"示例县第{n}局", overview=own_text(n)) for n in range(1, 6)]
    turned = Random(2).sample(reports, len(reports))

    assert sorted(told(audit(turned)), key=str) == sorted(told(audit(reports)), key=str)


def test_of_several_that_are_alike_the_others_are_counted() -> None:
    judged = audit([written(f"示例县{organ}") for organ in ("水务局", "林业局", "民政局")])

    assert all("另有1家" in message for _, message in told(judged))
