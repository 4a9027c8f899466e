from __future__ import annotations

from pathlib import Path

import pytest

from goiaudit.model.document import Document, Grid, Line
from goiaudit.reading import read_document
from goiaudit.reading.docx_counting import counted
from tests.writers.docx import (
    DELETED_MARK,
    STRICT,
    box,
    control,
    deleted,
    field,
    ins,
    line,
    listed,
    numbering_of,
    p,
    package,
    part,
    run,
    tbl,
    tc,
    tr,
)


def read(body: str, **parts: object) -> Document:
    return read_document(package(body, **parts))  # type: ignore[arg-type]


def lines(body: str, **parts: object) -> list[str]:
    return [block.text for block in read(body, **parts).blocks if isinstance(block, Line)]


def grid(body: str) -> list[tuple[str, int, int, int, int]]:
    """Text, row, column, rowspan and colspan of every cell of the only table."""
    (found,) = [block for block in read(body).blocks if isinstance(block, Grid)]
    return [(c.text, c.row, c.column, c.rowspan, c.colspan) for c in found.cells]


def cell(text: str, properties: str = "") -> str:
    return tc(line(text), properties)


# Paragraphs


def test_paragraphs_are_numbered_from_1_empty_ones_included() -> None:
    found = read(line("甲") + p() + tbl(tr(cell("乙"), cell("1"))) + line("丙")).blocks
    assert [(b.text, b.location.paragraph) for b in found if isinstance(b, Line)] == [  # type: ignore[union-attr]
        ("甲", 1),
        ("", 2),
        ("丙", 3),
    ]


def test_a_number_split_over_runs_is_one_number() -> None:
    assert lines(p(run("收到申请1") + '<w:proofErr w:type="x"/>' + run("2") + run("件"))) == [
        "收到申请12件"
    ]


def test_a_line_break_parts_a_paragraph_in_two_lines_of_one_number() -> None:
    found = read(line("一、总体情况\n2023年")).blocks
    assert [(b.text, b.location.paragraph) for b in found] == [  # type: ignore[union-attr]
        ("一、总体情况", 1),
        ("2023年", 1),
    ]


def test_tabs_hyphens_and_symbols_are_text() -> None:
    runs = (
        "<w:r><w:t>甲</w:t><w:tab/><w:t>1</w:t><w:noBreakHyphen/><w:t>2</w:t><w:softHyphen/>"
        '<w:t>3</w:t><w:sym w:font="Symbol" w:char="F034"/>'
        '<w:sym w:font="Wingdings" w:char="F031"/>'
        '<w:sym w:font="宋体" w:char="2460"/></w:r>'
    )
    assert lines(p(runs)) == ["甲\t1-234□①"]


def test_raised_and_lowered_figures_never_join_the_number_before_them() -> None:
    raised = '<w:vertAlign w:val="superscript"/>'
    assert lines(p(run("5") + run("1", raised))) == ["5^1"]
    assert lines(p(run("5") + run(" ", raised) + run("件"))) == ["5 件"]


def test_a_fraction_of_a_formula_is_no_number_of_two_digits() -> None:
    one, two = "<m:r><m:t>1</m:t></m:r>", "<m:r><m:t>2</m:t></m:r>"
    fraction = f"<m:f><m:num>{one}</m:num><m:den>{two}</m:den></m:f>"
    assert lines(p(f"<m:oMath>{fraction}</m:oMath>")) == ["1/2"]


@pytest.mark.parametrize("name", ["strike", "dstrike"])
def test_figures_that_are_struck_through_are_left_out_and_said(name: str) -> None:
    found = read(p(run("388", f"<w:{name}/>") + run("386") + run("件", f'<w:{name} w:val="0"/>')))
    assert [block.text for block in found.blocks] == ["386件"]  # type: ignore[union-attr]
    assert found.notices == ("text that is struck through is left out (3 characters)",)


def test_hidden_text_is_not_read_whether_run_or_style_hides_it() -> None:
    styles = (
        '<w:style w:type="character" w:styleId="C"><w:rPr><w:vanish/></w:rPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="P"><w:rPr><w:vanish/></w:rPr></w:style>'
    )
    body = (
        p(run("甲") + run("乙", "<w:vanish/>") + run("丙", '<w:vanish w:val="0"/>'))
        + p(run("丁", '<w:rStyle w:val="C"/>') + run("戊"))
        + p(run("窗体顶端"), '<w:pStyle w:val="P"/>')
        + line("己")
    )
    assert lines(body, styles=styles) == ["甲丙", "戊", "", "己"]


