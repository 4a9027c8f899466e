"""A drafter's Word file with comments: the comments are all that is new in it."""

from __future__ import annotations

import zipfile
from datetime import UTC, datetime
from io import BytesIO

import docx
import pytest
from lxml import etree

from goiaudit.audit import audit
from goiaudit.model.findings import Finding, Side, Term
from goiaudit.model.report import Report
from goiaudit.model.result import AuditedReport
from goiaudit.model.settings import Limits
from goiaudit.output.annotated.comments import annotated
from goiaudit.output.annotated.notes import Note, notes_of
from goiaudit.output.outcome import Outcome
from goiaudit.pipeline import read
from goiaudit.reading import read_document
from goiaudit.reading.docx import docx_elements
from goiaudit.reading.source import Source
from goiaudit.rules.load import load_rules
from tests.writers.docx import VARIATIONS, line, p, package, run, tbl, tc, tr
from tests.writers.made_up import zeros

NOW = datetime(2024, 1, 12, 8, 30, tzinfo=UTC)
MARKS = ("commentRangeStart", "commentRangeEnd", "commentReference")
FAULTY = zeros(
    "2021",
    requests__new__natural_person="3",
    requests__new__total="3",
    requests__granted__business="2",
    requests__handled_total__total="3",
)


def commented(data: bytes) -> bytes:
    report = read(data, name="年报.docx")
    rules = load_rules()
    (result,) = audit([report], rules).results
    notes = list(notes_of(result, Outcome((result,), rules.by_id)))
    assert notes
    return annotated(data, notes, Limits(), NOW)


def members(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def without_comments(document: bytes) -> bytes:
    root = etree.fromstring(document)
    for mark in [e for e in root.iter() if etree.QName(e).localname in MARKS]:
        parent = mark.getparent()
        is_run = etree.QName(parent).localname == "r" and len(parent) == 1
        (parent.getparent() if is_run else parent).remove(parent if is_run else mark)
    return etree.tostring(root, method="c14n")


def told(data: bytes) -> list[str]:
    return [comment.text for comment in docx.Document(BytesIO(data)).comments]


@pytest.mark.parametrize("name", VARIATIONS)
def test_only_the_comments_are_new(name: str) -> None:
    data = VARIATIONS[name](FAULTY)
    old, new = members(data), members(commented(data))
    document, _, _ = docx_elements(Source("a", data, ""), Limits())
    assert without_comments(new.pop(document)) == etree.tostring(
        etree.fromstring(old.pop(document)), method="c14n"
    )
    folder, _, file = document.rpartition("/")
    old.pop(f"{folder}/comments.xml", None)
    comments = new.pop(f"{folder}/comments.xml")
    for known in ("[Content_Types].xml", f"{folder}/_rels/{file}.rels"):
        old.pop(known, None)
        new.pop(known, None)
    assert new == old
    assert b"T301" in comments


@pytest.mark.parametrize("name", VARIATIONS)
def test_the_report_reads_as_before(name: str) -> None:
    data = VARIATIONS[name](FAULTY)
    before, after = read(data, name="a.docx"), read(commented(data), name="a.docx")
    assert before.printed == after.printed
    assert before.sections == after.sections


def test_word_shows_a_comment_on_the_cell_and_on_the_sentence() -> None:
    new = commented(VARIATIONS["official"](FAULTY))
    texts = told(new)
    assert any("T302" in text and "建议核对" in text for text in texts)
    assert any("N103" in text for text in texts)
    root = etree.fromstring(members(new)["word/document.xml"])
    space = root.nsmap["w"]
    starts = root.findall(f".//{{{space}}}tc//{{{space}}}commentRangeStart")
    assert starts, "no comment stands in a table"


def test_a_sentence_split_over_runs_is_marked_from_its_first_run_to_its_last() -> None:
    body = line("示例") + p(run("共收到") + run("申请") + run("5件") + run("，另有其他。"))
    data = package(body)
    new = annotated(
        data, [Note(read_place(data), "申请5件", ("警告 N103: 请核对",))], Limits(), NOW
    )
    root = etree.fromstring(members(new)["word/document.xml"])
    names = [etree.QName(e).localname for e in root.iter() if etree.QName(e).localname != "t"]
    start, end = names.index("commentRangeStart"), names.index("commentRangeEnd")
    assert names[start:end].count("r") == 2


def read_place(data: bytes) -> object:
    return read_document(data, name="a.docx").blocks[-1].location


def test_cells_of_a_nested_table_are_found() -> None:
    inner = tbl(tr(tc(line("甲")), tc(line("1"))), tr(tc(line("乙")), tc(line("2"))))
    outer = tbl(tr(tc(line("外") + inner), tc(line("右"))), tr(tc(line("下")), tc(line("末"))))
    data = package(line("标题") + outer)
    _, _, elements = docx_elements(Source("a", data, ""), Limits())
    place = next(
        where for where in elements if where.as_dict() == {"table": 2, "row": 2, "column": 2}
    )
    new = annotated(data, [Note(place, "", ("错误 T301: 请核对",))], Limits(), NOW)
    root = etree.fromstring(members(new)["word/document.xml"])
    space = root.nsmap["w"]
    (start,) = root.iter(f"{{{space}}}commentRangeStart")
    assert "".join(start.getparent().itertext()) == "2"


def test_comments_that_are_there_already_stay() -> None:
    document = docx.Document(BytesIO(VARIATIONS["official"](FAULTY)))
    paragraph = next(p for p in document.paragraphs if p.text.strip())
    document.add_comment(paragraph.runs[0], text="上级: 请补充", author="审核人")
    stream = BytesIO()
    document.save(stream)
    texts = told(commented(stream.getvalue()))
    assert texts[0] == "上级: 请补充"
    assert len(texts) > 1


def test_what_stands_nowhere_is_said_at_the_head() -> None:
    data = package(line("示例县水务局2023年报告") + line("正文。"))
    new = annotated(data, [Note(None, "", ("警告 F103: 缺少一部分",))], Limits(), NOW)
    root = etree.fromstring(members(new)["word/document.xml"])
    space = root.nsmap["w"]
    (start,) = root.iter(f"{{{space}}}commentRangeStart")
    assert "示例县水务局" in "".join(start.getparent().itertext())


def test_control_characters_of_a_message_never_break_the_file() -> None:
    data = package(line("示例县水务局2023年报告"))
    new = annotated(data, [Note(None, "", ("警告\x00\x1b F103 <b>&",))], Limits(), NOW)
    assert told(new) == ["警告 F103 <b>&"]


@pytest.mark.parametrize(
    ("lang", "message", "said"),
    [
        ("zh", "总计列应等于各列之和", "T302: 总计列应等于各列之和（1 ≠ 3，差 2）"),
        ("zh", "应等于；1 ≠ 3，差 2。请核对本行", "T302: 应等于（1 ≠ 3，差 2）。请核对本行"),
        ("en", "must add up to the total", "T302: must add up to the total (1 ≠ 3, off by 2)"),
    ],
)
def test_a_comment_has_the_arithmetic_in_brackets(lang: str, message: str, said: str) -> None:
    total = "requests.granted.total"
    sides = Side((Term("requests.granted.other", 1),), 1), Side((Term(total, 3),), 3)
    finding = Finding(
        "T302", "row_total", "error", message, cells=(total,), difference=2, sides=sides
    )
    result = AuditedReport(Report("年报.docx"), "inconsistent", (finding,))
    (note,) = notes_of(result, Outcome((result,), {}, lang))
    assert note.lines[0].endswith(said)
