"""Who looked at my record: every look of somebody else, in words, and nobody else's record."""

import re
from datetime import timedelta
from uuid import uuid4

import pytest
from django.urls import reverse

from sixteen.audit.looking import OTHERS
from sixteen.audit.recording import record
from sixteen.care import access
from sixteen.care.actions.break_glass import break_glass
from sixteen.people.models import MergedClient
from sixteen.people.names import list_seen
from sixteen.portal.look_words import LOOKED, SOMETHING, in_words
from tests.place import ROOT
from tests.portal.house import NOW, House, browser_of
from tests.workspace.house import Practice, as_

pytestmark = pytest.mark.django_db
WHERE = reverse("portal:looks")


def words(practice: Practice, page: str = "") -> str:
    return " ".join(browser_of(practice.client).get(WHERE + page).content.decode().split())


def test_a_therapists_look_is_there_and_ones_own_is_not(practice) -> None:
    course = access.course_for_therapist(practice.therapist, practice.course.pk, at=NOW)
    access.course_for_therapist(practice.therapist, course.pk, at=NOW - timedelta(hours=1))
    record("view-course", by=practice.client.account, at=NOW, thing=course, person=course.client_id)
    said = words(practice)
    assert "Ola Brandt</strong> (my therapist) opened the page of my therapy: to see you" in said
    assert "more than once, last at 10:00" in said and "Mina Okafor" not in said


def test_broken_glass_stands_out_without_its_reason(practice) -> None:
    break_glass(course=practice.course, reason="On the roof.", by=practice.other, at=NOW)
    said = words(practice)
    assert "Rae Winter</strong> (a therapist here) opened my notes in an emergency" in said
    assert "Ask us if you want to know the reason." in said and "On the roof" not in said


def test_looks_at_somebody_else_are_not_there(practice) -> None:
    other = House(therapist=practice.therapist, room=practice.room).client("Noor Haddad")
    record("view-client", by=practice.other, at=NOW, thing=other, person=other.pk)
    assert "Nobody has opened anything yet." in words(practice)


def test_what_was_refused_and_what_the_software_did_is_no_look(practice) -> None:
    record("denied-note", by=practice.other, at=NOW, person=practice.client.pk)
    record("view-note", by=None, at=NOW, person=practice.client.pk)
    assert "Nobody has opened anything yet." in words(practice)


def test_a_look_of_a_new_kind_is_told_too(practice) -> None:
    record("view-something-new", by=practice.other, at=NOW, person=practice.client.pk)
    assert "Rae Winter</strong> (a therapist here) looked at a part of my record" in words(practice)


def test_many_looks_are_on_several_pages(practice) -> None:
    for days in range(35):
        at = NOW - timedelta(days=days)
        record("view-course", by=practice.therapist, at=at, person=practice.client.pk)
    assert words(practice).count("Ola Brandt") == 30
    assert words(practice, "?page=2").count("Ola Brandt") == 5
    assert words(practice, "?page=zzz").count("Ola Brandt") == 30


def test_a_look_at_a_record_that_was_joined_with_this_one_is_told(practice) -> None:
    old = uuid4()
    by, at = practice.other, NOW - timedelta(days=1)
    record("view-client", by=by, at=at, person=old)
    assert "Nobody has opened anything yet." in words(practice)
    MergedClient.objects.create(old=old, survivor=practice.client, merged_at=NOW, merged_by=by)
    assert "Rae Winter</strong> (a therapist here) looked at my name" in words(practice)


def test_lists_stand_after_what_was_opened_and_one_page_is_one_look(practice) -> None:
    person, by = practice.client.pk, practice.other
    record("view-referral", by=by, at=NOW - timedelta(hours=2), person=person)
    record("download-document", by=by, at=NOW - timedelta(hours=2), person=person)
    for _ in range(2):
        list_seen([person, person], by=by, at=NOW)
    said = words(practice)
    assert said.index("read my referral") < said.index('class="small"><strong>Rae Winter')
    assert "took a document about me as a file" in said and "saw my name in a list" in said
    assert "at 10:00" in said and "more than once" not in said


def test_staff_have_no_such_page(practice) -> None:
    assert as_(practice.therapist).get(WHERE).status_code == 404


def test_a_sheet_that_was_printed_is_a_look_and_so_is_a_deputys(practice) -> None:
    practice.course.deputy = practice.other
    practice.course.save()
    access.day_printed(practice.other, [practice.client.pk], at=NOW)
    said = words(practice)
    assert "(stands in for my therapist) printed a list of the day with me in it" in said


def test_every_look_that_is_written_down_has_words() -> None:
    """Planted: a verb that nobody gave words to is told, but without a part and a reason."""
    source = "".join(path.read_text() for path in (ROOT / "sixteen").rglob("*.py"))
    verbs = set(re.findall(r'record(?:_each)?\(\s*"(view-[a-z-]+)"', source))
    verbs |= set(OTHERS)
    verbs |= {f"view-{what}" for what in re.findall(r'viewed\("([a-z-]+)"', source)}
    verbs |= {f"view-{what}" for what in re.findall(r'what(?:: str)? = "([a-z-]+)"', source)}
    nobodys = {"view-outcomes", "view-queue", "view-supervisee"}
    assert len(verbs) > 25
    assert sorted(verbs - set(LOOKED) - nobodys) == []
    assert in_words("view-planted") == SOMETHING
