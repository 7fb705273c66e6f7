"""Appointments: the changes of office an article reports as decided or proposed."""
from newsie.events.appointments.find import find_appointments

__all__ = ["find_appointments"]
