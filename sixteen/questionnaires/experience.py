"""Asking how it was, once, and keeping what is said apart from who said it."""

import base64
import hashlib
import hmac
from collections.abc import Mapping
from datetime import date, datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import transaction

from sixteen.audit.recording import record
from sixteen.care.models import Course
from sixteen.domain.experience import ASSESSMENT, FORMS, TREATMENT
from sixteen.intake.models import Consultation
from sixteen.outbox.actions import queue
from sixteen.people.queries import no_contact_with
from sixteen.questionnaires.models import Experience, ExperienceLink
from sixteen.vault import keys

OPEN = "experience-open"
# Asked once, some days after; not of what is long ago, as when an old record comes in.
AFTER, NOT_AFTER, OPEN_FOR = timedelta(days=2), timedelta(days=14), timedelta(days=30)


def ask_how_it_was(*, at: datetime) -> int:
    """Whoever had a first talk or ended a course some days ago is asked, once; how many now."""
    since, until = at - NOT_AFTER, at - AFTER
    talks = Consultation.objects.filter(recorded_at__range=(since, until))
    ended = Course.objects.filter(ended_at__range=(since, until))
    found = [(ASSESSMENT, pk, client) for pk, client in talks.values_list("pk", "client")]
    found += [(TREATMENT, pk, client) for pk, client in ended.values_list("pk", "client")]
    known = set(ExperienceLink.objects.values_list("about", flat=True))
    return sum(_ask(*each, at=at) for each in found if each[1] not in known)


@transaction.atomic
def _ask(kind: str, about: UUID, client: UUID, *, at: datetime) -> int:
    if no_contact_with(client):
        return 0
    link = ExperienceLink(
        client_id=client, kind=kind, about=about, closes_at=at + OPEN_FOR, made_at=at
    )
    link.code_hash = keys.keyed_hash(code_of(link))
    link.save(force_insert=True)
    expires = link.closes_at
    queue(kind=OPEN, about=link.pk, person=client, due_at=at, expires_at=expires, at=at)
    record("ask-experience", by=None, at=at, thing=link, person=client)
    return 1


def code_of(link: ExperienceLink) -> str:
    """32 letters for the path. Treat it like a key: never log or keep it."""
    made = hmac.new(keys.derived("experience-link"), link.pk.bytes, hashlib.sha256).digest()
    return base64.urlsafe_b64encode(made[:24]).decode()


def open_link(code: str, *, at: datetime) -> ExperienceLink | None:
    """None where it is used, over or none: looking changes nothing."""
    rows = ExperienceLink.objects.filter(is_used=False, closes_at__gt=at)
    return rows.filter(code_hash=keys.keyed_hash(code)).first()


@transaction.atomic
def say_how_it_was(*, link: ExperienceLink, answers: Mapping[str, str], at: datetime) -> bool:
    """Once. Kept with its month and nothing else; the audit says that a link was used, by nobody.
    False where it was used already."""
    now = ExperienceLink.objects.select_for_update().get(pk=link.pk)
    if now.is_used:
        return False
    now.is_used = True
    now.save(update_fields=["is_used"])
    known = {asked.code: dict(asked.answers) for asked in FORMS[now.kind]}
    kept = {code: value for code, value in answers.items() if value in known.get(code, {})}
    month = at.astimezone(ZoneInfo(settings.ZONE)).date().replace(day=1)
    Experience.objects.create(kind=now.kind, month=month, answers=kept)
    record("say-experience", by=None, at=at)
    return True


def said(kind: str, first: date, before: date) -> list[dict[str, str]]:
    """What was said in months from first on, before another."""
    rows = Experience.objects.filter(kind=kind, month__gte=first, month__lt=before)
    return list(rows.values_list("answers", flat=True))
