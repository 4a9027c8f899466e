"""The gazetteer: every division of the country, and what stands above it."""

from __future__ import annotations

from goiaudit.definitions.divisions import divisions


def test_all_divisions_of_the_country_are_there() -> None:
    known = divisions()
    lines = [
        line.rstrip("\n").split("|")[0].split()
        for line in _source().splitlines()
        if not line.startswith("#") and " " in line
    ]
    assert len(known.provinces) == 31
    assert len(known.prefectures) == 333
    assert sum(len(names) - 1 for names in lines) == 2844


def _source() -> str:
    from goiaudit.definitions.pack import pack_root

    return (pack_root() / "vocabulary" / "divisions.txt").read_text(encoding="utf-8")


def test_the_file_names_its_source_its_year_and_its_licence() -> None:
    header = _source().partition("北京市")[0]

    assert "国家统计局" in header
    assert "2023-06-30" in header
    assert "WTFPL" in header
    assert "MIT" in header


def test_each_has_its_level_and_the_divisions_above_it() -> None:
    known = divisions()

    assert known.above("广东省") == ((),)
    assert known.above("江门市") == (("广东省",),)
    assert known.above("恩平市") == (("广东省", "江门市"),)
    assert known.above("潜江市") == (("湖北省",),)
    assert known.above("浦东新区") == (("上海市",),)
    assert known.above("示例县") == ()
    levels = ("四川省", "绵阳市", "江油市", "吉林市")
    assert [known.level_of[name] for name in levels] == [
        "province", "prefecture", "county", "prefecture",
    ]  # fmt: skip


def test_one_name_may_be_of_several_places() -> None:
    above = {chain[-1] for chain in divisions().above("鼓楼区")}

    assert above == {"南京市", "徐州市", "福州市", "开封市"}


def test_names_given_up_since_2020_are_known_for_the_reports_of_those_years() -> None:
    known = divisions()

    assert known.above("祁阳县") == known.above("祁阳市") == (("湖南省", "永州市"),)
