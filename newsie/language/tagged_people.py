"""The tagger's people: what it took along of the words around a name is cut off, pieces of one name are joined."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from newsie.divisions import named
from newsie.language import names
from newsie.language.occurrences import stands_without
from newsie.language.refusals import no_name
from newsie.language.roles import role_at
from newsie.language.tagger import Tagged
from newsie.lazy import lazy

BREAK = lazy(r"[\s、，,。；;：:！!？?（()）“”《》‘’—…|]")
#: 总统杜克总 + 统, 韩俊关 + 于, 魏琳参 + 赞: the last character begins the next word.
NEXT_WORD = lazy(
    r"总(?:统|书记|理|裁|经理|干事|领事|督|监|工程师|会计师|编辑|指挥)|参赞|关于|对于|位于|由于|基于|鉴于|作为|任命|担任|出任|调任|身为|成为|身兼|如是|如此|副(?:主任|院长|教授|主席|校长|所长|处长|科长|经理)"
)
#: 博纳会谈, 卢达通电话: the tagger took the verb along.
_VERB_TAKEN = lazy(r"(?:会谈|会见|会晤|通话|通电话|举行|访华|来访|表示|致辞|出席)$")
#: 王莹和 + 表妹: 和 joins the two
_KIN = lazy(
    r"(?<=[和与同])(?:[表堂]?[姐妹哥弟兄]|丈夫|妻子|家人|同事|朋友|孩子|[父母]亲|儿[子女]|女儿|爱人|老伴|伙伴|队友|同学|战友|邻居|[他她]的)"
)
_LEADS = lazy(r"副|团|队|代表|领|由|\p{Han}{2,10}(?:团|队|组|一行)")
_BEFORE = "向由对据被给请"
_SHORTEST, _LONGEST = 2, 30


def tagged_people(text: str, tagged: Sequence[Tagged]) -> dict[int, Tagged]:
    """Return the tagger's people by where they begin: two pieces of one foreign name joined, no name that is none.

    Examples:
        >>> text = "学生代表向丁一鸣赠送了折扇"
        >>> [text[item.start : item.end] for item in tagged_people(text, [Tagged(4, 8, "PERSON")]).values()]
        ['丁一鸣']
    """
    out: dict[int, Tagged] = {}
    last: Tagged | None = None
    for item in tagged:
        while item.end > item.start and BREAK.match(text, item.end - 1):
            item = replace(item, end=item.end - 1)
        if item.label == "PERSON":
            item = _trimmed(text, item)
        shaped = item.label == "PERSON" and _SHORTEST <= item.end - item.start <= _LONGEST
        if not shaped or no_name(text[item.start : item.end]) or _is_county(text, item) or _is_headed(text, item):
            last = None
            continue
        if last and last.end == item.start and _one_foreign_name(text[last.start : item.end]):
            item = Tagged(last.start, item.end, "PERSON")
        out[item.start] = last = item
    return out


def _is_county(text: str, item: Tagged) -> bool:
    """江永 beside 江永县, in GB/T 2260 and in the text: the place, not a man."""
    name = text[item.start : item.end]
    return len(name) <= 3 and any(named(name + level) and name + level in text for level in "县市区")


def _is_headed(text: str, item: Tagged) -> bool:
    """云岭旗 before 原副旗长: the place that the head is of, not a man."""
    level = text[item.end - 1]
    heads = tuple(f"{before}{level}长" for before in ("", "副", "原", "原副"))
    return level in "旗盟州市县区镇乡村" and text.startswith(heads, item.end)


def _trimmed(text: str, item: Tagged) -> Tagged:
    """Return a name without the words that the tagger took along."""
    start, end = item.start, item.end
    name = text[start:end]
    rest = name[1:]
    if name[:1] in "同与和跟" and names.is_foreign(rest):
        start += 1  # 习近平主席同卡尼总理
    elif len(name) >= 4 and name[:1] in tuple(_BEFORE) and _whole(rest):
        start += 1  # 学生代表向丁一鸣
    elif len(name) == 3 and name[:1] == "向" and names.is_chinese_name(rest) and _stands_alone(text, rest):
        start += 1
    surname = names.surname_before(text, start, end)
    start -= surname  # 西村 + 康稔
    if names.is_dotted(name):
        start = behind_role(text, start, end)
    if len(name) >= 3 and NEXT_WORD.match(text, end - 1):
        end -= 1
    if len(name) >= 3 and name.endswith("率") and _LEADS.match(text, end):
        end -= 1  # 英拉率副总理出席
    if len(name) == 3 and _KIN.match(text, end):
        end -= 1
    taken = _VERB_TAKEN.search(name)
    if taken and taken.start() >= 2 and names.is_foreign(name[: taken.start()]):
        end = item.start + taken.start()
    return replace(item, start=start, end=end) if (start, end) != (item.start, item.end) else item


def _whole(name: str) -> bool:
    return names.is_chinese_name(name) or names.is_foreign(name)


def _stands_alone(text: str, name: str) -> bool:
    """Tell whether a name stands somewhere without 向 before it."""
    return stands_without(text, name, "向")


def behind_role(text: str, start: int, end: int) -> int:
    """Return where a dotted name begins that has a role glued before it: 特别代表鲍里斯·季托夫."""
    role = role_at(text, start, end)
    dot = next((n for n in range(start, end) if text[n] in names.DOTS), end)
    if role is None or dot - role.end() < 1 or names.is_foreign(text[start:dot]):
        return start
    return role.end()


def _one_foreign_name(text: str) -> bool:
    """弗拉基米尔·弗拉基 and 米罗维奇·普京, whatever their length, or 马 and 克龙."""
    dotted = any(dot in text for dot in names.DOTS)
    return names.is_foreign(text) or (dotted and all(c in names.FOREIGN or c in names.DOTS for c in text))
