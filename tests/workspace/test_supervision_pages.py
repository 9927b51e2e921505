"""The agenda as supervisor and therapist see it, a meeting, and what two windows do."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from sixteen.care.actions.supervision_meetings import agree_on, ask_in_supervision, hold_meeting
from sixteen.care.models import Course, Supervision, SupervisionMeeting, SupervisionPoint
from tests.portal.house import NOW, House
from tests.workspace.house import as_, url

pytestmark = pytest.mark.django_db
FORM = {"date": "2026-11-24", "time": "09:30", "minutes": "60"}


def page(who, name, *args):  # type: ignore[no-untyped-def]
    return as_(who).get(url(name, *args)).content.decode()


@pytest.fixture
def meeting(practice):  # type: ignore[no-untyped-def]
    return hold_meeting(
        therapists=[practice.therapist], held_at=NOW, minutes=50, by=practice.supervisor, at=NOW
    )


def test_the_agenda_says_why_somebody_is_on_it(practice) -> None:
    practice.alert()
    ask_in_supervision(
        course=practice.course, words="Is this the focus?", by=practice.therapist, at=NOW
    )
    Course.objects.update(made_at=NOW - timedelta(days=40))
    for who, name in ((practice.supervisor, "supervision"), (practice.therapist, "my_supervision")):
        words = page(who, name)
        assert "An alert is open, raised 24 November 2026." in words
        assert "Is this the focus?" in words and "The therapist asks." in words
        assert "Not talked about yet. The course began 15 October 2026." in words
    assert "better off dead" not in page(practice.supervisor, "supervision")


def test_a_meeting_from_its_beginning_to_what_is_done(practice) -> None:
    sam, course = as_(practice.supervisor), practice.course
    begun = sam.post(url("meetings"), FORM | {"therapists": [str(practice.therapist.pk)]})
    made = SupervisionMeeting.objects.get()
    assert begun["Location"] == url("meeting", made.pk) and made.minutes == 60
    assert "We talked about them" in sam.get(begun["Location"]).content.decode()
    sent = sam.post(url("agreed", made.pk, course.pk), {"agreed": "Ring the GP", "revision": "0"})
    assert sent["Location"] == url("meeting", made.pk)
    again = sam.post(url("agreed", made.pk, course.pk), {"agreed": "Ring the GP", "revision": "0"})
    assert again.status_code == 302 and SupervisionPoint.objects.count() == 1
    for who, name in ((practice.supervisor, "supervision"), (practice.therapist, "my_supervision")):
        assert "Ring the GP" in page(who, name)
    therapist = as_(practice.therapist)
    asked = therapist.get(url("ask_supervision", course.pk)).content.decode()
    assert "24 November 2026: Ring the GP" in asked
    done = therapist.post(url("point_done", SupervisionPoint.objects.get().pk))
    assert done["Location"] == url("my_supervision")
    assert "Ring the GP" not in page(practice.supervisor, "supervision")


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"therapists": []}, "Tick whom you met"),
        ({"date": "2026-11-27"}, "the last three months, or today"),
        ({"date": "0001-01-01"}, "the last three months, or today"),
        ({"minutes": "0"}, "not less than 5"),
    ],
)
def test_a_meeting_that_cannot_be_is_said_by_the_field(practice, changes, said) -> None:
    typed = FORM | {"therapists": [str(practice.therapist.pk)]} | changes
    answer = as_(practice.supervisor).post(url("meetings"), typed)
    assert said in answer.content.decode() and not SupervisionMeeting.objects.exists()


def test_a_second_window_shows_both_texts(practice, meeting) -> None:
    sam, where = as_(practice.supervisor), url("agreed", meeting.pk, practice.course.pk)
    sam.post(where, {"agreed": "First words", "revision": "0"})
    words = sam.post(where, {"agreed": "Second words", "revision": "0"}).content.decode()
    assert "First words" in words and "Second words" in words
    revision = re.search(r'name="revision" value="(\d+)"', words)[1]
    sam.post(where, {"agreed": "Second words", "revision": revision})
    assert SupervisionPoint.objects.get().open("agreed") == "Second words"


def test_a_question_of_two_windows_shows_both(practice) -> None:
    therapist, where = as_(practice.therapist), url("ask_supervision", practice.course.pk)
    therapist.post(where, {"words": "First words", "revision": "0"})
    words = therapist.post(where, {"words": "Second words", "revision": "0"}).content.decode()
    assert "First words" in words and "Second words" in words
    # The name leads to their own page of the course, and not to the supervisor's, which is shut.
    assert url("supervised_course", practice.course.pk) not in words
    assert words.count(url("course", practice.course.pk) + '"') >= 2


def test_nobody_else_opens_a_meeting(practice, meeting) -> None:
    for who in (practice.therapist, practice.other, practice.duty, practice.client.account):
        for name, args in (
            ("meeting", [meeting.pk]),
            ("agreed", [meeting.pk, practice.course.pk]),
        ):
            assert as_(who).get(url(name, *args)).status_code == 404
    assert as_(practice.other).get(url("ask_supervision", practice.course.pk)).status_code == 404
    assert as_(practice.supervisor).get(url("my_supervision")).status_code == 404


def test_from_outside_the_agenda_has_initials(practice, meeting) -> None:
    Supervision.objects.update(outside=True)
    agree_on(
        meeting=meeting,
        course=practice.course,
        agreed="Ask Mina",
        by=practice.supervisor,
        at=NOW - timedelta(days=1),
    )
    words = "Why does Mina Okafor go quiet?"
    ask_in_supervision(course=practice.course, words=words, by=practice.therapist, at=NOW)
    where = [
        url("supervision"),
        url("meeting", meeting.pk),
        url("agreed", meeting.pk, practice.course.pk),
    ]
    for address in where:
        shown = as_(practice.supervisor).get(address).content.decode()
        assert "Why does M. O. go quiet?" in shown and "Ask M." in shown
        assert "Mina" not in shown.replace("Ask Mina</textarea>", "") and "Okafor" not in shown
    asked = page(practice.therapist, "ask_supervision", practice.course.pk)
    assert "Write nobody’s name" in asked


def test_as_many_queries_for_twelve_courses_of_two_therapists_as_for_one(practice) -> None:
    reader, ask = as_(practice.supervisor), {"by": practice.therapist, "at": NOW}
    ask_in_supervision(course=practice.course, words="And now?", **ask)
    reader.get(url("supervision"))
    with CaptureQueriesContext(connection) as one:
        reader.get(url("supervision"))
    _more(practice)
    with CaptureQueriesContext(connection) as many:
        shown = reader.get(url("supervision")).content.decode()
    assert shown.count("What now?") == 11
    assert len(many) == len(one), [each["sql"][:90] for each in many][-40:]


def _more(practice) -> None:  # type: ignore[no-untyped-def]
    for number, therapist in enumerate([practice.therapist, practice.other] * 5 + [practice.other]):
        house = House(therapist=therapist, room=practice.room)
        client = house.client(f"Client of {number}")
        course = Course(
            client=client,
            therapist=therapist,
            protocol="DIT",
            planned_sessions=16,
            state="in_course",
            state_since=NOW,
            made_at=NOW - timedelta(days=40),
        )
        course.seal(reason=None)
        course.save()
        course.sessions.create(number=1)
        ask_in_supervision(course=course, words="What now?", by=therapist, at=NOW)
    Supervision.objects.create(
        supervisor=practice.supervisor, therapist=practice.other, since=NOW - timedelta(days=9)
    )