def test_of_a_field_only_the_result_is_read() -> None:
    assert lines(p(run("共") + field("=SUM(ABOVE)", run("12")) + run("件"))) == ["共12件"]


def test_fields_nest() -> None:
    inner = field('IF 1 = 1 "a" "b"', field("PAGE", run("7")))
    assert lines(p(run("第") + inner + run("页"))) == ["第7页"]


def test_a_field_that_never_ends_takes_no_later_paragraph_with_it() -> None:
    broken = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>TOC</w:instrText></w:r>'
    )
    assert lines(p(broken) + line("一、总体情况")) == ["", "一、总体情况"]


def test_a_table_of_contents_is_not_text_but_its_paragraphs_count() -> None:
    gallery = '<w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj>'
    entries = p(field("TOC \\o", run("一、总体情况\t1")))
    control_of_contents = control(line("目录") + line("一、总体情况\t1"), gallery)
    found = read(control_of_contents + entries + line("一、总体情况"))
    shown = [(b.text, b.location.paragraph) for b in found.blocks]  # type: ignore[union-attr]
    assert shown == [("", 3), ("一、总体情况", 4)]


def test_links_controls_and_smart_tags_are_looked_through() -> None:
    inner = f"<w:hyperlink>{run('甲')}</w:hyperlink>" + control(run("乙"))
    assert lines(control(p(inner + f"<w:smartTag>{run('丙')}</w:smartTag>"))) == ["甲乙丙"]


def test_what_only_prompts_for_text_is_blank() -> None:
    prompt = control(run("单击此处输入文字。"), "<w:showingPlcHdr/>")
    assert lines(p(run("共") + prompt + run("件"))) == ["共件"]


def test_notes_and_the_reading_aid_above_characters_are_not_text() -> None:
    ruby = (
        "<w:r><w:ruby><w:rt><w:r><w:t>qu</w:t></w:r></w:rt>"
        "<w:rubyBase><w:r><w:t>区</w:t></w:r></w:rubyBase></w:ruby></w:r>"
    )
    assert lines(p(ruby + run("县") + '<w:r><w:footnoteReference w:id="2"/></w:r>')) == ["区县"]


# Tracked changes


def test_tracked_changes_are_read_as_accepted_and_said() -> None:
    found = read(p(run("申请") + deleted("3") + ins(run("5")) + run("件")))
    assert [block.text for block in found.blocks] == ["申请5件"]  # type: ignore[union-attr]
    assert found.notices == ("tracked changes are read as accepted (1 insertions, 1 deletions)",)


def test_moved_text_stands_only_where_it_moved_to() -> None:
    moved = f'<w:moveFrom w:id="1">{run("甲")}</w:moveFrom>'
    assert lines(p(moved + run("乙")) + p(f'<w:moveTo w:id="2">{run("甲")}</w:moveTo>')) == [
        "乙",
        "甲",
    ]


def test_a_deleted_paragraph_end_joins_two_paragraphs() -> None:
    mark = f"<w:rPr>{DELETED_MARK}</w:rPr>"
    assert lines(p(run("甲"), mark) + line("乙")) == ["甲乙"]
    assert lines(p(deleted("甲"), mark) + line("乙")) == ["乙"]
    assert lines(p(run("甲"), mark) + tbl(tr(cell("1"), cell("2")))) == ["甲"]


def test_former_properties_say_nothing() -> None:
    former = "<w:rPrChange><w:rPr><w:vanish/></w:rPr></w:rPrChange>"
    assert lines(p(run("甲", former))) == ["甲"]
    assert read(p(run("甲", former))).notices == ()


def test_deleted_rows_and_cells_are_left_out_and_rows_keep_the_number_that_word_shows() -> None:
    body = tbl(
        tr(cell("规章"), cell("9"), properties=DELETED_MARK),
        tr(cell("规章"), cell("9", "<w:cellDel/>"), cell("1")),
    )
    (found,) = [block for block in read(body).blocks if isinstance(block, Grid)]
    assert [(c.text, c.row, c.column) for c in found.cells] == [("规章", 0, 0), ("1", 0, 1)]
    assert found.cells[1].location is not None
    assert found.cells[1].location.as_dict() == {"table": 1, "row": 2, "column": 2}


# Automatic numbers


