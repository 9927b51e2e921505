"""Pictures: uploaded once, made in every size that a page needs, and said in words."""

import secrets
from pathlib import PurePath

from django.db import models
from django.db.models import Q
from PIL import ImageOps
from wagtail.images.models import AbstractImage, AbstractRendition, Image
from willow.plugins.pillow import PillowImage
from willow.registry import registry

SAID_OR_FOR_LOOKS = Q(for_looks=True, description="") | (Q(for_looks=False) & ~Q(description=""))


class Picture(AbstractImage):
    """description: what it shows, for whoever cannot see it. for_looks: it says nothing, and a
    screen reader passes it over. One of the two, never both.
    """

    for_looks = models.BooleanField(
        "only for looks",
        default=False,
        help_text="Nothing would be lost without it: a screen reader passes it over.",
    )
    admin_form_fields = (*Image.admin_form_fields, "for_looks")

    class Declared:
        personal = ()
        clinical = ()
        operational = (
            *("id", "title", "file", "description", "for_looks", "width", "height", "collection"),
            *("created_at", "uploaded_by_user", "tags", "file_size", "file_hash"),
            *("focal_point_x", "focal_point_y", "focal_point_width", "focal_point_height"),
        )

    class Meta(AbstractImage.Meta):
        verbose_name = "picture"
        permissions = [("choose_image", "Can choose image")]
        constraints = [
            models.CheckConstraint(
                condition=SAID_OR_FOR_LOOKS, name="a_picture_is_said_or_for_looks"
            )
        ]

    def get_upload_to(self, filename: str) -> str:
        """A name of its own for every file: what a browser keeps is never another person's face."""
        return f"original_images/{secrets.token_hex(8)}{PurePath(filename).suffix.lower()}"

    @property
    def default_alt_text(self) -> str:
        return self.description


class PictureRendition(AbstractRendition):
    """One size and format of a picture."""

    image = models.ForeignKey(Picture, on_delete=models.CASCADE, related_name="renditions")

    class Declared:
        personal = ()
        clinical = ()
        operational = ("id", "image", "filter_spec", "file", "width", "height", "focal_point_key")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["image", "filter_spec", "focal_point_key"], name="a_rendition_is_made_once"
            )
        ]


def upright_and_bare(image: PillowImage) -> PillowImage:
    """Without what a camera wrote into the photo, such as where it was taken."""
    turned = ImageOps.exif_transpose(image.image)
    needed = ("icc_profile", "transparency")
    turned.info = {name: turned.info[name] for name in needed if name in turned.info}
    return PillowImage(turned)


# The first thing that is done for every size of every picture; willow's own keeps what was written.
registry.register_operation(PillowImage, "auto_orient", upright_and_bare)
