from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from goiaudit.audit.rule_examples import RuleExample
from goiaudit.definitions.yamlfile import parse_yaml
from goiaudit.output.rulebook.catalogue import catalogue_lines, escaped
from goiaudit.output.rulebook.formula import bound, formula
from goiaudit.output.rulebook.listing import rule_table
from goiaudit.output.rulebook.naming import cells_label, instance_label, instances_label
from goiaudit.output.rulebook.page import flow, rule_page, shown_example
from goiaudit.output.rulebook.words import WORDS, joined
from goiaudit.rules.rule import Rule
from tests.support.reports import own_rules, shipped

HAN = re.compile("[一-鿿]")


def own(folder: Path, check: str, *lines: str) -> Rule:
    text = "\n".join(["- id: X1", "  title: own", f'  check: "{check}"', *lines, ""])
    return own_rules(folder, text).by_id["X1"]


def shown(rule: Rule, lang: str) -> str:
    (assertion,) = rule.assertions
    return formula(assertion.check, assertion.bindings, lang, "")


FORMULAS = {
    "requests[new, total] <= 10": (
        "“一、本年新收政府信息公开申请数量/总计” ≤ 10",
        "“1 new requests received/total” ≤ 10",
    ),
    "sum(requests[denied.*, total]) != 3": (
        "Σ(“三、(三)不予公开各项/总计”) ≠ 3",
        "Σ(“items of 3(3) denied/total”) ≠ 3",
    ),
    "requests[denied, legal_person] >= 1": (
        "“三、(三)不予公开/法人或其他组织” ≥ 1",
        "“3(3) denied/legal persons and other organisations” ≥ 1",
    ),
    "requests[new, * - total] = 2 * requests[new, total] - 1": (
        "Σ “一、本年新收政府信息公开申请数量/各列(不含总计)” ="
        " 2 × “一、本年新收政府信息公开申请数量/总计” - 1",
        "Σ “1 new requests received/all columns (without total)” ="
        " 2 × “1 new requests received/total” - 1",
    ),
    "kind in (township, street) and not (level = county)": (
        "机关类型 ∈ {乡镇, 街道} 且 非(机关层级 = 县级)",
        "kind of organ ∈ {township, street} and not (level of organ = county)",
    ),
    "date(year + 1, 1, 31) >= signed if known(signed) = 1": (
        "若 读到落款日期，则 报告年度次年1月31日 ≥ 落款日期",
        "if date of signature is known, then 1/31 of the year after ≥ date of signature",
    ),
    "text_damaged = 0 or title = 1": (
        "并非“正文有损伤” 或 有标题", "not “text damaged in extraction” or title present",
    ),
    "requests[new, total] | requests[handled_total, total] = claim(requests.new.total)": (
        "正文“一、本年新收政府信息公开申请数量/总计” = “一、本年新收政府信息公开申请数量/总计”"
        " 或 “三、(七)总计/总计” (其中之一)",
        "text figure “1 new requests received/total” = “1 new requests received/total”"
        " or “3(7) handled in total/total” (one of them)",
    ),
    "0 = blank(disputes[review, *])": (
        "0 = 空白格数(“行政复议/各列”)",
        "0 = blank cells(“administrative review/all columns”)",
    ),
    "previous.requests[carried_out, total] = requests[carried_in, total]": (
        "上年“四、结转下年度继续办理/总计” = “二、上年结转政府信息公开申请数量/总计”",
        "last year's “4 carried over to next year/total” = “2 carried over from last year/total”",
    ),
    "percent(seen(percentage.part), seen(percentage.whole)) ~= seen(percentage.printed)": (
        "100 × 正文百分比(part) ÷ 正文百分比(whole) ≈ 正文百分比(printed)",
        "100 × percentage in the text(part) ÷ percentage in the text(whole)"
        " ≈ percentage in the text(printed)",
    ),
}  # fmt: skip


@pytest.mark.parametrize("check", FORMULAS)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_assertion_reads_as_a_formula_with_official_labels(
    check: str, lang: str, tmp_path: Path
) -> None:
    assert shown(own(tmp_path, check), lang) == FORMULAS[check][lang == "en"]


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_shipped_condition_reads_as_a_formula(lang: str) -> None:
    for rule in shipped().rules:
        for assertion in rule.assertions:
            text = formula(assertion.check, assertion.bindings, lang, "")
            assert "(word=" not in text, rule.id
            assert not re.search(r"\$[a-z]", text), rule.id


def test_binding_tells_what_it_runs_through(tmp_path: Path) -> None:
    rule = own(
        tmp_path,
        "requests[$r, $c] <= 10",
        "  for: {r: requests.denied.*, c: requests.columns - total}",
    )

    assert bound(rule.bindings[1], "zh") == (
        "c = “收到和处理政府信息公开申请情况”各列(不含总计)"
    )  # fmt: skip
    assert bound(rule.bindings[0], "en").startswith(
        "r = “Requests received and handled”: 3(3)1 denied: state secret, 3(3)2"
    )


PAGES = [(rule, lang) for rule in shipped().rules for lang in ("zh", "en")]


@pytest.mark.parametrize(("rule", "lang"), PAGES, ids=lambda p: getattr(p, "id", p))
def test_page_of_every_rule_is_eighty_columns_wide(rule: Rule, lang: str) -> None:
    from rich.cells import cell_len

    lines = list(rule_page(rule, lang))

    # A pattern or an address is one word and cannot be broken.
    assert [line for line in lines if cell_len(line) > 80 and " " in line.strip()[1:-1]] == [] or (
        rule.text is not None
    )
    assert lines[0].startswith(rule.id)