def test_numbers_that_word_adds_are_part_of_the_text() -> None:
    numbering = numbering_of(("japaneseCounting", "%1、"), ("decimal", "%2."), ("bullet", "\uf0b7"))
    body = (
        p(run("总体情况"), listed(1))
        + p(run("属于国家秘密"), listed(1, 1))
        + p(run("重复申请"), listed(1, 1))
        + p(run("主动公开政府信息情况"), listed(1))
        + p(run("另起"), listed(1, 1))
        + p(run("一点"), listed(1, 2))
        + p(run("没有"), listed(0))
    )
    assert lines(body, numbering=numbering) == [
        "一、总体情况",
        "1.属于国家秘密",
        "2.重复申请",
        "二、主动公开政府信息情况",
        "1.另起",
        "一点",
        "没有",
    ]


def test_a_number_that_word_adds_never_joins_a_figure() -> None:
    numbering = numbering_of(("decimal", "%1."))
    body = p(run("12"), listed(1)) + p(run("１２"), listed(1))
    assert lines(body, numbering=numbering) == ["1. 12", "2. １２"]


def test_lists_share_counters_and_may_start_anew() -> None:
    numbering = (
        numbering_of(("decimal", "(%1)"))
        + '<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>'
        + '<w:num w:numId="3"><w:abstractNumId w:val="1"/>'
        + '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="7"/></w:lvlOverride></w:num>'
    )
    body = "".join(p(run("甲"), listed(number)) for number in (1, 2, 3, 3))
    assert lines(body, numbering=numbering) == ["(1)甲", "(2)甲", "(7)甲", "(8)甲"]


def test_numbers_of_upper_levels_and_styles_that_link_levels() -> None:
    numbering = (
        '<w:abstractNum w:abstractNumId="0">'
        '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/>'
        '<w:lvlText w:val="%1、"/><w:pStyle w:val="H1"/></w:lvl>'
        '<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:isLgl/>'
        '<w:lvlText w:val="%1.%2"/><w:pStyle w:val="H2"/></w:lvl></w:abstractNum>'
        '<w:num w:numId="5"><w:abstractNumId w:val="0"/></w:num>'
    )
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="{name}"><w:pPr>'
        '<w:numPr><w:numId w:val="5"/></w:numPr></w:pPr></w:style>'
        for name in ("H1", "H2")
    )
    body = "".join(p(run("甲"), f'<w:pStyle w:val="{name}"/>') for name in ("H1", "H2", "H2", "H1"))
    assert lines(body, numbering=numbering, styles=styles) == ["一、甲", "1.1甲", "1.2甲", "二、甲"]


@pytest.mark.parametrize(
    ("style", "value", "printed"),
    [
        ("chineseCounting", 10, "十"),
        ("chineseCountingThousand", 23, "二十三"),
        ("japaneseCounting", 105, "一百零五"),
        ("ideographDigital", 20, "二〇"),
        ("chineseLegalSimplified", 12, "壹拾贰"),
        ("ideographTraditional", 3, "丙"),
        ("decimalEnclosedCircle", 3, "③"),
        ("decimalEnclosedCircle", 30, "30"),
        ("decimalFullWidth", 12, "１２"),
        ("decimalZero", 7, "07"),
        ("upperRoman", 14, "XIV"),
        ("lowerLetter", 27, "aa"),
        ("none", 4, ""),
        ("something new", 4, "4"),
    ],
)
def test_number_formats(style: str, value: int, printed: str) -> None:
    assert counted(value, style) == printed


# Text boxes


def test_a_text_box_is_read_once_behind_its_paragraph() -> None:
    found = read(p(run("甲") + box(line("乙") + line("丙"))) + line("丁")).blocks
    assert [(b.text, b.location.paragraph) for b in found] == [  # type: ignore[union-attr]
        ("甲", 1),
        ("乙", 1),
        ("丙", 1),
        ("丁", 2),
    ]


def test_a_table_in_a_text_box_is_a_table() -> None:
    body = p(box(tbl(tr(cell("规章"), cell("1"))) + p())) + line("后")
    assert grid(body) == [("规章", 0, 0, 1, 1), ("1", 0, 1, 1, 1)]


def test_a_text_box_in_a_cell_belongs_to_the_cell() -> None:
    body = tbl(tr(tc(p(run("规") + box(line("章")))), cell("1")))
    assert grid(body)[0][0] == "规\n章"


# Tables


def test_cells_merged_sideways_and_down() -> None:
    restart, goes_on = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    body = tbl(
        tr(cell("办理结果", restart), cell("予以公开", '<w:gridSpan w:val="2"/>'), cell("1")),
        tr(cell("", goes_on), cell("不予公开", restart), cell("国家秘密"), cell("2")),
        tr(cell("", goes_on), cell("看不见", goes_on), cell("其他"), cell("3")),
    )
    assert grid(body) == [
        ("办理结果", 0, 0, 3, 1),
        ("予以公开", 0, 1, 1, 2),
        ("1", 0, 3, 1, 1),
        ("不予公开", 1, 1, 2, 1),
        ("国家秘密", 1, 2, 1, 1),
        ("2", 1, 3, 1, 1),
        ("其他", 2, 2, 1, 1),
        ("3", 2, 3, 1, 1),
    ]


