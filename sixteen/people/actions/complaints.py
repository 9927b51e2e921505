"""Complaints: written down, acknowledged by somebody who owns them, answered."""

from datetime import date, datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from sixteen.audit.recording import record
from sixteen.people.models import Account, Client, Complaint
from sixteen.people.refusals import ComplaintRefused

SENT_BEFORE = _("This page was sent before, with other words. Both can be sent: send it again.")
CHANGED = _(
    "Somebody else has written about it meanwhile. Look at it again; nothing typed is lost."
)


@transaction.atomic
def complain(
    *, client: Client, mark: UUID, words: str, today: date, days: int, by: Account, at: datetime
) -> Complaint:
    """mark: its id; the same sent again is the same. days: until it has to be acknowledged."""
    Client.objects.select_for_update().get(pk=client.pk)
    kept = Complaint.objects.filter(pk=mark).first()
    if kept is not None:
        if kept.client_id != client.pk or kept.open("words") != words.strip():
            raise ComplaintRefused(SENT_BEFORE)
        return kept
    made = Complaint(id=mark, client=client, made_at=at)
    made.acknowledge_by = today + timedelta(days=days)
    made.seal(words=words.strip(), answer=None)
    made.save(force_insert=True)
    record("complain", by=by, at=at, thing=made, person=client.pk)
    return made


@transaction.atomic
def acknowledge_complaint(*, complaint: Complaint, by: Account, at: datetime) -> Complaint:
    """They read that it has come and who sees to it: whoever presses the button."""
    now = _locked(complaint)
    if now.state != "open":
        return now
    now.state, now.owner, now.acknowledged_at = "acknowledged", by, at
    now.save(update_fields=["state", "owner", "acknowledged_at"])
    record("acknowledge-complaint", by=by, at=at, thing=now, person=now.client_id)
    return now


@transaction.atomic
def answer_complaint(
    *, complaint: Complaint, answer: str, revision: int, by: Account, at: datetime
) -> Complaint:
    """ComplaintRefused where it was answered meanwhile with other words. An answer stays."""
    now = _locked(complaint)
    if now.state == "answered" and now.open("answer") == answer.strip():
        return now
    if now.state == "answered" or now.revision != revision:
        raise ComplaintRefused(CHANGED)
    now.acknowledged_at = now.acknowledged_at or at
    now.state, now.owner, now.answered_at = "answered", by, at
    now.seal(answer=answer.strip())
    now.save()
    record("answer-complaint", by=by, at=at, thing=now, person=now.client_id)
    return now


def _locked(complaint: Complaint) -> Complaint:
    Client.objects.select_for_update().get(pk=complaint.client_id)
    return Complaint.objects.select_for_update(of=("self",)).get(pk=complaint.pk)
