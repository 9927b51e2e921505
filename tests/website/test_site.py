"""What machines and people find of the pages: addresses, heads, search, drafts, review dates."""

import json
import re
from datetime import timedelta

import pytest
from django.test import Client as Browser
from django.utils import timezone
from wagtail.contrib.redirects.models import Redirect

from sixteen.people.permissions import Role
from sixteen.website.cms.review import due_pages
from sixteen.website.models import (
    PAGES,
    ArticlePage,
    ConcernPage,
    HomePage,
    Look,
    OldPicture,
    PlainPage,
    PrivacyPage,
    TherapyPage,
)
from tests.people.conftest import make_account
from tests.people.signing import sign_in
from tests.website.house import page_of, therapist

pytestmark = pytest.mark.django_db
DATA = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)


@pytest.fixture
def lead() -> Browser:
    return sign_in(Browser(), make_account(Role.SERVICE_LEAD))


def read(client: Browser, path: str) -> str:
    answer = client.get(path)
    assert answer.status_code == 200, path
    return answer.content.decode()


def graph(words: str) -> dict[str, dict]:
    [data] = DATA.findall(words)
    return {each["@type"]: each for each in json.loads(data)["@graph"]}


def test_addresses_from_before_still_lead_where_they_did(client):
    assert client.get("/what-dit-is/")["Location"] == TherapyPage.objects.get(protocol="DIT").url
    assert "Privacy" in read(client, "/privacy/") and "Version 1" in read(client, "/privacy/")
    assert client.get("/book/").status_code == 200


def test_the_privacy_notice_is_there_even_where_its_page_was_moved(client):
    page = PrivacyPage.objects.get()
    page.slug = "data"
    page.save_revision().publish()
    assert page.heading in read(client, "/privacy/") and page.heading in read(client, "/data/")


def test_every_page_has_a_head_of_its_own(client, settings):
    settings.ADDRESS = "https://larch.example.org"
    therapist("Ada Finch", "anger")
    pages = [page for kind in PAGES for page in kind.objects.live()]
    titles, descriptions = set(), set()
    for page in pages:
        words = read(client, page.get_url())
        titles.add(re.search(r"<title>(.*?)</title>", words)[1])
        found = re.search(r'<meta name="description" content="([^"]+)"', words)
        descriptions.add(found[1] if found else page.url)
        canonical = f'<link rel="canonical" href="https://larch.example.org{page.get_url()}">'
        assert canonical in words, page.url
        assert f'property="og:url" content="https://larch.example.org{page.get_url()}"' in words
        assert words.count("<h1>") == 1, page.url
    assert len(titles) == len(pages) and len(descriptions) >= len(pages) - 1


def test_what_pages_say_to_machines_is_what_they_show(client):
    found = graph(read(client, "/"))
    assert found["ProfessionalService"]["name"] == "The Practice"
    crumbs = graph(read(client, "/concerns/anger/"))["BreadcrumbList"]["itemListElement"]
    assert [each["position"] for each in crumbs] == [1, 2, 3]
    article = ArticlePage.objects.first()
    found = graph(read(client, article.url))["Article"]
    assert found["headline"] == article.heading and found["datePublished"] == str(article.written)
    account = therapist("Ada Finch", "anger", languages=("en", "cy"))
    person = graph(read(client, page_of(account).url))["ProfilePage"]["mainEntity"]
    assert person["name"] == "Ada Finch" and person["knowsLanguage"] == ["en", "cy"]


def test_words_of_a_page_cannot_leave_the_data_that_they_stand_in(client):
    page = ConcernPage.objects.get(concern="anger")
    page.search_description = "</script><script>alert(1)</script> & more"
    page.save()
    words = read(client, page.url)
    assert "<script>alert" not in words
    assert graph(words)["WebPage"]["description"] == page.search_description


def test_robots_and_the_list_of_pages(client, settings):
    robots = read(client, "/robots.txt")
    assert "Disallow: /my/" in robots and "/sitemap.xml" in robots and "Disallow: /\n" not in robots
    listed = read(client, "/sitemap.xml")
    for kind in PAGES:
        for page in kind.objects.live():
            assert f"{page.get_url()}</loc>" in listed, page.url
    assert "/booking/" not in listed and "/cms/" not in listed
    settings.DEMO = True
    assert "Disallow: /\n" in read(client, "/robots.txt")


def test_search_finds_pages_by_their_words(client):
    assert "/concerns/ocd/" in read(client, "/search/?q=OCD")
    assert "/concerns/feeling-low/" in read(client, "/search/?q=depression")
    assert "No page has these words" in read(client, "/search/?q=zyzzyva")
    assert "noindex" in read(client, "/search/?q=sleep")


@pytest.mark.parametrize(
    "asked",
    [
        *("%00", "%22", "a%22%20OR%20b", "*", "%3Cscript%3E", "AND", "NEAR(", "%F0%9F%98%80", "%"),
        *("x" * 5000, "-", "a:b", "'", "%5C", "%20%20", "sle%00ep", "title:x", "(a", "a)"),
    ],
)
def test_anything_may_be_asked(client, asked):
    words = read(client, f"/search/?q={asked}")
    assert "<script>" not in words.replace('<script src="', "")


def test_a_draft_is_nobodys_to_read(client, lead):
    page = ConcernPage.objects.get(concern="anger")
    page.lead = "Not to be read yet."
    page.save_revision()
    assert "Not to be read yet" not in read(client, page.url)
    assert "Not to be read yet" in read(lead, f"/cms/pages/{page.pk}/view_draft/")
    page.unpublish()
    assert client.get(page.url).status_code == 404
    for path in ("/sitemap.xml", "/search/?q=anger", "/concerns/"):
        assert f'"{page.url}"' not in read(client, path), path


