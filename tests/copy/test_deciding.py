"""Who decides what before a copy goes out: staff's own words, what a record may be silent about."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse

from sixteen.care.actions.letters import decline_letter, decline_own_letter
from sixteen.care.models import AccessRequest, Letter, PassageDecision, SafeguardingConcern
from sixteen.care.refusals import NotAllowed
from sixteen.journeys.data.asking import decide_row, finish_copy, undecided
from sixteen.journeys.data.copy import copy_of
from sixteen.journeys.data.rows import THERE, rows_of
from sixteen.people.models import LegalHold
from sixteen.people.permissions import Role
from tests.journeys.whole_person import fill
from tests.once import once_a_module
from tests.portal.house import NOW, account
from tests.workspace.house import Practice, as_

pytestmark = pytest.mark.django_db
HELD = "people.LegalHold"


def _filled() -> Practice:
    made = Practice()
    fill(made)
    return made


standing = once_a_module(_filled)


def release(asked, by, rows):
    for row in rows:
        given = {each.number: ("release", "") for each in row.to_decide}
        decide_row(request=asked, row=row, answers=given, by=by, at=NOW)


def decided(client):
    """By words, whether they go out only after a decision."""
    return {each.words: each.decide for row in rows_of(client) for each in row.passages}


def test_what_staff_wrote_and_the_client_was_never_shown_is_decided_about(new_practice):
    course, by = new_practice.course, new_practice.therapist
    new_practice.house.focus(course)
    letter = new_practice.house.letter(course)
    aloud = {"state": "aloud", "shared_at": None, "settled_at": NOW}
    Letter.objects.filter(pk=letter.pk).update(**aloud)
    why = {"course": course, "by": by, "at": NOW}
    decline_letter(declined_by="therapist", why="I could not bring myself to.", revision=1, **why)
    found = decided(new_practice.client)
    assert found["Self: small and in the way"] is False
    assert found["Defence: compliant withdrawal"] is True
    assert found["I could not bring myself to."] is True
    assert found["when we met first, you said little."] is True
    newest = Letter.objects.order_by("-version").first()
    decline_letter(declined_by="client", why="She cannot bear it.", revision=newest.revision, **why)
    assert decided(new_practice.client)["She cannot bear it."] is True
    Letter.objects.all().delete()
    mina = new_practice.client.account
    decline_own_letter(course=course, why="I would rather not.", by=mina, at=NOW)
    assert decided(new_practice.client)["I would rather not."] is False


def test_working_notes_are_decided_about_by_their_author_wherever_they_are(practice):
    mina = practice.client
    asked = AccessRequest.objects.get(client=mina)
    asked.clinician = practice.other
    asked.save()
    [private] = [row for row in rows_of(mina) if row.kind == "care.ProcessNote"]
    at = reverse("workspace:copy_row", args=[asked.pk, private.pk])
    author, stranger = as_(practice.therapist), as_(practice.other)
    assert stranger.get(at).status_code == 404
    listed = author.get(reverse("workspace:copies")).content.decode()
    assert at in listed and "working notes" in listed
    assert "asked for a copy" in author.get(reverse("workspace:today")).content.decode()
    others = [row for row in undecided(asked) if row.pk != private.pk]
    other = reverse("workspace:copy_row", args=[asked.pk, others[0].pk])
    assert author.get(other).status_code == 404
    assert author.get(reverse("workspace:copy", args=[asked.pk])).status_code == 404
    seen = re.search(r'name="seen" value="(\w+)"', author.get(at).content.decode())[1]
    typed = {f"answer_{each.number}": "release" for each in private.to_decide} | {"seen": seen}
    assert author.post(at, typed).url == reverse("workspace:copies")
    assert private.pk not in [row.pk for row in undecided(asked)]
    assert at not in author.get(reverse("workspace:copies")).content.decode()


def test_working_notes_of_somebody_who_left_do_not_hold_the_copy_up(practice):
    mina = practice.client
    asked = AccessRequest.objects.get(client=mina)
    asked.clinician = practice.other
    asked.save()
    practice.therapist.is_active = False
    practice.therapist.save()
    [note] = [row for row in rows_of(mina) if row.kind == "care.ProcessNote"]
    at = reverse("workspace:copy_row", args=[asked.pk, note.pk])
    assert note.private_to is None
    assert as_(practice.other).get(at).status_code == 200


def test_the_copy_can_be_silent_about_a_concern(practice):
    """That there is one, and when, is itself what may have to be withheld."""
    mina, by = practice.client, practice.therapist
    asked = AccessRequest.objects.get(client=mina)
    concern = SafeguardingConcern.objects.get(client=mina)
    silent = ("care.SafeguardingConcern", "care.SafeguardingEntry")
    rows = undecided(asked)
    release(asked, by, [row for row in rows if row.kind not in silent])
    with pytest.raises(NotAllowed, match="decided"):
        finish_copy(request=asked, by=by, at=NOW)
    for row in [row for row in rows if row.kind in silent]:
        given = {each.number: ("harm", "Her mother would read it.") for each in row.to_decide}
        decide_row(request=asked, row=row, answers=given, by=by, at=NOW)
    finish_copy(request=asked, by=by, at=NOW + timedelta(days=1))
    asked.refresh_from_db()
    made = copy_of(asked)
    assert not [each for each in made.sections if each.kind in silent] and made.withheld == 0
    # It goes out like anything else where that is what was decided.
    PassageDecision.objects.filter(row=concern.pk, number=THERE).delete()
    assert [each for each in copy_of(asked).sections if each.kind == silent[0]]


def test_a_hold_is_for_the_service_lead_to_decide_about(practice):
    mina, by = practice.client, practice.therapist
    asked, hold = AccessRequest.objects.get(client=mina), LegalHold.objects.get(client=mina)
    mine = as_(by)
    PassageDecision.objects.filter(row=hold.pk).delete()
    page = mine.get(reverse("workspace:copy", args=[asked.pk])).content.decode()
    at = reverse("workspace:copy_row", args=[asked.pk, hold.pk])
    assert at not in page and "That your record has to stay" not in page
    assert "The service lead decides about something more" in page
    assert mine.get(at).status_code == 404
    release(asked, by, [row for row in undecided(asked) if row.kind != HELD])
    with pytest.raises(NotAllowed, match="decided"):
        finish_copy(request=asked, by=by, at=NOW)
    lead, copy = (
        as_(account(Role.SERVICE_LEAD, name="Eve Castellan")),
        reverse("office:copy", args=[asked.pk]),
    )
    page = lead.get(copy).content.decode()
    assert "A claim was announced." in page
    given = {"hold": str(hold.pk), "answer": "harm"}
    assert lead.post(copy, given).status_code == 422
    assert lead.post(copy, given | {"why": "It would end the claim."}).status_code == 302
    assert mine.post(reverse("workspace:copy", args=[asked.pk])).status_code == 302
    asked.refresh_from_db()
    assert asked.state == "ready"
    assert not [each for each in copy_of(asked).sections if each.kind == HELD]