def test_an_example_without_a_text_quotes_no_empty_clause() -> None:
    setup = parse_yaml("{seen: {breakdown: []}}", "own.yml")
    shown = shown_example(RuleExample("fail", setup, ("正文“”：各分项相加是54",)))

    assert shown.messages == ("正文“…”：各分项相加是54",)


def test_page_in_english_has_no_chinese_but_what_is_quoted() -> None:
    page = "\n".join(rule_page(shipped().by_id["T301"], "en"))

    assert [line for line in page.splitlines() if HAN.search(line) and "Basis" not in line
            and not line.startswith("    ")] == []  # fmt: skip


def test_page_tells_the_cases_of_the_severity_in_order() -> None:
    page = list(rule_page(shipped().by_id["T309"], "en"))

    start = next(n for n, line in enumerate(page) if line.startswith("  Severity:"))
    assert page[start].startswith("  Severity: info if “2 carried over from last year/total” = 1")
    assert page[start + 1] == "    else warning"


def test_page_tells_tolerance_blanks_and_default(tmp_path: Path) -> None:
    rule = own(
        tmp_path, "requests[new, total] = 1", "  tolerance: 1 %", "  blanks: zero", "  default: off"
    )  # fmt: skip

    page = "\n".join(rule_page(rule, "en"))

    assert "Tolerance: 1 %" in page
    assert "Blank cells: count as 0" in page
    assert "By default: off" in page


def test_page_tells_forbidden_and_required_words(tmp_path: Path) -> None:
    text = (
        "- id: X1\n  title: own\n  text:\n    in: overview\n"
        "    forbid: [{phrase: [甲乙], mend: 丙丁}, {pattern: '甲.乙'}]\n"
        "    require: [{zh: 公开, en: publication, any: [公开]}]\n"
    )

    page = "\n".join(rule_page(own_rules(tmp_path, text).by_id["X1"], "en"))

    assert "Must not stand: “甲乙” (in the overview) (meant: “丙丁”)" in page
    assert "/甲.乙/ (in the overview)" in page
    assert "Must be there: publication: “公开” (in the overview)" in page


@pytest.mark.parametrize(
    "value",
    [
        {"requests": {"new": {"total": 5}}}, {"year": 2023, "kind": "street"}, {"a": None},
        {"form": "2021"}, {"text": "a: b"}, {"list": ["/", "12件", "1,268"]}, {"q": 'say "x"'},
        {"line": "one\ntwo"}, {"dash": "- x"}, {"tilde": "~"},
    ],
)  # fmt: skip
def test_setup_in_one_line_is_yaml_that_reads_back(value: object) -> None:
    assert yaml.safe_load(flow(value)) == value
    assert parse_yaml(flow(value), "x").plain() == value


def test_list_tells_origin_replacement_and_what_a_configuration_changed(tmp_path: Path) -> None:
    rule = own(tmp_path, "requests[new, total] = 1", "  default: off")
    declared = {"X1": rule}

    first, *notes = rule_table([rule], "en", declared)

    assert first.startswith("X1  warning  custom  own")
    assert "".join(line.strip() for line in notes).replace(" ", "") == (
        f"←{rule.origin},offbydefault"
    )  # fmt: skip


def test_instances_of_one_rule_are_named_together() -> None:
    rules = shipped().by_id
    names = [("T302", (("r", "new"),)), ("T302", (("r", "granted"),)), ("T407", ())]

    assert instances_label(names, rules, "en") == (
        "T302[1 new requests received, 3(1) granted], T407"
    )
    assert instance_label("T301", (("c", "total"),), rules, "zh") == "T301[总计]"


def test_long_lists_are_cut_and_counted() -> None:
    assert joined(["a", "b", "c"], "en", 2) == "a, b, and others, 3 in all"
    assert joined(["甲", "乙"], "zh") == "甲、乙"


def test_cells_of_one_row_are_named_together() -> None:
    cells = ["disputes.review.upheld", "disputes.review.total", "requests.new.total"]

    assert cells_label(cells, "2021", "zh") == (
        "行政复议/结果维持、总计；一、本年新收政府信息公开申请数量/总计"
    )
    assert cells_label(cells, "2021", "en", 1) == "administrative review/upheld, total…"


def test_row_of_the_older_form_has_the_label_of_that_form() -> None:
    cells = ["disclosure.licensing.change"]

    assert cells_label(cells, "2019", "zh") == "行政许可/本年增/减"


def test_markdown_signs_in_texts_are_escaped() -> None:
    assert escaped("a|b *c* [d]") == r"a\|b \*c\* \[d\]"


def test_catalogue_of_own_rules_has_a_section_each(tmp_path: Path) -> None:
    rule = own(tmp_path, "requests[new, total] = 1")

    lines = list(catalogue_lines([rule], {}, "en"))

    assert lines[0] == "# Rules"
    assert "| [X1](#x1) | custom | warning | both | own |" in lines
    assert "### X1" in lines
    assert "- As written: `requests[new, total] = 1`" in lines


@pytest.mark.parametrize("key", WORDS)
def test_words_have_the_same_fields_in_both_languages(key: str) -> None:
    zh, en = (sorted(re.findall(r"(?<!\{)\{([a-z_]+)", text)) for text in WORDS[key])

    assert zh == en, key
