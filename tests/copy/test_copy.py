"""A client's copy of everything: decided passage by passage, complete, and one file."""

import csv
import io
import json
import re
import zipfile
from datetime import date, timedelta

import pytest
from django.urls import reverse

from sixteen.audit.models import Entry
from sixteen.care.actions.notes import save_note
from sixteen.care.models import AccessRequest
from sixteen.care.refusals import NotAllowed
from sixteen.domain.answering_time import answer_by
from sixteen.fhir import record as fhir
from sixteen.fhir.value_sets import wrong_codes
from sixteen.journeys.data.asking import (
    ask_for_copy,
    decide_row,
    extend_answer,
    finish_copy,
    rows_to_decide,
    undecided,
)
from sixteen.journeys.data.copy import LATER, WITHHELD, copy_of
from sixteen.journeys.data.map import parts
from sixteen.journeys.data.rows import rows_of
from sixteen.journeys.hanging import hanging_on
from sixteen.people.permissions import Role
from tests.journeys.whole_person import fill
from tests.people_of import SAFETY
from tests.portal.house import NOW, account, browser_of
from tests.workspace.house import as_

pytestmark = pytest.mark.django_db
URL = re.compile(r"(?:src|href)=[\"'](?!#)|@import|url\(")


def decide(asked, by, **answers):
    """Everything is released, but what one of these words stands in."""
    for row in undecided(asked):
        given = {}
        for each in row.to_decide:
            why = [answer for words, answer in answers.items() if words in each.words]
            given[each.number] = (why[0], "A reason") if why else ("release", "")
        decide_row(request=asked, row=row, answers=given, by=by, at=NOW)


@pytest.mark.parametrize(
    ("asked", "due", "extended"),
    [
        (date(2026, 11, 24), date(2026, 12, 24), date(2027, 2, 24)),
        (date(2027, 1, 31), date(2027, 2, 28), date(2027, 4, 30)),
        (date(2026, 12, 31), date(2027, 1, 31), date(2027, 3, 31)),
    ],
)
def test_the_clock_of_the_law(asked, due, extended):
    assert (answer_by(asked), answer_by(asked, extended=True)) == (due, extended)


def test_the_whole_way(practice):
    """Show 4: complete against the data map, readable, opens without us."""
    mina, by = fill(practice), practice.therapist
    asked = AccessRequest.objects.get(client=mina)
    assert (asked.clinician, asked.due) == (by, date(2026, 12, 24))
    with pytest.raises(NotAllowed, match="already"):
        ask_for_copy(client=mina, by=mina.account, at=NOW)
    with pytest.raises(NotAllowed, match="decided"):
        finish_copy(request=asked, by=by, at=NOW)
    mother = "A word about her mother."
    save_note(
        session=practice.course.sessions.get(number=3),
        text=f"She spoke.\n\n{mother}",
        safety=SAFETY,
        by=by,
        at=NOW,
        sign=True,
    )
    decide(asked, by, mother="third_party")
    finish_copy(request=asked, by=by, at=NOW + timedelta(days=1))
    browser = browser_of(mina)
    answer = browser.get(reverse("portal:take_copy", args=[asked.pk]))
    assert answer["Content-Disposition"].startswith('attachment; filename="my-data-2026')
    packed = zipfile.ZipFile(io.BytesIO(answer.content))
    page = packed.read("my-data.html").decode()
    assert "Mina Okafor" in page and "She spoke." in page and WITHHELD in page
    assert "A passage" in page and mother not in page and "1 passage is withheld" in page
    assert not URL.search(page), "it asks nobody for anything"
    assert packed.read("my-data.pdf").startswith(b"%PDF")
    _complete(mina, page)
    tables = [name for name in packed.namelist() if name.startswith("tables/")]
    rows = [list(csv.reader(io.StringIO(packed.read(name).decode("utf-8-sig")))) for name in tables]
    assert len(tables) > 30 and all(row[0] == ["day", "what", "words"] for row in rows)
    bundle = json.loads(packed.read("fhir-r4.json"))
    kinds = {each["resource"]["resourceType"] for each in bundle["entry"]}
    assert kinds >= {"Patient", "Appointment", "Questionnaire", "QuestionnaireResponse"}
    assert [packed.read(name)[:5] for name in packed.namelist() if name.startswith("files/")]
    took = Entry.objects.filter(action="view-copy", actor=mina.account_id, person=mina.pk)
    assert took.count() == 1


def _complete(mina, page):
    """Each kind of which there is something has its heading, each passage its words."""
    found = hanging_on(mina.pk)
    titles = {part.title for kind, part in parts().items() if found.get(kind)}
    assert [title for title in titles if f">{title}<" not in page] == []
    for row in rows_of(mina, until=NOW + timedelta(days=1)):
        for passage in row.passages:
            if passage.file is None and "mother" not in passage.words and passage.words.isalpha():
                assert passage.words in page, (row.kind, passage.heading)


def test_what_came_later_or_was_changed_is_not_in_it(practice):
    mina, by = practice.client, practice.therapist
    note = practice.course.sessions.get(number=3)
    save_note(session=note, text="One.", safety=SAFETY, by=by, at=NOW, sign=False)
    asked = ask_for_copy(client=mina, by=mina.account, at=NOW)
    decide(asked, by)
    save_note(session=note, text="Another.", safety=SAFETY, by=by, at=NOW, revision=1, sign=False)
    with pytest.raises(NotAllowed, match="decided"):
        finish_copy(request=asked, by=by, at=NOW)
    decide(asked, by)
    finish_copy(request=asked, by=by, at=NOW)
    save_note(session=note, text="A third.", safety=SAFETY, by=by, at=NOW, revision=2, sign=False)
    asked.refresh_from_db()
    said = [
        words for part in copy_of(asked).sections for each in part.entries for _, words in each.said
    ]
    assert LATER in said and "Another." not in said and "A third." not in said


