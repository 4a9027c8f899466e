"""How fast rules judge reports that are already read: one sparse product against frame checks.

    python benchmarks/rules.py [reports] [frames]

``reports`` synthetic reports of the 2021 form are made with numpy, chunk by chunk, so that
memory stays flat; ``frames`` of the same kind are checked one by one with pandera (a 25 x 7
frame, the row totals and the flow), which is how it is usually done.
"""

from __future__ import annotations

import resource
import sys
import time
from collections.abc import Callable, Iterator

import numpy as np
import pandas as pd
import pandera.pandas as pa
from numpy.typing import NDArray

from goiaudit.audit.evaluate import judge
from goiaudit.audit.figures import NUMBER, Figures, cell_index
from goiaudit.definitions.forms import forms
from goiaudit.model.cells import CellAddress
from goiaudit.model.report import Report
from goiaudit.rules import RuleSet, load_rules
from goiaudit.rules.compile import Program, compile_rules
from goiaudit.rules.expand import Context

LINEAR = ("T301", "T302", "T303", "T401")
CHUNK = 2048
CONTEXT = Context("2021", "2021", "2021")
FORM = forms()["2021"]
REQUESTS = FORM.tables["requests"]
ROWS, COLUMNS = tuple(REQUESTS.rows), tuple(REQUESTS.columns)
RESULTS = [ROWS.index(key) for key in REQUESTS.groups["results"]]
NEW, CARRIED_IN, HANDLED, CARRIED_OUT = (
    ROWS.index(key) for key in ("new", "carried_in", "handled_total", "carried_out")
)


def requests_of(count: int, random: np.random.Generator) -> NDArray[np.int64]:
    """Consistent 表三 of ``count`` reports: reports x 25 x 7; one cell in a hundred is wrong."""
    cells = np.zeros((count, len(ROWS), len(COLUMNS)), np.int64)
    cells[:, RESULTS, :-1] = random.poisson(0.4, (count, len(RESULTS), len(COLUMNS) - 1))
    cells[:, HANDLED] = cells[:, RESULTS].sum(axis=1)
    cells[:, CARRIED_OUT, :-1] = random.poisson(0.5, (count, len(COLUMNS) - 1))
    cells[:, NEW] = cells[:, HANDLED] + cells[:, CARRIED_OUT]
    cells[..., -1] = cells[..., :-1].sum(axis=2)
    wrong = random.random(count) < 0.01
    cells[wrong, NEW, -1] += 1
    return cells


def figures_of(cells: NDArray[np.int64]) -> Figures:
    """Figures of reports with this 表三 and zeros elsewhere, every cell a number."""
    count, index = len(cells), cell_index()
    shape = (len(index), count)
    values, states = np.zeros(shape, np.int64), np.full(shape, NUMBER, np.int8)
    for r, row in enumerate(ROWS):
        places = [index[CellAddress("requests", row, column)] for column in COLUMNS]
        values[places] = cells[:, r].T
    reports = tuple(Report("synthetic", year=2023, form="2021") for _ in range(count))
    nothing: frozenset[str] = frozenset()  # the reports themselves have no table
    return Figures(reports, values, states, np.ones(count, np.int64), tables=(nothing,) * count)


def chunks(total: int, size: int = CHUNK) -> Iterator[Figures]:
    """The synthetic batch in pieces; always the same figures."""
    random = np.random.default_rng(711)
    for start in range(0, total, size):
        yield figures_of(requests_of(min(size, total - start), random))


def judged_per_second(program: Program, total: int, size: int = CHUNK) -> tuple[float, int]:
    """Reports per second (making the figures aside), and how many instances failed."""
    seconds, failed = 0.0, 0
    for figures in chunks(total, size):
        begin = time.perf_counter()
        judged = judge(program, figures)
        seconds += time.perf_counter() - begin
        failed += sum(int((group.verdicts == 0).sum()) for group in judged)
    return total / seconds, failed


def schema() -> pa.DataFrameSchema:
    """Row totals and flow of one 表三 as a pandera schema."""
    parts = list(COLUMNS[:-1])

    def row_totals(frame: pd.DataFrame) -> bool:
        return bool((frame[parts].sum(axis=1) == frame["total"]).all())

    def flow(frame: pd.DataFrame) -> bool:
        came = frame.loc["new"] + frame.loc["carried_in"]
        return bool((came == frame.loc["handled_total"] + frame.loc["carried_out"]).all())

    columns = {column: pa.Column("Float64", pa.Check.ge(0)) for column in COLUMNS}
    return pa.DataFrameSchema(columns, checks=[pa.Check(row_totals), pa.Check(flow)])


def framed_per_second(count: int) -> float:
    """Reports per second with one pandera check for each; making the frames aside."""
    cells = requests_of(count, np.random.default_rng(711))
    frames = [
        pd.DataFrame(table, index=pd.Index(ROWS), columns=list(COLUMNS)).astype("Float64")
        for table in cells
    ]
    guard = schema()
    begin = time.perf_counter()
    for frame in frames:
        try:
            guard.validate(frame, lazy=True)
        except pa.errors.SchemaErrors:
            continue
    return count / (time.perf_counter() - begin)


def peak_megabytes() -> float:
    """Most memory that this process has held."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def timed(label: str, run: Callable[[], tuple[float, int]]) -> float:
    speed, failed = run()
    print(f"{label:<44}{speed:>12,.0f} reports/s{failed:>10,} failed{peak_megabytes():>8,.0f} MB")
    return speed


def main(total: int = 100_000, frames: int = 300) -> None:
    pack = load_rules()
    linear = compile_rules(pack.select(LINEAR), CONTEXT)
    whole = compile_rules(RuleSet(pack.rules), CONTEXT)
    instances = {id(p): sum(len(g.instances) for g in p.groups) for p in (linear, whole)}
    print(
        f"{total:,} synthetic reports in chunks of {CHUNK:,}; {peak_megabytes():,.0f} MB at start"
    )
    judged_per_second(linear, CHUNK)
    fast = timed(
        f"linear rules ({instances[id(linear)]} instances)",
        lambda: judged_per_second(linear, total),
    )
    all_ = timed(
        f"whole pack ({instances[id(whole)]} instances)", lambda: judged_per_second(whole, total)
    )
    timed("linear rules, all reports in one batch", lambda: judged_per_second(linear, total, total))
    slow = framed_per_second(frames)
    print(f"{'one pandera check per report (row total, flow)':<44}{slow:>12,.0f} reports/s")
    print(
        f"linear rules / pandera: {fast / slow:,.0f} x; whole pack / pandera: {all_ / slow:,.0f} x"
    )


if __name__ == "__main__":
    main(*(int(word) for word in sys.argv[1:3]))
