"""A caseload goes to others: begun by whom it may, told to whom it must, and nothing of it read."""

import re

import pytest

from sixteen.care import access
from sixteen.care.actions import handovers
from sixteen.care.actions.handovers import name_trustees, start_handover
from sixteen.care.actions.notes import save_note
from sixteen.care.models import Course, CourseChange, Handover, Trustee
from sixteen.care.queries import without_trustee
from sixteen.care.refusals import NotAllowed, NotYours
from sixteen.journeys.handing_over import hand_over
from sixteen.outbox.kinds import kind_named
from sixteen.outbox.models import Message
from sixteen.people.actions import close_account
from sixteen.project.readiness import lacks
from tests.people_of import audited, nothing_changed, refused
from tests.portal.house import NOW
from tests.workspace.house import as_

TRACE = [Handover.objects.count, CourseChange.objects.count, Message.objects.count]


@pytest.fixture
def named(practice):  # type: ignore[no-untyped-def]
    """Ola named her colleague, and her supervisor second."""
    both = [practice.other, practice.supervisor]
    return name_trustees(therapist=practice.therapist, trustees=both, by=practice.therapist, at=NOW)


def test_one_or_two_colleagues_are_named_by_the_therapist_alone(practice, rae, named) -> None:
    therapist = practice.therapist
    given = {"therapist": therapist, "by": therapist, "at": NOW}
    with nothing_changed(Trustee.objects.count):
        name_trustees(trustees=[practice.other, practice.supervisor], **given)
        for wrong in ([], [therapist], [rae], [practice.other] * 2):
            with pytest.raises(NotAllowed):
                name_trustees(trustees=wrong, **given)
        with pytest.raises(NotYours):
            name_trustees(therapist=therapist, trustees=[practice.other], by=rae, at=NOW)
    name_trustees(trustees=[practice.supervisor], **given)
    assert [each.trustee for each in Trustee.objects.filter(until=None)] == [practice.supervisor]


def test_a_trustee_begins_it_and_everybody_who_must_know_is_told(practice, lead, named) -> None:
    start_handover(therapist=practice.therapist, by=practice.other, at=NOW)
    start_handover(therapist=practice.therapist, by=practice.other, at=NOW)
    assert Handover.objects.get().sudden and audited("start-handover", actor=practice.other.pk) == 1
    told = Message.objects.filter(kind="handover-started").values_list("person", flat=True)
    assert set(told) == {lead.person, practice.therapist.person}


def test_each_course_goes_to_whom_was_chosen_and_leaves_its_trace(practice, lead, named) -> None:
    given = {"therapist": practice.therapist, "by": practice.other, "at": NOW}
    to = {practice.course.pk: practice.other}
    with nothing_changed(*TRACE), pytest.raises(NotAllowed):
        hand_over(to=to, **given)
    start_handover(**given)
    (one,) = hand_over(to=to, **given)
    assert (one.to, one.to_arrange) == (practice.other, 0)
    assert Course.objects.get(pk=practice.course.pk).therapist == practice.other
    change = CourseChange.objects.get(what="therapist")
    assert (change.from_therapist, change.to_therapist, change.made_by) == (
        practice.therapist,
        practice.other,
        practice.other,
    )
    assert hand_over(to=to, **given) == []


def test_what_was_begun_by_mistake_is_ended_and_the_next_time_is_told_again(practice, lead, named):
    address = f"/work/handover/{practice.therapist.pk}/"
    trustee, therapist = as_(practice.other), as_(practice.therapist)
    trustee.post(address, {"action": "start"})
    with nothing_changed(*TRACE), pytest.raises(NotYours):
        handovers.end_handover(handover=Handover.objects.get(), by=practice.duty, at=NOW)
    assert "End the handover" in therapist.get(address).content.decode()
    therapist.post(address, {"action": "end"})
    assert not Handover.objects.exists()
    assert audited("end-handover", actor=practice.therapist.pk) == 1
    # Sent twice, or from a window that was open: nothing more.
    therapist.post(address, {"action": "end"})
    to = str(practice.other.pk)
    trustee.post(address, {f"to_{practice.course.pk}": to})
    assert "Begin the handover" in trustee.get(address).content.decode()
    assert Course.objects.get(pk=practice.course.pk).therapist == practice.therapist
    as_(lead).post(f"/office/handover/{practice.therapist.pk}/", {"action": "start"})
    told = Message.objects.filter(kind="handover-started", person=practice.therapist.person)
    assert told.count() == 2 and all(kind_named(one.kind).wanted(one, NOW) for one in told)
    as_(lead).post(f"/office/handover/{practice.therapist.pk}/", {"action": "end"})
    assert not Handover.objects.exists() and audited("end-handover", actor=lead.pk) == 1


