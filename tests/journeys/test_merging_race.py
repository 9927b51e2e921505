"""Two people at once about the same records: one waits for the other, and nothing is done twice."""

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from django.db import connection

from sixteen.intake.actions import open_enquiry
from sixteen.intake.models import Enquiry, Offer
from sixteen.intake.offers import close_offer
from sixteen.journeys import merging, offers
from sixteen.journeys.merging import merge_clients
from sixteen.people.actions import MergeRefused
from sixteen.people.models import Client, MergedClient, SafeContact
from sixteen.people.permissions import Role
from tests.journeys.waiting import first_course, therapist, waits
from tests.journeys.whole_person import somebody
from tests.people_of import audited
from tests.place import only_on_postgresql
from tests.portal.house import NOW, account
from tests.workspace.house import Practice

pytestmark = [
    only_on_postgresql,
    pytest.mark.django_db(transaction=True),
]
PATIENCE = 20


def at_once(*jobs: Callable[[], Any]) -> list[Any]:
    """What each gave or raised, all begun in the same moment."""
    gate = threading.Barrier(len(jobs))

    def run(job: Callable[[], Any]) -> Any:
        try:
            gate.wait(timeout=PATIENCE)
            return job()
        except Exception as error:  # noqa: BLE001
            return error
        finally:
            connection.close()

    with ThreadPoolExecutor(len(jobs)) as pool:
        return list(pool.map(run, jobs))


def two_records() -> tuple[Client, Client]:
    """Each with an enquiry."""
    both = somebody(at=NOW.replace(year=2025)), somebody()
    for each in both:
        open_enquiry(client=each, source="telephone", appointment=None, by=None, at=NOW)
    return both


def join(both: tuple[Client, Client], times: int) -> list[Any]:
    people = [account(Role.RECEPTION) for _ in range(times)]
    # Each has its own copies, as two requests have.
    return at_once(
        *(lambda by=by: merge_clients(one=both[0], other=both[1], by=by, at=NOW) for by in people)
    )


def test_two_who_join_the_same_two_records_join_them_once():
    both = two_records()
    given = join(both, 2)
    assert sorted(type(each) for each in given if not isinstance(each, Client)) == [MergeRefused]
    assert given.count(both[0]) == 1 and list(Client.objects.all()) == [both[0]]
    assert MergedClient.objects.count() == audited("merge-clients") == 1
    assert list(SafeContact.objects.order_by("version").values_list("version", flat=True)) == [1, 2]
    assert sorted(Enquiry.objects.values_list("state", flat=True)) == ["closed", "enquiry"]


def test_planted_without_turns_and_locks_both_begin_to_join(monkeypatch):
    both, gate = two_records(), threading.Barrier(2)

    def unlocked(one: Client, other: Client) -> tuple[Client, Client]:
        gate.wait(timeout=PATIENCE)
        return one, other

    monkeypatch.setattr(merging, "_lock_what_they_have", lambda *both: None)
    monkeypatch.setattr(merging, "lock_both", unlocked)
    refused = [each for each in join(both, 2) if not isinstance(each, Client)]
    assert [each for each in refused if not isinstance(each, MergeRefused)]


def blocked() -> bool:
    """Whether anybody waits for a lock."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT EXISTS (SELECT 1 FROM pg_locks WHERE NOT granted)")
        return bool(cursor.fetchone()[0])


def test_an_answer_to_an_offer_and_joining_never_wait_in_a_circle(monkeypatch):
    """The answer has its enquiry already when somebody begins to join the two."""
    therapist("Vera Lund")
    enquiry = waits(Practice())
    Client.objects.filter(pk=enquiry.client_id).update(account=None)
    offer = offers.offer_course(
        enquiry=enquiry,
        choice=first_course(enquiry, NOW),
        by=account(Role.SERVICE_LEAD),
        at=NOW,
    )
    kept, answering = somebody(at=NOW.replace(year=2025)), threading.Event()

    def slowly(**given: Any) -> Offer:
        answering.set()
        pause = threading.Event()
        for _ in range(PATIENCE * 50):
            if blocked():
                break
            pause.wait(0.02)
        return close_offer(**given)

    def joins() -> Client:
        assert answering.wait(timeout=PATIENCE)
        return merge_clients(one=kept, other=enquiry.client, by=account(), at=NOW)

    monkeypatch.setattr(offers, "close_offer", slowly)
    answered, joined = at_once(lambda: offers.decline_offer(offer=offer, by=None, at=NOW), joins)
    assert (answered, joined) == (offer, kept)
    assert Offer.objects.get().state == "declined"
    assert Enquiry.objects.get(pk=enquiry.pk).client == kept
