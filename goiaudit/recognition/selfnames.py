"""How a report names its own organ: in signature and opening, and as 我局, 我镇 (D106, D107)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from goiaudit.definitions.organs import organ_names
from goiaudit.definitions.seldom import seldom
from goiaudit.model.claims import Observation, Scalar
from goiaudit.recognition.passage import Passage, Spot, compact

_ALIAS = re.compile(r"\((?:以下)?(?:统|简)称[:“《]*([\u3400-\u9fff]{2,20})[”》]?\)")
_BRACKETS = seldom(r"\([^()]{0,30}\)")
_PARTY = seldom(r"中共[\u3400-\u9fff]{2,20}?委员会")
_GOVERNMENT = seldom(r"(?:人民)?政府$")
_OFFICES = ("党政办公室", "办公室", "办公厅")
_MARKS = "。;,!?、\n"
_QUOTES = ("“”", "《》")
_OTHERS = "自你他她忘唯"
_BEFORE_BARE = ("在", "对", "由", "将", "从", "为", "依托", "利用", "通过", "加强")
_SHORTEST, _SHORTEST_END = 3, 2


def is_same_organ(due: str, found: str, aliases: Sequence[str] = ()) -> bool:
    """Whether two names are one organ's: a longer prefix, an office that signs, a short form.

    ``aliases`` are the short forms that the report declares.
    """
    if due == found:
        return True
    one, other = _core(due), _core(found)
    if one == other or found in aliases or other in aliases:
        return True
    short, long = sorted((one, other), key=len)
    if long.endswith(short) and len(short) >= _SHORTEST_END:
        return True
    return len(short) >= _SHORTEST and _is_abbreviation(short, long)


def name_observations(
    due: tuple[str, Spot | None], found: Sequence[tuple[str, Spot]], text: str
) -> Iterator[Observation]:
    """``organ_name``: the name due (the title's) beside every other mention of the organ.

    A mention that is the same organ in other words counts as the name due.
    """
    name, where = due
    aliases = declared_aliases(text)
    for other, spot in found:
        same = is_same_organ(name, other, aliases)
        values: dict[str, Scalar] = {"due": name, "found": name if same else other}
        intact = spot.intact and (where is None or where.intact)
        yield Observation("organ_name", values, spot.quote.strip(), spot.location, intact=intact)


def declared_aliases(text: str) -> list[str]:
    """Short forms that a folded text declares: (以下简称县教育局)."""
    return [match[1] for match in _ALIAS.finditer(text)] if "称" in text else []


def _core(name: str) -> str:
    """A name without brackets, the party committee beside it, and the office that signs.

    Of a government its area is left, for 示例县 and 示例县人民政府 are one name, and so are
    红旗街道 and 红旗街道办事处.
    """
    name = _BRACKETS.sub("", compact(name)) or name
    beside = _PARTY.sub("", name)
    name = name if beside in ("", *_OFFICES) else beside
    ending = next((e for e in _OFFICES if name.endswith(e) and len(name) - len(e) >= _SHORTEST), "")
    return _GOVERNMENT.sub("", name.removesuffix(ending).removesuffix("办事处"))


def _is_abbreviation(short: str, long: str) -> bool:
    """Whether all characters of a short name stand in the long one, in their order."""
    if short.endswith("委"):
        long = long.replace("委员会", "委")  # 示例县国资委
    rest = iter(long)
    return short[-1] == long[-1] and all(char in rest for char in short)


def self_references(passage: Passage, organ: str | None) -> Iterator[Observation]:
    """Words like 我局, once each: ``fits`` says whether the organ's name has the word in it.

    ``bare`` marks a 我 in front of a noun that nobody writes there: a word was lost. Areas
    (我市, 我县), words in quotation marks and organs without a name are left alone.
    """
    if organ is None:
        return
    names, text = organ_names(), passage.text
    words = tuple(names.self_words)
    seen: set[str] = set()
    place = text.find("我")
    while place >= 0:
        known = text.startswith(words, place + 1)
        word = next(w for w in words if text.startswith(w, place + 1)) if known else ""
        bare = not word and _is_bare(text, place, names.self_nouns)
        if (word or bare) and word not in seen and not _is_set_apart(text, place):
            seen.add(word)
            fits = not bare and any(part in organ for part in names.self_words[word])
            yield _reference(passage, place, word, fits=fits)
        place = text.find("我", place + 1)


def _is_bare(text: str, place: int, nouns: Sequence[str]) -> bool:
    if not any(text.startswith(noun, place + 1) for noun in nouns):
        return False
    before = text[max(0, place - 2) : place].strip()
    return not before or before[-1] in _MARKS or before.endswith(_BEFORE_BARE)


def _is_set_apart(text: str, place: int) -> bool:
    """Whether 我 belongs to the word before it, or stands between quotation marks."""
    if place and text[place - 1] in _OTHERS:
        return True
    line = text[text.rfind("\n", 0, place) + 1 : place]
    return any(line.rfind(pair[0]) > line.rfind(pair[1]) for pair in _QUOTES)


def _reference(passage: Passage, place: int, word: str, *, fits: bool) -> Observation:
    text = passage.text
    first = max(text.rfind(mark, 0, place) for mark in _MARKS) + 1
    ends = [end for mark in _MARKS if (end := text.find(mark, place)) >= 0]
    spot = passage.spot(first, min(ends, default=len(text)))
    values: dict[str, Scalar] = {"word": f"我{word}", "fits": int(fits), "bare": int(not word)}
    return Observation(
        "self_reference", values, spot.quote.strip(), spot.location, intact=spot.intact
    )
