"""What is written in any form of ours is readable in the pages, with the key, and nowhere else.

Unique words go through every form of a running server, which then is made to fail in every way
that quotes what was typed. Then everything that it keeps, logs, sends or leaves behind is searched.
"""

import base64
import gc
import re
import secrets
from collections.abc import Iterator
from importlib import import_module

import pytest
from django import forms
from django.core import signing

from sixteen.people.forms import PlainForm
from tests.canary.house import House, house, refusing_database
from tests.canary.search import everywhere, found, journal
from tests.outbox.server import Delivered
from tests.place import ROOT, on_postgresql

# Forms that others are made from; nobody fills them in.
UNFINISHED = {
    "sixteen.people.forms.plain.PlainForm",
    "sixteen.workspace.forms.words.SafetyLine",
    "sixteen.office.forms.ReachedForm",
    "sixteen.people.forms.marked.MarkedForm",
    "sixteen.workspace.forms.record.Versioned",
}
# Choices, ticks and dates; a test holds that nobody can write words into them.
WITHOUT_WORDS = {
    "sixteen.care.handover_forms.GiveForm",
    "sixteen.care.handover_forms.TrusteesForm",
    "sixteen.office.after_forms.NoContactForm",
    "sixteen.office.hours_forms.AskedHoursForm",
    "sixteen.office.rota_form.TurnForm",
    "sixteen.website.reading_forms.ReadingForm",
    "sixteen.office.record_forms.EraseForm",
    "sixteen.office.record_forms.GiveCopyForm",
    "sixteen.office.record_forms.GiveCorrectionForm",
    "sixteen.people.forms.hours.HoursForm",
    "sixteen.portal.about_me_form.AboutMeForm",
    "sixteen.portal.aim_form.OwnAimForm",
    "sixteen.portal.views.experience.ExperienceForm",
    "sixteen.workspace.forms.after.AskAgainForm",
    "sixteen.workspace.forms.after.MeetingForm",
}
# The editor of the public pages: what is typed there is for everybody to read.
UNFINISHED |= {
    "sixteen.website.cms.picture_form.PictureForm",
    "sixteen.website.models.look.LookForm",
    "sixteen.website.models.subjects.ConcernPageForm",
}
# Fields of words that get none of ours. Each with its reason.
UNWRITTEN = {
    "sixteen.workspace.forms.elsewhere.ElsewhereForm.scores": "dates, names of measures, totals",
    "sixteen.intake.referral_form.ReferralForm.mark": "ours, so that it is sent once",
    "sixteen.portal.control_forms.CorrectionForm.mark": "ours, so that it is sent once",
    "sixteen.portal.control_forms.ComplaintForm.mark": "ours, so that it is sent once",
    "sixteen.workspace.forms.copies.DecideForm.seen": "ours: what the page showed",
    "sixteen.office.record_forms.HoldInCopyForm.hold": "ours: which hold it is about",
    "sixteen.office.mailbox_form.MailboxForm.mark": "ours: which address it is about",
    "sixteen.office.record_forms.HoldForm.mark": "ours, so that it is sent once",
    "sixteen.office.call_form.CallBackForm.mark": "ours, so that it is sent once",
    "sixteen.workspace.forms.contact_log.ContactForm.mark": "ours, so that it is sent once",
    "sixteen.workspace.forms.contact_log.ReturnedForm.mark": "ours, so that it is sent once",
    "sixteen.office.letter_forms.TemplateForm.text": "the service's own words, about nobody",
    "sixteen.workspace.forms.put_right.PutRightForm.was": "ours: what the page showed",
    "sixteen.workspace.forms.note.NoteForm.page": "ours: which opened page it is",
    "sixteen.care.between_form.MessageForm.mark": "ours, so that it is sent once",
    "sixteen.care.moment_form.MomentForm.mark": "ours, so that it is sent once",
    "sixteen.workspace.forms.moments.ToldMomentForm.mark": "ours, so that it is sent once",
    "sixteen.workspace.forms.noticing.DecideForm.seen": "ours: what the page showed",
    "sixteen.workspace.forms.recording.RecordingForm.recording": "a file: its content is ours",
    "sixteen.workspace.forms.record.DocumentForm.mark": "ours, so that it is sent once",
    "sixteen.workspace.forms.record.SafeguardingForm.mark": "ours, so that it is sent once",
    "sixteen.people.forms.signing_in.AddPasskeyForm.credential": "made by a passkey: keys and ids",
}
# What views read past any form. Each is a choice of ours, an id, or a field of a form above.
READ_PAST_FORMS = {"action", "answer", "booking", "chosen", "form", "happened", "next", "time"}
READ_PAST_FORMS |= {
    "course",
    "mark",
    "person",
    "revision",
    "who",
}  # who: the demonstration's buttons
READ_PAST_FORMS |= {"shown"}  # how many messages stood on the page
READ_PAST_FORMS |= {"done"}  # which picture of an old site is uploaded
# Written and not kept: searched for all the same.
NOT_KEPT = {
    "workspace.SettleFocusForm.makes_of_it": "the client wrote it anew in their own words",
    "workspace.WhoseNotesForm.name": "what somebody looks for is not recorded",
    "office.FindForm.text": "what somebody looks for is not recorded",
    "people.AddAppForm.code": "a code",
    "people.ChangePasswordForm.oldpassword": "a password",
    "people.ChangePasswordForm.password1": "a password",
    "people.ChangePasswordForm.password2": "a password",
    "people.ConfirmCodeForm.code": "a code",
    "people.FactorAgainForm.code": "a code",
    "people.FactorCodeForm.code": "a code",
    "people.PasskeyAgainForm.credential": "not what a passkey says",
    "people.PasskeyForm.credential": "not what a passkey says",
    "people.SecondPasskeyForm.credential": "not what a passkey says",
    "people.RequestCodeForm.email": "an address that nobody has",
    "people.SamePasswordForm.password": "a password",
    "people.SignInForm.login": "an address that nobody has",
    "people.SignInForm.password": "a password",
    "people.WelcomeForm.code": "a code",
    "people.WelcomeForm.password1": "a password",
    "people.WelcomeForm.password2": "a password",
}


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    with house(tmp_path_factory.mktemp("canary")) as made:
        made.write_everything()
        place = made.server.place
        place.must("worker", "--once")
        with made.failing():
            assert set(made.send_again()) == {500}
        with refusing_database(made.server):
            assert made.send_again().count(500) > 20
            made.said = place.run("worker", "--once").stderr
            assert "IntegrityError" in made.said
        place.must("backup", str(place.folder / "records.backup"))
        yield made


