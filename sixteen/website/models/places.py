"""Home, the pages that list others, and pages of words alone."""

from typing import Any, ClassVar

from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.redirects.middleware import get_redirect
from wagtail.contrib.redirects.models import Redirect
from wagtail.fields import StreamField

from sixteen.website.blocks import HOME, FactBlock
from sixteen.website.models.page import EVERY_PAGE, PublicPage

BELOW_HOME = ["website.HomePage"]
# Of a page that stays: no day on which it goes.
ALWAYS_THERE = [FieldPanel("review_by")]


class HomePage(PublicPage):
    """Old addresses of WordPress without names are all “/?p=12”: they come here, and go on."""

    body = StreamField(HOME, blank=True)
    settings_panels = ALWAYS_THERE
    parent_page_types = ["wagtailcore.Page"]
    max_count = 1

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if {"p", "page_id"} & set(request.GET):
            path = Redirect.normalise_path(request.get_full_path(), decode_unicode=False)
            if (found := get_redirect(request, path)) and found.link:
                return HttpResponsePermanentRedirect(found.link)
        return super().serve(request, *args, **kwargs)

    class Declared:
        personal = ()
        clinical = ()
        operational = EVERY_PAGE


class PlainPage(PublicPage):
    """Words and pictures: how matching works, the first visit, and pages of the practice's own."""

    parent_page_types: ClassVar = [*BELOW_HOME, "website.PlainPage"]
    subpage_types: ClassVar = ["website.PlainPage"]

    class Declared:
        personal = ()
        clinical = ()
        operational = EVERY_PAGE


class PageWithFacts(PublicPage):
    """facts: what only the practice can say, such as how one can pay."""

    facts = StreamField([("fact", FactBlock())], blank=True)
    content_panels = [*PublicPage.content_panels, FieldPanel("facts")]

    class Meta:
        abstract = True


class PrivacyPage(PageWithFacts):
    """The privacy notice. SIXTEEN_PRIVACY_VERSION says which version of it people agree to."""

    settings_panels = ALWAYS_THERE
    parent_page_types = BELOW_HOME
    subpage_types: ClassVar = []
    max_count = 1

    class Declared:
        personal = ()
        clinical = ()
        operational = (*EVERY_PAGE, "facts")


class FeesPage(PageWithFacts):
    """What it costs. What a session costs is on record with each therapist."""

    parent_page_types = BELOW_HOME
    subpage_types: ClassVar = []
    max_count = 1

    class Declared:
        personal = ()
        clinical = ()
        operational = (*EVERY_PAGE, "facts")


class TherapyIndexPage(PublicPage):
    template = "website/pages_below.html"
    parent_page_types = BELOW_HOME
    subpage_types: ClassVar = ["website.TherapyPage"]
    max_count = 1

    class Declared:
        personal = ()
        clinical = ()
        operational = EVERY_PAGE


class ConcernIndexPage(PublicPage):
    parent_page_types = BELOW_HOME
    subpage_types: ClassVar = ["website.ConcernPage"]
    max_count = 1

    class Declared:
        personal = ()
        clinical = ()
        operational = EVERY_PAGE


class TherapistIndexPage(PublicPage):
    parent_page_types = BELOW_HOME
    subpage_types: ClassVar = ["website.TherapistPage"]
    max_count = 1

    class Declared:
        personal = ()
        clinical = ()
        operational = EVERY_PAGE


class ArticleIndexPage(PublicPage):
    template = "website/pages_below.html"
    parent_page_types = BELOW_HOME
    subpage_types: ClassVar = ["website.ArticlePage"]
    max_count = 1

    class Declared:
        personal = ()
        clinical = ()
        operational = EVERY_PAGE
