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
from goiaudit.narrative.breakdown import breakdowns, still_whole
from goiaudit.narrative.clauses import Sentence, sentences
from goiaudit.narrative.further import Further
from goiaudit.narrative.lexicon import Lexicon
from goiaudit.narrative.mentions import Known, Memory, Mention, Topical
from goiaudit.narrative.metrics import mentions_of, topic_at_end
from goiaudit.narrative.negation import zeros
from goiaudit.narrative.said import Said
from goiaudit.narrative.scope import Scope, Scopes, Whose
from goiaudit.narrative.stating import Page, without_repeats
from goiaudit.narrative.universals import universals
from goiaudit.narrative.words import Reading

_LONGEST_HEADING = 40
# Whose figures the tables hold, where the report says so.
_TABLES_OF_AREA = re.compile(
    r"(?:报告|表格|表中|[下附]表|统计表|表[内列])[^。]*汇总|汇总[^。]*(?:报告|表格|[下附]表|统计表)"
)
_TABLES_OF_OFFICE = re.compile(
    r"(?:表格|表中|[下附]表|统计表|表内)[^。,]{0,12}[仅只](?:反映|统计|包括|包含|含|为|是|限)"
    r"[^。,]{0,20}(?:本级|本机关|本单位|自身|办公室|政府办)"
)
# A government speaks so of its area, where no title tells whose report it is.
_OUR_AREA = re.compile("我[省市县区州旗](?:各(?:单位|部门|级|乡镇|镇街|街道)|政府|人民政府)")
_OUR_ORGAN = re.compile("[我本][局委办厅院站处所镇乡街][^方外]|[我本](?:单位|机关|中心)")
# What a paragraph says that is about requests for information.
_ASKED = re.compile(r"信息公开.?答复|申请公开|公开申请|公开的?申请|公开政府信息的?申请")
_RECEIVED = re.compile(
    r"(?:收到|接到|受理|新收|收|登记|办理|处理|办结|答复|接收|接获|收悉|新增)(?:了|的|各类|公民|群众|市民|居民|村民|法人|社会公众|自然人|"
    r"企业|通过|以|网络|网上|电子邮件|邮件|信函|信件|书面|当面|现场|窗口|提出|提交|递交|方式|有效|此类|该类|相关)*申请|"
    r"[0-9][件份宗]申请|"
    r"(?:^|[,。;:]|年|年度|全年)申请(?:数量|总?量|件数)|(?:^|[,。;:])申请(?:办理|受理)(?:方面|情况)"
)
# A paragraph on disclosure that counts 申请 without more counts these, unless others are named.
_DISCLOSURE = re.compile(r"(?:信息|政务)公开|依申请|公开(?:政府|政务|各类)?信息|主动公开")
_OTHERS_ASKED = re.compile(
    r"救助|低保|许可|补[贴助]|登记(?!在)|保障(?!监督)|仲裁|认定|资格|执照|审批|入党|专利|商标|公租|廉租|贷款|助学|"
    r"社保|低收入|临时困难|报名|入学|落户|求职|培训申请|立项|奖励|退税|减免|理赔|援助"
)
# 新收:8件 on a line of its own is no heading, but one of the lines below it.
_COUNTED = re.compile(r"[0-9] ?[件条宗份项篇起次]")
_NUMBERED = re.compile(r"[(]?[一二三四五六七八九十\d]{1,2}[)、.]")
_GRANTED = re.compile(
    r"(?:予以|部分|不予|准予|同意)公开|(?:上年|[0-9]年度?)结转|结转(?:至|到)?(?:下|次|[0-9])"
)
_WHOLE_YEAR, _HALF_YEAR, _NOTHING = Scope(), Scope("half_year"), Topical()
_RECEIVED_TOTAL = "requests.new.total"
_TOTALS = {"requests.new.total", "requests.handled_total.total", "requests.answered.total"}

Pages = Sequence[Sentence]