def our_forms(kind: type[forms.BaseForm] = forms.BaseForm) -> set[str]:
    import_module("sixteen.project.urls")
    found = {f"{each.__module__}.{each.__qualname__}" for each in kind.__subclasses__()}
    found = {name for name in found if name.startswith("sixteen.")}
    return found.union(*(our_forms(each) for each in kind.__subclasses__()))


def test_every_form_of_ours_was_filled_in(written: House) -> None:
    assert {kind for kind, _, _ in written.forms()} >= our_forms() - UNFINISHED - WITHOUT_WORDS


def test_nobody_can_write_words_into_a_form_without_them() -> None:
    import_module("sixteen.project.urls")
    for name in WITHOUT_WORDS:
        module, _, kind = name.rpartition(".")
        fields = getattr(import_module(module), kind).base_fields.values()
        assert not [field for field in fields if isinstance(field, forms.CharField)]


def test_every_field_that_can_hold_words_got_some(written: House) -> None:
    got: dict[str, bool] = {}
    for kind, _, fields in written.forms():
        for name, value in fields.items():
            ours = any(word in value for word in written.words)
            got[f"{kind}.{name}"] = got.get(f"{kind}.{name}", False) or ours
    assert len(got) > 60
    assert {field for field, ours in got.items() if not ours} == set(UNWRITTEN)


def test_views_read_no_words_past_a_form() -> None:
    source = "".join(path.read_text() for path in (ROOT / "sixteen").rglob("*.py"))
    assert set(re.findall(r'POST(?:\.get\(|\.getlist\(|\[)"(\w+)"', source)) == READ_PAST_FORMS


def test_a_new_form_would_be_seen(written: House) -> None:
    class Planted(PlainForm):
        __module__ = "sixteen.portal.forms"
        words = forms.CharField()

    seen = {kind for kind, _, _ in written.forms()}
    assert our_forms() - UNFINISHED - WITHOUT_WORDS - seen == {
        f"sixteen.portal.forms.{Planted.__qualname__}"
    }
    del Planted
    gc.collect()  # or the others would see it too


def test_with_the_key_it_is_all_there(written: House) -> None:
    opened = written.server.place.fill("tests.canary.opened")
    kept = {where for where, said in written.canaries.told if said in opened}
    assert {where for where, _ in written.canaries.told} - kept == set(NOT_KEPT)


def test_nothing_of_it_can_be_read_anywhere(written: House) -> None:
    with journal(written.server):
        places = dict(everywhere(written.server))
    searched = " ".join(places)
    assert "server.log" in searched and "records.backup" in searched and "help-now" in searched
    assert on_postgresql() or "sixteen.sqlite3-journal" in searched
    places["worker --once"] = written.said.encode()
    assert found(places.items(), written.words + written.codes) == []


