"""Holes that are made on purpose: the table finds every one of them."""

from collections.abc import Callable
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.urls import path

from sixteen.audit.recording import record
from sixteen.care import access as care
from sixteen.care.access import courses as care_courses
from sixteen.care.models import Course, Focus, Moment, Supervision
from sixteen.intake import access as intake
from sixteen.intake.models import Enquiry
from sixteen.people import access as people
from sixteen.people.models import Account
from sixteen.people.names import names_of
from sixteen.people.permissions import ROLES, Permission, Role
from sixteen.scheduling.models import Site
from sixteen.workspace.views import courses
from tests.access import urls
from tests.access.house import House
from tests.access.table import Line, lines
from tests.access.test_matrix import routes_of, unlisted
from tests.portal.house import NOW

COURSE = "/work/courses/{course}/"
SUPERVISED = "/work/supervision/{course}/"
CONSULTATION = "/work/consultations/{enquiry}/"
CONTACT = "/office/clients/{client}/contact/"
Plant = Callable[[pytest.MonkeyPatch], None]


def in_place_of(room: Any, name: str, other: Any) -> Plant:
    return lambda monkeypatch: monkeypatch.setattr(room, name, other)


def may_too(role: Role, permission: Permission) -> Plant:
    wider = ROLES[role] | {permission}
    return lambda monkeypatch: monkeypatch.setitem(ROLES, role, wider)


def any_of(kind: Any) -> Callable[..., Any]:
    """What a view does that looks a record up without asking access."""
    return lambda account, pk, *rest, at: kind.objects.get(pk=pk)


def any_session(account: Account, pk: Any, number: int, *, at: Any) -> Any:
    return Course.objects.get(pk=pk).sessions.get(number=number)


def any_moment(account: Account, course: Any, pk: Any, *, at: Any) -> Any:
    """One that its client never brought, too."""
    return Moment.objects.get(pk=pk)


def any_enquiry(account: Account, enquiry: Enquiry) -> bool:
    return True


def ever_linked(account: Account, course: Course, at: Any) -> bool:
    return Supervision.objects.filter(supervisor=account, therapist=course.therapist_id).exists()


def refused_aloud(*, by: Account, what: str, person: Any = None) -> None:
    record(f"denied-{what}", by=by, at=NOW, person=person)
    raise PermissionDenied


def writes_as_it_names(people: Any) -> Any:
    Site.objects.create(name="Written by looking", address="", zone="Europe/London")
    return names_of(people)


NO_ACCESS = [
    (in_place_of(care, "course_for_therapist", any_of(Course)), COURSE, "t2"),
    (in_place_of(care, "session_for_therapist", any_session), COURSE + "sessions/7/move/", "t2"),
    (in_place_of(care, "focus_for_client", any_of(Focus)), "/my/focus/{draft_focus}/", "cl"),
    (in_place_of(care, "focus_for_client", any_of(Focus)), "/my/focus/{focus}/", "c2"),
    (
        in_place_of(care, "moment_for_therapist", any_moment),
        COURSE + "moments/{own_moment}/",
        "th",
    ),
    (in_place_of(intake, "_holds", any_enquiry), CONSULTATION, "t2"),
    (
        in_place_of(intake, "_holds", any_enquiry),
        CONSULTATION + "documents/1/",
        "t2",
    ),
    (in_place_of(care_courses, "holds", lambda account, course: True), SUPERVISED, "s2"),
    (in_place_of(care_courses, "supervises", ever_linked), SUPERVISED, "s3"),
    (in_place_of(people, "refuse", lambda **who: None), "/office/enquiries/", "sv"),
    (may_too(Role.RECEPTION, Permission.CASELOAD), "/work/courses/", "re"),
    (may_too(Role.SERVICE_LEAD, Permission.DIARY), "/office/clients/{client}/", "le"),
    (may_too(Role.CLIENT, Permission.SERVICE), "/office/enquiries/", "c2"),
    (in_place_of(Account, "may", lambda self, asked: True), "/work/duty/", "ro"),
]


