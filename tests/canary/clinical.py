"""What therapists write, and what clients write to them: every form of the record."""

import re
from datetime import date, timedelta
from typing import Any

from sixteen.domain.focus import PARTS
from sixteen.domain.moments import ASKED as ASKED_OF_A_MOMENT
from sixteen.domain.plans import ROUGH_PATCH_PLAN, SAFETY_PLAN
from sixteen.domain.protocol import DIT
from tests.canary.writer import Writer, phone, words

TERMS = ("dates", "breaks", "cancellation", "fee", "confidentiality", "measures", "other_help")
ASKED = {"asked": "yes", "said": words, "agreed": words}
NOT_ASKED = {"asked": "no", "not_asked_because": words}


def records_consultations(ben: Writer, enquiries: list[str]) -> None:
    """One who may start, and starts; one who is better helped elsewhere."""
    first, other = (f"/work/consultations/{each}/" for each in enquiries)
    form, both = "workspace.ConsultationForm", {"reasons": words, "options_discussed": words}
    ben.fill(first, form, decision="suitable", protocol="DIT", **both, **ASKED)
    ben.fill(f"{first}wishes/", "intake.WishesForm", language="pl", most="40")
    ben.fill(other, form, decision="signpost", signpost=words, **both, **NOT_ASKED)
    in_a_week = date.today() + timedelta(days=7)
    when = {"first_date": in_a_week, "first_time": "19:00", "format": "video", "measures": "phq9"}
    given = {"protocol": "DIT", "planned_sessions": "16", **when}
    ben.fill(f"{first}start/", "workspace.StartCourseForm", **given)


def pauses(ben: Writer, course: str) -> None:
    """A pause, its end, and more sessions."""
    until = date.today() + timedelta(days=40)
    ben.fill(f"{course}pause/", "workspace.PauseForm", until=until, reason=words)
    ben.fill(f"{course}resume/", "workspace.ResumeForm", first_day=until)
    more = {"protocol": "DIT", "planned_sessions": "18", "reason": words}
    ben.fill(f"{course}longer/", "workspace.LengthenForm", **more)


def brings_along(ben: Writer, course: str) -> None:
    """What a course has from elsewhere."""
    parts = dict.fromkeys(("therapy", "self_words", "other_words", "affects", "defence"), words)
    page, form = f"{course}elsewhere/", "workspace.ElsewhereForm"
    ben.fill(page, form, **parts, revision="0", scores="2026-09-03 PHQ-9 17")


def gives_away(ben: Writer, marta: Writer) -> None:
    """A course that ben began above; marta goes on with it."""
    page = ben.get("/work/courses/").body
    course = re.findall(r'href="(/work/courses/[0-9a-f-]+/)"', page)[0]
    brings_along(ben, course)
    to = ben.find(f"{course}therapist/", r'<option value="([^"]+)">Marta')
    given = {"therapist": to, "reason": words, "sure": "on"}
    ben.fill(f"{course}therapist/", "workspace.TherapistForm", **given)
    assert marta.get(course).status == 200


def counts(ben: Writer, course: str) -> None:
    """A session that is cancelled and counts otherwise, another time instead, a missed one."""
    today = {"told_date": date.today(), "told_time": "00:00"}
    page, form = f"{course}sessions/4/cancel/", "workspace.CancelForm"
    said = {"cancelled_by": "client", "counts": "no", "reason": words, "when": "later"}
    ben.fill(page, form, **today, **said)
    later = {"when": "other", "date": date.today() + timedelta(days=250), "time": "11:00"}
    ben.fill(f"{course}sessions/16/time/", "workspace.PlaceForm", **later)
    page = f"{course}sessions/3/"
    ben.post(f"{page}happened/", happened="missed")
    decided = {"decided": "other", "words": words}
    ben.fill(f"{page}missed/", "workspace.AfterMissedForm", **decided)
    right = {"was": "missed", "became": "late", "reason": words}
    ben.fill(f"{page}correct/", "workspace.PutRightForm", **right)


def settles(ben: Writer, course: str) -> None:
    rule = {"uses_up": "missed", "notice_hours": "24", "recording": "yes"}
    agreed = dict.fromkeys(TERMS, words)
    ben.fill(f"{course}agreement/", "workspace.AgreementForm", **agreed, **rule)
    ben.fill(f"{course}agreement/sign/", "", look=f"{course}agreement/")
    aims = {"aim_1": words, "aim_2": words, "aim_3": words}
    ben.fill(f"{course}aims/", "workspace.AimsForm", **aims)
    for plan, kind in (("mine", SAFETY_PLAN), ("ours", ROUGH_PATCH_PLAN)):
        said = {part.code: words for part in kind.parts} | {"version": "0"}
        ben.fill(f"{course}plan/{plan}/", "workspace.PlanForm", **said)
    rated = {"aim_1": "7", "aim_2": "3"}
    ben.fill(f"{course}sessions/1/aims/", "workspace.RatingsForm", **rated)
    aside = f"{course}prompts/{DIT.prompts[0].code}/"
    ben.fill(aside, "workspace.PromptForm", reason=words)
    ben.fill(f"{course}decision/", "workspace.InitialDecisionForm", decision="continue")


