"""Lines with characters that mislead, read as what is meant and quoted as printed.

A blank after every character (共 收 到 申 请 1 4 件) or within a figure (5 12条), question marks
around one (?15条?) where a converter lost invisible characters, the line that a form leaves for it
(__15__件), a full stop or a bar for a colon (依申请公开。无。 行政许可|41件), the year said
again in a bracket, which parts the words around it (上年(2021年)结转2件).
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Set

from goiaudit.definitions.seldom import seldom
from goiaudit.model.text import FoldedText, Paragraph
from goiaudit.narrative.text.pattern import holds_one

_ODD = ("|", "?", "_", " ", "年(20", "度(20", "。无。")
_DENIES = ("。无", "。没有", "。零")
_HAN = seldom(r"[\u3400-\u9fff]")
_APART = seldom(r"[\u3400-\u9fff] +(?=[\u3400-\u9fff0-9,。;:、“(])")
_WITHIN_WORDS = seldom(r"[\u3400-\u9fff] (?=[\u3400-\u9fff])")
_SEVERAL, _RARE = 5, 25
"""So many blanks between characters, one in so many of them: typed at random, within words."""
_MARKS = seldom(r"[,。;]")
_DENSE = 3
"""Blanks are at least a third of a line that has one after every character."""
_LOST = seldom(r"\?([0-9][0-9,.]*[\u3400-\u9fff]{0,2})\?")
_HEADED = seldom(r"(?<=[开议讼况理请])。(?=(?:无|没有|零)[。;])")
_BARS = seldom(r"(?<=[\u3400-\u9fff])\|(?=[0-9])")
# Within a figure and around it: 5 12条, __15__件; 2, 016条.
_WITHIN = seldom(
    r"(?<![0-9.,])(?<![0-9] )[0-9]{1,3}( )[0-9]{1,3}(?= ?[条件篇份宗])|(_+)(?=[0-9])|"
    r"(?<=[0-9])(_+)|(?<![0-9.,])[0-9]{1,3},( )[0-9]{3}(?= ?[条件篇份宗万元])"
)


_SAID_AGAIN = seldom(r"(?P<words>(?:[上去]一?个?|前一)年度?)\(20[0-9]{2}年度?\)")


def may_mislead(text: str) -> bool:
    """Whether a text, of one paragraph or of many, holds any of these characters."""
    return holds_one(text, _ODD)


def as_meant(paragraph: Paragraph) -> Paragraph:
    """The paragraph without what misleads in it, itself where there is nothing of the kind.

    What a pattern needs is looked for first: most paragraphs hold but the blanks that begin them.
    """
    text = paragraph.content.text
    if not may_mislead(text):
        return paragraph
    plain = _LOST.sub(r" \1 ", text) if "?" in text else text
    plain = _HEADED.sub(":", plain) if holds_one(plain, _DENIES) else plain
    plain = _BARS.sub(":", plain) if "|" in plain else plain
    if plain != text:
        paragraph = paragraph._replace(content=paragraph.content._replace(text=plain))
    gone = _blanks(plain) or _within_figures(plain)
    paragraph = _without(paragraph, gone) if gone else paragraph
    again = "(20" in plain and _SAID_AGAIN.search(plain) is not None
    return _said_once(paragraph) if again else paragraph


def _blanks(text: str) -> Set[int]:
    """The blanks of a line that has them between all characters; none of any other line.

    Only running text, which has marks: in a row of a table blanks part the figures.
    """
    blanks = text.count(" ")
    dense = blanks * _DENSE >= len(text)
    if not (dense or blanks >= _SEVERAL) or not _MARKS.search(text):
        return frozenset()
    within = len(_WITHIN_WORDS.findall(text))
    if within >= _SEVERAL and within * _RARE >= len(_HAN.findall(text)):
        return {place for place, char in enumerate(text) if char == " "}
    if not dense or len(_APART.findall(text)) * 2 < len(_HAN.findall(text)):
        return frozenset()
    return {place for place, char in enumerate(text) if char == " "}


def _within_figures(text: str) -> Set[int]:
    """The places of blanks and lines that stand in or around figures of running text."""
    may = "_" in text or " " in text.lstrip(" ")
    if not may or not _MARKS.search(text):
        return frozenset()
    spans = (m.span(m.lastindex or 0) for m in _WITHIN.finditer(text))
    return {place for start, end in spans for place in range(start, end)}


def _said_once(paragraph: Paragraph) -> Paragraph:
    """The paragraph without years in brackets behind the words for them, each as blanks in front
    of these: what stands behind it keeps its place."""
    content = paragraph.content
    if content.damaged:
        return paragraph
    text, origin = content.text, list(content.origin or range(len(content.raw) + 1))
    for match in _SAID_AGAIN.finditer(text):
        start, end = match.span()
        again = match.end() - match.end("words")
        text = text[:start] + " " * again + match["words"] + text[end:]
        origin[start:end] = [origin[start]] * again + origin[start : match.end("words")]
    return paragraph._replace(content=content._replace(text=text, origin=tuple(origin)))


def _without(paragraph: Paragraph, gone: Set[int]) -> Paragraph:
    """The paragraph without some characters, with the way back to what is printed."""
    content = paragraph.content
    kept = [place for place in range(len(content.text)) if place not in gone]
    origin = content.origin or range(len(content.raw) + 1)
    folded = FoldedText(
        content.raw,
        "".join(content.text[place] for place in kept),
        (*(origin[place] for place in kept), len(content.raw)),
        tuple(sorted({bisect_left(kept, place) for place in content.damaged})),
    )
    joined = tuple((bisect_left(kept, start), place) for start, place in paragraph.joined)
    return paragraph._replace(content=folded, joined=joined)
