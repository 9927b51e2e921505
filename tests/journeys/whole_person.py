"""Somebody of whom the practice has something of every kind, for tests of two records of one."""

from datetime import date, time, timedelta
from typing import Any
from uuid import uuid4

from sixteen.care.actions.absences import record_absence, write_notice
from sixteen.care.actions.aims import rate_aim, set_aims
from sixteen.care.actions.asked_about import write_version
from sixteen.care.actions.between import write_to_therapist
from sixteen.care.actions.break_glass import break_glass
from sixteen.care.actions.changes import keep_change
from sixteen.care.actions.contact_log import ask_for_call_back, log_contact
from sixteen.care.actions.course_documents import add_documents
from sixteen.care.actions.elsewhere import write_elsewhere
from sixteen.care.actions.moments import agree_to_moments, offer_moments, write_moment
from sixteen.care.actions.notes import save_note
from sixteen.care.actions.notices import NOT_WORKING, say
from sixteen.care.actions.plans import save_plan
from sixteen.care.actions.process_notes import save_process_note
from sixteen.care.actions.prompts import dismiss_prompt
from sixteen.care.actions.recordings import rate_recording
from sixteen.care.actions.safeguarding import open_concern
from sixteen.care.actions.service_letters import begin_letter
from sixteen.care.actions.supervision_meetings import agree_on, ask_in_supervision, hold_meeting
from sixteen.care.actions.whereabouts import note_whereabouts
from sixteen.care.models import Closing, EmergencyContact, FollowUp, OtherHelp
from sixteen.domain.counting import Became
from sixteen.intake.actions import open_enquiry
from sixteen.intake.models import Consultation, Enquiry, Offer, SelfReferral
from sixteen.intake.referring import add_referral
from sixteen.intake.wishes import Said, set_wishes
from sixteen.journeys.attending import correct_attendance, miss_session
from sixteen.journeys.corrections import ask_for_correction
from sixteen.journeys.data.asking import ask_for_copy, decide_row, rows_to_decide
from sixteen.outbox.actions import queue
from sixteen.people.actions import add_client, lift_no_contact, note_no_contact, record_consent
from sixteen.people.actions.about_me import say_about_me
from sixteen.people.actions.complaints import complain
from sixteen.people.actions.holds import set_hold
from sixteen.people.models import Client, MergedClient, SharedMailbox
from sixteen.questionnaires.links import make_link
from sixteen.questionnaires.models import ExperienceLink
from sixteen.scheduling.feeds import make_feed
from sixteen.scheduling.models import Appointment, AskedTime, Series
from tests.care.recorded import keep_a_recording
from tests.intake.test_referral import REFERRAL
from tests.people_of import SAFETY, answer
from tests.portal.house import NOW
from tests.workspace.house import Practice


def fill(practice: Practice) -> Client:
    """Mina: her course and everything in it, an enquiry and everything before it."""
    course, house, mina, by = practice.course, practice.house, practice.client, practice.therapist
    record_consent(client=mina, purpose="privacy", version="1", by=None, at=NOW)
    house.agreement(course)
    house.focus(course)
    house.letter(course)
    offer_moments(course=course, by=by, at=NOW)
    agree_to_moments(course=course, by=mina.account, at=NOW)
    said = {"happened": "He laughed at my coat."}
    write_moment(course=course, pk=mina.pk, words=said, bring=False, by=mina.account, at=NOW)
    answer(house.request(course), 9, 1)
    session = course.sessions.get(number=6)
    (aim,) = set_aims(course=course, words=["Speak up"], by=by, at=NOW)
    rate_aim(aim=aim, session=session, value=4, by=by, at=NOW)
    dismiss_prompt(course=course, code="review", reason="Done already", by=by, at=NOW)
    save_note(session=session, text="She said more.", safety=SAFETY, by=by, at=NOW, sign=True)
    keep_change(course=course, what="paused", reason="Away for work", by=by, at=NOW)
    _beside(practice)
    _talked_about(practice)
    miss_session(session=course.sessions.get(number=8), by=by, at=NOW)
    _away(practice, mina)
    write_elsewhere(course=course, therapy="With Dr Vane", scores=[], by=by, at=NOW)
    make_feed(whose=mina, by=mina.account, at=NOW)
    coming = course.sessions.get(number=7).appointment
    queue(kind="appointment-reminder", about=coming.pk, person=mina.pk, due_at=NOW, at=NOW)
    AskedTime.objects.create(
        kind_id="session",
        client=mina,
        format="video",
        starts_at=NOW,
        zone="Europe/London",
        booking=mina.pk,
        made_at=NOW,
    )
    joined_before = practice.other.pk
    MergedClient.objects.create(old=joined_before, survivor=mina, merged_at=NOW, merged_by=by)
    _rang(practice, mina)
    _asked(practice, mina)
    return mina


