"""A client's answers as staff write them down: in the room, by telephone or from paper.

They stand beside what the client may have answered meanwhile in another way. There is one response;
what changed in it, and by whom, is in the audit.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from django.db import transaction

from sixteen.care.actions.alerts import raise_alert
from sixteen.care.refusals import Stale
from sixteen.domain.measures.catalogue import measure as measure_of
from sixteen.domain.safety import needs_a_clinician
from sixteen.journeys.answering import alone_with, finish, save_answer, with_them
from sixteen.people.models import Account
from sixteen.questionnaires.models import Request, Response
from sixteen.questionnaires.queries import response_of
from sixteen.questionnaires.refusals import NotAnswerable

Answers = Mapping[str, int | None]
BESIDE = "written down by staff beside other answers, which were not changed"


def write_down(
    *, request: Request, answers: Answers, revision: int, by: Account, at: datetime, mode: str
) -> bool:
    """Keep these answers and send the form. A blank (None) takes nothing away that is kept.

    False where they were sent already, and the same: nothing happens then.
    revision: of the response that stood on the page, 0 for none. Stale where the client, or another
    window, answered since, NotAnswerable where it is not asked any more: then nothing is kept, but
    a clinician is made to look at what these answers say about safety.
    """
    try:
        return _keep_all(request, answers, revision, by, at, mode)
    except Stale as stale:
        _look_at_safety(request, answers, stale.row, by, at, mode)
        raise
    except NotAnswerable:
        _look_at_safety(request, answers, response_of(request), by, at, mode)
        raise


@transaction.atomic
def _keep_all(
    request: Request, answers: Answers, revision: int, by: Account, at: datetime, mode: str
) -> bool:
    with alone_with(request):
        there = response_of(request)
        kept = _answers(there)
        new = differing(answers, kept)
        if there is not None and (there.finished_at or there.revision != revision):
            if new or not there.finished_at:
                raise Stale(there)
            return False
        # What is about safety comes first.
        safety = {item.code for item in measure_of(request.measure).safety_items}
        for item in sorted(new, key=lambda code: code not in safety):
            save_answer(request=request, item=item, value=new[item], by=by, at=at, mode=mode)
        finish(request=request, by=by, at=at, mode=mode)
        return True


def differing(answers: Answers, kept: Answers) -> dict[str, int]:
    """Those that say something else than what is kept. A blank says nothing."""
    return {
        item: value
        for item, value in answers.items()
        if value is not None and value != kept.get(item)
    }


def _look_at_safety(
    request: Request, answers: Answers, there: Response | None, by: Account, at: datetime, mode: str
) -> None:
    new = differing(answers, _answers(there))
    concerns = needs_a_clinician(measure_of(request.measure), new)
    if concerns:
        raise_alert(
            client=request.client,
            course=request.course,
            concerns=[replace(each, words=f"{each.words} – {BESIDE}") for each in concerns],
            by=by,
            at=at,
            with_them=with_them(by, mode),
        )


def _answers(response: Response | None) -> dict[str, int | None]:
    return dict(response.open("answers") or {}) if response else {}
