"""The drafter's own Word file with a comment on every wrong cell and sentence."""
