"""When two printed strings say the same."""
from __future__ import annotations

from difflib import SequenceMatcher

import regex

_SPACE = regex.compile(r"\s+")
#: Half-width Chinese punctuation widened, full-width digits and letters narrowed.
_FOLDED = str.maketrans("(),:;", "（），：；") | {
    0xFF01 + n: 0x21 + n for n in range(94) if chr(0x21 + n).isalnum()
}
#: How much of a name, topic or place must agree for a record to be called right.
ALIKE = 0.85


def norm(text: str | None) -> str:
    """Return a text without white space, its punctuation widened, its full-width digits and letters narrowed.

    Examples:
        >>> norm("强 化 举 措, 确保安全")
        '强化举措，确保安全'
    """
    return _SPACE.sub("", text or "").translate(_FOLDED)


def similar(a: str | None, b: str | None) -> float:
    """Return how alike two texts are, 0 to 1; at least 0.8 where one holds the other."""
    a, b = norm(a), norm(b)
    if not a or not b:
        return 0.0
    if a in b or b in a:
        return max(0.8, min(len(a), len(b)) / max(len(a), len(b)))
    return SequenceMatcher(None, a, b, autojunk=False).ratio()


def same_items(wanted: list[str], found: list[str]) -> bool:
    """Tell whether two lists are as long and every wanted item has its like among those found.

    Examples:
        >>> same_items(["水利工作报告"], ["水利工作报告"]), same_items(["水利"], ["教育"])
        (True, False)
    """
    return len(wanted) == len(found) and all(
        max((similar(one, other) for other in found), default=0.0) >= ALIKE for one in wanted
    )
