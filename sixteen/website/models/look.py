"""What a practice says of itself on every page: name, logo, colour, telephone, tone."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseGenericSetting, register_setting

from sixteen.website import accent
from sixteen.website.models.page import PICTURE

BOOK = "Book a free consultation"


def a_readable_colour(colour: str) -> None:
    """ValidationError, with the nearest colour that can be read, where this one cannot be."""
    if not accent.is_colour(colour):
        raise ValidationError("Write the colour as # and six digits or letters, like #2c6a5d.")
    if not accent.is_readable(colour):
        raise ValidationError(
            "Words in this colour would be hard to read: its contrast is %(is).1f to 1, and 4.5 is "
            "needed. The nearest that can be read is %(nearest)s.",
            params={
                "is": accent.contrast(colour, accent.PAPER),
                "nearest": accent.nearest_readable(colour),
            },
        )


class LookForm(WagtailAdminModelForm):
    def save(self, commit: bool = True) -> Any:
        """The page of help now is a file: it is written again with the new name and number."""
        from sixteen.website.help_now import write_help_now

        look = super().save(commit)
        if commit:
            write_help_now()
        return look


@register_setting(icon="view")
class Look(BaseGenericSetting):
    """Where a field is empty, the setting of the installation counts (SIXTEEN_SERVICE_NAME …)."""

    name = models.CharField(max_length=80, blank=True)
    telephone = models.CharField(max_length=30, blank=True)
    email = models.EmailField("e-mail address", blank=True)
    logo = models.ForeignKey(
        PICTURE, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    share_picture = models.ForeignKey(
        PICTURE,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text="Shown where somebody shares a page that has no picture.",
    )
    accent = models.CharField(
        "accent colour",
        max_length=7,
        blank=True,
        validators=[a_readable_colour],
        help_text="For links and buttons, like #2c6a5d. Its shades are made from it.",
    )
    book_words = models.CharField("words on the button to book", max_length=40, default=BOOK)
    footer_words = models.CharField("words at the foot of every page", max_length=300, blank=True)

    base_form_class = LookForm
    panels = [
        MultiFieldPanel([FieldPanel("name"), FieldPanel("telephone"), FieldPanel("email")], "Who"),
        MultiFieldPanel(
            [FieldPanel("logo"), FieldPanel("accent"), FieldPanel("share_picture")], "Looks"
        ),
        MultiFieldPanel([FieldPanel("book_words"), FieldPanel("footer_words")], "Tone"),
    ]

    class Declared:
        personal = ()
        clinical = ()
        operational = (
            *("id", "name", "telephone", "email", "logo", "share_picture", "accent"),
            *("book_words", "footer_words"),
        )

    class Meta:
        verbose_name = "name and look"
