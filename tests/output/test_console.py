from __future__ import annotations

import io
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from made_up import consistent, text_only, unreadable, wrong_cell
from rich.cells import cell_len

from goiaudit.model.cells import Location
from goiaudit.model.errors import Mark
from goiaudit.model.findings import Earlier, Finding, Verdict
from goiaudit.model.report import Report
from goiaudit.model.result import AuditedReport
from goiaudit.model.waivers import StaleWaiver, WaiverEntry
from goiaudit.output.console import write_console
from goiaudit.output.labels import place
from goiaudit.output.layout import wrap
from goiaudit.output.look import Look
from goiaudit.output.outcome import Outcome
from goiaudit.output.plain import plain


def shown(outcome: Outcome, look: Look = Look()) -> str:  # noqa: B008
    stream = io.StringIO()
    write_console(outcome, stream, look)
    return stream.getvalue()


def test_every_report_has_a_verdict_line_with_sign_word_path_organ_and_year(
    everything: Outcome,
) -> None:
    lines = shown(everything).splitlines()
    assert "× 不一致  reports/水务局.txt  示例县水务局 2023年  错误 2" in lines
    assert "△ 未能完全核验  reports/a/总结.txt  第 2 份 机关不明  警告 1" in lines
    assert "? 无法读取  reports/b.txt  空文件" in lines
    assert "√ 一致  reports/c.txt  示例县教育局 2022年" in lines


def test_findings_of_one_cause_stand_together_with_one_suggestion(
    outcome: Callable[..., Outcome],
) -> None:
    text = shown(outcome(wrong_cell()))
    assert "同一原因，2 项:" in text
    assert text.count("建议核对") == 1
    assert "→ 建议核对“四、结转下年度继续办理/自然人”是否应为3" in text


def unfilled(count: int, text: str | None = "待填") -> AuditedReport:
    """So many cells of table three in which words stand."""
    findings = tuple(
        Finding(
            "T304",
            "value",
            "warning",
            f"第{n}格填的是文字",
            cells=(f"requests.new.c{n}",),
            actual=text,
            incident=f"i{n}",
        )
        for n in range(1, count + 1)
    )
    return AuditedReport(Report("草稿.docx"), "incomplete", findings)


def test_of_many_cells_with_the_same_to_mend_the_first_are_shown_and_the_others_counted(
    outcome: Callable[..., Outcome],
) -> None:
    text = shown(outcome(unfilled(60)))
    assert text.count("填的是文字") == 3
    assert "T304 同样的问题还有 57 处 (-v 全部列出)" in text
    assert "警告 60" in text


def test_a_few_of_them_are_all_shown_and_verbose_shows_every_one(
    outcome: Callable[..., Outcome],
) -> None:
    assert shown(outcome(unfilled(6))).count("填的是文字") == 6
    verbose = shown(outcome(unfilled(60)), Look(verbosity=1))
    assert verbose.count("填的是文字") == 60
    assert "同样的问题" not in verbose


def test_findings_with_figures_to_compare_are_all_shown(outcome: Callable[..., Outcome]) -> None:
    result = unfilled(60)
    numbers = tuple(replace(finding, expected=2, actual=3) for finding in result.findings)
    text = shown(outcome(replace(result, findings=numbers)))
    assert text.count("填的是文字") == 60


def test_the_arithmetic_is_spelled_out_once_on_its_own_line(
    outcome: Callable[..., Outcome],
) -> None:
    lines = [line.strip() for line in shown(outcome(wrong_cell())).splitlines()]
    assert lines.count("13 + 2 = 15 ≠ 12 + 1 = 13，差 2") == 1
    assert lines.count("1 + 0 = 1 ≠ 3，差 2") == 1


def test_findings_stand_under_their_table_and_say_where(outcome: Callable[..., Outcome]) -> None:
    lines = [line.strip() for line in shown(outcome(wrong_cell(), text_only())).splitlines()]
    heading = lines.index("收到和处理政府信息公开申请情况")
    assert re.fullmatch(r"× 错误 T301  第 \d+ 行", lines[heading + 2])
    assert lines.index("主动公开政府信息情况") < lines.index("正文、结构和日期")


def test_the_clause_is_quoted(outcome: Callable[..., Outcome]) -> None:
    assert "原文: 全年公开信息64条，其中概况类20条，动态类30条，其他4条" in shown(
        outcome(text_only())
    )


