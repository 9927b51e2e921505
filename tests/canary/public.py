"""What visitors, reception and people who sign in type, each form once or more."""

import json
import re
from datetime import date
from typing import Any

from tests.canary.writer import Writer, credential, mail, phone, short, words
from tests.people.app import app_code
from tests.people.authenticator import Passkey
from tests.place import Place

TIME = r'name="time" value="([^"]+)"'
CODE = re.compile(r"within 14 days: (\S+)")
HER = "client0@mail.example"
READING = {"text": "large", "spacing": "usual", "contrast": "usual"}
READING |= {"light": "device", "motion": "device"}


def password(mark: str, number: int) -> str:
    return f"{mark}{number:03d} four quiet brown horses"


def books(visitor: Writer, *, until_the_end: bool) -> str:
    """A free consultation, cancelled; or only what is kept of it half-way. The code of its link."""
    visitor.fill("/reading/", "website.ReadingForm", **READING)
    visitor.fill("/book/", "", time=visitor.find("/book/", TIME))
    visitor.fill("/book/name/", "website.NameForm", name=words, adult="yes")
    reached = {"email": mail, "phone": phone, "ways": ["email", "phone"]}
    visitor.fill("/book/contact/", "website.ContactForm", **reached)
    if not until_the_end:
        return ""
    booked = visitor.fill("/book/privacy/", "website.PrivacyForm", read="on").location
    tells_a_little(visitor, f"{booked}tell-us/")
    visitor.fill(f"{booked}cancel/", "")
    return booked.split("/")[2]


def tells_a_little(visitor: Writer, pages: str) -> None:
    visitor.fill(f"{pages}brings/", "website.BringsForm", words=words)
    visitor.fill(f"{pages}wishes/", "website.WishesForm", formats="video", most_pence="2000")
    visitor.fill(f"{pages}needs/", "website.NeedsForm", needs="ask_me")
    around = {"gp": words, "other_help": words, "helper": words}
    visitor.fill(f"{pages}around/", "website.AroundForm", **around)


def refers(somebody: Writer, address: str) -> str:
    """A GP on the website, or reception for one; with a document. Where that led to."""
    said = {
        **{f"referrer_{part}": words for part in ("name", "role", "organisation")},
        **{"referrer_phone": phone, "referrer_email": mail, "phone": phone, "email": mail},
        **{"name": words, "words": words, "reason": words, "birth_date": "1990-05-02"},
    }
    form = "intake.ReferralForm"
    return somebody.fill_with_file(address, form, "documents", agreed="on", **said).location


def looks_at_two(rae: Writer, one: str, card: str) -> None:
    """Two records side by side, which are of two people."""
    both = f"/office/duplicates/{one}/{card.split('/')[3]}/"
    rae.fill(both, "office.MergeForm", expect=422)
    rae.fill(both, "", action="apart")


def runs_the_diary(rae: Writer, client: str) -> None:
    """The telephone: finding somebody, booking, how they may be reached, another time."""
    rae.fill("/office/clients/", "office.FindForm", text=words, expect=200)
    page = rae.get("/office/book/").body
    time, booking = (
        re.search(rf'name="{name}" value="([^"]+)"', page)[1]  # type: ignore[index]
        for name in ("time", "booking")
    )
    person = rae.fill("/office/book/", "", time=time, booking=booking).location
    asked = {"name": words, "adult": "yes", "phone": phone, "ways": ["phone"], "words": words}
    rae.fill(person.split("?")[0], "office.PersonForm", look=person, **asked, read="on")
    card = f"/office/clients/{client}/"
    version = rae.find(f"{card}contact/", r'name="version" value="(\d+)"')
    reached = {"email": mail, "phone": phone, "words": words, "ways": ["email", "phone"]}
    rae.fill(f"{card}contact/", "office.ContactForm", **reached, asked="on", version=version)
    texts = {"phone": phone, "asked": "on", "version": int(version) + 1}
    rae.fill(f"{card}contact/texts/", "office.TextNumberForm", **texts)
    named = {"name": short, "asked": "on", "version": int(version) + 2}
    rae.fill(f"{card}contact/name/", "office.SaidNameForm", **named)
    # Nobody shared it.
    rae.fill(f"{card}mailbox/", "office.MailboxForm", asked="on", mark="none", expect=422)
    rae.fill(f"{card}invite/", "", expect=200)
    who = rae.find(f"{card}call-back/", r'<option value="([^"]+)"')
    call = {"name": words, "number": phone, "words": words, "due": date.today()}
    rae.fill(f"{card}call-back/", "office.CallBackForm", owner=who, **call)
    rae.fill(f"{card}wishes/", "intake.PracticalForm", language="pl", most="40")
    move = rae.find(card, r'href="(/office/appointments/[^"]+/move/)"')
    day = rae.find(move, r'name="date"[^>]*value="([^"]+)"')
    rae.fill(move, "office.MoveForm", date=day, time="16:00")


