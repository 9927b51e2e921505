"""People: accounts, roles, clients, therapists, safe contact, consents, invitations, merging."""

from sixteen.people.models.about_me import AboutMe
from sixteen.people.models.account import Account, Invitation, RoleHeld
from sixteen.people.models.client import Client, Consent, SafeContact
from sixteen.people.models.complaint import Complaint
from sixteen.people.models.editor import GroupHeld
from sixteen.people.models.erasure import Erasure, LegalHold
from sixteen.people.models.merging import MergedClient, NotTheSame
from sixteen.people.models.no_contact import NoContact
from sixteen.people.models.shared_mailbox import SharedMailbox
from sixteen.people.models.therapist import Concern, Therapist, WorksWith

__all__ = [
    "AboutMe",
    "Account",
    "Client",
    "Complaint",
    "Concern",
    "Consent",
    "Erasure",
    "GroupHeld",
    "Invitation",
    "LegalHold",
    "MergedClient",
    "NoContact",
    "NotTheSame",
    "RoleHeld",
    "SafeContact",
    "SharedMailbox",
    "Therapist",
    "WorksWith",
]
