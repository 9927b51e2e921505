"""What goes with an open alert: to whom, how much, and written down."""

from datetime import timedelta

from sixteen.care import access
from sixteen.care.actions import alerts
from sixteen.care.actions.notes import save_note
from sixteen.people.permissions import Role
from tests.people_of import SAFETY, audited, refused
from tests.portal.house import NOW, account


def note(practice, number: int, *, sign: bool = True) -> None:  # type: ignore[no-untyped-def]
    save_note(
        session=practice.course.sessions.get(number=number),
        text="The body",
        safety=SAFETY | {"said": f"Line {number}"},
        by=practice.therapist,
        at=NOW + timedelta(minutes=number),
        sign=sign,
    )


def test_it_has_the_last_two_lines_and_no_more(practice, therapist) -> None:
    for number in (3, 4, 5):
        note(practice, number)
    note(practice, 6, sign=False)
    pack = access.pack_for(practice.duty, practice.alert(), at=NOW)
    assert [each.line["said"] for each in pack.lines] == ["Line 5", "Line 4"]
    assert audited("view-pack", actor=practice.duty.pk, person=practice.client.pk) == 1


def test_off_duty_there_is_no_pack(practice) -> None:
    off = account(Role.DUTY_CLINICIAN, name="Dan Free")
    assert access.pack_for(off, practice.alert(), at=NOW) is None
    assert access.pack_for(practice.duty, practice.client.alerts.get(), at=NOW) is not None
    assert (
        access.pack_for(practice.duty, practice.client.alerts.get(), at=NOW + timedelta(9)) is None
    )


def test_it_is_nobody_elses_and_nobodys_once_it_is_closed(practice, therapist) -> None:
    alert = practice.alert()
    reception = account(Role.RECEPTION, name="Rae")
    lead = account(Role.SERVICE_LEAD, name="Eve")
    for who in (practice.other, practice.supervisor, practice.client.account, reception, lead):
        with refused("pack", who):
            access.pack_for(who, alert, at=NOW)
    closed = alerts.close_alert(alert=alert, outcome="We spoke.", by=therapist, at=NOW)
    for who in (therapist, practice.duty):
        with refused("pack", who):
            access.pack_for(who, closed, at=NOW)
