"""Rules as people read them: formulas, instances, the diagnosis of a rule set, the catalogue."""
