"""What the underlying parser takes for the same bytes: parse only, nothing understood."""

from __future__ import annotations

import io
import json
import zipfile

import pdfplumber
from lxml import etree
from python_calamine import CalamineWorkbook


def html(data: bytes) -> object:
    """lxml.etree with the right encoding."""
    return etree.fromstring(data, etree.HTMLParser(encoding="utf-8"))


def docx(data: bytes) -> object:
    """The body inflated and parsed by lxml.etree."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return etree.fromstring(archive.read("word/document.xml"))


def xlsx(data: bytes) -> object:
    """Every sheet as lists of values, and its merged ranges."""
    book = CalamineWorkbook.from_filelike(io.BytesIO(data))
    sheets = [book.get_sheet_by_name(name) for name in book.sheet_names]
    return [(sheet.to_python(), sheet.merged_cell_ranges) for sheet in sheets]


def pdf(data: bytes) -> object:
    """The tables of every page by pdfplumber."""
    with pdfplumber.open(io.BytesIO(data)) as document:
        return [page.extract_tables() for page in document.pages]


def text(data: bytes) -> object:
    """Decoded, split into lines, stripped."""
    return [line.strip() for line in data.decode().split("\n")]


def cells(data: bytes) -> object:
    """JSON parsed."""
    return json.loads(data)


def archive(data: bytes) -> object:
    """Every member inflated and, all being web pages, parsed by lxml.etree."""
    with zipfile.ZipFile(io.BytesIO(data)) as members:
        return [html(members.read(name)) for name in members.namelist()]
