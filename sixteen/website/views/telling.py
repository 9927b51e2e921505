"""“Tell us a little, if you like”: behind the link of a booking, page by page, until we meet.

The link may lie in a mailbox that others read. So a page says that it was answered, and shows what
was written only to the browser session that wrote it.
"""

import secrets
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_safe

from sixteen.intake.access import enquiry_by_link
from sixteen.intake.models import Enquiry
from sixteen.intake.refusals import TooLateToTell
from sixteen.intake.telling import can_still_tell, read_on, tell
from sixteen.intake.told import PAGES, as_answer, in_words, joined
from sixteen.intake.wishes import said_by
from sixteen.people.access import get_or_post, public
from sixteen.people.queries import concern_names
from sixteen.website.telling_forms import FORMS

WRITERS = "wrote"
TITLES = {
    "brings": _("What brings you"),
    "wishes": _("What would suit you"),
    "needs": _("What you need from us"),
    "around": _("Who else is there"),
}


class Told:
    """What was told for one booking, as this browser session may see it."""

    def __init__(self, request: HttpRequest, enquiry: Enquiry) -> None:
        self.session, self.key = request.session, str(enquiry.pk)
        self.kept = getattr(enquiry, "self_referral", None)
        self.enquiry = enquiry

    @property
    def writer(self) -> str:
        return self.session.get(WRITERS, {}).get(self.key, "")

    def begin(self) -> str:
        """The mark of this session, made at its first answer."""
        mark = self.writer or secrets.token_urlsafe(12)
        self.session[WRITERS] = self.session.get(WRITERS, {}) | {self.key: mark}
        return mark

    def forget(self) -> None:
        """From now on this session, too, is shown nothing of what was written."""
        others = dict(self.session.get(WRITERS, {}))
        others.pop(self.key, None)
        self.session[WRITERS] = others

    def is_answered(self, page: str) -> bool:
        return self.kept is not None and getattr(self.kept, page) is not None

    def own(self, page: str) -> dict[str, Any] | None:
        """What this session itself wrote there; None for what another one did, or nobody."""
        if not self.writer or not self.is_answered(page):
            return None
        kept = self.kept.open(page)
        if kept["writer"] != self.writer or (page != "around" and self._changed_by_us()):
            return None
        return joined(page, kept, said_by(self.enquiry))

    def _changed_by_us(self) -> bool:
        """Whether somebody of the practice wrote down other wishes since."""
        wishes = getattr(self.enquiry, "wishes", None)
        return wishes is not None and wishes.written_by_id is not None


@public
@require_safe
def overview(request: HttpRequest, code: str) -> HttpResponse:
    enquiry = enquiry_by_link(code, at=timezone.now())
    if not _open(enquiry):
        return _over(request, code)
    told = Told(request, enquiry)
    pages = [(page, TITLES[page], told.is_answered(page)) for page in PAGES]
    return render(request, "website/tell.html", _context(enquiry, code) | {"pages": pages})


@public
@sensitive_post_parameters()
@get_or_post
def page(request: HttpRequest, code: str, page: str) -> HttpResponse:
    if page not in FORMS:
        raise Http404
    enquiry = enquiry_by_link(code, at=timezone.now())
    if not _open(enquiry):
        return _over(request, code)
    told = Told(request, enquiry)
    own = told.own(page)
    more = {"concerns": concern_names()} if page == "brings" else {}
    form = FORMS[page](request.POST if request.method == "POST" else None, initial=own, **more)
    removing = request.POST.get("action") == "remove"
    if not (removing or form.is_valid()):
        return _form(request, enquiry, code, page, form)
    answer = None if removing else as_answer(form.cleaned_data, told.begin())
    # Left empty where nothing of it was shown: what another session wrote stays.
    if removing or answer or own:
        try:
            tell(enquiry=enquiry, page=page, answer=answer, at=timezone.now())
        except TooLateToTell:
            return _over(request, code)
    return redirect(*_following(page, code))


@public
@get_or_post
def check(request: HttpRequest, code: str) -> HttpResponse:
    enquiry = enquiry_by_link(code, at=timezone.now())
    told = Told(request, enquiry)
    if request.method == "POST":
        told.forget()
        messages.success(request, _("Thank you. You can come back to this until we meet."))
        return redirect("website:booked", code=code)
    if not _open(enquiry):
        return _over(request, code)
    pages = [
        (page, TITLES[page], told.is_answered(page), in_words(told.own(page))) for page in PAGES
    ]
    return render(request, "website/tell_check.html", _context(enquiry, code) | {"pages": pages})


def _open(enquiry: Enquiry) -> bool:
    return can_still_tell(enquiry.appointment, at=timezone.now())


def _over(request: HttpRequest, code: str) -> HttpResponse:
    messages.info(request, _("This was open until the appointment. You can say it when we talk."))
    return redirect("website:booked", code=code)


def _following(page: str, code: str) -> tuple[str, ...]:
    left = PAGES[PAGES.index(page) + 1 :]
    return ("website:tell_page", code, left[0]) if left else ("website:tell_check", code)


def _context(enquiry: Enquiry, code: str) -> dict[str, Any]:
    appointment = enquiry.appointment
    return {
        "code": code,
        "appointment": appointment,
        "read_on": read_on(appointment, at=timezone.now()),
        "therapist": appointment.therapist.therapist.public_name,
    }


def _form(request: HttpRequest, enquiry: Enquiry, code: str, page: str, form: Any) -> HttpResponse:
    told = Told(request, enquiry)
    context = _context(enquiry, code) | {
        "page": page,
        "title": TITLES[page],
        "number": PAGES.index(page) + 1,
        "of": len(PAGES),
        "form": form,
        "answered": told.is_answered(page),
        "shown": told.own(page) is not None,
        "following": _following(page, code),
    }
    status = 422 if form.is_bound else 200
    return render(request, "website/tell_page.html", context, status=status)