def test_an_ambiguous_suggestion_says_so_and_names_the_others(
    outcome: Callable[..., Outcome],
) -> None:
    text = shown(outcome(text_only()), Look(width=120))
    assert "不止一种可能: 建议核对“" in text
    assert "或: “三、(一)予以公开/总计”是否应为 2" in text


def test_a_waived_finding_is_shown_with_its_waiver_and_not_counted(
    outcome: Callable[..., Outcome],
) -> None:
    text = shown(outcome(text_only()))
    assert "已豁免至 2025-01-31 (张三: 已经核实)" in text
    assert "发现问题: 错误 0 · 警告 1 · 提示 0" in text


def test_verbose_adds_rule_basis_cells_reasons_and_counts(outcome: Callable[..., Outcome]) -> None:
    plain_text = shown(outcome(wrong_cell()))
    verbose = shown(outcome(wrong_cell()), Look(verbosity=1, width=120))
    basis = "依据: 国办公开办函〔2021〕30号 表三表头勾稽关系"
    assert basis in verbose
    assert basis not in plain_text
    assert "四、结转下年度继续办理/自然人 = 1  第 " in verbose
    assert "没有年度或日期: D102, D101" in verbose
    assert "未核验 2 项: 没有年度或日期 2 (-v 逐条列出)" in plain_text
    assert "规则核验: 通过 88 · 未通过 2 · 无法判断 2 · 不适用 7" in verbose


def test_quiet_keeps_verdict_lines_and_summary_only(everything: Outcome) -> None:
    lines = shown(everything, Look(verbosity=-1)).splitlines()
    assert [line[0] for line in lines[:5]] == ["×", "△", "?", "√", "─"]
    assert len(lines) == 11


def test_a_quiet_verdict_line_is_never_broken(outcome: Callable[..., Outcome]) -> None:
    long = replace(consistent(), report=Report(path="很长的路径/" * 20 + "a.txt", organ="某局"))
    first = shown(outcome(long), Look(verbosity=-1)).splitlines()[0]
    assert first.endswith("a.txt  某局")


def test_the_summary_counts_statuses_findings_and_all_six_verdicts(everything: Outcome) -> None:
    lines = shown(everything).splitlines()[-6:]
    assert lines[0] == "4 份报告: 一致 1 · 不一致 1 · 未能完全核验 1 · 无法读取 1"
    assert lines[1] == "发现问题: 错误 2 · 警告 1 · 提示 0"
    assert lines[2] == (
        "规则核验: 通过 181 · 未通过 2 · 无法判断 62 · 不适用 7 · 已豁免 1 · 规则出错 0"
    )
    assert lines[3:5] == ["  2022: 1 份，一致 100%", "  2023: 1 份，一致 0%"]
    assert re.fullmatch(r"goiaudit \S+ · 规则 1 条 · 配置: 无", lines[5])


def test_english_has_the_same_parts(everything: Outcome) -> None:
    text = shown(replace(everything, lang="en"))
    assert "× inconsistent  reports/水务局.txt" in text
    assert "one cause, 2 findings:" in text
    assert "≠ 3, off by 2" in text
    assert "? unreadable  reports/b.txt  the file is empty" in text


@pytest.mark.parametrize("width", [60, 80, 120, 160])
@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("verbosity", [0, 1])
def test_no_line_is_wider_than_the_console(
    everything: Outcome, width: int, lang: str, verbosity: int
) -> None:
    look = Look(width=width, verbosity=verbosity)
    lines = shown(replace(everything, lang=lang), look).splitlines()
    assert max(cell_len(line) for line in lines) <= width


