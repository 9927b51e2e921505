"""The forms about a record as such, and what a client says about their own."""

import uuid
from functools import partial

from sixteen.audit.models import Entry
from sixteen.care.actions.alerts import close_alert
from sixteen.care.models import AccessRequest, Correction, PassageDecision
from sixteen.journeys.corrections import ask_for_correction
from sixteen.journeys.data.asking import ask_for_copy, decide_row, rows_to_decide
from sixteen.people.about_me import said_about_me
from sixteen.people.actions import record_consent
from sixteen.people.actions.about_me import say_about_me
from sixteen.people.actions.complaints import complain
from sixteen.people.actions.holds import release_hold, set_hold
from sixteen.people.actions.portal_off import switch_pages_off
from sixteen.people.models import Account, Client, Complaint, Consent, Erasure, LegalHold
from sixteen.people.permissions import Role
from sixteen.people.queries import FOLLOW_UP
from tests.forms.ready import Ready, to
from tests.office.house import NOW, Office, by_telephone
from tests.portal.house import account


def find_a_record(on: Office) -> Ready:
    return Ready(
        at=to("office:records"),
        who=on.lead,
        typed={"text": "okaf"},
        did=lambda browser: Entry.objects.filter(action="find-client").exists(),
        passing="what is looked for is kept nowhere",
    )


def put_it_on_hold(on: Office) -> Ready:
    return Ready(
        at=to("office:record", on.practice.client.pk),
        who=on.lead,
        typed={"why": "A coroner asked for it."},
        did=lambda browser: LegalHold.objects.count(),
    )


def say_that_it_may_end(on: Office) -> Ready:
    given = {"mark": uuid.uuid4(), "why": "A claim", "by": on.lead, "at": NOW}
    hold = set_hold(client=on.practice.client, **given)
    second = account(Role.SERVICE_LEAD, name="Ira Stone")
    release_hold(hold=hold, by=on.lead, at=NOW)
    third = account(Role.SERVICE_LEAD, name="Una Reed")
    return Ready(
        at=to("office:end_hold", hold.pk),
        page=to("office:record", on.practice.client.pk),
        who=second,
        did=lambda browser: LegalHold.objects.get(pk=hold.pk).ended_at,
        meanwhile=partial(release_hold, hold=hold, by=third, at=NOW),
        may_be_empty=True,
    )


def erase_a_record(on: Office) -> Ready:
    return Ready(
        at=to("office:erase", by_telephone().pk),
        who=on.lead,
        typed={"asked_by": "client", "sure": "on"},
        wrong={"asked_by": ("ledger", "x", "\x00")},
        did=lambda browser: Erasure.objects.count(),
    )


def is_on(client: Client) -> bool:
    return Account.objects.get(client=client).is_active


def switch_mine_off(on: Office) -> Ready:
    mina = on.practice.client
    return Ready(
        at=to("portal:off"),
        who=mina.account,
        did=lambda browser: is_on(mina),
        may_be_empty=True,
        for_this_sign_in=True,
    )


def switch_theirs_off(on: Office) -> Ready:
    mina = on.practice.client
    return Ready(
        at=to("office:switch_pages", mina.pk),
        page=to("office:client", mina.pk),
        who=on.reception,
        typed={"action": "off"},
        did=lambda browser: is_on(mina),
        may_be_empty=True,
    )


def switch_theirs_on(on: Office) -> Ready:
    mina = on.practice.client
    switch_pages_off(client=mina, by=on.reception, at=NOW)
    return Ready(
        at=to("office:switch_pages", mina.pk),
        page=to("office:client", mina.pk),
        who=on.reception,
        typed={"action": "on"},
        did=lambda browser: is_on(mina),
        may_be_empty=True,
    )


def take_a_yes_back(on: Office) -> Ready:
    mina = on.practice.client
    record_consent(client=mina, purpose=FOLLOW_UP, version="1", by=mina.account, at=NOW)
    return Ready(
        at=to("portal:agreed"),
        who=mina.account,
        typed={"action": FOLLOW_UP},
        wrong={"action": ("x", "\x00")},
        did=lambda browser: Consent.objects.filter(withdrawn_at=None).count(),
        may_be_empty=True,
    )


def said(mina: Client) -> tuple[tuple[str, str], ...]:
    return tuple(said_about_me(mina).items())


def say_something_of_myself(on: Office) -> Ready:
    mina = on.practice.client
    return Ready(
        at=to("portal:about_me_question", "ethnicity"),
        who=mina.account,
        typed={"answer": "H"},
        wrong={"answer": ("x", "\x00")},
        did=lambda browser: said(mina),
    )


def take_back_what_i_said(on: Office) -> Ready:
    mina = on.practice.client
    given = {"question": "gender", "answer": "9", "before": ""}
    say_about_me(client=mina, **given, by=mina.account, at=NOW)
    return Ready(
        at=to("portal:about_me"),
        who=mina.account,
        did=lambda browser: said(mina),
        may_be_empty=True,
    )


