"""One person's whole way, from the first page to the service's figures, in a real browser."""

import json

import pytest

from tests.browser import coming, ending, working
from tests.browser.house import House
from tests.browser.person import Person

# Of the one course that ended.
HELPED = {
    "finished_course": [1, 1],
    "paired_data": [1, 1],
    "at_caseness": [1, 1],
    "not_at_caseness": [0, 1],
    "recovery": [1, 1],
    "reliable_recovery": [1, 1],
    "reliable_improvement": [1, 1],
    "no_change": [0, 1],
    "reliable_deterioration": [0, 1],
}


@pytest.mark.long
def test_somebody_books_and_reception_has_it(house: House) -> None:
    """Booked with slips, moved and kept; and reception with the diary."""
    visitor = house.person(width=390)
    coming.somebody_books(visitor, "Robin Vale", slips=True)
    coming.somebody_changes_it(visitor)
    coming.reception_runs_the_day(house.person().arrive(house.signed_in(), "Rae Whitlock"))
    assert house.watch.faults == []
    assert house.watch.hosts == {house.watch.host}


@pytest.mark.long
def test_the_whole_way(house: House) -> None:
    visitor, without_scripts = house.person(width=390), house.person(width=390, scripts=False)
    coming.somebody_reads(visitor)
    coming.somebody_books(visitor, "Robin Vale", slips=True)
    coming.somebody_changes_it(visitor)
    coming.somebody_books(without_scripts, "Sam Idris")
    ben, dot, rae, eve = coming.team_joins(house)
    coming.reception_runs_the_day(rae)
    coming.lead_sees_who_waits(eve)
    client = coming.consultation_decides(house, ben)
    first_session(house, client, without_scripts, ben, dot)
    middle(house, client, ben, eve)
    end(house, client, ben)
    counted = json.loads(house.run("tests.browser.counted"))
    assert {code: counted[code] for code in HELPED} == HELPED
    assert house.watch.faults == []
    assert house.watch.hosts == {house.watch.host}


def first_session(
    house: House, client: Person, without_scripts: Person, ben: Person, dot: Person
) -> None:
    """Questions the day before, an alert that somebody looks at, and the session."""
    house.until("2027-01-18T10:00")
    client.sign_in()
    working.client_answers(client)
    working.client_answers_without_scripts(without_scripts.be(client))
    dot.sign_in()
    working.clinician_looks(dot)
    house.until("2027-01-19T10:00")
    ben.sign_in()
    working.therapist_settles(ben)
    client.sign_in()
    working.client_signs(client)


def middle(house: House, client: Person, ben: Person, eve: Person) -> None:
    """Three weeks later: the focus, written, shared and read, and what a supervisor reads."""
    house.run("tests.browser.weeks", "2", "4")
    house.until("2027-02-09T10:00")
    ben.sign_in()
    working.therapist_shares_the_focus(ben)
    client.sign_in()
    working.client_reads_the_focus(client)
    eve.sign_in()
    working.supervisor_reads(eve)


def end(house: House, client: Person, ben: Person) -> None:
    """After the last session: the letter, its answer, and the ending."""
    house.run("tests.browser.weeks", "5", "16")
    house.until("2027-05-04T11:00")
    ben.sign_in()
    ending.therapist_writes_the_letter(ben)
    client.sign_in()
    ending.client_answers_the_letter(client)
    ending.therapist_ends_the_course(ben)
    ending.client_sees_the_end(client)
