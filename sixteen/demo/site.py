"""The pages of the fictional practice."""

from datetime import datetime

from sixteen.website.filling import fill, name_concerns
from sixteen.website.models import Look

FOOTER = "A practice that does not exist, in a town that is on no map."


def make_site(*, at: datetime) -> None:
    """What therapists may work with is named first."""
    name_concerns(at=at)
    fill(at=at, drawings=True)
    Look.objects.update_or_create(defaults={"footer_words": FOOTER})
