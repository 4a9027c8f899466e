"""Archives: every file in them, in order, and what is wrong with one never hides the others."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

import pytest

import goiaudit
from goiaudit.model.errors import InputError
from goiaudit.model.report import Report
from goiaudit.model.settings import Limits, Settings
from goiaudit.output.cells import write_csv
from goiaudit.output.details import detail
from goiaudit.pipeline import read_or_reason
from goiaudit.reading import read_document
from tests.writers.docx import official
from tests.writers.layouts import write_report
from tests.writers.made_up import drawn
from tests.writers.sheets import as_csv, as_markdown, one_sheet, zip_of

MADE = drawn("2021", 7)
TEXT = write_report(MADE, "A1").encode()


def reports(files: Mapping[str, bytes], limits: Limits | None = None) -> list[Report]:
    return read_or_reason(zip_of(files), Settings(limits or Limits()), name="年报.zip")


def outcome(found: list[Report]) -> list[tuple[str, str | None]]:
    return [(report.path, report.unreadable) for report in found]


def test_every_format_is_read_in_place() -> None:
    files = {"a.txt": TEXT, "b.docx": official(MADE), "c.xlsx": one_sheet(MADE)}
    files |= {"d.csv": as_csv(MADE), "e.md": as_markdown(MADE)}
    found = reports(files)
    assert outcome(found) == [(f"年报.zip!{name}", None) for name in files]
    for report in found:
        cells = [cell for table in report.printed.values() for cell in table.cells]
        assert {str(cell.address): cell.value for cell in cells} == MADE.values()


def test_files_come_in_the_order_of_a_folder() -> None:
    names = ["b.txt", "a/z.txt", "a/b/c.txt", "a.txt", "a-b.txt"]
    found = reports(dict.fromkeys(names, TEXT))
    assert [report.path.removeprefix("年报.zip!") for report in found] == [
        "a/b/c.txt",
        "a/z.txt",
        "a-b.txt",
        "a.txt",
        "b.txt",
    ]


def test_what_is_no_report_is_passed_over() -> None:
    others = ["__MACOSX/._a.txt", ".hidden.txt", "x/.git/a.txt", "~$a.docx", "a.exe", "b"]
    others += ["organs.csv", "x/waivers.yml", "goiaudit.toml", ".txt"]
    assert outcome(reports({"a.txt": TEXT} | dict.fromkeys(others, b"x"))) == [
        ("年报.zip!a.txt", None)
    ]


def own_files() -> dict[str, bytes]:
    """What goiaudit wrote last time, as somebody packs it with the reports."""
    cells = io.StringIO()
    write_csv([goiaudit.read(TEXT)], cells)
    page = (
        '<!doctype html>\n<html lang="zh-CN">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="generator" content="goiaudit 1.0"></head><body>示例县</body></html>'
    )
    return {"cells.csv": cells.getvalue().encode(), "results.html": page.encode()}


def test_what_goiaudit_wrote_is_no_report_and_is_told() -> None:
    (report,) = reports({"a.txt": TEXT} | own_files())
    assert (report.path, report.unreadable) == ("年报.zip!a.txt", None)
    assert report.notices == (
        "passed over, goiaudit wrote it: 年报.zip!cells.csv",
        "passed over, goiaudit wrote it: 年报.zip!results.html",
    )
    assert detail(report.notices[0], "zh") == "略过 goiaudit 自己写的文件: 年报.zip!cells.csv"


def test_what_goiaudit_wrote_beside_a_bad_file_is_told_too() -> None:
    bomb = b" " * 30_000_000
    found = reports(own_files() | {"z.txt": bomb})
    assert outcome(found) == [
        ("年报.zip!z.txt", "limit"),
        ("年报.zip!cells.csv", "not_a_report"),
        ("年报.zip!results.html", "not_a_report"),
    ]


def test_an_archive_of_nothing_but_results_holds_no_report() -> None:
    assert outcome(reports(own_files())) == [("年报.zip", "empty")]


def test_one_bad_file_never_hides_the_others() -> None:
    files = {"a.docx": b"PK\x03\x04 no zip", "b.txt": b"", "c.txt": "天气".encode(), "d.txt": TEXT}
    assert outcome(reports(files)) == [
        ("年报.zip!a.docx", "damaged"),
        ("年报.zip!b.txt", "empty"),
        ("年报.zip!c.txt", "not_a_report"),
        ("年报.zip!d.txt", None),
    ]


def test_an_entry_that_lost_its_name_never_hides_the_others() -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("a.txt", write_report(drawn("2021", 1), "A1"))
        archive.writestr("x", b"1")
    data = stream.getvalue()
    last = data.rindex(b"PK\x01\x02")
    # In the directory: a name of no characters, and its one character part of what follows.
    damaged = data[: last + 28] + b"\0\0\1\0" + data[last + 32 :]

    found = read_or_reason(damaged, name="b.zip")

    assert [report.unreadable for report in found] == [None]


def test_an_archive_in_an_archive_is_opened_once() -> None:
    inner = zip_of({"b.txt": TEXT, "c.zip": zip_of({"d.txt": TEXT})})
    assert outcome(reports({"a.zip": inner})) == [
        ("年报.zip!a.zip!b.txt", None),
        ("年报.zip!a.zip!c.zip", "limit"),
    ]


def test_names_in_gbk_are_read() -> None:
    data = zip_of({"XXXX.txt": TEXT}).replace(b"XXXX.txt", "年报".encode("gbk") + b".txt")
    assert outcome(read_or_reason(data, name="a.zip")) == [("a.zip!年报.txt", None)]


@pytest.mark.parametrize("name", ["../../etc/a.txt", "/etc/a.txt", "..\\etc\\a.txt"])
def test_names_that_lead_out_are_only_names(name: str) -> None:
    (report,) = reports({name: TEXT})
    assert report.path == "年报.zip!etc/a.txt"


def test_members_under_a_password_are_encrypted() -> None:
    data = bytearray(zip_of({"a.txt": TEXT, "b.txt": TEXT}))
    data[6] |= 1  # the flag in the local header, then in the directory
    data[data.index(b"PK\x01\x02") + 8] |= 1
    assert outcome(read_or_reason(bytes(data), name="a.zip")) == [
        ("a.zip!a.txt", "encrypted"),
        ("a.zip!b.txt", None),
    ]


def test_a_member_whose_bytes_changed_is_damaged() -> None:
    data = bytearray(zip_of({"a.txt": TEXT, "b.txt": TEXT}))
    data[200:210] = bytes(10)
    assert outcome(read_or_reason(bytes(data), name="a.zip")) == [
        ("a.zip!a.txt", "damaged"),
        ("a.zip!b.txt", None),
    ]


def test_bombs_and_limits() -> None:
    bomb = {"a.txt": b" " * 30_000_000, "b.txt": TEXT}
    assert outcome(reports(bomb)) == [("年报.zip!a.txt", "limit"), ("年报.zip!b.txt", None)]
    small = Limits(max_archive_expanded=len(TEXT) + 10)
    assert outcome(reports({"a.txt": TEXT, "b.txt": TEXT}, small)) == [
        ("年报.zip!a.txt", None),
        ("年报.zip!b.txt", "limit"),
    ]
    many = {f"{n}.txt": TEXT for n in range(5)}
    assert outcome(reports(many, Limits(max_members=4))) == [("年报.zip", "limit")]


def test_an_archive_may_be_larger_than_a_file() -> None:
    files = {"a.txt": TEXT, "b.bin": bytes(range(256)) * 40}
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    limits = Limits(max_bytes=9_000, max_archive_bytes=1_000_000)
    assert outcome(read_or_reason(stream.getvalue(), Settings(limits), name="a.zip")) == [
        ("a.zip!a.txt", None)
    ]
    assert outcome(read_or_reason(one_sheet(MADE) + bytes(9_000), Settings(limits))) == [
        ("<bytes>", "limit")
    ]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (zip_of({}), "empty"),
        (zip_of({"a.exe": b"MZ"}), "empty"),
        (zip_of({"a.txt": TEXT})[:300], "damaged"),
    ],
)
def test_an_archive_without_reports(data: bytes, reason: str) -> None:
    assert outcome(read_or_reason(data, name="a.zip")) == [("a.zip", reason)]


def test_read_takes_an_archive_of_one_report_only() -> None:
    assert goiaudit.read(zip_of({"a.txt": TEXT})).organ == "示例县教育局"
    with pytest.raises(InputError, match="use read_all"):
        goiaudit.read(zip_of({"a.txt": TEXT, "b.txt": TEXT}))
    with pytest.raises(InputError) as caught:
        goiaudit.read(zip_of({"a.txt": b""}))
    assert caught.value.reason == "empty"


def test_a_folder_called_word_makes_no_word_document() -> None:
    assert outcome(reports({"Word/a.txt": TEXT})) == [("年报.zip!Word/a.txt", None)]


def test_an_archive_with_a_pdf_at_its_beginning_is_an_archive() -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("z.bin", b"%PDF-1.4 ...")
        archive.writestr("a.txt", TEXT)
    assert outcome(read_or_reason(stream.getvalue(), name="a.zip")) == [("a.zip!a.txt", None)]


def test_one_document_is_not_made_of_an_archive() -> None:
    with pytest.raises(InputError) as caught:
        read_document(zip_of({"a.txt": TEXT}))
    assert caught.value.reason == "unsupported"
