"""Two records of one person become one: nothing is lost, nothing is read with another key."""

from typing import Any

import pytest
from django.apps import apps
from django.db import transaction
from django.db.models import ForeignKey, ProtectedError

from sixteen.audit.models import Entry
from sixteen.care.models import Alert
from sixteen.intake.models import Offer
from sixteen.journeys import merging
from sixteen.journeys.courses import end_course
from sixteen.journeys.merging import JOINED, MOVED, merge_clients, who_stays
from sixteen.journeys.offers import decline_offer, offer_course
from sixteen.outbox.models import Message
from sixteen.people.actions import MergeRefused
from sixteen.people.models import Client, Consent, NoContact
from sixteen.people.queries import client_now
from sixteen.scheduling.links import hash_of, link_code
from sixteen.scheduling.models import Appointment, CalendarFeed
from sixteen.vault.crypto import CannotOpen
from sixteen.vault.models import PersonKey
from sixteen.vault.rows import SealedRow
from tests.journeys.waiting import first_course, therapist, waits
from tests.journeys.whole_person import fill, somebody
from tests.once import once_a_module
from tests.people_of import audited
from tests.portal.house import NOW
from tests.workspace.house import Practice

pytestmark = pytest.mark.django_db
# Kinds that the database deletes with a client; it would refuse to for all others.
WENT_ALONG = (Consent, NoContact, CalendarFeed)


class Undone(Exception):
    """What was tried is taken back."""


def hanging_on(client: Client) -> dict[tuple[Any, Any], dict[str, Any]]:
    """Every row that is moved, by kind and id, with what is sealed in it."""
    found = {}
    for kind in MOVED:
        for row in kind.objects.filter(client=client):
            names = row.sealed_fields() if isinstance(row, SealedRow) else []
            found[kind, row.pk] = {name: row.open(name) for name in names}
    return found


def _filled() -> Practice:
    made = Practice()
    fill(made)
    return made


standing = once_a_module(_filled)


@pytest.fixture
def two(practice: Any, monkeypatch: pytest.MonkeyPatch) -> tuple[Client, Client]:
    """The one that stays, and one with something of every kind that goes: nobody with a course
    goes, but a kind that hangs on somebody without one may come tomorrow."""
    gone, kept = practice.client, somebody()
    Client.objects.filter(pk=gone.pk).update(account=None)
    monkeypatch.setattr(merging, "_is_in_use", lambda client: client.pk == kept.pk)
    return kept, Client.objects.get(pk=gone.pk)


def merge(two: tuple[Client, Client], by: Any) -> Client:
    return merge_clients(one=two[1], other=two[0], by=by, at=NOW)


def test_everything_that_hangs_on_a_client_is_thought_of() -> None:
    """A new kind fails here: write it into journeys/merging.py and make one in whole_person.py."""
    found: dict[str, set[str]] = {}
    for kind in apps.get_models(include_auto_created=True):
        for field in kind._meta.concrete_fields:
            if isinstance(field, ForeignKey) and issubclass(field.related_model, Client):
                found.setdefault(kind._meta.label, set()).add(field.name)
    assert found == {kind._meta.label: {"client"} for kind in MOVED} | JOINED


def test_every_row_is_moved_and_opens_with_the_key_of_the_one_that_stays(two, rae):
    kept, gone = two
    before = hanging_on(gone)
    assert {kind for kind, _ in before} == set(MOVED)
    merge(two, rae)
    assert hanging_on(kept).items() >= before.items()
    assert not Client.objects.filter(pk=gone.pk).exists()
    key = PersonKey.objects.get(person=gone.pk)
    assert key.wrapped is None and key.destroyed_at == NOW


def test_messages_on_their_way_find_them(two, rae):
    kept, gone = two
    message = Message.objects.get(person=gone.pk)
    merge(two, rae)
    assert Message.objects.get(pk=message.pk).person == kept.pk


def test_old_addresses_lead_on_and_so_do_those_of_earlier_merges(two, practice, rae):
    kept, gone = two
    merge(two, rae)
    assert client_now(gone.pk) == client_now(practice.other.pk) == client_now(kept.pk) == kept


def test_the_audit_names_both_in_the_same_transaction(two, rae):
    kept, gone = two
    with pytest.raises(Undone), transaction.atomic():
        merge(two, rae)
        raise Undone
    assert Client.objects.filter(pk=gone.pk).exists() and not audited("merge-clients")
    merge(two, rae)
    said = Entry.objects.get(action="merge-clients")
    assert (said.actor, said.person, said.thing_id) == (rae.pk, kept.pk, str(gone.pk))
    assert Entry.objects.get(action="merge-clients-away").person == gone.pk


# Of each kind of forgetting one every day: what goes along with the client, and what refuses.
@pytest.mark.parametrize(
    "kinds",
    [(Consent, MOVED[-1]), pytest.param(MOVED, marks=pytest.mark.long)],
    ids=["two", "all"],
)
def test_planted_a_row_that_is_forgotten_is_found(two, rae, monkeypatch, kinds):
    kept, gone = two
    before = hanging_on(gone)
    for forgotten in kinds:
        monkeypatch.setattr(merging, "MOVED", [kind for kind in MOVED if kind != forgotten])
        if forgotten in WENT_ALONG:
            with pytest.raises(Undone), transaction.atomic():
                merge(two, rae)
                assert {kind for kind, _ in before.keys() - hanging_on(kept).keys()} == {forgotten}
                raise Undone
        else:
            with pytest.raises(ProtectedError), transaction.atomic():
                merge(two, rae)
    assert hanging_on(gone) == before


