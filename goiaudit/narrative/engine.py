"""The narrative engine: sentences of a report in, claims and breakdowns out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

from goiaudit.definitions.forms import due_form
from goiaudit.definitions.pack import pack_root
from goiaudit.definitions.vocabulary import Vocabulary, load_vocabulary, vocabulary
from goiaudit.model.claims import Claim, Observation
from goiaudit.model.report import Report
from goiaudit.narrative.about_requests import going_on, names_requests, paragraphs_about_requests
from goiaudit.narrative.breakdown import breakdowns, still_whole
from goiaudit.narrative.clauses import Sentence, sentences
from goiaudit.narrative.denial import Zero
from goiaudit.narrative.further import Further
from goiaudit.narrative.lexicon import Lexicon
from goiaudit.narrative.likewise import suits_likewise
from goiaudit.narrative.mentions import Known, Memory, Mention, Topical
from goiaudit.narrative.metrics import mentions_of, topic_at_end
from goiaudit.narrative.misprints import corrected, is_misprinted
from goiaudit.narrative.negation import zeros
from goiaudit.narrative.none_left import none_left, not_told
from goiaudit.narrative.numerals import Figure
from goiaudit.narrative.outcome_names import none_of_outcomes, outside, without_listed
from goiaudit.narrative.pattern import Lines
from goiaudit.narrative.said import Said
from goiaudit.narrative.scope import Scope, Scopes, Whose
from goiaudit.narrative.short_names import ShortNames
from goiaudit.narrative.stating import Page, without_repeats
from goiaudit.narrative.universals import universals
from goiaudit.narrative.words import DENIES, Reading

_LONGEST_HEADING = 40
_ASKED_ABOUT = (
    "申请内容",
    "申请事项",
    "申请人",
    "申请主要",
    "内容主要",
    "内容集中",
    "所涉",
    "主要涉及",
)
# Whose figures the tables hold, where the report says so.
_TABLES_OF_AREA = re.compile(
    r"(?:报告|表格|表中|[下附各]表|统计表|表[内列])[^。]*汇总|汇总[^。]*(?:报告|表格|[下附各]表|统计表)"
)
_TABLES_OF_OFFICE = re.compile(
    r"(?:表格|表中|[下附各本三]表|统计表|表内|表[一二三四1234])[^。,]{0,12}"
    r"[仅只](?:反映|统计|包括|包含|含|为|是|限)[^。,]{0,20}(?:本级|本机关|本单位|自身|办公室|政府办|机关)"
)
# A government speaks so of its area, where no title tells whose report it is.
_OUR_AREA = re.compile("我[省市县区州旗](?:各(?:单位|部门|级|乡镇|镇街|街道)|政府|人民政府)")
_OUR_ORGAN = re.compile("[我本][局委办厅院站处所镇乡街][^方外]|[我本](?:单位|机关|中心)")
# 全市共收到申请703件, and no body below the government is named: its own report, by the text.
_WHOLE_AREA = re.compile(
    r"(?:全[省市县区州旗]|各级(?:行政)?机关|各行政机关|各部门)[^,。;:]{0,16}?(?:收到|接收|受理|办理|新收|接到)"
)
# 某区人民政府汇总统计,2023年全区…: no title, but the text says whose report it is.
_OF_GOVERNMENT = re.compile(
    "(?:^|[\n。;)])(?:[^,。;:()\n]{1,12}[省市县区州旗]人民|[省市县区州旗])政府(?:及其?[省市县区州旗]?政府办公室)?"
    "(?:汇总|20[0-9]{2}年|本年|全年|当年|共|印发)|全[省市县区州旗]各级(?:行政机关|政府|人民政府)"
)
# Few texts hold any of these, which stand in all that it matches.
_GOVERNMENT_TELLS = (
    *("府汇总", "府20", "府本年", "府全年", "府当年", "府共", "府印发", "室汇总", "室20", "室本年"),
    *("室全年", "室当年", "室共", "室印发", "各级行政机关", "各级政府", "各级人民政府"),
)
_ANY_BODY = re.compile(
    r"局(?![面部限势])|[办客]公?室|(?<!常)委(?![托员屈])|厅|街道|镇(?!街)|乡(?!镇)|海关|中心|学校|"
    r"[学医]院|公司|[我本](?:单位|机关|[局委办厅院])"
)
# 新收:8件 on a line of its own is no heading, but one of the lines below it.
_COUNTED = re.compile(r"[0-9] ?[件条宗份项篇起次]")
_NUMBERED = re.compile(r"[(]?[一二三四五六七八九十\d]{1,2}[)、.]")
_WHOLE_YEAR, _HALF_YEAR, _NOTHING = Scope(), Scope("half_year"), Topical()
_RECEIVED_TOTAL, _CARRIED_IN = "requests.new.total", "requests.carried_in.total"
_ITEMS = "disclosure.published_items."
_TOTALS = {"requests.new.total", "requests.handled_total.total", "requests.answered.total"}

Pages = Sequence[Sentence]


class Engine:
    """Reads the narrative of reports with one vocabulary; holds no state between reports."""

    def __init__(self, words: Vocabulary) -> None:
        self.words = words
        self.lexicon = Lexicon(words)
        topics = {topic.name: topic for topic in words.topics}
        bare = tuple(metric for metric in words.metrics if metric.bare)
        self.known = Known(topics, bare, ShortNames.of(words.metrics))
        self.requests = topics.get("requests")
        self.asked = Topical(self.requests)

    def read(self, report: Report) -> tuple[tuple[Claim, ...], tuple[Observation, ...]]:
        """The claims and the breakdowns of a report's text, in the order of the text."""
        pages, lines = _pages(report)
        telling = self.lexicon.telling(lines)
        digits = "\n".join([lines.lines[number] for number in telling])
        walk = _Walk(self, report, pages, lines, Further(report.year, lines, digits))
        step, read = walk.step, self.lexicon.read
        for number, sentence in enumerate(pages):
            step(sentence, read(sentence.text) if number in telling else None)
        kept = tuple(without_repeats(walk.claims))
        return kept, (*walk.found, *walk.further.end(kept))


