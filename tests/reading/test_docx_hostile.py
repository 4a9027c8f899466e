"""Word files that are broken, locked or built to do harm: a reason, never a traceback."""

from __future__ import annotations

import contextlib
import io
import struct
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goiaudit.model.errors import InputError
from goiaudit.reading import Limits, read_document
from tests.writers.docx import VARIATIONS, line, p, package, part, tbl, tc, tr, zipped
from tests.writers.made_up import zeros

SAMPLE = VARIATIONS["tracked"](zeros("2021"))


def refused(data: bytes, limits: Limits | None = None) -> tuple[str, str]:
    with pytest.raises(InputError) as caught:
        read_document(data, limits or Limits(), "a.docx")
    assert str(caught.value).startswith("a.docx: ")
    return caught.value.reason, caught.value.message


def with_document(document: str | bytes) -> bytes:
    return zipped({"word/document.xml": document})


def test_a_file_cut_off_is_damaged() -> None:
    reason, message = refused(SAMPLE[: len(SAMPLE) // 2])
    assert reason == "damaged"
    assert "cut off" in message


def test_a_package_without_document_is_damaged() -> None:
    assert refused(zipped({"word/styles.xml": part("styles", "")})) == (
        "damaged",
        "the file is damaged: word/document.xml is missing in it",
    )


def test_a_document_that_is_another_thing_is_damaged() -> None:
    assert refused(with_document("<html/>"))[0] == "damaged"
    assert refused(with_document(part("hdr", line("甲"))))[0] == "damaged"


def test_xml_that_is_not_well_formed_is_damaged() -> None:
    assert refused(with_document("<w:document"))[0] == "damaged"
    assert refused(with_document(""))[0] == "damaged"


def test_an_empty_document_and_one_of_pictures_only() -> None:
    assert refused(package(p()))[0] == "empty"
    assert refused(package(p(), extra={"word/media/image1.png": b"\x89PNG"}))[0] == "scanned"


def entity_bomb(encoding: str) -> bytes:
    entities = '<!ENTITY a "aaaaaaaaaa">' + "".join(
        f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(9)
    )
    head = f'<?xml version="1.0" encoding="{encoding}"?><!DOCTYPE x [{entities}]>'
    return (head + part("document", line("&j;")).partition("?>")[2]).encode(encoding)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-be"])
def test_document_types_and_their_entities_are_refused(encoding: str) -> None:
    reason, message = refused(with_document(entity_bomb(encoding)))
    assert reason == "damaged"
    assert "document type" in message


def test_external_entities_are_refused() -> None:
    xml = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hostname">]>' + part("document", "")[55:]
    assert refused(with_document(xml))[0] == "damaged"


def test_elements_nested_too_deeply_are_over_the_limit() -> None:
    deep = "<w:sdt><w:sdtContent>" * 3_000 + line("甲") + "</w:sdtContent></w:sdt>" * 3_000
    assert refused(package(deep))[0] == "limit"


def test_two_thousand_nested_tables_are_over_the_limit() -> None:
    deep = line("甲")
    for _ in range(2_000):
        deep = f"<w:tbl><w:tr><w:tc>{deep}</w:tc></w:tr></w:tbl>"
    assert refused(package(deep))[0] == "limit"


def test_tables_nested_as_deeply_as_the_parser_allows_are_read() -> None:
    deep = line("甲")
    for _ in range(80):
        deep = tbl(tr(tc(deep + p())))
    texts = [block.text for block in read_document(package(deep)).blocks]  # type: ignore[union-attr]
    assert "甲" in texts


def test_a_member_that_inflates_beyond_the_limit_is_not_inflated() -> None:
    bomb = with_document(b" " * 80_000_000)
    assert len(bomb) < 100_000
    reason, message = refused(bomb)
    assert (reason, "64 MB" in message) == ("limit", True)


def test_a_member_that_inflates_too_many_times_is_a_bomb() -> None:
    reason, message = refused(with_document(b" " * 8_000_000))
    assert (reason, "bombs" in message) == ("limit", True)


def test_all_members_together_count() -> None:
    styles = part("styles", "<w:style/>" * 1_000)
    data = package(line("甲"), styles=styles)
    assert refused(data, Limits(max_expanded=10_000))[0] == "limit"
    assert read_document(data).blocks


def test_a_member_that_says_less_than_it_holds_is_damaged() -> None:
    data = bytearray(with_document(part("document", f"<w:body>{line('甲') * 100}</w:body>")))
    entry = data.rfind(b"PK\x01\x02")
    struct.pack_into("<I", data, entry + 24, 100)
    assert refused(bytes(data))[0] == "damaged"


def test_too_many_members_are_over_the_limit() -> None:
    many = zipped({"word/document.xml": ""} | {f"{n}.xml": "" for n in range(50)})
    assert refused(many, Limits(max_members=50))[0] == "limit"


def test_too_many_cells_paragraphs_or_characters_are_over_the_limit() -> None:
    table = package(tbl(*[tr(tc(line("1")), tc(line("2")))] * 10))
    assert "table cells" in refused(table, Limits(max_cells=19))[1]
    assert "paragraphs" in refused(table, Limits(max_lines=19))[1]
    assert "characters" in refused(package(line("甲" * 100)), Limits(max_line_chars=99))[1]


def test_a_member_under_a_password_is_encrypted() -> None:
    data = bytearray(with_document(part("document", "")))
    data[6] |= 1
    data[data.rfind(b"PK\x01\x02") + 8] |= 1
    assert refused(bytes(data))[0] == "encrypted"


def test_a_compression_that_office_does_not_use_is_damaged() -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_LZMA) as archive:
        archive.writestr("word/document.xml", part("document", ""))
    assert refused(stream.getvalue())[0] == "damaged"


def test_names_with_backslashes_or_capitals_are_found() -> None:
    document = part("document", f"<w:body>{line('甲')}</w:body>")
    for name in ("word\\document.xml", "/Word/Document.xml"):
        data = zipped({name.replace("\\", "/"): document})
        data = data.replace(name.replace("\\", "/").encode(), name.encode())
        assert read_document(data).blocks


def test_the_content_decides_and_not_the_extension() -> None:
    assert read_document(SAMPLE, name="a.txt").format == "docx"
    with pytest.raises(InputError) as caught:
        read_document(zipped({"password/list.txt": "word/"}), name="a.docx")
    assert caught.value.reason in {"unsupported", "empty", "not_a_report"}


@given(st.integers(0, len(SAMPLE) - 1), st.binary(min_size=1, max_size=40))
@settings(max_examples=150, deadline=None)
def test_damaged_bytes_never_crash(place: int, noise: bytes) -> None:
    data = SAMPLE[:place] + noise + SAMPLE[place + len(noise) :]
    with contextlib.suppress(InputError):
        read_document(data)


@given(st.integers(0, 1_000_000), st.integers(0, 400), st.binary(max_size=30))
@settings(max_examples=150, deadline=None)
def test_a_damaged_document_in_a_whole_package_never_crashes(
    place: int, length: int, noise: bytes
) -> None:
    with zipfile.ZipFile(io.BytesIO(SAMPLE)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    text = parts["word/document.xml"]
    place %= len(text)
    parts["word/document.xml"] = text[:place] + noise + text[place + length :]
    with contextlib.suppress(InputError):
        read_document(zipped(parts))


@given(st.data())
@settings(max_examples=150, deadline=None)
def test_documents_with_elements_in_the_wrong_place_never_crash(data: st.DataObject) -> None:
    pieces = ("<w:p>", "</w:p>", "<w:tc>", "<w:tr>", "<w:tbl>", "<w:r>", "<w:t>1</w:t>")
    pieces += ("<w:txbxContent>", "<w:tcPr><w:vMerge/></w:tcPr>", "<w:br/>", "<w:del/>", "<w:sdt>")
    body = "".join(data.draw(st.lists(st.sampled_from(pieces), max_size=40)))
    opened: list[str] = []
    balanced = ""
    for piece in body.replace("><", ">\n<").split("\n"):
        if piece.startswith("</"):
            if piece[2:-1] not in opened:
                continue
            while opened and opened[-1] != piece[2:-1]:
                balanced += f"</{opened.pop()}>"
            opened.pop()
        elif piece.startswith("<") and not piece.endswith("/>") and "</" not in piece:
            opened.append(piece[1:-1])
        balanced += piece
    balanced += "".join(f"</{name}>" for name in reversed(opened))
    with contextlib.suppress(InputError):
        read_document(package(balanced))
