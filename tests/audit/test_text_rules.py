"""Text rules: phrases that must not or must stand in a report, and named counts of words."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goiaudit.audit.batch import audit_reports
from goiaudit.audit.examples import example_of
from goiaudit.audit.matching import Matcher
from goiaudit.audit.phrases import ReportText
from goiaudit.definitions.forms import Label
from goiaudit.definitions.yamlfile import parse_yaml
from goiaudit.model.errors import Mark
from goiaudit.model.findings import Finding
from goiaudit.model.report import Report
from goiaudit.model.result import AuditedReport
from goiaudit.rules.ground import Variable
from goiaudit.rules.rule import Rule
from goiaudit.rules.texts import Search, Word
from tests.support.reports import own_rules

ANY = Rule("X1", Label("标题", "title"), Mark("own.yml", 1, 1))


def no_text(_: str) -> Report:
    raise AssertionError("these examples have sections")


def judged(folder: Path, rule: str, setup: str, lang: str = "zh") -> AuditedReport:
    """One rule of a user's file, on one report."""
    text = "- id: X1\n  title: {zh: 标题, en: title}\n" + "".join(
        f"  {line}\n" for line in rule.strip().splitlines()
    )
    rules = own_rules(folder, text)
    report, relations = example_of(parse_yaml(setup, "s.yml"), rules.rules[0], no_text)
    return next(iter(audit_reports([report], rules, lang, [relations])))


def told(folder: Path, rule: str, setup: str) -> list[tuple[object, object]]:
    return [(f.expected, f.actual) for f in judged(folder, rule, setup).findings]


def only(result: AuditedReport) -> Finding:
    (found,) = result.findings
    return found


def verdict(result: AuditedReport) -> dict[str, int]:
    return {str(v.value): n for v, n in result.by_rule["X1"].items()}


FORBID = "text: {forbid: [{phrase: 政务公平, mend: 政务公开}]}"


def test_forbidden_phrase_is_quoted_with_its_clause_and_place(tmp_path: Path) -> None:
    setup = 'sections: {overview: "加强学习。\\n完善政务公平平台建设，推进工作。"}'
    found = only(judged(tmp_path, FORBID, setup))

    assert (found.expected, found.actual, found.difference) == ("政务公开", "政务公平", None)
    assert found.quote == "完善政务公平平台建设"
    assert found.location is not None
    assert found.location.line == 3  # the heading is line 1
    assert "政务公平" in found.message
    assert "建议核对是否应为“政务公开”" in found.message


def test_text_without_it_passes_once(tmp_path: Path) -> None:
    result = judged(tmp_path, FORBID, 'sections: {overview: "推进政务公开。"}')

    assert verdict(result) == {"pass": 1}
    assert not result.findings


def test_report_without_any_text_is_unknown(tmp_path: Path) -> None:
    result = judged(tmp_path, FORBID, "{requests: {}}")

    assert verdict(result) == {"unknown": 1}
    assert [n.reason for n in result.not_assessable] == ["unreadable"]


def test_matching_is_on_folded_text_and_the_quote_is_as_printed(tmp_path: Path) -> None:
    rule = "text: {forbid: ['（第二十條）', 政务公平]}"
    setup = 'sections: {overview: "推進政務公平，依据(第二十条)办理"}'

    assert told(tmp_path, rule, setup) == [(None, "政務公平"), (None, "(第二十条)")]


@pytest.mark.parametrize(
    ("beside", "text", "hit"),
    [
        ("", "失去解决问题", True),
        ("near: 问题", "失去解决问题", True),
        ("near: 问题", "失去解决困难。仍有问题", False),
        ("near: [困难, 问题]", "失去解决困难", True),
        ("unless: 机会", "失去机会，失去解决的可能", False),
        ("unless: 机会", "失去解决的可能。失去机会", True),
        ("unless_after: 的可能", "失去解决的可能", False),
        ("unless_after: 的可能", "失去解决了的可能", True),
        ("unless_before: [不会, 未]", "不会失去解决", False),
        ("unless_before: [不会, 未]", "未曾失去解决", True),
        ("near: {pattern: '问.?题'}", "问个题，失去解决", True),
        ("unless_before: {pattern: '[不未]会?'}", "不会失去解决", False),
        ("unless_after: {pattern: '.的'}", "失去解决了的", False),
        ("in: other", "失去解决", False),
        ("in: [other, overview]", "失去解决", True),
        ("in: title", "失去解决", False),
    ],
)
def test_what_stands_beside_a_phrase_and_where_it_stands_decide(
    beside: str, text: str, hit: bool, tmp_path: Path
) -> None:
    rule = "text: {forbid: [{phrase: 失去解决" + (f", {beside}" if beside else "") + "}]}"
    setup = f'sections: {{title: "标题", overview: "{text}", other: "无"}}'

    assert bool(told(tmp_path, rule, setup)) == hit


