"""Reading a page beside the parser alone on the same bytes: ms per page of 80 to 100 kB.

Run: python -m benchmarks.readers_html (from the root of the checkout)
"""

from __future__ import annotations

import statistics
import time
import tracemalloc
from collections.abc import Callable

from lxml import etree

from goiaudit.model.settings import Limits
from goiaudit.narrative import narrate
from goiaudit.reading import read_document
from goiaudit.recognition.report import recognise
from tests.writers.html import STRUCTURES
from tests.writers.made_up import drawn

RUNS = 40
PAGE_BYTES = 90_000
LIMITS = Limits()
TARGET = 3.0


def milliseconds(work: Callable[[], object]) -> tuple[float, float]:
    """Best and median of RUNS, after one run that is not counted."""
    work()
    times = []
    for _ in range(RUNS):
        started = time.perf_counter()
        work()
        times.append((time.perf_counter() - started) * 1000)
    return min(times), statistics.median(times)


def padded(data: bytes, encoding: str) -> bytes:
    """As big as real pages are: 190 links of menus and lists around the text, and scripts."""
    menu = "".join(
        f'<li class="item"><a href="/zwgk/{n}/index.html" target="_blank">栏目{n}</a></li>'
        for n in range(190)
    )
    block = f"<div class='nav'><ul>{menu}</ul></div>"
    missing = PAGE_BYTES - len(data) - len(block.encode(encoding))
    script = "<script>" + "function f(a){return a+1;}\n" * max(missing // 27, 0) + "</script>"
    place = data.find(b">", data.lower().find(b"<body")) + 1
    return data[:place] + (script + block).encode(encoding) + data[place:]


def peak(work: Callable[[], object]) -> float:
    """Python's own peak memory in MB (the tree of the parser is not in it)."""
    tracemalloc.start()
    work()
    found = tracemalloc.get_traced_memory()[1] / 1e6
    tracemalloc.stop()
    return found


def main() -> None:
    made = drawn("2021", 3)
    print(f"{'page':26}{'kB':>5}{'parse':>8}{'read':>8}{'+recog':>8}{'+narr':>8}   of parse, MB")
    for name, write in STRUCTURES.items():
        if name == "web_archive":
            continue
        encoding = "gb18030" if name in ("word", "unclosed", "split_and_wrong_charset") else "utf-8"
        data = padded(write(made), encoding)
        parser = {"encoding": encoding, "huge_tree": True}
        _, parse = milliseconds(lambda: etree.fromstring(data, etree.HTMLParser(**parser)))  # noqa: B023
        _, read = milliseconds(lambda: read_document(data, LIMITS))  # noqa: B023
        _, known = milliseconds(lambda: recognise(read_document(data, LIMITS)))  # noqa: B023
        _, told = milliseconds(
            lambda: [narrate(r) for r in recognise(read_document(data, LIMITS))]  # noqa: B023
        )
        memory = peak(lambda: read_document(data, LIMITS))  # noqa: B023
        print(
            f"{name:26}{len(data) / 1000:5.0f}{parse:8.2f}{read:8.2f}{known:8.2f}{told:8.2f}"
            f"   read {read / parse:.1f}x, with recognition {known / parse:.1f}x"
            f" (target {TARGET:.0f}x), {memory:.1f} MB"
        )


if __name__ == "__main__":
    main()
