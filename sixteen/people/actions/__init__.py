"""Every write to people. Keyword-only, atomic, in the audit."""

from sixteen.people.actions.accounts import (
    add_account,
    close_account,
    end_role,
    forget_second_factors,
    give_role,
)
from sixteen.people.actions.clients import (
    add_client,
    record_consent,
    replace_contact,
    restrict_contact,
)
from sixteen.people.actions.invitations import accept_invitation, invite
from sixteen.people.actions.merging import (
    close_record,
    join_contacts,
    lock_both,
    say_not_the_same,
)
from sixteen.people.actions.stopping import lift_no_contact, note_no_contact, withdraw_consent
from sixteen.people.actions.therapists import (
    Offers,
    Registered,
    add_therapist,
    describe_therapist,
    name_concern,
    record_register,
    set_offers,
    set_training,
)
from sixteen.people.refusals import ContactRefused, InvitationRefused, MergeRefused, NotAllowed

__all__ = [
    "ContactRefused",
    "InvitationRefused",
    "MergeRefused",
    "NotAllowed",
    "Offers",
    "Registered",
    "accept_invitation",
    "add_account",
    "add_client",
    "add_therapist",
    "close_account",
    "close_record",
    "describe_therapist",
    "end_role",
    "forget_second_factors",
    "give_role",
    "invite",
    "join_contacts",
    "lift_no_contact",
    "lock_both",
    "name_concern",
    "note_no_contact",
    "record_consent",
    "record_register",
    "replace_contact",
    "restrict_contact",
    "say_not_the_same",
    "set_offers",
    "set_training",
    "withdraw_consent",
]
