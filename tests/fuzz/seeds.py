"""What is mutated: made-up reports in the formats of each reader, and files that are named."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import NamedTuple

from goiaudit.output.cells import write_csv, write_json
from goiaudit.pipeline import read
from tests.fuzz.lines import JSON, LINES
from tests.fuzz.markup import MARKUP
from tests.fuzz.mutators import BYTES, MOST_BYTES, Mutation, stacked
from tests.fuzz.packed import MHTML, PDF, ZIP, without_times
from tests.writers.docx import VARIATIONS
from tests.writers.html import STRUCTURES, web_archive
from tests.writers.layouts import LAYOUTS, Options, write_report
from tests.writers.made_up import MadeUp, drawn
from tests.writers.ods import one_sheet_ods
from tests.writers.pdf import picture_pdf, report_pdf
from tests.writers.sheets import DELIMITED, WORKBOOKS, as_markdown, batch_rows, book_of, delimited
from tests.writers.sheets import zip_of as zipped

Made = dict[str, MadeUp]
Writers = Mapping[str, Callable[[MadeUp], bytes]]


class Seed(NamedTuple):
    """A file that is read as it is: its name (with an extension) and its bytes."""

    name: str
    data: bytes


@dataclass(frozen=True)
class Target:
    """A reader: who makes its seeds, and the groups of mutations that fit it."""

    seeds: Callable[[Made], dict[str, bytes]]
    mutations: Sequence[Sequence[Mutation]]


def _text(made: Made) -> dict[str, bytes]:
    found = {
        f"{layout}-{form}.txt": write_report(one, layout).encode()
        for layout in LAYOUTS
        for form, one in made.items()
    }
    options = Options(padding="　", split=True, explained=True, cut=True, leading=True)
    one = made["2021"]
    found |= {
        f"{layout}-odd.txt": write_report(one, layout, options).encode() for layout in LAYOUTS
    }
    found["traditional.txt"] = write_report(one, "A2", Options(traditional=True)).encode()
    found["gb18030.txt"] = write_report(one, "A1").encode("gb18030")
    found["utf-16.txt"] = write_report(one, "A6").encode("utf-16")
    return found


def _each(writers: Writers, extension: str) -> Callable[[Made], dict[str, bytes]]:
    def seeds(made: Made) -> dict[str, bytes]:
        return {
            f"{name}-{form}.{extension}": write(one)
            for name, write in writers.items()
            for form, one in made.items()
        }

    return seeds


def _pdf(made: Made) -> dict[str, bytes]:
    found = {f"{form}.pdf": report_pdf(one) for form, one in made.items()}
    found["repeated.pdf"] = report_pdf(made["2021"], repeat=3)
    found["unruled.pdf"] = report_pdf(made["2019"], ruled=False)
    found["locked.pdf"] = report_pdf(made["2021"], password="1")
    return found | {"picture.pdf": picture_pdf()}


def _xlsx(made: Made) -> dict[str, bytes]:
    named, labelled = (book_of({"汇总": _batch(made, labels=flag)}) for flag in (False, True))
    return _each(WORKBOOKS, "xlsx")(made) | {"named.xlsx": named, "labelled.xlsx": labelled}


def _batch(made: Made, *, labels: bool = False) -> list[list[str | int | float]]:
    organs = ("示例县教育局", "示例县民政局")
    return batch_rows(dict.fromkeys(organs, made["2021"]), labels=labels)


def _csv(made: Made) -> dict[str, bytes]:
    batch = delimited(_batch(made)).encode()
    found = _each(DELIMITED, "csv")(made) | {"batch.csv": batch}
    return found | {"cells.csv": _cells(made, write_csv)}


def _json(made: Made) -> dict[str, bytes]:
    both = _cells(made, write_json)
    return {"one.json": _cells({"2021": made["2021"]}, write_json), "two.json": both}


def _cells(made: Made, write: Callable[..., None]) -> bytes:
    stream, texts = io.StringIO(), [write_report(one, "A1").encode() for one in made.values()]
    write([read(text, name="a.txt") for text in texts], stream)
    return stream.getvalue().encode()


def _zip(made: Made) -> dict[str, bytes]:
    one = made["2021"]
    texts = {
        "示例/A1.txt": write_report(one, "A1").encode(),
        "A6.txt": b"",
        "b.csv": DELIMITED["csv"](one),
    }
    pages = {"a.html": STRUCTURES["divs"](made["2019"]), "b.docx": VARIATIONS["official"](one)}
    office = {"c.xlsx": WORKBOOKS["one_sheet"](one), "~$c.xlsx": b"x", "inner.zip": zipped(texts)}
    return {"texts.zip": zipped(texts), "pages.zip": zipped(pages), "nested.zip": zipped(office)}


def _html(made: Made) -> dict[str, bytes]:
    return _each({n: w for n, w in STRUCTURES.items() if w is not web_archive}, "html")(made)


TARGETS: Mapping[str, Target] = {
    "text": Target(_text, (LINES, LINES, LINES, BYTES)),
    "html": Target(_html, (MARKUP, MARKUP, MARKUP, BYTES)),
    "mhtml": Target(_each({"saved": web_archive}, "mhtml"), (MHTML, MHTML, LINES, BYTES)),
    "docx": Target(_each(VARIATIONS, "docx"), (*(ZIP,) * 8, BYTES)),
    "pdf": Target(_pdf, (PDF, PDF, PDF, BYTES)),
    "xlsx": Target(_xlsx, (*(ZIP,) * 8, BYTES)),
    "ods": Target(_each({"sheet": one_sheet_ods}, "ods"), (*(ZIP,) * 8, BYTES)),
    "csv": Target(_csv, (LINES, LINES, BYTES)),
    "json": Target(_json, (*(JSON,) * 12, LINES, BYTES)),
    "markdown": Target(_each({"pipes": as_markdown}, "md"), (LINES, LINES, LINES, BYTES)),
    "zip": Target(_zip, (*(ZIP,) * 6, BYTES)),
}
"""The readers by the names that the command line takes."""


class Source:
    """The inputs of one run, by number."""

    def __init__(self, reader: str, seed: int, files: Sequence[Path] = ()) -> None:
        self.reader, self.seed, self.target = reader, seed, TARGETS[reader]
        made = {form: drawn(form, 7) for form in ("2019", "2021")}
        seeds = self.target.seeds(made).items()
        found = [Seed(name, without_times(data)) for name, data in seeds]
        self.seeds = found + [Seed(path.name, path.read_bytes()) for path in files] * 2

    def input(self, number: int) -> Seed:
        """One mutated file; the first inputs are the seeds as they are."""
        if number < len(self.seeds):
            return self.seeds[number]
        rng = Random(f"{self.reader}:{self.seed}:{number}")
        seed, other = rng.choice(self.seeds), rng.choice(self.seeds)
        data = stacked(rng, seed.data, other.data, self.target.mutations)
        named = other if rng.random() < 0.03 else seed
        return Seed(named.name, data[:MOST_BYTES])
