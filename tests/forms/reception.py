"""The forms of the office."""

import uuid
from collections.abc import Callable
from datetime import timedelta
from functools import partial

from django.test import Client as Browser

from sixteen.audit.models import Entry
from sixteen.intake.models import Enquiry
from sixteen.journeys.booking import cancel_consultation
from sixteen.journeys.merging import merge_clients
from sixteen.people.actions import close_account, replace_contact, restrict_contact
from sixteen.people.models import Client, Invitation, MergedClient, NotTheSame, SharedMailbox
from sixteen.people.queries import current_contact
from sixteen.scheduling.models import Appointment
from tests.forms.ready import Ready, Window, to
from tests.forms.visitors import booked
from tests.office.house import FRIDAY_9, FRIDAY_940, NOW, Office, by_telephone, person

BOOKING = uuid.UUID(int=16)


def odd_buttons(on: Office) -> tuple[str, ...]:
    who = on.therapist.pk
    return (
        "a|b|c",
        f"{who}|phone|00010101T0000Z",
        f"{who}|phone|99991231T2359Z",
        f"{who}|\x00|20261127T0900Z",
        f"{uuid.uuid4()}|phone|20261127T0900Z",
    )


def find_a_person(on: Office) -> Ready:
    return Ready(
        at=to("office:find"),
        who=on.reception,
        typed={"text": "okaf"},
        did=lambda browser: Entry.objects.filter(action="find-client").exists(),
        passing="what is looked for is kept nowhere",
    )


def two_records(on: Office) -> tuple[Client, Client]:
    return by_telephone("Tam Reed"), by_telephone("Tamara Reed")


def make_it_one_record(on: Office) -> Ready:
    one, other = two_records(on)
    return Ready(
        at=to("office:compare", one.pk, other.pk),
        who=on.reception,
        typed={"sure": "on"},
        did=lambda browser: MergedClient.objects.count(),
        meanwhile=lambda: merge_clients(one=one, other=other, by=on.reception, at=NOW),
    )


def _changed_meanwhile(on: Office) -> Callable[[], object]:
    return partial(restrict_contact, client=on.practice.client, text=False, by=None, at=NOW)


def set_their_hours(on: Office) -> Ready:
    return Ready(
        at=to("office:contact_hours", on.practice.client.pk, "email"),
        who=on.reception,
        typed={"when": "hours", "days": ["1"], "begin": "10", "until": "12", "asked": "on"},
        wrong={"when": ("x",), "days": ("7", "\x00"), "begin": ("24",), "until": ("0", "10", "x")},
        did=lambda browser: current_contact(on.practice.client).open("hours"),
        meanwhile=_changed_meanwhile(on),
    )


def set_where_texts_go(on: Office) -> Ready:
    return Ready(
        at=to("office:text_number", on.practice.client.pk),
        who=on.reception,
        typed={"phone": "07700 900777", "asked": "on"},
        wrong={"phone": ("123", "\x00", "x" * 41)},
        did=lambda browser: current_contact(on.practice.client).open("text_to"),
        meanwhile=_changed_meanwhile(on),
    )


def set_their_name(on: Office) -> Ready:
    return Ready(
        at=to("office:said_name", on.practice.client.pk),
        who=on.reception,
        typed={"name": "Garden Club", "asked": "on"},
        wrong={"name": ("My therapist", "a@b", "\x00", "x" * 21)},
        did=lambda browser: current_contact(on.practice.client).open("sender"),
        meanwhile=_changed_meanwhile(on),
    )


def say_who_reads_it(on: Office) -> Ready:
    one, other = (by_telephone(email="both@example.org") for _ in range(2))
    changed = {"allow_email": False, "allow_text": False, "allow_voicemail": False}
    changed |= {"allow_phone": True, "version": 1, "by": on.reception, "at": NOW}
    replace_contact(client=other, email="", **changed)
    return Ready(
        at=to("office:mailbox", one.pk),
        who=on.reception,
        typed={"asked": "on"},
        did=lambda browser: SharedMailbox.objects.filter(settled_at=None).count(),
        meanwhile=lambda: replace_contact(client=one, email="", **changed),
    )


