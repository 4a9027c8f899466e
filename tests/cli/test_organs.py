"""``goiaudit organs`` and ``--organs``: whose report is whose, and who has none."""

from __future__ import annotations

import csv
import io
import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

import goiaudit

Run = Callable[..., "subprocess.CompletedProcess[str]"]
LIST = """\
organ,parent,aliases,from,to,successor
示例县人民政府,,示例县,,,
示例县教育局,示例县人民政府,示例县教委,,,
示例县水务局,示例县人民政府,,,,
示例县环境保护局,示例县人民政府,,,2022,示例县生态环境局
示例县生态环境局,示例县人民政府,,2023,,
"""


def text_of(organ: str, year: int) -> str:
    return (
        f"{organ}{year}年政府信息公开工作年度报告\n一、总体情况\n主动公开信息5条。\n"
        f"六、其他需要报告的事项\n无。\n{organ}\n{year + 1}年1月10日\n"
    )


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Reports of three organs on two years, one of them under an alias, one renamed."""
    (tmp_path / "r").mkdir()
    for name, organ, year in (
        ("a.txt", "示例县教委", 2022),
        ("b.txt", "示例县教育局", 2023),
        ("c.txt", "示例县环境保护局", 2022),
        ("d.txt", "示例县生态环境局", 2023),
        ("e.txt", "示例县人民政府", 2023),
    ):
        (tmp_path / "r" / name).write_text(text_of(organ, year), encoding="utf-8")
    return tmp_path / "r"


@pytest.fixture
def listed(tmp_path: Path) -> str:
    (tmp_path / "list.csv").write_text(LIST, encoding="utf-8")
    return "list.csv"


def test_reports_are_listed_by_organ_with_all_that_is_not_plain(
    run: Run, folder: Path, listed: str
) -> None:
    done = run("organs", "r", "--organs", listed, LANG="zh_CN.UTF-8")

    assert done.stderr == ""
    assert done.stdout.splitlines() == [
        "示例县人民政府 (政府; 县级; 名单内)",
        "  2023年  r/e.txt",
        "    名单中应汇总 3 个单位，有报告的 2 个",
        "示例县教育局 (部门; 县级; 名单内)",
        "  2022年  r/a.txt",
        "    写作“示例县教委”，是名单中的别名",
        "  2023年  r/b.txt",
        "示例县环境保护局 (部门; 县级; 名单内)",
        "  2022年  r/c.txt",
        "示例县生态环境局 (部门; 县级; 名单内)",
        "  2023年  r/d.txt",
        "    上一年度的报告: r/c.txt",
        "",
        "缺少的报告 (3):",
        "  2022年  示例县人民政府 (名单中有该机关)",
        "  2022年  示例县水务局 (名单中有该机关)",
        "  2023年  示例县水务局 (名单中有该机关)",
        "",
        f"goiaudit {goiaudit.__version__} · 5 份报告，4 个机关，缺少 3 份",
    ]


def test_the_json_has_the_match_the_evidence_and_the_relatives_of_each(
    run: Run, folder: Path, listed: str
) -> None:
    document = json.loads(run("organs", "r", "--organs", listed, "--format", "json").stdout)

    assert document["organs_file"] == "list.csv"
    by_path = {report["path"]: report for report in document["reports"]}
    assert by_path["r/a.txt"] == {
        "path": "r/a.txt", "part": None, "reason": None, "organ": "示例县教育局", "year": 2022,
        "kind": "department", "level": "county", "named": "示例县教委", "organ_from": "title",
        "year_from": "title", "matched_by": "alias", "listed": True, "likely": None,
        "previous": None, "merged": [], "parent": None, "children_listed": None,
        "children_found": None,
    }  # fmt: skip
    assert by_path["r/b.txt"]["previous"] == "r/a.txt"
    assert by_path["r/b.txt"]["parent"] == "r/e.txt"
    assert by_path["r/d.txt"]["previous"] == "r/c.txt"
    assert (by_path["r/e.txt"]["children_listed"], by_path["r/e.txt"]["children_found"]) == (3, 2)
    assert {(each["organ"], each["year"]) for each in document["missing"]} == {
        ("示例县人民政府", 2022), ("示例县水务局", 2022), ("示例县水务局", 2023),
    }  # fmt: skip


def test_the_csv_has_a_line_for_each_report_and_each_that_is_missing(
    run: Run, folder: Path, listed: str, tmp_path: Path
) -> None:
    assert run("organs", "r", "--organs", listed, "-o", "out.csv").returncode == 1

    text = (tmp_path / "out.csv").read_text(encoding="utf-8-sig")
    lines = list(csv.DictReader(io.StringIO(text)))
    assert [line["path"] for line in lines] == [
        "r/a.txt", "r/b.txt", "r/c.txt", "r/d.txt", "r/e.txt", "", "", "",
    ]  # fmt: skip
    assert [line["missing"] for line in lines][5:] == ["roster"] * 3


def test_a_name_that_the_list_lacks_is_told_with_the_organ_that_it_may_be(
    run: Run, folder: Path, listed: str
) -> None:
    (folder / "g.txt").write_text(text_of("示例县水务管理局", 2023), encoding="utf-8")

    told = run("organs", "r", "--organs", listed, LANG="zh_CN.UTF-8").stdout
    assert (
        "示例县水务管理局 (部门; 县级; 不在名单中)\n  2023年  r/g.txt\n"
        "    可能是名单中的“示例县水务局” (未作对应)；如果是，请把这个名称写进它的\n      aliases\n"
    ) in told
    assert "2023年  示例县水务局 (名单中有该机关)" in told


def test_several_reports_of_one_organ_and_year_are_told(
    run: Run, folder: Path, tmp_path: Path
) -> None:
    text = text_of("示例县教育局", 2023)
    (folder / "f.txt").write_text(text + "附注。\n", encoding="utf-8")
    assert "nobody can tell" not in run("organs", "r", "--lang", "en").stdout

    (folder / "f.txt").write_text(text.replace("5条", "6条"), encoding="utf-8")
    told = run("organs", "r", "--lang", "en").stdout
    assert told.count("2 reports of this organ and year: nobody can tell which counts") == 2


def test_what_only_the_file_name_tells_is_marked(run: Run, tmp_path: Path) -> None:
    bare = "一、总体情况\n主动公开信息5条。\n二、主动公开政府信息情况\n"
    (tmp_path / "示例县教育局2023.txt").write_text(bare, encoding="utf-8")
    (tmp_path / "x.txt").write_text(bare, encoding="utf-8")

    told = run("organs", "示例县教育局2023.txt", "x.txt", LANG="zh_CN.UTF-8")
    assert told.returncode == 1
    assert told.stdout.splitlines()[:6] == [
        "示例县教育局 (部门; 县级)",
        "  2023年  示例县教育局2023.txt",
        "    机关名称取自文件名或文件夹名",
        "    年度取自文件名或文件夹名",
        "机关不明",
        "  年度不明  x.txt",
    ]


def test_without_anything_missing_or_unknown_all_is_well(run: Run, folder: Path) -> None:
    assert run("organs", "r/a.txt", "r/e.txt").returncode == 0


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_faulty_list_stops_the_run_before_any_report_is_read(
    run: Run, folder: Path, tmp_path: Path, lang: str
) -> None:
    (tmp_path / "list.csv").write_text("organ,parrent\n", encoding="utf-8")

    for command in ("organs", "check"):
        done = run(command, "r", "--organs", "list.csv", "--lang", lang)
        assert (done.returncode, done.stdout) == (2, "")
        assert "list.csv:1:7: " in done.stderr
        assert ("did you mean parent?" if lang == "en" else "是否为 parent？") in done.stderr


def test_an_output_of_another_format_is_refused(run: Run, folder: Path) -> None:
    done = run("organs", "r", "-o", "out.xlsx", "--lang", "en")

    assert done.returncode == 2
    assert ".xlsx" in done.stderr


def checked(run: Run, *arguments: str) -> dict[str, list[str]]:
    """Rules that found something, by file."""
    done = run("check", *arguments, "--select", "P103", "--format", "json")
    assert done.stdout, done.stderr
    return {
        report["path"].rpartition("/")[2]: [finding["rule"] for finding in report["findings"]]
        for report in json.loads(done.stdout)["reports"]
    }


def test_check_holds_the_parents_report_against_the_list(
    run: Run, folder: Path, listed: str
) -> None:
    assert checked(run, "r", "--organs", listed)["e.txt"] == ["P103"]
    assert checked(run, "r")["e.txt"] == []


def test_the_configuration_names_the_list_or_has_it_beside_it(
    run: Run, folder: Path, tmp_path: Path
) -> None:
    (tmp_path / "lists").mkdir()
    (tmp_path / "lists" / "mine.csv").write_text(LIST, encoding="utf-8")
    for told in ('organs = "lists/mine.csv"\n', '[organs]\nfile = "lists/mine.csv"\n'):
        (tmp_path / "goiaudit.toml").write_text(told, encoding="utf-8")
        assert checked(run, "r")["e.txt"] == ["P103"]
        assert checked(run, "r", "--no-config")["e.txt"] == []

    (tmp_path / "goiaudit.toml").write_text("", encoding="utf-8")
    assert checked(run, "r")["e.txt"] == []
    (tmp_path / "organs.csv").write_text(LIST, encoding="utf-8")
    assert checked(run, "r")["e.txt"] == ["P103"]


def test_a_list_that_is_not_there_is_told_at_its_key(
    run: Run, folder: Path, tmp_path: Path
) -> None:
    (tmp_path / "goiaudit.toml").write_text('organs = "no.csv"\n', encoding="utf-8")

    done = run("check", "r", "--lang", "en")
    assert done.returncode == 2
    assert "goiaudit.toml:1:1: no such file: no.csv" in done.stderr


def test_a_list_that_the_audited_have_brought_is_not_used(
    run: Run, folder: Path, tmp_path: Path
) -> None:
    (folder / "organs.csv").write_text(LIST, encoding="utf-8")

    assert checked(run, "r")["e.txt"] == []
    assert "r/organs.csv" in run("check", "r").stderr
