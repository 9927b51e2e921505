"""A client asks for a copy of everything; a clinician decides about passages; then it is ready."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from sixteen.audit.recording import record
from sixteen.care.models import AccessRequest, Course, PassageDecision
from sixteen.care.queries.access_requests import copies_with_notes_of
from sixteen.care.refusals import NotAllowed
from sixteen.domain.answering_time import answer_by
from sixteen.intake.models import Consultation
from sixteen.journeys.data.rows import RowOfTheirs, rows_of
from sixteen.people.models import Account, Client
from sixteen.vault.rows import opened

A_DAY = timedelta(days=1)
OPEN = _("You have asked for a copy already, and it is being made.")
TODAY = _("Your copy became ready within the last day. It stands below.")
NOT_ALL = _("Not every passage is decided yet.")
READY = _("It is ready already.")
CHANGED = _("What stands here has changed since the page was opened. Look at it again.")


@transaction.atomic
def ask_for_copy(*, client: Client, by: Account, at: datetime) -> AccessRequest:
    """NotAllowed where one is being made. Where nothing is to be decided it is ready at once."""
    Client.objects.select_for_update().get(pk=client.pk)
    if AccessRequest.objects.filter(client=client, state="asked").exists():
        raise NotAllowed(OPEN)
    if AccessRequest.objects.filter(client=client, ready_at__gt=at - A_DAY).exists():
        raise NotAllowed(TODAY)
    day = at.astimezone(ZoneInfo(settings.ZONE)).date()
    made = AccessRequest(client=client, asked_at=at, due=answer_by(day))
    made.clinician = clinician_for(client)
    made.seal(because=None)
    made.save(force_insert=True)
    record("ask-for-copy", by=by, at=at, thing=made, person=client.pk)
    if not undecided(made):
        _ready(made, by, at)
    return made


def clinician_for(client: Client) -> Account | None:
    """Who decides: the therapist of the newest course, else who held the newest consultation."""
    course = Course.objects.filter(client=client).order_by("-made_at").first()
    if course is not None and course.therapist.is_active:
        return course.therapist
    held = Consultation.objects.filter(client=client).order_by("-held_at").first()
    return held.held_by if held is not None and held.held_by.is_active else None


@transaction.atomic
def extend_answer(*, request: AccessRequest, because: str, by: Account, at: datetime) -> None:
    """Two months more, once, with the reason that the client reads."""
    now = _locked(request)
    if now.state != "asked" or now.extended:
        raise NotAllowed(READY if now.state != "asked" else _("It was extended already."))
    asked = now.asked_at.astimezone(ZoneInfo(settings.ZONE)).date()
    now.extended, now.due = True, answer_by(asked, extended=True)
    now.seal(because=because.strip())
    now.save()
    record("extend-copy", by=by, at=at, thing=now, person=now.client_id)


@transaction.atomic
def give_copy_to(*, request: AccessRequest, clinician: Account, by: Account, at: datetime) -> None:
    """Somebody else decides, where nobody does or who did has left."""
    now = _locked(request)
    now.clinician = clinician
    now.save(update_fields=["clinician"])
    record("give-copy", by=by, at=at, thing=now, person=now.client_id)


@transaction.atomic
def decide_row(
    *,
    request: AccessRequest,
    row: RowOfTheirs,
    answers: Mapping[int, tuple[str, str]],
    by: Account,
    at: datetime,
) -> None:
    """answers: by the number of a passage, what is decided and why. NotAllowed where it is ready,
    or where the words have changed since they were looked at."""
    now = _locked(request)
    if now.state != "asked":
        raise NotAllowed(READY)
    fresh = row_of(now, row.pk)
    if fresh is None or fresh.passages != row.passages:
        raise NotAllowed(CHANGED)
    if {each.number for each in row.to_decide} - set(answers):
        raise NotAllowed(NOT_ALL)
    PassageDecision.objects.filter(request=now, row=row.pk).delete()
    for passage in row.to_decide:
        answer, why = answers[passage.number]
        made = PassageDecision(
            request=now,
            client_id=now.client_id,
            kind=row.kind,
            row=row.pk,
            number=passage.number,
            answer=answer,
            by=by,
            at=at,
        )
        made.seal(said={"passage": passage.words, "why": why.strip()})
        made.save(force_insert=True)
    record("decide-copy", by=by, at=at, thing=now, person=now.client_id)


@transaction.atomic
def finish_copy(*, request: AccessRequest, by: Account, at: datetime) -> AccessRequest:
    """Everything is decided: the client can take it. Sent twice, it is ready once."""
    now = _locked(request)
    if now.state == "ready":
        return now
    if undecided(now):
        raise NotAllowed(NOT_ALL)
    return _ready(now, by, at)


def _ready(request: AccessRequest, by: Account, at: datetime) -> AccessRequest:
    request.state, request.ready_at, request.ready_by = "ready", at, by
    request.save(update_fields=["state", "ready_at", "ready_by"])
    record("finish-copy", by=by, at=at, thing=request, person=request.client_id)
    return request


def _locked(request: AccessRequest) -> AccessRequest:
    Client.objects.select_for_update().get(pk=request.client_id)
    return AccessRequest.objects.select_for_update(of=("self",)).get(pk=request.pk)


def decisions_of(request: AccessRequest) -> dict[tuple[UUID, int], PassageDecision]:
    rows = PassageDecision.objects.filter(request=request).select_related("request")
    return {(row.row, row.number): row for row in opened(rows)}


def rows_to_decide(request: AccessRequest) -> list[RowOfTheirs]:
    rows = rows_of(request.client, until=request.ready_at)
    return [row for row in rows if row.to_decide]


def row_of(request: AccessRequest, pk: UUID) -> RowOfTheirs | None:
    return next((row for row in rows_to_decide(request) if row.pk == pk), None)


def undecided(request: AccessRequest) -> list[RowOfTheirs]:
    """Rows with a passage about which nothing is decided, or other words than stand there now."""
    decided = decisions_of(request)
    return [row for row in rows_to_decide(request) if not is_decided(row, decided)]


def own_notes_to_decide(account: Account) -> list[tuple[AccessRequest, RowOfTheirs]]:
    """Working notes and drafts of theirs, in copies that somebody else decides about."""
    return [
        (asked, row)
        for asked in copies_with_notes_of(account)
        for row in undecided(asked)
        if row.private_to == account.pk
    ]


def holds_to_decide(request: AccessRequest) -> list[RowOfTheirs]:
    """What is for the service lead."""
    return [row for row in undecided(request) if row.of_lead]


def is_decided(row: RowOfTheirs, decided: Mapping[tuple[UUID, int], PassageDecision]) -> bool:
    return all(
        answer_to(row, number, words, decided) is not None
        for number, words in ((each.number, each.words) for each in row.to_decide)
    )


def answer_to(
    row: RowOfTheirs,
    number: int,
    words: str,
    decided: Mapping[tuple[UUID, int], PassageDecision],
) -> str | None:
    """What was decided about these words; None where nothing was."""
    found = decided.get((row.pk, number))
    if found is None or found.open("said")["passage"] != words:
        return None
    return found.answer
