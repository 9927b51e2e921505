"""Name, colour and pictures of a practice: readable, said in words, nothing shown by mistake."""

from io import BytesIO
from pathlib import Path

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction
from django.test import Client as Browser
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from sixteen.people.permissions import Role
from sixteen.website import accent
from sixteen.website.filling.pictures import Pictures
from sixteen.website.models import ConcernPage, Look, Picture
from tests.people.conftest import make_account
from tests.people.signing import sign_in

COLOUR = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")


@given(COLOUR)
def test_the_nearest_colour_can_be_read_and_is_the_same_where_it_could(colour):
    nearest = accent.nearest_readable(colour)
    assert accent.is_readable(nearest)
    assert not accent.is_readable(colour) or accent.contrast(nearest, colour) < 1.02


@given(COLOUR.filter(accent.is_readable))
def test_every_shade_can_be_read_where_it_is_used(colour):
    light, dark = accent.light_shades(colour), accent.dark_shades(colour)
    assert accent.contrast(light.accent, accent.SUNKEN) >= 4.5
    assert accent.contrast(light.accent_ink, light.accent) >= 4.5
    assert accent.contrast(light.accent_deep, light.accent_soft) >= 4.5
    assert accent.contrast(dark.accent, accent.DARK_SURFACE) >= 4.5
    assert accent.contrast(dark.accent_ink, dark.accent) >= 4.5
    assert accent.contrast(dark.accent_deep, dark.accent_soft) >= 4.5


def test_contrast_is_wcags():
    assert round(accent.contrast("#000000", "#ffffff"), 1) == 21
    assert round(accent.contrast("#767676", "#ffffff"), 2) == 4.54
    assert accent.is_readable("#2c6a5d") and not accent.is_readable("#7fd1b9")


@pytest.mark.parametrize("colour", ["green", "#12", "#12345g", "rgb(1,2,3)", "#123456;}*{x:y"])
def test_a_colour_is_a_colour_and_nothing_else(colour):
    with pytest.raises(ValidationError):
        Look(accent=colour).full_clean()


def test_a_pale_colour_is_refused_with_the_nearest_that_passes():
    with pytest.raises(ValidationError) as refused:
        Look(accent="#7fd1b9").full_clean()
    said = refused.value.message_dict["accent"][0]
    suggested = said.rsplit(" ", 1)[1].rstrip(".")
    assert "4.5 is needed" in said and accent.is_readable(suggested)
    Look(accent=suggested).full_clean()


@pytest.mark.django_db
def test_the_colour_is_a_stylesheet_of_its_own(client):
    assert "/look/accent.css" not in client.get("/").content.decode()
    assert client.get("/look/accent.css").content == b""
    Look.objects.create(accent="#7a2048")
    page = client.get("/").content.decode()
    address = page.split('href="/look/accent.css', 1)[1].split('"', 1)[0]
    sheet = client.get(f"/look/accent.css{address}")
    words = sheet.content.decode()
    assert "--accent:#7a2048" in words and "prefers-color-scheme:dark" in words
    assert sheet["Content-Type"] == "text/css" and "immutable" in sheet["Cache-Control"]
    again = client.get("/look/accent.css", headers={"if-none-match": sheet["ETag"]})
    assert again.status_code == 304
    Look.objects.update(accent="#2c6a5d")
    again = client.get("/look/accent.css", headers={"if-none-match": sheet["ETag"]})
    assert again.status_code == 200


@pytest.mark.django_db
def test_what_is_said_in_the_editor_is_said_everywhere_and_the_settings_are_the_default(
    client, settings
):
    assert "The Practice" in client.get("/").content.decode()
    Look.objects.create(name="Larch House", telephone="01632 960 016", book_words="Come and talk")
    page = client.get("/").content.decode()
    assert "Larch House" in page and "tel:01632960016" in page and "Come and talk" in page
    assert settings.SERVICE["name"] == "Larch House"
    Look.objects.update(name="")
    assert settings.SERVICE["name"] == "The Practice"


@pytest.mark.django_db
def test_saving_name_and_look_writes_help_now_again(settings):
    lead = sign_in(Browser(), make_account(Role.SERVICE_LEAD))
    Look.objects.create()
    form = {"name": "Elm Street", "telephone": "01632 960 017", "accent": "", "book_words": "Book"}
    answer = lead.post(f"/cms/settings/website/look/{Look.objects.get().pk}/", form)
    assert answer.status_code == 302, answer.content.decode()[:2000]
    page = (Path(settings.WHITENOISE_ROOT) / "help-now" / "index.html").read_text()
    assert "Elm Street" in page and "tel:01632960017" in page


