"""How it was with us: said once, by a link, kept without a name."""

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from sixteen.domain.experience import ASSESSMENT, FORMS
from sixteen.people.access import get_or_post, public
from sixteen.people.forms import PlainForm
from sixteen.people.marked_language import marked
from sixteen.portal.views.by_link import closed, may_try
from sixteen.questionnaires.experience import open_link, say_how_it_was


class ExperienceForm(PlainForm):
    """Choices only, and none of them has to be made."""

    def __init__(self, *args: object, kind: str, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        for asked in FORMS[kind]:
            self.fields[asked.code] = forms.ChoiceField(
                label=marked(asked.text),
                choices=[
                    *((code, marked(words)) for code, words in asked.answers),
                    ("", _("I would rather not say")),
                ],
                widget=forms.RadioSelect,
                required=False,
            )


@public
@get_or_post
def how_it_was(request: HttpRequest, code: str) -> HttpResponse:
    """Opening it uses nothing up. Sent twice, it is kept once."""
    now = timezone.now()
    link = open_link(code, at=now) if may_try(request) else None
    if link is None:
        may_try(request, wrong=True)
        return closed(request)
    form = ExperienceForm(request.POST or None, kind=link.kind)
    if request.method == "POST" and form.is_valid():
        say_how_it_was(link=link, answers=form.cleaned_data, at=now)
        return render(request, "portal/how_it_was_thanks.html")
    context = {"form": form, "is_talk": link.kind == ASSESSMENT}
    return render(request, "portal/how_it_was.html", context)
