"""A whole audit of many reports: how fast, how much memory, beside floor and obvious script.

    python -m benchmarks.corpus_run --reports 10000 [--jobs 2] [--keep DIR]
    python -m benchmarks.corpus_run --memory 1000,10000,50000

The floor is what no audit can do without: reading, decoding and parsing (lxml) the same files in
as many processes. Times are of the wall clock and of all processors together; where the machine
does other things beside, only the second is worth comparing. Linux only.
"""

from __future__ import annotations

import argparse
import compileall
import json
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from multiprocessing import forkserver
from pathlib import Path

import goiaudit

FLOOR_TARGET, CACHE_TARGET, SHELL_TARGET, SCRIPT_TARGET = 6.0, 20.0, 1.6, 10.0
MEMORY_TARGET = 1.5 * 1024
_SCRIPTED = 200
_IMPORTS = "import pandas, pandera"


@dataclass
class Measured:
    """Seconds of the wall clock and of all processors, MB at most, seconds of each stage."""

    wall: float = 0.0
    cpu: float = 0.0
    parent: float = 0.0
    together: float = 0.0
    stages: dict[str, float] = field(default_factory=dict)

    def line(self, name: str, reports: int) -> str:
        """One line of the output."""
        rate = reports / self.wall if self.wall else 0.0
        return (
            f"{name:28} {self.wall:8.1f} s {self.cpu:8.1f} s cpu {1000 * self.cpu / reports:7.2f} "
            f"ms/report {rate:7.0f} reports/s"
        )


# what is measured, each in a process of its own


def audit_run(folder: Path, jobs: int, cache: Path | None, output: Path) -> dict[str, float]:
    """The steps of ``goiaudit check FOLDER -o OUTPUT`` with the time that each takes."""
    from goiaudit.batch.corpus import run_corpus
    from goiaudit.batch.discovery import discover
    from goiaudit.batch.keys import program_version
    from goiaudit.batch.shelf import Shelf
    from goiaudit.batch.wishes import Wishes
    from goiaudit.definitions.lasting import collect_rarely
    from goiaudit.output.json_report import line_text, write_jsonl
    from goiaudit.output.look import Look
    from goiaudit.output.outcome import Outcome
    from goiaudit.rules.load import load_rules

    collect_rarely()  # as the command does
    stages: dict[str, float] = {}
    last = [time.perf_counter()]

    def done(stage: str) -> None:
        now = time.perf_counter()
        stages[stage] = stages.get(stage, 0.0) + now - last[0]
        last[0] = now

    def step(name: str, count: int, total: int) -> None:
        if name == "read" and count == total:
            done("read")
        elif name == "judge":
            done("judge" if "link" in stages else "link")

    rules = load_rules().active
    inputs = discover([str(folder)], {".html"}).inputs
    done("start")
    with Shelf(cache, program_version()) as shelf:
        ran = run_corpus(inputs, Wishes(rules, "zh", jobs=jobs, renders=(line_text,)), shelf, step)
        done("judge")
        with output.open("w", encoding="utf-8") as stream:
            write_jsonl(Outcome(ran.results, rules.by_id), stream, Look())
        done("write")
    assert len(ran.results) == len(inputs)
    return stages


def floor_run(folder: Path, jobs: int) -> dict[str, float]:
    """Every file read, decoded and parsed by ``jobs`` processes."""
    from goiaudit.batch.workers import Workers

    files = sorted(map(str, folder.rglob("*.html")))
    pool = Workers(parsed, jobs, 120.0, preload=["lxml.etree"])
    pool.run(files.__getitem__, range(len(files)), lambda *_: None)
    return {}


def parsed(file: str, start: int) -> Iterator[str]:
    """The work of the floor: one page."""
    from lxml import etree

    if not start:
        text = Path(file).read_bytes().decode("utf-8")
        yield str(etree.fromstring(text, etree.HTMLParser(encoding="utf-8")).tag)


