"""What ``--help`` says, of commands and options, in both languages."""

from __future__ import annotations

from collections.abc import Mapping

HELP: Mapping[str, tuple[str, str]] = {
    "main": (
        "核对政府信息公开工作年度报告中表格与文字的数据是否一致。",
        "Check that the figures of a government-information-disclosure annual report agree.",
    ),
    "check": ("核对报告，给出结论。", "Audit reports and say what does not agree."),
    "check.long": (
        "核对 PATH 中的报告。PATH 是文件、文件夹 (逐级查找) 或通配符，"
        "“-” 从标准输入读一份报告。\n\n"
        "退出码: 0 全部核验且无问题; 1 有问题 (见 --fail-on); 2 用法、规则或配置有误，"
        "或没有可读的文件; 3 有报告未能完全核验或无法读取；130 被 Ctrl-C 中断，"
        "已读的部分仍有结果。",
        "Audit the reports in PATH: files, folders that are searched through, or globs; '-' reads "
        "one report from standard input.\n\n"
        "Exit status: 0 all checked, nothing found; 1 something found (see --fail-on); 2 wrong "
        "usage, a rule or configuration file that does not load, or no input; 3 some report "
        "could not be read or not be checked completely; 130 ended by Ctrl-C, with the results "
        "of what had been read.",
    ),
    "opt.annotate": (
        "把意见作为批注写进这份 Word 文件的副本 (输入须是一份 .docx)。",
        "Write a copy of the input, one .docx, with the findings as Word comments.",
    ),
    "notice": ("按单位生成整改通知。", "Write a letter to every organ concerned."),
    "notice.long": (
        "核对 PATH 中的报告，为每个有错误或警告、或无法读取的单位写一份整改通知 (Word)。"
        "模板可用 --write-template 取得，改好后用 --template 指定。\n\n"
        "模板中可写: {{单位}} {{年度}} {{文件}} {{问题数}} {{说明}} {{日期}}；表格中写有 {{序号}} "
        "{{位置}} {{问题}} {{应为}} {{实为}} {{建议}} {{依据}} {{规则}} 的一行，每个问题重复一次。",
        "Audit the reports in PATH and write a Word letter for every organ with errors or "
        "warnings, or with a report that cannot be read. Get the template with --write-template, "
        "change it, and name it with --template.\n\n"
        "It may hold {{organ}} {{years}} {{files}} {{count}} {{remarks}} {{date}}; the row of a "
        "table with any of {{number}} {{place}} {{finding}} {{expected}} {{actual}} {{advice}} "
        "{{basis}} {{rule}} is repeated for every finding.",
    ),
    "opt.notice_output": ("写入通知的文件夹。", "Folder for the letters."),
    "opt.template": (
        "通知模板 (.docx，含占位符)。",
        "Template of the letter, with placeholders.",
    ),
    "opt.write_template": (
        "把缺省模板写入文件，供修改。",
        "Write the default template to a file, to be changed.",
    ),
    "watch": ("保存一次，核对一次。", "Check a draft whenever it is saved."),
    "watch.long": (
        "核对 FILE，以后每次保存都重新核对，按 Ctrl-C 结束。",
        "Check FILE, and again whenever it is saved, until Ctrl-C.",
    ),
    "diff": ("比较两稿的差异。", "Compare two drafts."),
    "diff.long": (
        "比较同一报告的两稿 (任何可读格式)，或两个文件夹中机关和年度相同的报告: 改了哪些单元格、"
        "正文数字和日期，哪些问题改正了，哪些是新出现的。\n\n"
        "退出码: 0 没有差异; 1 有差异; 2 用法有误或无法读取。",
        "Compare two drafts of a report, in any format that is read, or two folders whose reports "
        "are matched by organ and year: which cells, figures and dates changed, which findings "
        "were mended and which are new.\n\nExit status: 0 no difference; 1 something differs; "
        "2 wrong usage, or a file that cannot be read.",
    ),
    "opt.diff_format": (
        "输出格式；缺省由 -o 的扩展名决定，否则为 console。",
        "Format of the output; by default json for -o FILE.json, else console.",
    ),
    "query": ("用 SQL 查询存储。", "Ask a store questions in SQL."),
    "query.long": (
        "查询 goiaudit check --store 写入的存储。SQL 是一条查询语句，或现成查询的名称 "
        "(--list 列出)；只读，不能访问存储以外的文件。表和列的说明见 docs/store.zh-CN.md。",
        "Ask the store that goiaudit check --store writes. SQL is one statement, or the name of "
        "a ready query (--list); it only reads, and sees no file but the store. Tables and "
        "columns: docs/store.md.",
    ),
    "opt.store": (
        "存储文件 (DuckDB)，保存历次结果，并供与上年数据核对。",
        "Store (a DuckDB file): keeps the results, and last year's figures for comparison.",
    ),
    "opt.query_format": (
        "输出格式；缺省按 -o 的扩展名，否则 console；--export 为 parquet 或 csv。",
        "Format; by default that of -o's extension, else console; parquet or csv for --export.",
    ),
    "opt.query_list": ("列出现成的查询。", "List the ready queries."),
    "opt.export": (
        "把全部表写入文件夹 (parquet，或 --format csv)。",
        "Write all tables to a folder (parquet, or --format csv).",
    ),
    "rules": ("查看和检验规则。", "Look at rules and test them."),
    "rules.list": ("列出规则。", "List the rules."),
    "rules.explain": (
        "解释规则: 含义、依据、常见误报。参数为规则编号或编号前缀。",
        "Explain rules: what, why, basis, known false alarms. Takes an id or a prefix of ids.",
    ),
    "rules.expand": (
        "写出规则的全部实例及系数。",
        "Write out every instance of the rules, with coefficients.",
    ),
    "rules.diagnose": (
        "检查整套规则: 矛盾、重复、永不成立的前提、只能为0的单元格；"
        "另列可推出的规则和分不清的单元格。",
        "Examine the rules as a whole: contradictions, duplicates, guards that never hold, cells "
        "left no value but 0; also what follows from what, and cells that cannot be told apart.",
    ),
    "rules.new": (
        "写一个带注释的规则文件作为起点 (缺省 own-rules.yml)，不覆盖已有文件。",
        "Write a commented rule file to begin with (own-rules.yml); never over another file.",
    ),
    "rules.catalogue": (
        "把规则说明写成 Markdown 文档。",
        "Write the pages of the rules as a Markdown document.",
    ),
    "rules.test": ("运行规则自带的测试。", "Run the tests that the rules carry."),
    "rules.lint": ("检查规则是否完整。", "Check that the rules are complete."),
    "tables": (
        "导出读到的表格，每个单元格一行。",
        "Write the tables as read, one line a cell.",
    ),
    "claims": ("列出从正文读到的数字。", "List the figures read from the text."),
    "claims.long": (
        "列出 PATH 中报告的正文说了哪些数字，对应哪个单元格或数据项，连同原句和位置，"
        "供核对读取是否正确。--rules 中的 vocabulary: 文件可增加词语和数据项。",
        "List what the texts of the reports in PATH state: which cell or key each figure is read "
        "for, the sentence and its place, to check the reader itself. Files with vocabulary: "
        "among --rules add words and metrics.",
    ),
    "organs": (
        "列出每份报告属于哪个机关、哪个年度，谁缺报告。",
        "List which organ and year each report is of, and who has none.",
    ),
    "organs.long": (
        "列出 PATH 中每份报告的机关、年度、类型和层级，依据是什么 (标题、落款、正文、文件属性、"
        "文件名)，怎样对应到机关名单，更名和合并的上一年度报告，以及缺少的报告。\n\n"
        "退出码: 0 都已对应且不缺; 1 有报告缺少或机关、年度不明; 2 用法或名单有误。",
        "List organ, year, kind and level of every report in PATH, the evidence (title, signature, "
        "text, properties of the file, its path), how it was matched with the list of organs, the "
        "reports of bodies renamed or merged, and the reports that are missing.\n\n"
        "Exit status: 0 all matched and none missing; 1 some missing, or of unknown organ or "
        "year; 2 wrong usage or a list that does not load.",
    ),
    "opt.claims_format": (
        "输出格式；缺省按 -o 的扩展名，否则 console。",
        "Format; by default that of -o's extension, else console.",
    ),
    "schema": ("打印输出格式的 JSON Schema。", "Print the JSON Schema of an output."),
    "waive": ("认可一个问题，不再计入结论。", "Accept a finding, so that it counts no more."),
    "waive.long": (
        "在豁免文件 (waivers.yml) 末尾添加一条。FINGERPRINT 是问题的指纹 (check -v 或 JSON 中有)，"
        "也可以用 --rule 等指明；FILE 缺省为配置文件旁或当前文件夹的 waivers.yml。\n\n"
        "被豁免的问题仍会列出，但不影响结论、退出码和汇总；到期或不再对应任何问题的豁免会提示。",
        "Append an entry to the waivers (waivers.yml). FINGERPRINT is that of a finding (check -v "
        "or the JSON has it); --rule and the others describe findings instead. FILE is by default "
        "waivers.yml beside the configuration, else in the working directory.\n\n"
        "Waived findings stay listed and count neither for status, exit status nor summary; "
        "waivers that have expired or fit nothing any more are reported.",
    ),
    "opt.waive_rule": ("规则编号。", "Id of the rule."),
    "opt.waive_organ": ("机关名称。", "Name of the organ."),
    "opt.year": ("报告年度。", "Report year."),
    "opt.cells": (
        "所涉单元格 (table.row.column)，用逗号分隔；问题须涉及每一个。",
        "Cells (table.row.column) with commas; the finding must involve each of them.",
    ),
    "opt.who": ("由谁认可。", "Who accepts it."),
    "opt.why": ("理由。", "Why."),
    "opt.until": ("到哪一天为止 (含当天)。", "Last day that it holds."),
    "opt.format": (
        "输出格式；缺省由 -o 的扩展名决定，否则为 console。",
        "Format of the output; by default that of the extension of -o, else console.",
    ),
    "opt.output": ("写入文件。", "Write to FILE."),
    "opt.check_output": (
        "写入文件；写成 文件夹/ 则一份报告一个网页，另有总览。",
        "Write to FILE; DIR/ gets a page a report and an overview.",
    ),
    "opt.tables_format": (
        "输出格式；缺省按 -o 的扩展名，否则 csv。",
        "Format; by default that of -o's extension, else csv.",
    ),
    "opt.rules": (
        "另加规则文件或文件夹，编号相同者替换；可多次使用。",
        "Add rule files or folders; same id replaces. May be repeated.",
    ),
    "opt.select": (
        "只用这些规则: 编号、编号前缀 (T3) 或类别，用逗号分隔。",
        "Only these rules: ids, prefixes of ids (T3) or families, with commas.",
    ),
    "opt.ignore": ("不用这些规则，写法同 --select。", "Not these rules; as --select."),
    "opt.fail_on": (
        "何时退出码为 1: 有报告不一致，或有该级别及以上的问题。",
        "When to exit with 1: a report is inconsistent, or a finding of that severity or above.",
    ),
    "opt.organs": (
        "机关名单 (organs.csv): 汇总关系、别名、更名和合并；缺省为配置文件旁的 organs.csv。",
        "List of organs (organs.csv): whose report adds up whose, aliases, renamings, mergers; by "
        "default organs.csv beside the configuration.",
    ),
    "opt.lang": (
        "输出语言；缺省: 中文、C 或未设的区域为 zh，其余为 en。",
        "Language of the output; by default zh where the locale is Chinese, C or unset, else en.",
    ),
    "opt.cache": (
        "把读取和核对的结果存入文件夹，下次只处理有变化的文件；中断后可接着进行。",
        "Keep what is read and judged in a folder: the next run does only what has changed, an "
        "interrupted one goes on where it stopped.",
    ),
    "opt.engine": (
        "在本机运行，或在 Dask 集群上运行 (需 goiaudit[dask])。",
        "Run on this machine, or on a Dask cluster (needs goiaudit[dask]).",
    ),
    "opt.scheduler": (
        "集群调度器的地址，如 tcp://主机:8786。",
        "Address of the cluster's scheduler, as tcp://HOST:8786.",
    ),
    "opt.files_from": (
        "从清单读取路径，每行一个；“-” 为标准输入。",
        "Read paths from a list, one on each line; '-' is standard input.",
    ),
    "opt.jobs": ("并行进程数；缺省视文件数而定。", "Processes; by default as files demand."),
    "opt.verbose": (
        "另列依据、所涉单元格和未核验的规则。",
        "Also basis, cells involved, and rules not assessable.",
    ),
    "opt.quiet": ("只给结论和汇总。", "Only verdicts and the summary."),
    "opt.no_color": ("不用颜色。", "No colour."),
    "opt.config": (
        "配置文件；缺省为当前文件夹或上级的 goiaudit.toml (或 pyproject.toml 的 [tool.goiaudit])，"
        "不用要核对的文件夹里层的。",
        "Configuration; by default goiaudit.toml (or [tool.goiaudit] of pyproject.toml) in or "
        "above the working directory, never one deeper inside PATH.",
    ),
    "opt.no_config": (
        "不用任何配置文件和豁免。",
        "Heed no configuration file and no waivers.",
    ),
    "opt.baseline": (
        "与以前的 JSON 或 JSONL 输出相比；只有新增和数字有变的问题影响退出码。",
        "Compare with an earlier JSON or JSONL output; only new and updated findings count for the "
        "exit status.",
    ),
    "opt.form": ("只看这种格式，可多次使用。", "Only this form; may be repeated."),
    "opt.explain": (
        "不列问题，而逐个实例说明这些规则在每份报告上的判断 (console 或 json)；写法同 --select。",
        "Instead of findings: every instance of these rules on each report, with both sides and "
        "their terms (console or json); as --select.",
    ),
    "opt.list_format": ("列表格式。", "Format of the list."),
    "opt.help": ("显示帮助。", "Show this help."),
    "opt.version": ("显示版本。", "Show the version."),
}
