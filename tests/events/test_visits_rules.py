"""The rules of visits: every one reads its examples and none of its counter-examples."""
from __future__ import annotations

import pytest

from newsie.events.grammar.engine import Rule, builtin
from newsie.rules import faults_of


@pytest.mark.parametrize("rule", builtin("visits"), ids=lambda rule: str(rule.id))
def test_a_rule_and_its_examples(rule: Rule) -> None:
    assert faults_of(rule, builtin("visits")) == []


def test_rules_have_an_order() -> None:
    reporting = [rule for rule in builtin("visits") if rule.reports]
    assert reporting == sorted(reporting, key=lambda rule: rule.phase)
    assert all(rule.id.startswith("visit." if rule.reports else "visits.") for rule in builtin("visits"))