def say_what_is_wrong(on: Office) -> Ready:
    return Ready(
        at=to("portal:wrong"),
        who=on.practice.client.account,
        typed={"wrong": "I have two sisters.", "right": "I have one."},
        did=lambda browser: Correction.objects.count(),
    )


def answer_what_is_wrong(on: Office) -> Ready:
    mina = on.practice.client
    given = {"mark": uuid.uuid4(), "wrong": "Two", "right": "One", "by": mina.account, "at": NOW}
    made = ask_for_correction(client=mina, **given)
    return Ready(
        at=to("workspace:correction", made.pk),
        who=on.therapist,
        typed={"outcome": "stays", "answer": "I heard it otherwise."},
        wrong={"outcome": ("x", "\x00")},
        did=lambda browser: Correction.objects.get(pk=made.pk).outcome,
    )


def give_it_to_somebody(on: Office) -> Ready:
    mina, other = on.practice.client, on.practice.other
    given = {"mark": uuid.uuid4(), "wrong": "Two", "right": "One", "by": mina.account, "at": NOW}
    made = ask_for_correction(client=mina, **given)
    return Ready(
        at=to("office:correction", made.pk),
        who=on.lead,
        typed={"clinician": str(other.pk)},
        wrong={"clinician": ("x", "\x00")},
        did=lambda browser: Correction.objects.get(pk=made.pk).clinician_id,
    )


def make_a_complaint(on: Office) -> Ready:
    return Ready(
        at=to("portal:complaint"),
        who=on.practice.client.account,
        typed={"words": "I waited too long."},
        did=lambda browser: Complaint.objects.count(),
    )


def complained(on: Office) -> Complaint:
    mina = on.practice.client
    given = {"words": "I waited.", "today": NOW.date(), "days": 3, "by": mina.account, "at": NOW}
    return complain(client=mina, mark=uuid.uuid4(), **given)


def say_that_it_has_come(on: Office) -> Ready:
    made = complained(on)
    return Ready(
        at=to("office:complaint", made.pk),
        who=on.lead,
        typed={"action": "acknowledge"},
        did=lambda browser: Complaint.objects.get(pk=made.pk).state,
        may_be_empty=True,
        passing="the button beside the box sends no words",
    )


def answer_a_complaint(on: Office) -> Ready:
    made = complained(on)
    return Ready(
        at=to("office:complaint", made.pk),
        who=on.lead,
        typed={"answer": "We are sorry, and this is what we do."},
        did=lambda browser: Complaint.objects.get(pk=made.pk).state,
    )


def ask_for_everything(on: Office) -> Ready:
    return Ready(
        at=to("portal:my_data"),
        who=on.practice.client.account,
        did=lambda browser: AccessRequest.objects.count(),
        may_be_empty=True,
    )


def asked_for(on: Office) -> AccessRequest:
    """With one thing to decide about."""
    close_alert(alert=on.practice.alert(), outcome="We spoke.", by=on.therapist, at=NOW)
    mina = on.practice.client
    return ask_for_copy(client=mina, by=mina.account, at=NOW)


def all_decided(on: Office) -> AccessRequest:
    asked = asked_for(on)
    for row in rows_to_decide(asked):
        answers = {each.number: ("release", "") for each in row.to_decide}
        decide_row(request=asked, row=row, answers=answers, by=on.therapist, at=NOW)
    return asked


def decide_about_a_passage(on: Office) -> Ready:
    asked = asked_for(on)
    row = next(each for each in rows_to_decide(asked) if each.kind == "care.Alert")
    typed = {f"answer_{each.number}": "third_party" for each in row.to_decide}
    typed |= {f"why_{each.number}": "It is about her mother." for each in row.to_decide}
    return Ready(
        at=to("workspace:copy_row", asked.pk, row.pk),
        who=on.therapist,
        typed=typed,
        wrong={name: ("x", "\x00") for name in typed if name.startswith("answer_")},
        did=lambda browser: PassageDecision.objects.count(),
        passing="the newer decision counts, and the page shows it",
    )


def let_a_copy_go_out(on: Office) -> Ready:
    asked = all_decided(on)
    return Ready(
        at=to("workspace:copy", asked.pk),
        who=on.therapist,
        did=lambda browser: AccessRequest.objects.get(pk=asked.pk).state,
        may_be_empty=True,
    )


def say_that_it_takes_longer(on: Office) -> Ready:
    asked = asked_for(on)
    return Ready(
        at=to("office:copy", asked.pk),
        who=on.lead,
        typed={"because": "There is a great deal of it."},
        did=lambda browser: AccessRequest.objects.get(pk=asked.pk).extended,
    )


def decide_about_a_hold(on: Office) -> Ready:
    mina = on.practice.client
    given = {"mark": uuid.uuid4(), "why": "A claim", "by": on.lead, "at": NOW}
    hold = set_hold(client=mina, **given)
    asked = asked_for(on)
    return Ready(
        at=to("office:copy", asked.pk),
        who=on.lead,
        typed={"hold": str(hold.pk), "answer": "harm", "why": "It would end the claim."},
        wrong={"hold": ("x", "\x00"), "answer": ("x", "\x00")},
        did=lambda browser: PassageDecision.objects.filter(row=hold.pk).count(),
    )
