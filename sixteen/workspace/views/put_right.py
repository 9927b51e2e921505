"""A session that was marked wrongly is put right, with what it was before."""

import uuid
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from sixteen.care import access
from sixteen.care import queries as care
from sixteen.care.actions.attendance_correction import said_of
from sixteen.care.models import Session
from sixteen.care.models.course import BESIDE
from sixteen.care.refusals import NotAllowed, Stale
from sixteen.domain.counting import Became
from sixteen.journeys.attending import correct_attendance
from sixteen.people.access import permitted
from sixteen.people.forms import sent_over
from sixteen.people.names import name_of, names_of
from sixteen.people.permissions import Permission
from sixteen.workspace.course_map import BECAME
from sixteen.workspace.forms.put_right import PutRightForm

ELSEWHERE = "This was put right in another window. See what it is now; what you typed is below."


@permitted(Permission.CASELOAD)
def correct(request: HttpRequest, pk: uuid.UUID, number: int) -> HttpResponse:
    """Attended, late or missed, and what was wrong. One that is not counted stays as it is."""
    now = timezone.now()
    found = access.session_for_therapist(request.user, pk, number, at=now)
    if request.method != "POST" and not may_correct(found):
        return redirect("workspace:session", pk=pk, number=number)
    said = said_of(found)
    form = PutRightForm(request.POST or None, initial={"was": said})
    if form.is_valid():
        typed = form.cleaned_data
        if said == typed["became"] and _is_the_last(found, typed["reason"]):
            return redirect("workspace:session", pk=pk, number=number)
        try:
            counted = correct_attendance(
                session=found,
                was=typed["was"],
                became=Became(typed["became"]),
                reason=typed["reason"],
                by=request.user,
                at=now,
            )
        except Stale:
            form = PutRightForm(sent_over(request.POST, was=said))
            form.add_error(None, ELSEWHERE)
        except NotAllowed as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, f"Saved. {counted.words}")
            found.refresh_from_db()
            return redirect("workspace:session", pk=pk, number=found.number)
    context = {
        "course": found.course,
        "session": found,
        "name": name_of(found.course.client),
        "said": BECAME.get(said, said),
        "form": form,
        "corrections": shown_corrections(found),
    }
    return render(request, "workspace/correct.html", context)


def _is_the_last(session: Session, reason: str) -> bool:
    """Whether this very form was sent before."""
    rows = care.corrections_of(session)
    return bool(rows) and (rows[0].open("reason") or "") == reason.strip()


def may_correct(session: Session) -> bool:
    over = session.state in ("held", "missed") and session.number < BESIDE
    return over and session.course.ended_at is None


def shown_corrections(session: Session) -> list[dict[str, Any]]:
    rows = care.corrections_of(session)
    names = names_of(row.made_by for row in rows)
    return [
        {
            "at": row.made_at,
            "by": names[row.made_by_id],
            "was": BECAME[row.was],
            "became": BECAME[row.became],
            "reason": row.open("reason") or "",
        }
        for row in rows
    ]
