"""The page of one report as a reader meets it: seen, clicked, tabbed through, printed."""

from __future__ import annotations

import base64
from pathlib import Path

import pypdfium2
import pytest
from axe_core_python.selenium import Axe
from selenium.webdriver import Chrome, Keys
from selenium.webdriver.common.by import By

from tests.browser.conftest import opened
from tests.browser.pages import page, written

WRONG = "c-requests-carried_out-natural_person"


def severe(driver: Chrome) -> list[str]:
    """Serious and critical accessibility faults that axe-core finds."""
    found = Axe().run(driver)["violations"]
    grave = [fault for fault in found if fault["impact"] in ("serious", "critical")]
    return [f"{fault['id']}: {fault['nodes'][0]['html'][:120]}" for fault in grave]


@pytest.mark.parametrize("lang, banner", [("zh", "不一致"), ("en", "inconsistent")])
def test_the_banner_says_the_verdict(
    chromium: Chrome, tmp_path: Path, lang: str, banner: str
) -> None:
    driver = opened(chromium, page(tmp_path, written(), lang=lang))
    assert banner in driver.find_element(By.CSS_SELECTOR, ".verdict").text
    assert "示例县水务局" in driver.find_element(By.TAG_NAME, "h1").text


def test_a_consistent_report_says_so(chromium: Chrome, tmp_path: Path) -> None:
    driver = opened(chromium, page(tmp_path, written(out=3)))
    assert "一致" in driver.find_element(By.CSS_SELECTOR, ".verdict").text
    assert not driver.find_elements(By.CSS_SELECTOR, ".incident")


def test_the_wrong_cell_is_marked_in_the_drawn_form(chromium: Chrome, tmp_path: Path) -> None:
    driver = opened(chromium, page(tmp_path, written()))
    cell = driver.find_element(By.ID, WRONG)
    assert cell.get_attribute("class") == "wrong"
    assert "是否应为 3" in cell.text
    assert "×" in cell.text
    plain = driver.find_element(By.ID, "c-requests-new-research")
    shades = {c.value_of_css_property("background-color") for c in (cell, plain)}
    assert len(shades) == 2


def test_the_arithmetic_stands_on_a_line_of_its_own(chromium: Chrome, tmp_path: Path) -> None:
    driver = opened(chromium, page(tmp_path, written()))
    strips = [strip.text for strip in driver.find_elements(By.CSS_SELECTOR, ".strip")]
    assert any("13 + 2 = 15 ≠ 12 + 1 = 13" in strip for strip in strips), strips


def test_a_cell_leads_to_its_finding_and_a_claim_to_its_cell(
    chromium: Chrome, tmp_path: Path
) -> None:
    driver = opened(chromium, page(tmp_path, written(claimed=16)))
    driver.find_element(By.CSS_SELECTOR, f"#{WRONG} a").click()
    assert driver.current_url.endswith("#i1") or "#i" in driver.current_url
    target = driver.current_url.partition("#")[2]
    assert driver.find_element(By.ID, target).tag_name == "article"
    marks = driver.find_elements(By.CSS_SELECTOR, "#text ~ .text mark, .text mark")
    assert any("16件" in mark.text for mark in marks)
    link = driver.find_element(By.CSS_SELECTOR, '.text sup a[href="#c-requests-new-total"]')
    link.click()
    assert driver.find_element(By.ID, "c-requests-new-total").is_displayed()


def test_every_cell_of_many_alike_leads_to_the_one_finding_that_tells_of_them(
    chromium: Chrome, tmp_path: Path
) -> None:
    filled, unfilled = "| 9 | 1 | 0 | 0 | 0 | 0 | 10 |", "| 待填 " * 7 + "|"
    text = written().decode().replace(filled, unfilled).encode()
    driver = opened(chromium, page(tmp_path, text))
    told = [
        item for item in driver.find_elements(By.CSS_SELECTOR, ".incident") if "T304" in item.text
    ]
    assert len(told) == 1
    assert "同样的问题还有 6 处" in told[0].text
    driver.find_element(By.CSS_SELECTOR, "#c-requests-granted-total a").click()
    assert told[0].value_of_css_property("box-shadow") != "none"
    told[0].find_element(By.XPATH, ".//summary[contains(., '同样')]").click()
    assert (
        told[0].find_element(By.CSS_SELECTOR, "a[href='#c-requests-granted-total']").is_displayed()
    )
    assert severe(driver) == []


