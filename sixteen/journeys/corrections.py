"""A client says what is wrong in their record; their clinician answers."""

from datetime import datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from sixteen.audit.recording import record
from sixteen.care.models import Correction
from sixteen.care.refusals import NotAllowed
from sixteen.domain.answering_time import answer_by
from sixteen.journeys.data.asking import clinician_for
from sixteen.people.models import Account, Client

SENT_BEFORE = _("This page was sent before, with other words. Both can be sent: send it again.")
ANSWERED = _("It was answered meanwhile. What stands there counts; look at it again.")


@transaction.atomic
def ask_for_correction(
    *, client: Client, mark: UUID, wrong: str, right: str, by: Account, at: datetime
) -> Correction:
    """mark: its id; the same sent again is the same. The month of the law runs from now."""
    Client.objects.select_for_update().get(pk=client.pk)
    said = {"wrong": wrong.strip(), "right": right.strip()}
    kept = Correction.objects.filter(pk=mark).first()
    if kept is not None:
        if kept.client_id != client.pk or kept.open("said") != said:
            raise NotAllowed(SENT_BEFORE)
        return kept
    day = at.astimezone(ZoneInfo(settings.ZONE)).date()
    made = Correction(id=mark, client=client, asked_at=at, due=answer_by(day))
    made.clinician = clinician_for(client)
    made.seal(said=said, answer=None)
    made.save(force_insert=True)
    record("ask-for-correction", by=by, at=at, thing=made, person=client.pk)
    return made


@transaction.atomic
def answer_correction(
    *, correction: Correction, outcome: str, answer: str, by: Account, at: datetime
) -> Correction:
    """The record itself is put right where it stands; this says that it was, or why not. Where it
    stays, what the client said stands beside it. NotAllowed where it is answered otherwise."""
    Client.objects.select_for_update().get(pk=correction.client_id)
    now = Correction.objects.select_for_update(of=("self",)).get(pk=correction.pk)
    if now.outcome:
        if (now.outcome, now.open("answer")) == (outcome, answer.strip()):
            return now
        raise NotAllowed(ANSWERED)
    now.outcome, now.answered_at, now.answered_by = outcome, at, by
    now.seal(answer=answer.strip())
    now.save()
    record("answer-correction", by=by, at=at, thing=now, person=now.client_id)
    return now


@transaction.atomic
def give_correction_to(
    *, correction: Correction, clinician: Account, by: Account, at: datetime
) -> None:
    """Somebody else answers, where nobody does or who did has left."""
    Client.objects.select_for_update().get(pk=correction.client_id)
    now = Correction.objects.select_for_update(of=("self",)).get(pk=correction.pk)
    now.clinician = clinician
    now.save(update_fields=["clinician"])
    record("give-correction", by=by, at=at, thing=now, person=now.client_id)
