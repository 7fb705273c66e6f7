"""Characters: repair one by one, undo letter-spacing, and keep the place of every character in the source.

Cleaning only deletes characters or replaces one by one, so a cleaned text is a string and, for each of its
characters, the offset in the source that it came from.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass

from newsie.characters import repaired
from newsie.lazy import lazy

BLANKS = "\t\x0b \u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
_TOKEN = re.compile(f"[^{BLANKS}]+")
_DOUBLE_HAN = lazy(r"\p{Han}\p{Han}")
_HAN = lazy(r"\p{Han}")
_NEUTRAL = lazy(r"[\d.,%+:：\-—～]+")
_DATE_RANGE = lazy(r"\d{4}(?:[.年/-]\d{1,2}月?)?[—\-–~～至.\d年月]*")
#: Pairs of 本报讯（记者 and 新华社, of which the first may be stuck to a headline's end: 团结奋斗本 报 讯.
_FORMULA = {"本报", "报讯", "新华", "华社"}
_STOPS = set("，。、；：！？,;:!?…")
#: What no reader sees: control characters but the tab, characters without width.
_UNSEEN = re.compile("[\x00-\x08\x0a-\x1f\u200b-\u200f\u2060\ufeff\u00ad]")
#: The reading of a character in brackets behind it, in pinyin with its tone or in zhuyin: 会(huì)议(yì).
_READING = lazy(
    r"(?<=\p{Han})[(（](?=[a-zü]{0,4}[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜㄅ-ㄩ])(?:[a-zāáǎàēéěèīíǐìōóǒòūúǔùüǖǘǚǜ]{1,6}|[ㄅ-ㄩˊˇˋ˙]{1,5})[)）]"
)
_READ_OUT = re.compile("[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜㄅ-ㄩ]")


@dataclass(frozen=True)
class Cleaned:
    """A cleaned text and the source offset of each of its characters."""

    text: str
    offsets: tuple[int, ...]

    def slice(self, start: int, end: int | None = None) -> Cleaned:
        """Return the part ``text[start:end]`` with its offsets."""
        return Cleaned(self.text[start:end], self.offsets[start:end])


def clean(source: str, start: int, end: int, *, flattened: bool = False) -> Cleaned:
    """Return ``source[start:end]`` (one line) without letter-spacing and with single blanks at real gaps.

    Args:
        source: the page's text.
        start: first code point of the line.
        end: one past its last code point.
        flattened: the line's wraps have become blanks, so a blank between two Chinese characters means nothing.

    Returns:
        The cleaned text with source offsets. A gap that letter-spacing or justification made is gone; a gap
        between two halves of a title, between listed names and inside a Latin name stays as one blank.

    Examples:
        >>> clean("本 报 讯（记 者 董 星", 0, 15).text
        '本报讯（记者董星'
        >>> clean("坚持自立自强  突出应用导向", 0, 14).text
        '坚持自立自强 突出应用导向'
        >>> clean("加开 K5069 次，4 月 30 日", 0, 20).text
        '加开K5069次，4月30日'
    """
    line = source[start:end]
    if _READ_OUT.search(line) and _READING.search(line):
        return _without_readings(source, start, end, flattened=flattened)
    tokens = [(m.start(), m.end()) for m in _TOKEN.finditer(line)]
    first, last = tokens[0] if tokens else (0, 0)
    if len(tokens) == 1 and line[first:last].isprintable():  # most lines: nothing to take out
        return Cleaned(repaired(line[first:last]), tuple(range(start + first, start + last)))
    offsets: list[int] = []
    pieces: list[str] = []
    runs = _spaced_runs(line, tokens)
    for position, (first, last) in enumerate(tokens):
        if position and _is_gap(line, tokens, position, runs, flattened):
            gap = tokens[position - 1][1]
            offsets.append(start + gap)
            pieces.append(line[gap])
        offsets.extend(range(start + first, start + last))
        pieces.append(line[first:last])
    text = "".join(pieces)
    if _UNSEEN.search(text):
        offsets = [offset for offset in offsets if not _UNSEEN.match(source, offset)]
        text = "".join(source[offset] for offset in offsets)
    return Cleaned(repaired(text), tuple(offsets))


def _without_readings(source: str, start: int, end: int, *, flattened: bool) -> Cleaned:
    """The line as if the readings in brackets behind its characters were not there."""
    gaps = [match.span() for match in _READING.finditer(source, start, end)]
    edges = [start, *(edge for gap in gaps for edge in gap), end]
    kept = [place for first, last in zip(edges[::2], edges[1::2], strict=True) for place in range(first, last)]
    line = clean("".join(source[place] for place in kept), 0, len(kept), flattened=flattened)
    return Cleaned(line.text, tuple(kept[offset] for offset in line.offsets))


def spaced_out(line: str) -> bool:
    """Tell whether a line is printed with letter-spacing (强 化 举 措) over most of its length.

    Examples:
        >>> spaced_out("强 化 举 措 解 决 问 题"), spaced_out("坚持自立自强 突出应用导向")
        (True, False)
    """
    tokens = [m.group() for m in _TOKEN.finditer(line)]
    singles = sum(1 for t in tokens if _is_single(t))
    return singles >= 4 and singles >= 0.7 * len(tokens)


def _is_single(token: str) -> bool:
    return not _DOUBLE_HAN.search(token) and bool(_HAN.search(token))


@functools.lru_cache(maxsize=8)
def _runs_of(line: str) -> tuple[tuple[int, int, int], ...]:
    return tuple(_find_runs(line, [(m.start(), m.end()) for m in _TOKEN.finditer(line)]))


def _spaced_runs(line: str, tokens: list[tuple[int, int]]) -> tuple[tuple[int, int, int], ...]:
    return _runs_of(line) if len(tokens) > 1 else ()


def _find_runs(line: str, tokens: list[tuple[int, int]]) -> Iterator[tuple[int, int, int]]:
    """Yield ``(first token, last token, gap)`` of each letter-spaced run."""
    first, singles = None, 0
    for position in range(len(tokens) + 1):
        token = line[slice(*tokens[position])] if position < len(tokens) else ""
        single = bool(token) and _is_single(token)
        if token and (single or _NEUTRAL.fullmatch(token)):
            first = position if first is None else first
            singles += single
            continue
        if first is not None and singles >= 2:
            last = position - 1
            gaps = [_gap_width(line, tokens, k) for k in range(first + 1, last + 1)]
            yield first, last, min(gaps) if gaps else 0
        first, singles = None, 0


def _gap_width(line: str, tokens: list[tuple[int, int]], position: int) -> int:
    blank = line[tokens[position - 1][1] : tokens[position][0]]
    return sum(2 if c in "\u3000\t" else 1 for c in blank)


def _is_gap(
    line: str,
    tokens: list[tuple[int, int]],
    position: int,
    runs: tuple[tuple[int, int, int], ...],
    flattened: bool,
) -> bool:
    """Decide whether the blank before a token says anything."""
    (left_start, left_end), right_start = tokens[position - 1], tokens[position][0]
    before, after = line[left_end - 1], line[right_start]
    width = _gap_width(line, tokens, position)
    for first, last, usual in runs:
        if first < position <= last:
            return width >= max(2 * usual, usual + 2) and last - first >= 3
    if before + after in _FORMULA:
        return False
    if before in _STOPS or after in _STOPS:
        return before in ",;:!?" and after.isascii() and after.isalnum()
    if before.isascii() and after.isascii():
        return before.isalnum() and after.isalnum()
    if before.isascii() != after.isascii():
        return bool(_DATE_RANGE.fullmatch(line, left_start, left_end)) and left_end - left_start > 5
    return not flattened
