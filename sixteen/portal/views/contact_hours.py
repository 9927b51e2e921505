"""When one way of reaching this client is safe. Here it can only be made stricter."""

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sixteen.people import queries
from sixteen.people.access import permitted, recently_proved
from sixteen.people.actions.contact_limits import narrow_hours
from sixteen.people.contact_limits import hours_in_words, limits_of
from sixteen.people.forms import sent_over
from sixteen.people.forms.hours import HoursForm, as_typed
from sixteen.people.permissions import Permission
from sixteen.people.refusals import ContactRefused

WHAT = {
    "email": gettext_lazy("When may an e-mail come?"),
    "text": gettext_lazy("When may a text message come?"),
    "phone": gettext_lazy("When may we ring you?"),
}


@permitted(Permission.OWN_RECORD)
@recently_proved
def contact_hours(request: HttpRequest, way: str) -> HttpResponse:
    client = getattr(request.user, "client", None)
    current = queries.current_contact(client) if client is not None else None
    if client is None or current is None or way not in WHAT or not getattr(current, way):
        raise Http404
    typed = request.POST if request.method == "POST" else None
    stands = as_typed(limits_of(current).hours.get(way)) | {"version": current.version}
    form = HoursForm(typed, initial=stands)
    if form.is_valid():
        asked = {"version": form.cleaned_data["version"], "by": request.user, "at": timezone.now()}
        try:
            narrow_hours(client=client, way=way, hours=form.hours, **asked)
        except ContactRefused as refused:
            form = HoursForm(
                sent_over(request.POST, version=queries.current_contact(client).version)
            )
            form.add_error(None, str(refused))
        else:
            messages.success(request, _("Saved. It counts from now on."))
            return redirect("portal:contact")
    context = {
        "form": form,
        "what": WHAT[way],
        "now": hours_in_words(queries.current_contact(client), way),
        "writes": way != "phone",
        "quiet": settings.QUIET_HOURS,
    }
    status = 422 if form.errors else 200
    return render(request, "portal/contact_hours.html", context, status=status)
