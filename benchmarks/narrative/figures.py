"""Consistent made-up figures of one organ for one year: its tables and all a text may say."""

from __future__ import annotations

import random
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

PARTS = ("natural_person", "business", "research", "public_welfare", "legal_service", "other")
RESULTS = {
    "granted": ("granted",),
    "partial": ("partially_granted",),
    "denied": (
        "denied_state_secret", "denied_third_party", "denied_internal_affairs",
        "denied_process_information",
    ),
    "unavailable": ("unavailable_not_held", "unavailable_needs_creation"),
    "rejected": ("rejected_petition", "rejected_repeated"),
    "other_handling": ("other_no_correction", "other_misc"),
}  # fmt: skip
CELLS = {
    "new": "requests.new.total", "carried_in": "requests.carried_in.total",
    "handled": "requests.handled_total.total", "carried_out": "requests.carried_out.total",
    "granted": "requests.granted.total", "partial": "requests.partially_granted.total",
    "denied": "requests.denied.total", "unavailable": "requests.unavailable.total",
    "rejected": "requests.rejected.total", "other_handling": "requests.other_handling.total",
    "natural_person": "requests.new.natural_person", "legal_person": "requests.new.legal_person",
    "review": "disputes.review.total", "litigation": "disputes.litigation.total",
    "upheld": "disputes.review.upheld", "corrected": "disputes.review.corrected",
    "pending": "disputes.review.pending", "result_other": "disputes.review.other",
    "direct": "disputes.litigation_direct.total",
    "after_review": "disputes.litigation_after_review.total",
    "issued": "disclosure.normative_documents.issued",
    "repealed": "disclosure.normative_documents.repealed",
    "in_force": "disclosure.normative_documents.in_force",
    "licensing": "disclosure.licensing.decisions", "penalties": "disclosure.penalties.decisions",
    "coercion": "disclosure.coercion.decisions", "fees": "disclosure.fees.amount",
}  # fmt: skip
"""The cell of the tables, printed or derived, that a figure of the text states."""

Rows = dict[str, dict[str, int | Decimal]]


@dataclass(frozen=True)
class Figures:
    """``tables`` by table and row (cells not named are 0), ``said`` what a text may quote."""

    tables: Mapping[str, Rows]
    said: Mapping[str, int | Decimal]
    words: Mapping[str, str]


def make_figures(source: random.Random, year: int) -> Figures:
    """The figures of one organ: small (a street), middling (a bureau) or large (a district)."""
    size = source.choice((0, 6, 6, 40, 40, 900))
    said: dict[str, int | Decimal] = {}
    words = {"y": str(year)}
    requests = _requests(source, size, said)
    disputes = _disputes(source, size, said)
    disclosure = _disclosure(source, size, said)
    draw_items(source, size, said)
    draw_shares(source, said, words)
    return Figures(
        {"requests": requests, "disputes": disputes, "disclosure": disclosure}, said, words
    )


