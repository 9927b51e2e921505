"""Messages to my therapist between sessions, where the practice has them."""

import uuid

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from sixteen.care import access
from sixteen.care import queries as care
from sixteen.care.actions import between as actions
from sixteen.care.between import next_reader, shown, when_it_is_read
from sixteen.care.between_form import MessageForm
from sixteen.care.refusals import NotAllowed, NotYours
from sixteen.people.access import get_or_post, permitted, recently_proved
from sixteen.people.permissions import Permission


@permitted(Permission.OWN_RECORD)
@recently_proved
@get_or_post
def between(request: HttpRequest) -> HttpResponse:
    """All that was written, and the true time by which the next one is read."""
    now = timezone.now()
    course = access.messages_for_client(request.user, at=now)
    form = MessageForm(request.POST or None, initial={"mark": uuid.uuid4()})
    if request.method == "POST" and form.is_valid():
        try:
            made = actions.write_to_therapist(
                course=course, pk=form.pk, text=form.cleaned_data["text"], by=request.user, at=now
            )
            if made.made_at == now:
                said = when_it_is_read(next_reader(course, at=now))
                messages.success(request, _("Sent. %(said)s") % {"said": said})
            return redirect("portal:messages")
        except (NotAllowed, NotYours) as refused:
            form.add_error(
                "text", str(refused) or _("This could not be sent. Open the page again.")
            )
    context = {
        "form": form,
        "is_on": care.messages_are_on(course),
        "rows": shown(course),
        "when": when_it_is_read(next_reader(course, at=now)),
    }
    return render(request, "portal/messages.html", context)
