"""A made-up report as PDF: ruled tables that may run over pages, text around them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from io import BytesIO

from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.platypus import Paragraph, SimpleDocTemplate, Table

from tests.writers.grids import Row, disclosure_rows, disputes_rows, requests_rows
from tests.writers.html import organ_of, text_of, title_of
from tests.writers.made_up import MadeUp

FONT = "STSong-Light"
pdfmetrics.registerFont(UnicodeCIDFont(FONT))
STYLE = ParagraphStyle("text", fontName=FONT, fontSize=10.5, leading=16, wordWrap="CJK")
SMALL = ParagraphStyle("cell", fontName=FONT, fontSize=7, leading=9, wordWrap="CJK")


def report_pdf(
    made: MadeUp,
    *,
    repeat: int = 0,
    password: str | None = None,
    text: Mapping[str, Sequence[str]] | None = None,
    style: ParagraphStyle = STYLE,
    borders: bool = False,
    ruled: bool = True,
) -> bytes:
    """The report with its three tables; ``repeat`` rows of a header come again on each page.

    ``ruled`` False leaves all lines out: only where a text stands tells its cell. ``text``
    replaces the paragraphs of a section (overview, problems, other, date); ``borders`` draws
    four lines around every cell, as word processors do, and not a line along each row.
    """
    said = {key: words.split("\n") for key, words in text_of(made).items()} | dict(text or {})

    def _text(words: str) -> Paragraph:
        return Paragraph(words, style)

    story = [
        _text(title_of(made)),
        _text("一、总体情况"),
        *map(_text, said["overview"]),
        _text("二、主动公开政府信息情况"),
        _table(disclosure_rows(made), 0, borders, ruled),
        _text("三、收到和处理政府信息公开申请情况"),
        _table(requests_rows(made), repeat, borders, ruled),
        _text("四、政府信息公开行政复议、行政诉讼情况"),
        _table(disputes_rows(made), 0, borders, ruled),
        _text("五、存在的主要问题及改进情况"),
        *map(_text, said["problems"]),
        _text("六、其他需要报告的事项"),
        *map(_text, said["other"]),
        _text(organ_of(made)),
        *map(_text, said["date"]),
    ]
    data = BytesIO()
    document = SimpleDocTemplate(data, pagesize=A4, encrypt=password, invariant=1)
    document.build(story, onFirstPage=_number, onLaterPages=_number)
    return data.getvalue()


def _number(canvas: object, document: SimpleDocTemplate) -> None:
    canvas.setFont(FONT, 9)  # type: ignore[attr-defined]
    canvas.drawCentredString(297, 30, f"- {document.page} -")  # type: ignore[attr-defined]


def _table(rows: Sequence[Row], repeat: int, borders: bool, ruled: bool) -> Table:
    width = max(row.width for row in rows)
    style: list[tuple[object, ...]] = [
        *([] if borders or not ruled else [("GRID", (0, 0), (-1, -1), 0.5, "black")]),
        ("FONT", (0, 0), (-1, -1), FONT, 6),
        ("LEFTPADDING", (0, 0), (-1, -1), 2),
        ("RIGHTPADDING", (0, 0), (-1, -1), 2),
    ]
    lines = []
    for n, row in enumerate(rows):
        starts = _starts(row, width)
        line: list[object] = [""] * width
        for cell, start, end in zip(row.cells, starts, [*starts[1:], width], strict=True):
            line[start] = cell if cell in row.values else Paragraph(cell, SMALL)
            if borders and ruled:
                style.append(("BOX", (start, n), (end - 1, n), 0.5, "black"))
            if end - start > 1:
                style.append(("SPAN", (start, n), (end - 1, n)))
        lines.append(line)
    labels = [90.0] if width < 10 else []
    rest = (450 - sum(labels)) / (width - len(labels))
    return Table(lines, colWidths=[*labels, *[rest] * (width - len(labels))], style=style,
                 repeatRows=repeat)  # fmt: skip


def _starts(row: Row, width: int) -> list[int]:
    """The column in which each cell begins: labels from the left, whole rows to the right."""
    count = len(row.values)
    heads = len(row.cells) - count
    if heads + count >= width or count < 7:
        return list(range(len(row.cells)))
    return [*range(heads), *range(width - count, width)]


def picture_pdf() -> bytes:
    """A page that is a picture without a text layer."""
    from reportlab.lib.utils import ImageReader
    from reportlab.pdfgen.canvas import Canvas

    pixels = b"P6 40 40 255\n" + bytes(40 * 40 * 3)
    data = BytesIO()
    canvas = Canvas(data, pagesize=A4, invariant=1)
    canvas.drawImage(ImageReader(BytesIO(pixels)), 50, 50, 400, 600)
    canvas.save()
    return data.getvalue()


Text = tuple[str, float, float]
"""A text, and where it begins: points from the left and from the top."""
Rule = tuple[float, float, float, float]
"""A line from one place to another, from the left and from the top."""


def drawn_pdf(
    *pages: tuple[Sequence[Text], Sequence[Rule]],
    size: float = 12,
    spacing: float = 0,
    sheet: tuple[float, float] = A4,
) -> bytes:
    """Pages of texts and lines, written in this order; ``spacing`` is added to each character."""
    from reportlab.pdfgen.canvas import Canvas

    data = BytesIO()
    canvas = Canvas(data, pagesize=sheet, invariant=1)
    for texts, rules in pages:
        canvas.setFont(FONT, size)
        for text, x, y in texts:
            canvas.drawString(x, sheet[1] - y, text, charSpace=spacing)
        for x0, y0, x1, y1 in rules:
            canvas.line(x0, sheet[1] - y0, x1, sheet[1] - y1)
        canvas.showPage()
    canvas.save()
    return data.getvalue()


def grid_rules(xs: Sequence[float], ys: Sequence[float]) -> list[Rule]:
    """The lines of a table without merged cells."""
    return [
        *((x, ys[0], x, ys[-1]) for x in xs),
        *((xs[0], y, xs[-1], y) for y in ys),
    ]
