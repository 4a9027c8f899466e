"""Which files goiaudit itself wrote: such a file in an audited folder is no report.

A mark counts only where goiaudit puts it, at the very start or the very end of the file.
"""

from __future__ import annotations

import re
from pathlib import Path

CELLS_HEADER = "path,part,table,row,column,state,value,raw,location"
"""First line of what ``goiaudit tables`` writes as CSV."""
_EDGE = 2048
_STARTS = (
    re.compile(rb'\{\s*"schema_version":\s*"1",\s*"tool":\s*\{\s*"name":\s*"goiaudit"'),
    re.compile(rb'\{"schema_version":"1","path":'),
    re.compile(CELLS_HEADER.encode()),
    re.compile(rb'\[\n\{"path":"(?:[^"\\]|\\.){0,1500}","part":(?:null|\d+),"table":"\w+","row":'),
)
_ENDS = (re.compile(rb"\ngoiaudit \d+\.\d+[^\n]{1,80}\xc2\xb7[^\n]{1,1000}\n\Z"),)


def wrote(file: Path) -> bool:
    """Whether goiaudit wrote this file; False where it cannot be read."""
    try:
        with file.open("rb") as stream:
            head = stream.read(_EDGE)
            size = stream.seek(0, 2)
            stream.seek(max(0, size - _EDGE))
            tail = stream.read(_EDGE)
    except OSError:
        return False
    head = head.removeprefix(b"\xef\xbb\xbf")
    return any(mark.match(head) for mark in _STARTS) or any(mark.search(tail) for mark in _ENDS)
