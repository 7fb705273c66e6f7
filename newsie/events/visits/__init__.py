"""Visits: the inspection tours, calls, receptions, talks and journeys an article reports."""
from newsie.events.visits.find import Rounds, find_visits

__all__ = ["Rounds", "find_visits"]
