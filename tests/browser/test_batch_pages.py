"""The overview of a run: ranking, filter, links, as one file and as a folder."""

from __future__ import annotations

from pathlib import Path

from selenium.webdriver import Chrome, Keys
from selenium.webdriver.common.by import By
from selenium.webdriver.support.select import Select

from tests.browser.conftest import opened
from tests.browser.pages import page, site, written
from tests.browser.test_report_page import severe

REPORTS = (
    written("示例县水务局", out=3),
    written("示例县民政局", out=1),
    written("示例县财政局", out=1, claimed=25),
)


def shown(driver: Chrome) -> list[str]:
    rows = driver.find_elements(By.CSS_SELECTOR, "#reports tbody tr")
    return [row.text.split()[2] for row in rows if row.is_displayed()]


def test_the_worst_report_comes_first(chromium: Chrome, tmp_path: Path) -> None:
    driver = opened(chromium, page(tmp_path, *REPORTS))
    assert shown(driver) == ["示例县财政局", "示例县民政局", "示例县水务局"]


def test_words_status_and_rule_filter_the_list(chromium: Chrome, tmp_path: Path) -> None:
    driver = opened(chromium, page(tmp_path, *REPORTS))
    words = driver.find_element(By.NAME, "words")
    words.send_keys("民政")
    assert shown(driver) == ["示例县民政局"]
    assert driver.find_element(By.ID, "shown").text == "1 / 3"
    words.clear()
    words.send_keys("x", Keys.BACKSPACE)
    Select(driver.find_element(By.NAME, "rule")).select_by_value("N103")
    assert shown(driver) == ["示例县财政局"]


def test_heat_map_and_bars_are_there(chromium: Chrome, tmp_path: Path) -> None:
    driver = opened(chromium, page(tmp_path, *REPORTS))
    heads = [cell.text for cell in driver.find_elements(By.CSS_SELECTOR, "table.heat thead th")]
    assert {"T301", "T302"} <= set(heads)
    assert driver.find_elements(By.CSS_SELECTOR, ".bars .bar i")


def test_a_line_of_the_list_leads_to_the_report_below(chromium: Chrome, tmp_path: Path) -> None:
    driver = opened(chromium, page(tmp_path, *REPORTS))
    driver.find_element(By.LINK_TEXT, "示例县财政局").click()
    anchor = driver.current_url.partition("#")[2]
    assert "示例县财政局" in driver.find_element(By.ID, anchor).text


def test_a_folder_has_an_index_and_a_page_for_every_report(
    chromium: Chrome, tmp_path: Path
) -> None:
    folder = site(tmp_path / "site", *REPORTS)
    assert len(list((folder / "reports").glob("*.html"))) == 3
    driver = opened(chromium, folder / "index.html")
    driver.find_element(By.LINK_TEXT, "示例县民政局").click()
    assert "示例县民政局" in driver.find_element(By.TAG_NAME, "h1").text
    driver.find_element(By.LINK_TEXT, "返回总览").click()
    assert driver.current_url.endswith("index.html")


def test_the_overview_has_no_serious_accessibility_fault(chromium: Chrome, tmp_path: Path) -> None:
    for width in (1440, 390):
        assert severe(opened(chromium, page(tmp_path, *REPORTS), width)) == []
