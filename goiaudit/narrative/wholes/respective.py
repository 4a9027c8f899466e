"""A list of things and then the list of their figures: 网站、微信分别为320条、77条."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from goiaudit.definitions.seldom import seldom
from goiaudit.definitions.vocabulary import Topic
from goiaudit.narrative.mentions import Memory, Mention
from goiaudit.narrative.text.marks import SENTENCE
from goiaudit.narrative.text.numerals import Figure
from goiaudit.narrative.text.words import RESPECTIVE, Reading, Word

_BETWEEN = ("、", ",", "和", "及", "与", "以及", "、和")
_YEARS = seldom(r"[近这过][两二三四五六几]年|历年|各年")
_SAYS_WHOSE = {"own", "office", "respective", "this"}
_ACCOUNTS = ("微", "官", "公众", "政务", "订阅")
_PUBLISHED = ("公开", "发布", "推送", "更新", "刊登")
"""网站、公众号分别公开134条、84条: one word for both."""
_CHANGES = frozenset({"rise", "fall"})
_PAIR = 2
_NEAR = 3
_NEAR_WORDS = 30
_FARTHEST = 120


def respective(memory: Memory) -> dict[int, Mention]:
    """The figures that stand in the order of the things named before them, by their number."""
    reading = memory.reading
    if not reading.flags & RESPECTIVE:
        return {}
    found: dict[int, Mention] = {}
    for first, last in _runs(memory):
        figures = reading.figures[first : last + 1]
        cells = _labels(memory, figures[0], len(figures))
        if not cells and _is_of_several_years(memory, figures[0]):
            for number, figure in enumerate(figures, first):
                start = figures[0].start
                found[number] = Mention((), figure, figure.value, start, figure.end, True)
        for number, cell in enumerate(cells):
            figure = figures[number]
            found[first + number] = Mention(
                (cell,), figure, figure.value, figures[0].start, figure.end
            )
    return found


def _is_of_several_years(memory: Memory, figure: Figure) -> bool:
    """2021年至2023年分别收到15件、22件、18件: one figure for each year."""
    reading = memory.reading
    begin = reading.left(figure.start, SENTENCE, max(0, figure.start - _FARTHEST))
    years = {word.year for word in reading.between(begin, figure.start) if word.year is not None}
    return len(years) > 1 or _YEARS.search(reading.text, begin, figure.start) is not None


def _runs(memory: Memory) -> Iterator[tuple[int, int]]:
    """First and last number of figures that follow one another without a word between."""
    reading = memory.reading
    figures, first = reading.figures, 0
    for number in range(1, len(figures) + 1):
        gap = ""
        if number < len(figures):
            gap = reading.text[figures[number - 1].end : figures[number].start]
        if number == len(figures) or gap.strip() not in _BETWEEN:
            if number - first >= _PAIR:
                yield first, number - 1
            first = number


def _labels(memory: Memory, figure: Figure, count: int) -> list[str]:
    """The cells of the things listed before 分别为, exactly as many as figures; else none."""
    reading = memory.reading
    begin = reading.left(figure.start, SENTENCE, max(0, figure.start - _FARTHEST))
    told = (f for f in reading.figures if begin <= f.start and f.end <= figure.start)
    begin = max([begin, *(f.end for f in told if not _is_difference(reading, f))])
    words = reading.between(begin, figure.start)
    if not any("respective" in word.tags for word in words[-_NEAR:]):
        return []
    publishes = any("publish" in word.tags or "info" in word.tags for word in words)
    publishes = publishes or _counted_items(memory, begin)
    publishes = publishes or (figure.kind == "item" and words[-1].text.endswith(_PUBLISHED))
    documents = [w.topic for w in words if w.topic is not None and w.topic.family == "documents"]
    if len(documents) == 1:
        named = (_column(word, documents[0], memory.form) for word in words)
    else:
        listed = [word for word in words if not _is_name(reading, word)]
        listed = [word for word in listed if not _is_asked(word) or _is_joined(reading, word)]
        named = (
            _label(word, publishes)
            for place, word in enumerate(listed)
            if not _goes_on(listed[place - 1 : place], word)
        )
    labels = [label for label in named if label is not None]
    cells = [cell for _, cell in labels]
    roles = {role for role, _ in labels}
    whole = len(cells) == count and len(roles) == 1 and len(set(cells)) == count
    return cells if whole else _own_of_area(memory, words, begin, count)


def _goes_on(before: Sequence[Word], word: Word) -> bool:
    """电视报纸: two words without a mark between, for one channel."""
    return (
        bool(before)
        and before[0].end == word.start
        and bool(word.metrics)
        and (before[0].metrics == word.metrics)
    )


def _is_difference(reading: Reading, figure: Figure) -> bool:
    """复议、诉讼比上年各少2件,分别为9件和4件: what has changed is none of the things listed."""
    before = reading.between(max(0, figure.start - _NEAR), figure.start)
    return bool(before) and before[-1].end == figure.start and bool(before[-1].tags & _CHANGES)


def _own_of_area(memory: Memory, words: tuple[Word, ...], place: int, count: int) -> list[str]:
    """全区复议39件、诉讼15件,区政府本级分别为4件和1件: the organ's own of what was just told."""
    reading = memory.reading
    figure = next(f for f in reading.figures if f.start >= place)
    own = any("own" in word.tags for word in words)
    plain = all(word.is_filler or word.tags & _SAYS_WHOSE for word in words)
    if not (own and plain) or reading.residue(place, figure.start):
        return []
    begin = reading.left(place, SENTENCE, max(0, place - _FARTHEST))
    told = [figure for figure in reading.figures if begin <= figure.start and figure.end <= place]
    labels: list[tuple[str, str]] = []
    for figure in told[-count:]:
        before = [other.end for other in told if other.end <= figure.start]
        named = reading.between(max([begin, *before]), figure.start)
        labels += [label for word in named if (label := _label(word, False)) is not None][-1:]
    cells = [cell for _, cell in labels]
    alike = len(told) == count and len({role for role, _ in labels}) == 1
    return cells if alike and len(set(cells)) == count else []


