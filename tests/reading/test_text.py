from __future__ import annotations

import errno
import io
import os
import threading
from pathlib import Path

import pytest

from goiaudit.model.errors import InputError, UsageError
from goiaudit.reading import KNOWN_EXTENSIONS, Limits, input_error, read_document
from goiaudit.reading.source import load

REPORT = "示例县教育局2023年政府信息公开工作年度报告\n一、总体情况\n"


def printed(text: str) -> list[tuple[int | None, str]]:
    document = read_document(text.encode())
    return [(block.location.line, block.text) for block in document.blocks]  # type: ignore


def test_lines_are_numbered_as_an_editor_numbers_them() -> None:
    assert printed("甲\r\n\r\n乙\n丙\r丁") == [(1, "甲"), (2, ""), (3, "乙"), (4, "丙"), (5, "丁")]


def test_a_form_feed_parts_a_line_without_counting() -> None:
    assert printed("甲\f乙\n丙") == [(1, "甲"), (1, "乙"), (2, "丙")]


def test_control_characters_become_lost_characters() -> None:
    assert (
        printed("一共受理政府信息公开申请\x03件,予以公开1件,不予公开2件,无法提供3件,其他处理0件")[
            0
        ][1].count("\ufffd")
        == 1
    )


def test_a_document_says_where_it_comes_from(tmp_path: Path) -> None:
    file = tmp_path / "示例县教育局.txt"
    file.write_bytes(REPORT.encode("gb18030"))
    document = read_document(file)
    assert document.path == file.as_posix()
    assert document.encoding == "gb18030"
    assert document.format == "text"
    assert len(document.digest) == 64
    assert read_document(str(file), name="甲.txt").path == "甲.txt"


def test_bytes_and_binary_files_are_sources_too() -> None:
    data = REPORT.encode()
    from_bytes = read_document(data)
    from_stream = read_document(io.BytesIO(data), name="-")
    assert from_bytes.blocks == from_stream.blocks
    assert from_bytes.digest == from_stream.digest
    assert from_stream.path == "-"


def test_a_text_stream_is_wrong_use() -> None:
    with pytest.raises(UsageError, match="binary mode"):
        read_document(io.StringIO(REPORT))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "data", [b"", b" \r\n\t\n", "\u3000\u3000\n\xa0".encode(), "\ufeff".encode()]
)
def test_a_file_without_text_is_empty(data: bytes) -> None:
    assert reason(data) == "empty"


@pytest.mark.parametrize(
    ("data", "seems"),
    [
        (b"PK\x03\x04\x14\x00\x00\x00a.txt" + bytes(40), "archive"),
        (b"\x89PNG\r\n\x1a\n" + bytes(60), "picture"),
        (b"\xff\xd8\xff\xe0" + bytes(60), "picture"),
        (bytes(range(256)) * 40, "no text"),
        (bytes(3000), "no text"),
    ],
)
def test_what_is_no_text_is_named(data: bytes, seems: str) -> None:
    with pytest.raises(InputError) as caught:
        read_document(data, name="报告.txt")
    assert caught.value.reason == "unsupported"
    assert seems in caught.value.message
    assert caught.value.path == "报告.txt"


def test_an_office_file_of_the_old_format_that_is_cut_off_is_damaged() -> None:
    assert reason(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500)) == "damaged"


def test_a_file_over_the_limit_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "大.txt"
    file.write_bytes(b"0\n" * 600)
    assert reason(file, Limits(max_bytes=1000)) == "limit"
    assert reason(b"0\n" * 600, Limits(max_bytes=1000)) == "limit"
    assert reason(io.BytesIO(b"0\n" * 600), Limits(max_bytes=1000)) == "limit"
    assert Limits().max_bytes < 50 * 1024 * 1024


def test_runaway_lines_are_refused() -> None:
    assert reason("公开\n".encode() * 50, Limits(max_lines=40)) == "limit"
    assert reason("公开".encode() * 50, Limits(max_line_chars=40)) == "limit"


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission_says_so(tmp_path: Path) -> None:
    file = tmp_path / "锁.txt"
    file.write_text(REPORT, encoding="utf-8")
    file.chmod(0)
    assert reason(file) == "permission"


@pytest.mark.parametrize(
    ("error", "expected"),
    [
        (PermissionError(errno.EACCES, "Permission denied"), "permission"),
        (FileNotFoundError(errno.ENOENT, "No such file"), "damaged"),
        (OSError(errno.EIO, "Input/output error"), "damaged"),
    ],
)
def test_errors_of_the_system_have_a_reason(error: OSError, expected: str) -> None:
    found = input_error("甲.txt", error)
    assert (found.path, found.reason) == ("甲.txt", expected)


def test_folders_and_missing_files_are_wrong_use(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="folder"):
        read_document(tmp_path)
    with pytest.raises(UsageError, match="no such file"):
        read_document(tmp_path / "无.txt")
    with pytest.raises(UsageError, match="not a path"):
        read_document("a\x00b")


def test_a_stream_that_breaks_is_damaged() -> None:
    class Broken(io.RawIOBase):
        name = "管道"

        def read(self, size: int = -1) -> bytes:
            raise OSError(errno.EIO, "Input/output error")

    assert reason(Broken()) == "damaged"


def test_text_files_are_known_by_extension() -> None:
    assert ".txt" in KNOWN_EXTENSIONS


def reason(source: object, limits: Limits = Limits()) -> str:  # noqa: B008
    with pytest.raises(InputError) as caught:
        read_document(source, limits)  # type: ignore[arg-type]
    return caught.value.reason


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_pipe_whose_size_nobody_knows_is_read_to_its_end(tmp_path: Path) -> None:
    pipe, data = tmp_path / "pipe.txt", REPORT.encode() * 3
    os.mkfifo(pipe)
    writer = threading.Thread(target=pipe.write_bytes, args=(data,))
    writer.start()
    assert load(pipe, Limits()).data == data
    writer.join()
