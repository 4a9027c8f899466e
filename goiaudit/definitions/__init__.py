"""Data files turned into frozen definitions: YAML with marks, forms, vocabulary, facts."""
