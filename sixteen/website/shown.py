"""What a page shows beside its own words: what is on record, as it is now."""

from functools import singledispatch
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone
from wagtail.models import Page

from sixteen.people.models import Therapist
from sixteen.scheduling.models import FORMATS, AppointmentKind
from sixteen.website import directory
from sixteen.website.filters import PARTS
from sixteen.website.models import (
    ArticleIndexPage,
    ArticlePage,
    ConcernIndexPage,
    ConcernPage,
    FeesPage,
    HomePage,
    PrivacyPage,
    TherapistIndexPage,
    TherapistPage,
    TherapyIndexPage,
    TherapyPage,
)
from sixteen.website.wanted import read_wanted


@singledispatch
def what_else(page: Page, request: HttpRequest) -> dict[str, Any]:
    return {}


@what_else.register
def _(page: HomePage, request: HttpRequest) -> dict[str, Any]:
    free = directory.free_consultations(timezone.now())
    return {"next_free": free[0].starts_at if free else None}


@what_else.register
def _(page: PrivacyPage, request: HttpRequest) -> dict[str, Any]:
    return {"version": settings.PRIVACY_VERSION}


@what_else.register
def _(page: FeesPage, request: HttpRequest) -> dict[str, Any]:
    fees = Therapist.objects.filter(account__is_active=True).exclude(session_fee=None)
    found = sorted(set(fees.values_list("session_fee", flat=True)))
    return {"fees": [found[0], found[-1]] if found else [], "kinds": _kinds()}


@what_else.register
def _(page: TherapyIndexPage, request: HttpRequest) -> dict[str, Any]:
    return {"pages": TherapyPage.objects.live().child_of(page)}


@what_else.register
def _(page: ConcernIndexPage, request: HttpRequest) -> dict[str, Any]:
    return {"cards": directory.concern_cards()}


@what_else.register
def _(page: ConcernPage, request: HttpRequest) -> dict[str, Any]:
    now = timezone.now()
    cards = [card for card in directory.directory(now) if _works_with(card, page)]
    return {"cards": [card for card in cards if card.soon(now)], "others": len(cards)}


@what_else.register
def _(page: TherapistIndexPage, request: HttpRequest) -> dict[str, Any]:
    cards = directory.directory()
    concerns = sorted({each for card in cards for each in card.concerns}, key=lambda c: c.name)
    languages = sorted({code for card in cards for code in card.therapist.languages})
    fees = sorted({fee for card in cards if (fee := card.therapist.session_fee) is not None})
    wanted = read_wanted(request.GET, {each.code for each in concerns}, set(languages))
    return {
        "wanted": wanted,
        "cards": [card for card in cards if card.fits(wanted)],
        "all": len(cards),
        "concerns": concerns,
        "languages": [(code, directory.language_name(code)) for code in languages],
        "formats": FORMATS,
        "parts": PARTS,
        "fees": [-(-fee // 100) for fee in fees],
    }


@what_else.register
def _(page: TherapistPage, request: HttpRequest) -> dict[str, Any]:
    card = directory.card_of(page)
    codes = [each.code for each in card.concerns] if card else []
    pages = ConcernPage.objects.live().filter(concern__in=codes)
    concern_pages = {each.concern: each for each in pages}
    return {"card": card, "concern_pages": concern_pages, "kinds": _kinds()}


@what_else.register
def _(page: ArticleIndexPage, request: HttpRequest) -> dict[str, Any]:
    return {"pages": ArticlePage.objects.live().child_of(page).order_by("-written", "title")}


def _kinds() -> dict[str, AppointmentKind]:
    """The free consultation and a session of a course, as they are now: length and price."""
    return AppointmentKind.objects.in_bulk(["consultation", "session"])


def _works_with(card: directory.Card, page: ConcernPage) -> bool:
    return page.concern in {each.pk for each in card.concerns}