def say_they_are_two(on: Office) -> Ready:
    one, other = two_records(on)
    return Ready(
        at=to("office:compare", one.pk, other.pk),
        who=on.reception,
        typed={"action": "apart"},
        did=lambda browser: NotTheSame.objects.count(),
        may_be_empty=True,
        meanwhile=lambda: merge_clients(one=one, other=other, by=on.reception, at=NOW),
    )


def change_a_contact(on: Office) -> Ready:
    client = on.practice.client
    return Ready(
        at=to("office:contact", client.pk),
        who=on.reception,
        typed={
            "email": "tam@example.org",
            "phone": "07700 900456",
            "ways": ["email", "phone", "voicemail"],
            "words": "My sister may answer",
            "asked": "on",
        },
        did=lambda browser: current_contact(client).version,
        meanwhile=lambda: replace_contact(
            client=client,
            version=current_contact(client).version,
            by=on.reception,
            at=NOW,
            allow_email=False,
            allow_text=False,
            allow_phone=False,
            allow_voicemail=False,
            words="Never",
        ),
    )


def make_a_code(on: Office) -> Ready:
    account = on.practice.client.account
    open_ones = Invitation.objects.filter(account=account, used_at=None, expires_at__gt=NOW)
    return Ready(
        at=to("office:invite", on.practice.client.pk),
        who=on.reception,
        did=lambda browser: open_ones.count(),
        may_be_empty=True,
        meanwhile=lambda: close_account(account=account, by=None, at=NOW),
        again="each is a new code that ends the one before: no code can be shown twice",
    )


def book_again(on: Office) -> Ready:
    before = booked(on)
    cancel_consultation(appointment=before, by=on.reception, at=NOW)
    enquiry = Enquiry.objects.filter(client=before.client)
    return Ready(
        at=to("office:book_again", before.client_id),
        who=on.reception,
        typed={"time": on.button()},
        wrong={"time": odd_buttons(on), "booking": ("x", "\x00")},
        did=lambda browser: enquiry.get().state,
        meanwhile=lambda: enquiry.update(state="closed"),
    )


def move_an_appointment(on: Office) -> Ready:
    made = booked(on)
    return Ready(
        at=to("office:move", made.pk),
        who=on.reception,
        typed={"date": f"{NOW + timedelta(days=10):%Y-%m-%d}", "time": "11:00"},
        wrong={"date": ("0001-01-01", "9999-12-31", "2026-02-30")},
        did=lambda browser: Appointment.objects.get(pk=made.pk).starts_at,
        meanwhile=lambda: cancel_consultation(appointment=made, by=on.reception, at=NOW),
    )


def cancel_an_appointment(on: Office) -> Ready:
    made = booked(on)
    return Ready(
        at=to("office:cancel", made.pk),
        who=on.reception,
        did=lambda browser: Appointment.objects.get(pk=made.pk).state,
        may_be_empty=True,
        meanwhile=lambda: Appointment.objects.filter(pk=made.pk).update(state="attended"),
    )


def choose_a_time(on: Office) -> Ready:
    return Ready(
        at=to("office:book"),
        who=on.reception,
        typed={"time": on.button()},
        wrong={"time": odd_buttons(on), "booking": ("x", "\x00")},
        did=lambda browser: Appointment.objects.filter(state="held").count(),
    )


def say_who_it_is_for(on: Office) -> Ready:
    def before(browser: Browser) -> None:
        window = Window(choose_a_time(on), browser)
        window.send(window.fields | {"booking": [str(BOOKING)]})

    def gone() -> None:
        Appointment.objects.filter(booking=BOOKING).update(booking=None, client=on.practice.client)
        Appointment.objects.filter(starts_at=FRIDAY_9).update(state="booked", held_until=None)

    return Ready(
        at=to("office:book_person", BOOKING),
        who=on.reception,
        before=before,
        typed=person(),
        wrong={"chosen": odd_buttons(on), "time": (*odd_buttons(on), on.button(FRIDAY_940))},
        did=lambda browser: Enquiry.objects.filter(source="telephone").count(),
        meanwhile=gone,
    )
