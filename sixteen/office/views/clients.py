"""Finding a person, and what the office knows of them."""

import uuid
from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from sixteen.care.queries import calls_to_return_of
from sixteen.intake.access import practical_part, referral_for_office
from sixteen.intake.models import Referral
from sixteen.intake.offers import offer_to
from sixteen.intake.queries import enquiry_to_arrange
from sixteen.intake.referral_messages import reference_of
from sixteen.intake.told import in_words
from sixteen.journeys.follow_ups import may_ask_again
from sixteen.journeys.standing import standing_of
from sixteen.office.contact_words import contact_lines
from sixteen.office.forms import FindForm
from sixteen.people.access import (
    client_for_office,
    clients_for_office,
    get_or_post,
    pairs_for_office,
    permitted,
)
from sixteen.people.models import Client
from sixteen.people.names import born_of, name_of, names_of
from sixteen.people.permissions import Permission
from sixteen.people.queries import current_contact, no_contact_with
from sixteen.people.shared_mailbox import noted_as_shared
from sixteen.scheduling.queries import appointments_of, asked_times

AT_MOST = 20


@permitted(Permission.DIARY)
@get_or_post
def find(request: HttpRequest) -> HttpResponse:
    """By POST: a name is personal, and an address is logged."""
    form = FindForm(request.POST if request.method == "POST" else None)
    context: dict[str, object] = {"form": form}
    if form.is_valid():
        found = clients_for_office(
            request.user, form.cleaned_data["text"], limit=AT_MOST, at=timezone.now()
        )
        context["found"] = [
            (client, client.open("name"), client.open("birth_date")) for client in found
        ]
        context["at_most"] = AT_MOST if len(found) == AT_MOST else None
    return render(request, "office/find.html", context)


@permitted(Permission.DIARY)
@require_safe
def card(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    now = timezone.now()
    client = client_for_office(request.user, pk, at=now)
    found = appointments_of(client)
    coming = [each for each in found if each.ends_at > now and each.state == "booked"]
    staff = names_of(each.therapist for each in coming)
    contact = current_contact(client)
    practical = practical_part(request.user, client, at=now)
    context = {
        "client": client,
        "name": name_of(client),
        "born": born_of(client),
        "lines": contact_lines(client, contact, at=now),
        "words": contact.open("words"),
        "standing": standing_of(client, at=now),
        "offer": offer_to(client),
        "practical": [line for answer in practical for line in in_words(answer)],
        "referred": _referred(referral_for_office(request.user, client, at=now)),
        "twice": _twice(request, client),
        "calls": _calls(client),
        "to_arrange": enquiry_to_arrange(client),
        "no_contact": no_contact_with(client.pk),
        "mailbox": noted_as_shared(client),
        "may_return": may_ask_again(client),
        "coming": [(each, staff[each.therapist_id]) for each in reversed(coming)],
        "past": [each for each in found if each not in coming],
        "can_change": {each.pk for each in coming if each.starts_at > now},
        "asked": asked_times(client, now=now),
        "sign_in": client.account.open("sign_in") if client.account else None,
    }
    return render(request, "office/client.html", context)


def _twice(request: HttpRequest, client: Client) -> list[tuple[object, str, str]]:
    """Who else has this number or address, with how they are called and what is the same."""
    pairs = pairs_for_office(request.user, client, limit=AT_MOST, at=timezone.now())
    others = [(pair.other if pair.one == client else pair.one, pair.common) for pair in pairs]
    return [(other.pk, other.open("name"), " and ".join(common)) for other, common in others]


def _calls(client: Client) -> list[tuple[str, date]]:
    """Who is still to ring about them, and by when: not whom, and not why."""
    calls = calls_to_return_of(client)
    owners = names_of(call.owner for call in calls)
    return [(owners[call.owner_id], call.due) for call in calls]


def _referred(found: Referral | None) -> dict[str, object] | None:
    if found is None:
        return None
    return {
        "by": found.open("referrer"),
        "made_at": found.made_at,
        "reference": reference_of(found),
        "documents": found.documents.count(),
    }
