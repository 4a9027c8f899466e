"""Waived findings stay listed and count for nothing; waivers that do nothing are told."""

from __future__ import annotations

from datetime import date

import pytest

from goiaudit.audit import audit
from goiaudit.audit.waivers import with_waivers
from goiaudit.model.findings import Verdict
from goiaudit.model.report import Report
from goiaudit.model.result import AuditedReport
from goiaudit.model.waivers import WaiverEntry
from tests.support.reports import claim, report, row, rules

TODAY = date(2026, 3, 1)


def judged(found: Report, *ids: str) -> tuple[AuditedReport, ...]:
    return audit(found, rules(*ids)).results


def wrong() -> Report:
    """New requests: 3 + 1 is not 5, in the row and against what was handled."""
    return report(
        requests={"new": row(3, 1, total=5), "granted": row(3, 1), "handled_total": row(3, 1)},
        disputes={},
        disclosure={},
    )


def waiver(**about: object) -> WaiverEntry:
    return WaiverEntry("王五", "已核实", **about)  # type: ignore[arg-type]


def rules_waived(found: tuple[AuditedReport, ...], *entries: WaiverEntry) -> set[str]:
    (result,) = with_waivers(found, entries, TODAY).results
    return {finding.rule for finding in result.findings if finding.waived}


def test_a_fingerprint_waives_the_finding_that_has_it_and_no_other() -> None:
    found = judged(wrong(), "T301", "T302")
    first, second = found[0].findings
    (result,) = with_waivers(found, [waiver(fingerprint=first.fingerprint)], TODAY).results
    assert [finding.waived is None for finding in result.findings] == [False, True]
    assert result.findings[1] == second


def test_a_waived_finding_says_who_why_and_until_when() -> None:
    found = judged(wrong(), "T302")
    entry = WaiverEntry("王五", "已核实", date(2026, 12, 31), rule="T302")
    (result,) = with_waivers(found, [entry], TODAY).results
    (finding,) = result.findings
    assert finding.waived is not None
    assert (finding.waived.who, finding.waived.why) == ("王五", "已核实")
    assert finding.waived.until == "2026-12-31"


@pytest.mark.parametrize(
    ("about", "fits"),
    [
        ({"rule": "T302"}, True),
        ({"rule": "T301"}, False),
        ({"rule": "T302", "organ": "示例县水务局"}, True),
        ({"rule": "T302", "organ": "示例縣水務局"}, True),
        ({"rule": "T302", "organ": "示例县教育局"}, False),
        ({"rule": "T302", "year": 2023}, True),
        ({"rule": "T302", "year": 2022}, False),
        ({"rule": "T302", "cells": ("requests.new.total",)}, True),
        ({"rule": "T302", "cells": ("requests.granted.total",)}, False),
        ({"rule": "T302", "cells": ("requests.new.total", "requests.granted.total")}, False),
    ],
)
def test_every_part_of_a_waiver_must_fit(about: dict[str, object], fits: bool) -> None:
    assert bool(rules_waived(judged(wrong(), "T302"), waiver(**about))) is fits


def test_with_all_findings_waived_the_report_is_consistent_and_the_verdicts_say_so() -> None:
    found = judged(wrong(), "T301", "T302")
    assert found[0].status == "inconsistent"
    (result,) = with_waivers(found, [waiver(rule="T301"), waiver(rule="T302")], TODAY).results
    assert result.status == "consistent"
    assert result.verdicts[Verdict.FAIL] == 0
    assert result.verdicts[Verdict.WAIVED] == found[0].verdicts[Verdict.FAIL] == 2
    assert sum(result.verdicts.values()) == sum(found[0].verdicts.values())
    assert result.by_rule["T302"][Verdict.WAIVED] == 1


def test_an_unknown_that_is_left_keeps_the_report_incomplete() -> None:
    found = judged(report(requests={"new": row(3, 1, total=5)}), "T302")
    (result,) = with_waivers(found, [waiver(rule="T302")], TODAY).results
    assert result.status == "incomplete"


def test_two_mentions_of_one_figure_are_two_waived_verdicts() -> None:
    twice = [claim("requests.new.total", 7), claim("requests.new.total", 7)]
    found = judged(report(requests={}, claims=twice), "N103")
    (finding,) = found[0].findings
    (result,) = with_waivers(found, [waiver(rule="N103")], TODAY).results
    assert finding.instances == 2
    assert result.by_rule["N103"] == {Verdict.WAIVED: 2}


@pytest.mark.parametrize(
    ("until", "holds"), [(date(2026, 3, 1), True), (date(2026, 2, 28), False), (None, True)]
)
def test_a_waiver_holds_to_its_last_day(until: date | None, holds: bool) -> None:
    found = judged(wrong(), "T302")
    done = with_waivers(found, [WaiverEntry("王五", "已核实", until, rule="T302")], TODAY)
    assert (done.results[0].status == "inconsistent") is not holds
    assert [stale.reason for stale in done.stale] == ([] if holds else ["expired"])


@pytest.mark.parametrize(
    ("about", "stale"),
    [
        ({"fingerprint": "0" * 16}, True),
        ({"fingerprint": "0" * 16, "organ": "示例县教育局"}, False),
        ({"rule": "T301"}, True),
        ({"rule": "T301", "organ": "示例县水务局", "year": 2023}, True),
        ({"rule": "T301", "organ": "示例县水务局", "year": 2022}, False),
        ({"rule": "T301", "organ": "示例县教育局"}, False),
        ({"rule": "T310"}, False),
        ({"rule": "T999"}, True),
    ],
)
def test_a_waiver_is_stale_only_if_its_report_and_rule_were_in_the_run(
    about: dict[str, object], stale: bool
) -> None:
    sound = judged(report(requests={}), "T301")
    done = with_waivers(sound, [waiver(**about)], TODAY, left_out={"T310"})
    assert [each.reason for each in done.stale] == (["unmatched"] if stale else [])


def test_in_a_run_of_some_rules_nothing_is_said_of_a_bare_fingerprint() -> None:
    sound = judged(report(requests={}), "T301")
    entry = waiver(fingerprint="0" * 16)
    assert with_waivers(sound, [entry], TODAY, narrowed=True).stale == ()


def test_a_file_that_could_not_be_read_makes_no_waiver_stale() -> None:
    unread = judged(Report("a.txt", unreadable="empty"), "T301")
    assert with_waivers(unread, [waiver(rule="T301")], TODAY).stale == ()
    assert with_waivers(unread, [], TODAY).results == unread


def test_without_waivers_nothing_changes() -> None:
    found = judged(wrong(), "T301", "T302")
    assert with_waivers(found, [], TODAY).results == found
