"""Which files goiaudit itself wrote: such a file among audited ones is no report.

A mark counts only where goiaudit puts it, at the very start or the very end of the file.
"""

from __future__ import annotations

import re
import zipfile
import zlib
from typing import BinaryIO

CELLS_HEADER = "path,part,table,row,column,state,value,raw,location"
"""First line of what ``goiaudit tables`` writes as CSV."""
CLAIMS_HEADER = "path,part,organ,year,cell,label,value,qualifier,doubt,quote,line,location"
"""First line of what ``goiaudit claims`` writes as CSV."""
ORGANS_HEADER = (
    "path,part,organ,year,kind,level,named,organ_from,year_from,matched_by,listed,"
    "likely,"
    "previous,merged,parent,children_listed,children_found,reason,missing"
)
"""First line of what ``goiaudit organs`` writes as CSV."""
_EDGE = 2048
_STARTS = (
    re.compile(rb'\{\s*"schema_version":\s*"1",\s*"tool":\s*\{\s*"name":\s*"goiaudit"'),
    re.compile(rb'\{"schema_version":"1","path":'),
    re.compile(CELLS_HEADER.encode()),
    re.compile(CLAIMS_HEADER.encode()),
    re.compile(ORGANS_HEADER.encode()),
    re.compile(
        rb'<!doctype html>\n<html lang="[-\w]+">\n<head>\n<meta charset="utf-8">\n'
        rb'<meta name="generator" content="goiaudit '
    ),
    re.compile(rb'\{\s*"\$schema": "[^"]{1,200}",\s*"version": "2.1.0",\s*"runs":'),
    re.compile(rb'\[\n\{"path":"(?:[^"\\]|\\.){0,1500}","part":(?:null|\d+),"table":"\w+","row":'),
)
_ENDS = (re.compile(rb"\ngoiaudit \d+\.\d+[^\n]{1,80}\xc2\xb7[^\n]{1,1000}\n\Z"),)


_HEADS = tuple(
    ",".join(names).encode()
    for names in (("单位", "年度", "文件", "第几份"), ("organ", "year", "file", "part"))
)
"""How the list of findings begins as CSV, in both languages."""
_PROPERTIES = "docProps/core.xml"
_MARK = b"<dc:description>goiaudit "
_LONGEST_PROPERTIES = 64 * 1024


def is_own(name: str, stream: BinaryIO) -> bool:
    """Whether goiaudit wrote the file of this name; OSError where it cannot be read."""
    if name.lower().endswith(".xlsx"):
        return _is_workbook(stream)
    head = stream.read(_EDGE)
    size = stream.seek(0, 2)
    stream.seek(max(0, size - _EDGE))
    tail = stream.read(_EDGE)
    head = head.removeprefix(b"\xef\xbb\xbf")
    if any(head.startswith(heads) for heads in _HEADS):
        return True
    return any(mark.match(head) for mark in _STARTS) or any(mark.search(tail) for mark in _ENDS)


def _is_workbook(file: BinaryIO) -> bool:
    """Whether a workbook's own properties say that goiaudit made it."""
    try:
        with zipfile.ZipFile(file) as archive, archive.open(_PROPERTIES) as stream:
            return _MARK in stream.read(_LONGEST_PROPERTIES)
    except (OSError, KeyError, ValueError, RuntimeError, EOFError, zipfile.BadZipFile, zlib.error):
        return False