class Engine:
    """Reads the narrative of reports with one vocabulary; holds no state between reports."""

    def __init__(self, words: Vocabulary) -> None:
        self.words = words
        self.lexicon = Lexicon(words)
        topics = {topic.name: topic for topic in words.topics}
        self.known = Known(topics, tuple(metric for metric in words.metrics if metric.bare))
        self.requests = topics.get("requests")
        self.asked = Topical(self.requests)

    def read(self, report: Report) -> tuple[tuple[Claim, ...], tuple[Observation, ...]]:
        """The claims and the breakdowns of a report's text, in the order of the text."""
        pages = [
            sentence
            for section in report.sections
            for sentence in map(_mended, sentences(section.body, section.key))
        ]
        walk = _Walk(self, report, pages)
        for sentence in pages:
            walk.step(sentence, self.lexicon.read(sentence.text))
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

    def __init__(self, engine: Engine, report: Report, pages: Pages) -> None:
        self._engine = engine
        self._form = report.form or _due(report)
        self._whose = Whose(
            report.year, _area_is_own(report, pages), _says("表", _TABLES_OF_OFFICE, pages)
        )
        self._asked = _paragraphs_about_requests(pages)
        self._scope, self._topical, self._heading = _WHOLE_YEAR, _NOTHING, _NOTHING
        self._block: tuple[int, str] = (-1, "")
        self._before: tuple[Mention, ...] = ()
        self._wholes: tuple[Mention, ...] = ()
        self._skipped = ""
        self._received = False
        self.claims: list[Claim] = []
        self.found: list[Observation] = []
        self.further = Further(report.year)

    def step(self, sentence: Sentence, reading: Reading | None) -> None:
        """Read one sentence; ``reading`` is None where it has neither figure nor denial."""
        block = (sentence.block, sentence.section)
        if block != self._block:
            self._enter(sentence)
        self._block = block
        self.further.words(sentence, self._topical)
        if reading is None:
            self._before, self._wholes, self._skipped = (), (), sentence.text
            return
        if self._skipped and len(self._skipped) <= _LONGEST_HEADING:
            heading = self._engine.lexicon.skim(self._skipped)
            if heading is not None:
                self._topical = topic_at_end(self._memory(heading))
        self._skipped = ""
        self._read(sentence, reading)

    def _enter(self, sentence: Sentence) -> None:
        """A new paragraph: it speaks of what its heading names, and of this year."""
        if sentence.section != self._block[1]:
            self._scope = _WHOLE_YEAR
            self._heading = self._opening(sentence.section == "requests")
        else:
            self._scope = _HALF_YEAR if self._scope.period == "half_year" else _WHOLE_YEAR
        self._topical, self._skipped = self._heading, ""
        self._before, self._wholes = (), ()
        if _is_heading(sentence.text) or _opens_list(sentence.text):
            asked = sentence.section == "requests" or _names_requests(sentence.text)
            if asked or not _COUNTED.search(sentence.text):
                self._heading = self._opening(asked)

    def _opening(self, asked: bool) -> Topical:
        return self._engine.asked if asked else _NOTHING

    def _memory(self, reading: Reading) -> Memory:
        return Memory(reading, self._whose, self._form, self._topical, self._engine.known)

    def _read(self, sentence: Sentence, reading: Reading) -> None:
        scopes = Scopes(reading, self._scope, self._whose)
        memory = self._memory(reading)
        memory.near_requests = self._block in self._asked
        memory.section, memory.before = sentence.section, self._before
        memory.received = self._received
        # 其中5件为自然人: parts of the total that the sentence before has told.
        memory.requests_total = _goes_on_with(sentence.text, reading) and any(
            set(mention.cells) & _TOTALS
            and (sentence.text.startswith("其中") or mention.value == reading.figures[0].value)
            for mention in self._before
            if not mention.aside
        )
        mentions = mentions_of(memory) if reading.figures else []
        understood = tuple(mention for mention in mentions if mention is not None)
        asked = self._engine.requests if self._topical.topic is self._engine.requests else None
        denied = list(zeros(reading, self._form, asked, self._whose))
        stated = [*understood, *universals(memory, mentions)] if understood else []
        if stated or denied:
            claims = Page(sentence, reading, scopes).claims(stated, denied)
            self._received = self._received or any(c.cell == _RECEIVED_TOTAL for c in claims)
            self.claims += claims
        if mentions:
            before = (*self._wholes, *self._before)
            self.found += breakdowns(sentence, reading, mentions, before)
            self._wholes = still_whole(reading, before)
            told = tuple(mentions), understood
            self.further.figures(Said(sentence, reading, *told, scopes, self._before))
        else:
            self._wholes = ()
        self._before = understood
        self._topical = topic_at_end(memory)
        self._scope = scopes.last


