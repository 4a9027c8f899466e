"""Word documents from raw XML: parts, pieces, and a made-up report in many variations."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape

from tests.writers.html import (
    Rows,
    disclosure,
    disputes,
    organ_of,
    requests,
    text_of,
    title_of,
)
from tests.writers.made_up import MadeUp

TRANSITIONAL = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_LINKS = "http://schemas.openxmlformats.org/package/2006/relationships"
_NAMES = (
    f'xmlns:r="{_OFFICE}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
)
_FIGURE = re.compile(r"[增减+-]?[\d,.]+[万亿]?元?")
_AUTHOR = 'w:id="1" w:author="a" w:date="2024-01-02T03:04:05Z"'


def part(tag: str, inner: str, space: str = TRANSITIONAL) -> str:
    """A whole XML part with the given root."""
    return (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
        f'<w:{tag} xmlns:w="{space}" {_NAMES}>{inner}</w:{tag}>'
    )


def package(
    body: str,
    *,
    numbering: str | None = None,
    styles: str | None = None,
    extra: Mapping[str, str | bytes] | None = None,
    links: Mapping[str, tuple[str, str]] | None = None,
    name: str = "document.xml",
    space: str = TRANSITIONAL,
) -> bytes:
    """A .docx with this body; ``links`` are id to (type, target), beside the usual ones."""
    found = dict(links or {})
    parts: dict[str, str | bytes] = {
        f"word/{name}": part("document", f"<w:body>{body}</w:body>", space)
    }
    for key, content in (("numbering", numbering), ("styles", styles)):
        if content is not None:
            parts[f"word/{key}.xml"] = part(key, content, space)
            found[f"rId-{key}"] = (key, f"{key}.xml")
    parts["_rels/.rels"] = _relations({"rId1": ("officeDocument", f"word/{name}")})
    parts[f"word/_rels/{name}.rels"] = _relations(found)
    return zipped({"[Content_Types].xml": _TYPES, **parts, **(extra or {})})


def zipped(parts: Mapping[str, str | bytes]) -> bytes:
    """A zip of these members."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return stream.getvalue()


_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.'
    'relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-'
    'officedocument.wordprocessingml.document.main+xml"/></Types>'
)


def _relations(links: Mapping[str, tuple[str, str]]) -> str:
    inner = "".join(
        f'<Relationship Id="{key}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        for key, (kind, target) in links.items()
    )
    return f'<Relationships xmlns="{_LINKS}">{inner}</Relationships>'


# Pieces


def run(text: str, properties: str = "") -> str:
    """A run; a line feed in the text is a line break of Word."""
    look = '<w:rFonts w:eastAsia="宋体"/>' + properties
    pieces = (f'<w:t xml:space="preserve">{escape(piece)}</w:t>' for piece in text.split("\n"))
    return f"<w:r><w:rPr>{look}</w:rPr>{'<w:br/>'.join(pieces)}</w:r>"


def p(inner: str = "", properties: str = "") -> str:
    """A paragraph of runs."""
    return f'<w:p><w:pPr><w:jc w:val="center"/>{properties}</w:pPr>{inner}</w:p>'


def line(text: str) -> str:
    """A paragraph of one run."""
    return p(run(text))


def tc(inner: str, properties: str = "", width: int = 900) -> str:
    """A cell of paragraphs."""
    size = f'<w:tcW w:w="{width}" w:type="dxa"/>'
    return f"<w:tc><w:tcPr>{size}{properties}</w:tcPr>{inner}</w:tc>"


def tr(*cells: str, properties: str = "") -> str:
    """A row."""
    return f'<w:tr><w:trPr><w:jc w:val="center"/>{properties}</w:trPr>{"".join(cells)}</w:tr>'


def tbl(*rows: str, widths: Sequence[int] = ()) -> str:
    """A table; ``widths`` are those of its columns in twips."""
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    grid = f"<w:tblGrid>{columns}</w:tblGrid>" if widths else ""
    return f'<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/></w:tblPr>{grid}{"".join(rows)}</w:tbl>'


def ins(inner: str) -> str:
    """Something that a tracked change put in."""
    return f"<w:ins {_AUTHOR}>{inner}</w:ins>"


def deleted(text: str) -> str:
    """Text that a tracked change took out."""
    return f'<w:del {_AUTHOR}><w:r><w:delText xml:space="preserve">{text}</w:delText></w:r></w:del>'


DELETED_MARK = f"<w:del {_AUTHOR}/>"


