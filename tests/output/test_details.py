from __future__ import annotations

import re

import pytest

from goiaudit.model.errors import InputError
from goiaudit.output.details import detail
from goiaudit.pipeline import read
from goiaudit.reading.sniff import _UNREAD, unsupported
from goiaudit.reading.source import locked
from tests.support.spoken_faults import said_of_files


@pytest.mark.parametrize("data", [b"", b" \n ", b"dear sir", bytes(range(256)) * 9, b"a\n" * 10**6])
def test_why_a_file_is_unreadable_is_said_in_chinese(data: bytes) -> None:
    with pytest.raises(InputError) as caught:
        read(data)

    assert re.search("[\u4e00-\u9fff]", detail(caught.value.message, "zh"))
    assert detail(caught.value.message, "en") == caught.value.message


@pytest.mark.parametrize("kind", sorted(_UNREAD))
def test_every_format_that_is_not_read_is_named_in_chinese(kind: str) -> None:
    assert re.search("[\u4e00-\u9fff]", detail(unsupported("r", kind).message, "zh"))


def test_figures_of_a_message_are_kept() -> None:
    said = "the file is larger than the limit of 32 MB"
    assert detail(said, "zh") == "文件超过 32 MB 的限制"


def test_a_message_without_words_stays_as_it_is() -> None:
    assert detail("something new", "zh") == "something new"


def test_every_reason_why_a_file_cannot_be_read_has_chinese_words() -> None:
    everything = said_of_files()
    assert len(everything) > 40
    english = {
        item
        for item in everything
        # A hole alone is filled by words that are listed themselves.
        if re.sub(r"[{}, :]|this seems to be|limit|over the", "", item.text)
        and all(detail(filled, "zh") == filled for filled in _filled(item.text))
    }
    assert english == set()


def _filled(text: str) -> list[str]:
    return [text.replace("{}", hole) for hole in ("12", "x", "12 MB")]


def test_a_file_under_a_password_is_told_with_its_mend() -> None:
    said = locked("a.docx").message
    assert said == "the file is protected by a password; save it without one"
    assert detail(said, "zh") == "文件有密码保护，请取消密码另存后再核对"