def script_run(folder: Path) -> dict[str, float]:
    """What one writes in an afternoon: pandas reads the tables, pandera checks one sum a report."""
    import pandas as pd
    import pandera.pandas as pa

    def adds_up(frame: pd.DataFrame) -> bool:
        return bool((frame["received"] == frame["handled"]).all())

    schema = pa.DataFrameSchema(
        {"received": pa.Column(float, nullable=True), "handled": pa.Column(float, nullable=True)},
        checks=pa.Check(adds_up),
    )
    failed = 0
    for file in sorted(folder.rglob("*.html"))[:_SCRIPTED]:
        tables = pd.read_html(file, encoding="utf-8")
        found = max(tables, key=lambda table: table.size).apply(pd.to_numeric, errors="coerce")
        received, handled = found.iloc[3:5].sum(), found.iloc[-2:].sum()
        try:
            schema.validate(pd.DataFrame({"received": received, "handled": handled}))
        except pa.errors.SchemaError:
            failed += 1
    return {"failed": float(failed)}


# measuring


def measured(name: str, *arguments: object) -> Measured:
    """One of the runs above in a fresh process."""
    command = [sys.executable, "-m", "benchmarks.corpus_run", "--child", name, *map(str, arguments)]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE)
    return Measured(**json.loads(done.stdout.splitlines()[-1]))


def child(name: str, arguments: list[str]) -> None:
    """Do one run and print what it took."""
    runs: dict[str, Callable[[], dict[str, float]]] = {
        "audit": lambda: audit_run(
            Path(arguments[0]),
            int(arguments[1]),
            Path(arguments[2]) if arguments[2] != "-" else None,
            Path(arguments[3]),
        ),
        "floor": lambda: floor_run(Path(arguments[0]), int(arguments[1])),
        "script": lambda: script_run(Path(arguments[0])),
    }
    started = time.perf_counter()
    with _watched() as most:
        stages = runs[name]()
    wall = time.perf_counter() - started
    # Only when the server of the workers has ended is their time known to this process.
    forkserver._forkserver._stop()  # type: ignore[attr-defined]
    usage = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    cpu = sum(each.ru_utime + each.ru_stime for each in usage)
    told = Measured(wall, cpu, usage[0].ru_maxrss / 1024, most[0], stages)
    print(json.dumps(told.__dict__))


@contextmanager
def _watched() -> Iterator[list[float]]:
    """The most memory in MB that this process and all below it have together."""
    most, ended = [0.0], threading.Event()

    def watch() -> None:
        while not ended.wait(0.5):
            most[0] = max(most[0], sum(map(_share, _family(os.getpid()))))

    watcher = threading.Thread(target=watch, daemon=True)
    watcher.start()
    try:
        yield most
    finally:
        ended.set()
        watcher.join()


def _family(pid: int) -> Iterator[int]:
    yield pid
    for task in Path(f"/proc/{pid}/task").glob("*/children"):
        try:
            below = task.read_text().split()
        except OSError:
            continue
        for number in below:
            yield from _family(int(number))


def _share(pid: int) -> float:
    """MB of a process, what it shares with others divided among them."""
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0.0
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith("Pss:")), 0.0)


_MOST_ORGANS = 25_000


