"""Sites, rooms, kinds of appointment, hours, leave, appointments, calendar feeds."""

from sixteen.scheduling.models.appointment import Appointment, AskedTime, Series
from sixteen.scheduling.models.feed import CalendarFeed
from sixteen.scheduling.models.hours import FORMATS, Leave, WorkingHours
from sixteen.scheduling.models.kind import AppointmentKind, OfferedKind
from sixteen.scheduling.models.site import Room, Site

__all__ = [
    "FORMATS",
    "Appointment",
    "AppointmentKind",
    "AskedTime",
    "CalendarFeed",
    "Leave",
    "OfferedKind",
    "Room",
    "Series",
    "Site",
    "WorkingHours",
]