def box(inner: str) -> str:
    """A run with a text box, as Word writes it: a drawing, and the same again for old readers."""
    content = f"<w:txbxContent>{inner}</w:txbxContent>"
    return (
        f'<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx>{content}'
        f"</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>{content}</v:textbox>"
        "</w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )


def control(inner: str, properties: str = "") -> str:
    """A content control."""
    return f"<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{inner}</w:sdtContent></w:sdt>"


def field(instruction: str, result: str) -> str:
    """A complex field as runs."""
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f"<w:r><w:instrText>{instruction}</w:instrText></w:r>"
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        f'{result}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def listed(number: int, level: int = 0) -> str:
    """The properties of a paragraph in a list."""
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'


def numbering_of(*levels: tuple[str, str], number: int = 1) -> str:
    """One list whose levels are (number format, text)."""
    inner = "".join(
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{style}"/>'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
        for at, (style, text) in enumerate(levels)
    )
    return (
        f'<w:abstractNum w:abstractNumId="{number}">{inner}</w:abstractNum>'
        f'<w:num w:numId="{number}"><w:abstractNumId w:val="{number}"/></w:num>'
    )


# A made-up report


def _plain(text: str, _heading: bool) -> str:
    return line(text)


def word_table(
    rows: Rows, cell: Callable[[str, bool], str] = _plain, *, shifted: bool = False
) -> str:
    """A table with spans as Word writes them: gridSpan, and vMerge cell after cell.

    ``shifted`` moves the borders between the values of every other row by a hair.
    """
    written: list[str] = []
    open_spans: dict[int, tuple[int, int]] = {}
    """Rows still covered and width, by the column where the merged cell starts."""
    total = sum(width for _, _, width in rows[0])
    for at, row in enumerate(rows):
        cells: list[str] = []
        waiting = list(row)
        column = 0
        hair = range(4, total) if shifted and at >= 3 and at % 2 else range(0)
        while waiting or column in open_spans:
            if column in open_spans:
                left, width = open_spans.pop(column)
                merge, inner = "<w:vMerge/>", p()
            else:
                text, left, width = waiting.pop(0)
                merge = '<w:vMerge w:val="restart"/>' if left > 1 else ""
                inner = cell(text, not _FIGURE.fullmatch(text))
            if left > 1:
                open_spans[column] = (left - 1, width)
            span = width
            if shifted:
                span = 2 * width + (column in hair) - (column + width in hair)
            cells.append(tc(inner, _spans(span, merge), 900 * width))
            column += width
        written.append(tr(*cells))
    return tbl(*written, widths=[880, 20] * total if shifted else [900] * total)


def _spans(width: int, merge: str) -> str:
    return (f'<w:gridSpan w:val="{width}"/>' if width > 1 else "") + merge


_HEADINGS = (
    "总体情况",
    "主动公开政府信息情况",
    "收到和处理政府信息公开申请情况",
    "政府信息公开行政复议、行政诉讼情况",
    "存在的主要问题及改进情况",
    "其他需要报告的事项",
)


@dataclass(frozen=True)
class Pieces:
    """A report in pieces: six headings and what stands under each."""

    title: str
    headings: list[str]
    under: list[str]
    end: list[str]

    def body(self) -> str:
        """All of it in order."""
        pairs = zip(self.headings, self.under, strict=True)
        return "".join([self.title, *(piece for pair in pairs for piece in pair), *self.end])


def pieces(made: MadeUp, cell: Callable[[str, bool], str] = _plain) -> Pieces:
    """The report with its three tables, every cell written by ``cell``."""
    text = {key: "".join(map(line, said.split("\n"))) for key, said in text_of(made).items()}
    tables = [word_table(rows(made), cell) for rows in (disclosure, requests, disputes)]
    numerals = "一二三四五六"
    return Pieces(
        title=line(title_of(made)),
        headings=[line(f"{n}、{title}") for n, title in zip(numerals, _HEADINGS, strict=True)],
        under=[text["overview"], *tables, text["problems"], text["other"]],
        end=[line(organ_of(made)), text["date"]],
    )


def official(made: MadeUp) -> bytes:
    """The official form, filled in."""
    return package(pieces(made).body())


def _halves(text: str, _heading: bool) -> str:
    mark = '<w:proofErr w:type="spellStart"/><w:bookmarkStart w:id="0" w:name="a"/>'
    return p("".join(mark + run(char) for char in text))


def split_runs(made: MadeUp) -> bytes:
    """Every character a run of its own, with marks between."""
    return package(pieces(made, _halves).body())


def _tracked_cell(text: str, heading: bool) -> str:
    return line(text) if heading else p(deleted("9") + ins(run(text)) + deleted("99"))


def tracked(made: MadeUp) -> bytes:
    """Old figures deleted and new ones put in, a deleted row, a deleted paragraph."""
    found = pieces(made, _tracked_cell)
    gone = p(deleted("本年度收到申请99件。"), f"<w:rPr>{DELETED_MARK}</w:rPr>")
    row = tr(tc(p(deleted("行政许可"))), tc(p(deleted("99"))), properties=DELETED_MARK)
    found.under[0] = gone + found.under[0]
    found.under[1] = found.under[1].replace("</w:tbl>", row + "</w:tbl>")
    return package(found.body())


def numbered(made: MadeUp) -> bytes:
    """Headings numbered by Word, in a style of their own."""
    found = pieces(made)
    style = '<w:pStyle w:val="H1"/>'
    found.headings[:] = [p(run(title), style) for title in _HEADINGS]
    styles = (
        '<w:style w:type="paragraph" w:styleId="H0"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr>'
        '</w:pPr></w:style><w:style w:type="paragraph" w:styleId="H1"><w:basedOn w:val="H0"/>'
        "</w:style>"
    )
    return package(
        found.body(), numbering=numbering_of(("japaneseCounting", "%1、")), styles=styles
    )


def framed(made: MadeUp) -> bytes:
    """Everything in the single cell of a table, in another one."""
    inner = tbl(tr(tc(pieces(made).body())))
    return package(tbl(tr(tc(inner + p()))) + p())


def _controlled(text: str, heading: bool) -> str:
    if heading:
        return p(f'<w:hyperlink w:anchor="a">{run(text)}</w:hyperlink>')
    return control(p(field("FORMTEXT", control(f"<w:smartTag>{run(text)}</w:smartTag>"))))


def controls(made: MadeUp) -> bytes:
    """Values in content controls and form fields, labels as links; a table of contents."""
    found = pieces(made, _controlled)
    gallery = '<w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj>'
    contents = control("".join(line(f"{title}\t1") for title in _HEADINGS), gallery)
    return package(contents + found.body())


def boxed(made: MadeUp) -> bytes:
    """The title in a text box; header, footer, comments and hidden text that say otherwise."""
    found = pieces(made)
    title = p(box(found.title)) + p(run("本年收到申请99件。", "<w:vanish/>"))
    decoys = {
        f"word/{name}.xml": part(tag, line("示例县水务局1999年政府信息公开工作年度报告"))
        for name, tag in (("header1", "hdr"), ("footer1", "ftr"), ("comments", "comments"))
    }
    return package(title + found.body().removeprefix(found.title), extra=decoys)


def strict(made: MadeUp) -> bytes:
    """The strict namespace, the document under an unusual name."""
    return package(pieces(made).body(), space=STRICT, name="document2.xml")


def _broken(text: str, heading: bool) -> str:
    if not heading:
        return line(f"\u3000{text} ") + p()
    half = len(text) // 2
    return line(f"{text[:half]}\n{text[half:]}") if len(text) > 4 else line(text)


def broken(made: MadeUp) -> bytes:
    """Labels broken by line breaks, figures among spaces, empty paragraphs in every cell."""
    return package(pieces(made, _broken).body())


def halved(made: MadeUp) -> bytes:
    """Every table in two, an empty paragraph between."""
    found = pieces(made)
    for at, rows in ((1, disclosure), (2, requests), (3, disputes)):
        both = rows(made)
        # The header is a table of its own.
        found.under[at] = word_table(both[:3]) + p() + word_table(both[3:])
    return package(found.body())


def shifted(made: MadeUp) -> bytes:
    """Borders between values dragged by a hair in every other row."""
    found = pieces(made)
    for at, rows in ((1, disclosure), (2, requests), (3, disputes)):
        found.under[at] = word_table(rows(made), shifted=True)
    return package(found.body())


VARIATIONS: dict[str, Callable[[MadeUp], bytes]] = {
    "official": official,
    "split_runs": split_runs,
    "tracked": tracked,
    "numbered": numbered,
    "framed": framed,
    "controls": controls,
    "boxed": boxed,
    "strict": strict,
    "broken": broken,
    "halved": halved,
    "shifted": shifted,
}
"""Every variation by name; each takes a MadeUp and gives the bytes of a .docx."""