def _mended(sentence: Sentence) -> Sentence:
    """信息公幵: two misprints that scanning makes are read as what is meant, and quoted as is."""
    if "公幵" not in sentence.text and "信息公升" not in sentence.text:
        return sentence
    text = sentence.text.replace("公幵", "公开").replace("信息公升", "信息公开")
    return sentence._replace(text=text)


def _goes_on_with(text: str, reading: Reading) -> bool:
    """其中5件为自然人; 9件申请全部为自然人提出: whether a sentence may go on with a total."""
    return text.startswith("其中") or bool(reading.figures and not reading.figures[0].start)


def _due(report: Report) -> str:
    if report.due_form in ("2019", "2021"):
        return str(report.due_form)
    due = due_form(report.year) if report.year is not None else None
    return due if due in ("2019", "2021") else "2021"


def _area_is_own(report: Report, pages: Pages) -> bool:
    """Whether the tables are the area's: a government's report, or one that says so."""
    if report.kind == "government" and report.level != "township":
        return True
    unknown = report.kind is None and report.organ is None
    if unknown and _says("我", _OUR_AREA, pages) and not _says("", _OUR_ORGAN, pages):
        return True
    return _says("汇总", _TABLES_OF_AREA, pages)


def _says(word: str, pattern: re.Pattern[str], pages: Pages) -> bool:
    """Whether some sentence matches; most do not even hold the word that all matches do."""
    return any(word in sentence.text and pattern.search(sentence.text) for sentence in pages)


def _opens_list(text: str) -> bool:
    """依申请公开:, 2.信息管理: before the lines of a list, a heading for each of them."""
    plain = text.strip()
    if not 0 < len(plain) <= _LONGEST_HEADING or plain[-1] != ":":
        return False
    return _names_requests(plain) or _NUMBERED.match(plain) is not None


def _names_requests(text: str) -> bool:
    return "依申请" in text or _ASKED.search(text) is not None


def _is_heading(text: str) -> bool:
    """Whether a paragraph is but a heading: short, and no sentence."""
    plain = text.strip()
    return 0 < len(plain) <= _LONGEST_HEADING and plain[-1] not in "。;,!?:"


def _paragraphs_about_requests(pages: Pages) -> set[tuple[int, str]]:
    """The paragraphs that name requests for information anywhere."""
    found: set[tuple[int, str]] = set()
    received: set[tuple[int, str]] = set()
    for sentence in pages:
        text = sentence.text
        asked, discloses = "申请" in text, "公开" in text
        if discloses and (asked or "答复" in text) and _ASKED.search(text):
            found.add((sentence.block, sentence.section))
        elif asked and _RECEIVED.search(text):
            received.add((sentence.block, sentence.section))
    return found | _surely_received(pages, received - found)


def _surely_received(pages: Pages, unsure: set[tuple[int, str]]) -> set[tuple[int, str]]:
    """Those of some paragraphs that count 申请 and tell elsewhere that these ask for information.

    接到申请12件,…。其中予以公开9件: what became of them says what they were.
    """
    told: dict[tuple[int, str], list[str]] = {}
    for sentence in pages if unsure else ():
        block = (sentence.block, sentence.section)
        if block in unsure:
            told.setdefault(block, []).append(sentence.text)
    return {block for block, texts in told.items() if _is_for_information(texts)}


def _is_for_information(texts: Sequence[str]) -> bool:
    """Whether the sentences of a paragraph that counts 申请 speak of disclosure, of no other."""
    if any(_GRANTED.search(text) for text in texts):
        return True
    others = any("申请" in text and _OTHERS_ASKED.search(text) for text in texts)
    return not others and any(_DISCLOSURE.search(text) for text in texts)
