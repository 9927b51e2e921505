"""The consultation: recorded once, by whoever held it; every decision has somebody and a date."""

import pytest

from sixteen.domain.pathway import OPEN_STATES, ImpossibleMove, State
from sixteen.intake import access
from sixteen.intake.actions import change_state, open_enquiry, record_consultation
from sixteen.intake.models import DECISIONS, OPEN, Consultation, Enquiry
from sixteen.intake.queries import consultations_to_record, open_enquiries
from sixteen.intake.refusals import AlreadyRecorded, NotTheHolder
from sixteen.people.permissions import Role
from tests.people_of import audited, refused
from tests.portal.house import NOW, account


@pytest.fixture
def enquiry(practice):  # type: ignore[no-untyped-def]
    return practice.enquiry()


def decide(enquiry, by, decision="suitable", **changes):  # type: ignore[no-untyped-def]
    given = {
        "protocol": "DIT",
        "reasons": "Two losses.",
        "options_discussed": "CBT too.",
        "safety": "Asked. Nothing.",
        "signpost": "Another service",
    }
    return record_consultation(
        enquiry=enquiry, decision=decision, by=by, at=NOW, **(given | changes)
    )


def test_the_open_states_of_the_database_are_those_of_the_pathway() -> None:
    assert sorted(OPEN) == sorted(state.value for state in OPEN_STATES)


@pytest.mark.parametrize("decision", [code for code, _ in DECISIONS])
def test_every_decision_leads_on(enquiry, therapist, decision) -> None:
    decide(enquiry, therapist, decision)
    now = Enquiry.objects.get(pk=enquiry.pk)
    assert now.state != "in_consultation"
    if now.state == "closed":
        assert decision == "signpost" and now.next_action == ""
        return
    assert now.owner_role and now.next_action and now.next_action_due > NOW
    (standing,) = open_enquiries(at=NOW)
    assert standing.owner and standing.next_step and standing.due and not standing.overdue


def test_who_thinks_about_it_is_asked_on_the_day_that_was_settled(enquiry, therapist) -> None:
    day = NOW.date().replace(month=12, day=8)
    decide(enquiry, therapist, "think", reply_until=day)
    assert Enquiry.objects.get(pk=enquiry.pk).next_action_due.date() == day


def test_only_who_held_it_records_it(practice, enquiry) -> None:
    for who in (practice.other, practice.supervisor, practice.duty, enquiry.client.account):
        with pytest.raises(NotTheHolder):
            decide(enquiry, who)
    assert not Consultation.objects.exists()
    assert Enquiry.objects.get(pk=enquiry.pk).state == "in_consultation"


def test_an_enquiry_without_a_consultation_has_none_to_record(practice, mina, therapist) -> None:
    made = open_enquiry(client=mina, source="telephone", appointment=None, by=None, at=NOW)
    with pytest.raises(NotTheHolder):
        decide(made, therapist)


def test_it_is_not_recorded_twice(enquiry, therapist) -> None:
    decide(enquiry, therapist)
    with pytest.raises(AlreadyRecorded):
        decide(enquiry, therapist, "signpost", reasons="Other words")
    kept = Consultation.objects.get()
    assert (kept.decision, kept.open("reasons")) == ("suitable", "Two losses.")
    assert audited("record-consultation") == 1


def test_what_was_recorded_took_place(enquiry, therapist) -> None:
    assert consultations_to_record(therapist, at=NOW) == [enquiry]
    decide(enquiry, therapist)
    enquiry.appointment.refresh_from_db()
    assert enquiry.appointment.state == "attended"
    assert consultations_to_record(therapist, at=NOW) == []


def test_a_move_the_pathway_does_not_know_changes_nothing(enquiry, therapist) -> None:
    with pytest.raises(ImpossibleMove):
        change_state(enquiry=enquiry, state=State.ENDED, by=therapist, at=NOW)
    assert Enquiry.objects.get(pk=enquiry.pk).state == "in_consultation"


def test_what_was_said_is_read_by_who_held_it_only(practice, enquiry, therapist) -> None:
    kept = decide(enquiry, therapist)
    assert access.consultation_of(therapist, enquiry, at=NOW) == kept
    assert audited("view-consultation", actor=therapist.pk) == 1
    reception = account(Role.RECEPTION, name="Rosa")
    for who in (practice.other, practice.supervisor, practice.duty, reception):
        with refused("consultation", who):
            access.consultation_of(who, enquiry, at=NOW)
        with refused("enquiry", who):
            access.enquiry_for(who, enquiry.pk, at=NOW)
    assert access.enquiry_for_office(reception, enquiry.pk, at=NOW) == enquiry


def test_nothing_clinical_stands_where_the_office_reads(enquiry, therapist) -> None:
    decide(enquiry, therapist, "think")
    said = str(open_enquiries(at=NOW))
    for word in ("Two losses", "CBT", "Nothing.", "Another service"):
        assert word not in said