def writes_up(ben: Writer, course: str) -> None:
    """A draft, its signature, what is added; and a session in which safety was not asked about."""
    for session, line in ((1, ASKED), (2, NOT_ASKED)):
        page, form = f"{course}sessions/{session}/", "workspace.NoteForm"
        ben.fill(f"{page}happened/", "", look=page, happened="held")
        for action, seen in (("save", 0), ("sign", 0), ("sign", 1)):
            structure = dict.fromkeys(("inside", "outside", "past", "affect", "carry"), words)
            kept = {"revision": "1" if (action, seen) == ("sign", 0) else "0", "seen": str(seen)}
            ben.fill(
                f"{page}note/",
                form,
                look=page,
                text=words,
                **structure,
                **line,
                **kept,
                action=action,
            )
    move = f"{course}sessions/5/move/"
    date = ben.find(move, r'name="date"[^>]*value="([^"]+)"')
    ben.fill(move, "workspace.MoveSessionForm", date=date, time="16:00")


def keeps_contact(ben: Writer, course: str) -> None:
    """A relative rang, and was rung back."""
    log, now = f"{course}contact-log/", {"on": date.today(), "time": "00:00"}
    call = {"call_on": date.today(), "call_number": phone}
    said = {"way": "rang", "whom": "relative", "name": words, "words": words}
    ben.fill(log, "workspace.ContactForm", **said, **now, **call)
    rung = ben.find(log, r'href="(/work/call-backs/[^"]+)"')
    ben.fill(rung, "workspace.ReturnedForm", way="was_rung", words=words)


def keeps_the_record(ben: Writer, course: str) -> None:
    """Documents, one of them taken out; other help; whom to ring; a concern about a child."""
    add, form = f"{course}documents/add/", "workspace.DocumentForm"
    ben.fill_with_file(add, form, "documents", what="gp_letter", words=words)
    ben.fill(add, form, what="scan", words=words)
    out = ben.find(f"{course}record/", r'href="(/work/courses/[^"]+/out/)"')
    ben.fill(out, "workspace.WithdrawForm", reason=words)
    asked = {"asked_on": date.today()}
    help_ = {"medication": words, "other_help": words}
    ben.fill(f"{course}other-help/", "workspace.OtherHelpForm", **help_, **asked)
    whom = {"only_if": words, "name": words, "relationship": words, "phone": phone}
    ring, form = f"{course}emergency-contact/", "workspace.EmergencyContactForm"
    ben.fill(ring, form, permission="only_if", **whom, **asked)
    parts = ("who", "seen_or_said", "told", "why_without", "decision", "referral", "outcome")
    seen = dict.fromkeys(parts, words) | {"about": "child", "consent": "not_asked"}
    form = "workspace.SafeguardingForm"
    concern = ben.fill(f"{course}safeguarding/", form, **seen).location
    ben.fill(concern, form, look=f"{concern}?add", **seen, seen="1")


def shares(ben: Writer, mina: Writer, course: str) -> None:
    """The focus and the letter, which she would rather not have had, until she can read them."""
    mina.fill("/my/no-letter/", "portal.NoLetterForm", why=words)
    parts = dict.fromkeys([*PARTS, *(f"words_{code}" for code in PARTS)], words)
    letter = f"{course}letter/"
    kept = ben.find(letter, r'name="revision" value="(\d+)"')
    ben.fill(letter, "workspace.LetterForm", text=words, revision=kept)
    ben.fill(letter, "", action="share")
    decline = f"{course}letter/decline/"
    kept = ben.find(decline, r'name="revision" value="(\d+)"')
    said = {"declined_by": "both", "why": words, "revision": kept}
    ben.fill(decline, "workspace.DeclineForm", **said)
    ben.fill(f"{course}focus/", "workspace.FocusForm", **parts, revision="0")
    share, spoken = f"{course}focus/share/", {"spoken_in": "2", "spoken": "on", "copy": "asked"}
    ben.fill(share, "workspace.ShareFocusForm", **spoken, revision="1")
    made = {"copy": "asked", "makes_of_it": words, "agreed": "on", "revision": "1"}
    ben.fill(f"{course}focus/settle/", "workspace.SettleFocusForm", **made)


