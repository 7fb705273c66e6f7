"""Pictures of records: one self-contained HTML file, fragments for notebooks."""
from __future__ import annotations

from .page import notebook_html, page_html, pages_html
from .records import record_html

__all__ = ["notebook_html", "page_html", "pages_html", "record_html"]
