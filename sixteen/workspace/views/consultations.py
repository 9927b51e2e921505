"""After a consultation: what was decided, and the start of the course that follows."""

import uuid
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from sixteen.care import queries as care
from sixteen.care.access import course_for_therapist
from sixteen.care.refusals import NotAllowed
from sixteen.domain.measures.catalogue import usual
from sixteen.domain.pathway import ImpossibleMove
from sixteen.domain.protocol import DIT, PROTOCOLS
from sixteen.intake import access, actions
from sixteen.intake.actions import AlreadyRecorded
from sixteen.intake.told import PAGES, in_words, joined
from sixteen.journeys import courses
from sixteen.people.access import permitted
from sixteen.people.models import Client
from sixteen.people.names import name_of
from sixteen.people.permissions import Permission
from sixteen.people.queries import codes_may_go_to
from sixteen.scheduling import queries as scheduling
from sixteen.scheduling.refusals import NotOffered, SeriesClash, SlotTaken
from sixteen.workspace.forms.consultation import DECIDED, ConsultationForm, StartCourseForm
from sixteen.workspace.views.referrals import referred

CODE = "invitation-code"


@permitted(Permission.CASELOAD)
def consultation(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Record what was decided; once recorded, read it."""
    now = timezone.now()
    enquiry = access.enquiry_for(request.user, pk, at=now)
    recorded = access.consultation_of(request.user, enquiry, at=now)
    form = ConsultationForm(request.POST or None, at=now)
    has_begun = enquiry.appointment.starts_at <= now
    if request.method == "POST" and recorded is None and form.is_valid():
        if has_begun and _record(request, enquiry, form, now):
            messages.success(request, "Saved.")
            return redirect("workspace:consultation", pk=pk)
        form.add_error(None, "This cannot be recorded now. Look at the page again.")
    context = {
        "enquiry": enquiry,
        "recorded": _opened(recorded) if recorded else None,
        "told": _told(request, enquiry, now),
        "referred": referred(request, enquiry, now),
        "form": form,
        "name": name_of(enquiry.client),
        "has_begun": has_begun,
        "not_saved": recorded is not None and bool(request.POST),
        "can_start": _can_start(enquiry, recorded),
        "course": getattr(enquiry, "course", None),
    }
    return render(request, "workspace/consultation.html", context)


def _record(request: HttpRequest, enquiry: Any, form: ConsultationForm, now: datetime) -> bool:
    typed = form.cleaned_data
    try:
        actions.record_consultation(
            enquiry=enquiry,
            decision=typed["decision"],
            protocol=typed["protocol"],
            reasons=typed["reasons"],
            options_discussed=typed["options_discussed"],
            safety=form.safety_in_words(),
            signpost=typed["signpost"],
            reply_until=typed["reply_until"],
            by=request.user,
            at=now,
        )
    except (AlreadyRecorded, ImpossibleMove):
        return False
    return True


def _opened(recorded: Any) -> dict[str, Any]:
    names = ("reasons", "options_discussed", "safety", "signpost")
    words = {name: recorded.open(name) or "" for name in names}
    therapy = PROTOCOLS.get(recorded.protocol)
    return words | {
        "decision": DECIDED.get(recorded.decision, recorded.decision),
        "therapy": therapy.name if therapy else "",
        "at": recorded.recorded_at,
    }


def _told(request: HttpRequest, enquiry: Any, now: datetime) -> list[tuple[str, str]]:
    """What the person told before, and what they want, in words."""
    told = access.self_referral_of(request.user, enquiry, at=now)
    said = access.wishes_of(request.user, enquiry, at=now)
    answers = (joined(page, told.open(page) if told else None, said) for page in PAGES)
    return [line for answer in answers for line in in_words(answer)]


def _can_start(enquiry: Any, recorded: Any) -> bool:
    return (
        recorded is not None
        and recorded.decision in ("suitable", "other_therapy")
        and not hasattr(enquiry, "course")
    )


@permitted(Permission.CASELOAD)
def start_course(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """The course, its weekly times and its questionnaires, all in one step or not at all."""
    now = timezone.now()
    enquiry = access.enquiry_for(request.user, pk, at=now)
    recorded = access.consultation_of(request.user, enquiry, at=now)
    if not _can_start(enquiry, recorded):
        if request.method == "POST":
            messages.info(request, "The course was started already: nothing was changed now.")
        return redirect("workspace:consultation", pk=pk)
    form = _start_form(request, recorded, now)
    clash: SlotTaken | NotOffered | None = None
    if request.method == "POST" and form.is_valid():
        try:
            started = _start(request, enquiry, form, now)
        except (SlotTaken, NotOffered) as refused:
            clash = refused
        except NotAllowed as refused:
            form.add_error(None, str(refused))
        else:
            if started.code and not _gets_mail(enquiry.client):
                request.session[f"{CODE}-{started.course.pk}"] = started.code
                return redirect("workspace:invitation", pk=started.course.pk)
            messages.success(request, "Saved. The course has begun and its times are booked.")
            if form.cleaned_data["sessions_had"]:
                return redirect("workspace:elsewhere", pk=started.course.pk)
            return redirect("workspace:course", pk=started.course.pk)
    context = {
        "enquiry": enquiry,
        "form": form,
        "name": name_of(enquiry.client),
        "weeks": _weeks(clash),
        "zone": settings.ZONE,
    }
    return render(request, "workspace/start_course.html", context)


@permitted(Permission.CASELOAD)
def invitation(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """The code for a client without e-mail, to be told by phone. It goes once it was told."""
    course = course_for_therapist(request.user, pk, at=timezone.now())
    if request.method == "POST":
        request.session.pop(f"{CODE}-{course.pk}", None)
        return redirect(
            "workspace:elsewhere" if care.elsewhere_of(course) else "workspace:course", pk=pk
        )
    account = course.client.account
    context = {
        "course": course,
        "name": name_of(course.client),
        "code": request.session.get(f"{CODE}-{course.pk}"),
        "sign_in_name": account.open("sign_in") if account else "",
    }
    return render(request, "workspace/invitation.html", context)


def _gets_mail(client: Client) -> bool:
    """Whether this person can sign in with a code by e-mail, and needs no other."""
    return bool(client.open("email")) and codes_may_go_to(client)


def _start_form(request: HttpRequest, recorded: Any, now: datetime) -> StartCourseForm:
    protocol = PROTOCOLS.get(recorded.protocol, DIT)
    initial = {"protocol": protocol.code, "planned_sessions": protocol.sessions}
    initial |= {"format": "in_person", "measures": usual()}
    return StartCourseForm(
        request.POST or None,
        initial=initial,
        rooms=scheduling.rooms(),
        zone=settings.ZONE,
        at=now,
    )


def _start(request: HttpRequest, enquiry: Any, form: StartCourseForm, now: datetime) -> Any:
    typed = form.cleaned_data
    return courses.start_course(
        enquiry=enquiry,
        therapist=request.user,
        protocol=typed["protocol"],
        planned_sessions=typed["planned_sessions"],
        first_starts_at=typed["first_starts_at"],
        room=form.chosen_room,
        format=typed["format"],
        zone=settings.ZONE,
        measures=typed["measures"],
        sessions_had=typed["sessions_had"] or 0,
        by=request.user,
        at=now,
    )


def _weeks(clash: SlotTaken | NotOffered | None) -> list[datetime]:
    """The weeks that do not fit, on the service's clock."""
    if clash is None:
        return []
    weeks = clash.weeks if isinstance(clash, SeriesClash) else [clash.starts_at]
    return [week.astimezone(ZoneInfo(settings.ZONE)) for week in weeks]
