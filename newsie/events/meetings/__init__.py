"""Meetings: the gatherings an article reports as held."""
from newsie.events.meetings.find import Gatherings, find_meetings

__all__ = ["Gatherings", "find_meetings"]
