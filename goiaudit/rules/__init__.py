"""Rule files turned into a RuleSet: grammar, expansion, compilation to a sparse matrix."""

from goiaudit.rules.load import load_rules
from goiaudit.rules.rule import Rule, RuleSet

__all__ = ["Rule", "RuleSet", "load_rules"]
