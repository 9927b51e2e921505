"""About me: what a client may say of themselves, one thing on a page, for counting alone."""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from sixteen.care.access.access_requests import own_record_of
from sixteen.domain.about_me import QUESTIONS, Question, in_words
from sixteen.people.about_me import said_about_me
from sixteen.people.access import get_or_post, permitted, recently_proved
from sixteen.people.actions.about_me import say_about_me, take_about_me_back
from sixteen.people.permissions import Permission
from sixteen.people.refusals import AboutMeChanged
from sixteen.portal.about_me_form import AboutMeForm


@permitted(Permission.OWN_RECORD)
@recently_proved
@get_or_post
def about_me(request: HttpRequest) -> HttpResponse:
    """What is asked, and what was said; all of it can be taken back in one step."""
    client, asked = own_record_of(request.user), _asked()
    said = said_about_me(client)
    if not (asked or said):
        raise Http404
    if request.method == "POST":
        take_about_me_back(client=client, by=request.user, at=timezone.now())
        messages.success(request, _("It is gone."))
        return redirect("portal:about_me")
    shown = [(each, in_words(each.code, said.get(each.code, ""))) for each in asked]
    context = {"asked": shown, "said": said, "to_the_nhs": bool(settings.NHS_PROVIDER)}
    return render(request, "portal/about_me.html", context)


@permitted(Permission.OWN_RECORD)
@recently_proved
@get_or_post
def about_me_question(request: HttpRequest, code: str) -> HttpResponse:
    client, asked = own_record_of(request.user), _asked()
    question = next((each for each in asked if each.code == code), None)
    if question is None:
        raise Http404
    now = said_about_me(client).get(code, "")
    form = AboutMeForm(
        request.POST if request.method == "POST" else None,
        question=question,
        initial={"answer": now, "before": now},
    )
    if form.is_valid() and _saved(client, question, form, request):
        left = asked[asked.index(question) + 1 :]
        if left:
            return redirect("portal:about_me_question", left[0].code)
        return redirect("portal:about_me")
    number = asked.index(question) + 1
    context = {"form": form, "question": question, "number": number, "count": len(asked)}
    status = 422 if form.errors else 200
    return render(request, "portal/about_me_question.html", context, status=status)


def _saved(client: Any, question: Question, form: AboutMeForm, request: HttpRequest) -> bool:
    given = {"by": request.user, "at": timezone.now(), **form.cleaned_data}
    try:
        say_about_me(client=client, question=question.code, **given)
    except AboutMeChanged:
        form.changed_elsewhere(said_about_me(client).get(question.code, ""))
        return False
    return True


def _asked() -> list[Question]:
    """Those that this service asks, in their order."""
    return [each for code, each in QUESTIONS.items() if code in settings.ABOUT_ME]
