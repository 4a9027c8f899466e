"""Claims and observations of many reports gathered by what they speak of."""

from __future__ import annotations

from decimal import Decimal

from goiaudit.audit.mentions import mentions_of
from goiaudit.model.claims import Claim, Observation
from goiaudit.model.report import Report

NEW, UPHELD = "requests.new.total", "disputes.review.upheld"
"""Two cells that texts speak of."""


def test_claims_of_a_cell_come_in_the_order_of_the_reports_and_of_their_texts() -> None:
    first = Report("a.txt", claims=(Claim(NEW, 12, "收到12件"), Claim(UPHELD, 1, "维持1件")))
    silent = Report("b.txt")
    third = Report("c.txt", claims=(Claim(NEW, 7, "收到7件"), Claim(NEW, 8, "共收到8件")))

    found = mentions_of([first, silent, third])

    assert found["claim", NEW].claimed == [12, 7, 8]
    assert found["claim", NEW].reports.tolist() == [0, 2, 2]
    assert found["claim", UPHELD].reports.tolist() == [0]
    assert ("seen", NEW) not in found


def test_what_an_observation_does_not_say_is_none() -> None:
    seen = Observation("percentage", {"printed": Decimal("66.7"), "part": 2})
    other = Observation("percentage", {"printed": 50})

    some = mentions_of([Report("a.txt", observations=(seen, other))])["seen", "percentage"]

    assert some.said("printed") == [Decimal("66.7"), 50]
    assert some.said("part") == [2, None]
    assert some.claimed == [None, None]  # no claim has a field, no observation is one
    assert some.reports.tolist() == [0, 0]


def test_words_and_dates_are_no_figures() -> None:
    clause = Observation("clause", {"row": "issued", "found": 2001, "due": 2001})
    unknown = Observation("no_such_observation", {"any": 3})

    found = mentions_of([Report("a.txt", observations=(clause, unknown))])

    assert list(found["seen", "clause"].figures("clause")) == [[2001], [2001]]
    assert list(found["seen", "no_such_observation"].figures("no_such_observation")) == [[3]]
