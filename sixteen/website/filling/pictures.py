"""The drawings, as pictures of the site."""

from io import BytesIO

from django.core.files.images import ImageFile
from PIL import Image
from wagtail.images.rect import Rect

from sixteen.website.drawings import DRAWINGS, portrait
from sixteen.website.models import Picture

QUALITY = 90


class Pictures:
    """drawn: False leaves every page without a picture, and draws nothing."""

    def __init__(self, *, drawn: bool) -> None:
        self.drawn = drawn

    def of(self, code: str) -> Picture | None:
        """The drawing of this name, made once."""
        if not self.drawn or code not in DRAWINGS:
            return None
        found = Picture.objects.filter(title=f"Drawing: {code}").first()
        if found is None:
            drawing = DRAWINGS[code]
            found = _kept(drawing.draw(), code, alternative=drawing.alternative)
            x, y = (
                share * side // 100 for share, side in zip(drawing.focus, _size(found), strict=True)
            )
            found.set_focal_point(Rect.from_point(x, y, found.width // 3, found.height // 3))
            found.save()
        return found

    def of_nobody(self, number: int) -> Picture | None:
        """Stands where the photograph of a therapist would."""
        return _kept(portrait(number), f"paper-{number}", alternative="") if self.drawn else None


def _size(picture: Picture) -> tuple[int, int]:
    return picture.width, picture.height


def _kept(drawn: Image.Image, code: str, *, alternative: str) -> Picture:
    file = BytesIO()
    drawn.convert("RGB").save(file, "JPEG", quality=QUALITY)
    picture = Picture(title=f"Drawing: {code}", description=alternative, for_looks=not alternative)
    picture.file = ImageFile(file, name=f"{code}.jpg")
    picture._set_image_file_metadata()
    picture.save()
    return picture