def _counted_items(memory: Memory, place: int) -> bool:
    """公开信息310条,网站、微信分别为150条、160条: what was counted right before are items."""
    before = [figure for figure in memory.reading.figures if figure.end <= place]
    words = memory.reading.between(max(0, before[-1].start - _NEAR_WORDS), place) if before else ()
    return bool(words) and before[-1].kind == "item" and any("publish" in w.tags for w in words)


def _is_name(reading: Reading, word: Word) -> bool:
    """“示例县政府网”微博: a word that is but the name of the account behind it."""
    return reading.text[word.end : word.end + 1] == "”" and (
        reading.text.startswith(_ACCOUNTS, word.end + 1)
    )


def _label(word: Word, publishes: bool) -> tuple[str, str] | None:
    """What a word of the list stands for: its role, and the cell."""
    topic = "items" if publishes else "requests"
    for metric in word.metrics:
        if metric.topic == topic and metric.role in ("channel", "applicant"):
            return metric.role, metric.cell
        if metric.topic == "requests" and metric.role == "outcome" and not publishes:
            return "outcome", metric.cell
    if word.topic is not None and word.topic.family in ("review", "litigation"):
        return "dispute", f"disputes.{word.topic.name}.total"
    if _is_asked(word) and not publishes:
        return "dispute", "requests.new.total"
    if word.topic is not None and word.topic.family == "acts":
        return "act", f"disclosure.{word.topic.name}.decisions"
    return None


def _is_asked(word: Word) -> bool:
    return word.topic is not None and word.topic.family == "requests" and not word.weak


def _is_joined(reading: Reading, word: Word) -> bool:
    """公开申请、复议分别为12件、2件: a member of the list, not what the next one is about."""
    return reading.text[word.end : word.end + 1] in ("、", "和", "与", "及")


def _column(word: Word, documents: Topic, form: str) -> tuple[str, str] | None:
    """规范性文件制发、废止分别为2件、1件: the verbs are the columns of one row."""
    for metric in word.metrics:
        if metric.topic == documents.name and metric.form in (None, form):
            return "column", metric.cell
    return None
