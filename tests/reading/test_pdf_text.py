"""Text of a PDF: which characters are one figure, which lines one paragraph, what comes first."""

from __future__ import annotations

import pytest

import goiaudit
from goiaudit.model.document import Line
from goiaudit.pipeline import read
from goiaudit.reading import read_document
from tests.writers.made_up import zeros
from tests.writers.pdf import drawn_pdf, report_pdf

Texts = list[tuple[str, float, float]]

# Thirty characters of 12 points fill a line of 360.
FULL = "示例县教育局认真执行政府信息公开有关规定全年公开政府信息一百"
INDENT, LEFT, STEP = 96.0, 72.0, 20.0


def lines(*pages: Texts, spacing: float = 0) -> list[str]:
    blocks = read_document(drawn_pdf(*((page, []) for page in pages), spacing=spacing)).blocks
    return [block.text for block in blocks if isinstance(block, Line)]


def alone(text: str, spacing: float = 0) -> str:
    """A line as it is read in a document of many lines."""
    *_, found = lines([*PROSE, (text, LEFT, 500)], spacing=spacing)
    return found


def set_out(*texts: str, top: float = 200, left: float = LEFT) -> Texts:
    """Lines from top to bottom, those that begin with a blank indented by two characters."""
    return [
        (text.strip(), left + 24 * text.startswith(" "), top + STEP * n)
        for n, text in enumerate(texts)
    ]


PROSE = set_out(" " + FULL[:28], FULL, " " + FULL[:28], FULL)
"""Two paragraphs that fill their lines, from which the edges of the text are known."""


# Figures


def test_digits_as_wide_as_chinese_characters_are_one_figure() -> None:
    # The font gives every digit the room of a character: 3 9 1.
    assert alone("全年公开391条，其中网站64条。") == "全年公开391条，其中网站64条。"


@pytest.mark.parametrize("spacing", [1, 3, 5])
def test_digits_drawn_apart_are_one_figure(spacing: float) -> None:
    assert "1862.35" in alone("公开1862.35万元", spacing)


def test_figures_with_a_space_between_stay_apart() -> None:
    assert alone("规章 0 0 12") == "规章 0 0 12"


def test_figures_far_from_each_other_stay_apart() -> None:
    assert lines([*PROSE, ("12", 100, 400), ("3", 150, 400)])[-1] == "12 3"


def test_a_line_that_is_spaced_out_is_no_row_of_words() -> None:
    assert alone("全年主动公开政府信息391条", spacing=7) == "全年主动公开政府信息391条"


def test_a_row_of_figures_is_never_one_figure() -> None:
    figures = [(str(n), LEFT + 24 * n, 400.0) for n in range(15)]
    assert lines([*PROSE, *figures])[-1] == " ".join(map(str, range(15)))


def test_a_sum_of_figures_drawn_apart_holds() -> None:
    said = "全年主动公开政府信息391条，其中网站公开164条，微信公开143条，其他渠道公开84条。"
    data = report_pdf(zeros("2021"), text={"overview": [f"2023年，{said}"]})
    assert "N110" not in {finding.rule for finding in goiaudit.audit(read(data))}
    wrong = report_pdf(zeros("2021"), text={"overview": [f"2023年，{said}".replace("164", "146")]})
    assert "N110" in {finding.rule for finding in goiaudit.audit(read(wrong))}


# Paragraphs


def test_the_lines_of_a_paragraph_are_one() -> None:
    first, second = FULL[:28] + FULL, FULL[:28] + FULL
    assert lines(PROSE) == [first, second]


def test_a_paragraph_goes_on_on_the_next_page() -> None:
    page = [*PROSE, *set_out(" " + FULL[:28], top=700)]
    assert lines(page, set_out("五十条。", top=100))[-1] == FULL[:28] + "五十条。"


def test_each_line_of_a_paragraph_keeps_its_place() -> None:
    data = drawn_pdf((PROSE, []))
    line = read_document(data).blocks[0]
    assert isinstance(line, Line)
    ((start, place),) = line.joined
    assert (line.text[:start], line.text[start:]) == (FULL[:28], FULL)
    assert place is not None
    assert place.bbox is not None
    assert line.location is not None
    assert line.location.bbox is not None
    assert place.bbox[1] - line.location.bbox[1] == pytest.approx(STEP)


def test_a_claim_stands_where_its_own_line_does() -> None:
    text = "2023年，" + "认真执行有关规定，" * 6 + "收到政府信息公开申请5件。"
    report = read(report_pdf(zeros("2021"), text={"overview": [text]}))
    (claim,) = (claim for claim in report.claims if claim.cell == "requests.new.total")
    assert claim.location is not None
    assert claim.location.bbox is not None
    start = report.sections[0].body[0].location
    assert start is not None
    assert start.bbox is not None
    assert claim.location.bbox[1] > start.bbox[1]


