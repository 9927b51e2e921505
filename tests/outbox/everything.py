"""A practice in which every kind of message has something to be about, under any names.

Every name in it begins with CANARY, so that one that stands in a message is found. What a new kind
is about is found by itself, as long as one such thing is made here.
"""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any
from uuid import uuid4

from django.test import override_settings

from sixteen.care.actions.absences import record_absence
from sixteen.care.actions.between import write_to_client, write_to_therapist
from sixteen.care.actions.break_glass import break_glass
from sixteen.care.actions.handovers import start_handover
from sixteen.intake.referring import add_referral
from sixteen.journeys.absences import cancel_for_absence, mark_of, to_tell
from sixteen.journeys.courses import end_course
from sixteen.journeys.follow_ups import plan_follow_ups
from sixteen.journeys.offers import offer_course
from sixteen.outbox.actions import queue
from sixteen.outbox.kinds import MessageKind
from sixteen.outbox.models import Message
from sixteen.people.models import Account, Therapist
from sixteen.questionnaires.experience import ask_how_it_was
from sixteen.scheduling.models import Appointment, Room, Site
from sixteen.vault.rows import opened
from tests.intake.test_referral import REFERRAL
from tests.journeys.waiting import first_course, therapist, waits
from tests.portal.house import NOW, House
from tests.repository.test_tree import our_models
from tests.workspace.house import Practice

CANARY = "Kestrel"
AWKWARD = {
    "plain": "Mina Okafor",
    "very long": "Wilhelmina " * 60,
    "right to left": "שרה אבו־חמד \u202e drawkcab",
    "newlines": "Mina\r\nBcc: everybody@example.org\r\n\r\nAnother body",
    "quotes": '"Mina" <mina@example.net>, O\'Brien; \\',
    "emoji": "Mina 👩‍👩‍👧 😀",
    "percent": "%s %d %(name)s 100%",
    "braces": "{sender} {0} {} {{telephone}} {",
    "escapes": "\x1b[31m\t=?utf-8?q?Mina?=",
    "empty": "",
}
# Every day those that break most, and what the others hold in one; each by itself in the long run.
TODAY = {name: AWKWARD[name] for name in ("very long", "newlines", "empty")} | {
    "all of them": " ".join(AWKWARD[name] for name in ("right to left", "quotes", "emoji"))
    + " ".join(AWKWARD[name] for name in ("percent", "braces", "escapes"))
}


class Everything(Practice):
    """Mina's course with something shared, asked, raised and cancelled; Ian's consultation."""

    def __post_init__(self) -> None:
        super().__post_init__()
        self.found: dict[str, dict[str, Any]] = {}
        self.house.focus(self.course)
        self.house.letter(self.course)
        self.house.request(self.course)
        self.alert()
        self._away()
        break_glass(course=self.course, reason="She rang.", by=self.other, at=NOW)
        self._followed_up()
        self._between()
        vane = REFERRAL["referrer"] | {"email": "vane@hill.example"}
        referred = REFERRAL | {"referrer": vane}
        add_referral(enquiry=self.enquiry(days=2), **referred, by=None, at=NOW)
        lost = self.enquiry(days=3, name="Jo Rowan").appointment
        Appointment.objects.filter(pk=lost.pk).update(state="cancelled")
        therapist("Vera Lund")
        waiting = waits(self, "Kim Rowan", day=-3)
        choice = first_course(waiting, NOW)
        offer_course(enquiry=waiting, choice=choice, by=self.therapist, at=NOW)
        # A break, after which somebody hears a week before.
        weekly = self.course.sessions.get(number=12).appointment
        Appointment.objects.filter(pk=weekly.pk).update(state="cancelled")

    def _away(self) -> None:
        """A colleague is away; somebody's session with them falls out, and an alert goes on."""
        after = NOW + timedelta(days=1)
        away = record_absence(
            therapist=self.other,
            starts_at=NOW - timedelta(hours=1),
            ends_at=NOW + timedelta(days=20),
            cover=self.therapist,
            by=self.other,
            at=NOW,
        )
        client = self.house.client("Kit Rowan")
        House(therapist=self.other, room=self.room).course(client, hour=after.hour)
        start_handover(therapist=self.other, by=self.other, at=NOW)
        mark = mark_of(to_tell(away, at=NOW))
        cancel_for_absence(absence=away, mark=mark, by=self.other, at=NOW)

    def _between(self) -> None:
        """Mina wrote between sessions, and was written to. Her own still waits."""
        words = {"course": self.course, "at": NOW}
        with override_settings(MESSAGES=True):
            write_to_therapist(**words, pk=uuid4(), text="At six?", by=self.client.account)
            write_to_client(**words, pk=uuid4(), text="Yes.", shown=0, by=self.therapist)

    def _followed_up(self) -> None:
        """Jan's course ended a month ago; a follow-up is open."""
        early = NOW - timedelta(days=32)
        course = House(therapist=self.therapist, room=self.room).course(
            self.house.client("Jan Rowan"), hour=8
        )
        self.house.request(course, number=6)
        end_course(course=course, ended_by="both", reason="x", by=self.therapist, at=early)
        course.refresh_from_db()
        plan_follow_ups(course=course, by=self.therapist, at=early)
        ask_how_it_was(at=early + timedelta(days=3))

    def rename(self, name: str, settings: Any) -> None:
        """Every name of a person, a place and the service; the sender's, without the canary."""
        hidden = f"{CANARY} {name}"
        for kind in our_models():
            sealed = getattr(kind, "sealed_fields", list)()
            if "name" in sealed:
                for row in opened(kind.objects.all()):
                    row.seal(name=hidden)
                    row.save()
        Therapist.objects.update(public_name=hidden[:80], about=hidden)
        Room.objects.update(name=hidden[:40])
        Site.objects.update(name=hidden[:80], address=name[:300])
        settings.SERVICE = settings.SERVICE | {"name": f"{hidden} Psychotherapy"}

    def message(self, kind: MessageKind) -> Message:
        """Queued now, about whatever of all this the kind wants to say something of."""
        if kind.name not in self.found:
            self.found[kind.name] = self._wanted(kind)
        Message.objects.all().delete()
        soon = {"expires_at": NOW + timedelta(hours=1)}
        return queue(**(soon | self.found[kind.name]), due_at=NOW, at=NOW)

    def _wanted(self, kind: MessageKind) -> dict[str, Any]:
        people = [account.person for account in Account.objects.order_by("made_at", "pk")]
        for about in self._things(kind):
            appointment = getattr(about, "appointment", None)
            revision = getattr(appointment or about, "revision", 0)
            # What is about a session is about its time.
            until = {"expires_at": appointment.starts_at} if appointment else {}
            for person in people:
                tried = {"about": about.pk, "about_revision": revision, "person": person}
                tried |= {"kind": kind.name, **until}
                message = Message(**tried)
                if kind.wanted(message, NOW) and kind.address(message):
                    return tried
        raise AssertionError(f"Nothing here is about “{kind.name}”: make such a thing above.")

    def _things(self, kind: MessageKind) -> Iterator[Any]:
        """Of the room first whose kind it is: most are about one of its own."""
        room = getattr(kind.wanted, "__module__", "").rpartition(".")[0]
        with_ids = [model for model in our_models() if model._meta.pk.attname == "id"]
        for model in sorted(with_ids, key=lambda model: not model.__module__.startswith(room)):
            yield from model.objects.all()
