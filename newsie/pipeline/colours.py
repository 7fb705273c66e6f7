"""The colours in which displaCy draws newsie's labels, found by spaCy at the entry point ``spacy_displacy_colors``."""
from __future__ import annotations

COLOURS = {
    "PERSON": "#ffd9a0",
    "ORG": "#b9d7f5",
    "LOC": "#c6e6c0",
    "POST": "#e4cff0",
    "DATE": "#d9e8a6",
    "TIME": "#d9e8a6",
    "DURATION": "#e6efc9",
    "SET": "#e6efc9",
}
