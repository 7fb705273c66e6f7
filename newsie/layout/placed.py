"""Placed: which body a headline stands over, where the places of the lines tell it; the words decide the rest."""

from __future__ import annotations

from newsie.layout.blocks import Gathered, HeadlineRun
from newsie.layout.lines import Line
from newsie.layout.mending import Owners, match


def owners_by_place(page: Gathered) -> Owners | None:
    """Return for every line of every run the number of its body, -1 for none; None where the page has no places.

    A reader of places writes each headline right before the first line of its body, so the lines of large type above a
    body's first line are its headline, those before a blank line aside.
    """
    told = [_told(page, run) for run in page.runs]
    if all(first is None for first in told):
        return None
    taken = {run.after + 1 for run, first in zip(page.runs, told, strict=True) if first is not None}
    owners = []
    for run, first, row in zip(page.runs, told, match(page), strict=True):
        others = [owner if owner not in taken else -1 for owner in row]
        owners.append(others if first is None else others[:first] + [run.after + 1] * (len(row) - first))
    return owners


def _told(page: Gathered, run: HeadlineRun) -> int | None:
    """The first line of a run that stands over the next body, None where no place tells so."""
    if run.after + 1 >= len(page.bodies) or run.lines[-1].printed != "H":
        return None
    if page.bodies[run.after + 1].paragraphs[0][0].printed != "S":
        return None
    first = len(run.lines) - 1
    while first and run.lines[first - 1].printed == "H" and (not run.lines[first].gap or _is_note(run.lines[first])):
        first -= 1
    return first


def _is_note(line: Line) -> bool:
    return line.text[0] in "（("
