from __future__ import annotations

import pytest

from goiaudit.definitions.yamlfile import parse_yaml
from goiaudit.model.errors import RuleError
from goiaudit.rules import syntax as s
from goiaudit.rules.parser import parse_condition


def parsed(text: str) -> s.Condition:
    return parse_condition(parse_yaml(f"check: '{text}'\n", "own.yml").mapping()["check"])


def fault(text: str) -> RuleError:
    with pytest.raises(RuleError) as caught:
        parsed(text)
    return caught.value


def pick(*names: str, offset: int, minus: tuple[str, ...] = ()) -> s.Selector:
    return s.Selector(names, minus, offset)


A, B, C = (s.Comparison("=", (s.Literal(n),), s.Literal(n), 0) for n in (1, 2, 3))


def bare(node: object) -> object:
    """The shape of a condition: its comparisons as their left integers."""
    match node:
        case s.Comparison(lefts=(s.Literal(value),)):
            return value
        case s.Not(part):
            return ("not", bare(part))
        case s.All(parts):
            return ("and", *map(bare, parts))
        case s.AnyOf(parts):
            return ("or", *map(bare, parts))
        case s.If(then, condition):
            return ("if", bare(then), bare(condition))
    raise AssertionError(node)


@pytest.mark.parametrize(
    ("text", "shape"),
    [
        ("1 = 1 and 2 = 2 or 3 = 3", ("or", ("and", 1, 2), 3)),
        ("1 = 1 or 2 = 2 and 3 = 3", ("or", 1, ("and", 2, 3))),
        ("(1 = 1 or 2 = 2) and 3 = 3", ("and", ("or", 1, 2), 3)),
        ("1 = 1 and 2 = 2 if 3 = 3", ("and", 1, ("if", 2, 3))),
        ("(1 = 1 and 2 = 2) if 3 = 3", ("if", ("and", 1, 2), 3)),
        ("1 = 1 if (2 = 2 or 3 = 3)", ("if", 1, ("or", 2, 3))),
        ("not 1 = 1 and 2 = 2", ("and", ("not", 1), 2)),
        ("not (1 = 1 and 2 = 2)", ("not", ("and", 1, 2))),
        ("not not 1 = 1", ("not", ("not", 1))),
        ("(1 = 1)", 1),
        ("1 = 1 if not 2 = 2", ("if", 1, ("not", 2))),
    ],
)
def test_if_binds_tightest_then_and_then_or(text: str, shape: object) -> None:
    assert bare(parsed(text)) == shape


@pytest.mark.parametrize("operator", ["=", "!=", "<", "<=", ">", ">="])
def test_comparisons(operator: str) -> None:
    assert parsed(f"1 {operator} 2") == s.Comparison(operator, (s.Literal(1),), s.Literal(2), 0)


def test_cells_with_selectors() -> None:
    assert parsed("requests[$r, *] = requests[denied.*, $c - total]") == s.Comparison(
        "=",
        (s.Cells("requests", pick("$r", offset=9), pick("*", offset=13)),),
        s.Cells(
            "requests",
            pick("denied.*", offset=27),
            pick("$c", offset=37, minus=("total",)),
            offset=18,
        ),
        0,
    )


def test_dotted_cells_are_the_same_as_bracketed_ones() -> None:
    dotted, bracketed = parsed("requests.new.total = 1"), parsed("requests[new, total] = 1")

    assert isinstance(dotted, s.Comparison)
    assert isinstance(bracketed, s.Comparison)
    for comparison in (dotted, bracketed):
        cells = comparison.lefts[0]
        assert isinstance(cells, s.Cells)
        assert (cells.table, cells.rows.names, cells.columns.names) == (
            "requests", ("new",), ("total",),
        )  # fmt: skip


@pytest.mark.parametrize("scope", ["previous", "children", "parent"])
def test_cells_of_another_report(scope: str) -> None:
    condition = parsed(f"{scope}.requests[new, total] = 1")

    assert isinstance(condition, s.Comparison)
    assert isinstance(condition.lefts[0], s.Cells)
    assert condition.lefts[0].scope == scope


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("3", s.Literal(3)),
        ("year", s.Name("year", None, 4)),
        ("section_body[problems]", s.Name("section_body", "problems", 4)),
        ("table_present[$t]", s.Name("table_present", "$t", 4)),
        ("claim(requests.new.total)", s.ClaimTerm("requests.new.total", 4)),
        ("claim(disputes.$r.total)", s.ClaimTerm("disputes.$r.total", 4)),
        ("seen(period.end)", s.SeenTerm("period", "end", 4)),
        ("known(signed)", s.Known(s.Name("signed", None, 10))),
        (
            "date(year + 1, 1, 31)",
            s.DateTerm(s.Added((s.Name("year", None, 9), s.Literal(1))), 1, 31, 4),
        ),
        ("2 * year", s.Scaled(2, s.Name("year", None, 8))),
        ("-year", s.Scaled(-1, s.Name("year", None, 5))),
        (
            "1 - 2 + 3",
            s.Added((s.Literal(1), s.Scaled(-1, s.Literal(2)), s.Literal(3))),
        ),
        (
            "2 * (year - 1)",
            s.Scaled(2, s.Added((s.Name("year", None, 9), s.Scaled(-1, s.Literal(1))))),
        ),
    ],
)  # fmt: skip
def test_terms(text: str, term: s.Expression) -> None:
    assert parsed(f"1 = {text}") == s.Comparison("=", (s.Literal(1),), term, 0)


