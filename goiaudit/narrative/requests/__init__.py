"""Figures about requests: received, carried, answered, by outcome, by who asked and how."""
