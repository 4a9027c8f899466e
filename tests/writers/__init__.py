"""Writers of made-up reports: the three tables in every layout that occurs in text."""

from tests.writers.layouts import LAYOUTS, Options, write_report, write_table
from tests.writers.made_up import MadeUp, made_up, zeros

__all__ = [
    "LAYOUTS",
    "MadeUp",
    "Options",
    "made_up",
    "write_report",
    "write_table",
    "zeros",
]
