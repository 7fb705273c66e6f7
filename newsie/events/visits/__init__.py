"""Visits: the inspection tours, calls, receptions, talks and journeys an article reports."""
from newsie.events.visits.find import find_visits
from newsie.events.visits.rounds import Rounds

__all__ = ["Rounds", "find_visits"]
