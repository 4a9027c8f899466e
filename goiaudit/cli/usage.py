"""What click says, in its help and of wrong usage, in Chinese; what has no words stays English."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager

import click

from goiaudit.cli.texts import default_lang
from goiaudit.output.layout import plain_cells, wrap

LANG = "goiaudit.lang"
"""Key of the language in the metadata of a run's contexts, once an option has set it."""

_QUOTED = r"['\"]?([^'\"]*?)['\"]?"
_MESSAGES = (
    (rf"No such option:? {_QUOTED}\.?", r"没有选项 \1"),
    (rf"No such command:? {_QUOTED}\.?", r"没有命令 \1"),
    (rf"Missing (?:argument|parameter):? {_QUOTED}\.?", r"缺少参数 \1"),
    (rf"Missing option:? {_QUOTED}\.?", r"缺少选项 \1"),
    (r"Missing command\.?", "缺少命令"),
    (r"Got unexpected extra arguments? \((.*)\)", r"多余的参数: \1"),
    (rf"Option {_QUOTED} requires an argument\.?", r"选项 \1 要跟一个值"),
    (rf"Option {_QUOTED} does not take a value\.?", r"选项 \1 不带值"),
    (rf"{_QUOTED} is not a valid integer(?: range)?\.?", r"“\1”不是整数"),
    (rf"{_QUOTED} is not one of (.*?)\.?", r"“\1”不在其中: \2"),
    (rf"{_QUOTED} is not '([^']*)'\.?", r"“\1”不是“\2”"),
    (r"(.+) is not in the range (.+?)\.?", r"\1 不在范围内: \2"),
    (r"Choose from:\s*(.*)", r"可用: \1"),
)
_GUESSES = (
    (r"\(?Did you mean(?: one of:?)? (.*?)\??\)?", r"是否为 \1？"),
    (r"\(?Possible options: (.*?)\)?", r"是否为 \1？"),
    (r"Commands: (.*)\.", r"可用: \1"),
)
_INVALID = re.compile(r"Invalid value(?: for (?P<name>.*?))?: (?P<why>.*)", re.DOTALL)
_TWO = re.compile(
    r"(.*?[.])\s+(\(?(?:Did you mean|Possible options|Commands:|Choose from).*)", re.DOTALL
)
_HEADINGS = {"Options": "选项", "Commands": "命令", "Positional arguments": "参数"}


def in_chinese(message: str) -> str:
    """A message of click in Chinese."""
    if found := _INVALID.fullmatch(message):
        name = f"{found['name']} 的值不对" if found["name"] else "值不对"
        return f"{name}: {in_chinese(found['why'])}"
    if found := _TWO.fullmatch(message):
        return f"{in_chinese(found[1])}；{in_chinese(found[2])}"
    for pattern, words in (*_GUESSES, *_MESSAGES):
        if match := re.fullmatch(pattern, message, re.DOTALL):
            return match.expand(words)
    return message


def asked(arguments: Sequence[str]) -> str | None:
    """The language that the command line asks for, known before it is understood."""
    for first, second in zip(arguments, [*arguments[1:], ""], strict=False):
        word = second if first == "--lang" else first.removeprefix("--lang=")
        if first.startswith("--lang") and word in ("zh", "en"):
            return word
    return None


def language(ctx: click.Context | None, default: str) -> str:
    """The language that ``--lang`` has set in a run, else ``default``."""
    chosen = ctx.meta.get(LANG) if ctx is not None else None
    return chosen if isinstance(chosen, str) else default


class ChineseFormatter(click.HelpFormatter):
    """Help with Chinese headings."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """``用法: goiaudit …``."""
        super().write_usage(prog, args, "用法: " if prefix is None else prefix)

    @contextmanager
    def section(self, name: str) -> Iterator[None]:
        """A section under its Chinese name."""
        with super().section(_HEADINGS.get(name, name)):
            yield

    def write_text(self, text: str) -> None:
        """Paragraphs broken by the cells of a terminal: a Chinese character takes two."""
        indent = self.current_indent
        for number, paragraph in enumerate(text.split("\n\n")):
            self.write("\n" if number else "")
            for line in wrap(paragraph, self.width, indent, indent, plain_cells):
                self.write(f"{'':{indent}}{line}\n")

    def write_dl(
        self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2
    ) -> None:
        """Options with their defaults, broken likewise."""
        told = [(name, _marked(text)) for name, text in rows]
        longest = max((len(name) for name, _ in told), default=0)
        column = self.current_indent + min(longest, col_max) + col_spacing
        for name, text in told:
            head = f"{'':{self.current_indent}}{name}"
            lines = wrap(text, self.width, column, column, plain_cells) if text else []
            if lines and len(head) + col_spacing <= column:
                head = f"{head:{column}}{lines.pop(0)}"
            self.write(
                "".join(f"{line}\n" for line in (head, *(f"{'':{column}}{x}" for x in lines)))
            )


def _marked(text: str) -> str:
    """The help of an option with what click adds to it in Chinese."""
    return text.replace("[default: ", "[缺省: ").replace("[required]", "[必填]")


class SpokenContext(click.Context):
    """A context whose help is in the language of the locale throughout."""

    def make_formatter(self) -> click.HelpFormatter:
        """The formatter of the help."""
        known = ChineseFormatter if default_lang() == "zh" else click.HelpFormatter
        return known(width=self.terminal_width, max_width=self.max_content_width)


def spoken(command: click.Command) -> click.Command:
    """The same command, the help of which and of its subcommands is a SpokenContext's."""
    command.context_class = SpokenContext
    if isinstance(command, click.Group):
        for inner in command.commands.values():
            spoken(inner)
    return command
