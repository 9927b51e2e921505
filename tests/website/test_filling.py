"""The pages that a practice begins with: made once, never over what somebody edited."""

import json
from io import StringIO

import pytest
from django.core.management import call_command
from wagtail.models import Page, Site

from sixteen.people.models import Concern
from sixteen.scheduling.models import OfferedKind
from sixteen.website.contents import read_contents
from sixteen.website.filling import fill, fill_therapists, name_concerns
from sixteen.website.models import (
    PAGES,
    ConcernPage,
    HomePage,
    Origin,
    PlainPage,
    TherapistPage,
    TherapyPage,
)
from tests.scheduling.diary_of import NOW, make_therapist

pytestmark = pytest.mark.django_db


def test_a_new_installation_has_every_page_of_the_content():
    contents = read_contents()
    there = set(Origin.objects.values_list("key", flat=True))
    wanted = {f"content:{ref}" for ref in contents.pages} - {"content:page:help-now"}
    assert wanted <= there and len(wanted) > 35
    assert Site.objects.get().root_page.specific == HomePage.objects.get()
    assert ConcernPage.objects.live().count() == len(contents.of("concern")) >= 16


def test_every_page_is_whole_and_opens(client):
    """What the filling wrote is what the editor would let somebody save."""
    pages = [page for kind in PAGES for page in kind.objects.live()]
    assert len(pages) > 35
    for page in pages:
        page.full_clean()
        answer = client.get(page.url)
        assert answer.status_code == 200, page.url
        assert page.heading in answer.content.decode().replace("&#x27;", "'"), page.url


def test_no_link_of_the_content_leads_nowhere(client):
    for page in (page for kind in PAGES for page in kind.objects.live()):
        assert 'href="None"' not in (words := client.get(page.url).content.decode())
        assert "page:" not in words and "concern:" not in words, page.url


def test_words_become_blocks():
    dit = TherapyPage.objects.get(protocol="DIT")
    kinds = {block.block_type for block in dit.body}
    assert {"heading", "paragraph", "phases", "evidence"} <= kinds
    phases = next(block.value for block in dit.body if block.block_type == "phases")
    assert phases["initial"]["title"] == "Getting to know the pattern"
    evidence = next(block.value for block in dit.body if block.block_type == "evidence")
    assert all(figure["sources"] for figure in evidence["figures"])
    home = HomePage.objects.get()
    kinds = [block.block_type for block in home.body]
    assert {"concerns", "pair", "steps", "therapists", "phases"} <= set(kinds)
    assert kinds[0] == "concerns"


def test_nothing_of_the_content_is_lost_on_the_way():
    """Every word of every file stands on its page."""
    for ref, content in read_contents().pages.items():
        origin = Origin.objects.filter(key=f"content:{ref}").first()
        if origin is None:
            continue
        page = origin.page.specific
        kept = json.dumps(page.body.get_prep_value(), ensure_ascii=False) + page.lead
        for section in content.sections:
            for word in section.html(str).replace("<", " <").split():
                if word.isalpha():
                    assert word.lower() in kept.lower(), (ref, section.heading, word)


def test_filling_again_changes_nothing():
    before = list(Page.objects.order_by("path").values_list("path", "title", "numchild"))
    done = fill(at=NOW)
    assert (done.made, done.written, done.left) == ([], [], [])
    assert list(Page.objects.order_by("path").values_list("path", "title", "numchild")) == before


def test_what_changed_in_the_content_is_written_anew():
    Origin.objects.filter(key="content:concern:anger").update(digest="of an older version")
    ConcernPage.objects.filter(concern="anger").update(lead="Older words.")
    done = fill(at=NOW)
    assert done.written == [ConcernPage.objects.get(concern="anger").title]
    assert ConcernPage.objects.get(concern="anger").lead != "Older words."


def test_what_somebody_edited_stays():
    page = ConcernPage.objects.get(concern="anger")
    page.lead = "Our own words."
    page.save_revision().publish()
    Origin.objects.update(digest="of an older version")
    done = fill(at=NOW)
    assert page.title in done.left and page.title not in done.written
    assert ConcernPage.objects.get(concern="anger").lead == "Our own words."


def test_what_somebody_deleted_stays_away():
    ConcernPage.objects.get(concern="anger").delete()
    assert fill(at=NOW).made == []
    assert not ConcernPage.objects.filter(concern="anger").exists()


def test_a_page_of_the_practices_own_keeps_its_address():
    """The content's page takes another one."""
    concern = ConcernPage.objects.get(concern="anger")
    parent = concern.get_parent()
    Origin.objects.filter(page=concern).delete()
    concern.delete()
    parent.refresh_from_db()
    parent.add_child(instance=ConcernPage(title="Ours", slug="anger"))
    fill(at=NOW)
    assert ConcernPage.objects.get(concern="anger").slug == "anger-2"


def test_the_number_of_pages_below_another_is_right():
    """Wagtail finds no page below one that says it has none."""
    for page in Page.objects.all():
        assert page.numchild == page.get_children().count(), page.title


def test_whoever_cannot_be_booked_gets_no_page():
    OfferedKind.objects.filter(therapist=make_therapist("Ada Finch")).delete()
    assert fill_therapists(at=NOW).made == []


def test_therapists_get_a_page_once():
    make_therapist("Ada Finch")
    assert fill_therapists(at=NOW).made == ["Ada Finch"]
    assert fill_therapists(at=NOW).made == []
    TherapistPage.objects.get().delete()
    assert fill_therapists(at=NOW).made == []


def test_concerns_are_named_and_names_that_are_there_stay():
    Concern.objects.create(code="anger", name="Our word for it")
    name_concerns(at=NOW)
    assert Concern.objects.count() >= 16
    assert Concern.objects.get(code="anger").name == "Our word for it"


def test_the_command_says_what_it_did():
    said = StringIO()
    call_command("website", "fill", stdout=said)
    assert "0 pages made, 0 written anew, 0 left" in said.getvalue()
    assert PlainPage.objects.filter(slug="how-matching-works").exists()
