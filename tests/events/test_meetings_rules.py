"""Every rule and pattern of meetings does what its examples say, both ways."""
from __future__ import annotations

import pytest

from newsie.events.grammar.engine import Rule, builtin, parsed
from newsie.events.meetings.find import Gatherings
from newsie.events.reading.scenes import Scenes
from newsie.rules import example_of, faults_of

RULES = builtin("meetings")


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: str(rule.id))
def test_a_rule_both_ways(rule: Rule) -> None:
    assert faults_of(rule, RULES) == []


def test_ids_begin_with_the_event() -> None:
    assert [rule.id for rule in RULES if not rule.id.startswith("meeting." if rule.reports else "meetings.")] == []


def test_a_rule_of_the_users_names_a_new_kind_of_gathering() -> None:
    own = parsed(
        """
        [[rule]]
        id = "mine.feast"
        event = "meetings"
        kind = "ceremony"
        pattern = '(?P<gathering>[\\p{Han}]{2,12}坝坝宴)(?={DAY}|在)'
        examples = ["<gathering>青川村坝坝宴</gathering>在河滩开席。"]
        counter = ["村里摆了宴席。"]
        """,
        "mine.toml",
    )
    reading = example_of("青川村坝坝宴5月10日在河滩开席。市长[PERSON 丁一鸣]在坝坝宴上致辞。").reading
    gatherings = Gatherings(reading, own)
    (meeting,) = gatherings.records(Scenes(reading, gatherings.openings()))
    assert (meeting.name, meeting.kind, meeting.rule, meeting.date) == (
        "青川村坝坝宴", "ceremony", "mine.feast", "2025-05-10"
    )
