"""Layout: the raw text of a page → its articles. Pure functions, no spaCy.

``characters`` → ``lines`` → ``evidence`` and ``roles`` → ``blocks`` → ``headlines`` → ``articles``.
"""

from __future__ import annotations

from newsie.layout.articles import take_apart

__all__ = ["take_apart"]
