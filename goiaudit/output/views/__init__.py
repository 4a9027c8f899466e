"""What several outputs show, as plain values: the drawn form, incidents, the marked text."""
