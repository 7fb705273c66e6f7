"""The Doc as the kinds of events read it: one reading, shared by the components that need it one after the other."""
from __future__ import annotations

import threading
from collections.abc import Sequence
from typing import Any

from spacy.tokens import Doc

from newsie.events.grammar.engine import Rule
from newsie.events.news import News
from newsie.events.reading.article import Reading
from newsie.pipeline import notes
from newsie.pipeline.texts import text_of

_READ_FROM = (notes.CONTEXT, notes.ENTITIES, notes.LEXICON, notes.DATES, notes.PEOPLE, notes.POSITIONS)
_last = threading.local()


def news_of(doc: Doc, rules: Sequence[Rule] = ()) -> News:
    """Return the news of a Doc, as `newsie_people` and the components before it left it.

    The last answer of a thread is kept: meetings, visits and appointments of a Doc lean on one reading.
    """
    data = doc.user_data
    basis: list[Any] = [data, *(data.get(key) for key in _READ_FROM)]
    kept: tuple[list[Any], Sequence[Rule], News] | None = getattr(_last, "kept", None)
    if kept is not None and kept[1] == rules and all(a is b for a, b in zip(kept[0], basis, strict=True)):
        return kept[2]
    people, posts = notes.people_and_posts_in(data)
    reading = Reading(
        text_of(doc),
        people,
        posts,
        notes.tagged_in(data),
        notes.dates_in(data),
        notes.occasion_in(data),
    )
    news = News(reading, rules)
    _last.kept = (basis, rules, news)
    return news
