"""Which names are names of one organ: by the list, else the same in other words."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from goiaudit.definitions.divisions import divisions
from goiaudit.model.roster import Roster, RosterEntry
from goiaudit.recognition.organs import name_parts
from goiaudit.recognition.profile import organ_key

By = Literal["name", "alias", "words"]
_GOVERNMENT = re.compile(r"^政府$|(?<=[镇乡木])政府$")
_STREET = re.compile(r"街道(?:办事处|办)$")
Places = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Identity:
    """The organ that a name stands for, how the name leads to it, its entry in the list."""

    organ: str
    by: By
    entry: RosterEntry | None = None


def plain_form(organ: str) -> tuple[Places, str] | None:
    """The places above an organ's own, and its own place with the rest of its name.

    Words that some write and some leave out are left out: 示例县人民政府 and 示例县 have one
    form. None for a name without a place (教育局), which belongs to many organs.
    """
    places, rest = name_parts(organ)
    if not places:
        return None
    rest = _GOVERNMENT.sub("", rest.replace("人民政府", "政府"))
    return places[:-1], places[-1] + _STREET.sub("街道", rest)


def listed_names(roster: Roster) -> Mapping[str, Identity]:
    """Every name and alias of the list, without blanks and in simplified script."""
    found: dict[str, Identity] = {}
    for entry in roster.entries:
        found.setdefault(organ_key(entry.organ), Identity(entry.organ, "name", entry))
    for entry in roster.entries:
        for alias in entry.aliases:
            found.setdefault(organ_key(alias), Identity(entry.organ, "alias", entry))
    return found


def identities(names: Collection[str], listed: Mapping[str, Identity]) -> dict[str, Identity]:
    """The organ that each name stands for; ``listed`` are the names of the list.

    A name that is not in the list stands for the one organ of the list that it is in other
    words; where there are several, or none, for itself and for what is the same among ``names``.
    """
    worded = _by_form(identity.entry.organ for identity in listed.values() if identity.entry)
    found: dict[str, Identity] = {}
    others: list[str] = []
    for name in sorted(names):
        identity = listed.get(organ_key(name)) or _in_other_words(name, worded, listed)
        if identity is None:
            others.append(name)
        else:
            found[name] = identity
    for form in _by_form(others).values():
        found |= _one_organ(
            [(_placed(name_parts(organ_key(name))[0][-1], up), name) for up, name in form]
        )
    return {name: found.get(name) or Identity(name, "name") for name in names}


def _placed(own: str, above: Places) -> Places:
    """The places above one's own in full, where the country has one such place only.

    鼓楼区 without any is one of four: nothing is above it but its own doubt.
    """
    known = [chain for chain in divisions().above(own) if _agree(above, chain)]
    if len(known) > 1:
        return (*above, f"{own}?")
    return known[0] if known else above


_Forms = Mapping[str, Sequence[tuple[Places, str]]]


def _by_form(names: Iterable[str]) -> _Forms:
    """Names, each once, by their own place and the rest, with the places above."""
    found: dict[str, list[tuple[Places, str]]] = defaultdict(list)
    for name in dict.fromkeys(names):
        if (form := plain_form(organ_key(name))) is not None:
            found[form[1]].append((form[0], name))
    return found


def _in_other_words(name: str, worded: _Forms, listed: Mapping[str, Identity]) -> Identity | None:
    form = plain_form(organ_key(name)) if worded else None
    if form is None:
        return None
    fitting = [organ for above, organ in worded.get(form[1], ()) if _agree(above, form[0])]
    if len(fitting) != 1:
        return None
    return Identity(fitting[0], "words", listed[organ_key(fitting[0])].entry)


def _one_organ(form: Sequence[tuple[Places, str]]) -> dict[str, Identity]:
    """Names of one form as one organ, called by the fullest of them, unless places differ.

    Where the same words stand at two places, each is its own, and so is the name of no place.
    """
    widest = max((above for above, _ in form), key=lambda above: (len(above), above))
    if all(_agree(above, widest) for above, _ in form):
        organ = max((name for _, name in form), key=lambda name: (len(name), name))
        return {name: Identity(organ, "name" if name == organ else "words") for _, name in form}
    found: dict[str, Identity] = {}
    for above in sorted({above for above, _ in form}):
        same = [(places, name) for places, name in form if places == above]
        found |= _one_organ(same)
    return found


def _agree(one: Places, other: Places) -> bool:
    """Whether the places above two organs can be of one: the shorter list lacks some at most."""
    short, long = sorted((one, other), key=len)
    left = iter(long)
    return all(place in left for place in short)
