"""Agreement, aims, prompts, the decision after the initial phase, and the end."""

from typing import Any

from django import forms
from django.conf import settings

from sixteen.domain.protocol import InitialPhaseDecision
from sixteen.people.forms import PlainForm
from sixteen.workspace.forms.words import REVISION, words

TERMS = {
    "dates": ("When you meet", "Weekday, hour, place, the first and the last date."),
    "breaks": ("Planned breaks", "Holidays that either of you knows of already."),
    "cancellation": ("When a session is missed or cancelled", ""),
    "fee": ("Fee", "What is paid, when and how; or that there is none."),
    "confidentiality": ("What stays private, and what cannot", ""),
    "measures": ("Questionnaires", "Which ones, when, and that leaving them out is all right."),
    "other_help": ("Other help at the same time", "The GP, medicines, other therapy."),
}
USUAL_TERMS: dict[str, Any] = {
    "cancellation": f"A session cancelled less than {settings.NOTICE_HOURS} hours before it begins "
    "counts as one of the agreed sessions.",
    "uses_up": sorted(settings.USES_UP),
    "notice_hours": settings.NOTICE_HOURS,
    "confidentiality": "What is said here stays between us and my supervisor. If I believe that "
    "you or somebody else is in serious danger I may have to tell others. I will talk to you "
    "about it first wherever I can.",
    "measures": "PHQ-9 and GAD-7 before each session. You may leave out any question, or all.",
}
USES_UP = [
    ("missed", "A session that the client misses without telling us"),
    ("late_notice", "A session that the client cancels late"),
    ("in_time", "A session that the client cancels in time"),
]
DECISION_CHOICES = [
    (InitialPhaseDecision.CONTINUE.value, "Go on with this therapy"),
    (InitialPhaseDecision.OTHER_HELP.value, "Other help fits better"),
    (InitialPhaseDecision.STOP.value, "Stop here"),
]


class AgreementForm(PlainForm):
    """What both sides settle at the start, under the headings of TERMS."""

    uses_up = forms.MultipleChoiceField(
        label="What uses up one of the sessions",
        help_text="Whatever is ticked: a session that was held always does, also where the client "
        "came late; one that you or the service cancel never does.",
        choices=USES_UP,
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    notice_hours = forms.IntegerField(
        label="In time is, in hours before it begins",
        required=False,
        min_value=0,
        max_value=336,
    )
    recording = forms.ChoiceField(
        label="May sessions be recorded, for supervision?",
        help_text="Only where both said yes. It is asked again each time, kept for a few weeks, "
        "heard by one supervisor, and the client can take it back at any time.",
        choices=[("no", "No"), ("yes", "Yes")],
        widget=forms.RadioSelect,
        initial="no",
        required=False,
    )
    revision = forms.IntegerField(**REVISION)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        texts = {name: _term(name) for name in TERMS}
        self.base_fields = texts | self.declared_fields
        super().__init__(*args, **kwargs)
        first = list(TERMS)[: list(TERMS).index("cancellation") + 1]
        self.order_fields([*first, "uses_up", "notice_hours"])

    @property
    def terms(self) -> dict[str, Any]:
        """The words by heading, and the rule of what uses up a session."""
        said: dict[str, Any] = {name: self.cleaned_data[name] for name in TERMS}
        hours = self.cleaned_data["notice_hours"]
        chosen = [code for code, _ in USES_UP if code in self.cleaned_data["uses_up"]]
        return said | {
            "recording": self.cleaned_data["recording"] or "no",
            "uses_up": chosen,
            "notice_hours": settings.NOTICE_HOURS if hours is None else hours,
        }


def _term(name: str) -> forms.CharField:
    label, hint = TERMS[name]
    return words(
        label,
        rows=3,
        required=name not in ("breaks", "other_help"),
        missing="Write what you settled about this.",
        help_text=hint,
    )


class AimsForm(PlainForm):
    """One to three aims, in the client's words."""

    aim_1 = words("First aim", rows=2, most=600, required=True, missing="Write at least one aim.")
    aim_2 = words("Second aim", rows=2, most=600)
    aim_3 = words("Third aim", rows=2, most=600)
    revision = forms.IntegerField(**REVISION)

    @property
    def aims(self) -> list[str]:
        said = [self.cleaned_data[f"aim_{place}"] for place in (1, 2, 3)]
        return [aim for aim in said if aim]


class RatingsForm(PlainForm):
    """How near the client feels to each aim today, 0 to 10. Any may be left out."""

    def __init__(self, *args: Any, aims: list[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.aims = aims
        for aim in aims:
            self.fields[f"aim_{aim.place}"] = forms.TypedChoiceField(
                label=aim.open("words"),
                coerce=int,
                empty_value=None,
                choices=[("", "Not asked"), *((str(n), str(n)) for n in range(11))],
                required=False,
            )

    @property
    def ratings(self) -> list[tuple[Any, int]]:
        """Aim and value, of those that were rated."""
        given = [(aim, self.cleaned_data[f"aim_{aim.place}"]) for aim in self.aims]
        return [(aim, value) for aim, value in given if value is not None]


class PromptForm(PlainForm):
    """Why a suggestion is put aside."""

    reason = words(
        "Why does this not fit here?",
        rows=3,
        most=1_000,
        required=True,
        missing="Write why, in a few words.",
    )


class InitialDecisionForm(PlainForm):
    decision = forms.ChoiceField(
        label="What did you settle together?",
        choices=DECISION_CHOICES,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose what you settled."},
    )
