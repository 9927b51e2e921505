"""What became of each person whose appointments fell out, for the pages about an absence."""

from dataclasses import dataclass
from datetime import datetime

from sixteen.care.actions.absences import AWAY, end_absence, note_told
from sixteen.care.models import Absence, AwayNotice
from sixteen.journeys.absences import Changed, cancel_for_absence
from sixteen.outbox.models import Message
from sixteen.people.models import Account, Client, SafeContact
from sixteen.people.queries import current_contact
from sixteen.scheduling.models import Appointment
from sixteen.vault.rows import opened

BY = {"email": "by e-mail", "text": "as a text message"}


@dataclass(frozen=True)
class Told:
    """One person, what fell out, and what was done. calls: somebody still has to ring or say it."""

    notice: AwayNotice
    client: Client
    contact: SafeContact
    appointments: list[Appointment]
    done: str
    calls: bool


def told_of(absence: Absence, *, at: datetime) -> list[Told]:
    """Everybody for whom something was cancelled, who is still to be told first."""
    notices = opened(absence.notices.exclude(state="draft").select_related("client"))
    messages = {
        (row.about, row.about_revision): row
        for row in Message.objects.filter(kind=AWAY, about__in=[each.pk for each in notices])
    }
    rows = [_told(each, messages.get((each.pk, each.revision)), absence) for each in notices]
    return sorted(rows, key=lambda row: (not row.calls, row.appointments[0].starts_at))


def _told(notice: AwayNotice, message: Message | None, absence: Absence) -> Told:
    lost = notice.lost.select_related("appointment__kind", "appointment__room__site")
    appointments = [row.appointment for row in lost.order_by("appointment__starts_at")]
    done, calls = _done(notice, message)
    if calls and absence.ended_at is not None:
        done = f"{done} It was taken back meanwhile: tell them how it stands."
    contact = current_contact(notice.client)
    return Told(notice, notice.client, contact, appointments, done, calls)


def _done(notice: AwayNotice, message: Message | None) -> tuple[str, bool]:
    if notice.state == "told":
        return "Told by somebody here.", False
    if notice.state == "call" or message is None:
        return "Nothing may be written to them, or there was no time.", True
    if message.state == "sent":
        return f"Told {BY.get(message.channel, 'in writing')}.", False
    if message.state in ("queued", "sending"):
        return "On its way.", False
    if message.outcome == "too late":
        return "It could not be sent in time.", True
    return "It was not sent.", True


CHANGED = "This has changed since you looked, so nothing was done. This is how it stands now."


def step(
    absence: Absence, action: str, *, mark: str, client: str, by: Account, at: datetime
) -> tuple[bool, str]:
    """What a button of the page does: cancel, told or back. Whether it was done, and in words."""
    if action == "cancel":
        try:
            told = cancel_for_absence(absence=absence, mark=mark, by=by, at=at)
        except Changed:
            return False, CHANGED
        if not told:
            return False, "Nothing stands in the diary then: nothing was done."
        return True, "Saved. The appointments are cancelled. See below who still has to be rung."
    if action == "back":
        end_absence(absence=absence, by=by, at=at)
        return (
            True,
            "Saved. What was cancelled stays so: book it again where that is wanted.",
        )
    for notice in absence.notices.exclude(state="draft"):
        if action == "told" and str(notice.client_id) == client:
            note_told(notice=notice, by=by, at=at)
            return True, "Saved."
    return False, CHANGED
