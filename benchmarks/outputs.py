"""What it costs to write the results of a run, beside what it cost to read the reports.

    python benchmarks/outputs.py [REPORTS]

Makes web pages with random figures (every tenth with a fault), reads and audits them, and writes
each format. Process time of one run; the claim is that writing costs less than reading.
"""

from __future__ import annotations

import io
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from goiaudit.audit import audit  # noqa: E402
from goiaudit.output.formats import FORMATS  # noqa: E402
from goiaudit.output.look import Look  # noqa: E402
from goiaudit.output.outcome import Outcome  # noqa: E402
from goiaudit.output.target import open_target  # noqa: E402
from goiaudit.pipeline import read  # noqa: E402
from goiaudit.rules.load import load_rules  # noqa: E402
from tests.writers.html import STRUCTURES  # noqa: E402
from tests.writers.made_up import zeros  # noqa: E402

TARGETS = {
    "html": "site/", "xlsx": "out.xlsx", "csv": "out.csv", "json": "out.json",
    "jsonl": "out.jsonl", "markdown": "out.md", "sarif": "out.sarif", "parquet": "tables/",
}  # fmt: skip


def page(n: int) -> bytes:
    """A page of about 80 kB; every tenth report has a wrong total."""
    wrong = n % 10 == 0
    made = zeros(
        "2021",
        requests__new__natural_person=str(n % 7),
        requests__new__total=str(n % 7 + wrong),
        requests__granted__natural_person=str(n % 7),
        requests__granted__total=str(n % 7),
        requests__handled_total__natural_person=str(n % 7),
        requests__handled_total__total=str(n % 7),
    )
    return STRUCTURES["word"](made)


def timed(work: Callable[[], object]) -> tuple[float, object]:
    start = time.process_time()
    done = work()
    return time.process_time() - start, done


def main(count: int) -> None:
    pages = [page(n) for n in range(count)]
    rules = load_rules()
    read(pages[0], name="0.html")
    reading, reports = timed(lambda: [read(p, name=f"{n}.html") for n, p in enumerate(pages)])
    judging, audited = timed(lambda: audit(reports, rules))  # type: ignore[arg-type]
    print(f"{count} reports, pages of {len(pages[0]) / 1000:.0f} kB")
    print(f"{'read':10}{reading / count * 1000:9.2f} ms/report")
    print(f"{'audit':10}{judging / count * 1000:9.2f} ms/report {judging / reading:6.2f} x reading")
    outcome = Outcome(audited.results, rules.by_id, ruleset=rules)  # type: ignore[attr-defined]
    with tempfile.TemporaryDirectory() as folder:
        for name, target in TARGETS.items():
            file = str(Path(folder) / target) + ("/" if target.endswith("/") else "")
            known = FORMATS[name]
            medium = known.medium(file)

            def write(known: object = known, file: str = file, medium: str = medium) -> None:
                with open_target(file, machine=True, medium=medium) as place:
                    formatter = known.formatter(medium)  # type: ignore[attr-defined]
                    place.write(lambda stream: formatter(outcome, stream, Look()))

            seconds, _ = timed(write)
            place = Path(file)
            parts = [p for p in place.rglob("*") if p.is_file()] if place.is_dir() else [place]
            size = sum(part.stat().st_size for part in parts) / 1e6
            print(
                f"{name:10}{seconds / count * 1000:9.2f} ms/report"
                f" {seconds / reading:6.2f} x reading"
                f" {size:8.1f} MB"
            )
    stream = io.StringIO()
    seconds, _ = timed(lambda: FORMATS["console"].formatter()(outcome, stream, Look(width=100)))
    print(
        f"{'console':10}{seconds / count * 1000:9.2f} ms/report {seconds / reading:6.2f} x reading"
    )


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1000)
