"""Figures about reviews and suits."""
