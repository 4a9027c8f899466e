"""Which configuration holds: the nearest in or above the working directory, never a planted one."""

from __future__ import annotations

from pathlib import Path

import pytest

from goiaudit.definitions.search import Place, find_configuration, find_waivers, shown


def write(path: Path, text: str = "") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """work/ with a folder of reports in it, and nothing above."""
    (tmp_path / "work" / "reports" / "unit").mkdir(parents=True)
    return tmp_path / "work"


def test_without_a_file_there_is_no_configuration(desk: Path) -> None:
    assert find_configuration(desk, [desk / "reports"]) == Place(None)


def test_the_nearest_file_in_or_above_the_working_directory_holds(desk: Path) -> None:
    above = write(desk.parent / "goiaudit.toml")
    assert find_configuration(desk).file == above
    own = write(desk / "goiaudit.toml")
    assert find_configuration(desk).file == own
    assert find_configuration(desk / "reports").file == own


def test_a_project_file_counts_only_with_our_table_and_after_goiaudit_toml(desk: Path) -> None:
    project = write(desk / "pyproject.toml", "[project]\nname = 'x'\n")
    assert find_configuration(desk).file is None
    write(project, "[tool.goiaudit]\nlang = 'zh'\n")
    assert find_configuration(desk).file == project
    own = write(desk / "goiaudit.toml")
    assert find_configuration(desk).file == own


def test_a_file_in_the_audited_folder_is_not_looked_for(desk: Path) -> None:
    write(desk / "reports" / "goiaudit.toml")
    assert find_configuration(desk, [desk / "reports"]) == Place(None)


def test_a_file_deeper_inside_the_audited_folder_is_passed_over_for_one_above(desk: Path) -> None:
    planted = write(desk / "reports" / "unit" / "goiaudit.toml")
    own = write(desk / "goiaudit.toml")
    found = find_configuration(desk / "reports" / "unit", [desk / "reports"])
    assert found == Place(own, (planted,))


def test_a_file_at_the_top_of_the_audited_folder_holds_for_who_works_there(desk: Path) -> None:
    own = write(desk / "goiaudit.toml")
    assert find_configuration(desk, [desk]) == Place(own)
    assert find_configuration(desk / "reports", [desk]) == Place(own)


def test_a_folder_under_another_name_is_the_same_folder(desk: Path) -> None:
    write(desk / "reports" / "unit" / "goiaudit.toml")
    (desk / "link").symlink_to(desk / "reports")
    found = find_configuration(desk / "link" / "unit", [desk / "reports"])
    assert found.file is None


def test_waivers_lie_beside_the_configuration_else_in_the_working_directory(desk: Path) -> None:
    here = write(desk / "reports" / "waivers.yml")
    assert find_waivers(None, desk / "reports").file == here
    assert find_waivers(desk, desk / "reports").file == here
    beside = write(desk / "waivers.yml")
    assert find_waivers(desk, desk / "reports").file == beside


def test_waivers_deeper_inside_the_audited_folder_are_passed_over(desk: Path) -> None:
    planted = write(desk / "reports" / "unit" / "waivers.yml")
    found = find_waivers(None, desk / "reports" / "unit", [desk / "reports"])
    assert found == Place(None, (planted,))


def test_files_are_named_from_the_working_directory_on(desk: Path) -> None:
    assert shown(desk / "goiaudit.toml", desk) == "goiaudit.toml"
    assert shown(desk / "goiaudit.toml", desk / "reports") == "../goiaudit.toml"
