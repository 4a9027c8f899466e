"""The configuration that a run goes by, and the rules that it makes of it; no logic of its own."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click
from click.core import ParameterSource

from goiaudit.cli.options import notice, words
from goiaudit.cli.texts import text
from goiaudit.cli.usage import LANG
from goiaudit.model.errors import UsageError
from goiaudit.model.roster import NO_ROSTER, Roster

if TYPE_CHECKING:
    from goiaudit.batch.discovery import Found
    from goiaudit.definitions.settings import Configuration
    from goiaudit.model.settings import Settings
    from goiaudit.model.waivers import WaiverEntry
    from goiaudit.rules.rule import RuleSet

T = TypeVar("T")
_MOST_NOTICES = 5


@dataclass(frozen=True, slots=True)
class RulesInForce:
    """All rules as the configuration has adjusted them, and those of them that are judged."""

    known: RuleSet
    judged: RuleSet

    @property
    def left_out(self) -> frozenset[str]:
        """Rules that are known and not judged."""
        return frozenset(self.known.by_id.keys() - self.judged.by_id.keys())

    @property
    def narrowed(self) -> bool:
        """Whether fewer rules are judged than would be without select and ignore."""
        return bool(self.known.active.by_id.keys() - self.judged.by_id.keys())


def configure(config: str | None, no_config: bool, paths: Sequence[str] = ()) -> Configuration:
    """The configuration of a run on ``paths``: the file named, else the nearest, else none."""
    from goiaudit.definitions.search import find_configuration, shown
    from goiaudit.definitions.settings import Configuration, load_configuration

    if config is not None and no_config:
        raise UsageError("--config and --no-config exclude each other",
                         "--config 与 --no-config 不能同用")  # fmt: skip
    found = Configuration()
    if config is not None:
        found = load_configuration(Path(config), config)
    elif not no_config and (here := working_directory()) is not None:
        place = find_configuration(here, folders(paths)).file
        if place is not None:
            found = load_configuration(place, shown(place, here))
    if found.lang is not None and not _is_given("lang"):
        click.get_current_context().meta[LANG] = found.lang
    return found


def working_directory() -> Path | None:
    """Where the run was started; None if that folder is gone meanwhile."""
    try:
        return Path.cwd()
    except OSError:
        return None


def folders(paths: Sequence[str]) -> list[Path]:
    """The folders among the PATH arguments."""
    return [Path(path) for path in paths if os.path.isdir(path)]  # noqa: PTH112


def decided(name: str, given: T, configured: T | None) -> T:
    """The value of an option: of the command line, else configured, else its default."""
    return given if configured is None or _is_given(name) else configured


def _is_given(name: str) -> bool:
    source = click.get_current_context().get_parameter_source(name)
    return source is ParameterSource.COMMANDLINE


def rule_paths(configuration: Configuration, rules: Sequence[str]) -> list[Path]:
    """The rule files and folders of a run, those configured named from the working directory."""
    from goiaudit.definitions.search import shown

    here = Path.cwd()
    return [*(Path(shown(path, here)) for path in configuration.rules), *map(Path, rules)]


def rules_in_force(
    configuration: Configuration,
    rules: Sequence[str] = (),
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
) -> RulesInForce:
    """The rules of a run; select and ignore of the command line go before those configured."""
    from goiaudit.rules.adjust import Adjustments, adjusted, must_name
    from goiaudit.rules.load import load_rules

    loaded = load_rules(rule_paths(configuration, rules))
    changes = Adjustments(configuration.severity, configuration.tolerance, configuration.enable)
    known = adjusted(loaded, changes, configuration.fault)
    for key in ("select", "ignore"):
        for word in getattr(configuration, key):
            must_name(known, word, configuration.fault, key)
    judged = known.select(
        words(select) or configuration.select, words(ignore) or configuration.ignore
    )
    return RulesInForce(known, judged.active)


def settings_in_force(configuration: Configuration, rules: Sequence[str] = ()) -> Settings:
    """What reading heeds, with the definition files among ``--rules``."""
    from goiaudit.definitions.userfiles import definition_files

    more = definition_files(map(Path, rules))
    settings = configuration.settings
    return replace(settings, definitions=tuple(dict.fromkeys((*settings.definitions, *more))))


@dataclass(frozen=True, slots=True)
class WaiversInForce:
    """The waivers of a run and the file that they stand in, None if there is none."""

    entries: tuple[WaiverEntry, ...] = ()
    file: Path | None = None
    path: str | None = None


def waivers_in_force(
    configuration: Configuration, no_config: bool, paths: Sequence[str]
) -> WaiversInForce:
    """waivers.yml beside the configuration, else in the working directory."""
    from goiaudit.definitions.search import find_waivers, shown
    from goiaudit.definitions.waivers import load_waivers

    here = working_directory()
    if no_config or here is None:
        return WaiversInForce()
    file = find_waivers(configuration.folder, here, folders(paths)).file
    if file is None:
        return WaiversInForce()
    name = shown(file, here)
    return WaiversInForce(load_waivers(file, name), file, name)


@dataclass(frozen=True, slots=True)
class RosterInForce:
    """The list of organs of a run and the file that it stands in, None if there is none.

    ``asked`` says that the command line or the configuration names the file.
    """

    roster: Roster = NO_ROSTER
    file: Path | None = None
    asked: bool = False


def roster_in_force(
    configuration: Configuration, given: str | None, no_config: bool, paths: Sequence[str]
) -> RosterInForce:
    """The list of ``--organs``, else of the configuration, else organs.csv beside that."""
    from goiaudit.definitions.roster import load_roster
    from goiaudit.definitions.search import find_organs, shown

    if given is not None:
        return RosterInForce(load_roster(Path(given), given), Path(given), asked=True)
    here = working_directory()
    if no_config or here is None:
        return RosterInForce()
    named = configuration.organs
    file = named or find_organs(configuration.folder, here, folders(paths)).file
    if file is None:
        return RosterInForce()
    return RosterInForce(load_roster(file, shown(file, here)), file, asked=named is not None)


def tell_steering(
    found: Found,
    configuration: Configuration,
    waivers: WaiversInForce,
    lang: str,
    roster: RosterInForce | None = None,
) -> None:
    """Say which files in the audited folders would steer the audit and do not, or do."""
    used = {}
    if configuration.path is not None and configuration.folder is not None:
        name = Path(configuration.path).name
        used[(configuration.folder / name).resolve()] = not _is_given("config")
    if waivers.file is not None:
        used[waivers.file.resolve()] = True
    if roster is not None and roster.file is not None:
        used[roster.file.resolve()] = not roster.asked
    idle = []
    for path in found.steering:
        place = Path(path).resolve()
        if place not in used:
            idle.append(path)
        elif used[place]:
            notice(text("path.steers", lang, path=path))
    for path in idle[:_MOST_NOTICES]:
        notice(text("path.steering", lang, path=path))
    if len(idle) > _MOST_NOTICES:
        notice(text("path.steering_more", lang, count=len(idle) - _MOST_NOTICES))
