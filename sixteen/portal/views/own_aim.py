"""How near one of my aims feels, before a session: only for whoever wants to say it."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sixteen.care import access
from sixteen.care.actions.own_aims import rate_own_aim
from sixteen.care.models import Aim, AimRating, Session
from sixteen.care.models.agreement import ON_THEIR_PAGES
from sixteen.care.queries.own_aims import ratings_at, session_to_rate
from sixteen.care.refusals import NotAllowed, Stale
from sixteen.people.access import permitted, recently_proved
from sixteen.people.forms import sent_over
from sixteen.people.permissions import Permission
from sixteen.portal.aim_form import OwnAimForm

CHANGED = gettext_lazy(
    "This was changed meanwhile: you see it as it is now. Your number is still here. Send it again "
    "if it is right."
)


@permitted(Permission.OWN_RECORD)
@recently_proved
def own_aim(request: HttpRequest, place: int) -> HttpResponse:
    now = timezone.now()
    aim, aims = access.aim_for_client(request.user, place, at=now)
    session = session_to_rate(aim.course, at=now)
    if session is None and request.method != "POST":
        return redirect("portal:aims")
    kept = ratings_at(session).get(aim.pk) if session else None
    seen = _seen(aim, session, kept)
    said = {"value": kept.open("value")} if kept else {}
    form = OwnAimForm(request.POST if request.method == "POST" else None, initial=seen | said)
    if form.is_valid():
        try:
            rate_own_aim(aim=aim, **form.shown(), by=request.user, at=now)
        except (Stale, NotAllowed) as refused:
            form = OwnAimForm(sent_over(request.POST, **seen))
            form.add_error(None, CHANGED if isinstance(refused, Stale) else str(refused))
        else:
            return _on(request, aims, place)
    context = {
        "aim": aim,
        "words": aim.open("words") or "",
        "many": len(aims),
        "session": session,
        "form": form,
        "in_the_room": kept is not None and kept.mode != ON_THEIR_PAGES,
        "said": said.get("value"),
        "next": next((each for each in aims if each.place > place), None),
    }
    return render(request, "portal/own_aim.html", context, status=422 if form.errors else 200)


def _seen(aim: Aim, session: Session | None, kept: AimRating | None) -> dict[str, Any]:
    """What stands in the form: which session, words and rating it is about."""
    return {
        "number": session.number if session else 0,
        "aim_revision": aim.revision,
        "revision": kept.revision if kept else 0,
    }


def _on(request: HttpRequest, aims: list[Aim], place: int) -> HttpResponse:
    following = next((each.place for each in aims if each.place > place), None)
    messages.success(request, _("Saved. You and your therapist can look at it when you meet."))
    return redirect("portal:own_aim", following) if following else redirect("portal:aims")
