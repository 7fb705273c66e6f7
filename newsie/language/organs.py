"""The left edge of what a recogniser takes for a body: neither a verb nor a person is a part of one."""
from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from newsie.language.names import is_chinese_name
from newsie.language.own import Own
from newsie.language.roles import role_start
from newsie.language.tagger import Tagged
from newsie.lazy import lazy

#: 符拉迪沃斯托克会见了越南国家: the body begins behind the verb.
_VERB = lazy(r".{0,30}?(?:会见|接见|陪同|(?:会晤|看望|慰问|访问|邀请|主持|出席|参加)了)了?(?=\p{Han}{2})")
#: 市长丁一鸣在能源局: behind a role stands its holder, and behind him a preposition.
_HOLDER = lazy(r"(?P<name>\p{Han}{2,3}?)(?:在|与|同|和|到|赴|向|对)(?=\p{Han}{2})")
_LONGEST_ROLE = 14
#: 外交部照会甲国驻华大使馆: one body deals with another
_BETWEEN = lazy(r"(?P<front>\p{Han}{2,20}?(?:部|院|政府|委员会|公署))(?:照会|约见|召见|函告)(?=\p{Han}{2})")
#: 〔本报讯〕临河, 新华社讯 省革命委员会: what a formula ends with is no part of a name
_FORMULA_END = lazy(r".{0,12}?(?:[讯电][ \u3000]{1,2}|[】〕］])[ \u3000]{0,2}(?=\p{Han}{2})")
#: Verbs whose second half a name may seem to begin with: 照会甲国.
_HALVES = {"会": "照"}


def trimmed(text: str, tagged: Iterable[Tagged]) -> Iterator[Tagged]:
    """Yield a recogniser's stretches, each body from where its name begins.

    Args:
        text: what was read.
        tagged: its stretches; those of a user's lexicon stay as they are.

    Examples:
        >>> text = "市长丁一鸣在能源局局长孙立陪同下调研"
        >>> [text[item.start:item.end] for item in trimmed(text, [Tagged(2, 9, "ORG", 0.8)])]
        ['能源局']
        >>> text = "外交部照会东陵国驻华大使馆"
        >>> [text[item.start:item.end] for item in trimmed(text, [Tagged(0, 13, "ORG", 0.8)])]
        ['外交部', '东陵国驻华大使馆']
    """
    for item in tagged:
        if item.label == "PERSON" or isinstance(item, Own):
            yield item
            continue
        formula = _FORMULA_END.match(text, item.start, item.end)
        if formula:
            item = replace(item, start=formula.end())
        if item.label != "ORG":
            yield item
            continue
        between = _BETWEEN.match(text, item.start, item.end)
        if between:
            yield replace(item, end=between.end("front"))
            item = replace(item, start=between.end())
        elif item.start and _HALVES.get(text[item.start]) == text[item.start - 1] and item.end - item.start > 3:
            item = replace(item, start=item.start + 1)
        verb = _VERB.match(text, item.start, item.end)
        start = verb.end() if verb else item.start
        holder = _HOLDER.match(text, start, item.end)
        role = role_start(text, start, max(0, start - _LONGEST_ROLE)) if holder else None
        if holder and role is not None and is_chinese_name(holder["name"]):
            start = holder.end()
        yield replace(item, start=start) if start != item.start else item
