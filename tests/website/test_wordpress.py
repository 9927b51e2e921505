"""An export of WordPress comes over; what cannot come over is said, never dropped."""

from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page

from sixteen.website.models import ArticlePage, OldPicture, PlainPage
from sixteen.website.wordpress.cleaning import clean
from sixteen.website.wordpress.importing import import_export
from sixteen.website.wordpress.reading import Export, Item, NotAnExport, read_export
from sixteen.website.wordpress.report import Report
from tests.once import as_it_was, once_a_module

pytestmark = pytest.mark.django_db
NEVER = ("<script", "onclick", "onmouseover", "javascript:", "style=", "<iframe", "<form")
EXPORT = Path(__file__).parent / "exports" / "old-practice.xml"


standing = once_a_module(lambda: import_export(read_export(EXPORT), at=timezone.now()))


@pytest.fixture
def report(standing: Report, db: None) -> Report:
    return as_it_was(standing)


def body(page: Page) -> list[tuple[str, str]]:
    return [(block.block_type, str(block.value)) for block in page.body]


def words(page: Page) -> str:
    return " ".join(value for _, value in body(page))


def left(report: Report, where: str) -> str:
    return "; ".join(each.what for each in report.left if each.where == where)


def test_pages_and_posts_come_over_under_their_own_addresses(report, client):
    assert len(report.made) == 12
    for path in ("/about-us/", "/about-us/our-rooms/", "/contact/", "/articles/snow/"):
        assert client.get(path).status_code == 200, path
    assert PlainPage.objects.get(slug="about-us").search_description == "Who we are, in a line."
    snow = ArticlePage.objects.get(slug="snow")
    assert snow.title == "Snow ❄ and therapy" and snow.lead == "On & about snow."
    assert snow.author == "Ada Larch & Co" and snow.subjects == "Reading & thinking, Winter"
    assert f"{snow.written:%Y-%m-%d}" == "2021-03-04"


def test_blocks_come_over_as_ours(report):
    about = PlainPage.objects.get(slug="about-us")
    kinds = [kind for kind, _ in body(about)]
    assert kinds == ["paragraph", "heading", "paragraph", "smaller_heading", "paragraph"]
    assert '<a href="/about-us/our-rooms/">our rooms</a>' in words(about)
    assert "<b>two people</b>" in words(about) and "<i>one house</i>" in words(about)
    assert "<li>Talk &amp; listen</li><li>Think</li>" in words(about).replace("\n", "")
    assert "https://www.elsewhere.example/a?b=1&amp;c=2" in words(about)
    assert "wp:" not in words(about) and "<!--" not in words(about)


def test_the_old_editors_lines_become_paragraphs(report):
    snow = words(ArticlePage.objects.get(slug="snow"))
    assert "<p>A first line<br/>and a second.</p>" in snow
    assert "<p>Another paragraph with ]]&gt; in it.</p>" in snow
    assert "<li>Monday – 9 &lt; 10</li>" in snow and "[caption" not in snow


def test_nothing_that_runs_comes_over(report, client):
    for page in [*PlainPage.objects.all(), *ArticlePage.objects.all()]:
        found = [bad for bad in NEVER if bad in words(page)]
        assert found == [], page.title
    assert "alert" not in client.get("/contact/").content.decode()


def test_what_cannot_come_over_is_said_with_its_place(report):
    contact = left(report, "Contact & directions")
    assert "[contact-form-7 id=" in contact and "an embed from maps.example" in contact
    assert "a script" in contact and "a form" in contact
    about = left(report, "About us")
    assert "“acme/star-rating”" in about and "“embed”" in about and "quotation" in about
    assert "colour_of_the_door" in about and "_edit_lock" not in about
    snow = left(report, "Snow ❄ and therapy")
    assert "1 comments" in snow and "[gallery ids=" in snow and "table" in snow
    assert "a line of a menu" in left(report, "About")
    assert "“testimonial”" in left(report, "Five stars")
    assert "“wp_block”" in left(report, "Header pattern")
    assert "in the bin" in left(report, "In the bin")
    assert "characters" in left(report, "The file")


def test_words_in_square_brackets_stay(report):
    assert "Write to us [sic] any time." in words(PlainPage.objects.get(slug="contact"))


def test_every_item_of_the_file_is_accounted_for(report):
    """Made, or listed: nothing is silently dropped."""
    told = {*report.made, *(each.where for each in report.left)}
    attached = OldPicture.objects.values_list("shows", flat=True)
    for item in read_export(EXPORT).items:
        from sixteen.website.wordpress.importing import title_of

        assert title_of(item) in told or title_of(item) in attached or item.attachment, item.title


def test_odd_titles_dates_and_addresses_are_borne(report):
    assert ArticlePage.objects.get(title="Without a title (post 22)").live
    assert ArticlePage.objects.get(slug="snow-2").title == "Snow, again"
    assert "“snow” was taken" in left(report, "Snow, again")
    draft = ArticlePage.objects.get(title="Not ready")
    assert not draft.live and draft.written == timezone.localdate()
    assert "a date that is none" in left(report, "Not ready")
    assert "Тихо." in words(ArticlePage.objects.get(title="Зима"))
    assert PlainPage.objects.get(slug="privacy-2").title == "Privacy"


def test_what_was_not_public_is_a_draft(report, client):
    assert set(report.drafts) == {"Not ready", "For friends"}
    assert client.get("/articles/for-friends/").status_code == 404