def _requests(source: random.Random, size: int, said: dict[str, int | Decimal]) -> Rows:
    rows: Rows = {}

    def add(row: str, column: str, number: int) -> None:
        cells = rows.setdefault(row, {})
        cells[column] = cells.get(column, 0) + number
        cells["total"] = cells.get("total", 0) + number

    for name, items in RESULTS.items():
        said[name] = 0
        for row in items:
            count = source.randint(0, max(1, size // 4)) if size and source.random() < 0.7 else 0
            for _ in range(min(count, 400)):
                add(row, source.choices(PARTS, (80, 12, 2, 1, 2, 3))[0], 1)
            said[name] += min(count, 400)
    for row in [r for items in RESULTS.values() for r in items]:
        for column in PARTS:
            add("handled_total", column, int(rows.get(row, {}).get(column, 0)))
    for column in PARTS:
        handled = int(rows["handled_total"].get(column, 0))
        left = source.randint(0, max(1, size // 20)) if size else 0
        before = source.randint(0, min(handled, max(1, size // 25))) if handled else 0
        add("carried_out", column, left)
        add("carried_in", column, before)
        add("new", column, handled + left - before)
    for name in ("new", "carried_in", "carried_out"):
        said[name] = rows[name]["total"]
    said["handled"] = rows["handled_total"]["total"]
    said["natural_person"] = rows["new"].get("natural_person", 0)
    said["legal_person"] = said["new"] - said["natural_person"]
    said["at_hand"] = said["new"] + said["carried_in"]
    return rows


def _disputes(source: random.Random, size: int, said: dict[str, int | Decimal]) -> Rows:
    rows: Rows = {}
    most = 0 if size < 10 and source.random() < 0.6 else max(2, size // 40)
    for row in ("review", "litigation_direct", "litigation_after_review"):
        cells = {c: source.randint(0, most) for c in ("upheld", "corrected", "other", "pending")}
        rows[row] = {**cells, "total": sum(cells.values())}
    said["review"] = rows["review"]["total"]
    said["direct"] = rows["litigation_direct"]["total"]
    said["after_review"] = rows["litigation_after_review"]["total"]
    said["litigation"] = said["direct"] + said["after_review"]
    for name, column in (("upheld", "upheld"), ("corrected", "corrected"), ("pending", "pending")):
        said[name] = rows["review"][column]
    said["result_other"] = rows["review"]["other"]
    return rows


def _disclosure(source: random.Random, size: int, said: dict[str, int | Decimal]) -> Rows:
    said["issued"], said["repealed"] = source.randint(0, 12), source.randint(0, 8)
    said["in_force"] = said["issued"] + source.randint(5, 60)
    for name in ("licensing", "penalties", "coercion"):
        said[name] = source.randint(0, 30 + size * 40)
    said["fees"] = Decimal(source.randint(1, 90_000)) / 100
    return {
        "normative_documents": {n: said[n] for n in ("issued", "repealed", "in_force")},
        "licensing": {"decisions": said["licensing"]},
        "penalties": {"decisions": said["penalties"]},
        "coercion": {"decisions": said["coercion"]},
        "fees": {"amount": said["fees"]},
    }


def draw_items(source: random.Random, size: int, said: dict[str, int | Decimal]) -> None:
    """Items published, by channel and by subject."""
    total = source.randint(40, 400 + 10 * size)
    said["items"] = total
    for names in (("website", "wechat", "other"), ("s1", "s2", "s3", "s4")):
        left = total
        for name in names[:-1]:
            said[name] = source.randint(1, max(1, left // 2))
            left -= int(said[name])
        said[names[-1]] = left
    said["board"] = said["other"]
    said["rest"] = total - said["s1"] - said["s2"]


def draw_shares(
    source: random.Random, said: dict[str, int | Decimal], words: dict[str, str]
) -> None:
    """Channels, shares, and last year's requests unless they are known."""
    new = int(said["new"])
    said["online"] = source.randint(0, new)
    said["mail"] = source.randint(0, new - int(said["online"]))
    said["in_person"] = new - said["online"] - said["mail"]
    if "last" not in said:
        said["last"] = max(1, round(new * source.uniform(0.6, 1.5)) or 1)
    change = new - int(said["last"])
    said["difference"] = abs(change)
    words["more_less"] = "增加" if change >= 0 else "减少"
    words["grow_fall"] = "增长" if change >= 0 else "下降"
    digits = source.choice((0, 1, 2))
    for name, part, whole in (
        ("online_share", "online", "new"), ("mail_share", "mail", "new"),
        ("in_person_share", "in_person", "new"), ("natural_share", "natural_person", "new"),
        ("legal_share", "legal_person", "new"), ("granted_share", "granted", "handled"),
        ("denied_share", "denied", "handled"), ("growth", "difference", "last"),
        ("s1_share", "s1", "items"), ("s2_share", "s2", "items"), ("rest_share", "rest", "items"),
    ):  # fmt: skip
        said[name] = _percent(int(said[part]), int(said[whole]), digits)


def _percent(part: int, whole: int, digits: int) -> Decimal:
    exact = Decimal(100 * part) / Decimal(whole or 1)
    return exact.quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP)