@lru_cache(maxsize=1)
def shipped() -> Engine:
    """The engine with the shipped vocabulary."""
    return Engine(vocabulary())


def engine_of(definitions: tuple[str, ...]) -> Engine:
    """The engine with the shipped vocabulary and that of a user's files of definitions.

    It is built once for the same files as long as they do not change. Files of other
    definitions (``form:``) are passed over. RuleError where a file is wrong.
    """
    files = [Path(path) for path in definitions if _holds_vocabulary(Path(path))]
    return _engine(tuple(_stamp(file) for file in files)) if files else shipped()


_Stamp = tuple[str, str, int, int]


def _stamp(file: Path) -> _Stamp:
    """A file as named and where it lies, with time of change and size; zeros if it is gone."""
    try:
        state = file.stat()
    except OSError:
        return str(file), str(file), 0, 0
    return str(file), str(file.resolve()), state.st_mtime_ns, state.st_size


@lru_cache(maxsize=8)
def _engine(stamps: tuple[_Stamp, ...]) -> Engine:
    files = [Path(stamp[0]) for stamp in stamps]
    return Engine(load_vocabulary([pack_root() / "vocabulary" / "narrative", *files]))


def _holds_vocabulary(path: Path) -> bool:
    """Whether a file of definitions is one of vocabulary; one that cannot be read counts."""
    try:
        text = path.read_bytes()[:65536].decode("utf-8-sig", "replace")
    except OSError:
        return True
    return re.search(r"^[ \t]*[{]?[\"']?form[\"']?[ \t]*:", text, re.MULTILINE) is None


