"""Whether words stand in a text: told without going through all of their places."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from goiaudit.audit.matching import Matcher
from goiaudit.audit.phrases import ReportText
from goiaudit.audit.searching import Searcher
from goiaudit.model.claims import Fact
from goiaudit.model.report import Report
from goiaudit.model.text import Paragraph, Section
from goiaudit.recognition.normalise import fold
from goiaudit.rules.ground import Variable
from goiaudit.rules.texts import Search, Word

WORDS = (
    Word("公开"),
    Word("申请"),
    Word("年报"),
    Word("申请[^。]{0,3}公开", is_pattern=True),
    Word("(公)开|年(报)", is_pattern=True),
    Word("报$", is_pattern=True),
)
SEARCHES = st.builds(
    lambda places, words, near: Search(tuple(places), tuple(words), tuple(near)),
    st.lists(
        st.sampled_from(("overview", "problems", "headings", "text")), min_size=1, unique=True
    ),
    st.lists(st.sampled_from(WORDS), min_size=1, max_size=3, unique=True),
    st.lists(st.sampled_from(WORDS), max_size=1),
)
LINES = st.text("公开申请年报。\n", max_size=8)
SECTIONS = st.lists(
    st.builds(
        lambda key, head, body: Section(key, line(head), tuple(map(line, body))),
        st.sampled_from(("overview", "disclosure", "problems", "other")),
        LINES,
        st.lists(LINES, max_size=3),
    ),
    max_size=4,
)


def line(text: str) -> Paragraph:
    return Paragraph(fold(text))


@given(SECTIONS, st.lists(SEARCHES, min_size=1, max_size=3))
def test_an_entry_is_met_where_its_hits_are_found_one_by_one(
    sections: list[Section], searches: list[Search]
) -> None:
    text = ReportText.of([Report("own.txt", sections=tuple(sections))])[0]
    lacking = Variable("lacking", ("X1", "part"))
    words = Variable("words", ("X1", "name"))
    asked = {lacking: tuple(searches), words: (searches[0],)}
    searcher = Searcher(asked, frozenset({words}))

    ((some, met),) = searcher.find([text])

    found = Matcher(asked, frozenset({words})).find(text)
    for variable, entries in searcher.entries.items():
        hits = found.get(variable, ())
        if searcher.is_whether(variable):
            assert met.intersection(entries) == {entries[hit.entry] for hit in hits}
            assert searcher.hits(variable, text) == hits
        else:
            assert some.get(variable, ()) == hits


def test_places_that_stand_together_are_one_span() -> None:
    sections = (
        Section("overview", None, (line("公开"),)),
        Section("disclosure", None, (line("申请"),)),
        Section("problems", None, ()),
        Section("other", None, (line("年报"),)),
    )
    text = ReportText.of([Report("own.txt", sections=sections)])[0]

    assert text.spans(frozenset({"overview", "disclosure"})) == [(0, 6)]
    assert text.spans(frozenset({"overview", "other"})) == [(0, 3), (6, 9)]
    assert text.spans(frozenset({"disclosure", "problems", "other"})) == [(3, 9)]
    assert text.spans(frozenset({"requests"})) == []


def test_the_bytes_of_a_stretch_are_those_of_its_characters() -> None:
    sections = (
        Section("overview", line("一、总体情况"), (line("公开"), line("a"))),
        Section("problems", None, (line("申请 12 件"),)),
    )
    text = ReportText.of([Report("own.txt", sections=sections)])[0]

    reach = text.reach(frozenset({"problems"}))

    assert text.text[reach.first : reach.last] == "申请 12 件\n"
    assert text.data[reach.first_byte : reach.last_byte].decode() == "申请 12 件\n"
    assert text.reach(frozenset({"requests"})) == (0, 0, 0, 0)


def test_titles_are_folded_together_as_each_alone() -> None:
    plain = Report("a.txt", facts={"title": Fact(1, "示例县教育局２０２４年报告（草案）")})
    garbled = Report("b.txt", facts={"title": Fact(1, "示例县财政局2024年年 niá n报告")})
    untitled = Report("c.txt", facts={"title": Fact(None)})

    together = ReportText.of([plain, garbled, untitled])

    assert together[0].text == "示例县教育局2024年报告(草案)\n"
    assert [text.text for text in together] == [
        ReportText.of([report])[0].text for report in (plain, garbled, untitled)
    ]
    assert together[2].order == ()
