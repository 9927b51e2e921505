"""Which page hangs where, and what it is called in its address."""

from datetime import datetime

from django.utils.text import slugify
from wagtail.models import Page, Site

from sixteen.website.contents import Page as Content
from sixteen.website.models import (
    ArticleIndexPage,
    ArticlePage,
    ConcernIndexPage,
    ConcernPage,
    FeesPage,
    HomePage,
    Origin,
    PlainPage,
    PrivacyPage,
    TherapistIndexPage,
    TherapyIndexPage,
    TherapyPage,
)
from sixteen.website.models.page import PublicPage

PLACES: dict[str, type[PublicPage]] = {
    **{"home": HomePage, "fees": FeesPage, "privacy": PrivacyPage},
    **{"concerns": ConcernIndexPage, "therapists": TherapistIndexPage},
}
# A list that no file of the content is about: title, and what stands over it.
LISTS: dict[str, tuple[type[PublicPage], str, str]] = {
    "therapies": (TherapyIndexPage, "Therapies", "What we offer, each in plain words."),
    "articles": (ArticleIndexPage, "To read", "On therapy, from the inside."),
}
KINDS: dict[str, tuple[type[PublicPage], type[PublicPage]]] = {
    "therapy": (TherapyIndexPage, TherapyPage),
    "concern": (ConcernIndexPage, ConcernPage),
    "article": (ArticleIndexPage, ArticlePage),
}
IN_THE_MENU = ("therapies", "concerns", "therapists", "fees")
ORDER = ("therapies", "concerns", "therapists", "fees", "first-visit", "how-matching-works")


def the_home(*, at: datetime) -> HomePage:
    """The home of the site; made in place of Wagtail's first page where there is none yet."""
    home = HomePage.objects.first()
    if home is not None:
        return home
    root = Page.get_first_root_node()
    site = Site.objects.get(is_default_site=True)
    first = site.root_page
    home = HomePage(title="Home", slug="site", first_published_at=at, last_published_at=at)
    root.add_child(instance=home)
    site.root_page = home
    site.save()
    if first.specific_class is Page and first.pk != root.pk:
        first.delete()
    return home


def kind_of(content: Content) -> type[PublicPage]:
    if content.kind in KINDS:
        return KINDS[content.kind][1]
    return PLACES.get(content.code, PlainPage)


def parent_of(content: Content, home: HomePage) -> Page:
    return KINDS[content.kind][0].objects.get() if content.kind in KINDS else home


def hang(page: PublicPage, parent: Page, key: str, *, at: datetime) -> PublicPage:
    """Below its parent, under an address that is free there, with a note of where it came from."""
    page.slug = _free_slug(page.slug or slugify(page.title)[:60], parent)
    page.first_published_at = page.last_published_at = at
    parent.refresh_from_db()
    parent.add_child(instance=page)
    Origin.objects.create(key=key, page=page, digest="", made_at=at)
    return page


def _free_slug(wanted: str, parent: Page) -> str:
    taken = set(parent.get_children().values_list("slug", flat=True))
    numbered = (f"{wanted}-{number}" for number in range(2, len(taken) + 3))
    return next(slug for slug in (wanted, *numbered) if slug and slug not in taken)
