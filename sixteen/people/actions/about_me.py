"""Saying something of oneself, and taking it back."""

from datetime import datetime

from django.conf import settings
from django.db import transaction

from sixteen.audit.recording import record
from sixteen.domain.about_me import PURPOSE, QUESTIONS
from sixteen.people.actions.clients import record_consent
from sixteen.people.actions.stopping import withdraw_consent
from sixteen.people.models import AboutMe, Account, Client
from sixteen.people.refusals import AboutMeChanged


@transaction.atomic
def say_about_me(
    *, client: Client, question: str, answer: str, before: str, by: Account, at: datetime
) -> AboutMe:
    """answer: one that the question has. before: what stood there when the page was opened;
    AboutMeChanged where something else stands there now. The first answer is the consent."""
    if answer not in dict(QUESTIONS[question].choices):
        raise ValueError(f"no answer to {question}: {answer!r}")
    Client.objects.select_for_update().get(pk=client.pk)
    row = AboutMe.objects.filter(client=client).first()
    said = (row.open("said") if row else None) or {}
    now = said.get(question, "")
    if row is not None and now == answer:
        return row
    if now != before:
        raise AboutMeChanged
    if row is None:
        version = settings.PRIVACY_VERSION
        record_consent(client=client, purpose=PURPOSE, version=version, by=by, at=at)
    row = row or AboutMe(client=client)
    row.seal(said=said | {question: answer})
    row.said_at = at
    row.save()
    record("say-about-me", by=by, at=at, thing=row, person=client.pk)
    return row


@transaction.atomic
def take_about_me_back(*, client: Client, by: Account, at: datetime) -> None:
    """All of it goes, and with it the consent. Nothing said: nothing happens."""
    Client.objects.select_for_update().get(pk=client.pk)
    for row in AboutMe.objects.filter(client=client):
        record("take-about-me-back", by=by, at=at, thing=row, person=client.pk)
        row.delete()
    withdraw_consent(client=client, purpose=PURPOSE, by=by, at=at)


def join_about_me(*, kept: Client, gone: Client) -> None:
    """What is not said on the record that is kept, and is on the other one, is kept, too."""
    theirs = AboutMe.objects.filter(client=gone).first()
    if theirs is None:
        return
    mine = AboutMe.objects.filter(client=kept).first()
    if mine is None:
        theirs.seal_for(kept.pk)
        theirs.save()
        return
    mine.seal(said=theirs.open("said") | mine.open("said"))
    mine.save()
    theirs.delete()