def joins(person: Writer, place: Place) -> tuple[str, str, str]:
    """Somebody new at the office: the code of the invitation, address and password."""
    told = person.canaries.tell
    name, address = told("people.add_staff.name", words), told("people.add_staff.address", mail)
    code = CODE.search(place.must("add_staff", name, address, "reception"))[1]  # type: ignore[index]
    welcome, form = "/account/welcome/", "people.WelcomeForm"
    chosen = {"password1": password, "password2": password}
    person.fill(welcome, form, code=words, **chosen, expect=200)
    secret = person.canaries.told[-1][1]
    same = {"password1": secret, "password2": secret}
    person.fill(welcome, form, code=words, **same, expect=200)
    person.fill(f"{welcome}{code}/", form, code=code, **same)
    sets_up_a_second_step(person)
    proves_it_again(person, secret)
    return code, address, secret


def sets_up_a_second_step(person: Writer) -> None:
    add = "/account/app/add/"
    secret = person.find(add, "<code>([A-Z2-7]+)</code>")
    # Each look at its own page makes a new key.
    person.fill(add, "people.AddAppForm", look="/account/", code=words, expect=200)
    person.fill(add, "people.AddAppForm", look="/account/", code=app_code(secret))
    page = person.get("/account/passkey/add/").body
    asked = json.loads(re.search(r'id="js_data"[^>]*>(.*?)</script>', page, re.DOTALL)[1])  # type: ignore[index]
    made = Passkey(origin=f"http://127.0.0.1:{person.port}").create(asked["creation_options"])
    person.get("/account/")
    given: dict[str, Any] = {"name": words, "passwordless": "on", "credential": json.dumps(made)}
    person.fill("/account/passkey/add/", "people.AddPasskeyForm", look="/account/", **given)


def proves_it_again(person: Writer, secret: str) -> None:
    again = "/account/reauthenticate/"
    person.fill(again, "people.SamePasswordForm", password=password, expect=200)
    person.fill(again, "people.SamePasswordForm", password=secret)
    again = "/account/code/again/"
    person.fill(again, "people.FactorAgainForm", code=words, expect=200)
    again = "/account/passkey/again/"
    person.fill(again, "people.PasskeyAgainForm", credential=credential)
    change, form = "/account/password/", "people.ChangePasswordForm"
    person.fill(
        change, form, oldpassword=password, password1=password, password2=password, expect=200
    )
    person.fill(change, form, oldpassword=secret, password1=secret, password2=secret)


def signs_in(visitor: Writer, address: str, secret: str) -> None:
    """As far as the second step: what was typed there was wrong."""
    login, form = "/account/login/", "people.SignInForm"
    visitor.fill(login, form, login=mail, password=password, expect=200)
    visitor.fill("/account/passkey/", "people.PasskeyForm", look=login, credential=credential)
    visitor.fill(login, form, login=address, password=secret)
    code = "/account/code/"
    visitor.fill(code, "people.FactorCodeForm", code=words, expect=200)
    visitor.fill(code, "people.SecondPasskeyForm", credential=credential, expect=200)


def asks_for_a_code(visitor: Writer) -> None:
    """By e-mail: somebody who is not known, and a client."""
    ask = "/account/email-code/"
    for email in (mail, HER):
        visitor.fill(ask, "people.RequestCodeForm", email=email)
    visitor.fill(f"{ask}confirm/", "people.ConfirmCodeForm", code=words, expect=200)
