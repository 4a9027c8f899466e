"""Where the shipped pack lies, and which files of a pack there are."""

from __future__ import annotations

from pathlib import Path

from goiaudit.model.errors import UsageError


def pack_root() -> Path:
    """The folder of the shipped rules, forms and vocabulary: in a wheel or in a checkout."""
    package = Path(__file__).resolve().parents[1]
    for root in (package / "_pack", package.parent / "rules"):
        if (root / "forms").is_dir():
            return root
    raise UsageError(
        "the shipped rules are missing: install goiaudit again",
        "缺少自带的规则: 请重新安装 goiaudit",
    )


def yaml_files(path: Path) -> list[Path]:
    """The YAML files of a pack folder in a stable order, or the one file given.

    What is hidden, or lies in a hidden folder (.github), is no rule file.
    """
    if not path.is_dir():
        return [path]
    found = (p for p in path.rglob("*") if p.suffix in {".yml", ".yaml"} and p.is_file())
    return sorted(p for p in found if not _is_hidden(p.relative_to(path)))


def _is_hidden(path: Path) -> bool:
    return any(part.startswith(".") for part in path.parts)


def shown(path: Path) -> str:
    """How a definition file is named to people: shipped ones from ``rules/`` on."""
    try:
        return "rules/" + path.relative_to(pack_root()).as_posix()
    except ValueError:
        return str(path)