def test_headings_and_title_are_searched_only_where_they_are_named(tmp_path: Path) -> None:
    setup = 'sections: {title: "示例县水务局政务公平报告", overview: "无"}'

    assert told(tmp_path, "text: {forbid: [政务公平, 总体情况]}", setup) == []
    assert told(tmp_path, "text: {in: title, forbid: [政务公平]}", setup) == [(None, "政务公平")]
    assert told(tmp_path, "text: {in: headings, forbid: [总体情况]}", setup) == [(None, "总体情况")]


def test_table_text_is_no_text(tmp_path: Path) -> None:
    setup = '{requests: {new: {total: "政务公平"}}, sections: {overview: "无"}}'

    assert told(tmp_path, FORBID, setup) == []


@pytest.mark.parametrize(
    ("one_per", "count"), [("words", 2), ("place", 3), ("report", 1)]
)  # fmt: skip
def test_hits_become_findings_by_wording_by_place_or_all_together(
    one_per: str, count: int, tmp_path: Path
) -> None:
    rule = f"text: {{one_per: {one_per}, forbid: [政务公平, 失去解决]}}"
    text = "政务公平，失去解决。政务公平。"
    result = judged(tmp_path, rule, f'sections: {{overview: "{text}"}}')

    assert len(result.findings) == count
    assert verdict(result) == {"fail": count}
    assert len({f.fingerprint for f in result.findings}) == count


def test_all_together_names_every_wording_and_counts_the_places(tmp_path: Path) -> None:
    rule = """
text: {one_per: report, forbid: [政务公平, 失去解决]}
message: {zh: "{found}共{count}处", en: x}
"""
    found = only(judged(tmp_path, rule, 'sections: {overview: "政务公平，失去解决。政务公平。"}'))

    assert found.message == "政务公平、失去解决共3处"


def test_pattern_reports_its_group_and_never_crosses_a_paragraph(tmp_path: Path) -> None:
    rule = "text: {forbid: [{pattern: '条例[^x]{0,9}(第三十[一二]条)'}]}"

    one = told(tmp_path, rule, 'sections: {overview: "根据条例第三十一条"}')
    two = told(tmp_path, rule, 'sections: {overview: "根据条例\\n第三十一条"}')
    assert (one, two) == ([(None, "第三十一条")], [])


def test_shorter_phrase_within_a_longer_hit_is_not_told_again(tmp_path: Path) -> None:
    rule = "text: {forbid: [公平, 政务公平]}"

    assert told(tmp_path, rule, 'sections: {overview: "政务公平与公平"}') == [
        (None, "政务公平"),
        (None, "公平"),
    ]


def test_entry_may_depend_on_the_report_and_have_its_own_severity(tmp_path: Path) -> None:
    rule = """
severity: error
text:
  forbid:
    - 失去解决
    - {phrase: 60号, when: year >= 2021, severity: info, note: {zh: 已废止, en: repealed}}
message: {zh: "{found}{note}", en: "{found} {note}"}
"""
    setup = 'sections: {overview: "按照60号文，失去解决"}'

    new = judged(tmp_path, rule, f"{{year: 2022, {setup}}}")
    old = judged(tmp_path, rule, f'{{year: 2020, form: "2019", {setup}}}')
    assert [(f.severity, f.message) for f in new.findings] == [
        ("error", "失去解决"),
        ("info", "60号已废止"),
    ]
    assert verdict(new) == {"fail": 2}
    assert verdict(old) == {"fail": 1, "not_applicable": 1}


REQUIRE = """
severity: {government: error, default: info}
text:
  in: overview
  require:
    - {zh: 主动公开, en: disclosure, any: [主动公开, {pattern: '公开.{0,4}信息'}]}
    - {zh: 监督保障, en: supervision, any: [监督, 考核], unless: 计划}
"""


def test_missing_groups_are_named_in_one_finding(tmp_path: Path) -> None:
    found = only(judged(tmp_path, REQUIRE, '{kind: government, sections: {overview: "认真学习"}}'))

    assert (found.severity, found.expected, found.actual) == ("error", None, None)
    assert found.message == "标题：缺少主动公开、监督保障"
    assert found.location is not None
    assert found.location.line == 1