def _beside(practice: Practice) -> None:
    ExperienceLink.objects.create(
        client=practice.client,
        kind="treatment",
        about=practice.course.pk,
        code_hash=b"x" * 32,
        closes_at=NOW,
        made_at=NOW,
    )
    make_link(of=practice.course.sessions.get(number=7), revision=0, opens_at=NOW, at=NOW)
    by = practice.therapist
    given = {"session": practice.course.sessions.get(number=6), "revision": 0, "by": by, "at": NOW}
    save_process_note(text="I was bored.", **given)
    note_whereabouts(place="At home", number="020 7946 0000", **given)
    break_glass(course=practice.course, reason="She rang.", by=practice.other, at=NOW)
    plan = {"course": practice.course, "kind": "rough-patch", "parts": {"here": "Say it"}}
    save_plan(**plan, by=by, at=NOW)
    wrong = {"session": practice.course.sessions.get(number=5), "was": "attended"}
    correct_attendance(**wrong, became=Became.LATE, reason="Ten past.", by=by, at=NOW)
    mina = practice.client
    heard = {"what": NOT_WORKING, "words": "", "by": mina.account, "at": NOW}
    say(client=mina, course=practice.course, **heard)


def _talked_about(practice: Practice) -> None:
    course, by, sam = practice.course, practice.therapist, practice.supervisor
    meeting = hold_meeting(therapists=[by], held_at=NOW, minutes=60, by=sam, at=NOW)
    agree_on(meeting=meeting, course=course, agreed="Ring the GP", by=sam, at=NOW)
    ask_in_supervision(course=course, words="Is this the focus?", by=by, at=NOW)
    keep_a_recording(course.sessions.get(number=6), rater=sam)
    heard = keep_a_recording(course.sessions.get(number=5), rater=sam)
    rate_recording(recording=heard, said={"headings": [], "words": "Yes"}, by=sam, at=NOW)


def _closed(course: Any, mina: Client, by: Any) -> None:
    """As if it had been closed: the course itself goes on, for the tests of open ones."""
    made = Closing(
        course=course,
        client=mina,
        end_code="agreed",
        gp="none",
        follow_ups=True,
        portal_until=date(2028, 1, 1),
        made_at=NOW,
        made_by=by,
    )
    made.seal(unpaid="The last session")
    made.save()
    begin_letter(kind="gp_start", client=mina, course=course, by=by, at=NOW)


def somebody(name: str = "Mina Okafor", **more: Any) -> Client:
    """A second record, as reception writes it down."""
    given = {"phone": "020 7946 0000", "allow_phone": True, **more}
    return add_client(name=name, by=None, at=given.pop("at", NOW), **given)


def _rang(practice: Practice, mina: Client) -> None:
    course, by = practice.course, practice.therapist
    said = {"way": "rang", "whom": "client", "name": "", "words": "She comes on Thursday."}
    log_contact(course=course, mark=uuid4(), said=said, happened_at=NOW, by=by, at=NOW)
    call = {"name": "Ada", "number": "07700 900123", "words": "After four", "due": NOW.date()}
    ask_for_call_back(client=mina, owner=by, mark=uuid4(), **call, by=by, at=NOW)
    write_to_therapist(course=course, pk=uuid4(), text="At six?", by=mina.account, at=NOW)
    _kept(practice)


