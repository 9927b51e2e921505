"""What watched.py adds to the server. The rest of it is as it is served."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from django import forms
from django.apps import AppConfig
from django.conf import settings
from django.http import HttpRequest, HttpResponse

# What is chosen, ticked, counted or dated cannot hold words.
WORDLESS = (
    forms.ChoiceField,
    forms.BooleanField,
    forms.IntegerField,
    forms.DateField,
    forms.TimeField,
)


class Watched(AppConfig):
    name = "tests.canary"
    label = "canary"

    def ready(self) -> None:
        clean = forms.BaseForm.full_clean

        def noted(form: forms.BaseForm) -> None:
            clean(form)
            if form.is_bound:
                note(form)

        forms.BaseForm.full_clean = noted  # type: ignore[method-assign]


def note(form: forms.BaseForm) -> None:
    """A line: the form, whether it was accepted, and each field of words with what it got."""
    said = {
        name: _sent(form, name)
        for name, field in form.fields.items()
        if not isinstance(field, WORDLESS)
    }
    kind = f"{type(form).__module__}.{type(form).__qualname__}"
    with Path(settings.SEEN).open("a") as file:
        file.write(json.dumps([kind, not form.errors, said]) + "\n")


def _sent(form: forms.BaseForm, name: str) -> str:
    if isinstance(form.fields[name], forms.FileField):
        files = form.files.getlist(form.add_prefix(name)) if form.files else []
        return " ".join(f"{file.name} {file.open().read().decode()}" for file in files)
    return str(form.data.get(form.add_prefix(name), ""))


class FailsWhenTold:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *view: Any) -> None:
        """Errors as they come: one caused by another, with all that was typed in their words."""
        if request.method != "POST" or not Path(settings.FAULT).exists():
            return
        typed = str(dict(request.POST))
        try:
            {}[typed]
        except KeyError as missing:
            error = ValueError(f"could not read {typed}")
            error.add_note(typed)
            raise error from missing
