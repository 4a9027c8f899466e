"""Explanations in words: what to check, never what to correct (建议核对)."""

from __future__ import annotations

from collections.abc import Sequence

from goiaudit.audit.localise.equations import Line
from goiaudit.audit.localise.moves import Explanation, Move
from goiaudit.audit.localise.puzzle import Puzzle
from goiaudit.audit.localise.slips import slip_words
from goiaudit.audit.localise.witnesses import Statement, Testimony
from goiaudit.audit.wording import cell_label, key_label, number

_MOST_CELLS = 8
_WAYS = {
    "right": ("右移了一格", "one cell to the right"),
    "left": ("左移了一格", "one cell to the left"),
    "down": ("下移了一行", "one row down"),
    "up": ("上移了一行", "one row up"),
}
_TEMPLATES = {
    "row_shifted": (
        "建议核对{where}的数字是否{way}，似应为{cells}",
        "please check whether the figures of {where} stand {way}; they may be {cells}",
    ),
    "column_shifted": (
        "建议核对{where}的数字是否{way}，似应为{cells}",
        "please check whether the figures of {where} stand {way}; they may be {cells}",
    ),
    "total_misplaced": (
        "建议核对{where}的总计是否填到了别的列，似应为{cells}",
        "please check whether the total of {where} stands in another column; it may be {cells}",
    ),
    "cells_swapped": (
        "建议核对{names}两格是否互相填错，似应为{cells}",
        "please check whether {names} are exchanged; they may be {cells}",
    ),
    "split_digits": (
        "建议核对{names}两格是否为同一个数被拆开，似应为{cells}",
        "please check whether {names} hold the digits of one figure; they may be {cells}",
    ),
    "joined_digits": (
        "建议核对{where}是否把两个数并成了一格，似应为{cells}",
        "please check whether two figures of {where} are joined in one cell; they may be {cells}",
    ),
    "rows_swapped": (
        "建议核对{where}两行是否互相填错",
        "please check whether the rows {where} are exchanged",
    ),
    "columns_swapped": (
        "建议核对{where}两列（{span}）是否互相填错",
        "please check whether the columns {where} ({span}) are exchanged",
    ),
    "part_left_out": (
        "建议核对{where}是否漏填，似缺{cells}",
        "please check whether {where} lacks figures: {cells}",
    ),
    "row_left_out": (
        "建议核对{where}是否漏填了一行，似缺{cells}",
        "please check whether the row {where} was left out: {cells}",
    ),
    "part_and_total": (
        "建议核对{where}的分项及总计，似应为{cells}",
        "please check a part and the total of {where}; they may be {cells}",
    ),
    "row_replaced": (
        "建议核对{where}一行，似应为{cells}",
        "please check the row {where}; it may be {cells}",
    ),
    "previous_year": (
        "建议核对{where}是否沿用了上年数字，似应为{cells}",
        "please check whether {where} still has last year's figures; they may be {cells}",
    ),
    "row_copied": (
        "建议核对{where}是否照抄了相邻一行，似应为{cells}",
        "please check whether {where} repeats the row beside it; it may be {cells}",
    ),
    "column_copied": (
        "建议核对{where}是否照抄了相邻一列，似应为{cells}",
        "please check whether {where} repeats the column beside it; it may be {cells}",
    ),
    "power_of_ten": (
        "建议核对{where}是否差了10的整数倍，似应为{cells}",
        "please check whether {where} is off by a factor of ten; it may be {cells}",
    ),
}  # fmt: skip
_ONE_CELL = (
    "建议核对“{cell}”是否应为{value}（{slip}）",
    "please check whether “{cell}” should be {value} ({slip})",
)


def check_words(puzzle: Puzzle, explanation: Explanation, lang: str) -> str:
    """What to check if this is what happened, one clause a slip."""
    joint = "；" if lang == "zh" else "; "
    return joint.join(_move_words(puzzle, move, lang) for move in explanation)


