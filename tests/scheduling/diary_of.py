"""A small diary to book in: therapists, a room, hours and the kinds of appointment."""

import uuid
from datetime import UTC, date, datetime, time

from sixteen.people.models import Account, Client, RoleHeld, Therapist
from sixteen.scheduling.models import (
    Appointment,
    AppointmentKind,
    OfferedKind,
    Room,
    Site,
    WorkingHours,
)
from sixteen.vault.person_keys import make_key

# A Monday. 2027 has London's clock changes on 28 March and 31 October.
NOW = datetime(2027, 3, 1, 9, 0, tzinfo=UTC)
LONDON = "Europe/London"
TUESDAY_18 = datetime(2027, 3, 9, 18, 0, tzinfo=UTC)


def make_kinds() -> AppointmentKind:
    """Both kinds; the consultation is returned: 50 minutes, 10 of buffer, a day before, public."""
    AppointmentKind.objects.get_or_create(
        code="session", defaults={"name": "Session", "minutes": 50, "horizon_days": 365}
    )
    return AppointmentKind.objects.get_or_create(
        code="consultation", defaults={"name": "Consultation", "minutes": 50, "public": True}
    )[0]


def make_room(name: str = "Larch") -> Room:
    site = Site.objects.get_or_create(name="Larch House", address="1 Hill Road", zone=LONDON)[0]
    return Room.objects.create(site=site, name=name)


def make_therapist(name: str = "Ada Finch") -> Account:
    person = uuid.uuid4()
    make_key(person, at=NOW)
    account = Account.objects.create(
        person=person, email=f"{person.hex}@index.invalid", made_at=NOW
    )
    RoleHeld.objects.create(account=account, role="therapist", since=NOW)
    Therapist.objects.create(account=account, public_name=name)
    OfferedKind.objects.create(therapist=account, kind=make_kinds())
    return account


def make_client() -> Client:
    client = Client(made_at=NOW)
    make_key(client.pk, at=NOW)
    client.seal(name="Robin Vale")
    client.save(force_insert=True)
    return client


def give_hours(
    therapist: Account, *, weekday: int = 1, starts: int = 18, ends: int = 20, **more: object
) -> WorkingHours:
    """Tuesdays from 18:00 to 20:00, by video, unless told otherwise."""
    given = {"zone": LONDON, "format": "video", "valid_from": date(2026, 1, 1), **more}
    return WorkingHours.objects.create(
        therapist=therapist, weekday=weekday, starts=time(starts), ends=time(ends), **given
    )


def take(therapist: Account, starts_at: datetime, **more: object) -> Appointment:
    """An appointment put straight into the table, as booked by somebody else."""
    from sixteen.scheduling.placing import set_times

    given = {"format": "video", "zone": LONDON, "state": "booked", "made_at": NOW, **more}
    given.setdefault("client", make_client())
    made = Appointment(kind=make_kinds(), therapist=therapist, **given)
    set_times(made, starts_at)
    made.save(force_insert=True)
    return made
