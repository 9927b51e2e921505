"""Uploading a picture: what it shows is said, or that it is only for looks."""

from typing import Any

from wagtail.images.forms import BaseImageForm

NEITHER = (
    "Say what the picture shows, for people who cannot see it. If it says nothing that the page "
    "does not say, tick “Only for looks”."
)
BOTH = "You ticked “Only for looks”: take the tick out, or empty the description."


class PictureForm(BaseImageForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["description"].label = "What it shows"

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        said, for_looks = (given.get("description") or "").strip(), given.get("for_looks")
        if not said and not for_looks:
            self.add_error("description", NEITHER)
        elif said and for_looks:
            self.add_error("for_looks", BOTH)
        return given | {"description": said}