def test_short_lines_stay_lines() -> None:
    page = [*PROSE, *set_out("示例县教育局", "2024年1月12日", top=400)]
    assert lines(page)[-2:] == ["示例县教育局", "2024年1月12日"]


def test_a_heading_at_the_edge_is_no_part_of_the_full_line_above_it() -> None:
    page = set_out(" " + FULL[:28], FULL[:29] + "。", "二、主动公开政府信息情况")
    assert lines(page) == [FULL[:28] + FULL[:29] + "。", "二、主动公开政府信息情况"]


def test_an_indented_line_is_a_new_paragraph_even_behind_a_full_one() -> None:
    page = [*PROSE, *set_out(" （一）存在的问题。", top=280)]
    assert lines(page)[-1] == "（一）存在的问题。"


@pytest.mark.parametrize(("first", "second"), [(INDENT, LEFT), (84, 228), (84, 240)])
def test_a_heading_broken_over_two_lines_is_one(first: float, second: float) -> None:
    heading = "四、本机关因政府信息公开工作被申请行政复议、提起行政诉讼的情况"
    page = [*PROSE, (heading[:28], first, 400), (heading[28:], second, 420)]
    assert lines(page)[-1] == heading


def test_remedies_broken_in_the_middle_of_their_number_are_counted() -> None:
    problems = "主要问题：一是公开内容不够丰富；二是更新不够及时；三是队伍建设有待加强。"
    remedies = (
        "改进措施：一是丰富内容，扩大范围，回应群众的关切；二是及时更新网站的栏目；三是加强培训。"
    )
    data = report_pdf(zeros("2021"), text={"problems": [problems, remedies]})
    assert "F105" not in {finding.rule for finding in goiaudit.audit(read(data))}


# Pages


def test_running_heads_do_not_stand_in_the_text() -> None:
    head = ("示例县教育局年度报告", 200.0, 40.0)
    pages = [[head, *set_out(" " + FULL[:28], top=200)], [head, *set_out(FULL, top=200)]]
    foot = ("第 1 页 共 2 页", 250.0, 810.0)
    assert lines(*([*page, foot] for page in pages)) == [head[0], FULL[:28] + FULL]


def test_columns_are_read_one_after_the_other() -> None:
    left = set_out("一、总体情况", *(f"左栏第{n}行有十四个字写在这里" for n in "一二三四五"))
    right = set_out(*(f"右栏第{n}行有十四个字写在这里" for n in "一二三四五"), left=330)
    text = "".join(lines([*left, *right]))
    assert text.index("左栏第五") < text.index("右栏第一")
    assert text == "".join(t for t, *_ in [*left, *right])


# Text that is struck through


def test_text_that_a_line_goes_through_is_left_out_and_said() -> None:
    texts = [("收到申请", 72, 100), ("389件", 120, 100), ("386件，已全部办结。", 150, 100)]
    texts += [("本年度另有上年结转的政府信息公开申请十二件，均已办结。", 72, 130)]
    page = (texts, [(120.0, 96.0, 150.0, 96.0)])
    found = read_document(drawn_pdf(page))
    assert next(block.text for block in found.blocks if isinstance(block, Line)) == (
        "收到申请 386件，已全部办结。"
    )
    assert found.notices == ("text that is struck through is left out (4 characters)",)


@pytest.mark.parametrize(
    "rule",
    [(120.0, 103.0, 150.0, 103.0), (60.0, 96.0, 500.0, 96.0), (120.0, 84.0, 150.0, 84.0)],
    ids=["underlined", "longer-than-the-text", "line-of-a-table"],
)
def test_other_lines_strike_nothing_through(rule: tuple[float, float, float, float]) -> None:
    texts = [
        ("389件", 120, 100),
        ("本年度另有上年结转的政府信息公开申请十二件，均已办结。", 72, 130),
    ]
    found = read_document(drawn_pdf((texts, [rule])))
    assert "389件" in [block.text for block in found.blocks if isinstance(block, Line)]
    assert not found.notices


# Page numbers


def test_a_figure_at_the_top_of_a_page_that_belongs_to_a_row_is_no_page_number() -> None:
    head = [(str(n), LEFT + 200, 40.0) for n in (1, 2)]
    first = [*PROSE, ("行政许可", LEFT, 700), ("158", 300, 700), ("0", 340, 700), head[0]]
    second = [
        ("73", 300, 72),
        ("行政强制的决定", LEFT, 90),
        ("5", 300, 90),
        ("6", 340, 90),
        head[1],
    ]
    assert lines(first, second)[2:] == ["行政许可 158? 0?", "行政强制的决定 5 6"]
