"""Known tables that stand among the lines of a report as one thing each, not row by row.

What a known table holds is filled in at once (``recurring``). Of what else is looked for among the
lines of a report, its words show that nothing is in its rows: then no one has to look.
"""

from __future__ import annotations

import re
from functools import lru_cache

from goiaudit.definitions.seldom import seldom
from goiaudit.recognition.collapsed import are_several
from goiaudit.recognition.masks import LONGEST
from goiaudit.recognition.rows import BlockMould

_FEWEST = 4
"""Lines with fewer between them may be the halves of a heading (``halves``)."""
_TELLING = seldom(r"报告|^ *[)、]", re.MULTILINE)
"""What the title of a report has in it, and how the rest of a broken number begins (``damage``)."""


@lru_cache(maxsize=256)
def stands_whole(table: BlockMould) -> bool:
    """Whether nobody needs the rows of a table one by one, whatever its figures are."""
    if table.entries is None or len(table.moulds) < _FEWEST or _TELLING.search(table.template):
        return False
    rows = (mould.template % (("9" * LONGEST,) * mould.holes) for mould in table.moulds)
    return not any(map(are_several, rows))