class _Walk:
    """A report read from its first sentence to its last: what one leaves for the next."""

    def __init__(
        self, engine: Engine, report: Report, pages: Pages, lines: Lines, further: Further
    ) -> None:
        text = lines.text
        self._engine = engine
        self._form = report.form or _due(report)
        office = ("仅" in text or "只" in text) and _says("表", _TABLES_OF_OFFICE, pages)
        area = not office and _area_is_own(report, pages, text)
        self._whose = Whose(report.year, area, office)
        self._asked = paragraphs_about_requests(pages, lines)
        self._more = going_on(pages, self._asked) if self._asked else set()
        self._asked |= self._more
        self._scope, self._topical, self._heading = _WHOLE_YEAR, _NOTHING, _NOTHING
        self._ended: Memory | None = None
        self._block, self._section = -1, ""
        self._before: tuple[Mention, ...] = ()
        self._wholes: tuple[Mention, ...] = ()
        self._skipped = ""
        self._received, self._published = False, False
        self._none_carried_in: tuple[Mention, ...] = ()
        self.claims: list[Claim] = []
        self.found: list[Observation] = []
        self.further = further

    def step(self, sentence: Sentence, reading: Reading | None) -> None:
        """Read one sentence; ``reading`` is None where it has neither figure nor denial."""
        text, block, section = sentence.text, sentence.block, sentence.section
        if block != self._block or section != self._section:
            self._enter(text, block, section)
        self.further.words(sentence, self._topic)
        if reading is None:
            self._before, self._wholes, self._skipped = (), (), text
            return
        skipped = self._skipped
        if skipped and len(skipped) <= _LONGEST_HEADING and not _tells_of_these(skipped):
            heading = self._engine.lexicon.skim(skipped)
            if heading is not None:
                self._topical = topic_at_end(self._memory(heading))
        self._skipped = ""
        self._read(sentence, reading)

    def _enter(self, text: str, block: int, section: str) -> None:
        """A new paragraph: it speaks of what its heading names, and of this year."""
        if section != self._section:
            self._scope = _WHOLE_YEAR
            self._heading = self._opening(section == "requests")
        else:
            self._scope = _HALF_YEAR if self._scope.period == "half_year" else _WHOLE_YEAR
        self._block, self._section = block, section
        goes_on = (block, section) in self._more and (
            text.lstrip().startswith("申请") or not self._topic().distractor
        )
        self._topical = self._engine.asked if goes_on else self._heading
        self._skipped, self._ended = "", None
        self._before, self._wholes = (), ()
        self.further.paragraph()
        plain = text.strip()
        if 0 < len(plain) <= _LONGEST_HEADING and (_is_heading(plain) or _opens_list(plain)):
            asked = section == "requests" or names_requests(text)
            if asked or not _COUNTED.search(text):
                self._heading = self._opening(asked)

    def _topic(self) -> Topical:
        """What the text spoke of last: that of the sentence before, which few are asked for."""
        if self._ended is not None:
            self._topical, self._ended = topic_at_end(self._ended), None
        return self._topical

    def _opening(self, asked: bool) -> Topical:
        return self._engine.asked if asked else _NOTHING

    def _memory(self, reading: Reading) -> Memory:
        return Memory(reading, self._whose, self._form, self._topic(), self._engine.known)

    def _read(self, sentence: Sentence, reading: Reading) -> None:
        scopes = Scopes(reading, self._scope, self._whose)
        memory = self._memory(reading)
        memory.near_requests = (self._block, self._section) in self._asked
        memory.section, memory.before = sentence.section, self._before
        memory.received, memory.published = self._received, self._published
        # 其中5件为自然人: parts of the total that the sentence before has told.
        memory.requests_total = _goes_on_with(sentence.text, reading) and any(
            set(mention.cells) & _TOTALS
            and (sentence.text.startswith("其中") or mention.value == reading.figures[0].value)
            for mention in self._before
            if not mention.aside
        )
        mentions = mentions_of(memory) if reading.figures else []
        listed = self._listed(memory)
        if listed and mentions:
            mentions = without_listed(mentions, listed)
        understood = tuple(filter(None, mentions))
        denied = self._denied(reading) if reading.flags & DENIES else []
        if listed:
            fresh = not_told(listed, denied)
            denied = [*outside(denied, fresh), *fresh]
        stated = [*understood, *universals(memory, mentions)] if understood else []
        if "诉" in sentence.text or "复议" in sentence.text:
            denied = [*denied, *suits_likewise(reading, understood, denied)]
        if stated or denied:
            claims = Page(sentence, reading, scopes).claims(stated, denied)
            if not self._received:
                self._received = _RECEIVED_TOTAL in [claim.cell for claim in claims]
            if not self._published:
                self._published = any(claim.cell.startswith(_ITEMS) for claim in claims)
            self.claims += claims
        if denied:
            none = tuple(filter(None, map(_not_carried_in, denied)))
            self._none_carried_in = none or self._none_carried_in
        if mentions:
            before = (*self._none_carried_in, *self._wholes, *self._before)
            self.found += breakdowns(sentence, reading, mentions, before)
            self._wholes = still_whole(reading, before)
            told = tuple(mentions), understood
            self.further.figures(Said(sentence, reading, *told, scopes, self._before))
        else:
            self._wholes = ()
        self._before = understood
        self._ended = memory
        self._scope = scopes.last

    def _listed(self, memory: Memory) -> list[Zero]:
        """The rows that a sentence in a paragraph on requests says to be empty, one or several."""
        if not (memory.near_requests or memory.section == "requests"):
            return []
        reading = memory.reading
        listed = none_of_outcomes(reading, memory.known.short)
        return [*listed, *none_left(reading)]

    def _denied(self, reading: Reading) -> list[Zero]:
        """What the sentence denies; its section or the sentence before speaks of requests."""
        requests = self._engine.requests
        asked = requests if self._topical.topic is requests else None
        return list(zeros(reading, self._form, asked, self._whose))


