"""Everything made up that the triage desk ships: thirty tickets with their triage, and ten knowledge articles."""

from __future__ import annotations

from deskwright.triage.scenarios.articles import ARTICLES, Article
from deskwright.triage.scenarios.everyday import EVERYDAY
from deskwright.triage.scenarios.money import MONEY
from deskwright.triage.scenarios.scenario import Scenario, expected, recommendation, ticket
from deskwright.triage.scenarios.technical import TECHNICAL
from deskwright.triage.scenarios.urgent import URGENT

__all__ = ["ARTICLES", "SCENARIOS", "Article", "Scenario", "expected", "recommendation", "ticket"]

SCENARIOS: tuple[Scenario, ...] = tuple(
    sorted((*URGENT, *MONEY, *TECHNICAL, *EVERYDAY), key=lambda scenario: scenario.number)
)
