"""Lays articles with known text out on newspaper pages the way PDF and OCR text of real pages looks, with gold."""
from __future__ import annotations

from .articles import Article
from .layout import Page, lay_out, make_page
from .stock import load_stock
from .styles import STYLES, Style

__all__ = ["STYLES", "Article", "Page", "Style", "lay_out", "load_stock", "make_page"]
