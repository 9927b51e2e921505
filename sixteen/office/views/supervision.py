"""Who supervises whom: the service lead makes links and ends them."""

import uuid

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from sixteen.care import access
from sixteen.care import queries as care
from sixteen.care.actions import supervision as actions
from sixteen.care.refusals import NotAllowed
from sixteen.office.linking_form import LinkForm
from sixteen.people.access import get_or_post, permitted
from sixteen.people.names import names_of
from sixteen.people.permissions import Permission, Role
from sixteen.people.queries import accounts_with

leading = permitted(Permission.SERVICE)


@leading
@get_or_post
def supervision(request: HttpRequest) -> HttpResponse:
    now = timezone.now()
    people = {
        role: {each.pk: each for each in accounts_with(role)}
        for role in (Role.SUPERVISOR, Role.THERAPIST)
    }
    named = {
        role: {pk: each.open("name") for pk, each in found.items()}
        for role, found in people.items()
    }
    form = LinkForm(
        request.POST if request.method == "POST" else None,
        supervisors=named[Role.SUPERVISOR],
        therapists=named[Role.THERAPIST],
        at=now,
    )
    if form.is_valid():
        try:
            actions.link_supervisor(
                supervisor=people[Role.SUPERVISOR][uuid.UUID(form.cleaned_data["supervisor"])],
                therapist=people[Role.THERAPIST][uuid.UUID(form.cleaned_data["therapist"])],
                by=request.user,
                at=now,
                **form.link,
            )
        except NotAllowed as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, "Saved. The link holds on the days you gave.")
            return redirect("office:supervision")
    links = care.supervision_links(at=now)
    names = names_of(each for link in links for each in (link.supervisor, link.therapist))
    rows = [(link, names[link.supervisor_id], names[link.therapist_id]) for link in links]
    context = {"form": form, "rows": rows, "now": now}
    return render(request, "office/supervision.html", context, status=422 if form.errors else 200)


@leading
@require_POST
def end_link(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    now = timezone.now()
    link = access.supervision_link(request.user, pk)
    actions.end_supervision(link=link, by=request.user, at=now)
    messages.success(request, "Saved. The link has ended, and opens nothing any more.")
    return redirect("office:supervision")
