"""Letters from templates: nothing unfilled is signed, nothing signed changes, few may see them."""

import pytest
from django.db import IntegrityError, transaction

from sixteen.care import access
from sixteen.care.actions import service_letters as actions
from sixteen.care.letter_values import attended_days
from sixteen.care.models import LetterTemplate, ServiceLetter
from sixteen.care.queries.service_letters import copies_for_client, template_now
from sixteen.care.refusals import NotAllowed, Stale
from sixteen.domain.letter_kinds import KINDS
from sixteen.domain.letters import blanks_in
from sixteen.outbox.kinds import kind_named
from sixteen.outbox.models import Message
from sixteen.people.models import Client
from sixteen.people.permissions import Role
from tests.people_of import audited, refused
from tests.portal.house import NOW, account


@pytest.fixture(autouse=True)
def telephone(settings):  # type: ignore[no-untyped-def]
    settings.SERVICE = settings.SERVICE | {"phone": "01632 960 016"}


@pytest.fixture
def gp(practice):  # type: ignore[no-untyped-def]
    """A draft to the GP about Mina's course, with nothing written yet."""
    return actions.begin_letter(
        kind="gp_start",
        client=practice.client,
        course=practice.course,
        by=practice.therapist,
        at=NOW,
    )


def write(letter, by, **changes):  # type: ignore[no-untyped-def]
    text = changes.pop("text", letter.open("text")).replace("{birth date}", "2 March 1990")
    given = {
        "to": "Dr Vane",
        "text": text,
        "written": dict.fromkeys(blanks_in(text), "a few words"),
        "client_copy": True,
        "no_copy_because": "",
        "revision": letter.revision,
    }
    return actions.write_service_letter(letter=letter, **given | changes, by=by, at=NOW)


def test_the_record_fills_in_what_it_knows(practice, gp) -> None:
    words = gp.open("words")
    assert "Mina Okafor" in words and "16 sessions are planned" in words
    assert "Ola Brandt" in words and "{write: what brings them}" in words
    # Nobody wrote down when Mina was born: it is said, and not left out.
    assert "write: what brings them" in actions.unfilled(gp) and "birth date" in actions.unfilled(
        gp
    )


def test_a_letter_with_an_unfilled_field_is_never_signed(practice, gp) -> None:
    written = dict.fromkeys(blanks_in(gp.open("text")), "words")
    for left in ("what brings them", "medicines and other help"):
        gp = write(gp, practice.therapist, written=written | {left: "  "})
        with pytest.raises(actions.Unfilled) as refusal:
            actions.sign_service_letter(letter=gp, by=practice.therapist, at=NOW)
        assert refusal.value.missing == (f"write: {left}",)
    gp = write(gp, practice.therapist, to=" ")
    with pytest.raises(actions.Unfilled) as refusal:
        actions.sign_service_letter(letter=gp, by=practice.therapist, at=NOW)
    assert refusal.value.missing == ("to",) and ServiceLetter.objects.get().state == "draft"


def test_a_field_that_nobody_knows_is_not_kept(practice, gp) -> None:
    with pytest.raises(NotAllowed, match="clinet name"):
        write(gp, practice.therapist, text="Dear {clinet name}")
    assert ServiceLetter.objects.get().open("text") == KINDS["gp_start"].text


def test_what_is_signed_is_what_stood_there_and_never_changes(practice, gp) -> None:
    gp = write(gp, practice.therapist)
    words = gp.open("words")
    signed = actions.sign_service_letter(letter=gp, by=practice.therapist, at=NOW)
    assert (signed.state, signed.signed_by, signed.signed_at) == ("signed", practice.therapist, NOW)
    with pytest.raises(NotAllowed):
        write(signed, practice.therapist)
    assert ServiceLetter.objects.get().open("words") == words
    assert audited("sign-service-letter", person=practice.client.pk) == 1


def test_whose_name_stands_under_it_signs_it(practice, gp) -> None:
    gp = write(gp, practice.therapist)
    with pytest.raises(NotAllowed, match="somebody else"):
        actions.sign_service_letter(letter=gp, by=practice.other, at=NOW)
    gp = write(gp, practice.other)
    assert "Rae Winter" in gp.open("words")
    assert actions.sign_service_letter(letter=gp, by=practice.other, at=NOW).state == "signed"


def test_two_windows_do_not_write_over_each_other(practice, gp) -> None:
    write(gp, practice.therapist)
    with pytest.raises(Stale):
        write(gp, practice.therapist, to="Somebody else")
    assert ServiceLetter.objects.get().open("to") == "Dr Vane"


