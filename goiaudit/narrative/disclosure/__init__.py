"""Figures of table 二 and of information published, and charges."""
