"""Roles and what each may do. One person may hold several roles: their permissions add up.

A permission opens a kind of page. Which records it shows is decided in the `access.py` of the room
that owns them: a therapist may read notes, but only of their own courses.
"""

from enum import StrEnum


class Role(StrEnum):
    CLIENT = "client"
    THERAPIST = "therapist"
    SUPERVISOR = "supervisor"
    RECEPTION = "reception"
    SERVICE_LEAD = "service lead"
    DUTY_CLINICIAN = "duty clinician"


class Permission(StrEnum):
    OWN_RECORD = "see and answer what is mine as a client"
    CASELOAD = "hold consultations and courses of my own clients"
    SUPERVISION = "see the courses of the therapists I supervise"
    DIARY = "run the diary, contacts and bookings"
    SERVICE = "see waits, owners and the service's figures"
    ACCOUNTS = "give and end roles"
    WEBSITE = "edit the public pages"
    DUTY = "take over an alert that is open"


ROLES: dict[Role, frozenset[Permission]] = {
    Role.CLIENT: frozenset({Permission.OWN_RECORD}),
    Role.THERAPIST: frozenset({Permission.CASELOAD}),
    Role.SUPERVISOR: frozenset({Permission.SUPERVISION}),
    Role.RECEPTION: frozenset({Permission.DIARY}),
    Role.SERVICE_LEAD: frozenset({Permission.SERVICE, Permission.ACCOUNTS, Permission.WEBSITE}),
    Role.DUTY_CLINICIAN: frozenset({Permission.DUTY}),
}
STAFF_ROLES = frozenset(Role) - {Role.CLIENT}
