"""waivers.yml: read strictly, and added to without touching what stands there."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goiaudit.definitions.waivers import add_waiver, load_waivers
from goiaudit.model.errors import UsageError
from goiaudit.model.waivers import WaiverEntry

FILE = """\
# accepted by the office
- fingerprint: 0123456789abcdef
  who: 王五
  why: 机构改革，已核实   # see the minutes
  until: 2026-12-31

- rule: T310
  organ: 示例县水务局
  year: 2023
  cells: [requests.new.total, requests.carried_out.total]
  who: 王五
  why: "年底集中申请: 40件"
"""
MORE = WaiverEntry(
    "李四", "已核实", date(2027, 1, 31), rule="T306", organ="示例县教育局", year=2024
)


def written(folder: Path, text: str) -> Path:
    path = folder / "waivers.yml"
    path.write_bytes(text.encode())
    return path


def test_entries_are_read_with_their_places(tmp_path: Path) -> None:
    first, second = load_waivers(written(tmp_path, FILE), "waivers.yml")
    assert first == WaiverEntry(
        "王五", "机构改革，已核实", date(2026, 12, 31), fingerprint="0123456789abcdef"
    )
    assert second == WaiverEntry(
        "王五",
        "年底集中申请: 40件",
        rule="T310",
        organ="示例县水务局",
        year=2023,
        cells=("requests.new.total", "requests.carried_out.total"),
    )
    assert [str(entry.mark) for entry in (first, second)] == ["waivers.yml:2:3", "waivers.yml:7:3"]


def test_a_file_without_entries_has_none(tmp_path: Path) -> None:
    assert load_waivers(written(tmp_path, "# nothing accepted yet\n")) == ()


@pytest.mark.parametrize("digits", ["1234567890123456", "0000000000000012", "12345678901234e5"])
def test_a_fingerprint_of_digits_is_not_taken_for_a_number(tmp_path: Path, digits: str) -> None:
    text = f"- fingerprint: {digits}\n  who: a\n  why: b\n"
    assert load_waivers(written(tmp_path, text))[0].fingerprint == digits


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("rule: T301\nwho: a\nwhy: b\n", "waivers.yml:1:1: a list of waivers expected here"),
        ("- rule: T301\n  who: a\n", "waivers.yml:1:3: key 'why' is missing"),
        ("- who: a\n  why: b\n", "waivers.yml:1:3: neither a fingerprint nor a rule"),
        ("- rule: T301\n  who: a\n  why: b\n  untill: 2026-12-31\n", "waivers.yml:4:3: unknown"),
        ("- rule: T301\n  who: a\n  why: b\n  until: soon\n", "waivers.yml:4:10: a date expected"),
        ("- rule: T301\n  who: a\n  why: b\n  until: 2026-02-30\n", "a date expected here"),
        ("- rule: T301\n  who: a\n  why: b\n  year: 23\n", "waivers.yml:4:9: a report year"),
        ("- rule: T301\n  who: a\n  why: b\n  cells: 合计\n", "'合计' is not a cell"),
        ("- rule: 三\n  who: a\n  why: b\n", "'三' is not a rule id"),
        ("- fingerprint: 123\n  who: a\n  why: b\n", "'123' is not 16 hex digits"),
        ("- fingerprint: ABCDEF0123456789\n  who: a\n  why: b\n", "is not 16 hex digits"),
        ("- rule: T301\n  who: \n  why: b\n", "waivers.yml:2:"),
        ("- rule: T301\n  who: a\n  why: b\n- rule: T301\n  who: c\n  why: d\n", "in line 1"),
        ("- rule: T301\n\twho: a\n", "indent with spaces"),
        ("- [", "waivers.yml:1:"),
    ],
)  # fmt: skip
def test_a_slip_is_told_with_its_place(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(UsageError) as error:
        load_waivers(written(tmp_path, text), "waivers.yml")
    assert said in str(error.value)


def test_an_entry_is_appended_and_the_rest_stays_as_it_is(tmp_path: Path) -> None:
    path = written(tmp_path, FILE)
    add_waiver(path, MORE)
    text = path.read_text(encoding="utf-8")
    assert text == FILE + (
        "- rule: T306\n  organ: 示例县教育局\n  year: 2024\n"
        "  who: 李四\n  why: 已核实\n  until: 2027-01-31\n"
    )
    assert load_waivers(path)[-1] == MORE


def test_the_first_entry_makes_the_file(tmp_path: Path) -> None:
    add_waiver(tmp_path / "waivers.yml", MORE)
    assert load_waivers(tmp_path / "waivers.yml") == (MORE,)
    assert [path.name for path in tmp_path.iterdir()] == ["waivers.yml"]


@pytest.mark.parametrize(
    "text",
    [
        FILE.rstrip("\n"),
        FILE.replace("\n", "\r\n"),
        "\ufeff" + FILE,
        "".join(f"  {line}\n" if line else "\n" for line in FILE.splitlines()),
        "# nothing yet",
        "",
        "- rule: T301\n  who: a\n  why: |\n    one\n    two\n",
    ],
)
def test_line_ends_and_indentation_are_those_of_the_file(tmp_path: Path, text: str) -> None:
    path = written(tmp_path, text)
    before = load_waivers(path)
    add_waiver(path, MORE)
    assert load_waivers(path) == (*before, MORE)
    assert path.read_bytes().startswith(text.encode())
    if "\r\n" in text:
        assert b"\n" not in path.read_bytes().replace(b"\r\n", b"")


def test_the_same_waiver_is_not_added_twice(tmp_path: Path) -> None:
    path = written(tmp_path, FILE)
    again = WaiverEntry("李四", "又一次", fingerprint="0123456789abcdef")
    with pytest.raises(UsageError, match="waived here already") as error:
        add_waiver(path, again, "waivers.yml")
    assert "waivers.yml:2:" in error.value.in_language("zh")
    assert "已有同样的豁免" in error.value.in_language("zh")
    assert path.read_text(encoding="utf-8") == FILE


@pytest.mark.parametrize(
    "text", ["[{rule: T301, who: a, why: b}]\n", "- rule: T301\n  who: a\n  why: b\n...\n"]
)
def test_a_file_that_cannot_be_appended_to_is_left_alone(tmp_path: Path, text: str) -> None:
    path = written(tmp_path, text)
    with pytest.raises(UsageError, match="cannot be appended"):
        add_waiver(path, MORE)
    assert path.read_bytes() == text.encode()


def test_a_file_that_does_not_load_is_left_alone(tmp_path: Path) -> None:
    path = written(tmp_path, "- rule: T301\n")
    with pytest.raises(UsageError, match="is missing"):
        add_waiver(path, MORE)
    assert path.read_text(encoding="utf-8") == "- rule: T301\n"


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="cannot be written"):
        add_waiver(tmp_path / "gone" / "waivers.yml", MORE)


_TEXT = st.text(min_size=1, max_size=30).filter(lambda text: text.strip() == text)


@given(who=_TEXT, why=_TEXT)
def test_what_is_written_is_read_back_or_refused(
    tmp_path_factory: pytest.TempPathFactory, who: str, why: str
) -> None:
    path = tmp_path_factory.mktemp("w") / "waivers.yml"
    entry = WaiverEntry(who, why, rule="T301")
    try:
        add_waiver(path, entry)
    except UsageError:
        assert not path.exists()
    else:
        assert load_waivers(path) == (entry,)
