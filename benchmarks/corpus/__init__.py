"""A corpus of made-up reports with known truth: organs, years, formats, layouts, seeded faults.

    python -m benchmarks.corpus --organs 500 --years 2021-2025 --formats html=0.9,docx=0.1 \\
        --faults 0.1 --seed 1 -o DIR

``make_corpus`` gives one report at a time, ``write_corpus`` writes them with ``organs.csv`` and
``truth.jsonl``. The same plan gives the same bytes. Reports without a fault are consistent, in
themselves, with the year before and with what their government adds up.
"""

from benchmarks.corpus.corpus import Sheet, make_corpus
from benchmarks.corpus.plan import Plan
from benchmarks.corpus.truth import Truth
from benchmarks.corpus.write import Written, write_corpus

__all__ = ["Plan", "Sheet", "Truth", "Written", "make_corpus", "write_corpus"]
