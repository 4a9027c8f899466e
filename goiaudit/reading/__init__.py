"""Bytes to Document: what a file holds, in reading order, with places; nothing interpreted."""

from goiaudit.model.settings import Limits
from goiaudit.reading.dispatch import FORMATS, KNOWN_EXTENSIONS, read_document
from goiaudit.reading.source import input_error

__all__ = ["FORMATS", "KNOWN_EXTENSIONS", "Limits", "input_error", "read_document"]
