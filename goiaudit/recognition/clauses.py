"""What the words of the tables show besides figures: clause headings and wrong row labels."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from goiaudit.model.claims import Fact, Observation, Scalar
from goiaudit.recognition.labels import characters
from goiaudit.recognition.placed import Aligned
from goiaudit.recognition.runs import Run
from goiaudit.recognition.strips import Piece

_NUMERALS = "一二三四五六七八九十"
_CLAUSE = re.compile(rf"第([{_NUMERALS}百\d]{{1,5}})条第?\(?([{_NUMERALS}\d]{{1,3}})\)?项")
_ARTICLE = 20
_RESULTS = "本年度办理结果"
_RESULT_PIECES = ("年度办", "度办理", "办理结", "理结果")
_RESULT_LETTERS = frozenset("度办理结果")


def clause_observations(aligned: Aligned, runs: Sequence[Run]) -> Iterator[Observation]:
    """One observation per heading 第二十条第(一)项, with the first row that stands under it."""
    owners = {piece: row for row, placed in aligned.rows.items() for piece in placed.label[:1]}
    for run in runs[aligned.first : aligned.last + 1]:
        for start, found, quote in _headings(run.labels):
            row = next((owners[p] for p in run.labels[start:] if p in owners), None)
            if row is None:
                continue
            clause = aligned.layout.rows[row].clause
            if clause is None:
                continue
            values: dict[str, Scalar] = {"row": row, "found": found, "due": _ARTICLE * 100 + clause}
            piece = run.labels[start]
            yield Observation("clause", values, quote, piece.location, not piece.damaged)


def _headings(labels: Sequence[Piece]) -> Iterator[tuple[int, int, str]]:
    """Place, number (article x 100 + item) and wording of each clause heading."""
    for place, piece in enumerate(labels):
        if "第" not in piece.text or "条" not in piece.text:
            continue
        text, raw = piece.text, piece.raw
        if "项" not in text and place + 1 < len(labels):
            text, raw = text + labels[place + 1].text, raw + labels[place + 1].raw
        match = _CLAUSE.search(text.replace(" ", ""))
        if match:
            yield place, number(match[1]) * 100 + number(match[2]), raw


def number(text: str) -> int:
    """A small number in digits or Chinese numerals (二十六 is 26)."""
    if text.isdigit():
        return int(text)
    total = 0
    digit = 0
    for char in text:
        if char in "十百":
            total += (digit or 1) * (10 if char == "十" else 100)
            digit = 0
        elif char in _NUMERALS:
            digit = _NUMERALS.index(char) + 1
    return total + digit


def wrong_labels(aligned: Aligned) -> Iterator[Observation]:
    """Rows whose label has words that the form has not."""
    for row, placed in aligned.rows.items():
        if placed.quality != "wrong" or not placed.label:
            continue
        quote = "".join(piece.raw for piece in placed.label)
        found = "".join(piece.text for piece in placed.label)
        values: dict[str, Scalar] = {
            "row": row,
            "found": found,
            "due": aligned.layout.rows[row].core,
        }
        yield Observation("wrong_label", values, quote, placed.label[0].location)


def label_slips(observations: Sequence[Observation]) -> Fact:
    """How many row labels have wrong words; the quote names them all."""
    return Fact(
        len(observations),
        quote="、".join(seen.quote for seen in observations),
        location=observations[0].location if observations else None,
    )


def has_results_heading(aligned: Aligned, runs: Sequence[Run]) -> bool:
    """Whether 三、本年度办理结果 stands in the table, in whatever pieces."""
    end = aligned.last + 1
    while end < len(runs) and not runs[end].fresh:  # rows without values stand behind the last
        end += 1
    pieces = [characters(piece.text) for run in runs[aligned.first : end] for piece in run.labels]
    text = "".join(pieces)
    if _RESULTS in text or any(part in text for part in _RESULT_PIECES):
        return True
    if _RESULTS in "".join(piece for piece in pieces if set(_RESULTS).issuperset(piece)):
        return True
    single = {piece for piece in pieces if len(piece) == 1}
    return len(single & _RESULT_LETTERS) >= len(_RESULT_PIECES)
