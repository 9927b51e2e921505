"""How somebody likes to read: one form, one cookie, no account."""

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from sixteen.people.access import get_or_post, public
from sixteen.people.actions.language import choose_language
from sixteen.website.reading_as import COOKIE, FOR_A_YEAR, as_cookie, kept_in
from sixteen.website.reading_forms import ReadingForm


@public
@get_or_post
def reading(request: HttpRequest) -> HttpResponse:
    chosen = kept_in(request.COOKIES.get(COOKIE, ""))
    form = ReadingForm(request.POST if request.method == "POST" else None, initial=chosen)
    if request.method == "POST" and form.is_valid():
        messages.success(request, _("Saved. Every page on this device now looks like this."))
        answer = _with_cookie(redirect("website:reading"), COOKIE, as_cookie(form.cleaned_data))
        if language := form.cleaned_data.get("language"):
            if client := getattr(request.user, "client", None):
                by, now = request.user, timezone.now()
                choose_language(client=client, language=language, by=by, at=now)
            _with_cookie(answer, settings.LANGUAGE_COOKIE_NAME, language)
        return answer
    context = {"form": form, "goes_along": getattr(request.user, "client", None) is not None}
    return render(request, "website/reading.html", context)


def _with_cookie(response: HttpResponse, name: str, value: str) -> HttpResponse:
    """Nothing is kept where all is as usual."""
    if not value:
        response.delete_cookie(name, samesite="Lax")
        return response
    response.set_cookie(
        name,
        value,
        max_age=FOR_A_YEAR,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )
    return response