def test_pointing_at_a_cell_names_the_rules_that_look_at_it(
    chromium: Chrome, tmp_path: Path
) -> None:
    driver = opened(chromium, page(tmp_path, written()))
    driver.execute_script(f"document.getElementById('{WRONG}').focus()")
    panel = driver.find_element(By.ID, "panel-requests")
    assert "× T301" in panel.text
    assert "× T302" in panel.text
    assert "结转下年度" in panel.text


def test_cells_are_reached_by_the_keyboard(chromium: Chrome, tmp_path: Path) -> None:
    driver = opened(chromium, page(tmp_path, written()))
    driver.execute_script("document.getElementById('c-requests-new-natural_person').focus()")
    driver.switch_to.active_element.send_keys(Keys.ARROW_RIGHT)
    assert driver.switch_to.active_element.get_attribute("id") == "c-requests-new-business"
    driver.switch_to.active_element.send_keys(Keys.ARROW_DOWN)
    assert driver.switch_to.active_element.get_attribute("id") == "c-requests-carried_in-business"


def test_the_first_tab_stop_skips_to_the_content(chromium: Chrome, tmp_path: Path) -> None:
    driver = opened(chromium, page(tmp_path, written()))
    driver.find_element(By.TAG_NAME, "body").send_keys(Keys.TAB)
    assert driver.switch_to.active_element.get_attribute("class") == "skip"


@pytest.mark.parametrize("width", [1440, 390])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_no_serious_accessibility_fault(
    chromium: Chrome, tmp_path: Path, width: int, lang: str
) -> None:
    driver = opened(chromium, page(tmp_path, written(claimed=16), lang=lang), width)
    assert severe(driver) == []


def test_dark_colours_are_legible_too(chromium: Chrome, tmp_path: Path) -> None:
    features = {"features": [{"name": "prefers-color-scheme", "value": "dark"}]}
    chromium.execute_cdp_cmd("Emulation.setEmulatedMedia", features)
    try:
        driver = opened(chromium, page(tmp_path, written(claimed=16)))
        assert (
            driver.find_element(By.TAG_NAME, "body")
            .value_of_css_property("background-color")
            .startswith("rgba(20, 24, 29")
        )
        assert severe(driver) == []
    finally:
        chromium.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": []})


def test_a_narrow_window_never_scrolls_sideways(chromium: Chrome, tmp_path: Path) -> None:
    driver = opened(chromium, page(tmp_path, written()), 390)
    wide = driver.execute_script(
        "return document.documentElement.scrollWidth - document.documentElement.clientWidth"
    )
    assert wide == 0


def test_printing_cuts_no_table(chromium: Chrome, tmp_path: Path) -> None:
    driver = opened(chromium, page(tmp_path, written()))
    printed = driver.execute_cdp_cmd("Page.printToPDF", {"preferCSSPageSize": True})
    document = pypdfium2.PdfDocument(base64.b64decode(printed["data"]))
    pages = [page.get_textpage().get_text_bounded() for page in document]
    text = "".join(pages)
    assert len(pages) <= 6
    for words in ("总计", "四、结转下年度继续办理", "复议后起诉", "本年度未收取信息处理费"):
        assert words in text
    width, _ = document[0].get_size()
    boxes = [found.get_bounds() for page in document for found in page.get_objects(filter=[1])]
    assert max(right for _, _, right, _ in boxes) <= width


def test_without_scripts_everything_is_there(chromium: Chrome, tmp_path: Path) -> None:
    file = page(tmp_path, written(claimed=16))
    bare = tmp_path / "bare.html"
    text = file.read_text("utf-8").replace("script-src 'unsafe-inline'", "script-src 'none'")
    bare.write_text(text, "utf-8")
    driver = opened(chromium, bare)
    assert driver.find_element(By.CSS_SELECTOR, f"#{WRONG} a").is_displayed()
    assert driver.find_elements(By.CSS_SELECTOR, ".incident .strip")
    assert not driver.find_element(By.ID, "panel-requests").is_displayed()


def test_what_a_file_brings_along_is_shown_as_text(chromium: Chrome, tmp_path: Path) -> None:
    evil = "<script>document.title='x'</script><img src=x onerror=\"document.title='y'\">"
    note = f"收到申请16件{evil}，\u202e另有说明。"
    names = (f"a{evil}\u202e{'长' * 10_000}.txt",)
    driver = opened(chromium, page(tmp_path, written(note=note), names=names))
    assert driver.title not in ("x", "y")
    assert evil in driver.find_element(By.CSS_SELECTOR, ".path").text
    assert not driver.find_elements(By.CSS_SELECTOR, ".text img, .path img")
    assert "\u202e" not in driver.find_element(By.CSS_SELECTOR, ".path").text