def test_no_address_holds_any_of_it(written: House) -> None:
    addresses = "\n".join(sorted(set().union(*(each.addresses for each in written.people))))
    assert addresses.count("\n") > 50
    assert found([("addresses", addresses.encode())], written.words) == []


def said_in(letter: Delivered, *allowed: str) -> bytes:
    """Its headers and parts, with what was packed opened, but for what may stand in it."""
    parts = [part for part in letter.mail.walk() if not part.is_multipart()]
    packed = b"\n".join(part.get_payload(decode=True) for part in parts)
    words = letter.text + packed.decode().replace("\r\n ", "")
    for part in (part for part in parts if part["Content-Transfer-Encoding"] == "base64"):
        words = words.replace(part.get_payload(), "")
    for each in allowed:
        words = words.replace(each, "")
    return words.encode()


def test_no_letter_holds_any_of_it(written: House) -> None:
    """But for the address of the one it goes to, and the name that they asked it to come from."""
    asked_for = dict(written.canaries.told)["office.SaidNameForm.name"]
    assert any(str(each.mail["From"]).startswith(asked_for) for each in written.letters)
    letters = [(each.to[0], said_in(each, each.to[0], asked_for)) for each in written.letters]
    subjects = " ".join(
        re.findall(r"Subject: (.*)", "".join(e.raw.decode() for e in written.letters))
    )
    for kind in ("is now on", "does not take place", "something new", "Please look at something"):
        assert kind in subjects
    assert found(letters, written.words + written.codes) == []


def test_a_word_planted_in_a_part_of_a_letter_is_found(written: House) -> None:
    letter = next(each for each in written.letters if b"base64" in each.raw)
    planted = Delivered(letter.sender, letter.to, letter.raw)
    part = [part for part in planted.mail.walk() if not part.is_multipart()][-1]
    open_words = part.get_payload(decode=True).decode() + written.canaries.mark
    packed = base64.encodebytes(open_words.encode())
    as_sent, there = (
        each.replace(b"\r\n", b"\n") for each in (letter.raw, part.get_payload().encode())
    )
    assert there in as_sent
    planted.raw = as_sent.replace(there, packed)
    said = [(letter.to[0], said_in(planted, letter.to[0]))]
    assert found(said, [written.canaries.mark]) != []


def test_errors_are_logged_by_kind_and_place(written: House) -> None:
    said = written.server.log.read_text()
    for part in ("ValueError", "KeyError", "IntegrityError", "process_view", "views/notes.py"):
        assert part in said
    assert "booking/<str:code>/cancel/" in said


def test_the_search_finds_what_is_planted(written: House) -> None:
    server, folder = written.server, written.server.place.folder
    log, left, row, sealed, packed = words = [f"k{secrets.token_hex(6)}" for _ in range(5)]
    with server.log.open("a") as file:
        file.write(f"an error about {log.upper()}\n")
    (folder / "tmp" / "upload").write_bytes(b"\0" + left.encode())
    session = signing.dumps({"typed": packed, "more": "la " * 500}, compress=True)
    at = "'2036-01-01 00:00:00'"
    server.change(
        f"INSERT INTO outbox_heartbeat (name, at) VALUES ('{row}', {at})",  # noqa: S608
        f"INSERT INTO django_session VALUES ('planted', '{session}', {at})",  # noqa: S608
        f"UPDATE people_account SET name = {_binary(sealed)}",  # noqa: S608
    )
    with journal(server):
        lines = found(everywhere(server), words)
    assert f"server.log: {log}" in lines
    assert f"tmp/upload: {left}" in lines
    assert f"table outbox_heartbeat: {row}" in lines
    assert f"table people_account: {sealed}" in lines
    assert f"table django_session: {packed}" in lines
    if on_postgresql():
        assert f"pg_dump: {row}, {sealed}" in lines
        assert [line for line in lines if re.match(rf"data/base/\d+/\d+: {row}$", line)]
    else:
        assert f"data/sixteen.sqlite3: {row}, {sealed}" in lines
        assert f"data/sixteen.sqlite3-journal: {row}, {sealed}" in lines


def _binary(word: str) -> str:
    return rf"'\x{word.encode().hex()}'::bytea" if on_postgresql() else f"x'{word.encode().hex()}'"


@pytest.mark.parametrize("before", ["", "a", "ab"])
def test_the_search_reads_base64_wherever_it_begins(before: str) -> None:
    held = base64.b64encode(f"{before}kf0e1d2c3b4a5 was said".encode())
    assert found([("here", held)], ["kf0e1d2c3b4a5"]) == ["here: kf0e1d2c3b4a5"]
