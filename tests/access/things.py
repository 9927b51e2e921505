"""What the addresses are about: one of each of the THINGS of the table."""

import uuid
from datetime import timedelta
from typing import Any

from allauth.mfa.models import Authenticator
from django.conf import settings

from sixteen.care.actions import moments
from sixteen.care.actions.aims import set_aims
from sixteen.care.actions.alerts import close_alert
from sixteen.care.actions.break_glass import break_glass
from sixteen.care.actions.notes import save_note
from sixteen.care.actions.notices import NOT_WORKING, say
from sixteen.care.actions.plans import save_plan
from sixteen.care.actions.service_letters import (
    begin_letter,
    set_template,
    sign_service_letter,
    write_service_letter,
)
from sixteen.care.actions.supervision_meetings import agree_on, hold_meeting
from sixteen.care.actions.training import add_deadline
from sixteen.care.models import Agreement, Alert, Course, DutyTurn, Supervision
from sixteen.intake.actions import record_consultation
from sixteen.intake.models import Enquiry
from sixteen.intake.offers import link_code
from sixteen.intake.referring import add_referral
from sixteen.journeys.answering import finish
from sixteen.journeys.attending import miss_session
from sixteen.journeys.booking import Booked, book_consultation, cancel_consultation
from sixteen.journeys.offers import lapse_offers, offer_course
from sixteen.people.actions import add_account, invite
from sixteen.people.permissions import Role
from sixteen.questionnaires.experience import code_of as experience_code
from sixteen.questionnaires.links import code_of as answer_code
from sixteen.questionnaires.links import make_link
from sixteen.questionnaires.models import ExperienceLink
from sixteen.scheduling.actions import hold_any
from sixteen.scheduling.diary import Place
from sixteen.scheduling.feeds import make_feed
from sixteen.vault.keys import keyed_hash
from tests.access.away import away_and_after
from tests.access.people import People
from tests.access.things_beside import kept_beside
from tests.access.things_control import control
from tests.care.recorded import keep_a_recording
from tests.intake.test_referral import REFERRAL
from tests.journeys.waiting import concern, first_course, therapist, waits
from tests.office.house import FRIDAY_9, FRIDAY_940, by_telephone
from tests.people_of import SAFETY, answer
from tests.portal.house import NOW

FRIDAY_1020 = FRIDAY_940.replace(hour=10, minute=20)


