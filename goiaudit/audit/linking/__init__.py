"""Which reports belong to each other: the same organ's of other years, a government's children.

Everything here looks at heads only; the reports themselves are loaded by whoever judges them.
"""