def test_a_merge_that_goes_on_from_nothing_is_a_cell() -> None:
    body = tbl(tr(cell("甲"), cell("1")), tr(cell("乙", "<w:vMerge/>"), cell("2")))
    assert ("乙", 1, 0, 1, 1) in grid(body)


def test_cells_merged_the_old_way() -> None:
    body = tbl(
        tr(cell("甲", '<w:hMerge w:val="restart"/>'), cell("", "<w:hMerge/>"), cell("1")),
    )
    assert grid(body) == [("甲", 0, 0, 1, 2), ("1", 0, 2, 1, 1)]


def test_a_row_may_leave_columns_out_at_its_beginning() -> None:
    body = tbl(
        tr(cell("甲"), cell("1"), cell("2")),
        tr(cell("3"), cell("4"), properties='<w:gridBefore w:val="1"/>'),
    )
    assert [(c[0], c[2]) for c in grid(body)[3:]] == [("3", 1), ("4", 2)]


def test_cells_say_where_they_stand_in_the_grid() -> None:
    wide = '<w:gridSpan w:val="3"/>'
    body = tbl(tr(cell("甲", wide), cell("1"))) + tbl(tr(cell("乙"), cell("2")))
    found = [block for block in read(body).blocks if isinstance(block, Grid)]
    places = [c.location.as_dict() for g in found for c in g.cells if c.location]
    assert places == [
        {"table": 1, "row": 1, "column": 1},
        {"table": 1, "row": 1, "column": 4},
        {"table": 2, "row": 1, "column": 1},
        {"table": 2, "row": 1, "column": 2},
    ]


def test_a_cell_in_no_row_stands_in_the_first() -> None:
    (found,) = read(tbl(cell("甲"), tr(cell("乙"), cell("1")))).blocks
    assert isinstance(found, Grid)
    assert [(c.text, c.location.row) for c in found.cells] == [  # type: ignore[union-attr]
        ("甲", 1),
        ("乙", 2),
        ("1", 2),
    ]


def test_paragraphs_of_a_cell_are_lines_of_its_text() -> None:
    body = tbl(tr(tc(line("商业") + line("企业")), tc(p() + line("3") + p())))
    assert [c[0] for c in grid(body)] == ["商业\n企业", "3"]


def test_rows_and_cells_in_content_controls_are_rows_and_cells() -> None:
    body = tbl(control(tr(control(cell("规章")), cell("1"))), tr(cell("文件"), cell("2")))
    assert [c[:3] for c in grid(body)] == [
        ("规章", 0, 0),
        ("1", 0, 1),
        ("文件", 1, 0),
        ("2", 1, 1),
    ]


def test_borders_a_hair_apart_are_one_border() -> None:
    two, three = '<w:gridSpan w:val="2"/>', '<w:gridSpan w:val="3"/>'
    body = tbl(
        tr(cell("甲"), cell("1", two), cell("2")),
        tr(cell("乙", two), cell("3"), cell("4")),
        tr(cell("丙", three), cell("5")),
        widths=[900, 20, 880, 900],
    )
    assert grid(body) == [
        ("甲", 0, 0, 1, 1),
        ("1", 0, 1, 1, 1),
        ("2", 0, 2, 1, 1),
        ("乙", 1, 0, 1, 1),
        ("3", 1, 1, 1, 1),
        ("4", 1, 2, 1, 1),
        ("丙", 2, 0, 1, 2),
        ("5", 2, 2, 1, 1),
    ]


def test_a_narrow_cell_stays_a_cell() -> None:
    body = tbl(tr(cell("甲"), cell("1"), cell("2")), widths=[900, 20, 900])
    assert [(c[0], c[2], c[4]) for c in grid(body)] == [("甲", 0, 1), ("1", 1, 1), ("2", 2, 1)]


def test_spans_beyond_reason_are_one_column() -> None:
    body = tbl(tr(cell("甲", '<w:gridSpan w:val="999999999"/>'), cell("1")))
    assert grid(body) == [("甲", 0, 0, 1, 1), ("1", 0, 1, 1, 1)]


