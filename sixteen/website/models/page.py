"""What every page of the site has."""

from datetime import date, timedelta
from typing import Any

from django.conf import settings
from django.db import models
from django.http import HttpRequest
from django.utils import timezone
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.compat import HTTPMethod
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.search import index

from sixteen.website.blocks import BODY, SourceBlock

PICTURE = "website.Picture"
EVERY_PAGE = ("page_ptr", "headline", "lead", "picture", "body", "sources", "review_by")


def in_a_year() -> date:
    return timezone.localdate() + timedelta(days=365)


class PublicPage(Page):
    """A page in the practice's own words. What is on record is read from there as it is shown.

    headline: what stands over the page, where that is not its title. review_by: the day by which
    somebody reads it again. sources: where its claims were read, and when.
    """

    headline = models.CharField(max_length=140, blank=True, help_text="Where it is not the title.")
    lead = models.TextField(max_length=600, blank=True, help_text="The first lines, larger.")
    picture = models.ForeignKey(
        PICTURE, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    body = StreamField(BODY, blank=True)
    sources = StreamField([("source", SourceBlock())], blank=True)
    review_by = models.DateField(
        default=in_a_year, help_text="By this day somebody reads the page again."
    )

    allowed_http_methods = [HTTPMethod.GET, HTTPMethod.HEAD, HTTPMethod.OPTIONS]
    private_page_options: list[str] = []
    content_panels = [
        *Page.content_panels,
        FieldPanel("headline"),
        FieldPanel("lead"),
        FieldPanel("picture"),
        FieldPanel("body"),
        FieldPanel("sources"),
    ]
    promote_panels = [
        MultiFieldPanel(
            [FieldPanel("slug"), FieldPanel("seo_title"), FieldPanel("search_description")],
            "For search engines",
        ),
        MultiFieldPanel([FieldPanel("show_in_menus")], "In the menu at the top"),
    ]
    settings_panels = [FieldPanel("review_by"), *Page.settings_panels]
    search_fields = [
        *Page.search_fields,
        index.SearchField("headline"),
        index.SearchField("lead", boost=2),
        index.SearchField("search_description", boost=2),
        index.SearchField("body"),
    ]

    class Meta:
        abstract = True

    @property
    def heading(self) -> str:
        return self.headline or self.title

    @property
    def description(self) -> str:
        """For search engines and whoever shares the page."""
        return self.search_description or self.lead

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        from sixteen.website.shown import what_else

        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        return context | what_else(self, request)

    def get_url_parts(self, request: HttpRequest | None = None) -> tuple[int, str, str] | None:
        """Under the address of the service, which is a setting and not a row of Wagtail's."""
        parts = super().get_url_parts(request)
        if parts is None:
            return None
        site, root, path = parts
        own = f"{request.scheme}://{request.get_host()}" if request else root
        return site, settings.ADDRESS or own, path
