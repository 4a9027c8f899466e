"""Text against a table that holds together: then the figure of the text is the likely slip."""

from __future__ import annotations

from goiaudit.audit.localise.slips import RECOGNISABLE, slip, slip_words
from goiaudit.audit.wording import cell_label, number
from goiaudit.model.findings import Finding, Suggestion


def text_slip(finding: Finding, *, confirmed: bool, lang: str) -> Suggestion | None:
    """What probably happened to a figure of the text; None where no slip of the pen explains it.

    ``confirmed`` says that the cell stands in sums of the table and that all of them hold. The
    suggestion names no cell: it is the text that should be checked.
    """
    due, said = finding.expected, finding.actual
    if not confirmed or not isinstance(due, int) or not isinstance(said, int):
        return None
    kind = slip(said, due)
    # Any two one-digit figures differ by one digit: that explains nothing.
    if kind not in RECOGNISABLE or max(due, said) < 10:
        return None
    label = cell_label(finding.cells[0], lang) if finding.cells else ""
    figures = {"said": number(said, lang), "due": number(due, lang), "cell": label}
    template = (
        "表内各项相加无误，“{cell}”为{due}；建议核对正文的{said}是否为{due}之误（{slip}）"
        if lang == "zh"
        else "the sums of the table hold with {due} for “{cell}”; please check whether {said} "
        "in the text should be {due} ({slip})"
    )
    reason = template.format(**figures, slip=slip_words(kind, lang))
    return Suggestion({}, reason, kind, "speculative")