@pytest.mark.parametrize("who", ["duty", "supervisor", "other"])
def test_nobody_else_begins_it_and_nothing_is_shown(practice, who) -> None:
    somebody = getattr(practice, who)
    with nothing_changed(*TRACE), pytest.raises(NotYours):
        start_handover(therapist=practice.therapist, by=somebody, at=NOW)
    with refused("handover", somebody):
        access.caseload_to_hand_over(somebody, practice.therapist, at=NOW)


def test_planted_a_door_that_lets_everybody_begin_is_found(practice, monkeypatch) -> None:
    monkeypatch.setattr(handovers, "may_hand_over", lambda account, therapist: True)
    with pytest.raises(BaseException, match="DID NOT RAISE"):
        test_nobody_else_begins_it_and_nothing_is_shown(practice, "duty")


def test_a_trustee_reads_names_and_times_and_nothing_else(practice, lead, named) -> None:
    practice.house.focus(practice.course)
    start_handover(therapist=practice.therapist, by=practice.other, at=NOW)
    page = as_(practice.other).get(f"/work/handover/{practice.therapist.pk}/").content.decode()
    shown = re.sub(r"\s+", " ", page.split('<main id="main"')[1])
    assert "Mina Okafor" in shown and "Next: Thursday 26 November, 18:30" in shown
    assert "drafts" not in shown and "is a draft" not in shown
    assert "spare chair" not in shown and f"/work/courses/{practice.course.pk}/" not in shown
    assert as_(practice.other).get(f"/work/courses/{practice.course.pk}/").status_code == 404
    assert audited("view-handover", actor=practice.other.pk, person=practice.client.pk) == 1


def test_a_supervisor_who_was_named_finds_it_and_names_nobody(practice, named) -> None:
    vera = as_(practice.supervisor)
    assert 'href="/work/trustees/"' in vera.get("/work/supervision/").content.decode()
    with nothing_changed(Trustee.objects.count):
        page = vera.post("/work/trustees/", {"first": str(practice.other.pk)}).content.decode()
    take_charge = f'<a href="/work/handover/{practice.therapist.pk}/">Ola Brandt: take charge</a>'
    assert take_charge in page and "Whom I name" not in page
    assert vera.get(f"/work/handover/{practice.therapist.pk}/").status_code == 200


def test_what_only_the_former_therapist_could_read_is_said_before(practice, lead) -> None:
    session = practice.course.sessions.get(number=6)
    draft = {"text": "She rang off.", "sign": False, "by": practice.therapist, "at": NOW}
    save_note(session=session, safety={}, **draft)
    for who, where in ((practice.therapist, "/work"), (lead, "/office")):
        address = f"{where}/handover/{practice.therapist.pk}/"
        as_(who).post(address, {"action": "start"})
        page = as_(who).get(address).content.decode()
        assert "1 note in these courses is a draft. Nobody but" in page
        assert "rang off" not in page


def test_who_left_takes_no_charge(practice, named) -> None:
    close_account(account=practice.other, by=None, at=NOW)
    practice.other.refresh_from_db()
    with pytest.raises(NotYours):
        start_handover(therapist=practice.therapist, by=practice.other, at=NOW)


def test_check_warns_while_a_therapist_with_courses_has_nobody(practice) -> None:
    def warned() -> bool:
        return any("named nobody" in words for words in lacks())

    assert without_trustee() == {practice.therapist.pk} and warned()
    by = practice.therapist
    name_trustees(therapist=by, trustees=[practice.other], by=by, at=NOW)
    assert without_trustee() == set() and not warned()
    close_account(account=practice.other, by=None, at=NOW)
    assert warned()
