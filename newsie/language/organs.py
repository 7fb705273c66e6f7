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


def trimmed(text: str, tagged: Iterable[Tagged]) -> Iterator[Tagged]:
    """Yield a recogniser's stretches, each body from where its name begins.

    Args:
        text: what was read.
        tagged: its stretches; those of a user's lexicon stay as they are.

    Examples:
        >>> text = "市长丁一鸣在能源局局长孙立陪同下调研"
        >>> [text[item.start:item.end] for item in trimmed(text, [Tagged(2, 9, "ORG", 0.8)])]
        ['能源局']
    """
    for item in tagged:
        if item.label != "ORG" or isinstance(item, Own):
            yield item
            continue
        verb = _VERB.match(text, item.start, item.end)
        start = verb.end() if verb else item.start
        holder = _HOLDER.match(text, start, item.end)
        role = role_start(text, start, max(0, start - _LONGEST_ROLE)) if holder else None
        if holder and role is not None and is_chinese_name(holder["name"]):
            start = holder.end()
        yield replace(item, start=start) if start != item.start else item