@pytest.mark.parametrize("function", [*s.COUNTS, *s.SHAPES])
def test_counting_functions_take_cells(function: str) -> None:
    condition = parsed(f"{function}(requests[new, *]) = 0")

    assert isinstance(condition, s.Comparison)
    count = condition.lefts[0]
    assert isinstance(count, s.Count)
    assert (count.function, len(count.parts)) == (function, 1)


def test_sum_takes_several_groups_of_cells() -> None:
    condition = parsed("sum(requests[denied.*, $c], requests[granted, $c]) = 0")

    assert isinstance(condition, s.Comparison)
    assert isinstance(condition.lefts[0], s.Sum)
    assert [part.rows.names for part in condition.lefts[0].parts] == [("denied.*",), ("granted",)]


def test_alternatives_keep_their_order() -> None:
    assert parsed("1 | 2 | 3 = 4") == s.Comparison(
        "=", (s.Literal(1), s.Literal(2), s.Literal(3)), s.Literal(4), 0
    )


def test_membership() -> None:
    assert parsed("level in (county, township)") == s.Membership(
        s.Name("level", None, 0), (s.Name("county", None, 10), s.Name("township", None, 18)), 0
    )


def test_passes_names_a_rule() -> None:
    assert parsed("passes(T303)") == s.Passes("T303", 0)


def test_percentages_are_compared_with_what_is_printed() -> None:
    text = "percent(1, 2) | percent(year - 1, 3) ~= seen(percentage.printed)"

    share = parsed(text)

    assert share == s.Share(
        (
            s.Percent(s.Literal(1), s.Literal(2)),
            s.Percent(
                s.Added((s.Name("year", None, 24), s.Scaled(-1, s.Literal(1)))), s.Literal(3)
            ),
        ),
        s.SeenTerm("percentage", "printed", 40),
        0,
    )


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("words(fee)", s.WordsTerm("fee", 4)),
        ('says("办理", "处理")', s.SaysTerm(("办理", "处理"), 4)),
        ("previous.year", s.Name("year", None, 13, "previous")),
        ("parent.section_body[other]", s.Name("section_body", "other", 11, "parent")),
        ("previous.claim(requests.new.total)", s.ClaimTerm("requests.new.total", 4, "previous")),
        ("this.claim(requests.new.total)", s.ClaimTerm("requests.new.total", 4, "this")),
        (
            "largest(children.requests[new, total])",
            s.Largest(
                s.Cells(
                    "requests",
                    s.Selector(("new",), (), 30),
                    s.Selector(("total",), (), 35),
                    "children",
                    12,
                ),
                4,
            ),
        ),
    ],
)
def test_terms_of_texts_and_of_other_reports(text: str, term: s.Expression) -> None:
    assert parsed(f"1 = {text}") == s.Comparison("=", (s.Literal(1),), term, 0)


