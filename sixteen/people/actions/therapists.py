"""What the public may know of a therapist, and what they offer."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from sixteen.audit.recording import record
from sixteen.people.actions.accounts import give_role
from sixteen.people.models import Account, Concern, Therapist
from sixteen.people.permissions import Role


@dataclass(frozen=True)
class Offers:
    """What somebody may choose a therapist by. concerns: codes; the rest as in models.Therapist."""

    gender: str = ""
    languages: tuple[str, ...] = ("en",)
    protocols: tuple[str, ...] = ()
    trainings: str = ""
    concerns: tuple[str, ...] = ()
    session_fee: int | None = None
    places: int | None = None


@dataclass(frozen=True)
class Registered:
    """The register somebody is on, their number there, and the day when a person looked it up."""

    name: str = ""
    number: str = ""
    checked_on: date | None = None


@transaction.atomic
def name_concern(*, code: str, name: str, by: Account | None, at: datetime) -> Concern:
    """A concern by this code and name; one that is there gets the name."""
    concern, new = Concern.objects.get_or_create(code=code, defaults={"name": name})
    if new or concern.name != name:
        concern.name = name
        concern.save()
        record("name-concern", by=by, at=at, fields=(code,))
    return concern


@transaction.atomic
def set_offers(*, account: Account, offers: Offers, by: Account | None, at: datetime) -> None:
    """All that this therapist offers from now on. Concern.DoesNotExist for an unknown code."""
    therapist = Therapist.objects.select_for_update().get(account=account)
    concerns = {each.code: each for each in Concern.objects.filter(code__in=offers.concerns)}
    if unknown := sorted(set(offers.concerns) - set(concerns)):
        raise Concern.DoesNotExist(unknown[0])
    therapist.gender, therapist.trainings = offers.gender, offers.trainings
    therapist.languages, therapist.protocols = list(offers.languages), list(offers.protocols)
    therapist.session_fee, therapist.places = offers.session_fee, offers.places
    therapist.save()
    therapist.concerns.set(concerns.values())
    record("set-offers", by=by, at=at, thing=account)


@transaction.atomic
def describe_therapist(*, account: Account, about: str, by: Account | None, at: datetime) -> None:
    """What the public reads of them."""
    if Therapist.objects.filter(account=account).exclude(about=about).update(about=about):
        record("describe-therapist", by=by, at=at, thing=account)


@transaction.atomic
def set_training(*, account: Account, in_training: bool, by: Account | None, at: datetime) -> None:
    """Whether they still learn a protocol: what helps to learn is open on their pages."""
    others = Therapist.objects.filter(account=account).exclude(in_training=in_training)
    if others.update(in_training=in_training):
        record("set-training", by=by, at=at, thing=account)


@transaction.atomic
def record_register(
    *, account: Account, register: Registered, by: Account | None, at: datetime
) -> None:
    """What the public reads of the register they are on; Registered() is none."""
    said = {
        "register": register.name,
        "register_number": register.number,
        "register_checked_on": register.checked_on,
    }
    known = Therapist.objects.filter(account=account).values(*said).get()
    if known != said:
        Therapist.objects.filter(account=account).update(**said)
        record("record-register", by=by, at=at, thing=account)


@transaction.atomic
def add_therapist(
    *,
    account: Account,
    public_name: str,
    register: str = "",
    register_number: str = "",
    register_checked_on: date | None = None,
    about: str = "",
    by: Account | None,
    at: datetime,
) -> Therapist:
    """What the public may know of a therapist; gives the role of therapist with it."""
    therapist = Therapist.objects.create(
        account=account,
        public_name=public_name.strip(),
        register=register,
        register_number=register_number,
        register_checked_on=register_checked_on,
        about=about,
    )
    give_role(account=account, role=Role.THERAPIST, by=by, at=at)
    record("add-therapist", by=by, at=at, thing=account)
    return therapist