def photo(size: tuple[int, int] = (800, 600)) -> SimpleUploadedFile:
    """With the place where it was taken written into it, as a telephone does."""
    image, file = Image.new("RGB", size, "#888"), BytesIO()
    exif = image.getexif()
    exif[0x010E] = "Taken by somebody at home"
    exif.get_ifd(0x8825)[1] = "N"
    image.save(file, "JPEG", exif=exif)
    return SimpleUploadedFile("photo.jpg", file.getvalue(), "image/jpeg")


@pytest.fixture
def lead(db, settings, tmp_path) -> Browser:
    settings.MEDIA_ROOT = tmp_path / "media"
    return sign_in(Browser(), make_account(Role.SERVICE_LEAD))


def upload(lead: Browser, **more: str) -> str:
    form = {"title": "A photo", "file": photo(), "collection": "1", "tags": "", **more}
    return lead.post("/cms/images/add/", form).content.decode()


def test_a_picture_says_what_it_shows_or_that_it_is_for_looks(lead):
    assert "Say what the picture shows" in upload(lead)
    assert "take the tick out" in upload(lead, description="A door", for_looks="on")
    assert not Picture.objects.exists()
    upload(lead, description="A door")
    upload(lead, for_looks="on")
    assert [each.default_alt_text for each in Picture.objects.order_by("pk")] == ["A door", ""]


@pytest.mark.django_db
@pytest.mark.parametrize("given", [{}, {"description": "A door", "for_looks": True}])
def test_the_database_keeps_that_too(given):
    with pytest.raises(IntegrityError), transaction.atomic():
        Picture.objects.create(title="x", file="x.jpg", width=1, height=1, **given)


def test_a_picture_is_served_in_modern_formats_with_its_size_and_words(lead, client):
    page = ConcernPage.objects.get(concern="anger")
    page.picture = Pictures(drawn=True).of("stones")
    page.save()
    words = client.get(page.url).content.decode()
    start = words.index("<picture>")
    markup = words[start : words.index("</picture>", start)]
    assert 'type="image/avif"' in markup and 'type="image/webp"' in markup
    assert "srcset=" in markup and "sizes=" in markup and 'alt="A bed of smooth pebbles' in markup
    assert 'width="' in markup and 'height="' in markup
    assert '<meta property="og:image"' in words and 'content="1200"' in words


def test_what_a_camera_wrote_into_a_photo_is_not_served(lead, client):
    upload(lead, description="A door")
    rendition = Picture.objects.get().get_rendition("width-400|format-jpeg")
    answer = client.get(rendition.url)
    served = answer.content
    assert answer.status_code == 200 and "immutable" in answer["Cache-Control"]
    assert answer["Content-Type"] == "image/jpeg" and answer["X-Content-Type-Options"] == "nosniff"
    assert b"Taken by somebody" not in served and not Image.open(BytesIO(served)).getexif()


def test_the_photo_as_it_was_uploaded_is_for_the_editor_alone(lead, client):
    upload(lead, description="A door")
    address = Picture.objects.get().file.url
    assert lead.get(address).status_code == 200
    assert client.get(address)["Location"].startswith("/account/login/")
    reception = sign_in(Browser(), make_account(Role.RECEPTION, address="desk@example.org"))
    assert reception.get(address).status_code == 404


@pytest.mark.parametrize(
    "path",
    ["../../key/master.key", "..%2f..%2fsixteen.sqlite3", "/etc/hostname", "none.jpg", "%00.jpg"],
)
def test_nothing_else_is_served_as_a_picture(lead, client, path):
    assert client.get(f"/media/images/{path}").status_code in (400, 404)


def test_every_file_has_a_name_of_its_own(lead):
    """A browser keeps a picture for a year: no other may come to have its address."""
    names = []
    for title in ("One face", "Another face"):
        upload(lead, title=title, description=title)
        names.append(Picture.objects.get(title=title).file.name)
        Picture.objects.get(title=title).delete()
    assert len({*names}) == 2 and not any("photo" in name for name in names)


def test_the_grounds_are_those_of_the_look():
    tokens = (Path(accent.__file__).parents[1] / "project/static/look/tokens.css").read_text()
    for name, colour in (("paper", accent.PAPER), ("sunken", accent.SUNKEN)):
        assert f"--{name}:{colour};" in tokens