def test_planted_a_row_that_is_moved_and_not_sealed_again_does_not_open(two, rae, monkeypatch):
    kept, _ = two

    def only_moved(row: SealedRow, owner: Any) -> None:
        setattr(row, row.key_owner, owner)

    monkeypatch.setattr(SealedRow, "seal_for", only_moved)
    merge(two, rae)
    with pytest.raises(CannotOpen):
        hanging_on(kept)


def test_a_booking_link_from_before_still_works(client, practice, rae):
    enquiry = practice.enquiry(days=2)
    gone = enquiry.client
    Client.objects.filter(pk=gone.pk).update(account=None)
    appointment = enquiry.appointment
    code = link_code(appointment)
    Appointment.objects.filter(pk=appointment.pk).update(link_hash=hash_of(code))
    kept = merge_clients(one=Client.objects.get(pk=gone.pk), other=practice.client, by=rae, at=NOW)
    assert kept == practice.client
    assert client.get(f"/booking/{code}/").status_code == 200
    assert client.get(f"/booking/{code}/tell-us/").status_code == 200


def test_who_has_a_course_or_a_sign_in_stays_else_the_older_record(practice, rae):
    older, newer = somebody(at=NOW.replace(year=2025)), somebody()
    assert who_stays(newer, older) == who_stays(older, newer) == (older, newer)
    assert who_stays(older, practice.client) == (practice.client, older)
    Client.objects.filter(pk=practice.client.pk).update(account=None)
    mina = Client.objects.get(pk=practice.client.pk)
    assert who_stays(older, mina) == (mina, older)


def test_two_that_are_both_in_use_stay_apart(practice, rae):
    other = practice.house.client("Mina Okafor")
    with pytest.raises(MergeRefused, match="stay apart"):
        merge_clients(one=practice.client, other=other, by=rae, at=NOW)
    assert Client.objects.filter(pk__in=[practice.client.pk, other.pk]).count() == 2


def test_two_appointments_at_one_time_are_settled_first(practice, rae):
    twin = somebody()
    theirs = practice.course.sessions.get(number=7).appointment
    clash = Appointment.objects.get(pk=theirs.pk)
    clash.pk, clash.client, clash.therapist, clash.room = twin.pk, twin, practice.other, None
    clash.format = "phone"
    clash.save(force_insert=True)
    with pytest.raises(MergeRefused, match="one time"):
        merge_clients(one=practice.client, other=twin, by=rae, at=NOW)
    Appointment.objects.filter(pk=clash.pk).update(state="cancelled")
    assert merge_clients(one=practice.client, other=twin, by=rae, at=NOW) == practice.client


def test_something_open_on_both_is_settled_first(new_practice, rae):
    twin = somebody()
    new_practice.alert()
    alert = Alert(client=twin, owner=new_practice.duty, raised_at=NOW, look_by=NOW)
    alert.seal(concerns=[])
    alert.save()
    with pytest.raises(MergeRefused, match="clinicians"):
        merge_clients(one=new_practice.client, other=twin, by=rae, at=NOW)


def test_two_that_both_have_a_course_or_an_offer_open_stay_apart_until_one_is_settled(
    new_practice, rae
):
    """A yes to the offer would begin a second course beside the first, or fail."""
    mina = new_practice.client
    therapist("Vera Lund", evenings=(1, 2), places=3)
    ian, jo = (
        waits(new_practice, name, day=day) for name, day in (("Ian Grey", -2), ("Jo Fell", -3))
    )
    Client.objects.filter(pk__in=[ian.client_id, jo.client_id]).update(account=None)
    offer, second = (
        offer_course(enquiry=each, choice=first_course(each, NOW), by=rae, at=NOW)
        for each in (ian, jo)
    )
    for one, other in ((mina, ian.client), (jo.client, ian.client)):
        for pair in ((one, other), (other, one)):
            with pytest.raises(MergeRefused, match="Settle one of them first"):
                merge_clients(one=pair[0], other=pair[1], by=rae, at=NOW)
    decline_offer(offer=offer, by=rae, at=NOW)
    assert merge_clients(one=mina, other=ian.client, by=rae, at=NOW) == mina
    end_course(
        course=new_practice.course,
        ended_by="client",
        reason="Moved away",
        by=new_practice.therapist,
        at=NOW,
    )
    assert merge_clients(one=mina, other=jo.client, by=rae, at=NOW) == mina
    assert Offer.objects.get(pk=second.pk).client == mina


def test_who_went_already_is_not_there(rae):
    one, other = somebody(at=NOW.replace(year=2025)), somebody()
    merge_clients(one=one, other=other, by=rae, at=NOW)
    with pytest.raises(MergeRefused, match="not there"):
        merge_clients(one=one, other=other, by=rae, at=NOW)
