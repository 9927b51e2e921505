"""How the service may reach this client. Here it can only be made stricter."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from sixteen.people import actions, queries
from sixteen.people.access import permitted, recently_proved
from sixteen.people.contact_limits import WAYS, hours_in_words, limits_of
from sixteen.people.permissions import Permission
from sixteen.portal.forms import CHANNELS, StricterForm


@permitted(Permission.OWN_RECORD)
@recently_proved
def contact(request: HttpRequest) -> HttpResponse:
    client = getattr(request.user, "client", None)
    if client is None:
        raise Http404
    current = queries.current_contact(client)
    allowed = {name: bool(getattr(current, name)) for name in CHANNELS}
    form = StricterForm(request.POST if request.method == "POST" else None, allowed=allowed)
    if request.method == "POST" and form.is_valid():
        actions.restrict_contact(client=client, by=request.user, at=timezone.now(), **form.closed)
        return redirect("portal:contact")
    context = {
        "form": form,
        "allowed": [label for name, label in CHANNELS.items() if allowed[name]],
        "closed": [label for name, label in CHANNELS.items() if not allowed[name]],
        "email": client.open("email") or "",
        "phone": client.open("phone") or "",
        "texts": limits_of(current).text_to,
        "words": current.open("words") or "",
        "when": [
            (way, CHANNELS[way], hours_in_words(current, way)) for way in WAYS if allowed[way]
        ],
        "sender": limits_of(current).sender or settings.SENDER_NAME,
    }
    return render(request, "portal/contact.html", context)
