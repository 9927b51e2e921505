"""The pages of the self-referral: one thing on each, and nothing has to be answered."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from sixteen.intake.forms import InAWeek
from sixteen.intake.told import CHOICES, NEEDS, PAY
from sixteen.intake.week import TIMES
from sixteen.people.forms import PlainForm

LANGUAGES = {
    code: _(name) for code, name in sorted(CHOICES["languages"].items(), key=lambda pair: pair[1])
}
SHOWN_ONLY = {"invalid_choice": _("Choose from what is shown.")}
LONGEST = 2000


def _several(label: str, choices: Iterable[tuple[str, str]] = (), **more: Any) -> Any:
    return forms.MultipleChoiceField(
        label=label,
        choices=choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages=SHOWN_ONLY,
        **more,
    )


def _one(label: str, unsaid: str, choices: dict[str, str], **more: Any) -> forms.ChoiceField:
    return forms.ChoiceField(
        label=label,
        choices=[("", unsaid), *choices.items()],
        required=False,
        error_messages=SHOWN_ONLY,
        **more,
    )


def _words(label: str, **more: Any) -> forms.CharField:
    box = forms.Textarea(attrs={"rows": 3})
    field = forms.CharField(label=label, required=False, max_length=LONGEST, widget=box, **more)
    # The browser would cut off what is too long without a word.
    field.widget.attrs.pop("maxlength", None)
    return field


class BringsForm(PlainForm):
    concerns = _several(_("What brings you?"), help_text=_("As many as you like."))
    words = _words(_("In your own words, if you like"))

    def __init__(self, *args: Any, concerns: Mapping[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["concerns"].choices = list(concerns.items())
        if not concerns:
            del self.fields["concerns"]


class WishesForm(InAWeek, PlainForm):
    formats = _several(
        _("How would you like to meet?"),
        CHOICES["formats"].items(),
        help_text=_("Nothing ticked: each way is fine."),
    )
    languages = _one(
        _("Which language would you like to talk in?"),
        _("English is fine"),
        {code: name for code, name in LANGUAGES.items() if code != "en"},
        help_text=_("We say honestly if nobody here speaks it."),
    )
    genders = _several(
        _("Would you rather talk with"),
        CHOICES["genders"].items(),
        help_text=_("Nothing ticked: it does not matter."),
    )
    times = _several(
        _("When could you come, week by week?"), TIMES, help_text=_("Nothing ticked: at any time.")
    )
    most_pence = _one(
        _("What could you pay for one session?"),
        _("I would rather not say"),
        PAY,
    )

    def clean_languages(self) -> list[str]:
        language = self.cleaned_data["languages"]
        return [language] if language else []


class NeedsForm(PlainForm):
    needs = _several(_("What would help?"), NEEDS.items())
    interpreter = _one(_("An interpreter"), _("I need none"), LANGUAGES)


class AroundForm(PlainForm):
    gp = _words(
        _("Your GP, or the practice"), help_text=_("We do not write to them unless you agree.")
    )
    other_help = _words(
        _("Other help that you have now"), help_text=_("For example medicine, a group.")
    )
    helper = _words(_("Somebody who helps you"), help_text=_("A first name is enough."))


FORMS: dict[str, type[PlainForm]] = {
    "brings": BringsForm,
    "wishes": WishesForm,
    "needs": NeedsForm,
    "around": AroundForm,
}
