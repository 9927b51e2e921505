"""People: accounts, roles, clients, therapists, safe contact, consents, invitations, merging."""

from sixteen.people.models.account import Account, Invitation, RoleHeld
from sixteen.people.models.client import Client, Consent, SafeContact
from sixteen.people.models.editor import GroupHeld
from sixteen.people.models.merging import MergedClient, NotTheSame
from sixteen.people.models.no_contact import NoContact
from sixteen.people.models.therapist import Concern, Therapist, WorksWith

__all__ = [
    "Account",
    "Client",
    "Concern",
    "Consent",
    "GroupHeld",
    "Invitation",
    "MergedClient",
    "NoContact",
    "NotTheSame",
    "RoleHeld",
    "SafeContact",
    "Therapist",
    "WorksWith",
]
