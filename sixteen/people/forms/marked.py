"""A form that is sent once: it carries the id of one look at the page."""

import uuid

from django import forms

from sixteen.people.forms.plain import PlainForm, sent_over


class MarkedForm(PlainForm):
    """mark: the id of what the form makes. The same form sent twice makes it once."""

    mark = forms.CharField(widget=forms.HiddenInput, required=False, initial=uuid.uuid4)

    def clean_mark(self) -> uuid.UUID:
        try:
            return uuid.UUID(self.cleaned_data["mark"])
        except ValueError:
            return uuid.uuid4()

    def sent_before(self, why: str) -> None:
        """Say why it is not saved; sent again, it is another one."""
        self.add_error(None, why)
        self.data = sent_over(self.data, mark=uuid.uuid4())
