"""What the words inside and around a time expression make of it: TIMEX3's ``mod``."""
from __future__ import annotations

from newsie.lazy import lazy

#: 年初, 上旬: the beginning of the stretch that the value names
_INSIDE = (
    (lazy("初(?![一二三四五六七八九十])|岁首|上旬"), "START"),
    (lazy("年中|中旬|中期|中叶"), "MID"),
    (lazy("底|(?<!周)末|下旬|后期|晚期|岁末"), "END"),
)
_ABOUT_BEFORE = lazy("(?:大约|大概|大致|约(?:在|为|于)?|(?<![最附就将接靠邻临远])近)$")
_ABOUT_AFTER = lazy(" {0,2}(?:左右|许(?![可多诺家县昌])|前后(?!夹)|上下)")
_UNTIL_BEFORE = lazy("(?:截至|截止到?|截止至)(?:目前)?(?:的|到)? {0,2}$")
_FROM_AFTER = lazy(" {0,2}(?:起(?![草点飞来步诉源因义码床初])|开始|始(?![终建于]))")
#: 前 and 后 by themselves only behind a unit of time
_UNIT = "(?<=[年月日号时分底末初旬节期]|上午|下午)"
_BEFORE_AFTER = lazy(
    f" {{0,2}}(?:(?:之|以)前|前夕|{_UNIT}前(?![后往来夕沿线途景任副所提身列台两三四五六七八九十几\\d]))"
)
_AFTER_AFTER = lazy(f" {{0,2}}(?:(?:之|以)后|{_UNIT}后(?![勤备续期果方来台院排人]))")



def modifier(text: str, start: int, end: int) -> str | None:
    """Return the TIMEX3 modifier of the expression at ``text[start:end]``, None where it has none.

    START, MID and END are read inside it (年初, 中旬, 末), the others off the words around it, which are no part of it:
    APPROX (约, 左右, 许, 前后), ON_OR_BEFORE (截至), ON_OR_AFTER (起), BEFORE (前), AFTER (后).

    Args:
        text: uniform text (see `newsie.timex.numerals.uniform`).
        start: where the expression begins.
        end: where it ends.

    Examples:
        >>> [modifier(t, 0, 3) for t in ("5月底前", "10日起", "15时左右", "10日，")]
        ['BEFORE', 'ON_OR_AFTER', 'APPROX', None]
        >>> modifier("2021年底", 0, 6), modifier("截至5月3日", 2, 6)
        ('END', 'ON_OR_BEFORE')
    """
    before = text[max(0, start - 6) : start]
    if _ABOUT_AFTER.match(text, end) or _ABOUT_BEFORE.search(before):
        return "APPROX"
    for pattern, name in ((_BEFORE_AFTER, "BEFORE"), (_AFTER_AFTER, "AFTER"), (_FROM_AFTER, "ON_OR_AFTER")):
        if pattern.match(text, end):
            return name
    if _UNTIL_BEFORE.search(before):
        return "ON_OR_BEFORE"
    inside = text[max(start, end - 4) : end]
    if inside.endswith("季度"):
        inside = text[end : end + 1]  # 三季度末, 四季度初
    return next((name for pattern, name in _INSIDE if pattern.search(inside)), None)