@pytest.mark.django_db
@pytest.mark.parametrize(("plant", "address", "who"), NO_ACCESS)
def test_what_somebody_should_not_see_is_found(
    house: House, monkeypatch: pytest.MonkeyPatch, plant: Plant, address: str, who: str
) -> None:
    assert house.answer(who, "GET", address) == "."
    plant(monkeypatch)
    assert house.answer(who, "GET", address)[0] == "s"


WRONG_POSTS = [
    (in_place_of(care, "course_for_therapist", any_of(Course)), COURSE + "decision/", "t2"),
    (may_too(Role.SERVICE_LEAD, Permission.DIARY), CONTACT, "le"),
    (may_too(Role.SUPERVISOR, Permission.DUTY), "/work/alerts/{alert}/", "s2"),
]


@pytest.mark.django_db
@pytest.mark.parametrize(("plant", "address", "who"), WRONG_POSTS)
def test_what_somebody_should_not_write_is_found(
    house: House, monkeypatch: pytest.MonkeyPatch, plant: Plant, address: str, who: str
) -> None:
    assert house.answer(who, "POST", address) == "."
    plant(monkeypatch)
    assert house.answer(who, "POST", address) not in (".", "s", "m")


@pytest.fixture
def line() -> Line:
    return next(each for each in lines() if each.address == COURSE)


@pytest.mark.django_db
def test_a_page_that_writes_when_it_is_looked_at_is_found(
    house: House, line: Line, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(courses, "names_of", writes_as_it_names)
    wrong = house.otherwise(line, "GET")
    assert wrong["the therapist of Mina’s course"].startswith("200, and wrote to scheduling_site")
    assert wrong["scheduling_site"] == "changed" and len(wrong) == 3


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("name", "other", "said"),
    [
        ("record", lambda *args, **more: None, "404, and in the audit nothing, and not ."),
        ("refuse", refused_aloud, "403, and not ."),
    ],
    ids=["unaudited", "aloud"],
)
def test_a_refusal_that_is_not_kept_or_gives_the_page_away_is_found(
    house: House,
    line: Line,
    monkeypatch: pytest.MonkeyPatch,
    name: str,
    other: Any,
    said: str,
) -> None:
    monkeypatch.setattr(people, name, other)
    monkeypatch.setattr(care_courses, "refuse", people.refuse)
    wrong = house.otherwise(line, "GET")
    assert wrong["another client, Noor"] == wrong["another therapist of the practice"] == said


@pytest.mark.django_db
def test_a_name_on_a_list_of_somebody_else_is_found(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert house.answer("t2", "GET", "/work/courses/") == "s"
    monkeypatch.setattr(courses.care, "courses_of", lambda account: list(Course.objects.all()))
    assert house.answer("t2", "GET", "/work/courses/") == "s with Mina Okafor, Noor Haddad"


@pytest.mark.django_db
def test_a_name_that_was_read_and_that_its_owner_finds_nowhere_is_found(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(courses, "list_seen", lambda *people, **by: None)
    assert house.answer("th", "GET", "/work/courses/") == "s with Mina Okafor, unrecorded"


@pytest.mark.django_db
def test_a_session_that_outlives_the_account_is_found(house: House) -> None:
    assert house.answer("ex", "GET", "/work/") == "i"
    Account.objects.filter(pk=house.people.accounts["ex"].pk).update(is_active=True)
    assert house.answer("ex", "GET", "/work/") == "s"


def test_an_address_that_is_not_listed_and_one_that_leads_nowhere_are_found() -> None:
    patterns = [*urls.urlpatterns, path("planted/", lambda request: HttpResponse())]
    assert unlisted(patterns, lines()) == {"planted/"}
    listed = [line for line in lines() if line.address != "/search/"]
    assert unlisted(urls.urlpatterns, listed) == {"search/"}
    assert routes_of([*lines(), Line("", "/work/nothing/", {})])[1] == ["/work/nothing/"]
