"""Old and foreign word processor files: told apart by content, converted where possible."""

from __future__ import annotations

import io
import os
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import pytest

import goiaudit
from goiaudit.model.document import Grid
from goiaudit.model.errors import InputError
from goiaudit.reading import KNOWN_EXTENSIONS, Limits, read_document
from goiaudit.reading.office import converter
from goiaudit.reading.sniff import sniff
from tests.writers.docx import VARIATIONS
from tests.writers.made_up import drawn
from tests.writers.ole import container

HERE = converter()
needs_libreoffice = pytest.mark.skipif(HERE is None, reason="LibreOffice is not installed")


def refused(data: bytes) -> tuple[str, str]:
    with pytest.raises(InputError) as caught:
        read_document(data, name="a.doc")
    return caught.value.reason, caught.value.message


def test_containers_are_told_apart_by_what_stands_at_their_root() -> None:
    assert sniff(container("WordDocument", "1Table", "Data", "ObjectPool")) == "doc"
    assert sniff(container("Workbook")) == "xls"
    assert sniff(container("1", "2", "3", "4", "5", "6", "Book")) == "xls"
    assert sniff(container("PowerPoint Document")) == "office-old"
    assert sniff(container("EncryptionInfo", "EncryptedPackage")) == "encrypted"


def test_a_container_that_is_cut_off_is_told_from_a_whole_one() -> None:
    whole = container("WordDocument")
    assert sniff(whole[:300]) == "cut-off"
    assert sniff(whole[:512]) == "office-old"
    assert sniff(whole) == "doc"


def test_an_encrypted_office_file_is_encrypted_whatever_it_is() -> None:
    assert refused(container("EncryptionInfo", "EncryptedPackage"))[0] == "encrypted"


def test_an_old_document_under_a_password_is_encrypted() -> None:
    head = b"\xec\xa5\xc1\x00" + bytes(6) + b"\x00\x01"
    assert refused(container("WordDocument", head=head))[0] == "encrypted"


def test_an_open_document_under_a_password_is_encrypted() -> None:
    assert sniff(stored_odt("<manifest:encryption-data/>")) == "odt"
    assert refused(stored_odt("<manifest:encryption-data/>"))[0] == "encrypted"


def stored_odt(manifest: str) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr("META-INF/manifest.xml", manifest)
    return stream.getvalue()


def test_without_libreoffice_the_message_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    for data in (container("WordDocument"), b"{\\rtf1 abc}", stored_odt("")):
        reason, message = refused(data)
        assert reason == "unsupported"
        assert "install LibreOffice, or save the file as .docx" in message


def test_a_folder_is_searched_for_all_of_them() -> None:
    assert {".docx", ".docm", ".doc", ".wps", ".rtf", ".odt"} <= KNOWN_EXTENSIONS


@pytest.mark.skipif(sys.platform == "win32", reason="a shell script stands in for LibreOffice")
def test_a_converter_that_hangs_is_stopped_with_its_children(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = tmp_path / "soffice"
    program.write_text(f"#!/bin/sh\nsleep 60 &\necho $! > {tmp_path}/child\nwait\n")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:{os.environ['PATH']}")
    begun = time.monotonic()
    with pytest.raises(InputError) as caught:
        read_document(container("WordDocument"), Limits(convert_seconds=0.5), "a.doc")
    assert caught.value.reason == "limit"
    assert time.monotonic() - begun < 20
    child = int((tmp_path / "child").read_text())
    state = subprocess.run(
        ["ps", "-o", "stat=", "-p", str(child)], capture_output=True, text=True, check=False
    ).stdout.strip()
    assert state[:1] in ("", "Z")


@pytest.mark.skipif(sys.platform == "win32", reason="a shell script stands in for LibreOffice")
def test_a_converter_that_makes_nothing_of_a_file_means_damaged(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = tmp_path / "soffice"
    program.write_text("#!/bin/sh\nexit 0\n")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:{os.environ['PATH']}")
    assert refused(container("WordDocument"))[0] == "damaged"


@pytest.fixture(scope="module")
def converted(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The official form in old formats, written by LibreOffice itself."""
    folder = tmp_path_factory.mktemp("office")
    source = folder / "report.docx"
    source.write_bytes(VARIATIONS["official"](drawn("2021", 3)))
    found = {}
    for extension in ("doc", "rtf", "odt"):
        subprocess.run(
            [
                str(HERE),
                f"-env:UserInstallation={(folder / 'profile').as_uri()}",
                "--headless",
                "--convert-to",
                extension,
                "--outdir",
                str(folder),
                str(source),
            ],
            check=True,
            capture_output=True,
            timeout=120,
        )
        found[extension] = (folder / f"report.{extension}").read_bytes()
    return found


@needs_libreoffice
@pytest.mark.parametrize("kind", ["doc", "rtf", "odt"])
def test_old_formats_are_read_to_the_same_cells(kind: str, converted: dict[str, bytes]) -> None:
    assert sniff(converted[kind]) == kind
    report = goiaudit.read(converted[kind])
    cells = [cell for table in report.printed.values() for cell in table.cells]
    assert {str(cell.address): cell.value for cell in cells} == drawn("2021", 3).values()
    assert report.organ == "示例县教育局"
    assert "converted by LibreOffice" in report.notices


@needs_libreoffice
def test_a_converted_document_keeps_tables_and_places(converted: dict[str, bytes]) -> None:
    found = read_document(converted["doc"], name="a.wps")
    grids = [block for block in found.blocks if isinstance(block, Grid)]
    assert [grid.location.table for grid in grids if grid.location] == [1, 2, 3]
    assert found.format == "doc"
    assert found.path == "a.wps"


@needs_libreoffice
def test_rubbish_that_looks_like_an_old_file_is_refused() -> None:
    assert refused(container("WordDocument", "1Table"))[0] in {"damaged", "empty"}