def test_a_pipe_gets_eighty_columns_and_no_control_codes(
    everything: Outcome, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("COLUMNS", "FORCE_COLOR", "TTY_COMPATIBLE"):
        monkeypatch.delenv(name, raising=False)
    text = shown(everything)
    assert "\x1b" not in text
    assert max(cell_len(line) for line in text.splitlines()) == 80


def test_a_terminal_gets_colour_unless_told_otherwise(
    everything: Outcome, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.delenv("NO_COLOR", raising=False)
    assert "\x1b[" in shown(everything, Look(width=80, colour=True))
    assert "\x1b" not in shown(everything, Look(width=80, colour=False))


def test_what_a_report_contains_cannot_steer_the_terminal(
    outcome: Callable[..., Outcome],
) -> None:
    report = Report(path="a\x1b[2J\nb.txt", organ="局\u202e[bold]\x07", year=2022)
    line = shown(outcome(replace(consistent(), report=report))).splitlines()[0]
    assert line == "√ 一致  a\ufffd[2J b.txt  局[bold]\ufffd 2022年"


def test_an_unreadable_file_says_why(outcome: Callable[..., Outcome]) -> None:
    assert shown(outcome(unreadable())).splitlines()[1] == "  没有文字"
    assert shown(outcome(unreadable(), lang="en")).splitlines()[1] == "  the file is empty"


def test_stale_waivers_are_named_with_place_and_reason(outcome: Callable[..., Outcome]) -> None:
    gone = WaiverEntry("张三", "已核实", fingerprint="ab" * 8, mark=Mark("waivers.yml", 3, 3))
    over = WaiverEntry(
        "张三", "已核实", date(2025, 1, 31), rule="T310", organ="示例县水务局", year=2023
    )
    stale = (StaleWaiver(gone, "unmatched"), StaleWaiver(over, "expired"))
    run = replace(outcome(consistent()), stale_waivers=stale)
    assert "不再起作用的豁免 2 条:" in shown(run)
    assert "abababababababab (waivers.yml:3:3): 本次没有对应的问题" in shown(run)
    assert "T310 示例县水务局 2023 (waivers.yml): 已于 2025-01-31 到期" in shown(run)


def test_findings_say_how_they_stand_to_the_baseline(outcome: Callable[..., Outcome]) -> None:
    result = wrong_cell()
    first, second = result.findings
    gone = Earlier("T303", "error", "分项之和与总数不符", "ef" * 8)
    compared = replace(
        result,
        findings=(replace(first, baseline="new"), replace(second, baseline="updated")),
        absent=(gone,),
    )
    text = shown(replace(outcome(compared), baseline="before.json"))
    assert "错误 T301 [新增]" in text
    assert "错误 T302 [数字有变]" in text
    assert "上次有、这次没有了\n  √ T303  分项之和与总数不符" in text
    assert "与 before.json 相比: 新增 1 · 原有 0 · 数字有变 1 · 已消失 1" in text


def test_verbose_lists_the_verdicts_of_every_rule_and_fingerprints(
    outcome: Callable[..., Outcome],
) -> None:
    result = replace(wrong_cell(), by_rule={"T301": {Verdict.PASS: 6, Verdict.FAIL: 1}})
    text = shown(outcome(result), Look(verbosity=1))
    assert "各规则:\n  T301  通过 6 · 未通过 1" in text
    assert "指纹: aaaa" in text
    assert "各规则" not in shown(outcome(result))


def test_every_sign_can_be_written_in_gbk(everything: Outcome) -> None:
    shown(everything).encode("gbk")


def test_figures_are_never_broken_and_marks_never_begin_a_line() -> None:
    text = "全年收到申请1268件，其中网络渠道1003件，当面递交265件。" * 5
    for width in range(12, 60):
        lines = wrap(text, width)
        assert "".join(lines) == text
        assert all(cell_len(line) <= width for line in lines)
        assert not any(line[0] in "，。" for line in lines)
        assert not any(a[-1].isdigit() and b[0].isdigit() for a, b in zip(lines, lines[1:]))  # noqa: B905, RUF007


def test_what_is_too_long_for_a_line_stays_whole() -> None:
    address = "https://www.example.gov.cn/" + "a" * 60
    assert wrap(f"见 {address} 。", 30) == ["见", address, "。"] or address in wrap(
        f"见 {address}", 30
    )


def test_nothing_to_wrap_is_one_empty_line() -> None:
    assert wrap("", 20) == [""]


def test_long_text_is_cut() -> None:
    assert plain("字" * 500, 10) == "字" * 9 + "…"


@pytest.mark.parametrize(
    ("location", "zh", "en"),
    [
        (Location(line=57), "第 57 行", "line 57"),
        (Location(line=5, column=3), "第 5 行第 3 列", "line 5, column 3"),
        (Location(table=2, row=5, column=3), "第 2 张表第 5 行第 3 列", "table 2, row 5, column 3"),
        (Location(paragraph=12), "第 12 段", "paragraph 12"),
        (Location(sheet="表三", cell="B7"), "表三!B7", "表三!B7"),
        (Location(page=3, bbox=(1, 2, 3, 4)), "第 3 页", "page 3"),
        (Location(xpath="/html/body/p[2]"), "网页正文", "text of the page"),
        (Location(), "", ""),
        (None, "", ""),
    ],
)
def test_places_are_named_in_every_format(location: Location | None, zh: str, en: str) -> None:
    assert (place(location, "zh"), place(location, "en")) == (zh, en)
