"""One made-up report in every format and layout: the same organ, cells, claims and findings.

The report has faults on purpose (its text and its tables disagree, and a row does not add up),
so that what is compared are no empty lists.
"""

from __future__ import annotations

import io
import shutil
import subprocess
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path

import pytest

import goiaudit
from goiaudit.output.cells import write_csv, write_json
from goiaudit.pipeline import read
from goiaudit.reading.office import converter
from tests.writers.docx import VARIATIONS
from tests.writers.html import STRUCTURES
from tests.writers.layouts import LAYOUTS, Options, write_report
from tests.writers.made_up import MadeUp, zeros
from tests.writers.ods import one_sheet_ods
from tests.writers.pdf import report_pdf
from tests.writers.sheets import DELIMITED, WORKBOOKS, as_markdown, zip_of

Writer = Callable[[MadeUp], bytes]
FAULTY = {
    "2019": {
        "disclosure__licensing__decisions": "1234",
        "disclosure__fees__previous_items": "2",
        "disclosure__procurement__items": "3",
        "disclosure__procurement__amount": "203.97",
        "requests__new__natural_person": "3",
        "requests__new__total": "3",
        "requests__other_handling__business": "2",
        "requests__handled_total__total": "3",
        "disputes__review__upheld": "1",
        "disputes__review__total": "2",
    },
    "2021": {
        "disclosure__normative_documents__in_force": "16",
        "disclosure__licensing__decisions": "1234",
        "disclosure__fees__amount": "203.97",
        "requests__new__natural_person": "3",
        "requests__new__total": "3",
        "requests__granted__business": "2",
        "requests__handled_total__total": "3",
        "disputes__review__upheld": "1",
        "disputes__review__total": "2",
    },
}
LAYOUT_OPTIONS = {
    "plain": Options(),
    "padded": Options(padding="\u3000", blank_lines=True),
    "split": Options(split=True, explained=True),
    "cut": Options(cut=True, headless=True, leading=True),
    "merged": Options(merged=True),
    "traditional": Options(traditional=True, row_pipes=True),
}


def laid_out(layout: str, options: Options) -> Writer:
    return lambda made: write_report(made, layout, options).encode()


def zipped(made: MadeUp) -> bytes:
    return zip_of({"2023/示例.html": STRUCTURES["divs"](made)})


# Name of the file -> who writes it. A8 runs figures together: undecidable, tested elsewhere.
WRITERS: dict[str, Writer] = {
    f"{layout}-{name}.txt": laid_out(layout, options)
    for layout in sorted(set(LAYOUTS) - {"A8"})
    for name, options in LAYOUT_OPTIONS.items()
}
WRITERS |= {
    "gb18030.txt": lambda made: write_report(made, "A1").encode("gb18030"),
    "utf-16.txt": lambda made: write_report(made, "A6").encode("utf-16"),
    "pipes.md": as_markdown,
    "one_sheet.ods": one_sheet_ods,
    "one.zip": zipped,
    "plain.pdf": report_pdf,
    "unruled.pdf": lambda made: report_pdf(made, ruled=False),
    "repeated-header.pdf": lambda made: report_pdf(made, repeat=3),
}
WRITERS |= {f"{name}.html": writer for name, writer in STRUCTURES.items()}
WRITERS |= {f"{name}.docx": writer for name, writer in VARIATIONS.items()}
WRITERS |= {f"{name}.xlsx": writer for name, writer in WORKBOOKS.items()}
WRITERS |= {f"{name}.csv": writer for name, writer in DELIMITED.items()}
# What a page says about itself: a date of publication brings rules that other formats lack.
SAYS_MORE = frozenset({"D104", "D105"})


@lru_cache(maxsize=2)
def faulty(form: str) -> MadeUp:
    return zeros(form, **FAULTY[form])