def keeps_moments(ben: Writer, mina: Writer, course: str) -> None:
    """Both agree; the client writes one to keep and one to bring; one is told in a session."""
    said = dict.fromkeys(ASKED_OF_A_MOMENT, words)
    ben.fill(f"{course}moments/", "", action="offer")
    mina.fill("/my/moments/", "portal.AgreeMomentsForm", agree="on")
    for action in ("keep", "bring"):
        mina.fill("/my/moments/new/", "care.MomentForm", **said, action=action)
    down = f"{course}sessions/1/moments/"
    ben.fill(down, "workspace.ToldMomentForm", **said, speaks_to="self")
    page = ben.get(f"{course}moments/").body.partition("Written by the client")[2]
    brought = re.search(r'href="(/work/courses/[^"]+/moments/[^"]+/)"', page)[1]  # type: ignore[index]
    ben.fill(brought, "workspace.PlaceMomentForm", speaks_to="other", revision="1")
    writes_between(ben, mina, course)


def writes_between(ben: Writer, mina: Writer, course: str) -> None:
    """A message each way, where the practice has them."""
    mina.fill("/my/messages/", "care.MessageForm", text=words)
    ben.fill(f"{course}messages/", "care.MessageForm", text=words, shown="1")


def reads_and_answers(mina: Writer, asked: dict[str, str]) -> None:
    page = mina.get("/my/").body
    agreement, letter = (
        re.search(rf'href="(/my/{kind}/[^"]+)"', page)[1]  # type: ignore[index]
        for kind in ("agreement", "letter")
    )
    mina.fill(agreement, "portal.SignForm", read="on")
    copy = re.search(r'href="(/my/focus/[^"]+/copy/)"', page)[1]  # type: ignore[index]
    read = mina.fill(copy, "portal.FocusCopyForm", copy="yes").location
    kept = mina.find(read, r'name="revision"[^>]*value="(\d+)"')
    mina.fill(read, "portal.MakesOfItForm", makes_of_it=words, revision=kept)
    mina.fill(letter, "portal.LetterAnswerForm", answer=words)
    for number in range(1, 10):
        question = f"/my/questionnaires/{asked['phq9-1']}/{number}/"
        mina.fill(question, "portal.QuestionForm", answer="1" if number == 9 else "2")
    mina.fill(f"/my/questionnaires/{asked['phq9-1']}/check/", "")
    for what in ("worse", "not-working"):
        mina.fill("/my/tell/", "portal.TellForm", what=what, words=words)
    mina.fill("/my/contact/", "portal.StricterForm", email="on")


def goes_away(somebody: Writer, at: str, client: str, **who: str) -> None:
    """Leave while Mina's course goes on, with words to her that are not sent; and back again."""
    first = date.today() + timedelta(days=70)
    span = {"first_day": first, "last_day": first + timedelta(days=7)}
    page = somebody.fill(at, "care.AbsenceForm", **span, **who).location
    somebody.fill(f"{page}{client}/", "care.NoticeForm", words=words, revision="0")
    somebody.fill(page, "", action="back")


def writes_beside(ben: Writer, course: str) -> None:
    page = f"{course}sessions/1/"
    ben.fill(f"{page}process/", "workspace.ProcessNoteForm", text=words, revision="0")
    where = {"place": words, "number": phone, "revision": "0"}
    ben.fill(f"{page}where/", "workspace.WhereaboutsForm", **where)
    ben.fill(f"{course}process/", "workspace.DeleteProcessNotesForm", expect=200, sure="on")


def breaks_glass(ifan: Writer, client: str) -> None:
    """A colleague opens the notes of somebody else's client."""
    ifan.fill("/work/break-glass/", "workspace.WhoseNotesForm", expect=200, name=words)
    page = f"/work/break-glass/{client}/"
    ifan.fill(page, "workspace.BreakGlassForm", reason=words, sure="on")


def looks_and_closes(ben: Writer, course: str, asked: dict[str, str]) -> None:
    answers: dict[str, Any] = {f"gad7_{number}": "1" for number in range(1, 8)}
    page = f"/work/questionnaires/{asked['gad7-2']}/"
    ben.fill(page, "workspace.AnswersForm", **answers, mode="in the room")
    shown = ben.find(f"{course}noticing/", r'name="seen" value="([^"]+)"')
    decided = {"steps": "talk", "words": words, "seen": shown}
    ben.fill(f"{course}noticing/", "workspace.DecideForm", **decided)
    ben.fill(f"{course}alert/", "workspace.RaiseAlertForm", words=words)
    alert = ben.find(course, r'href="(/work/alerts/[^"]+)"')
    ben.fill(f"{alert}take/", "", look=alert)
    seen = ben.find(alert, r'name="seen" value="(\d+)"')
    ben.fill(alert, "workspace.CloseAlertForm", outcome=words, talked="on", seen=seen)
    in_a_year = date.today() + timedelta(days=365)
    ending = {"ended_by": "both", "reason": words, "unpaid": words, "sure": "on"}
    ending |= {"end_code": "agreed", "gp": "write", "follow_ups": "yes"}
    ben.fill(f"{course}end/", "workspace.CloseForm", **ending, portal_until=in_a_year)