def test_a_table_in_a_table_that_arranges_the_page_is_a_table() -> None:
    inner = tbl(tr(cell("规章"), cell("1")), tr(cell("文件"), cell("2")))
    found = read(tbl(tr(cell("导航"), tc(line("正文") + inner + p())))).blocks
    assert [b.text for b in found if isinstance(b, Line)] == ["导航", "正文", ""]
    (table,) = [b for b in found if isinstance(b, Grid)]
    assert table.location is not None
    assert table.location.as_dict() == {"table": 2}


def test_text_of_a_frame_has_the_place_of_its_cell() -> None:
    found = read(tbl(tr(cell("示例县教育局")))).blocks
    (only,) = [block for block in found if isinstance(block, Line)]
    assert only.location is not None
    assert only.location.as_dict() == {"table": 1, "row": 1, "column": 1}


def test_a_table_in_a_cell_of_a_table_with_data_is_text() -> None:
    inner = tbl(tr(cell("1"), cell("2")))
    body = tbl(tr(cell("规章"), cell("3"), tc(inner + p())), tr(cell("文件"), cell("4"), cell("5")))
    assert [c[0] for c in grid(body)] == ["规章", "3", "1\t2", "文件", "4", "5"]


# Whole files


def test_the_strict_namespace_is_read_alike() -> None:
    body = line("甲") + tbl(tr(cell("规章", '<w:gridSpan w:val="2"/>'), cell("1")))
    assert read(body).blocks == read(body, space=STRICT).blocks


def test_the_package_names_its_document() -> None:
    assert lines(line("甲"), name="document2.xml") == ["甲"]


def test_headers_footers_and_comments_are_not_text() -> None:
    extra = {"word/header1.xml": part("hdr", line("页眉")), "word/comments.xml": "no XML"}
    assert lines(line("甲"), extra=extra) == ["甲"]


def test_properties_give_title_and_dates_and_nobody_s_name() -> None:
    core = (
        '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/'
        'core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" '
        'xmlns:dcterms="http://purl.org/dc/terms/"><dc:title>年报</dc:title>'
        "<dc:creator>某人</dc:creator><dcterms:modified>2024-01-02T03:04:05Z</dcterms:modified>"
        "</cp:coreProperties>"
    )
    found = read(line("甲"), extra={"docProps/core.xml": core})
    assert found.metadata == {"title": "年报", "modified": "2024-01-02T03:04:05Z"}
    assert found.format == "docx"


def test_broken_properties_do_not_matter() -> None:
    assert read(line("甲"), extra={"docProps/core.xml": "<"}).metadata == {}


def test_an_embedded_page_is_read_in_its_place() -> None:
    table = "<table><tr><td>规章</td><td>1</td></tr></table>"
    html = f"<html><body><p>一、总体情况</p>{table}</body></html>"
    found = read(
        line("前") + '<w:altChunk r:id="c1"/>' + line("后"),
        extra={"word/chunk.html": html},
        links={"c1": ("aFChunk", "chunk.html")},
    )
    texts = [b.text if isinstance(b, Line) else b.cells[0].text for b in found.blocks]
    assert [text for text in texts if text.strip()] == ["前", "一、总体情况", "规章", "后"]
    assert {b.location.paragraph for b in found.blocks if b.location} == {1, 2}


def test_an_embedded_document_of_another_kind_is_told() -> None:
    found = read(
        line("前") + '<w:altChunk r:id="c1"/><w:altChunk r:id="c2"/>',
        extra={"word/chunk.rtf": "{\\rtf1 }"},
        links={"c1": ("aFChunk", "chunk.rtf")},
    )
    assert found.notices == (
        "an embedded document is not read (word/chunk.rtf)",
        "an embedded document is missing in the file",
    )


def test_a_report_of_python_docx_is_read(tmp_path: Path) -> None:
    docx = pytest.importorskip("docx")
    made = docx.Document()
    made.add_heading("一、总体情况", 1)
    table = made.add_table(2, 3)
    table.cell(0, 0).merge(table.cell(0, 2)).text = "第二十条"
    table.cell(1, 0).merge(table.cell(1, 1)).text = "规章"
    table.cell(1, 2).text = "1"
    made.save(str(tmp_path / "a.docx"))
    found = read_document(tmp_path / "a.docx").blocks
    assert isinstance(found[0], Line)
    assert found[0].text == "一、总体情况"
    assert isinstance(found[1], Grid)
    assert [(c.text, c.column, c.colspan) for c in found[1].cells] == [
        ("第二十条", 0, 3),
        ("规章", 0, 2),
        ("1", 2, 1),
    ]
