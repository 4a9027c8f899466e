"""Which organ of the list a report may be of that was matched with none: a hint, no match."""

from __future__ import annotations

from collections import defaultdict

from goiaudit.audit.linking.links import Linked
from goiaudit.recognition.organs import name_parts
from goiaudit.recognition.selfnames import is_same_organ


def likely_organs(linked: Linked) -> dict[int, str]:
    """By place among the heads, the one missing organ of the list that a name may stand for.

    示例县发改局 is probably 示例县发展和改革局, whose report is missing; a line of the list has to
    say so.
    """
    missing: dict[tuple[str, int], list[str]] = defaultdict(list)
    for each in linked.missing:
        if each.why == "roster":
            missing[_place(each.organ), each.year].append(each.organ)
    found: dict[int, str] = {}
    for n, match in enumerate(linked.matches):
        if match.listed or match.organ is None or match.year is None:
            continue
        near = missing.get((_place(match.organ), match.year), ())
        same = [organ for organ in near if is_same_organ(organ, match.organ)]
        if len(same) == 1:
            found[n] = same[0]
    return found


def _place(organ: str) -> str:
    places, _ = name_parts(organ)
    return places[-1] if places else ""
