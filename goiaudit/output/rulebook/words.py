"""The words of pages about rules in both languages; placeholders are the same in both."""

from __future__ import annotations

from collections.abc import Mapping

WORDS: Mapping[str, tuple[str, str]] = {
    "list.join": ("、", ", "),
    "none": ("无", "none"),
    "more": ("等 {count} 个", "and others, {count} in all"),
    "formula.and": (" 且 ", " and "),
    "formula.or": (" 或 ", " or "),
    "formula.not": ("非({part})", "not ({part})"),
    "formula.if": ("若 {condition}，则 {then}", "if {condition}, then {then}"),
    "formula.form": ("用{form}年格式", "the form is that of {form}"),
    "formula.passes": ("{rule} 通过", "{rule} passes"),
    "formula.either": (" 或 ", " or "),
    "formula.one_of": ("{value} = {options} (其中之一)", "{value} = {options} (one of them)"),
    "formula.share": ("100 × {part} ÷ {whole}", "100 × {part} ÷ {whole}"),
    "formula.claim": ("正文“{cell}”", "text figure “{cell}”"),
    "formula.known": ("读到{fact}", "{fact} is known"),
    "formula.not_known": ("没有读到{fact}", "{fact} is not known"),
    "formula.flag": ("{fact}", "{fact}"),
    "formula.no_flag": ("并非“{fact}”", "not “{fact}”"),
    "formula.date": ("{year}年{month}月{day}日", "{month}/{day} of {year}"),
    "formula.date.this": ("报告年度{month}月{day}日", "{month}/{day} of the report year"),
    "formula.date.next": ("报告年度次年{month}月{day}日", "{month}/{day} of the year after"),
    "formula.words": ("“{name}”用语处数", "places of the words “{name}”"),
    "formula.says": ("该句有“{words}”", "the sentence has “{words}”"),
    "formula.scope.previous": ("上年{figure}", "last year's {figure}"),
    "formula.scope.children": ("下级合计{figure}", "children's {figure}"),
    "formula.scope.parent": ("上级{figure}", "parent's {figure}"),
    "formula.scope.this": ("本报告{figure}", "this report's {figure}"),
    "formula.largest": ("下级中最大的{cell}", "largest {cell} of the children"),
    "formula.all": ("全部", "all"),
    "formula.all_rows": ("各行", "all rows"),
    "formula.all_columns": ("各列", "all columns"),
    "formula.items": ("{whole}各项", "items of {whole}"),
    "formula.range": ("{first} 至 {last} ({count}项)", "{first} to {last} ({count})"),
    "formula.without": ("{members}(不含{left_out})", "{members} (without {left_out})"),
    "formula.of_table": ("“{table}”{members}", "“{table}”: {members}"),
    "formula.group.tables": ("三张表", "the three tables"),
    "formula.group.sections": ("六个部分", "the six sections"),
    "formula.count.blank": ("空白格数({cells})", "blank cells({cells})"),
    "formula.count.not_applicable": ("“/”“无”格数({cells})", "cells marked / or 无({cells})"),
    "formula.count.text": ("文字格数({cells})", "cells of words({cells})"),
    "formula.count.unreadable": ("无法辨认格数({cells})", "unreadable cells({cells})"),
    "formula.count.fractional": ("非整数格数({cells})", "fractional cells({cells})"),
    "formula.count.nonzero": ("非零格数({cells})", "cells other than 0({cells})"),
    "formula.count.negative": ("负数格数({cells})", "cells below 0({cells})"),
    "formula.count.lost": ("丢失格数({cells})", "lost cells({cells})"),
    "formula.count.unitless": ("未写单位格数({cells})", "cells without a unit({cells})"),
    "formula.count.differs": ("不同处数({cells})", "differences({cells})"),
    "formula.count.values": ("行内数的个数({cells})", "values in the row({cells})"),
    "formula.count.times": ("该行出现次数({cells})", "times the row stands({cells})"),
    "page.family": ("类别", "Family"),
    "page.severity": ("级别", "Severity"),
    "page.forms": ("适用格式", "Forms"),
    "page.basis": ("依据", "Basis"),
    "page.why": ("为什么", "Why"),
    "page.for": ("逐一", "For each"),
    "page.when": ("前提", "Applies where"),
    "page.formula": ("断言", "Assertion"),
    "page.check": ("规则写法", "As written"),
    "page.forbid": ("不应出现", "Must not stand"),
    "page.require": ("应当写到", "Must be there"),
    "page.words": ("用语", "Words"),
    "page.blanks": ("空白格", "Blank cells"),
    "page.tolerance": ("允许误差", "Tolerance"),
    "page.shared_cause": ("同一原因", "Shared cause"),
    "page.silent": (
        "单元格一改就能同时消除更可靠规则的问题时，不再提示",
        "not reported where one mended cell puts this and a more reliable rule right",
    ),
    "page.default": ("默认", "By default"),
    "page.off": ("不核验，点名时才用 (--select)", "off, judged only if named (--select)"),
    "page.false_alarms": ("已知误报", "Known false alarms"),
    "page.tests": ("自带示例", "Own examples"),
    "page.origin": ("来源", "Origin"),
    "page.example.pass": ("示例，通过", "Example that passes"),
    "page.example.fail": ("示例，不通过", "Example that fails"),
    "page.says": ("提示", "It says"),
    "page.shipped": ("随程序提供", "shipped with goiaudit"),
    "page.replaces": ("{origin}，替换{replaced}", "{origin}, in place of {replaced}"),
    "page.regraded": ("{severity} (由配置改定)", "{severity} (set by the configuration)"),
    "page.case": ("若 {condition}: {severity}", "{severity} if {condition}"),
    "page.otherwise": ("否则: {severity}", "else {severity}"),
    "page.place": ("在{places}中", "in {places}"),
    "page.mend": ("{words} (应为“{mend}”)", "{words} (meant: “{mend}”)"),
    "page.pattern": ("/{pattern}/", "/{pattern}/"),
    "page.blanks.zero": ("当作0", "count as 0"),
    "page.blanks.unknown": ("有空白就不能判断", "leave the rule unknown"),
    "page.blanks.ignore": ("有空白就不适用", "make the rule not applicable"),
    "page.method.sole_candidate": (
        "没有一个空格是无法判断的等式唯一缺的数",
        "no null cell is the only candidate of an equality that is unknown",
    ),
    "place.preface": ("引言", "the preface"),
    "place.overview": ("总体情况", "the overview"),
    "place.disclosure": ("主动公开情况", "section 2"),
    "place.requests": ("依申请公开情况", "section 3"),
    "place.disputes": ("复议诉讼情况", "section 4"),
    "place.problems": ("问题及改进情况", "section 5"),
    "place.other": ("其他事项", "section 6"),
    "place.headings": ("一级标题", "the headings"),
    "place.title": ("标题", "the title"),
    "place.text": ("正文", "the text"),
    "catalogue.title": ("规则目录", "Rules"),
    "catalogue.note": (
        "本页由 `goiaudit rules catalogue` 从规则文件生成；请改规则，不要改本页。"
        "“依据”注明“表式推定”的，没有明文规定，由表格的排列推出。",
        "Made from the rule files by `goiaudit rules catalogue`: change the rules, not this page. "
        "Where the basis says 表式推定 no text of law demands the rule; the layout does.",
    ),
    "catalogue.id": ("编号", "Id"),
    "catalogue.family": ("类别", "Family"),
    "catalogue.severity": ("级别", "Severity"),
    "catalogue.forms": ("格式", "Forms"),
    "catalogue.title_column": ("内容", "Title"),
    "catalogue.both": ("全部", "both"),
    "catalogue.group.T2": ("表二: 主动公开", "Table 2: publication"),
    "catalogue.group.T3": ("表三: 申请", "Table 3: requests"),
    "catalogue.group.T4": ("表四: 复议和诉讼", "Table 4: reviews and lawsuits"),
    "catalogue.group.N": ("正文", "Narrative"),
    "catalogue.group.F": ("结构与格式", "Structure and form"),
    "catalogue.group.D": ("日期与名称", "Dates and identity"),
    "catalogue.group.Y": ("跨年", "Year against year"),
    "catalogue.group.P": ("上下级", "Parent and children"),
    "catalogue.group.C": ("整批", "The whole corpus"),
    "catalogue.group.Q": ("提取质量", "Quality of extraction"),
    "tests.failed": (
        "{mark}: {rule} 第 {index} 个测试 ({expected}): {detail}",
        "{mark}: {rule}, test {index} ({expected}): {detail}",
    ),
    "tests.total": (
        "{rules} 条规则，{tests} 个测试，{failed} 个未通过",
        "rules: {rules}, tests: {tests}, failed: {failed}",
    ),
    "expand.source": ("每处 {source} 核对一次", "once for every {source}"),
    "expand.when": ("前提: {condition}", "when: {condition}"),
    "expand.count": ("{count} 个实例", "instances: {count}"),
    "inspect.nothing": ("没有可核对的内容", "nothing to judge"),
    "inspect.check": ("断言", "assertion"),
    "inspect.when": ("前提", "guard"),
    "inspect.if": ("条件", "condition"),
    "inspect.open": ("{told} (无法判断)", "{told} (cannot be told)"),
    "inspect.zeros": ("其余 {count} 项均为 0", "the other {count} are 0"),
    "inspect.all_zeros": ("{count} 项均为 0", "all {count} are 0"),
    "inspect.state.blank": ("空白", "blank"),
    "inspect.state.not_applicable": ("不适用", "not applicable"),
    "inspect.state.text": ("文字", "words"),
    "inspect.state.unreadable": ("无法辨认", "unreadable"),
    "inspect.state.missing": ("没有读到", "not in the report"),
    "list.replaces": ("替换随程序的规则", "in place of the shipped rule"),
    "list.regraded": ("级别由配置改定", "severity set by the configuration"),
    "list.tolerant": ("误差由配置改定", "tolerance set by the configuration"),
    "list.off": ("默认不用", "off by default"),
    "lint.vocabulary.no_sentence": (
        "词表条目“{entry}”没有例句 ({key}:)",
        "the entry '{entry}' has no sentences under '{key}:'",
    ),
    "lint.vocabulary.word_twice": ("“{word}”列了两次", "'{word}' is listed twice"),
    "lint.vocabulary.distractor_topic": (
        "“{word}”也是主题 {topic} 的词，作为干扰词不起作用",
        "'{word}' is a word of the topic {topic}, too: as a distractor it does nothing",
    ),
    "lint.missing": ("缺 {key}", "'{key}' is missing"),
    "lint.slug": (
        "name “{name}” 应写成小写短语: write-it-like-this",
        "name '{name}' is no slug: write-it-like-this",
    ),
    "lint.family": (
        "类别 {family} 与编号不合: 以 {start} 开头的规则属于 {families}；自定义规则请换编号",
        "family {family} does not fit the id: rules that begin with {start} are {families}; choose "
        "another id for a rule of your own",
    ),
    "lint.language": (
        "{key} 只有一种语言: 请写 zh 和 en",
        "'{key}' is given in one language only: write zh and en",
    ),
    "lint.no_test": ("没有应为 {kind} 的测试", "no test that must {kind}"),
    "lint.same_test": (
        "第 {number} 个测试与第 {first} 个给的是同一份报告",
        "test {number} describes the same report as test {first}",
    ),
    "lint.unexpected": (
        "没有测试用到级别 {severity} (expect: {{severity: {severity}}})",
        "no test expects the severity {severity} (expect: {{severity: {severity}}})",
    ),
    "lint.placeholder": (
        "message 中的 {{{field}}} 不会被填充 {hint}",
        "message names {{{field}}}, which is not filled {hint}",
    ),
    "lint.binding": ("“{name}”已绑定而没有用到", "'{name}' is bound but not used"),
    "lint.words": ("用语“{name}”没有用到", "words '{name}' are declared but not used"),
    "lint.fact_in_test": (
        "测试给了 {name}，规则却不看它",
        "a test sets {name}, which the rule does not look at",
    ),
    "lint.seen_in_test": (
        "测试给了观察 {name}，规则却不看它",
        "a test gives the observation {name}, which the rule does not look at",
    ),
    "lint.dead_case": (
        "{key} 的第 {number} 种情形永远用不到",
        "case {number} of '{key}' can never be used",
    ),
    "lint.group": ("组“{name}”没有规则用到 (供参考)", "no rule uses the group '{name}' (advice)"),
    "lint.fact": ("事实“{name}”没有规则用到 (供参考)", "no rule uses the fact '{name}' (advice)"),
    "lint.observation": (
        "观察“{name}”没有规则用到 (供参考)",
        "no rule uses the observation '{name}' (advice)",
    ),
    "lint.total": (
        "{rules} 条规则，{problems} 处问题，{advice} 处供参考",
        "rules: {rules}, problems: {problems}, advice: {advice}",
    ),
    "diagnosis.duplicate": (
        "{mark}: {rule} 与 {other} 说的是同一件事: {instances}。删去一条，或用同一编号改写",
        "{mark}: {rule} says what {other} says: {instances}; delete one, or override it by its id",
    ),
    "diagnosis.when": (
        "{mark}: {rule} 的前提 (when) 永远不会成立: {condition}",
        "{mark}: the guard (when) of {rule} can never hold: {condition}",
    ),
    "diagnosis.if": (
        "{mark}: {rule} 断言中第 {number} 个 if 的条件永远不会成立",
        "{mark}: the condition of if number {number} in {rule} can never hold",
    ),
    "diagnosis.vacuous": (
        "{mark}: {rule} 的断言永远不会不成立，什么也查不出",
        "{mark}: the assertion of {rule} can never fail, so it finds nothing",
    ),
    "diagnosis.contradiction": (
        "相互矛盾，没有任何数字能同时满足: {chain}",
        "contradiction, no figures satisfy all of these: {chain}",
    ),
    "diagnosis.contradiction.when": (
        "在 {when} 的前提下相互矛盾，没有任何数字能同时满足: {chain}",
        "contradiction where the guard of {when} holds, no figures satisfy all of these: {chain}",
    ),
    "diagnosis.zero": (
        "这些规则使单元格只能为0 (可能写错正负号或行列): {chain}",
        "these rules leave cells no value but 0 (a wrong sign, row or column?): {chain}",
    ),
    "diagnosis.zero.cells": ("只能为0: {cells}", "always 0: {cells}"),
    "diagnosis.form": (
        "{form}: 规则实例 {instances} 个，其中单元格之间的等式 {equalities} 个",
        "{form}: instances {instances}, of them equalities between cells {equalities}",
    ),
    "diagnosis.implied": (
        "可由其他实例推出 (供参考，不是问题):",
        "follow from other instances (worth knowing, no fault):",
    ),
    "diagnosis.follows": ("{instance} 由 {chain} 推出", "{instance} follows from {chain}"),
    "diagnosis.follows.more": (
        "{rule} 另有 {count} 个实例也可推出 (--format json 全部列出)",
        "{count} more instances of {rule} follow likewise (--format json lists them)",
    ),
    "diagnosis.redundant": (
        "{rule} 整条可由 {others} 推出",
        "all of {rule} follows from {others}",
    ),
    "diagnosis.not_looked": (
        "改正上述问题后再看哪些规则可由其他规则推出",
        "which rules follow from others is told when the faults above are mended",
    ),
    "diagnosis.apart": (
        "{apart} / {printed} 格出错时，不成立的等式能指出是哪一格",
        "{apart} of {printed} cells: when one is wrong, the equalities that fail tell which",
    ),
    "diagnosis.inseparable": (
        "出错时等式分不清是其中哪一格:",
        "when one is wrong, the equalities cannot tell which of these:",
    ),
    "diagnosis.unbound": (
        "不在任何等式中 ({count} 格): {cells}",
        "in no equality ({count} cells): {cells}",
    ),
    "diagnosis.alone": (
        "只单独检查、不与其他数核对 ({count} 格): {cells}",
        "looked at alone, never held against another figure ({count} cells): {cells}",
    ),
    "diagnosis.untouched": (
        "没有任何规则涉及 ({count} 格): {cells}",
        "no rule looks at ({count} cells): {cells}",
    ),
    "diagnosis.total": (
        "{rules} 条规则，{faults} 处问题",
        "rules: {rules}, faults: {faults}",
    ),
}


def tell(key: str, lang: str, /, **values: object) -> str:
    """The words called ``key`` in ``zh`` or ``en``, with their placeholders filled."""
    return WORDS[key][lang == "en"].format(**values)


def tells(key: str) -> bool:
    """Whether there are words called ``key``."""
    return key in WORDS


def joined(words: list[str], lang: str, most: int = 0) -> str:
    """A list in words; of more than ``most`` (0: any number) only the first are named."""
    shown = words[:most] if most and len(words) > most else words
    text = tell("list.join", lang).join(shown)
    if len(shown) < len(words):
        text += tell("list.join", lang) + tell("more", lang, count=len(words))
    return text