def make(folder: Path, reports: int) -> None:
    """Made-up reports, one of ten with a fault."""
    from benchmarks.corpus import Plan, write_corpus

    started = time.perf_counter()
    # The corpus maker has names for some 30,000 organs; more reports are those of more years.
    years = tuple(range(2023 - reports // _MOST_ORGANS, 2024))
    plan = Plan(organs=reports // len(years), years=years, faults=0.1, seed=1)
    write_corpus(plan, folder)
    files = list((folder / "reports").rglob("*.html"))
    size = sum(file.stat().st_size for file in files) / len(files) / 1000
    seconds = time.perf_counter() - started
    print(f"{len(files)} reports of {size:.0f} kB on average, made in {seconds:.0f} s")


def speed(folder: Path, reports: int, jobs: int) -> None:
    """The audit beside its floor, with and without a cache."""
    found, cache = folder / "reports", folder / "cache"
    floor = measured("floor", found, jobs)
    whole = measured("audit", found, jobs, "-", folder / "out.jsonl")
    first = measured("audit", found, jobs, cache, folder / "first.jsonl")
    second = measured("audit", found, jobs, cache, folder / "second.jsonl")
    print(floor.line("floor: decode and parse", reports))
    print(whole.line("audit", reports))
    total = sum(whole.stages.values())
    shares = " · ".join(f"{name} {100 * s / total:.0f} %" for name, s in whole.stages.items())
    print(f"  of the wall clock: {shares}")
    print(f"  memory: parent {whole.parent:.0f} MB, all {whole.together:.0f} MB")
    print(first.line("audit that fills a cache", reports))
    print(second.line("audit from the cache", reports))
    same = (folder / "first.jsonl").read_bytes() == (folder / "second.jsonl").read_bytes()
    print(f"  the same results: {same and _same(folder)}")
    _ratio("audit / floor (cpu)", whole.cpu / floor.cpu, FLOOR_TARGET, most=True)
    _ratio("first / second (wall)", first.wall / second.wall, CACHE_TARGET)
    _ratio("first / second (cpu)", first.cpu / second.cpu, CACHE_TARGET)
    scripted = measured("script", found)
    count = min(reports, _SCRIPTED)
    print(scripted.line(f"obvious script on {count}", count))
    ratio = (scripted.cpu / count) / (whole.cpu / reports)
    _ratio("obvious script / audit (cpu)", ratio, SCRIPT_TARGET)


def _same(folder: Path) -> bool:
    return (folder / "out.jsonl").read_bytes() == (folder / "first.jsonl").read_bytes()


def _ratio(name: str, ratio: float, target: float, *, most: bool = False) -> None:
    met = ratio <= target if most else ratio >= target
    sign = "at most" if most else "at least"
    print(f"{name:32} {ratio:6.2f}  (target: {sign} {target:g}{'' if met else ', NOT MET'})")


def shell(folder: Path) -> None:
    """One report from the shell beside the import of pandas and pandera."""
    file = next((folder / "reports").rglob("*.html"))
    check = [sys.executable, "-m", "goiaudit", "check", str(file), "--fail-on", "never"]
    imports = [sys.executable, "-c", _IMPORTS]
    best = [min(_cpu_of(command) for _ in range(5)) for command in (check, imports)]
    print(f"one report from the shell {best[0]:.2f} s cpu, {_IMPORTS}: {best[1]:.2f} s cpu")
    _ratio("one report / imports (cpu)", best[0] / best[1], SHELL_TARGET, most=True)


def _cpu_of(command: list[str]) -> float:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def memory(counts: list[int], jobs: int, folder: Path) -> None:
    """Memory for runs of several sizes: flat means that the last is not above the first."""
    for count in counts:
        make(folder / str(count), count)
        found = measured("audit", folder / str(count) / "reports", jobs, "-", folder / "out.jsonl")
        met = "" if found.together < MEMORY_TARGET else "  NOT below the target of 1.5 GB"
        print(
            f"{count:7} reports: parent {found.parent:5.0f} MB, all {found.together:5.0f} MB{met}"
        )
        shutil.rmtree(folder / str(count))


def main() -> None:
    """Make a corpus, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--reports", type=int, default=1000)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--memory", metavar="N,N,N")
    parser.add_argument("--keep", type=Path, metavar="DIR")
    parser.add_argument("--child", nargs="+", help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.child:
        child(given.child[0], given.child[1:])
        return
    # As an installation leaves it; an edited checkout would be compiled in every process anew.
    compileall.compile_dir(Path(goiaudit.__file__).parent, quiet=1)
    with tempfile.TemporaryDirectory() as scratch:
        folder = given.keep or Path(scratch)
        if given.memory:
            memory([int(count) for count in given.memory.split(",")], given.jobs, folder)
            return
        if not (folder / "reports").exists():
            make(folder, given.reports)
        reports = len(list((folder / "reports").rglob("*.html")))
        shutil.rmtree(folder / "cache", ignore_errors=True)
        speed(folder, reports, given.jobs)
        shell(folder)


if __name__ == "__main__":
    main()
