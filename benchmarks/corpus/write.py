"""A corpus on disk: reports, the list of organs, the truth."""

from __future__ import annotations

import csv
import json
from collections import Counter
from collections.abc import Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from benchmarks.corpus.corpus import make_corpus
from benchmarks.corpus.plan import Plan
from benchmarks.corpus.spells import Row

_HEAD = ("organ", "parent", "kind", "level", "aliases", "from", "to", "successor")


@dataclass(frozen=True)
class Written:
    """What was written: files by format, their bytes, faults by kind."""

    folder: Path
    files: Mapping[str, int]
    size: int
    faults: Mapping[str, int]


def write_corpus(plan: Plan, folder: Path) -> Written:
    """Write the corpus below ``folder``: reports/, organs.csv, truth.jsonl."""
    files: Counter[str] = Counter()
    faults: Counter[str] = Counter()
    size = 0
    known: set[Path] = set()
    folder.mkdir(parents=True, exist_ok=True)
    with ExitStack() as stack:
        list_of = stack.enter_context((folder / "organs.csv").open("w", encoding="utf-8-sig"))
        truth = stack.enter_context((folder / "truth.jsonl").open("w", encoding="utf-8"))
        rows = csv.writer(list_of)
        rows.writerow(_HEAD)
        for sheet in make_corpus(plan):
            rows.writerows(map(_fields, sheet.rows))
            for fault in sheet.truths:
                faults[fault.kind] += 1
                truth.write(json.dumps(fault.line(), ensure_ascii=False) + "\n")
            if sheet.made is None:
                continue
            path = folder / sheet.path
            if path.parent not in known:
                path.parent.mkdir(parents=True, exist_ok=True)
                known.add(path.parent)
            data = sheet.data(plan.seed)
            path.write_bytes(data)
            files[sheet.format] += 1
            size += len(data)
    return Written(folder, files, size, faults)


def _fields(row: Row) -> tuple[object, ...]:
    return (
        row.organ, row.parent, row.kind, row.level, row.aliases,
        row.first or "", row.last or "", row.successor,
    )  # fmt: skip
