"""The messages of the command line in both languages; what ``--help`` says is in ``help_texts``.

Kept apart from the output's words, so that ``--help`` imports next to nothing.
"""

from __future__ import annotations

import os
from collections.abc import Mapping

from goiaudit.cli.help_texts import HELP

TEXTS: Mapping[str, tuple[str, str]] = {
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
    "path.steering": (
        "不采用要核对的文件夹里的 {path}",
        "ignored, it lies in the audited folder: {path}",
    ),
    "path.steering_more": (
        "另有 {count} 个这样的文件也不采用",
        "ignored likewise: {count} more such files",
    ),
    "path.steers": (
        "已采用 {path}，它就在要核对的文件夹里；若是别人交来的，请用 --no-config",
        "in use although it lies in the audited folder: {path} (--no-config if others brought it)",
    ),
    "path.output_is_input": (
        "{option} {path}: 这是要核对的报告，不能覆盖",
        "{option} {path}: this is a report to be checked; it is not overwritten",
    ),
    "output.as_text": (
        "-o {path}: 不输出 {suffix} 格式，写入的是纯文字；可用 {known}，批注 Word 稿用 --annotate",
        "-o {path}: {suffix} is no output format, plain text is written; known: {known}; "
        "--annotate writes comments into a Word draft",
    ),
    "options.quiet_verbose": ("-q 与 -v 不能同用", "-q and -v exclude each other"),
    "progress.rate": ("{rate} 份/秒", "{rate}/s"),
    "annotate.one": (
        "--annotate 只能用于一份报告，这里有 {count} 份；请指定只含一份报告的 .docx 文件",
        "--annotate takes one report, here are {count}: name one .docx file with one report",
    ),
    "annotate.docx": (
        "{path}: --annotate 只能批注 .docx 文件，请先另存为 .docx",
        "{path}: --annotate needs a .docx file; save it as .docx first",
    ),
    "annotate.unreadable": (
        "{path}: 无法读取，不能批注",
        "{path}: could not be read, so there is nothing to annotate",
    ),
    "notice.usage": (
        "请指定报告和 -o 文件夹/ (或用 --write-template 取得模板)",
        "name the reports and -o DIR/ (or get the template with --write-template)",
    ),
    "notice.exists": ("{path}: 文件已存在，不覆盖", "{path}: the file exists and is left alone"),
    "notice.written": ("已写 {count} 份通知到 {folder}", "letters written to {folder}: {count}"),
    "watch.waiting": (
        "[{time}] 等待 {file} 再次保存 (Ctrl-C 结束)",
        "[{time}] waiting for {file} to be saved again (Ctrl-C ends)",
    ),
    "watch.folder": (
        "{path} 是文件夹；watch 只看一份正在修改的报告，请指明文件",
        "{path} is a folder; watch looks at one report that is being written: name its file",
    ),
    "options.no_rules": (
        "--select 和 --ignore 之后没有剩下规则",
        "--select and --ignore leave no rule to check",
    ),
    "diff.stdin": ("标准输入只能读一次", "standard input can be read only once"),
    "diff.unreadable": ("{path}: 无法比较: {why}", "{path}: cannot be compared: {why}"),
    "store.waiting": (
        "存储正被另一个程序占用 (进程 {process})，等待其结束……",
        "another program has the store open (process {process}); waiting for it …",
    ),
    "store.written": (
        "已存入 {path}: {reports} 份报告，新增 {added}，替换 {replaced}，未变 {unchanged}，"
        "删除 {removed}",
        "stored in {path}: reports {reports}; new {added}, replaced {replaced}, "
        "unchanged {unchanged}, removed {removed}",
    ),
    "query.one": (
        "请给出一条 SQL (或现成查询的名称)、--list 或 --export 之一",
        "name one of: SQL (or the name of a ready query), --list, --export",
    ),
    "query.no_store": (
        "请用 --store 文件 指定存储 (或在 goiaudit.toml 中写 store)",
        "name the store with --store FILE (or set store in goiaudit.toml)",
    ),
    "query.format": (
        "-o: 查询结果只能写成 .txt、.csv、.json 或 .parquet，不能写成 {suffix}",
        "-o: answers are written as .txt, .csv, .json or .parquet, not as {suffix}",
    ),
    "query.export_format": (
        "--export 只能用 parquet 或 csv 格式",
        "--export writes parquet or csv",
    ),
    "waive.nothing": (
        "请给出 FINGERPRINT 或 --rule",
        "name a FINGERPRINT or a --rule",
    ),
    "waive.no_rule": ("“{word}”不是规则编号", "'{word}' is no rule id"),
    "waive.no_cell": (
        "“{word}”不是单元格，请写 table.row.column，如 requests.new.total",
        "'{word}' is no cell: write table.row.column, as requests.new.total",
    ),
    "waive.no_target": (
        "“{word}”不是指纹 (16 位十六进制数)，也不是豁免文件 (.yml)",
        "'{word}' is neither a fingerprint (16 hex digits) nor a file of waivers (.yml)",
    ),
    "waive.too_many": (
        "一次只豁免一个问题，写入一个文件: {words}",
        "one finding and one file at a time: {words}",
    ),
    "waive.empty": ("{option} 不能为空", "{option} is empty"),
    "waive.no_day": ("--until {word}: 请写成 2026-12-31", "--until {word}: write 2026-12-31"),
    "waive.past": ("--until {word}: 这一天已经过了", "--until {word}: that day is past"),
    "waive.done": ("已写入 {file}: {name}", "added to {file}: {name}"),
    "waivers.stale": ("不再起作用的豁免: {words}", "stale waiver: {words}"),
    "notice.no_tables": ("没有读到表格", "no table was found"),
    "tables.format": (
        "-o: 表格只能写成 .csv 或 .json，不能写成 {suffix}",
        "-o: tables are written as .csv or .json, not as {suffix}",
    ),
    "organs.format": (
        "-o: 只能写成 .txt、.json 或 .csv，不能写成 {suffix}",
        "-o: the list is written as .txt, .json or .csv, not as {suffix}",
    ),
    "claims.format": (
        "-o: 只能写成 .txt、.json 或 .csv，不能写成 {suffix}",
        "-o: claims are written as .txt, .json or .csv, not as {suffix}",
    ),
    "progress.read": ("读取", "reading"),
    "progress.judge": ("核对", "judging"),
    "stopping": (
        "正在停止，已读的部分仍会核对并输出 (再按一次 Ctrl-C 立即结束)",
        "stopping; what has been read is still checked and written (Ctrl-C again ends at once)",
    ),
    "stopped": (
        "已中断: 只有 {total} 个文件中的 {done} 个有结果",
        "interrupted: results of {done} of {total} files",
    ),
    "engine.local": (
        "--scheduler 须与 --engine dask 同用",
        "--scheduler goes with --engine dask",
    ),
    "engine.no_scheduler": (
        "--engine dask 需要 --scheduler tcp://主机:8786",
        "--engine dask needs --scheduler tcp://HOST:8786",
    ),
    "engine.not_with": (
        "{option} 不能与 --engine dask 同用；请去掉其一",
        "{option} does not go with --engine dask; leave one of them out",
    ),
    "path.url": (
        "{path} 是网址；只有 --engine dask 才读取网址",
        "{path} is a URL; those are read with --engine dask only",
    ),
    "cache.temporary": ("系统临时文件夹", "the system's temporary folder"),
    "cache.full": (
        "无法写入{place} ({what})；以下结果留在内存中，核对继续",
        "cannot write to {place} ({what}); what comes now is held in memory, the run goes on",
    ),
    "cache.damaged": (
        "缓存 {place} 中有损坏的内容，已不采用，重新读取",
        "damaged entries in the cache {place} are not used; their files are read again",
    ),
    "cache.replaced": (
        "{what} 已损坏或不是 goiaudit 的缓存，已重新建立",
        "{what} is damaged or no cache of goiaudit; it was begun anew",
    ),
    "notices.more": ("另有 {count} 个文件: {message}", "of {count} more files: {message}"),
    "cache.unusable": (
        "不能使用缓存 {what}；本次不用缓存",
        "the cache cannot be used: {what}; this run goes on without it",
    ),
    "explain.format": (
        "--explain 只能用 console 或 json 格式，不能用 {format}",
        "--explain writes console or json, not {format}",
    ),
    "new.written": (
        "已写好 {file}。接着: goiaudit rules test --rules {file}",
        "written: {file}. Next: goiaudit rules test --rules {file}",
    ),
    "new.exists": ("{file} 已经存在，没有改动", "{file} exists already and was left alone"),
    "new.unwritable": ("{file} 不能写入: {why}", "{file} cannot be written: {why}"),
    "rules.unknown": (
        "没有编号为或以 {word} 开头的规则{hint}",
        "no rule is called or begins with {word}{hint}",
    ),
    "rules.count": ("{count} 条规则", "rules: {count}"),
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
    return HELP[key][default_lang() == "en"]
