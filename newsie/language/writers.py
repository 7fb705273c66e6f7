"""Where a text names those who made it: bylines, credit lines, the bracket behind 电 or at the end of a paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from newsie.language.cover import Cover
from newsie.language.occurrences import occurrences
from newsie.language.roles import role_start
from newsie.language.tagger import Tagged
from newsie.lazy import lazy

_CREDIT = (
    "记者|通讯员|特约记者|见习记者|实习生|作者|撰稿|撰文|文字|文案|文|图|图片|供图|摄影|摄像|摄|视觉|视频|编辑|责编|责任编辑|执行编辑|校对|美编|版式|制图|设计|"
    "录音|剪辑|配音|播音|海报|策划|总策划|统筹|监制|总监制|出品人|出品|制片人|制片|制作|音编|素材支持|编导|主播|音频|签审|审校|值班编委|值班主任|值班主编|本版责编|本版主编|版面编辑|版面设计|整理"
)
_NAMES = r"[\p{Han}·]{2,4}(?:[、 \u3000][\p{Han}·]{2,4}){0,7}"
_WORDS = re.compile("记者|通讯员|实习生|特约撰稿人|撰稿|编辑整理|采写|作者")
#: Each with what must be there for it to match, None for one of the words.
_PATTERNS = (
    # 记者丁一鸣 王小二 before a verb of reporting, a bracket or the end of the line
    (
        None,
        lazy(
            rf"(?:记者|通讯员|实习生|特约撰稿人|撰稿|编辑整理|采写)[：:/ ]?{_NAMES}(?=[）)]|采访|报道|摄|整理|\s|/|$)"
        ),
    ),
    # （本报记者 丁一鸣 通讯员 王小二）
    (None, lazy(r"[（(][^（）()\n]{0,12}(?:记者|通讯员)[ \u3000]?[^（）()\n]{2,60}[）)]")),
    # 中新社昆明4月1日电(丁一鸣)
    (re.compile("[电讯][（(]"), lazy(r"(?<=[电讯])[（(][\p{Han} \u3000、，,]{2,24}[）)]")),
    # 。（某网丁一鸣） at the end of a paragraph, or alone on its line
    (
        re.compile("[。！？”\n][（(]"),
        lazy(
            rf"(?<=[。！？”\n])[（(]\p{{Han}}{{0,6}}(?:网|社|报|台|文|图|摄)?[/：: \u3000]?{_NAMES}[）)](?=\s|$)"
        ),
    ),
)
#: 策划：丁一鸣 王小二; 记者丨丁一鸣; 作者 丁一鸣 as a line of its own
_LABELLED = lazy(
    rf"(?m)[ \u3000]*(?:本报|本台|新华社|中新社|中新网|特约|见习|实习|全媒体)?(?:{_CREDIT})[ \u3000]*"
    r"[：:丨|｜/][^\n。]{2,60}$"
)
_SIGNED = lazy(r"(?m)[ \u3000]*(?:■|□|▲)?\p{Han}{0,8}?(?:记者|通讯员|作者)[ \u3000]*[\p{Han}· \u3000、]{2,40}$")


@lru_cache(maxsize=2)  # asked twice of a text
def _credited(text: str) -> tuple[tuple[int, int], ...]:
    """Where a text credits writers by its form."""
    worded = _WORDS.search(text) is not None
    found = [
        m.span()
        for needed, credit in _PATTERNS
        if (worded if needed is None else needed.search(text))
        for m in credit.finditer(text)
    ]
    start = 0
    for line in text.split("\n"):
        if (labelled := _LABELLED.match(text, start)) is not None:
            found.append(labelled.span())
        if worded and (signed := _SIGNED.match(text, start)) is not None:
            found.append(signed.span())
        start += len(line) + 1
    return tuple(found)


def writers(text: str, names: Iterable[str] = ()) -> Cover:
    """Return the characters that name writers: what the text credits by its form, and every place of ``names``.

    Examples:
        >>> text = "中新社临河4月1日电(丁一鸣)市长王小二说。"
        >>> cover = writers(text)
        >>> cover.touches(11, 14), cover.touches(17, 20)
        (True, False)
    """
    cover = Cover(len(text))
    for start, end in _credited(text):
        cover.add(start, end)
    for name in sorted(names):
        for start, end in occurrences(text, name):
            cover.add(start, end)
    return cover


_WRITES = (
    "记者", "编辑", "主编", "主笔", "评论员", "作者", "摄影师", "摄影家", "导演", "制片人", "监制", "主播", "编导",
)  # fmt: skip


def in_no_news(text: str, names: frozenset[str]) -> frozenset[str]:
    """Return the writers who are not named with a post of theirs in the text: 某校院长丁一鸣 is, who sent it in.

    Examples:
        >>> text = "（通讯员 丁一鸣 王小二）近日，该校院长丁一鸣带队走访。"
        >>> sorted(in_no_news(text, frozenset(["丁一鸣", "王小二"])))
        ['王小二']
    """
    if not names:
        return names
    credits = writers(text)
    told = set()
    for name in names:
        for start, end in occurrences(text, name):
            role = role_start(text, start, max(0, start - 12)) if start > 1 else None
            plain = role is not None and not text[role:start].endswith(_WRITES)
            if plain and not credits.touches(start, end):
                told.add(name)
    return names - told


# 本报记者丁一鸣; but 主持人、记者丁一鸣 is somebody of the news.
_REPORTER = lazy(r"(?<!、)(?:记者|通讯员|实习生)[ \u3000：:/丨]?$")


def reporters(text: str, tagged: Sequence[Tagged]) -> frozenset[str]:
    """Return the names that stand right behind 记者 or 通讯员, and those that a list joins to them.

    Examples:
        >>> text = "记者丁一鸣、王小二采访了他"
        >>> sorted(reporters(text, [Tagged(2, 5, "PERSON"), Tagged(6, 9, "PERSON")]))
        ['丁一鸣', '王小二']
    """
    out = set()
    last = -1
    for item in tagged:
        if item.label != "PERSON":
            continue
        listed = last >= 0 and item.start - last == 1 and text[last] in "、 \u3000"
        if listed or _REPORTER.search(text, max(0, item.start - 8), item.start):
            out.add(text[item.start : item.end])
            last = item.end
    return frozenset(out)
