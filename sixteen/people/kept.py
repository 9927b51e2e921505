"""Nothing typed is lost when a sign-in has ended or a form has gone stale.

The page shows what was typed and lets the person send it again: at once where only the form was
stale, after signing in (in another tab) where the session had ended. Only for forms that our own
pages sent: a form from elsewhere gets a plain refusal.
"""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

SECRET_FIELDS = ("password", "code", "token", "credential")
# What is waiting there unsaved may be an answer that help has to stand beside.
ASKS_ABOUT_SAFETY = ("portal:question", "portal:after_answer", "link:question", "link:after_answer")


def from_our_own_page(request: HttpRequest) -> bool:
    origin = request.headers.get("Origin", "")
    ours = f"{request.scheme}://{request.get_host()}"
    return origin == ours or (
        not origin and request.headers.get("Referer", "").startswith(f"{ours}/")
    )


def typed(request: HttpRequest) -> list[tuple[str, str]]:
    return [
        (name, value)
        for name, values in request.POST.lists()
        if name != "csrfmiddlewaretoken" and not any(word in name for word in SECRET_FIELDS)
        for value in values
    ]


def keep(request: HttpRequest, *, signed_out: bool = False, prove: bool = False) -> HttpResponse:
    """A page that holds what was typed, and asks for files again. Status 403: nothing was done.

    signed_out: sign in first, in another tab. prove: show again who you are first.
    """
    context = {
        "typed": typed(request),
        "files": getattr(request, "chosen", str)(),
        "signed_out": signed_out,
        "prove": prove,
        "send_to": request.get_full_path(),
        "with_help": request.resolver_match.view_name in ASKS_ABOUT_SAFETY,
    }
    return render(request, "kept.html", context, status=403)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    if not from_our_own_page(request):
        return render(request, "403.html", status=403)
    # Somebody who books or moves an appointment has no account: their page was only open too long.
    public = getattr(request.resolver_match.func, "access", "") == "public"
    return keep(request, signed_out=not public and not request.user.is_authenticated)
