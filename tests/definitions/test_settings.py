"""goiaudit.toml, read strictly: what it may say, and what is said about a slip in it."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from goiaudit.definitions.settings import Configuration, load_configuration
from goiaudit.model.errors import UsageError
from goiaudit.model.settings import Deadline, Limits, OrganKind, Settings, Statistics

EVERYTHING = """\
# what a county office sets
rules = ["own.yml", "pack"]
select = ["T3", "narrative_sum"]
ignore = ["T310"]
enable = ["F114"]
lang = "en"
fail_on = "warning"
jobs = 4

[severity]
T306 = "warning"
timeliness = "info"

[tolerance]
Y102 = 5
N111 = "1 %"
T207 = 0.5

[deadlines]
department = "01-26"
county.government = "02-20"
"示例县教育局" = "01-20"

[organs]
"示例县土地储备中心" = {kind = "department", level = "county"}

[limits]
max_bytes = "64MB"
max_pages = 40
seconds = 90

[[statistics]]
organ = "示例县水务局"
year = 2023
penalties = 12
"""


def written(folder: Path, text: str, name: str = "goiaudit.toml") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def loaded(folder: Path, text: str) -> Configuration:
    return load_configuration(written(folder, text), "goiaudit.toml")


def refused(folder: Path, text: str) -> UsageError:
    with pytest.raises(UsageError) as error:
        loaded(folder, text)
    return error.value


def test_everything_that_can_be_set_is_read(tmp_path: Path) -> None:
    (tmp_path / "own.yml").write_text("# no rules yet\n", encoding="utf-8")
    (tmp_path / "pack").mkdir()
    (tmp_path / "pack" / "words.yml").write_text("vocabulary: {}\n", encoding="utf-8")
    found = loaded(tmp_path, EVERYTHING)
    assert (found.path, found.folder) == ("goiaudit.toml", tmp_path)
    assert found.rules == (tmp_path / "own.yml", tmp_path / "pack")
    assert (found.select, found.ignore) == (("T3", "narrative_sum"), ("T310",))
    assert found.enable == ("F114",)
    assert (found.lang, found.fail_on, found.jobs) == ("en", "warning", 4)
    assert found.severity == {"T306": "warning", "timeliness": "info"}
    assert found.tolerance == {"Y102": 5, "N111": "1 %", "T207": Decimal("0.5")}
    assert found.settings == Settings(
        limits=Limits(max_bytes=64 * 1024 * 1024, max_pages=40, seconds=90.0),
        definitions=(str(tmp_path / "pack" / "words.yml"),),
        organs=(OrganKind("示例县土地储备中心", "department", "county"),),
        deadlines=(
            Deadline(1, 26, kind="department"),
            Deadline(2, 20, kind="government", level="county"),
            Deadline(1, 20, organ="示例县教育局"),
        ),
        statistics=(Statistics("示例县水务局", 2023, (("penalties", 12),)),),
    )


def test_an_empty_file_sets_nothing(tmp_path: Path) -> None:
    found = loaded(tmp_path, "")
    assert found.settings == Settings()
    assert (found.select, found.lang, found.jobs) == ((), None, None)


def test_pyproject_is_read_from_its_own_table(tmp_path: Path) -> None:
    text = (
        "[tool.other]\n[tool.goiaudit]\nselect = ['T3']\n[tool.goiaudit.severity]\nT301 = 'info'\n"
    )
    found = load_configuration(written(tmp_path, text, "pyproject.toml"), "pyproject.toml")
    assert (found.select, found.severity) == (("T3",), {"T301": "info"})


def test_a_slip_in_pyproject_is_found_in_its_line(tmp_path: Path) -> None:
    path = written(
        tmp_path, '[project]\nname = "x"\n\n[tool.goiaudit]\nselekt = []\n', "pyproject.toml"
    )
    with pytest.raises(UsageError, match=r"pyproject.toml:5:1: unknown key 'selekt'"):
        load_configuration(path, "pyproject.toml")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("selct = []", "goiaudit.toml:1:1: unknown key 'selct' (did you mean select?)"),
        ("\n\nselect = 'T3'", "goiaudit.toml:3:1: a list of texts expected here"),
        ("select = [3]", "goiaudit.toml:1:1: a list of texts expected here"),
        ("[severity]\nT301 = 'fatal'", "goiaudit.toml:2:1: 'fatal' is not known (known: error,"),
        ("[severity]\nT301 = 'warnin'", "(did you mean warning?)"),
        ("[severity]\nT301 = true", "goiaudit.toml:2:1: a text expected here, not true or false"),
        ("severity = 'info'", "goiaudit.toml:1:1: a table expected here"),
        ("lang = 'fr'", "'fr' is not known (known: zh, en)"),
        ("fail_on = 'errors'", "did you mean error?"),
        ("jobs = 0", "goiaudit.toml:1:1: a whole number expected here (1 or more)"),
        ("jobs = true", "a whole number expected here"),
        ("[tolerance]\nY102 = -1", "goiaudit.toml:2:1: a tolerance expected here"),
        ("[tolerance]\nY102 = nan", "a tolerance expected here"),
        ("[tolerance]\nY102 = inf", "a tolerance expected here"),
        ("rules = ['gone.yml']", "no such file or folder: gone.yml (it is looked for beside this"),
        ("[deadlines]\ndepartment = '26 January'", "goiaudit.toml:2:1: a day of the year expected"),
        ("[deadlines]\ndepartment = 2024-01-26", "write month and day of the next year"),
        ("[deadlines]\ndepartment = '02-29'", "no such day in every year"),
        ("[deadlines]\ndepartement = '01-26'", "goiaudit.toml:2:1: 'departement' is neither"),
        ("[deadlines]\ncounty.bureau = '01-26'", "goiaudit.toml:2:8: 'bureau' is not known"),
        ("[deadlines.town]\nstreet = '01-26'", "'town' is not known"),
        ("[organs]\n'示例县水务局' = {kinds = 'office'}", "goiaudit.toml:2:13: unknown key"),
        ("[organs]\n'示例县水务局' = {}", "goiaudit.toml:2:1: says nothing of it"),
        ("[organs]\n'示例县水务局' = 'office'", "a table expected here"),
        ("[limits]\nmax_byte = 1", "no limit is called 'max_byte' (did you mean max_bytes?)"),
        ("[limits]\nmax_bytes = '64 apples'", "goiaudit.toml:2:1: a limit is a number above 0"),
        ("[limits]\nmax_pages = 0", "a limit is a number above 0"),
        ("[limits]\nmax_pages = 1.5", "this limit is a whole number"),
        ("[limits]\nseconds = inf", "a limit is a number above 0 (e.g. 120)"),
        ("[limits]\nseconds = nan", "a limit is a number above 0 (e.g. 120)"),
        ("[limits]\nseconds = '1KB'", "a limit is a number above 0 (e.g. 120)"),
        ("[[statistics]]\nyear = 2023", "key 'organ' is missing"),
        ("[[statistics]]\norgan = '示例县水务局'\nyear = 2023\nfines = 3", "unknown key 'fines'"),
        ("statistics = 3", "a list of tables expected here"),
        ("select = [\n  'T3',\n", "goiaudit.toml:3:1: is not TOML"),
        ("select = 'T3", "goiaudit.toml:1:13: is not TOML"),
        ("[organs]\n示例县水务局 = {kind = 'office'}", "put a Chinese name in quotes"),
        ("lang = “zh”", "write ASCII quotes"),
        ("lang = zh", "put text in quotes"),
        ("jobs = 1\njobs = 2", "goiaudit.toml:2:9: is not TOML: Cannot overwrite a value"),
    ],
)  # fmt: skip
def test_a_slip_is_told_with_its_place_and_a_mend(tmp_path: Path, text: str, said: str) -> None:
    assert said in str(refused(tmp_path, text))


def test_a_slip_is_told_in_chinese_too(tmp_path: Path) -> None:
    error = refused(tmp_path, "\nselct = []\n")
    assert error.in_language("zh") == "goiaudit.toml:2:1: 没有“selct”这一项 (是否为 select？)"
    assert (
        error.in_language("en") == "goiaudit.toml:2:1: unknown key 'selct' (did you mean select?)"
    )


def test_a_key_in_a_text_of_several_lines_is_not_taken_for_the_slip(tmp_path: Path) -> None:
    text = 'ignore = ["""\nselct = 1\n"""]\nselct = 1\n'
    assert str(refused(tmp_path, text)).startswith("goiaudit.toml:4:1:")


def test_what_is_no_text_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "goiaudit.toml"
    path.write_bytes("lang = '中文'".encode("gb18030"))
    with pytest.raises(UsageError, match=r"goiaudit\.toml:1:1: is not UTF-8 \(save it as UTF-8\)"):
        load_configuration(path, "goiaudit.toml")
    with pytest.raises(UsageError, match="cannot be read"):
        load_configuration(tmp_path / "none.toml")


def test_a_byte_order_mark_and_windows_line_ends_are_read(tmp_path: Path) -> None:
    path = tmp_path / "goiaudit.toml"
    path.write_bytes("\ufeffjobs = 2\r\nlang = 'zh'\r\nselct = 1\r\n".encode())
    with pytest.raises(UsageError, match=r"goiaudit\.toml:3:1: unknown key"):
        load_configuration(path, "goiaudit.toml")


def test_brackets_without_end_are_no_crash(tmp_path: Path) -> None:
    assert "is not TOML" in str(refused(tmp_path, "select = " + "[" * 50_000))


def test_a_project_file_without_the_table_is_refused(tmp_path: Path) -> None:
    path = written(tmp_path, "[project]\nname = 'x'\n", "pyproject.toml")
    with pytest.raises(UsageError, match=r"has no table \[tool.goiaudit\]"):
        load_configuration(path)
