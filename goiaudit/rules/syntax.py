"""The parsed form of a rule expression: a closed set of frozen nodes, nothing executable."""

from __future__ import annotations

from dataclasses import dataclass

COUNTS = (
    "blank", "not_applicable", "text", "unreadable", "fractional", "nonzero", "negative",
    "lost", "unitless",
)  # fmt: skip
"""Functions that count the cells named which are in a state; always known for a found table."""
SHAPES = ("values", "times")
SCOPES = ("previous", "children", "parent")
THIS = "this"
"""The report itself, where a figure of its text is meant beside the mention that is judged."""
COMPARISONS = ("=", "!=", "<=", ">=", "<", ">")


@dataclass(frozen=True, slots=True)
class Selector:
    """Rows or columns in brackets: plain names, ``$variables``, ``*``, ``name.*``, minus some."""

    names: tuple[str, ...]
    minus: tuple[str, ...] = ()
    offset: int = 0


@dataclass(frozen=True, slots=True)
class Cells:
    """``scope.table[rows, columns]``; several cells stand for their sum."""

    table: str
    rows: Selector
    columns: Selector
    scope: str = ""
    offset: int = 0


@dataclass(frozen=True, slots=True)
class Sum:
    """``sum(cells, …)``: the sum of all cells named."""

    parts: tuple[Cells, ...]


@dataclass(frozen=True, slots=True)
class Largest:
    """``largest(children.cell)``: the largest figure that any of the children has there."""

    cells: Cells
    offset: int = 0


@dataclass(frozen=True, slots=True)
class Count:
    """``blank(cells, …)`` and its like; ``differs`` and the shape functions too."""

    function: str
    parts: tuple[Cells, ...]
    offset: int = 0


@dataclass(frozen=True, slots=True)
class ClaimTerm:
    """``claim(address)``: one instance per mention; the address may hold ``$variables``.

    ``previous.claim(address)`` is what last year's text says, where it says one thing only;
    ``this.claim(address)`` what the report's own text says so, whatever mention is judged.
    """

    address: str
    offset: int = 0
    scope: str = ""


@dataclass(frozen=True, slots=True)
class SeenTerm:
    """``seen(observation.field)``: one instance per observation."""

    name: str
    field: str
    offset: int = 0


@dataclass(frozen=True, slots=True)
class SaysTerm:
    """``says("…", …)``: 1 if the quote of the mention judged holds one of the words, else 0."""

    words: tuple[str, ...]
    offset: int = 0


@dataclass(frozen=True, slots=True)
class Name:
    """A bare word: a fact (``index`` for ``fact[index]``), or a word that a fact may be.

    With a ``scope`` (``previous.year``) it is a fact of that other report.
    """

    word: str
    index: str | None = None
    offset: int = 0
    scope: str = ""


@dataclass(frozen=True, slots=True)
class WordsTerm:
    """``words(name)``: in how many places the words that the rule names so stand."""

    name: str
    offset: int = 0


@dataclass(frozen=True, slots=True)
class Known:
    """``known(fact)``: 1 where the report shows the fact, else 0; never unknown itself."""

    fact: Name


@dataclass(frozen=True, slots=True)
class Literal:
    """An integer."""

    value: int


@dataclass(frozen=True, slots=True)
class DateTerm:
    """``date(year + 1, 1, 31)``: a day of the report year or one near it."""

    year: Expression
    month: int
    day: int
    offset: int = 0


@dataclass(frozen=True, slots=True)
class Scaled:
    """``k * term`` and ``-term``."""

    factor: int
    term: Expression


@dataclass(frozen=True, slots=True)
class Added:
    """A sum of terms."""

    terms: tuple[Expression, ...]


Expression = (
    Cells
    | Sum
    | Largest
    | Count
    | ClaimTerm
    | SeenTerm
    | WordsTerm
    | SaysTerm
    | Name
    | Known
    | Literal
    | DateTerm
    | Scaled
    | Added
)


@dataclass(frozen=True, slots=True)
class Comparison:
    """``left | left … op right``; several lefts are alternatives, the first is expected."""

    operator: str
    lefts: tuple[Expression, ...]
    right: Expression
    offset: int = 0


@dataclass(frozen=True, slots=True)
class Percent:
    """``percent(part, whole)``, left of ``~=`` only."""

    part: Expression
    whole: Expression


@dataclass(frozen=True, slots=True)
class Share:
    """``percent(a, b) | … ~= printed``: the percentage printed is one of those computed."""

    lefts: tuple[Percent, ...]
    right: Expression
    offset: int = 0


@dataclass(frozen=True, slots=True)
class InForm:
    """The report goes by this form; written as a key of ``severity:`` only."""

    form: str


@dataclass(frozen=True, slots=True)
class Membership:
    """``fact in (a, b)``."""

    left: Expression
    words: tuple[Expression, ...]
    offset: int = 0


@dataclass(frozen=True, slots=True)
class Passes:
    """``passes(ID)``: the rule named passes in every instance on this report."""

    rule: str
    offset: int = 0


@dataclass(frozen=True, slots=True)
class Not:
    """Negation."""

    part: Condition


@dataclass(frozen=True, slots=True)
class All:
    """Conjunction."""

    parts: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class AnyOf:
    """Disjunction."""

    parts: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class If:
    """``assertion if condition``: holds where the condition does not."""

    then: Condition
    condition: Condition


Condition = Comparison | Share | Membership | InForm | Passes | Not | All | AnyOf | If
