"""The store: one DuckDB file with the reports, figures and findings of a corpus over the years."""
