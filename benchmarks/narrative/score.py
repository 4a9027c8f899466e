"""Score the narrative engine against labelled cases.

    python benchmarks/narrative/score.py CASES [-v]

CASES is a YAML file of cases or a folder of them (format: the README beside the cases).
Claims match by address and value, qualifiers are counted apart; claims that a case lists as
optional are neither rewarded nor punished. Printed: precision and recall of all claims and of
those on table addresses, figures taken that must not be, breakdowns, a table per phenomenon.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

import yaml

from goiaudit.definitions.forms import forms
from goiaudit.model.cells import Location
from goiaudit.model.claims import Claim, Observation
from goiaudit.model.report import Report
from goiaudit.model.text import Paragraph, Section
from goiaudit.narrative import narrate
from goiaudit.recognition.normalise import fold

Case = Mapping[str, Any]
_EQUAL_QUALIFIERS = {("about", "at_most"), ("at_most", "about")}
# The cases do not label what was charged; domain chapter 7 asks for it.
_UNLABELLED = "requests.fee."
_DERIVED = re.compile(
    r"requests\.(?:denied|unavailable|rejected|other_handling)\.|\.legal_person$|"
    r"disputes\.litigation\."
)


def load_cases(path: Path) -> Iterator[Case]:
    """All cases of a file or folder, in order."""
    for file in sorted(path.glob("*.yml")) if path.is_dir() else [path]:
        yield from yaml.safe_load(file.read_text(encoding="utf-8"))


def report_of(case: Case) -> Report:
    """A case as a report of one section: each line is a paragraph."""
    lines = [
        Paragraph(fold(line), Location(line=number))
        for number, line in enumerate(case["text"].splitlines(), 1)
    ]
    return Report(
        path=case["id"], year=case["year"], form=case["form"],
        sections=(Section("overview", None, tuple(lines)),),
    )  # fmt: skip


def is_cell(address: str) -> bool:
    """Whether an address is one of the tables, printed or derived."""
    parts = address.split(".")
    if _DERIVED.search(address):
        return True
    return len(parts) == 3 and any(
        parts[0] == name and parts[1] in table.rows
        for form in forms().values()
        for name, table in form.tables.items()
    )


def compare(case: Case, claims: Sequence[Claim]) -> tuple[list[str], list[str], list[Claim], int]:
    """Addresses found, addresses missed, claims that nobody asked for, wrong qualifiers."""
    wanted = list(case.get("claims") or [])
    spare = list(case.get("optional_claims") or [])
    found, extra, unlike = [], [], 0
    for claim in claims:
        hit = _take(wanted, claim)
        if hit is not None:
            found.append(hit["cell"])
            pair = (claim.qualifier, hit["qualifier"])
            unlike += pair[0] != pair[1] and pair not in _EQUAL_QUALIFIERS
        elif not claim.cell.startswith(_UNLABELLED) and (
            _take(spare, claim) is None and not _repeats(case, claim)
        ):
            extra.append(claim)
    return found, [item["cell"] for item in wanted], extra, unlike


def _take(wanted: list[Case], claim: Claim) -> Case | None:
    for item in wanted:
        if _fits(item, claim):
            wanted.remove(item)
            return item
    return None


def _fits(item: Case, claim: Claim) -> bool:
    cells = (item["cell"], *item.get("also_ok", ()))
    return claim.cell in cells and Decimal(str(item["value"])) == Decimal(claim.value)


def _repeats(case: Case, claim: Claim) -> bool:
    """The same claim made twice where the case lists it once is no second claim."""
    listed = (*(case.get("claims") or ()), *(case.get("optional_claims") or ()))
    return any(_fits(item, claim) for item in listed)


def violations(case: Case, claims: Sequence[Claim]) -> list[str]:
    """Pieces of text whose figure must not be taken, and was."""
    taken = []
    for piece in case.get("not_claims") or ():
        place = fold(case["text"]).text.find(fold(piece).text)
        for claim in claims:
            counted = is_cell(claim.cell) or claim.cell == "disclosure.published_items.total"
            if counted and place >= 0 and _at(case, claim, place, len(fold(piece).text)):
                taken.append(f"{piece} -> {claim.cell}")
    return taken


def _at(case: Case, claim: Claim, place: int, length: int) -> bool:
    lines = [fold(line).text for line in case["text"].splitlines()]
    offset = sum(len(line) + 1 for line in lines[: (claim.line or 1) - 1]) + claim.position
    return place <= offset < place + length


def judged(breakdown: Observation) -> bool:
    """Whether N110 would pass the breakdown."""
    parts, total = breakdown.values["parts"], breakdown.values["total"]
    assert isinstance(parts, int) and isinstance(total, int)
    if breakdown.values["approximate"]:
        return True
    return parts == total if breakdown.values["closed"] else parts <= total


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("cases", type=Path)
    parser.add_argument("-v", "--verbose", action="store_true", help="list every miss")
    options = parser.parse_args()
    score(list(load_cases(options.cases)), options.verbose).show()


class Tally:
    """Counts over all cases."""

    def __init__(self) -> None:
        self.sums: Counter[str] = Counter()
        self.tags: dict[str, Counter[str]] = {}
        self.notes: list[str] = []

    def add(self, case: Case, counts: Mapping[str, int]) -> None:
        """Count one case, in all and for each of its phenomena."""
        self.sums.update(counts)
        for tag in case.get("phenomena") or ():
            self.tags.setdefault(tag, Counter()).update(counts)

    def rate(self, part: str, whole: Sequence[str]) -> float:
        """The share that one count has in the sum of some."""
        total = sum(self.sums[name] for name in whole)
        return self.sums[part] / total if total else 1.0

    def show(self) -> None:
        """Print everything."""
        for name, found, missed, extra in (
            ("all claims", "found", "missed", "extra"),
            ("table addresses", "cell_found", "cell_missed", "cell_extra"),
        ):
            precision = self.rate(found, (found, extra))
            recall = self.rate(found, (found, missed))
            print(f"{name:16} precision {precision:.3f}  recall {recall:.3f}  "
                  f"({self.sums[found]} found, {self.sums[missed]} missed, "
                  f"{self.sums[extra]} extra)")  # fmt: skip
        print(f"wrong qualifiers {self.sums['unlike']}; not_claims taken {self.sums['taken']}")
        sums = self.sums
        print(
            f"breakdowns: {sums['failing']} of {sums['failing_due']} wrong ones found, "
            f"{sums['false_alarm']} false alarms, {sums['passing']} seen to hold"
        )
        print(f"\n{'phenomenon':28} cases  found missed extra")
        for tag, counts in sorted(self.tags.items()):
            print(
                f"{tag:28} {counts['cases']:5} {counts['found']:6} "
                f"{counts['missed']:6} {counts['extra']:5}"
            )
        print("\n".join(self.notes))


def score(cases: Sequence[Case], verbose: bool = False) -> Tally:
    """Read every case and count."""
    tally = Tally()
    for case in cases:
        report = narrate(report_of(case))
        found, missed, extra, unlike = compare(case, report.claims)
        taken = violations(case, report.claims)
        sums = [o for o in report.observations if o.name == "breakdown"]
        wrong = [o for o in sums if not judged(o)]
        due = [f for f in case.get("findings") or () if f["family"] == "narrative_sum"]
        may = [f for f in case.get("optional_findings") or () if f["family"] == "narrative_sum"]
        hits = [o for o in wrong if any(_is_finding(f, o) for f in due)]
        false = [o for o in wrong if not any(_is_finding(f, o) for f in (*due, *may))]
        tally.add(case, {
            "cases": 1, "found": len(found), "missed": len(missed), "extra": len(extra),
            "cell_found": sum(map(is_cell, found)), "cell_missed": sum(map(is_cell, missed)),
            "cell_extra": sum(is_cell(c.cell) for c in extra), "unlike": unlike,
            "taken": len(taken), "failing_due": len(due), "failing": len(hits),
            "false_alarm": len(false), "passing": len(sums) - len(wrong),
        })  # fmt: skip
        if verbose:
            notes = [f"  missed {cell}" for cell in missed]
            notes += [f"  extra  {c.cell} = {c.value} {c.doubt or ''} | {c.quote}" for c in extra]
            notes += [f"  taken  {piece}" for piece in taken]
            notes += [f"  false alarm {dict(o.values)} | {o.quote}" for o in false]
            notes += [f"  sum missed {f['cells']} {f['expected']}/{f['actual']}" for f in due
                      if not any(_is_finding(f, o) for o in wrong)]  # fmt: skip
            tally.notes += [case["id"], *notes] if notes else []
    return tally


def _is_finding(finding: Case, breakdown: Observation) -> bool:
    return (breakdown.values["parts"], breakdown.values["total"]) == (
        finding["expected"], finding["actual"],
    )  # fmt: skip


if __name__ == "__main__":
    main()