class Things:
    """`named` has the id or code that stands in an address for each name."""

    def __init__(self, people: People) -> None:
        self.people, self.practice = people, people.practice
        self.course, self.second_course = people.course, people.second_course()
        self.named: dict[str, Any] = {
            "course": self.course.pk,
            "second_course": self.second_course.pk,
            "client": people.client.pk,
            "second": people.second_client.pk,
            "link_of_sv": Supervision.objects.get(supervisor=self.practice.supervisor).pk,
            "twin": by_telephone("Mina Okafor", phone="020 7946 0000").pk,
        }
        care = (self._care, self._openings, self._alerts, self._answers)
        for add_more in (*care, self._intake, self._booking):
            self.named |= add_more()
        self.named |= self._supervision()
        self.named |= kept_beside(people) | control(people)
        self.named |= self._offers()
        self.absence, more = away_and_after(self.practice)
        self.named |= more
        self.named |= self._letters()
        self.named |= self._ways_in() | {"picture": self._picture()}

    def _picture(self) -> str:
        for folder in ("images", "original_images"):
            path = settings.MEDIA_ROOT / folder / "a.jpg"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(b"not a picture")
        return "a.jpg"

    def _care(self) -> dict[str, Any]:
        house, course, therapist = self.practice.house, self.course, self.practice.therapist
        set_aims(course=course, words=["Speak up"], by=therapist, at=NOW)
        self._note(course, 5, therapist)
        save_plan(course=course, kind="safety", parts={"ask": "A"}, by=therapist, at=NOW)
        mine = self.people.client
        say(client=mine, course=course, what=NOT_WORKING, words="", by=mine.account, at=NOW)
        self._note(self.second_course, 5, self.people.solo)
        # One that was missed and not decided about.
        missed = course.sessions.get(number=4)
        course.sessions.filter(pk=missed.pk).update(state="planned")
        miss_session(session=missed, by=therapist, at=NOW)
        unsigned = self.people.second_house.agreement(self.second_course)
        Agreement.objects.filter(pk=unsigned.pk).update(therapist_signed_at=None)
        self.draft_focus = house.focus(course, state="draft", version=2)
        self.second_focus = self.people.second_house.focus(self.second_course)
        self.draft_letter = house.letter(course, state="draft", version=2)
        return self._moments() | {
            "agreement": house.agreement(course).pk,
            "unsigned": unsigned.pk,
            "focus": house.focus(course).pk,
            "draft_focus": self.draft_focus.pk,
            "letter": house.letter(course).pk,
            "draft_letter": self.draft_letter.pk,
            "session_7": course.sessions.get(number=7).appointment_id,
        }

    def _supervision(self) -> dict[str, Any]:
        by, therapist = self.practice.supervisor, self.practice.therapist
        held_at = NOW - timedelta(days=1)
        meeting = hold_meeting(therapists=[therapist], held_at=held_at, minutes=60, by=by, at=NOW)
        self.point = agree_on(meeting=meeting, course=self.course, agreed="Listen", by=by, at=NOW)
        recording = keep_a_recording(self.course.sessions.get(number=4), rater=by)
        return {"meeting": meeting.pk, "point": self.point.pk, "recording": recording.pk} | {
            "deadline": add_deadline(words="24 hours", due=NOW.date(), by=therapist, at=NOW).pk
        }

    def _moments(self) -> dict[str, Any]:
        course, mina = self.course, self.course.client.account
        moments.offer_moments(course=course, by=self.practice.therapist, at=NOW)
        moments.agree_to_moments(course=course, by=mina, at=NOW)
        made = {"course": course, "words": {"happened": "He laughed"}, "by": mina, "at": NOW}
        private, brought = (
            moments.write_moment(**made, pk=uuid.uuid4(), bring=bring) for bring in (False, True)
        )
        return {"moment": brought.pk, "own_moment": private.pk}

    def _note(self, course: Course, number: int, by: Any) -> None:
        session = course.sessions.get(number=number)
        save_note(session=session, text="Signed", safety=SAFETY, by=by, at=NOW, sign=True)

    def _alerts(self) -> dict[str, Any]:
        closed = self.practice.alert()
        close_alert(alert=closed, outcome="We spoke.", by=self.practice.duty, at=NOW)
        theirs = self.people.second_house.request(self.second_course)
        answer(theirs, 9, 1)
        second = Alert.objects.get(client=self.people.second_client)
        return {
            "closed_alert": closed.pk,
            "turn": DutyTurn.objects.get(clinician=self.practice.duty).pk,
            "second_asked": theirs.pk,
            "second_alert": second.pk,
        }

    def _openings(self) -> dict[str, Any]:
        opened = {"course": self.course, "reason": "She rang.", "by": self.practice.other}
        return {
            name: break_glass(**opened, at=NOW - timedelta(minutes=minutes)).pk
            for name, minutes in (("shut", 120), ("opening", 30))
        }

    def _answers(self) -> dict[str, Any]:
        """A request that is begun, with an answer that raised Mina's open alert; and others."""
        house, course = self.practice.house, self.course
        asked = house.request(course)
        answer(asked, 9, 1)
        answered = house.request(course, number=6)
        for number in range(1, 10):
            answer(answered, number, 0)
        finish(request=answered, by=answered.client.account, at=NOW)
        link = make_link(of=asked.session, revision=0, opens_at=asked.opens_at, at=NOW)
        code = answer_code(link)
        experience = ExperienceLink(
            client=self.people.client,
            kind="treatment",
            about=course.pk,
            closes_at=NOW + timedelta(days=30),
            made_at=NOW,
        )
        experience.code_hash = keyed_hash(experience_code(experience))
        experience.save()
        return {
            "answer_link": code,
            "experience_link": experience_code(experience),
            "wrong_answer_link": code[::-1],
            "asked": asked.pk,
            "alert": Alert.objects.get(client=self.people.client, state="open").pk,
            "answered": answered.pk,
            "void": house.request(course, "gad7", state="void").pk,
        }

    def _intake(self) -> dict[str, Any]:
        practice = self.practice
        recorded = practice.enquiry(days=-2, name="Jo Marsh")
        record_consultation(
            enquiry=recorded,
            decision="suitable",
            protocol="DIT",
            reasons="One pattern.",
            options_discussed="",
            safety="Asked.",
            signpost="",
            reply_until=None,
            by=practice.therapist,
            at=NOW,
        )
        referred = practice.enquiry(name="Ian Grey")
        add_referral(enquiry=referred, **REFERRAL, by=None, at=NOW)
        return {"enquiry": referred.pk, "recorded": recorded.pk}

    def _offers(self) -> dict[str, Any]:
        """Kim's offer is open; Lou did not answer, and is asked again; Jo waits."""
        therapist("Vera Lund", concerns=(concern(),))
        lead = self.people.office.lead
        kim, lou = (
            waits(self.practice, name, day=-day) for day, name in ((3, "Kim Cole"), (4, "Lou Hart"))
        )
        early = NOW - timedelta(days=10)
        lapsed = offer_course(enquiry=lou, choice=first_course(lou, early), by=lead, at=early)
        lapse_offers(at=lapsed.reply_by)
        offer = offer_course(enquiry=kim, choice=first_course(kim, NOW), by=lead, at=NOW)
        code = link_code(offer)
        return {
            "offer": offer.pk,
            "offer_link": code,
            "wrong_offer_link": code[::-1],
            "unanswered": lou.pk,
        }

    def _letters(self) -> dict[str, Any]:
        mina, by = self.people.client, self.practice.therapist
        jo = Enquiry.objects.get(pk=self.named["recorded"]).client
        to_mina = {"client": mina, "course": self.course, "by": by, "at": NOW}
        self.to_gp = begin_letter(kind="gp_start", **to_mina)
        copy = begin_letter(kind="gp_start", **to_mina)
        text = {"text": "Dear colleague", "written": {}, "to": "Dr Vane", "no_copy_because": ""}
        write_service_letter(
            letter=copy, **text, client_copy=True, revision=copy.revision, by=by, at=NOW
        )
        sign_service_letter(letter=copy, by=by, at=NOW)
        summary = begin_letter(kind="consultation", client=jo, course=None, by=by, at=NOW)
        reception = self.people.office.reception
        day = "{client name} came on these days: {attended dates} {signer name}"
        lead = self.people.office.lead
        set_template(kind="attendance", text=day, version=0, by=lead, at=NOW)
        attended = begin_letter(kind="attendance", client=mina, course=None, by=reception, at=NOW)
        made = {"to_gp": self.to_gp, "copy": copy, "summary": summary, "attended": attended}
        return {name: letter.pk for name, letter in made.items()} | {"jo": jo.pk}

    def _booking(self) -> dict[str, Any]:
        coming = self._book(FRIDAY_9, "Tam Reed")
        waiting = self._book(FRIDAY_940, "Uma Lind")
        cancel_consultation(appointment=waiting.appointment, by=None, at=NOW)
        held = self._hold(FRIDAY_1020)
        by = self.people.client.account
        _, feed = make_feed(whose=self.people.client, by=by, at=NOW)
        return {
            "coming": coming.appointment.pk,
            "booked": coming.appointment.booking,
            "link": coming.code,
            "wrong_link": coming.code[::-1],
            "feed": feed,
            "wrong_feed": feed[::-1],
            "held": held.booking,
            "waiting": waiting.client.pk,
        }

    def _hold(self, starts_at: Any) -> Any:
        return hold_any(
            kind="consultation",
            places=[Place(self.practice.therapist.pk, "phone", None, "Europe/London")],
            starts_at=starts_at,
            booking=uuid.uuid4(),
            by=None,
            at=NOW,
        )

    def _book(self, starts_at: Any, name: str) -> Booked:
        held = self._hold(starts_at)
        return book_consultation(
            appointment=held,
            name=name,
            phone="07700 900123",
            allow_phone=True,
            privacy_version="1",
            booking=held.booking,
            by=None,
            at=NOW,
        )

    def _ways_in(self) -> dict[str, Any]:
        address = "ben@larch-house.example"
        newcomer = add_account(
            name="Ben Okafor", address=address, roles=[Role.THERAPIST], by=None, at=NOW
        )
        _, code = invite(account=newcomer, by=None, at=NOW)
        passkey = Authenticator.objects.get(type=Authenticator.Type.WEBAUTHN)
        return {"passkey": passkey.pk, "invited": code, "wrong_invited": code[::-1]}
