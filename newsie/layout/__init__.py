"""Layout: the raw text of a page → its articles. Pure functions, no spaCy.

``characters`` → ``lines`` → ``evidence`` and ``roles`` → ``blocks`` → ``headlines`` → ``articles``. What a line holds
besides its text is cut off before roles are weighed: ``heads`` (a headline, writers, a source), ``crawled`` (a formula
inside), ``tails`` (sources, editors, writers, a site's own words); ``outlets``, ``credit_lists`` and ``datelines`` know
the forms, ``lexicons/`` the words.
"""

from __future__ import annotations

from newsie.layout.articles import take_apart

__all__ = ["take_apart"]
