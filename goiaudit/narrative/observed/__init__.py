"""What a text says besides its claims: observations for rules."""
