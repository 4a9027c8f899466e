"""The words of the command line in both languages: help and messages.

Kept apart from the output's words, so that ``--help`` imports next to nothing.
"""

from __future__ import annotations

import os
from collections.abc import Mapping

TEXTS: Mapping[str, tuple[str, str]] = {
    "help.main": (
        "核对政府信息公开工作年度报告中表格与文字的数据是否一致。",
        "Check that the figures of a government-information-disclosure annual report agree.",
    ),
    "help.check": ("核对报告，给出结论。", "Audit reports and say what does not agree."),
    "help.check.long": (
        "核对 PATH 中的报告。PATH 是文件或文件夹 (逐级查找)，“-” 从标准输入读一份报告。\n\n"
        "退出码: 0 全部核验且无问题; 1 有问题 (见 --fail-on); 2 用法、规则或配置有误，"
        "或没有可读的文件; 3 有报告未能完全核验或无法读取。",
        "Audit the reports in PATH: files, or folders that are searched through; '-' reads one "
        "report from standard input.\n\n"
        "Exit status: 0 all checked, nothing found; 1 something found (see --fail-on); 2 wrong "
        "usage, a rule or configuration file that does not load, or no input; 3 some report "
        "could not be read or not be checked completely.",
    ),
    "help.rules": ("查看和检验规则。", "Look at rules and test them."),
    "help.rules.list": ("列出规则。", "List the rules."),
    "help.rules.explain": (
        "解释规则: 含义、依据、常见误报。参数为规则编号或编号前缀。",
        "Explain rules: what, why, basis, known false alarms. Takes an id or a prefix of ids.",
    ),
    "help.rules.test": ("运行规则自带的测试。", "Run the tests that the rules carry."),
    "help.rules.lint": ("检查规则是否完整。", "Check that the rules are complete."),
    "help.tables": (
        "导出读到的表格，每个单元格一行。",
        "Write the tables as read, one line a cell.",
    ),
    "help.schema": ("打印输出格式的 JSON Schema。", "Print the JSON Schema of an output."),
    "help.opt.format": (
        "输出格式；缺省由 -o 的扩展名决定，否则为 console。",
        "Format of the output; by default that of the extension of -o, else console.",
    ),
    "help.opt.output": ("写入文件。", "Write to FILE."),
    "help.opt.rules": (
        "另加规则文件或文件夹，编号相同者替换；可多次使用。",
        "Add rule files or folders; same id replaces. May be repeated.",
    ),
    "help.opt.select": (
        "只用这些规则: 编号、编号前缀 (T3) 或类别，用逗号分隔。",
        "Only these rules: ids, prefixes of ids (T3) or families, with commas.",
    ),
    "help.opt.ignore": ("不用这些规则，写法同 --select。", "Not these rules; as --select."),
    "help.opt.fail_on": (
        "何时退出码为 1: 有报告不一致，或有该级别及以上的问题。",
        "When to exit with 1: a report is inconsistent, or a finding of that severity or above.",
    ),
    "help.opt.lang": (
        "输出语言；缺省: 中文、C 或未设的区域为 zh，其余为 en。",
        "Language of the output; by default zh where the locale is Chinese, C or unset, else en.",
    ),
    "help.opt.jobs": ("并行进程数；缺省视文件数而定。", "Processes; by default as files demand."),
    "help.opt.verbose": (
        "另列依据、所涉单元格和未核验的规则。",
        "Also basis, cells involved, and rules not assessable.",
    ),
    "help.opt.quiet": ("只给结论和汇总。", "Only verdicts and the summary."),
    "help.opt.no_color": ("不用颜色。", "No colour."),
    "help.opt.list_format": ("列表格式。", "Format of the list."),
    "help.opt.help": ("显示帮助。", "Show this help."),
    "help.opt.version": ("显示版本。", "Show the version."),
    "error": ("goiaudit: {message}", "goiaudit: {message}"),
    "interrupted": ("goiaudit: 已中断", "goiaudit: interrupted"),
    "internal": (
        "goiaudit: 程序内部错误，未作核验: {error} (设 GOIAUDIT_DEBUG=1 可看详情)",
        "goiaudit: internal error, nothing was audited: {error} (GOIAUDIT_DEBUG=1 shows where)",
    ),
    "path.missing": ("没有这个文件或文件夹: {path}", "no such file or folder: {path}"),
    "path.empty": (
        "文件夹中没有可读格式的文件: {path} (可读: {known})",
        "no file of a known format in the folder {path} (known: {known})",
    ),
    "path.own": (
        "略过 goiaudit 自己写的文件: {path}",
        "passed over, goiaudit wrote it: {path}",
    ),
    "path.passed_over": (
        "略过 {count} 个尚不能读取格式的文件: {kinds}",
        "passed over, files of formats that are not read: {count} ({kinds})",
    ),
    "path.output_is_input": (
        "-o {path}: 这是要核对的报告，不能覆盖",
        "-o {path}: this is a report to be checked; it is not overwritten",
    ),
    "options.quiet_verbose": ("-q 与 -v 不能同用", "-q and -v exclude each other"),
    "options.no_rules": (
        "--select 和 --ignore 之后没有剩下规则",
        "--select and --ignore leave no rule to check",
    ),
    "notice.no_tables": ("没有读到表格", "no table was found"),
    "tables.format": (
        "-o: 表格只能写成 .csv 或 .json，不能写成 {suffix}",
        "-o: tables are written as .csv or .json, not as {suffix}",
    ),
    "progress": ("读取", "reading"),
    "rules.unknown": (
        "没有编号为或以 {word} 开头的规则{hint}",
        "no rule is called or begins with {word}{hint}",
    ),
    "rules.count": ("{count} 条规则", "rules: {count}"),
    "rules.tested": (
        "{rules} 条规则，{tests} 个测试，{failed} 个未通过",
        "rules: {rules}, tests: {tests}, failed: {failed}",
    ),
    "rules.failed": (
        "{mark}: {rule} 第 {index} 个测试 ({expected}): {detail}",
        "{mark}: {rule}, test {index} ({expected}): {detail}",
    ),
    "rules.linted": ("{rules} 条规则，{problems} 处问题", "rules: {rules}, problems: {problems}"),
}


def text(key: str, lang: str, **values: object) -> str:
    """The words called ``key`` in ``zh`` or ``en``, with their placeholders filled."""
    return TEXTS[key][lang == "en"].format(**values)


def default_lang() -> str:
    """``zh`` where the locale is Chinese, C, POSIX or unset, else ``en`` (contract section 2)."""
    names = (os.environ.get(name, "") for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    locale = next((name for name in names if name), "").lower()
    language = locale.partition(".")[0].partition("@")[0]
    chinese = language.replace("-", "_").partition("_")[0] in ("zh", "chinese")
    return "zh" if chinese or language in ("", "c", "posix") else "en"


def helped(key: str) -> str:
    """Words of the help, in the language of the locale."""
    return text(f"help.{key}", default_lang())
