"""Messages that reached nobody, and whom to tell by other means."""

from dataclasses import dataclass
from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from sixteen.office.contact_words import may_ring
from sixteen.outbox.models import NO_SIGN_IN, NOT_SAFE, OUTSIDE, Message
from sixteen.outbox.queries import not_delivered
from sixteen.people.access import permitted
from sixteen.people.names import list_seen
from sixteen.people.permissions import Permission
from sixteen.people.queries import Reached, reached_by_person

# Only what an appointment is about is said; of everything else, that there was something.
ABOUT = {
    "booking-confirmed": "The appointment is booked",
    "appointment-moved": "The appointment has another time",
    "appointment-reminder": "Reminder of the appointment",
    "appointment-cancelled": "The appointment does not take place",
    "offer-made": "A place is offered and waits for their answer",
    "offer-nudge": "A place that is offered still waits for their answer",
    "referral-received": "What they sent has arrived",
}
# Not for a person of ours: whoever referred one.
NOBODYS = {"referral-received": "Somebody who referred a person"}
SOMETHING = "There is something new on their page"
WHY = {
    NOT_SAFE: "They allow no e-mail and no text that we can send, or none is known.",
    NO_SIGN_IN: (
        "Somebody else may read their mailbox, so no link went there, and they have no way of "
        "signing in of their own."
    ),
    OUTSIDE: "It would have come too late: no hour in which they may be written to came before.",
    "gave up": "It was taken on none of our tries: nothing was sent.",
    "too old": "It could not be sent for three days, and then it was too late to.",
    "perhaps sent": "The machine stopped again and again as it was being sent: perhaps it arrived.",
}


@dataclass(frozen=True)
class Lost:
    """One message. client_id: None for a member of staff. ring: the number, where that is safe."""

    due_at: datetime
    name: str
    client_id: object
    about: str
    why: str
    ring: str


@permitted(Permission.DIARY)
@require_safe
def messages_lost(request: HttpRequest) -> HttpResponse:
    now = timezone.now()
    found = not_delivered(at=now)
    people = reached_by_person(message.person for message in found)
    clients = [who.client.pk for who in people.values() if who.client]
    list_seen(clients, by=request.user, at=now)
    rows = [_row(message, people.get(message.person)) for message in found]
    return render(request, "office/messages.html", {"rows": rows})


def _row(message: Message, who: Reached | None) -> Lost:
    client, contact = (who.client, who.contact) if who else (None, None)
    return Lost(
        due_at=message.due_at,
        name=who.name if who else NOBODYS.get(message.kind, "Name erased"),
        client_id=client.pk if client else None,
        about=ABOUT.get(message.kind, SOMETHING),
        why=WHY.get(message.outcome, "It was not sent."),
        ring=may_ring(client, contact, at=timezone.now()) if client and contact else "",
    )
