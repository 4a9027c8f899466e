"""What the path of a file names: the last resort where a report names neither organ nor year."""

from __future__ import annotations

import re
from collections.abc import Callable

from goiaudit.recognition.normalise import fold
from goiaudit.recognition.organs import names_organ, nature
from goiaudit.recognition.title import named_by

_SEPARATORS = re.compile(r"[/!\\]")
_EXTENSION = re.compile(r"\.[A-Za-z0-9]{1,8}$")
_YEAR = re.compile(r"(?<!\d)(20\d\d)(?!\d|[-._年]\d)")
_NO_NAME = re.compile(r"[^\u3400-\u9fff·]+|年度?|政府信息公开|信息公开|工作|年报|报告")
_OWN_KINDS = ("department", "office", "township", "street")


def named_in_path(path: str, is_listed: Callable[[str], bool]) -> tuple[str | None, int | None]:
    """Organ and year that a path names; None each where it names none, or several years.

    A folder that is called like a place or its government holds the reports of many organs: it
    names one only if it is called like a department, a township or an organ of the list.
    """
    *folders, name = _SEPARATORS.split(path)
    stem = _EXTENSION.sub("", name)
    organ, year = named_by(stem)
    if organ is None:
        bare = _NO_NAME.sub("", fold(stem).text)
        organ = bare if bare and (is_listed(bare) or names_organ(bare)) else None
    for folder in reversed(folders):
        if organ is not None:
            break
        bare = "".join(fold(folder).text.split())
        own = names_organ(bare) and nature(bare).kind in _OWN_KINDS
        organ = bare if own or is_listed(bare) else None
    years = {int(found) for piece in (*folders, stem) for found in _YEAR.findall(piece)}
    return organ, year or (next(iter(years)) if len(years) == 1 else None)