def test_the_client_gets_a_copy_unless_a_reason_is_given(practice, gp) -> None:
    with pytest.raises(NotAllowed, match="no copy"):
        write(gp, practice.therapist, client_copy=False, no_copy_because=" ")
    with pytest.raises(IntegrityError), transaction.atomic():
        ServiceLetter.objects.update(client_copy=False)
    mina = practice.client.account
    for copy, reason in ((False, "Letters are opened at home"), (True, "")):
        gp = write(gp, practice.therapist, client_copy=copy, no_copy_because=reason)
        assert copies_for_client(practice.client) == []
        with refused("service-letter", mina):
            access.service_letter_for_client(mina, gp.pk, at=NOW)
    signed = actions.sign_service_letter(letter=gp, by=practice.therapist, at=NOW)
    assert access.service_letter_for_client(mina, signed.pk, at=NOW) == signed
    message = Message.objects.get()
    assert kind_named(message.kind).wanted(message, NOW)


def test_without_a_copy_the_client_sees_nothing_of_it(practice, gp) -> None:
    gp = write(gp, practice.therapist, client_copy=False, no_copy_because="Not safe at home")
    actions.sign_service_letter(letter=gp, by=practice.therapist, at=NOW)
    mina = practice.client.account
    assert copies_for_client(practice.client) == [] and not Message.objects.exists()
    with refused("service-letter", mina):
        access.service_letter_for_client(mina, gp.pk, at=NOW)


def test_few_may_see_it(practice, gp) -> None:
    reception = account(Role.RECEPTION, name="Kit Hall")
    stranger = practice.house.client("Somebody Else").account
    for who in (practice.other, practice.supervisor, practice.duty, reception, stranger):
        with refused("service-letter", who):
            access.service_letter_for_clinician(who, gp.pk, at=NOW)
    with refused("service-letter", reception):
        access.service_letter_for_office(reception, gp.pk, at=NOW)
    found = access.service_letter_for_clinician(practice.therapist, gp.pk, at=NOW)
    assert access.letters_for_clinician(practice.therapist, found.client) == [gp]
    for who in (practice.other, practice.supervisor, practice.duty, reception):
        with refused("client", who):
            access.client_for_letters(who, practice.client.pk, at=NOW)


def test_before_a_course_who_holds_the_consultation_writes(practice) -> None:
    ian = practice.enquiry().client
    client = access.client_for_letters(practice.therapist, ian.pk, at=NOW)
    made = actions.begin_letter(
        kind="consultation", client=client, course=None, by=practice.therapist, at=NOW
    )
    assert access.service_letter_for_clinician(practice.therapist, made.pk, at=NOW) == made
    with refused("client", practice.other):
        access.client_for_letters(practice.other, ian.pk, at=NOW)


def test_reception_makes_an_attendance_letter_of_the_days_that_are_asked_for(practice) -> None:
    reception = account(Role.RECEPTION, name="Kit Hall")
    mina = Client.objects.get(pk=practice.client.pk)
    days = attended_days(mina)
    assert len(days) == 6
    made = actions.begin_letter(
        kind="attendance", client=mina, course=None, days=days[1:3], by=reception, at=NOW
    )
    words = made.open("words")
    assert words.count("\n- ") == 2 and "Kit Hall" in words and "DIT" not in words
    access.service_letter_for_office(reception, made.pk, at=NOW)
    assert actions.sign_service_letter(letter=made, by=reception, at=NOW).state == "signed"


def test_a_template_is_a_new_version_each_time_and_letters_keep_their_words(practice, gp) -> None:
    lead = account(Role.SERVICE_LEAD, name="Lee Long")
    for version, text in enumerate(("Dear {client name},", "Hello {client name},")):
        actions.set_template(kind="gp_start", text=text, version=version, by=lead, at=NOW)
    assert (template_now("gp_start").version, template_now("gp_start").text) == (
        2,
        "Hello {client name},",
    )
    assert LetterTemplate.objects.count() == 2 and "Dear colleague" in gp.open("text")
    with pytest.raises(Stale):
        actions.set_template(kind="gp_start", text="Dear", version=1, by=lead, at=NOW)
    with pytest.raises(NotAllowed, match="clinet"):
        actions.set_template(kind="gp_start", text="{clinet}", version=2, by=lead, at=NOW)
    with pytest.raises(NotAllowed, match="therapy"):
        actions.set_template(kind="waiting", text="Your therapy", version=0, by=lead, at=NOW)