def seen(report: goiaudit.Report) -> dict[str, object]:
    """All that must be the same whatever the file was; places and quotes are each format's own."""
    cells = [cell for table in report.printed.values() for cell in table.cells]
    return {
        "identity": (report.organ, report.kind, report.level, report.year, report.form),
        "cells": {str(cell.address): (cell.state.value, cell.value) for cell in cells},
        "claims": sorted((c.cell, c.value, c.qualifier, c.doubt) for c in report.claims),
        "findings": sorted(
            (f.rule, f.severity, f.cells, str(f.expected), str(f.actual))
            for f in goiaudit.audit(report)
            if f.rule not in SAYS_MORE
        ),
    }


@lru_cache(maxsize=2)
def expected(form: str) -> dict[str, object]:
    return seen(read(write_report(faulty(form), "A1").encode()))


@pytest.mark.parametrize("form", ["2019", "2021"])
def test_the_plain_text_says_what_was_made_up(form: str) -> None:
    found = expected(form)
    values = {address: value for address, (_, value) in found["cells"].items()}
    assert values == faulty(form).values()
    claims = {cell: value for cell, value, *_ in found["claims"]}
    assert (claims["requests.new.total"], claims["requests.fee.collected"]) == (5, 0)
    assert {"T301", "T302", "T303", "T401", "N103"} <= {rule for rule, *_ in found["findings"]}


@pytest.mark.parametrize("form", ["2019", "2021"])
@pytest.mark.parametrize("name", WRITERS)
def test_the_report_is_the_same_in(name: str, form: str) -> None:
    assert seen(read(WRITERS[name](faulty(form)), name=name)) == expected(form)


@pytest.mark.parametrize("form", ["2019", "2021"])
@pytest.mark.parametrize("write", [write_json, write_csv])
def test_tables_written_by_the_tool_are_read_back_without_their_text(
    write: Callable[..., None], form: str
) -> None:
    stream = io.StringIO()
    write([read(write_report(faulty(form), "A1").encode(), name="a.txt")], stream)
    name = "cells.json" if write is write_json else "cells.csv"
    again = read(stream.getvalue().encode(), name=name)
    assert seen(again)["cells"] == expected(form)["cells"]


@pytest.fixture(scope="module")
def converted(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The official Word file in the formats that LibreOffice reads and writes."""
    program = converter()
    if program is None:
        pytest.skip("LibreOffice is not installed")
    folder = tmp_path_factory.mktemp("office")
    source = folder / "report.docx"
    source.write_bytes(VARIATIONS["official"](faulty("2021")))
    found = {}
    for kind in ("doc", "rtf", "odt"):
        command = [str(program), f"-env:UserInstallation={(folder / 'profile').as_uri()}"]
        command += ["--headless", "--convert-to", kind, "--outdir", str(folder), str(source)]
        subprocess.run(command, check=True, capture_output=True, timeout=120)
        found[kind] = (folder / f"report.{kind}").read_bytes()
    shutil.rmtree(folder / "profile", ignore_errors=True)
    return found | {"wps": found["doc"]}


@pytest.mark.parametrize("kind", ["doc", "wps", "rtf", "odt"])
def test_old_word_files_say_the_same(kind: str, converted: dict[str, bytes]) -> None:
    assert seen(read(converted[kind], name=f"report.{kind}")) == expected("2021")


def test_a_folder_of_all_formats_gives_one_result_each(tmp_path: Path) -> None:
    from goiaudit.batch.discovery import discover
    from goiaudit.batch.run import read_many
    from goiaudit.output.own import wrote
    from goiaudit.reading.dispatch import KNOWN_EXTENSIONS

    names = ("A1-plain.txt", "divs.html", "official.docx", "plain.pdf", "one_sheet.xlsx", "one.zip")
    for name in names:
        (tmp_path / name).write_bytes(WRITERS[name](faulty("2021")))
    found = discover([str(tmp_path)], KNOWN_EXTENSIONS, wrote)
    reports = read_many(found.inputs, jobs=1)
    assert len(reports) == len(names)
    assert all(seen(report) == expected("2021") for report in reports)


def test_enough_layouts_are_written() -> None:
    assert len(WRITERS) >= 20
