"""Everything that must hold before a change lands: style, types, layers, rules, tests.

Run it with the interpreter of an environment that has ``goiaudit[dev]``. Every step is run;
the exit status is 1 if any of them failed.
"""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
BIN = Path(sys.executable).parent
STEPS = {
    "style": [BIN / "ruff", "check", "."],
    "format": [BIN / "ruff", "format", "--check", "."],
    "types": [BIN / "mypy"],
    "layers": [BIN / "lint-imports"],
    "rule lint": [BIN / "goiaudit", "rules", "lint"],
    "rule tests": [BIN / "goiaudit", "rules", "test"],
    # Coverage doubles the time; `pytest --cov` prints it and holds it to its threshold.
    "tests": [sys.executable, "-m", "pytest", "-q", "-n", "auto"],
}


def main() -> int:
    """Run every step from the root of the checkout; name those that failed."""
    failed = []
    for name, command in STEPS.items():
        print(f"== {name}", flush=True)
        if subprocess.run([str(part) for part in command], cwd=ROOT, check=False).returncode:
            failed.append(name)
    print("failed: " + ", ".join(failed) if failed else "all steps passed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
