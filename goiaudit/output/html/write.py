"""``--format html``: one self-contained file, or a folder with an index and a page a report."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TextIO

from goiaudit.audit.results import brief
from goiaudit.output.html.overview import PageLink, overview_of, row_of
from goiaudit.output.html.page import page_of, rule_set
from goiaudit.output.html.render import render
from goiaudit.output.look import Look
from goiaudit.output.outcome import Outcome
from goiaudit.output.views.grouped import by_gravity

MOST_IN_FULL = 60
"""Reports that one file shows with their tables; a folder shows all."""
MOST_LISTED = 5000
"""Lines of the list in one file: some 3 MB."""
LISTED_ON_A_PAGE = 1000


def write_html(outcome: Outcome, stream: TextIO, look: Look) -> None:  # noqa: ARG001 - one protocol
    """One file: the page of the one report, else an overview with the worst reports below it."""
    rules = rule_set(outcome)
    if len(outcome.results) == 1:
        page = page_of(outcome.results[0], outcome, rules)
        stream.writelines(render("report.html", outcome, page=page))
        return
    ranked = by_gravity(outcome.results)
    rows, notable = [], set()
    for n, result in enumerate(brief(outcome.results)):
        rows.append(row_of(result, "", outcome.lang))
        if result.findings or result.report.unreadable:
            notable.add(n)
    shown = [n for n in ranked if n in notable]
    prefixes = {n: f"r{place}-" for place, n in enumerate(shown[:MOST_IN_FULL], 1)}
    listed = [
        replace(rows[n], href=f"#{prefixes[n]}top") if n in prefixes else rows[n]
        for n in ranked[:MOST_LISTED]
    ]
    overview = overview_of(outcome, listed, left_out=max(0, len(ranked) - MOST_LISTED))
    pages = (page_of(outcome.results[n], outcome, rules, own) for n, own in prefixes.items())
    stream.writelines(render("batch.html", outcome, overview=overview, pages=pages))


def site(outcome: Outcome) -> Iterator[tuple[str, Iterator[str]]]:
    """Names and texts of the files of a folder: a page for every report, then the index."""
    rules = rule_set(outcome)
    rows = []
    for n, result in enumerate(outcome.results, 1):
        name = f"reports/{n:06d}.html"
        rows.append(row_of(result, name, outcome.lang))
        page = page_of(result, outcome, rules, up="../index.html")
        yield name, render("report.html", outcome, page=page)
    ranked = by_gravity(outcome.results)
    count = max(1, -(-len(ranked) // LISTED_ON_A_PAGE))
    whole = overview_of(outcome, ())
    for m in range(count):
        listed = ranked[m * LISTED_ON_A_PAGE : (m + 1) * LISTED_ON_A_PAGE]
        links = [PageLink(str(k + 1), _index(k), k == m) for k in range(count)]
        own = tuple(rows[n] for n in listed)
        overview = replace(whole, rows=own, pages=tuple(links))
        if m:
            overview = replace(overview, first=False, supervised=None)
        yield _index(m), render("batch.html", outcome, overview=overview, pages=())


def _index(n: int) -> str:
    return "index.html" if n == 0 else f"index-{n + 1}.html"


def write_site(outcome: Outcome, folder: Path, look: Look) -> None:  # noqa: ARG001 - one protocol
    """Fill a folder with linked pages."""
    for name, pieces in site(outcome):
        place = folder / name
        place.parent.mkdir(parents=True, exist_ok=True)
        with place.open("w", encoding="utf-8", newline="\n") as stream:
            stream.writelines(pieces)
