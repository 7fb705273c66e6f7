"""Named stretches of text as the rules take them, and the shipped recogniser behind them."""
from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace


@dataclass(frozen=True)
class Tagged:
    """A named stretch of text: half-open code points, a label (PERSON, ORG, LOC, POST), and how sure (0 to 1)."""

    start: int
    end: int
    label: str
    score: float = 1.0


def tag(text: str) -> list[Tagged]:
    """Return the named stretches of a text, in order, line by line.

    Args:
        text: any text; a newline ends a line, no name runs over it, and no line bears on another.

    Returns:
        Non-overlapping stretches of PERSON, ORG, LOC and POST (the role: 局长 of 国家统计局局长, whose organ is an
        ORG). The same text gives the same stretches on every machine. Names glued to each other (胡玉亭朱国贤)
        may come as one or not at all. *Not* found: names that stand in the text only in part (张书记
        is a POST behind a surname).

    Examples:
        >>> [(t.label, "国家统计局局长王保安介绍"[t.start : t.end]) for t in tag("国家统计局局长王保安介绍")]
        [('ORG', '国家统计局'), ('POST', '局长'), ('PERSON', '王保安')]
    """
    from newsie.language.recogniser import recogniser

    return [Tagged(*row) for row in recogniser().tag(text)]


def tag_all(texts: Sequence[str]) -> list[list[Tagged]]:
    """Return what `tag` returns for each of the texts; read together, they take less time.

    Examples:
        >>> texts = ["丁一鸣会见王小二。", "会议结束。", "局长王保安介绍"]
        >>> tag_all(texts) == [tag(text) for text in texts]
        True
    """
    out: list[list[Tagged]] = [[] for _ in texts]
    ends: list[int] = []
    for text in texts:
        ends.append((ends[-1] + 1 if ends else 0) + len(text))
    number, start = 0, 0
    for item in tag("\n".join(texts)):
        while item.start >= ends[number]:
            start = ends[number] + 1
            number += 1
        out[number].append(replace(item, start=item.start - start, end=item.end - start))
    return out