def _after(practice: Practice, mina: Client) -> None:
    """A follow-up, a mailbox that she shared, and that nothing was to reach her once."""
    by, opens_at = practice.therapist, NOW + timedelta(days=90)
    FollowUp.objects.create(
        course=practice.course,
        client=mina,
        months=3,
        opens_at=opens_at,
        closes_at=opens_at + timedelta(days=28),
        made_at=NOW,
    )
    about = {"question": "gender", "answer": "2", "before": ""}
    say_about_me(client=mina, **about, by=mina.account, at=NOW)
    SharedMailbox.objects.create(client=mina, mailbox=b"m" * 32, noted_at=NOW)
    note_no_contact(client=mina, why="asked", by=by, at=NOW)
    lift_no_contact(client=mina, by=by, at=NOW)


def _away(practice: Practice, mina: Client) -> None:
    """Words for her about leave that has not come yet."""
    by, begins = practice.therapist, NOW + timedelta(days=60)
    span = {"starts_at": begins, "ends_at": begins + timedelta(days=7)}
    absence = record_absence(therapist=by, cover=None, by=by, at=NOW, **span)
    words = {"words": "It falls out.", "revision": 0}
    write_notice(absence=absence, client=mina, by=by, at=NOW, **words)
    _after(practice, mina)


def _kept(practice: Practice) -> None:
    course, mark, at = practice.course, uuid4(), {"by": practice.therapist, "at": NOW}
    said = {"what": "scan", "words": "Of a letter"}
    files = [("a.pdf", b"%PDF-1.7\n%%EOF")]
    add_documents(course=course, mark=mark, said=said, dated=None, files=files, **at)
    write_version(OtherHelp, course=course, said={"medication": "None"}, seen=0, **at)
    write_version(EmergencyContact, course=course, said={"permission": "no"}, seen=0, **at)
    seen = {"about": "child", "seen": "Alone", "consent": "nothing_shared"}
    open_concern(course=course, mark=mark, said=seen, **at)


def _asked(practice: Practice, mina: Client) -> None:
    by = practice.therapist
    _closed(practice.course, mina, by)
    set_hold(client=mina, mark=uuid4(), why="A claim was announced.", by=by, at=NOW)
    _asked_for_a_copy(mina, by)
    enquiry = open_enquiry(client=mina, source="website", appointment=None, by=None, at=NOW)
    add_referral(enquiry=enquiry, **REFERRAL, by=None, at=NOW)
    set_wishes(enquiry=enquiry, said=Said(formats=("video",), concerns=("low",)), by=None, at=NOW)
    told = SelfReferral(enquiry=enquiry, client=mina, changed_at=NOW)
    told.seal(brings={"words": "It began last year"}, around={"gp": "Dr Vane"})
    told.save()
    decided = Consultation(
        enquiry=enquiry,
        client=mina,
        held_by=by,
        held_at=NOW,
        decision="suitable",
        recorded_at=NOW,
    )
    decided.seal(reasons="One pattern", safety="Asked")
    decided.save()
    _offered(practice, enquiry)


def _offered(practice: Practice, enquiry: Enquiry) -> None:
    by, mina = practice.therapist, practice.client
    series = Series.objects.create(
        therapist=by, client=mina, local_time=time(18, 30), zone="Europe/London", made_at=NOW
    )
    Appointment.objects.filter(client=mina).update(series=series)
    offer = Offer(
        enquiry=enquiry,
        client=mina,
        therapist=by,
        protocol="DIT",
        format="video",
        zone="Europe/London",
        starts=[NOW.isoformat()],
        breaks=[date(2027, 1, 1).isoformat()],
        series=series,
        made_at=NOW,
        made_by=by,
        reply_by=NOW + timedelta(days=7),
        link_hash=b"x" * 32,
    )
    offer.seal(reasons={"full": ["works with low mood"], "neutral": []})
    offer.save()


def _asked_for_a_copy(mina: Client, by: Any) -> None:
    said = {"client": mina, "mark": uuid4(), "by": mina.account, "at": NOW}
    ask_for_correction(wrong="I have two sisters.", right="I have one.", **said)
    said |= {"mark": uuid4(), "words": "I waited too long.", "today": NOW.date(), "days": 3}
    complain(**said)
    asked = ask_for_copy(client=mina, by=mina.account, at=NOW)
    row = next(each for each in rows_to_decide(asked) if each.private_to is None)
    answers = {each.number: ("release", "") for each in row.to_decide}
    decide_row(request=asked, row=row, answers=answers, by=by, at=NOW)
