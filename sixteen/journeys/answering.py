"""Answering: the answer is kept and, where a clinician has to look, they are made to, in one step.

Whether the form is ever finished makes no difference to that.
"""

from datetime import datetime

from django.db import transaction

from sixteen.care.actions.alerts import note_change, raise_alert
from sixteen.care.queries import open_alert_of, was_raised
from sixteen.care.sentence import sentence_of
from sixteen.domain.measures.catalogue import measure as measure_of
from sixteen.domain.safety import needs_a_clinician
from sixteen.people.models import Account, Client
from sixteen.questionnaires.actions import finish_answers, keep_answer
from sixteen.questionnaires.models import IN_THE_ROOM, Request, Response
from sixteen.questionnaires.queries import answers_of


@transaction.atomic
def save_answer(
    *,
    request: Request,
    item: str,
    value: int | None,
    by: Account | None,
    at: datetime,
    mode: str = "portal",
) -> Response:
    """Keep one answer (None: passed over), and raise the alert it calls for.

    mode: portal, in the room, by telephone or on paper. An answer that is put back to zero leaves
    the alert open and is noted in it. Raises what questionnaires.actions.keep_answer raises.
    """
    Client.objects.select_for_update().get(pk=request.client_id)
    said = answers_of(request)
    response, _, changed = keep_answer(
        request=request, item=item, value=value, by=by, at=at, mode=mode
    )
    if not changed:
        return response
    measure = measure_of(request.measure)
    concerns = needs_a_clinician(measure, {item: value})
    if concerns:
        raise_alert(
            client=request.client,
            course=request.course,
            concerns=concerns,
            by=by,
            at=at,
            with_them=_with_them(by, mode),
        )
    elif item in said and needs_a_clinician(measure, {item: said[item]}):
        words = f"{measure.name}: “{measure.item(item).text}” – the answer was changed afterwards"
        kind = f"{measure.code}.{item}"
        note_change(client=request.client, words=words, kind=kind, by=by, at=at)
    return response


def _with_them(by: Account | None, mode: str) -> Account | None:
    """Who is in the room: they are asked to ask, and nobody else is made to look."""
    return by if mode == IN_THE_ROOM else None


@transaction.atomic
def finish(*, request: Request, by: Account | None, at: datetime, mode: str = "portal") -> Response:
    """Send the form. A safety question left blank makes a clinician ask.

    Sent already: the same response, and nothing happens. What was answered raised its alert when it
    was saved, so a form sent later does not wake up what a clinician has closed since.
    """
    Client.objects.select_for_update().get(pk=request.client_id)
    before = Request.objects.get(pk=request.pk).state
    response = finish_answers(request=request, by=by, at=at, mode=mode)
    if before == "answered":
        return response
    measure = measure_of(request.measure)
    answers = response.open("answers") or {}
    concerns = needs_a_clinician(measure, answers, finished=True)
    blank = [concern for concern in concerns if concern.value is None]
    blank = [c for c in blank if not was_raised(request.client, c, since=response.begun_at)]
    if blank:
        raise_alert(
            client=request.client,
            course=request.course,
            concerns=blank,
            by=by,
            at=at,
            with_them=_with_them(by, mode),
        )
    return response


def who_reads(*, request: Request, at: datetime | None = None) -> str:
    """The true sentence about who looks at what was answered, from the very alert it raised.

    Empty where no alert is open. Promises no time that has passed already.
    """
    alert = open_alert_of(request.client)
    return "" if alert is None else sentence_of(alert, at=at)
