"""Items whose channel stands behind the figure: 640条发布在官网, 其余80条张贴于公开栏."""

from __future__ import annotations

from goiaudit.definitions.seldom import seldom
from goiaudit.narrative.disclosure.item_words import channel_of
from goiaudit.narrative.mentions import Memory
from goiaudit.narrative.text.surroundings import Here
from goiaudit.narrative.text.words import CHANNELS, Word

_LED = seldom(
    "(?:的?信息)?(?:均|都|则|全部|已|是)*[贴放登挂发刊]?(?:在|于|由|经|通过|利用|依托|借助|以)"
)
_BY_OTHERS = seldom("[被获]|转载|转发|采用|采纳|录用|引用|分别|累计")
_KNOWN = frozenset({"info", "publish", "this", "own", "piece", "all", "each", "office"})


def channel_behind(memory: Memory, here: Here) -> tuple[str, int]:
    """The channel that the rest of the figure's clause names as the one way out, and its end.

    Empty where what is counted is no information (收到意见30条,其中12条在网站公开), or where others
    took it over (被省政府网站采用).
    """
    words = here.ahead
    cells = {channel_of(word) for word in words if word.flags & CHANNELS}
    if len(cells) != 1 or not _is_bare(here):
        return "", 0
    start, end = here.figure.end, words[-1].end
    informs = words[0].start == start and "info" in words[0].tags
    if not (informs or memory.items) or not all(map(_is_known, words)):
        return "", 0
    if memory.reading.residue(start, end) or _BY_OTHERS.search(memory.reading.text, start, end):
        return "", 0
    published = any("publish" in word.tags for word in words)
    led = bool(memory.items) and _LED.match(memory.reading.text, start) is not None
    return (cells.pop(), end) if published or led else ("", 0)


def _is_bare(here: Here) -> bool:
    """Whether nothing but 其中, 其余, 有 and the like stands before the figure."""
    return here.is_tight and all(
        word.is_filler or word.tags & {"opening", "this", "year"} for word in here.words
    )


def _is_known(word: Word) -> bool:
    return word.is_filler or bool(channel_of(word)) or bool(word.tags & _KNOWN)
