"""A practice whose pages are there: therapists with pages, and what they offer."""

from typing import Any

from sixteen.people.actions import Offers, name_concern, set_offers
from sixteen.people.models import Account
from sixteen.website.filling import fill_therapists
from sixteen.website.models import TherapistPage
from tests.scheduling.diary_of import NOW, give_hours, make_kinds, make_room, make_therapist


def concern(code: str) -> str:
    """A concern that has a page among those that a practice begins with."""
    return name_concern(code=code, name=code.replace("-", " "), by=None, at=NOW).code


def therapist(name: str, *concerns: str, weekday: int = 1, **more: Any) -> Account:
    """With a page. hours: starts, ends, format and room of the hours; the rest is of Offers."""
    make_kinds()
    account = make_therapist(name)
    hours = {each: more.pop(each) for each in ("starts", "ends", "format", "room") if each in more}
    give_hours(account, weekday=weekday, **hours)
    codes = tuple(concern(code) for code in concerns)
    set_offers(account=account, offers=Offers(concerns=codes, **more), by=None, at=NOW)
    fill_therapists(at=NOW)
    return account


def page_of(account: Account) -> TherapistPage:
    return TherapistPage.objects.get(therapist=account.pk)


def room(*, step_free: bool) -> Any:
    made = make_room("Larch" if step_free else "Attic")
    made.site.step_free = step_free
    made.site.save()
    return made
