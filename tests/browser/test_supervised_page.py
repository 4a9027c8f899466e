"""The supervisor's part of the overview: charts that fit a phone, dark and light, on paper."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from selenium.webdriver import Chrome
from selenium.webdriver.common.by import By

from goiaudit.model.findings import Finding, Status, Verdict
from goiaudit.model.report import Report
from goiaudit.model.result import AuditedReport
from goiaudit.model.roster import Missing
from goiaudit.output.html.write import write_html
from goiaudit.output.look import Look
from goiaudit.output.outcome import Outcome
from tests.browser.conftest import opened
from tests.browser.test_report_page import severe

ORGANS = {"示例县人民政府": "government", "示例县自然资源和规划局": "department",
          "东岭镇人民政府": "township"}  # fmt: skip
YEARS = range(2019, 2026)
STATUSES: tuple[Status, ...] = ("consistent", "inconsistent", "incomplete")


def results() -> tuple[AuditedReport, ...]:
    found = []
    for year in YEARS:
        for n, (organ, kind) in enumerate(ORGANS.items()):
            status = STATUSES[(year + n) % 3]
            wrong = Finding("T301", "balance", "error", "不平", incident="i1", fingerprint="a" * 16)
            report = Report(f"{year}/{n}.txt", organ=organ, kind=kind, level="county", year=year)
            findings = (wrong,) if status == "inconsistent" else ()
            found.append(AuditedReport(report, status, findings, (), {Verdict.PASS: 1}))
    return tuple(found)


@pytest.fixture(scope="module")
def overview(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("overview") / "page.html"
    absent = (Missing("西河镇人民政府", 2025, "roster", "示例县人民政府"),)
    with file.open("w", encoding="utf-8") as stream:
        write_html(Outcome(results(), {}, "zh", missing=absent), stream, Look())
    return file


@pytest.mark.parametrize("width", [390, 1440])
def test_the_page_is_no_wider_than_the_window(chromium: Chrome, overview: Path, width: int) -> None:
    driver = opened(chromium, overview, width)
    inner, whole = driver.execute_script(
        "return [window.innerWidth, document.documentElement.scrollWidth]"
    )
    assert whole <= inner


@pytest.mark.parametrize("width", [390, 1440])
def test_labels_of_the_chart_stand_apart(chromium: Chrome, overview: Path, width: int) -> None:
    driver = opened(chromium, overview, width)
    edges = driver.execute_script(
        "return [...document.querySelectorAll('.chart text.value')].map(t => {"
        "const box = t.getBoundingClientRect(); return [box.left, box.right]})"
    )
    assert len(edges) == len(YEARS)
    assert all(right < left for (_, right), (left, _) in pairwise(edges))


def test_columns_are_drawn_without_a_script(chromium: Chrome, overview: Path) -> None:
    driver = opened(chromium, overview)
    bars = driver.find_elements(By.CSS_SELECTOR, ".chart rect")
    assert {bar.size["height"] > 0 and bar.size["width"] > 0 for bar in bars} == {True}
    source = driver.execute_script("return document.querySelector('.chart').outerHTML")
    assert "script" not in source


def test_colours_follow_the_theme(chromium: Chrome, overview: Path) -> None:
    driver = opened(chromium, overview)
    colours = set()
    for theme in ("light", "dark"):
        driver.execute_cdp_cmd(
            "Emulation.setEmulatedMedia",
            {"features": [{"name": "prefers-color-scheme", "value": theme}]},
        )
        colours.add(
            driver.execute_script(
                "return getComputedStyle(document.querySelector('.chart rect.consistent')).fill"
            )
        )
    driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": []})
    assert len(colours) == 2


def test_there_is_no_serious_accessibility_fault(chromium: Chrome, overview: Path) -> None:
    assert severe(opened(chromium, overview)) == []
