"""Reading Word files beside zip + lxml over document.xml on the same bytes, in one run.

Run: python -m benchmarks.readers_docx [FILE.docx ...] (from the root of the checkout)
"""

from __future__ import annotations

import io
import statistics
import sys
import time
import tracemalloc
import zipfile
from collections.abc import Callable
from pathlib import Path

from lxml import etree

from goiaudit.model.settings import Limits
from goiaudit.narrative import narrate
from goiaudit.reading import read_document
from goiaudit.recognition.report import recognise
from tests.writers.docx import VARIATIONS
from tests.writers.made_up import drawn

RUNS = 40
LIMITS = Limits()
TARGET = 3.0
PART = "word/document.xml"
# What Word and WPS write around every figure of the real form: 250 kB for three tables.
_RUN = (
    '<w:rFonts w:hint="eastAsia" w:ascii="宋体" w:hAnsi="宋体" w:eastAsia="宋体" w:cs="宋体"/>'
    '<w:kern w:val="0"/><w:sz w:val="24"/><w:szCs w:val="24"/><w:lang w:val="en-US"/>'
)
_BORDERS = "".join(
    f'<w:{side} w:val="single" w:color="auto" w:sz="8" w:space="0"/>'
    for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)
_CELL = (
    f'<w:tcBorders>{_BORDERS}</w:tcBorders><w:shd w:val="clear" w:color="auto"/>'
    '<w:vAlign w:val="center"/></w:tcPr>'
)
_PARAGRAPH = '<w:widowControl/><w:spacing w:before="0" w:after="0"/><w:ind w:left="0"/><w:jc '


def milliseconds(*works: Callable[[], object]) -> list[float]:
    """Medians of RUNS in processor time, taken in turns: other load falls on all alike."""
    times: list[list[float]] = [[] for _ in works]
    for _ in range(RUNS + 1):
        for work, taken in zip(works, times, strict=True):
            started = time.process_time()
            work()
            taken.append((time.process_time() - started) * 1000)
    return [statistics.median(taken[1:]) for taken in times]


def floor(data: bytes) -> object:
    """Inflate and parse, nothing else."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return etree.fromstring(archive.read(PART))


def dressed(data: bytes) -> bytes:
    """With the properties of looks that Word writes at every run, paragraph and cell."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    text = parts[PART].decode()
    text = text.replace('<w:rFonts w:eastAsia="宋体"/>', _RUN).replace("</w:tcPr>", _CELL)
    parts[PART] = text.replace("<w:jc ", _PARAGRAPH).encode()
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return stream.getvalue()


def peak(work: Callable[[], object]) -> float:
    """Python's own peak memory in MB (the tree of the parser is not in it)."""
    tracemalloc.start()
    work()
    found = tracemalloc.get_traced_memory()[1] / 1e6
    tracemalloc.stop()
    return found


def main(paths: list[str]) -> None:
    made = drawn("2021", 3)
    files = {Path(path).name: Path(path).read_bytes() for path in paths}
    files |= {name: dressed(write(made)) for name, write in VARIATIONS.items() if name != "strict"}
    print(
        f"{'file':24}{'kB XML':>7}{'floor':>8}{'read':>8}{'+recog':>8}{'+narr':>8}   of floor, MB"
    )
    for name, data in files.items():
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            size = archive.getinfo(PART).file_size / 1000
        least, read, known, told = milliseconds(
            lambda: floor(data),  # noqa: B023
            lambda: read_document(data, LIMITS),  # noqa: B023
            lambda: recognise(read_document(data, LIMITS)),  # noqa: B023
            lambda: [narrate(r) for r in recognise(read_document(data, LIMITS))],  # noqa: B023
        )
        memory = peak(lambda: read_document(data, LIMITS))  # noqa: B023
        print(
            f"{name:24}{size:7.0f}{least:8.2f}{read:8.2f}{known:8.2f}{told:8.2f}"
            f"   read {read / least:.1f}x, with recognition {known / least:.1f}x"
            f" (target {TARGET:.0f}x), {memory:.1f} MB"
        )


if __name__ == "__main__":
    main(sys.argv[1:])
