"""How a result is to look; only formats made for people heed it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Look:
    """``width`` None: as wide as the terminal. ``verbosity`` -1 quiet, 0 usual, 1 verbose.

    ``colour`` None: where the stream is a terminal that has it.
    """

    width: int | None = None
    colour: bool | None = None
    verbosity: int = 0
