"""Every form of ours, with any values for its fields: it never fails, and says what to do."""

from collections.abc import Iterator
from datetime import timedelta
from importlib import import_module
from types import SimpleNamespace
from typing import Any
from uuid import UUID

import pytest
from django.utils.datastructures import MultiValueDict
from hypothesis import given, settings
from hypothesis import strategies as st

from sixteen.care import absence_forms, handover_forms
from sixteen.domain.about_me import QUESTIONS
from sixteen.domain.letter_kinds import KINDS
from sixteen.domain.measures.catalogue import MEASURES
from sixteen.domain.plans import SAFETY_PLAN
from sixteen.intake import forms as intake
from sixteen.intake.wishes import Said
from sixteen.office import forms as office
from sixteen.office import letter_forms, linking_form, record_forms, rota_form
from sixteen.people.forms import PlainForm
from sixteen.portal import about_me_form
from sixteen.portal import forms as portal
from sixteen.portal.views import experience
from sixteen.website import telling_forms
from sixteen.workspace.forms import (
    after,
    attending,
    changes,
    closing,
    consultation,
    copies,
    course,
    elsewhere,
    focus,
    note,
    noticing,
    service_letter,
    session,
    training,
)
from sixteen.workspace.forms import recording as recorded
from sixteen.workspace.forms import supervision as supervising
from tests.forms.looking import OF_DJANGO
from tests.office.house import NOW
from tests.repository.tree import SOURCE, python_files

MEASURE = MEASURES["phq9"]
AIM = SimpleNamespace(place=1, open=lambda name: "To say it at once")
KEPT = {"kind": "gp_start", "text": KINDS["gp_start"].text, "written": {}}
LETTER = SimpleNamespace(client_copy=True, revision=1, open=KEPT.get)
THERAPISTS = {UUID(int=1): "Ada Finch"}
THERE = {"zone": "Europe/London", "at": NOW}
NEEDS: dict[type[PlainForm], dict[str, Any]] = {
    telling_forms.BringsForm: {"concerns": {"worry": "Worry"}},
    portal.QuestionForm: {"measure": MEASURE, "item": MEASURE.items[0]},
    about_me_form.AboutMeForm: {"question": QUESTIONS["ethnicity"]},
    portal.StricterForm: {"allowed": {"email": True, "text": True}},
    consultation.ConsultationForm: {"at": NOW},
    consultation.StartCourseForm: {"rooms": [], **THERE},
    consultation.MoveSessionForm: THERE,
    absence_forms.AbsenceForm: {
        "therapists": THERAPISTS,
        "colleagues": THERAPISTS,
        "today": NOW.date(),
    },
    handover_forms.TrusteesForm: {"colleagues": THERAPISTS},
    handover_forms.GiveForm: {"courses": [], "names": {}, "colleagues": THERAPISTS},
    after.MeetingForm: {"rooms": [], **THERE},
    attending.AfterMissedForm: {"at": NOW},
    attending.CancelForm: {"times": [NOW], **THERE},
    attending.PlaceForm: {"times": [NOW], **THERE},
    changes.LengthenForm: {"protocol": "DIT", "planned": 16},
    changes.PauseForm: {"at": NOW},
    changes.ResumeForm: {"at": NOW},
    changes.TherapistForm: {"therapists": THERAPISTS},
    noticing.PlanForm: {"kind": SAFETY_PLAN},
    portal.TellForm: {"in_a_course": True},
    course.RatingsForm: {"aims": [AIM]},
    focus.SettleFocusForm: {"state": "shared", "copy": "asked"},
    focus.ShareFocusForm: {"sessions": [(4, "Session 4")]},
    elsewhere.ElsewhereForm: {"today": NOW.date(), "with_focus": True},
    session.AnswersForm: {"measure": MEASURE},
    note.NoteForm: {"signing": True},
    intake.PracticalForm: {"said": Said(), "therapists": THERAPISTS},
    intake.WishesForm: {"said": Said(), "therapists": THERAPISTS, "concerns": {"grief": "Grief"}},
    recorded.RecordingForm: {"raters": THERAPISTS},
    training.DeadlineForm: {"at": NOW},
    supervising.MeetingForm: {"therapists": THERAPISTS, "at": NOW},
    linking_form.LinkForm: {"supervisors": THERAPISTS, "therapists": THERAPISTS, "at": NOW},
    rota_form.TurnForm: {"people": [("1", "Di")], "at": NOW},
    closing.CloseForm: {"today": NOW.date()},
    letter_forms.OfficeLetterForm: {"days": [NOW.date()]},
    letter_forms.TemplateForm: {"kind": KINDS["waiting"]},
    service_letter.ServiceLetterForm: {"letter": LETTER},
    copies.DecideForm: {"passages": [(1, "Her mother said so.")]},
    experience.ExperienceForm: {"kind": "treatment"},
    record_forms.GiveCopyForm: {"clinicians": THERAPISTS},
    record_forms.GiveCorrectionForm: {"clinicians": THERAPISTS},
    office.MoveForm: {"starts_at": NOW + timedelta(days=1), **THERE},
}
NUMBERS = ("0", "-1", "1e9", "9" * 400, "²", "\x00")
OTHERS = ("", "2027-03-30", "0001-01-01", "18:30", "on", "yes", "x" * 41_000)
ANY = st.text(st.characters(exclude_categories=())) | st.sampled_from([*NUMBERS, *OTHERS])


def kinds(of: type[PlainForm] = PlainForm) -> Iterator[type[PlainForm]]:
    for kind in of.__subclasses__():
        if kind.__module__.startswith("sixteen."):
            yield kind
            yield from kinds(kind)


def read_all() -> None:
    """Import every module of forms: a class is known once it was read."""
    for path in python_files(under=[SOURCE]):
        if path.stem.endswith(("form", "forms")) or path.parent.name == "forms":
            import_module(".".join(path.relative_to(SOURCE.parent).with_suffix("").parts))


def ours() -> list[type[PlainForm]]:
    """Without those of the sign-in library, which look people up: their pages are tried."""
    read_all()
    found = [k for k in kinds() if not any(b.__module__.startswith("allauth") for b in k.__mro__)]
    return sorted(set(found), key=lambda kind: kind.__qualname__)


def values(form: PlainForm) -> st.SearchStrategy[dict[str, list[str]]]:
    offered = {
        name: st.sampled_from([str(value) for value, _ in field.choices] or [""]) | ANY
        for name, field in form.fields.items()
        if hasattr(field, "choices")
    }
    each = {name: st.lists(offered.get(name, ANY), max_size=3) for name in form.fields}
    return st.fixed_dictionaries(each)


@pytest.mark.parametrize("kind", ours())
@settings(max_examples=6, deadline=None, database=None)
@given(st.data())
def test_any_values(kind: type[PlainForm], data: st.DataObject) -> None:
    needs = NEEDS.get(kind, {})
    sent = MultiValueDict(data.draw(values(kind(**needs))))
    form = kind(sent, **needs)
    form.is_valid()
    for name, errors in form.errors.items():
        for words in errors:
            assert not any(own.fullmatch(words) for own in OF_DJANGO), (name, words)
    for field in form:
        str(field)
    for value in form.cleaned_data.values():
        if isinstance(value, str):
            value.encode()
            assert len(value) <= 40_000 and "\x00" not in value


def test_there_are_as_many_as_there_should_be() -> None:
    assert len(ours()) > 25 and set(NEEDS) <= set(ours())
