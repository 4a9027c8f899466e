"""organs.csv: what it may hold, and what is said of every fault with its place."""

from __future__ import annotations

import csv
import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goiaudit.definitions.roster import load_roster
from goiaudit.model.errors import UsageError
from goiaudit.model.roster import Roster, RosterEntry

HEADER = "organ,parent,kind,level,aliases,from,to,successor\n"
LIST = """\
organ,parent,kind,level,aliases,from,to,successor
示例县人民政府,,government,county,示例县；示例县政府,,,
示例县教育局,示例县人民政府,,,示例县教委|示例县教育委员会,,,
示例县环境保护局,示例县人民政府,,,,,2018,示例县生态环境局
示例县生态环境局,示例县人民政府,,,,2019,,
"""


def loaded(tmp_path: Path, content: str | bytes) -> Roster:
    file = tmp_path / "organs.csv"
    file.write_bytes(content.encode() if isinstance(content, str) else content)
    return load_roster(file, "organs.csv")


def fault(tmp_path: Path, content: str | bytes) -> UsageError:
    with pytest.raises(UsageError) as caught:
        loaded(tmp_path, content)
    return caught.value


def test_every_line_is_an_organ_with_what_is_known_of_it(tmp_path: Path) -> None:
    roster = loaded(tmp_path, LIST)

    government, education, before, after = roster.entries
    assert roster.path == "organs.csv"
    assert government == RosterEntry(
        "示例县人民政府", None, "government", "county", ("示例县", "示例县政府")
    )
    assert education.aliases == ("示例县教委", "示例县教育委员会")
    assert (before.last, before.successor) == (2018, "示例县生态环境局")
    assert (after.parent, after.first) == ("示例县人民政府", 2019)
    assert [entry.organ for entry in roster.children["示例县人民政府"]] == [
        "示例县教育局",
        "示例县环境保护局",
        "示例县生态环境局",
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_the_encodings_and_line_ends_of_every_spreadsheet_are_read(
    tmp_path: Path, encoding: str, end: str
) -> None:
    content = LIST.replace("\n", end).encode(encoding)

    assert loaded(tmp_path, content).entries == loaded(tmp_path, LIST).entries


def test_columns_come_in_any_order_and_all_but_the_organ_may_be_left_out(tmp_path: Path) -> None:
    assert loaded(tmp_path, "to,organ\n2020年,示例县粮食局\n\n,示例县水务局\n").entries == (
        RosterEntry("示例县粮食局", last=2020),
        RosterEntry("示例县水务局"),
    )


def test_an_organ_reports_from_its_first_to_its_last_year() -> None:
    entry = RosterEntry("示例县粮食局", first=2019, last=2021)

    assert [entry.reports_on(year) for year in range(2018, 2023)] == [0, 1, 1, 1, 0]


def test_who_reports_in_the_place_of_whom_is_followed_through_all_reforms() -> None:
    first = RosterEntry("甲局", last=2019, successor="乙局")
    second = RosterEntry("乙局", first=2020, last=2021, successor="丙局")
    third = RosterEntry("丙局", first=2022)
    roster = Roster((first, second, third))

    assert [roster.heir(first, year) for year in (2019, 2020, 2022)] == [first, second, third]
    assert roster.heir(second, 2019) is None
    assert (
        Roster((RosterEntry("丁局", last=2019),)).heir(RosterEntry("丁局", last=2019), 2020) is None
    )


@pytest.mark.parametrize(
    ("content", "place", "en", "zh"),
    [
        ("", "1:1", "column 'organ' is missing", "缺少 organ 列"),
        ("organ,parrent\n", "1:7",
         "unknown column 'parrent' (did you mean parent?)", "没有“parrent”"),
        ("机关,上级\n", "1:1", "unknown column '机关' (columns: organ, parent", "organ 机关"),
        ("organ，parent\n", "1:1", "ASCII commas", "英文逗号"),
        ("organ,kind,organ\n", "1:12", "stands twice", "重复"),
        ("organ,to\n甲局,2023,x\n", "2:9", "more fields than columns", "多"),
        ("organ,to\n,2023\n", "2:1", "no name", "没有写机关名称"),
        ("organ,to\n甲局,23\n", "2:4", "no report year (write 2023)", "不是报告年度"),
        ("organ,from,to\n甲局,2023,2021\n", "2:9", "2021 is before 2023", "2021 早于 2023"),
        ("organ,kind\n甲局,departement\n", "2:4", "did you mean department?", "没有“departement”"),
        ("organ,level\n甲局,县级\n", "2:4", "'县级' is not known (known: national", "可用"),
        ("organ,successor\n甲局,乙局\n乙局,\n", "2:4", "no last year", "截止年度"),
        ("organ\n甲局\n甲 局\n", "3:1", "'甲 局' stands for 甲局 in line 2", "已在第 2 行"),
        ("organ,aliases\n甲局,\n乙局,甲局\n", "3:1", "stands for 甲局 in line 2", "只能属于一个"),
        ("organ,parent\n示例县教育局,示例县政\n示例县政府,\n", "2:1",
         "parent '示例县政' is not in the list (did you mean 示例县政府?)", "是否为"),
        ("organ,parent,aliases\n甲局,某府,\n某县人民政府,,某府\n", "2:1",
         "write 某县人民政府", "请写"),
        ("organ,parent\n甲局,乙局\n乙局,丙局\n丙局,乙局\n", "3:1",
         "parents lead back to 乙局", "绕回"),
        ("organ,parent\n甲局,甲局\n", "2:1", "parents lead back to 甲局", "绕回"),
        ("organ,to,successor\n甲局,2020,乙局\n乙局,2021,甲局\n", "2:1",
         "successors lead back", "绕回"),
        ('organ\n"甲局\n', "2:1", "is not CSV", "请看这一行的引号"),
        (b"organ\n\xff\xff\xff\n", "2:1", "neither UTF-8 nor GB18030", "CSV UTF-8"),
        (b"PK\x03\x04rest", "1:1", "save it as CSV in UTF-8", "另存为 CSV"),
    ],
)  # fmt: skip
def test_a_fault_is_told_with_line_column_and_mend(
    tmp_path: Path, content: str | bytes, place: str, en: str, zh: str
) -> None:
    error = fault(tmp_path, content)

    assert str(error).startswith(f"organs.csv:{place}: ")
    assert en in str(error)
    assert error.in_language("zh").startswith(f"organs.csv:{place}: ")
    assert zh in error.in_language("zh")


def test_a_name_with_a_comma_is_read_from_its_quotes(tmp_path: Path) -> None:
    roster = loaded(tmp_path, 'organ,aliases\n"甲,乙局","丙局；丁局"\n')

    assert roster.entries == (RosterEntry("甲,乙局", aliases=("丙局", "丁局")),)
    assert ":2:10: " in str(fault(tmp_path, 'organ,to\n"甲,乙, 局",xx\n'))


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"organs\.csv:1:1: cannot be read"):
        load_roster(tmp_path / "no.csv", "organs.csv")


_names = st.text('甲乙丙丁局县,"；', min_size=1, max_size=6).map(
    lambda name: name.strip("；") or "局"
)
_years = st.none() | st.integers(2010, 2030)


@given(st.lists(st.tuples(_names, _years, _years), unique_by=lambda line: line[0], max_size=8))
def test_what_a_spreadsheet_writes_is_read_back(lines: list[tuple[str, int, int]]) -> None:
    ordered = [(name, *sorted(years, key=str)) for name, *years in lines if None not in years]
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "organs.csv"
        with file.open("w", encoding="gb18030", newline="") as stream:
            csv.writer(stream).writerows([("organ", "from", "to"), *ordered])

        assert load_roster(file).entries == tuple(
            RosterEntry(name, first=first, last=last) for name, first, last in ordered
        )
