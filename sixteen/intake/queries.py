"""Who asked for help and where they stand. The office's view has no clinical word in it."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sixteen.domain import pathway
from sixteen.domain.pathway import State
from sixteen.intake.models import Enquiry, Offer
from sixteen.people.models import Account, Client
from sixteen.vault.rows import opened

STATE_WORDS = {
    State.ENQUIRY: "Asked for help",
    State.AWAITING_REPLY: "Thinking about it",
    State.OFFERED: "A place was offered",
    State.WAITING: "Waiting for a place",
    State.IN_CONSULTATION: "Consultation",
    State.AGREED: "Agreed, times not booked yet",
    State.IN_COURSE: "In a course",
    State.PAUSED: "Paused",
    State.ENDED_EARLY: "Ended early",
    State.ENDED: "Ended",
    State.FOLLOW_UP: "Follow-up",
    State.CLOSED: "Closed",
}
OWNER_WORDS = {
    "reception": "Reception",
    "clinician": "The clinician",
    "therapist": "The therapist",
    "service_lead": "The service lead",
}


@dataclass(frozen=True)
class Standing:
    """Where one person stands, in words for the office: outcome, owner and next step only."""

    id: UUID
    client_id: UUID
    name: str
    state: str
    state_words: str
    since: datetime
    owner: str
    next_step: str
    due: datetime | None
    overdue: bool


def open_enquiries(*, at: datetime) -> list[Standing]:
    """Every open enquiry with its owner and next step, what is longest overdue first."""
    rows = Enquiry.objects.filter(state__in=[state.value for state in pathway.OPEN_STATES])
    rows = rows.select_related("client", "owner__therapist").order_by("next_action_due")
    return _standings(rows, at=at)


def standing_of(client: Client, *, at: datetime) -> Standing | None:
    """Where this person stands; None for somebody who never asked."""
    row = newest_enquiry(client)
    return next(iter(_standings([row], at=at)), None) if row else None


def _standings(rows, *, at: datetime) -> list[Standing]:  # type: ignore[no-untyped-def]
    rows = list(rows)
    names = {each.pk: each.open("name") for each in opened(row.client for row in rows)}
    staff = {each.pk: each.open("name") for each in opened(r.owner for r in rows if r.owner)}
    return [
        Standing(
            id=row.pk,
            client_id=row.client_id,
            name=names.get(row.client_id, ""),
            state=row.state,
            state_words=STATE_WORDS[State(row.state)],
            since=row.state_since,
            owner=staff.get(row.owner_id) or OWNER_WORDS.get(row.owner_role, ""),
            next_step=pathway.action_words(row.next_action) if row.next_action else "",
            due=row.next_action_due,
            overdue=row.next_action_due is not None and row.next_action_due < at,
        )
        for row in rows
    ]


def newest_enquiry(client: Client) -> Enquiry | None:
    """The newest that is open; where none is, the newest of all."""
    found = Enquiry.objects.filter(client=client).select_related("appointment", "client")
    rows = list(found.order_by("-made_at"))
    still_open = (row for row in rows if row.state in pathway.OPEN_STATES)
    return next(still_open, rows[0] if rows else None)


def enquiry_to_arrange(client: Client) -> Enquiry | None:
    """The one whose consultation reception arranges next. Somebody may have two, each with a
    referral of its own, or wait for a place as well: none of them hides another."""
    rows = Enquiry.objects.filter(client=client, state=State.ENQUIRY.value)
    return rows.select_related("client").order_by("made_at").first()


def consultations_to_record(account: Account, *, at: datetime) -> list[Enquiry]:
    """Consultations of this clinician that have begun and were not recorded, oldest first."""
    rows = _held_by(account).filter(
        state=State.IN_CONSULTATION.value, appointment__starts_at__lte=at
    )
    return list(rows.order_by("appointment__starts_at"))


def suitable_without_course(account: Account) -> list[Enquiry]:
    """People whom this clinician saw and found suitable, and who have no course yet."""
    rows = _held_by(account).filter(
        consultation__decision__in=["suitable", "other_therapy"],
        state__in=[State.WAITING.value, State.OFFERED.value, State.AGREED.value],
    )
    return list(rows.order_by("state_since"))


def _held_by(account: Account):  # type: ignore[no-untyped-def]
    rows = Enquiry.objects.filter(appointment__therapist=account)
    return rows.select_related("appointment__kind", "client")


def waiting_enquiries() -> list[Enquiry]:
    """Who waits for a place, the longest wait first. A wait begins when somebody asked for help:
    an offer that was refused, or a state that changed, costs nobody their place."""
    rows = Enquiry.objects.filter(state=State.WAITING.value)
    return list(rows.select_related("client", "consultation").order_by("made_at", "pk"))


def open_offers_by_therapist() -> Counter[UUID]:
    """How many of a therapist's places are kept for somebody who may still say yes."""
    rows = Offer.objects.filter(state="open")
    return Counter(rows.values_list("therapist_id", flat=True))


def open_offers_by_client(clients: Iterable[UUID]) -> dict[UUID, UUID]:
    """The enquiry through which something is offered to each of these. None open: not in it."""
    rows = Offer.objects.filter(client__in=list(clients), state="open")
    return dict(rows.values_list("client_id", "enquiry_id"))
