"""What a client says of themselves: theirs, counted and sent as said, and gone when taken back."""

from typing import Any

import pytest
from django.urls import reverse

from sixteen.audit.models import Entry
from sixteen.journeys.merging import merge_clients
from sixteen.outcomes.iapt.gathering import Month, gather
from sixteen.outcomes.own.extracting import rows_now
from sixteen.people.about_me import said_about_me
from sixteen.people.actions.about_me import say_about_me
from sixteen.people.models import AboutMe, Consent
from tests.journeys.whole_person import somebody
from tests.portal.house import NOW, House, browser_of

pytestmark = pytest.mark.django_db
GENDER, ETHNICITY = (
    reverse("portal:about_me_question", args=[code]) for code in ("gender", "ethnicity")
)


@pytest.fixture
def house() -> House:
    return House()


def said(browser: Any, at: str) -> str:
    return browser.get(at).content.decode()


def test_one_thing_on_a_page_nothing_has_to_be_said_and_all_of_it_can_be_taken_back(
    house: House, settings: Any
) -> None:
    mina = house.client()
    browser, home = browser_of(mina), reverse("portal:about_me")
    assert home in said(browser, reverse("portal:my_data"))
    page = said(browser, home)
    assert "You do not have to say anything" in page and "Take it all back" not in page
    assert "checked" not in said(browser, GENDER) and "I would rather not say" in page + said(
        browser, GENDER
    )
    assert browser.post(GENDER, {"before": ""}).status_code == 422
    assert AboutMe.objects.count() == Consent.objects.filter(purpose="about-me").count() == 0
    assert browser.post(GENDER, {"answer": "9", "before": ""})["Location"] == ETHNICITY
    assert browser.post(ETHNICITY, {"answer": "rather-not", "before": ""})["Location"] == home
    assert said_about_me(mina) == {"gender": "9", "ethnicity": "rather-not"}
    consent = Consent.objects.get(purpose="about-me")
    assert consent.withdrawn_at is None and "Neither of these" in said(browser, home)
    assert "What you said about yourself is counted" in said(browser, reverse("portal:agreed"))
    # Another window, which knows nothing of it, changes nothing, and says what stands there.
    stale = browser.post(GENDER, {"answer": "1", "before": ""})
    assert stale.status_code == 422 and "There it is: Neither of these" in stale.content.decode()
    assert 'name="before" value="9"' in stale.content.decode()
    assert said_about_me(mina)["gender"] == "9"
    # Its row is ciphertext, and the audit has no answer in it.
    assert b"rather-not" not in bytes(AboutMe.objects.get().said)
    assert not any("rather-not" in str(vars(entry)) for entry in Entry.objects.all())
    settings.ABOUT_ME = frozenset()
    assert browser.get(GENDER).status_code == 404 and home not in said(
        browser, reverse("portal:my_data")
    )
    # Whoever said something before can still take it back.
    assert browser.post(home).status_code == 302 and not AboutMe.objects.exists()
    assert Consent.objects.get(purpose="about-me").withdrawn_at is not None
    assert browser.get(home).status_code == 404


def says(client: Any, **answers: str) -> None:
    for question, answer in answers.items():
        given = {"question": question, "answer": answer, "before": ""}
        say_about_me(client=client, **given, by=client.account, at=NOW)


def test_it_is_counted_and_sent_as_it_was_said(house: House) -> None:
    mina, noor, ada = (house.client(name) for name in ("Mina", "Noor", "Ada"))
    for hour, each in enumerate((mina, noor, ada)):
        house.course(each, held=2, hour=9 + hour)
    says(mina, gender="2", ethnicity="R")
    says(noor, gender="rather-not", ethnicity="rather-not")
    rows, _ = rows_now("one", now=NOW, with_therapists=False)
    found = {rows.pathways[row["referral"]].client: row for row in rows.tables["referrals"]}
    told = [(found[each.pk]["gender"], found[each.pk]["ethnicity"]) for each in (mina, noor, ada)]
    assert told == [("Female", "Other Ethnic Groups"), (None, None), (None, None)]
    made = gather(
        rows.pathways.values(),
        month=Month(NOW.date().replace(day=1), NOW.date(), NOW),
        provider="ABC01",
        commissioner="XYZ01",
        births={},
        said={each.pk: said_about_me(each) for each in (mina, noor, ada)},
        dit_therapists=(),
    )
    sent = sorted((row["Gender"], row["EthnicCategory"]) for row in made.tables["IDS001MPI"])
    assert sent == [("", ""), ("2", "R"), ("X", "Z")]


def test_of_two_records_of_one_person_what_was_said_on_either_is_kept(house: House) -> None:
    kept = house.client()
    house.course(kept, held=1)
    gone, other = somebody("Mina O."), somebody("M. Okafor")
    says(gone, gender="2")
    merge_clients(one=kept, other=gone, by=house.therapist, at=NOW)
    assert said_about_me(kept) == {"gender": "2"}
    says(other, gender="9", ethnicity="H")
    merge_clients(one=kept, other=other, by=house.therapist, at=NOW)
    assert said_about_me(kept) == {"gender": "2", "ethnicity": "H"}