def test_a_page_that_gets_another_address_is_found_at_the_old_one(
    client, django_capture_on_commit_callbacks
):
    page = PlainPage.objects.get(slug="first-visit")
    page.slug = "free-consultation"
    with django_capture_on_commit_callbacks(execute=True):
        page.save_revision().publish()
    answer = client.get("/first-visit/")
    assert answer.status_code == 301 and answer["Location"].endswith("/free-consultation/")
    assert Redirect.objects.count() == 1


@pytest.mark.parametrize(
    ("old", "asked"),
    [
        ("/café", "/caf%C3%A9/"),
        ("/caf%C3%A9", "/caf%C3%A9/"),
        ("/before", "/before/?from=a-letter"),
        ("/before?id=7", "/before/?id=7"),
    ],
)
def test_an_old_address_is_found_in_whatever_letters(client, old, asked):
    page = PlainPage.objects.get(slug="first-visit")
    Redirect.objects.create(old_path=old, redirect_page=page)
    assert client.get(asked)["Location"].endswith(page.url)
    assert client.get("/nowhere%00/?id=8%00").status_code == 404


def test_the_menu_is_the_practices_own(client):
    page = PlainPage.objects.get(slug="how-matching-works")
    top = read(client, "/").split("</header>")[0]
    assert "/fees/" in top and "/how-matching-works/" not in top
    page.show_in_menus = True
    page.save_revision().publish()
    assert "/how-matching-works/" in read(client, "/").split("</header>")[0]


def test_only_reading_is_answered(client):
    for method in ("post", "put", "delete", "patch"):
        assert getattr(client, method)("/concerns/anger/").status_code == 405


def test_looking_at_every_page_writes_nothing(client, django_assert_max_num_queries):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    therapist("Ada Finch", "anger")
    for kind in PAGES:
        page = kind.objects.live().first()
        with CaptureQueriesContext(connection) as asked:
            read(client, page.url)
        wrote = [each["sql"] for each in asked if not each["sql"].startswith("SELECT")]
        assert wrote == [] and len(asked) < 40, (page.url, len(asked), wrote)


def test_pages_to_read_again_are_listed_the_longest_due_first(lead):
    today = timezone.localdate()
    ConcernPage.objects.filter(concern="anger").update(review_by=today - timedelta(days=9))
    ConcernPage.objects.filter(concern="ocd").update(review_by=today + timedelta(days=20))
    ArticlePage.objects.filter(slug="endings").update(review_by=today - timedelta(days=2))
    found = [(due.page.slug, due.is_late) for due in due_pages(today)]
    assert found == [("anger", True), ("endings", True), ("ocd", False)]
    words = read(lead, "/cms/review/")
    assert words.index("Anger") < words.index("ending") and words.count("(due)") == 2
    assert "To read again: 2 pages" in read(lead, "/cms/")


def test_pictures_of_the_old_site_are_ticked_off(lead):
    picture = OldPicture.objects.create(address="https://old.example/a.jpg", shows="A house")
    assert "https://old.example/a.jpg: A house" in read(lead, "/cms/review/")
    assert lead.post("/cms/review/", {"done": "nonsense"}).status_code == 302
    assert OldPicture.objects.exists()
    lead.post("/cms/review/", {"done": str(picture.pk)})
    assert not OldPicture.objects.exists()


@pytest.mark.parametrize("kind", [HomePage, PrivacyPage])
@pytest.mark.parametrize("what", ["delete", "unpublish"])
def test_what_is_needed_stays(lead, kind, what):
    page = kind.objects.get()
    lead.post(f"/cms/pages/{page.pk}/{what}/")
    lead.post(f"/cms/bulk/wagtailcore/page/{what}/?id={page.pk}")
    assert kind.objects.live().filter(pk=page.pk).exists()


def test_other_pages_can_be_deleted(lead):
    page = PlainPage.objects.get(slug="first-visit")
    lead.post(f"/cms/pages/{page.pk}/delete/")
    assert not PlainPage.objects.filter(pk=page.pk).exists()


def test_a_page_is_edited_previewed_and_published(lead, client):
    """Through the editor's own forms, with every field as the page has it."""
    page = PlainPage.objects.get(slug="how-matching-works")
    form = {
        **{"title": "How we match", "slug": page.slug, "headline": "", "lead": "New words."},
        **{"picture": "", "review_by": "2031-01-31", "seo_title": "", "search_description": ""},
        **{"body-count": "1", "body-0-deleted": "", "body-0-order": "0", "body-0-type": "heading"},
        **{"body-0-id": "", "body-0-value": "Only this", "sources-count": "0"},
    }
    preview = f"/cms/pages/{page.pk}/edit/preview/"
    assert lead.post(preview, form).json()["is_valid"]
    assert "Only this" in read(lead, f"{preview}?mode=")
    answer = lead.post(f"/cms/pages/{page.pk}/edit/", form | {"action-publish": "on"})
    assert answer.status_code == 302, answer.content.decode()[-3000:]
    words = read(client, page.url)
    assert "How we match" in words and '<h2 id="only-this">Only this</h2>' in words


def test_a_copy_of_a_page_takes_no_record_with_it(lead):
    page = ConcernPage.objects.get(concern="anger")
    copy = page.copy(update_attrs={"slug": "copied", "title": "Copied"})
    assert copy.concern == "" and ConcernPage.objects.get(concern="anger") == page


def test_the_logo_stands_in_place_of_the_name_and_says_it(client, settings, tmp_path):
    from sixteen.website.filling.pictures import Pictures

    settings.MEDIA_ROOT = tmp_path
    Look.objects.create(name="Larch House", logo=Pictures(drawn=True).of("stones"))
    header = read(client, "/").split("<nav")[0]
    assert 'alt="Larch House"' in header and 'class="logo"' in header
