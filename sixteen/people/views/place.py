"""Where each person goes once they are signed in."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_safe

from sixteen.people.access import permitted
from sixteen.people.permissions import Permission
from sixteen.people.reading_language import chosen_by, has_languages

# In this order: somebody who holds several roles begins with the first.
ROOMS = (
    ("/work/", Permission.CASELOAD),
    ("/work/supervision/", Permission.SUPERVISION),
    ("/work/duty/", Permission.DUTY),
    ("/office/", Permission.DIARY),
    ("/office/", Permission.SERVICE),
    ("/my/", Permission.OWN_RECORD),
)


@permitted()
@require_safe
def place(request: HttpRequest) -> HttpResponse:
    """A redirect to the first room; to the account where no role is held."""
    for path, permission in ROOMS:
        if request.user.may(permission):
            return _in_their_language(request, HttpResponseRedirect(path))
    return HttpResponseRedirect("/account/")


def _in_their_language(request: HttpRequest, answer: HttpResponse) -> HttpResponse:
    """On a device on which nobody has chosen one, the one that this client chose elsewhere. Until
    the browser is closed: it may be somebody else's."""
    if not has_languages() or settings.LANGUAGE_COOKIE_NAME in request.COOKIES:
        return answer
    client = getattr(request.user, "client", None)
    if client is not None and (language := chosen_by(client)):
        answer.set_cookie(
            settings.LANGUAGE_COOKIE_NAME,
            language,
            secure=settings.SESSION_COOKIE_SECURE,
            httponly=True,
            samesite="Lax",
        )
    return answer
