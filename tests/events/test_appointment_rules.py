"""Every rule and pattern of appointments does what its examples say, both ways."""
from __future__ import annotations

import pytest

from newsie.events.grammar.engine import Rule, builtin
from newsie.rules import faults_of

RULES = builtin("appointments")


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_rule_reads_its_examples_and_no_counter_example(rule: Rule) -> None:
    assert faults_of(rule, RULES) == []


def test_what_reports_says_what_it_makes() -> None:
    kinds = {rule.kind for rule in RULES if rule.reports}
    assert kinds == {"appoint", "elect", "nominate", "remove", "resign"}
