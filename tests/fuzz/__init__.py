"""Fuzzing of every reader: made-up reports are mutated, and nothing but a reason may come back.

``python -m tests.fuzz html --seconds 600 --seed 1 [FILE...]`` runs one reader; files that are
named become seeds beside the made-up ones. Inputs depend on the reader, the seed of the run, the
files named and their number alone, so that a fault can be made again.
"""
