"""Appointments: the changes of office an article reports as decided or proposed."""
from newsie.events.appointments.find import Changes, find_appointments

__all__ = ["Changes", "find_appointments"]