FAULTS = {
    "percent(1, 2) = 3": (14, "'~=' expected", "write ~="),
    "1 ~= 2": (2, "'~=' compares percent", "tolerance"),
    "1 + percent(1, 2) ~= 3": (4, "stands alone", ""),
    "percent(1, 2) ~= 3": (18, "a printed percentage", "percentage.printed"),
    "percent(1) ~= seen(a.b)": (9, "',' expected", ""),
    "says(fee) = 1": (5, "a word in quotes", ""),
    'says("") = 1': (5, "a word in quotes", ""),
    'says("a) = 1': (5, "is not part", "plain quotes"),
    "says(“a”) = 1": (5, "is not part", "plain quotes"),
    "children.year = 1": (0, "takes cells only", ""),
    "children.claim(requests.new.total) = 1": (0, "takes cells only", ""),
    "previous.reqests[new, total] = 1": (9, "is no table", "requests"),
    "this.requests[new, total] = 1": (0, "before claim", "without 'this.'"),
    "largest(requests[new, total]) = 1": (0, "one cell of the children", "write largest"),
    "largest(previous.requests[new, total]) = 1": (0, "one cell of the children", "write largest"),

    "1 =": (3, "a figure expected before the end", ""),
    "1": (1, "", ""),
    "1 = 2 3": (6, "'3' is left over", ""),
    "1 = 2)": (5, "')' is left over", ""),
    "(1 = 2": (6, "')' expected before the end", ""),
    "1 = 2 and": (9, "expected before the end", ""),
    "1 = requsts.new.total": (4, "'requsts' is no table", "did you mean requests?"),
    "1 = previous.requsts[new, total]": (13, "'requsts' is no table", "did you mean requests?"),
    "1 = sum(requsts[new, total])": (8, "'requsts' is no table", "did you mean requests?"),
    "1 = blnk(requests[new, total])": (4, "'blnk' is no function", "did you mean blank?"),
    "1 = open(requests[new, total])": (4, "'open' is no function", ""),
    "1 = requests[new total]": (17, "',' expected before 'total'", ""),
    "1 = requests[new, total": (23, "']' expected before the end", ""),
    "1 = requests[new]": (16, "',' expected before ']'", ""),
    "1 = requests[, total]": (13, "a row or column expected", ""),
    "year * 2 = 1": (5, "only 'number * term'", "put the number first"),
    "1 | 2 < 3": (6, "alternatives with '|' need '='", ""),
    "1 ≥ 2": (2, "'≥' is not part of the rule language", "ASCII"),
    "1 = (2）": (6, "'）' is not part of the rule language", "not full-width"),
    "1 ； 2": (2, "'；' is not part", "ASCII"),
    "1 = 2; 3": (5, "';' is not part of the rule language", ""),
    "1 = 1.5": (5, "", ""),
    "1 = 2 if": (8, "expected before the end", ""),
    "if 1 = 2": (0, "a figure expected before 'if'", ""),
    "1 = date(year, x, 1)": (15, "a whole number expected", ""),
    "differs(requests[new, *]) = 0": (0, "differs(…) takes two lists", ""),
    "1 = claim(requests.)": (19, "the rest of the address expected", ""),
    "1 = seen(period)": (15, "'.' expected before ')'", ""),
    "1 = and": (4, "a figure expected before 'and'", ""),
    "level in ()": (10, "a figure expected before ')'", ""),
    "1 = sum()": (8, "a table expected before ')'", ""),
    "passes(1) = 1": (7, "a rule id expected before '1'", ""),
    "__import__(os) = 1": (0, "'__import__' is no function", ""),
}  # fmt: skip


@pytest.mark.parametrize("text", FAULTS)
def test_fault_names_its_column_reason_and_mend(text: str) -> None:
    offset, reason, hint = FAULTS[text]

    error = fault(text)

    # "check: '" stands before the expression
    assert (error.mark.line, error.mark.column) == (1, 9 + offset)
    assert reason in error.problem
    assert hint in error.hint


@pytest.mark.parametrize(
    ("text", "column"), [("check: 1 = requsts.a.b\n", 12), ('check: "1 = requsts.a.b"\n', 13)]
)
def test_column_counts_the_quote_before_the_expression(text: str, column: int) -> None:
    with pytest.raises(RuleError) as caught:
        parse_condition(parse_yaml(text, "own.yml").mapping()["check"])

    assert caught.value.mark.column == column


@pytest.mark.parametrize("text", ["(" * 5000 + "1 = 1", "1 = " + "(" * 5000])
def test_endless_nesting_is_refused_and_does_not_crash(text: str) -> None:
    assert fault(text).mark.path == "own.yml"


def test_fault_in_a_folded_expression_stands_in_its_own_line() -> None:
    source = "check: >-\n  requests[new, total]\n  = requsts.new.total\n"

    with pytest.raises(RuleError) as caught:
        parse_condition(parse_yaml(source, "own.yml").mapping()["check"])

    assert (caught.value.mark.line, caught.value.mark.column) == (3, 5)


def test_endless_negation_is_refused_and_does_not_crash() -> None:
    assert fault("not " * 5000 + "1 = 1").mark.path == "own.yml"


def test_needless_parentheses_are_harmless() -> None:
    assert bare(parsed("((1 = 1)) and 2 = 2")) == ("and", 1, 2)


def test_misspelt_table_before_brackets_names_the_nearest_table() -> None:
    error = fault("1 = requsts[new, total]")

    assert (error.mark.column, error.hint) == (13, "did you mean requests?")


@pytest.mark.parametrize(
    ("text", "offset"),
    [
        ("requests[new, total] <= 1000000000000", 32),
        ("9223372036854775807 * requests[new, total] <= 5", 8),
        ("10000000 * requests[new, total] <= 5", 8),
    ],
)
def test_numbers_that_no_judgement_could_hold_are_refused_where_they_stand(
    text: str, offset: int
) -> None:
    error = fault(text)

    assert "cannot be judged" in error.problem
    assert error.mark.column == offset + 1


def test_leading_zeros_make_a_number_no_larger() -> None:
    assert bare(parsed("00000000000001 = 1")) == 1