def kind_of(explanation: Explanation) -> str:
    """The kind of slip of a whole explanation."""
    kinds = {move.kind for move in explanation}
    return kinds.pop() if len(kinds) == 1 else "several_cells"


def _move_words(puzzle: Puzzle, move: Move, lang: str) -> str:
    if len(move.changes) == 1:
        ((cell, delta),) = move.changes
        return _ONE_CELL[lang == "en"].format(
            cell=cell_label(str(puzzle.net.addresses[cell]), lang),
            value=number(puzzle.repaired(cell, delta), lang),
            slip=slip_words(move.kind, lang),
        )
    return _TEMPLATES[move.kind][lang == "en"].format(
        where=_where(move.lines, lang),
        way=_WAYS[move.direction][lang == "en"] if move.direction else "",
        names=_names(puzzle, move, lang),
        span=_span(puzzle, move, lang),
        cells=_cells(puzzle, move, lang),
    )


def _where(lines: Sequence[Line], lang: str) -> str:
    if not lines:
        return ""
    names = [key_label(line.table, line.key, lang) for line in lines]
    return ("与" if lang == "zh" else " and ").join(f"“{name}”" for name in names)


def _names(puzzle: Puzzle, move: Move, lang: str) -> str:
    names = [cell_label(str(puzzle.net.addresses[cell]), lang) for cell, _ in move.changes]
    return ("与" if lang == "zh" else " and ").join(f"“{name}”" for name in names[:2])


def _span(puzzle: Puzzle, move: Move, lang: str) -> str:
    """From which row to which an exchange of columns goes."""
    rows = [puzzle.net.addresses[cell] for cell, _ in move.changes]
    first, last = (key_label(a.table, a.row, lang) for a in (rows[0], rows[-1]))
    return f"“{first}”至“{last}”" if lang == "zh" else f"“{first}” to “{last}”"


def _cells(puzzle: Puzzle, move: Move, lang: str) -> str:
    """The changed cells with their figures; named by what tells them apart."""
    one = move.lines[0] if len(move.lines) == 1 else None
    words = []
    for cell, delta in move.changes[:_MOST_CELLS]:
        address = puzzle.net.addresses[cell]
        label = cell_label(str(address), lang)
        if one is not None:
            key = address.column if one.axis == "row" else address.row
            label = key_label(address.table, key, lang)
        words.append(f"{label} {number(puzzle.repaired(cell, delta), lang)}")
    if len(move.changes) > _MOST_CELLS:
        words.append("等" if lang == "zh" else "and so on")
    return ("、" if lang == "zh" else ", ").join(words)


def testimony_words(testimony: Testimony, lang: str) -> list[str]:
    """What the text says to an explanation, for and against."""
    words = []
    for statement in testimony.agreeing[:1]:
        value = number(statement.claim.value, lang)
        words.append(f"正文为{value}，与之相符" if lang == "zh" else f"the text says {value} too")
    for statement in testimony.contradicting[:1]:
        value = number(statement.claim.value, lang)
        words.append(
            f"正文也写{value}，请一并核对" if lang == "zh"
            else f"the text says {value} as well, please check both"
        )  # fmt: skip
    return words


def confirmed_words(
    puzzle: Puzzle, stated: Sequence[Statement], changed: set[int], lang: str
) -> list[str]:
    """A figure of the failed sums that the text confirms: so it is hardly the wrong one."""
    cells = {c for e in puzzle.failing for c in puzzle.net.equations[e].terms} - changed
    for statement in stated:
        cell = statement.cell
        if cell in cells and cell is not None and puzzle.values[cell] == statement.value:
            label = cell_label(str(puzzle.net.addresses[cell]), lang)
            value = number(statement.claim.value, lang)
            return [
                f"“{label}”{value}与正文一致" if lang == "zh"
                else f"“{label}” ({value}) agrees with the text"
            ]  # fmt: skip
    return []
