"""Zips taken apart without zipfile: what it says of a file is what counts."""

from __future__ import annotations

import io
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goiaudit.reading.zip_members import BROKEN_ZIP, Zip

# zipfile ends a name at a zero.
NAMES = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=20)

Said = list[tuple[str, bytes | str]] | str


def zipped(members: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", method) as archive:
        for name, data in members.items():
            archive.writestr(zipfile.ZipInfo(name), data, method)
    return stream.getvalue()


def by_zipfile(data: bytes) -> Said:
    """Names and bytes of the members, or the error of each, or that of the whole."""
    found: list[tuple[str, bytes | str]] = []
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
        for info in archive.infolist():
            try:
                with archive.open(info) as stream:
                    found.append((info.filename, stream.read(info.file_size + 1)))
            except BROKEN_ZIP as error:
                found.append((info.filename, repr(error)))
    except BROKEN_ZIP as error:
        return repr(error)
    return found


def by_zip(data: bytes) -> Said:
    found: list[tuple[str, bytes | str]] = []
    try:
        archive = Zip(data)
        for number, entry in enumerate(archive.entries):
            try:
                found.append((entry.name, archive.read(number)))
            except BROKEN_ZIP as error:
                found.append((entry.name, repr(error)))
    except BROKEN_ZIP as error:
        return repr(error)
    return found


@given(
    st.dictionaries(NAMES, st.binary(max_size=300)),
    st.sampled_from((zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2)),
)
@settings(max_examples=50, deadline=None)
def test_every_member_of_a_zip_is_what_zipfile_says(members: dict[str, bytes], method: int) -> None:
    data = zipped(members, method)
    assert by_zip(data) == by_zipfile(data)


PACKED = zipped(
    {"xl/workbook.xml": b"<workbook/>" * 20, "a.txt": b"", "b/c.bin": bytes(range(200))}
)


@given(st.data())
@settings(max_examples=100, deadline=None)
def test_a_damaged_zip_is_what_zipfile_says(data: st.DataObject) -> None:
    changed = bytearray(PACKED)
    # Most of what is told stands in the directory, at the end.
    first = data.draw(st.sampled_from((0, PACKED.index(b"PK\x01\x02"))))
    for _ in range(data.draw(st.integers(1, 4))):
        changed[data.draw(st.integers(first, len(changed) - 1))] = data.draw(st.integers(0, 255))
    cut = data.draw(st.integers(0, 3))
    broken = bytes(changed[: len(changed) - cut])
    assert by_zip(broken) == by_zipfile(broken)


@pytest.mark.parametrize("member", [0, 1])
def test_members_that_overlap_are_left_to_zipfile(member: int) -> None:
    """Later versions of zipfile refuse them; earlier ones read the first, and find no second."""
    changed = bytearray(PACKED)
    second = changed.index(b"PK\x01\x02", changed.index(b"PK\x01\x02") + 4)
    changed[second + 42 : second + 46] = (1 + member).to_bytes(4, "little")
    assert by_zip(bytes(changed)) == by_zipfile(bytes(changed))


@pytest.mark.parametrize("around", [(b"#!", b""), (b"", b"\0"), (b"more", b"less")])
def test_bytes_around_a_zip_are_left_to_zipfile(around: tuple[bytes, bytes]) -> None:
    before, behind = around
    data = before + PACKED + behind
    assert by_zip(data) == by_zipfile(data)


def test_a_member_never_gives_more_than_the_size_declared() -> None:
    data = zipped({"bomb": bytes(1_000_000)})
    small = data.replace((1_000_000).to_bytes(4, "little"), (10).to_bytes(4, "little"))
    assert by_zip(small) == by_zipfile(small)
    with pytest.raises(zipfile.BadZipFile):
        Zip(small).read(0)


def test_a_stored_member_may_hold_what_looks_like_a_directory() -> None:
    inner = zipped({"a": b"x"})
    data = zipped({"inner.zip": inner}, zipfile.ZIP_STORED)
    assert by_zip(data) == [("inner.zip", inner)]
