"""Meetings: the gatherings an article reports as held."""
from newsie.events.meetings.find import find_meetings

__all__ = ["find_meetings"]
