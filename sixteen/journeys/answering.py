"""Answering: the answer is kept and, where a clinician has to look, they are made to, in one step.

Whether the form is ever finished makes no difference to that.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, datetime

from django.db import transaction

from sixteen.audit.recording import recorded_together
from sixteen.care.actions.alerts import note_change, raise_alert
from sixteen.care.queries import open_alert_of, was_raised
from sixteen.care.sentence import sentence_of
from sixteen.domain.measures.catalogue import measure as measure_of
from sixteen.domain.safety import Concern, needs_a_clinician
from sixteen.intake.telling import read_on as worked_before
from sixteen.people.models import Account, Client
from sixteen.questionnaires.actions import finish_answers, keep_answer
from sixteen.questionnaires.models import IN_THE_ROOM, Request, Response
from sixteen.vault.compiled import Compiled, Given
from sixteen.vault.person_keys import held_under_lock

_LOCKED = Compiled(
    lambda: (
        Client.objects.select_for_update(no_key=True)
        .only("pk")
        .filter(pk=Given("pk", Client, "id"))
    )
)
CHANGED = "the answer was changed afterwards"
TOO_LATE = "given after the form had closed: the answers were not changed"
ASKED_TO_BE_RUNG = (
    "They ask you to get in touch. Look first how they may be reached: it is on their page."
)


@transaction.atomic
def save_answer(
    *,
    request: Request,
    item: str,
    value: int | None,
    by: Account | None,
    at: datetime,
    mode: str = "portal",
    edition: str = "",
) -> Response:
    """Keep one answer (None: passed over), and raise the alert it calls for.

    edition: of the words in which it was asked, where they are not the measure's own.
    mode: portal, link, in the room, by telephone or on paper. An answer that is put back to zero
    leaves the alert open and is noted in it. Raises what questionnaires.actions.keep_answer raises.
    """
    with alone_with(request) as client:
        response, said, changed = keep_answer(
            request=request, item=item, value=value, by=by, at=at, mode=mode, edition=edition
        )
        if not changed:
            return response
        measure = measure_of(request.measure)
        concerns = needs_a_clinician(measure, {item: value})
        if concerns:
            _make_look(client, request, concerns, by=by, at=at, mode=mode)
        elif item in said and needs_a_clinician(measure, {item: said[item]}):
            note_change(
                client=client,
                words=f"{measure.name}: “{measure.item(item).text}” – {CHANGED}",
                kind=f"{measure.code}.{item}",
                by=by,
                at=at,
            )
    return response


@contextmanager
def alone_with(request: Request) -> Iterator[Client]:
    """Nobody else writes what this client says, or destroys their key, until the commit; what is
    done meanwhile stands in the audit in one go."""
    client = _LOCKED.get(pk=request.client_id)
    with held_under_lock(), recorded_together():
        yield client


def _make_look(
    client: Client,
    request: Request,
    concerns: Iterable[Concern],
    *,
    by: Account | None,
    at: datetime,
    mode: str,
) -> None:
    raise_alert(
        client=client,
        course=request.course,
        concerns=concerns,
        by=by,
        at=at,
        with_them=with_them(by, mode),
        is_locked=True,
    )


def hear_too_late(
    *, request: Request, item: str, value: int | None, by: Account | None, at: datetime
) -> bool:
    """An answer that came where the form takes none any more. It changes none of the answers; a
    clinician is made to look where it calls for one. Returns whether it does.

    What is kept makes no difference: by a link, nobody can find it out in this way.
    """
    measure = measure_of(request.measure)
    concerns = needs_a_clinician(measure, {item: value})
    if not concerns:
        return False
    late = [replace(each, words=f"{each.words} – {TOO_LATE}") for each in concerns]
    raise_alert(client=request.client, course=request.course, concerns=late, by=by, at=at)
    return True


def with_them(by: Account | None, mode: str) -> Account | None:
    """Who is in the room: they are asked to ask, and nobody else is made to look."""
    return by if mode == IN_THE_ROOM else None


@transaction.atomic
def finish(
    *,
    request: Request,
    by: Account | None,
    at: datetime,
    mode: str = "portal",
    edition: str = "",
) -> Response:
    """Send the form. A safety question left blank makes a clinician ask.

    edition: of the words in which they were read over; "" where they were not.

    Sent already: the same response, and nothing happens. What was answered raised its alert when it
    was saved, so a form sent later does not wake up what a clinician has closed since.
    """
    with alone_with(request) as client:
        response, is_new = finish_answers(request=request, by=by, at=at, mode=mode, edition=edition)
        if not is_new:
            return response
        measure = measure_of(request.measure)
        answers = response.open("answers") or {}
        concerns = needs_a_clinician(measure, answers, finished=True)
        blank = [concern for concern in concerns if concern.value is None]
        blank = [c for c in blank if not was_raised(client, c, since=response.begun_at)]
        if blank:
            _make_look(client, request, blank, by=by, at=at, mode=mode)
    return response


def who_reads(*, request: Request, at: datetime | None = None, named: bool = True) -> str:
    """The true sentence about who looks at what was answered, from the very alert it raised.

    Empty where no alert is open. Promises no time that has passed already. named: False where
    somebody else could read it, for the reader's name.
    """
    alert = open_alert_of(request.client)
    return "" if alert is None else sentence_of(alert, at=at, named=named)


def read_on(*, request: Request, at: datetime) -> date | None:
    """The day by which the therapist has had time at work to read it before the session; None where
    there is no such time, or no session to come."""
    session = request.session
    appointment = session.appointment if session is not None else None
    if appointment is None or appointment.state != "booked" or appointment.starts_at <= at:
        return None
    return worked_before(appointment, at=at)


@transaction.atomic
def ask_to_be_rung(*, request: Request, by: Account | None, at: datetime) -> None:
    """After an answer that a clinician looks at: they would like somebody to get in touch."""
    concern = Concern("asked", "to be rung", None, ASKED_TO_BE_RUNG)
    raise_alert(client=request.client, course=request.course, concerns=[concern], by=by, at=at)
