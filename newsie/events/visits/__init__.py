"""Visits: the inspection tours, calls, receptions, talks and journeys an article reports."""
from newsie.events.visits.rounds import Rounds, find_visits

__all__ = ["Rounds", "find_visits"]
