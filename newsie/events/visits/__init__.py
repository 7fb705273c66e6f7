"""Visits: the inspection tours, calls, receptions, talks and journeys an article reports."""
from newsie.events.visits.find import find_visits

__all__ = ["find_visits"]
