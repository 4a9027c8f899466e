"""``python -m goiaudit``."""

from __future__ import annotations

from goiaudit.cli.main import main

if __name__ == "__main__":
    main()
