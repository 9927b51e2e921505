"""Somebody asks to be rung back by a therapist: name, number, when. What it is about is theirs."""

import uuid

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from sixteen.care.actions.contact_log import ask_for_call_back
from sixteen.care.queries import clinicians_of
from sixteen.care.refusals import NotAllowed
from sixteen.office.call_form import CallBackForm
from sixteen.office.contact_words import contact_lines
from sixteen.people.access import client_for_office, get_or_post, permitted
from sixteen.people.names import name_of, names_of
from sixteen.people.permissions import Permission
from sixteen.people.queries import current_contact


@permitted(Permission.DIARY)
@get_or_post
def call_back(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    now = timezone.now()
    client = client_for_office(request.user, pk, at=now)
    people = clinicians_of(client).people
    called, name = names_of(people), name_of(client)
    typed = request.POST if request.method == "POST" else None
    choices = {str(who.pk): called[who.pk] for who in people}
    form = CallBackForm(typed, owners=choices, initial={"name": name})
    if form.is_valid():
        given = form.cleaned_data
        try:
            ask_for_call_back(
                client=client,
                owner=next(who for who in people if str(who.pk) == given["owner"]),
                mark=given["mark"],
                name=given["name"],
                number=given["number"],
                words=given["words"],
                due=given["due"],
                by=request.user,
                at=now,
            )
        except NotAllowed as refused:
            form.sent_before(str(refused))
        else:
            messages.success(request, f"Saved. {choices[given['owner']]} sees it today.")
            return redirect("office:client", pk=pk)
    contact = current_contact(client)
    context = {
        "client": client,
        "name": name,
        "form": form,
        "nobody": not people,
        "lines": contact_lines(client, contact, at=timezone.now()),
        "words": contact.open("words"),
    }
    return render(request, "office/call_back.html", context, status=422 if form.errors else 200)