def test_a_circle_of_parents_ends_at_home(report):
    assert PlainPage.objects.filter(slug__in=["round-a", "round-b"]).count() == 2


def test_old_addresses_lead_to_the_pages(report, client):
    answer = client.get("/2021/03/snow/")
    assert answer.status_code == 301 and answer["Location"].endswith("/articles/snow/")
    answer = client.get("/?p=22")
    assert answer.status_code == 301 and "/articles/without-a-title" in answer["Location"]
    assert client.get("/?p=99999").status_code == 200
    assert Redirect.objects.filter(old_path="/about-us").count() == 0
    answer = client.get("/2021/03/%d0%b7%d0%b8%d0%bc%d0%b0/")
    assert answer.status_code == 301 and "/articles/" in answer["Location"]


def test_pictures_are_on_record_and_none_is_fetched(report):
    """pytest-socket would fail a look-up of any name."""
    about = PlainPage.objects.get(slug="about-us")
    house = OldPicture.objects.get(address__endswith="/house.jpg")
    assert house.shows == "house" and OldPicture.objects.filter(page=about.pk).count() == 1
    assert OldPicture.objects.filter(address__endswith="/leaflet.pdf").exists()


def test_the_same_file_twice_makes_nothing_twice(report):
    before = Page.objects.count(), Redirect.objects.count(), OldPicture.objects.count()
    again = import_export(read_export(EXPORT), at=timezone.now())
    assert (Page.objects.count(), Redirect.objects.count(), OldPicture.objects.count()) == before
    assert again.made == again.written == [] and len(again.same) == 12


def test_what_somebody_edited_is_left_and_what_they_deleted_stays_away(report):
    contact = PlainPage.objects.get(slug="contact")
    contact.lead = "Our new words."
    contact.save_revision().publish()
    ArticlePage.objects.get(slug="snow-2").delete()
    again = import_export(read_export(EXPORT), at=timezone.now())
    assert again.edited == ["Contact & directions"] and again.made == []
    assert PlainPage.objects.get(slug="contact").lead == "Our new words."
    assert "deleted here" in left(again, "Snow, again")


LAUGHS = """<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY a "ha">
<!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">
<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;"><!ENTITY d "&c;&c;&c;&c;&c;&c;&c;&c;">]>
<rss version="2.0"><channel><title>&d;</title></channel></rss>"""
OUTSIDE = """<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/hostname">]>
<rss version="2.0"><channel><title>&x;</title></channel></rss>"""
ELSEWHERE = """<?xml version="1.0"?><!DOCTYPE rss SYSTEM "https://evil.example/a.dtd"><rss/>"""


@pytest.mark.parametrize("hostile", [LAUGHS, OUTSIDE, ELSEWHERE])
def test_hostile_xml_is_refused(hostile, tmp_path):
    (tmp_path / "a.xml").write_text(hostile)
    with pytest.raises(NotAnExport, match="document type or entities"):
        read_export(tmp_path / "a.xml")
    with pytest.raises(CommandError, match="Nothing was changed"):
        call_command("website", "import-wordpress", str(tmp_path / "a.xml"))


@pytest.mark.parametrize(
    "wrong",
    ["", "not xml", "<rss><channel><title>a blog</title></channel></rss>", "<html/>", "<rss>"],
)
def test_what_is_no_export_is_refused_in_words(wrong, tmp_path):
    (tmp_path / "a.xml").write_text(wrong)
    with pytest.raises(NotAnExport):
        read_export(tmp_path / "a.xml")


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "iso-8859-1", "windows-1252"])
def test_other_encodings_are_read(encoding, tmp_path):
    said = encoding.removesuffix("-sig")
    text = EXPORT.read_text("utf-8").replace('encoding="UTF-8"', f'encoding="{said}"')
    text = text.replace("\x0b", "").encode(encoding, errors="ignore")
    (tmp_path / "a.xml").write_bytes(text)
    export = read_export(tmp_path / "a.xml")
    assert export.title == "Old Larch Practice" and len(export.items) == 18


def test_html_that_goes_very_deep_is_listed_and_not_fatal():
    found = clean("<div>" * 5_000 + "deep" + "</div>" * 5_000, lambda address: address)
    assert found.left and not any("<div" in str(each["value"]) for each in found.body)


def item(number: int, content: str, guid: str) -> Item:
    return Item(
        **{"id": str(number), "kind": "page", "status": "publish", "title": f"Page {number}"},
        **{"slug": f"page-{number}", "link": "", "guid": guid, "parent": "0", "author": ""},
        **{"order": number, "written": timezone.now(), "content": content, "excerpt": ""},
        **{"password": False, "attachment": "", "subjects": (), "meta": {}, "comments": 0},
    )


def test_what_names_no_host_leads_nowhere_else():
    calls = '<p>Ring <a href="tel:999">999</a>, see <a href="#below">below</a>.</p>'
    items = [item(1, "One", "tag:old.example,2020:1"), item(2, calls, "")]
    report = import_export(Export("https://old.example", "Old", items), at=timezone.now())
    assert len(report.made) == 2
    assert 'href="tel:999"' in words(PlainPage.objects.get(title="Page 2"))


def test_an_address_that_is_none_stops_nothing():
    cleaned = clean('<iframe src="https://[x"></iframe><a href="https://[y">words</a>', str)
    assert cleaned.left == ["an embed"]


def test_what_is_cut_is_said():
    cleaned = clean(f"<h2>{'long ' * 40}</h2>", str)
    assert [each for each in cleaned.left if each.startswith("the end of a heading")]