def _pages(report: Report) -> tuple[list[Sentence], Lines]:
    """The sentences of a report in their order, and all of their text."""
    pages: list[Sentence] = []
    for section in report.sections:
        pages += sentences(section.body, section.key)
    lines = Lines([sentence.text for sentence in pages])
    if is_misprinted(lines.text):
        pages = list(map(corrected, pages))
        lines = Lines([sentence.text for sentence in pages])
    return pages, lines


def _not_carried_in(zero: Zero) -> Mention | None:
    """上年没有结转 as a figure of 0: with it the parts of what came in are all that there were."""
    if _CARRIED_IN not in zero.cells or zero.doubt is not None:
        return None
    nothing = Figure(zero.end, zero.end, 0, "", "none", "exact", 0)
    return Mention((_CARRIED_IN,), nothing, 0, zero.start, zero.end)


def _goes_on_with(text: str, reading: Reading) -> bool:
    """其中5件为自然人; 9件申请全部为自然人提出: whether a sentence may go on with a total."""
    return text.startswith("其中") or bool(reading.figures and not reading.figures[0].start)


def _due(report: Report) -> str:
    if report.due_form in ("2019", "2021"):
        return str(report.due_form)
    due = due_form(report.year) if report.year is not None else None
    return due if due in ("2019", "2021") else "2021"


def _area_is_own(report: Report, pages: Pages, text: str) -> bool:
    """Whether the tables are the area's: a government's report, or one that says so."""
    if report.kind == "government" and report.level != "township":
        return True
    unknown = report.kind is None and report.organ is None
    if unknown and _OUR_AREA.search(text) and not _says("", _OUR_ORGAN, pages):
        return True
    tells = unknown and any(word in text for word in _GOVERNMENT_TELLS)
    if (
        tells
        and _OF_GOVERNMENT.search(text)
        and not ("本级数据" in text or "本级情况" in text or _says("", _OUR_ORGAN, pages))
    ):
        return True
    if unknown and not _ANY_BODY.search(text) and _WHOLE_AREA.search(text):
        return True
    return "汇总" in text and _says("汇总", _TABLES_OF_AREA, pages)


def _says(word: str, pattern: re.Pattern[str], pages: Pages) -> bool:
    """Whether some sentence matches; most do not even hold the word that all matches do."""
    return any(word in sentence.text and pattern.search(sentence.text) for sentence in pages)


def _tells_of_these(text: str) -> bool:
    """申请内容集中在行政处罚依据等: what was asked for is no heading of what follows."""
    return text.lstrip().startswith(_ASKED_ABOUT)


def _opens_list(plain: str) -> bool:
    """依申请公开:, 2.信息管理: before the lines of a list, a heading for each of them."""
    named = plain[-1] == ":"
    return named and (names_requests(plain) or _NUMBERED.match(plain) is not None)


def _is_heading(plain: str) -> bool:
    """Whether a short paragraph is but a heading, and no sentence."""
    return plain[-1] not in "。;,!?:"
