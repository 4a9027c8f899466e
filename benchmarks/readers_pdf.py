"""PDF reading and recognition beside pdfplumber.extract_tables on the same file.

Run ``python -m benchmarks.readers_pdf FILE.pdf``; pdfplumber is not a dependency.
"""

import statistics
import sys
import time
from pathlib import Path

import pdfplumber
import pypdfium2

from goiaudit.pipeline import read
from goiaudit.reading import read_document

ROUNDS = 5


def timed(work: object) -> float:
    """Median milliseconds of processor time over a few rounds."""
    rounds = []
    for _ in range(ROUNDS):
        start = time.process_time()
        work()  # type: ignore[operator]
        rounds.append((time.process_time() - start) * 1000)
    return statistics.median(rounds)


def main() -> None:
    """Print the figures of every file named."""
    for name in sys.argv[1:]:
        data = Path(name).read_bytes()

        def floor(data: bytes = data) -> None:
            for page in pypdfium2.PdfDocument(data):
                page.get_textpage().get_text_range()

        def plumber(name: str = name) -> None:
            with pdfplumber.open(name) as document:
                for page in document.pages:
                    page.extract_tables()

        rows = {
            "pdfium, text only": timed(floor),
            "reading": timed(lambda data=data: read_document(data)),
            "reading, recognition, narrative": timed(lambda data=data: read(data)),
            "pdfplumber.extract_tables": timed(plumber),
        }
        print(name)
        for label, value in rows.items():
            print(f"  {label:34} {value:8.1f} ms")
        whole = rows["reading, recognition, narrative"]
        print(f"  pdfplumber takes {rows['pdfplumber.extract_tables'] / whole:.1f} x as long")


if __name__ == "__main__":
    main()
