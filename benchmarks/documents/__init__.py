"""Realistic reports in every format, for the benchmarks: made up, a different one for each seed."""