def test_group_found_by_any_of_its_words_is_not_missing(tmp_path: Path) -> None:
    said = '{sections: {overview: "公开各类信息。计划监督。"}}'

    assert "监督保障" in only(judged(tmp_path, REQUIRE, said)).message
    assert "主动公开" not in only(judged(tmp_path, REQUIRE, said)).message
    fine = judged(tmp_path, REQUIRE, '{sections: {overview: "公开各类信息。加强考核。"}}')
    assert verdict(fine) == {"pass": 1}


def test_section_that_was_not_found_leaves_its_groups_unknown(tmp_path: Path) -> None:
    result = judged(tmp_path, REQUIRE, '{sections: {other: "无"}}')

    assert verdict(result) == {"unknown": 1}
    assert [n.reason for n in result.not_assessable] == ["unreadable"]
    assert verdict(judged(tmp_path, REQUIRE, "{sections: {overview: null}}")) == {"fail": 1}


def test_what_is_missing_from_a_damaged_text_is_no_error(tmp_path: Path) -> None:
    setup = '{kind: government, sections: {damaged: 1, overview: "认真学习"}}'

    assert only(judged(tmp_path, REQUIRE, setup)).severity == "warning"


def test_phrase_in_a_damaged_clause_is_no_error(tmp_path: Path) -> None:
    rule = f"severity: error\n{FORBID}"
    whole = 'sections: {overview: "完善政务公平平台\ufffd，推进工作"}'
    beside = 'sections: {overview: "完善政务公平平台，推进\ufffd工作"}'

    assert only(judged(tmp_path, rule, whole)).severity == "warning"
    assert only(judged(tmp_path, rule, beside)).severity == "error"


WORDS = """
words:
  problem: {in: problems, any: [问题, 不足]}
  remedy: {in: problems, any: [改进, 下一步], unless: 去年}
  fee: 信息处理费
check: 1 <= words(problem) and 1 <= words(remedy)
severity: [{when: words(fee) > 0, is: info}, error]
"""


def test_named_words_are_counted_in_checks_and_conditions(tmp_path: Path) -> None:
    fine = judged(tmp_path, WORDS, '{sections: {problems: "存在问题。下一步改进。"}}')
    bad = judged(tmp_path, WORDS, '{sections: {problems: "存在问题。去年已改进。"}}')
    mild = judged(tmp_path, WORDS, '{sections: {other: "信息处理费", problems: "不足"}}')

    assert verdict(fine) == {"pass": 1}
    assert [(f.severity, f.expected, f.actual) for f in bad.findings] == [("error", None, None)]
    assert only(bad).location is not None
    assert [f.severity for f in mild.findings] == ["info"]
    assert verdict(judged(tmp_path, WORDS, '{sections: {other: "无"}}')) == {"unknown": 1}


def test_one_place_counts_once_however_many_words_meet_there(tmp_path: Path) -> None:
    rule = "words: {a: [政务公开, 公开, 务公]}\ncheck: words(a) = 2"

    result = judged(tmp_path, rule, '{sections: {overview: "政务公开与公开"}}')
    assert verdict(result) == {"pass": 1}


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_rule_without_a_message_speaks_both_languages(lang: str, tmp_path: Path) -> None:
    found = only(judged(tmp_path, FORBID, 'sections: {overview: "政务公平"}', lang))

    assert found.message.startswith("标题：" if lang == "zh" else "title: ")
    assert "政务公开" in found.message


@settings(deadline=None)
@given(
    st.lists(st.text("甲乙丙丁。", max_size=12), max_size=5),
    st.sets(st.text("甲乙丙丁", min_size=1, max_size=3)),
)
def test_one_pass_finds_exactly_what_looking_word_by_word_finds(
    paragraphs: list[str], words: set[str]
) -> None:
    """Literals and the same words as patterns, in any number, in any text."""
    text = "\\n".join(paragraphs)
    report, _ = example_of(parse_yaml(f'sections: {{overview: "{text}"}}', "s.yml"), ANY, no_text)
    body = [p.text for s in report.sections for p in s.body]
    for is_pattern in (False, True):
        search = Search(("text",), tuple(Word(w, is_pattern) for w in sorted(words)))
        name = Variable("lacking", ("X1", "part"))
        found = Matcher({name: (search,)}).find(ReportText.of([report])[0])
        assert bool(found.get(name)) == any(word in line for line in body for word in words)
