"""The pages of the demonstration: who to be, and the mail that was not sent.

These addresses exist only where SIXTEEN_DEMO is set, on a database that nobody real is in.
"""

from allauth.account.adapter import get_adapter
from django.contrib.auth import logout
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from sixteen.demo import guests
from sixteen.outbox.queries import rendered_messages
from sixteen.people.access import public


@public
@require_safe
def doors(request: HttpRequest) -> HttpResponse:
    context = {"team": guests.TEAM, "clients": guests.CLIENTS}
    return render(request, "demo/doors.html", context)


@public
@require_POST
def come_in(request: HttpRequest) -> HttpResponse:
    """Sign in as somebody of the fictional practice, without a password."""
    account = guests.account_of(request.POST.get("who", ""))
    if account is None:
        raise Http404
    if request.user.is_authenticated:
        logout(request)
    get_adapter(request).login(request, account)
    return HttpResponseRedirect("/place/")


@public
@require_safe
def mail(request: HttpRequest) -> HttpResponse:
    """What would have been sent by now, as it would read now."""
    messages = rendered_messages(until=timezone.now(), limit=60)
    return render(request, "demo/mail.html", {"mails": messages})