def test_working_notes_are_decided_about_by_their_author_alone(practice):
    mina = fill(practice)
    asked = AccessRequest.objects.get(client=mina)
    asked.clinician = practice.other
    asked.save()
    [private] = [row for row in rows_to_decide(asked) if row.private_to]
    assert private.kind == "care.ProcessNote" and private.private_to == practice.therapist.pk
    browser = as_(practice.other)
    page = browser.get(reverse("workspace:copy", args=[asked.pk])).content.decode()
    assert "Only Ola Brandt may see it" in page
    assert (
        browser.get(reverse("workspace:copy_row", args=[asked.pk, private.pk])).status_code == 404
    )


def test_a_draft_is_read_and_decided_about_by_its_author_alone(practice):
    """Left behind in a course that somebody else has now, who decides about the rest."""
    course, ola, rae = practice.course, practice.therapist, practice.other
    given = {"session": course.sessions.get(number=3), "safety": SAFETY, "at": NOW}
    save_note(text="Half a thought.", by=ola, **given)
    course.therapist = rae
    course.save()
    given["session"] = course.sessions.get(number=3)
    save_note(text="She spoke.", by=rae, sign=True, **given)
    asked = ask_for_copy(client=practice.client, by=practice.client.account, at=NOW)
    draft, signed = sorted(rows_to_decide(asked), key=lambda row: row.private_to is None)
    page = as_(rae).get(reverse("workspace:copy", args=[asked.pk])).content.decode()
    assert "Only Ola Brandt may see it" in page
    at = {row.pk: reverse("workspace:copy_row", args=[asked.pk, row.pk]) for row in (draft, signed)}
    assert as_(rae).get(at[draft.pk]).status_code == as_(ola).get(at[signed.pk]).status_code == 404
    assert "She spoke." in as_(rae).get(at[signed.pk]).content.decode()
    today = as_(ola).get(reverse("workspace:today")).content.decode()
    assert "your working notes and drafts are yours to decide about" in today
    listed = as_(ola).get(reverse("workspace:copies")).content.decode()
    assert at[draft.pk] in listed and "Mina Okafor: a draft of 24 November 2026" in listed
    assert "Half a thought." in as_(ola).get(at[draft.pk]).content.decode()
    with pytest.raises(NotAllowed):
        finish_copy(request=asked, by=rae, at=NOW)
    decide(asked, ola)
    finish_copy(request=asked, by=rae, at=NOW)


def test_withholding_needs_a_reason_and_a_stale_page_decides_nothing(practice):
    asked_by = practice.client.account
    note = practice.course.sessions.get(number=3)
    given = {"safety": SAFETY, "by": practice.therapist, "at": NOW, "sign": False}
    save_note(session=note, text="One.", **given)
    asked = ask_for_copy(client=practice.client, by=asked_by, at=NOW)
    [row] = rows_to_decide(asked)
    at, browser = reverse("workspace:copy_row", args=[asked.pk, row.pk]), as_(practice.therapist)
    page = browser.get(at).content.decode()
    seen = re.search(r'name="seen" value="(\w+)"', page)[1]
    typed = {f"answer_{each.number}": "harm" for each in row.to_decide} | {"seen": seen}
    refused = browser.post(at, typed)
    assert refused.status_code == 422 and "why it is withheld" in refused.content.decode()
    typed |= {f"why_{each.number}": "She is not well." for each in row.to_decide}
    save_note(session=note, text="Two.", revision=1, **given)
    stale = browser.post(at, typed)
    assert stale.status_code == 422 and "has changed since" in stale.content.decode()
    assert undecided(asked) != []


def test_it_is_extended_once_with_words_that_the_client_reads(practice):
    mina, eve = practice.client, practice.duty
    note = practice.course.sessions.get(number=3)
    save_note(session=note, text="One.", safety=SAFETY, by=practice.therapist, at=NOW, sign=True)
    asked = ask_for_copy(client=mina, by=mina.account, at=NOW)
    extend_answer(request=asked, because="There is much of it.", by=eve, at=NOW)
    page = browser_of(mina).get(reverse("portal:my_data")).content.decode()
    assert "There is much of it." in page and "24 February 2027" in page
    with pytest.raises(NotAllowed):
        extend_answer(request=asked, because="Again", by=eve, at=NOW)


def test_codes_that_fhir_does_not_know_are_refused(practice, monkeypatch):
    made = fhir.bundle_of(practice.client)
    assert wrong_codes(made) == []
    monkeypatch.setitem(fhir.STATUS, "booked", "zzz")
    with pytest.raises(fhir.NotFhir, match=r"Appointment\.status: zzz"):
        fhir.bundle_of(practice.client)


def test_the_lead_gives_it_to_another_clinician(practice):
    mina, lead = practice.client, account(Role.SERVICE_LEAD, name="Eve Castellan")
    note = practice.course.sessions.get(number=3)
    save_note(session=note, text="One.", safety=SAFETY, by=practice.therapist, at=NOW, sign=True)
    asked = ask_for_copy(client=mina, by=mina.account, at=NOW)
    at = reverse("office:copy", args=[asked.pk])
    assert as_(lead).post(at, {"clinician": str(practice.other.pk)}).status_code == 302
    seen = reverse("workspace:copy", args=[asked.pk])
    assert as_(practice.other).get(seen).status_code == 200
    assert as_(practice.therapist).get(seen).status_code == 404
    assert as_(lead).post(at, {"clinician": "x"}).status_code == 422
