"""Pages about one thing each: a therapy, a concern, a therapist, an article."""

from typing import Any, ClassVar

from django.db import models
from django.db.models import Q
from django.forms import Select
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.admin.panels import FieldPanel, HelpPanel
from wagtail.fields import StreamField
from wagtail.search import index

from sixteen.people.models import Concern, Therapist
from sixteen.website.blocks import OtherHelpBlock
from sixteen.website.models.page import EVERY_PAGE, PublicPage

PROTOCOLS = [("DIT", "DIT"), ("DITCC", "DIT for complex care"), ("open", "open-ended")]
FITS = [
    ("often", "DIT often fits"),
    ("sometimes", "DIT sometimes fits"),
    ("other help first", "other help first"),
]
ON_RECORD = (
    "<p>Register, trainings, concerns, languages, ways of meeting, step-free access, fee and free "
    "times are shown from the practice’s records. Here are only the picture and the words.</p>"
)


class ConcernPageForm(WagtailAdminPageForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        named = dict(Concern.objects.values_list("code", "name"))
        if code := self.instance.concern:
            named.setdefault(code, code)
        self.fields["concern"].widget = Select(choices=[("", "none"), *named.items()])


class TherapyPage(PublicPage):
    protocol = models.CharField(max_length=10, choices=PROTOCOLS, default="open")
    content_panels = [*PublicPage.content_panels, FieldPanel("protocol")]
    parent_page_types: ClassVar = ["website.TherapyIndexPage"]
    subpage_types: ClassVar = []

    class Declared:
        personal = ()
        clinical = ()
        operational = (*EVERY_PAGE, "protocol")


class ConcernPage(PublicPage):
    """concern: the code of a people.Concern, by which the page knows who works with it. It may be
    named later than the page is written. also: other words that people search by.
    """

    concern = models.SlugField(max_length=60, blank=True)
    fits = models.CharField(max_length=20, choices=FITS, default="sometimes")
    also = models.CharField(
        "also called", max_length=200, blank=True, help_text="With commas between them."
    )
    other_help = StreamField([("help", OtherHelpBlock())], blank=True)
    content_panels = [
        *PublicPage.content_panels,
        FieldPanel("concern"),
        FieldPanel("fits"),
        FieldPanel("also"),
        FieldPanel("other_help"),
    ]
    search_fields = [*PublicPage.search_fields, index.SearchField("also", boost=3)]
    parent_page_types: ClassVar = ["website.ConcernIndexPage"]
    subpage_types: ClassVar = []
    base_form_class = ConcernPageForm
    exclude_fields_in_copy: ClassVar = ["concern"]

    class Declared:
        personal = ()
        clinical = ()
        operational = (*EVERY_PAGE, "concern", "fits", "also", "other_help")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["concern"], condition=~Q(concern=""), name="a_concern_has_one_page"
            )
        ]


class TherapistPage(PublicPage):
    """therapist: empty only for a copy that somebody made of another page, which shows nothing."""

    therapist = models.OneToOneField(
        Therapist, null=True, on_delete=models.PROTECT, related_name="+"
    )
    content_panels = [
        HelpPanel(ON_RECORD),
        FieldPanel("therapist"),
        *PublicPage.content_panels,
    ]
    parent_page_types: ClassVar = ["website.TherapistIndexPage"]
    subpage_types: ClassVar = []
    exclude_fields_in_copy: ClassVar = ["therapist"]

    class Declared:
        personal = ("therapist",)
        clinical = ()
        operational = EVERY_PAGE

    @property
    def heading(self) -> str:
        return self.therapist.public_name if self.therapist else super().heading

    @property
    def is_of_somebody_here(self) -> bool:
        return self.therapist is not None and self.therapist.account.is_active

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not self.is_of_somebody_here:
            raise Http404
        return super().serve(request, *args, **kwargs)

    def get_sitemap_urls(self, request: HttpRequest | None = None) -> list[dict[str, Any]]:
        """None for whoever left."""
        return super().get_sitemap_urls(request) if self.is_of_somebody_here else []


class ArticlePage(PublicPage):
    """author and subjects: words, not people; what an import brings along stands there too."""

    written = models.DateField(default=timezone.localdate)
    author = models.CharField(max_length=120, blank=True)
    subjects = models.CharField(max_length=200, blank=True)
    content_panels = [
        *PublicPage.content_panels,
        FieldPanel("written"),
        FieldPanel("author"),
        FieldPanel("subjects"),
    ]
    parent_page_types: ClassVar = ["website.ArticleIndexPage"]
    subpage_types: ClassVar = []

    class Declared:
        personal = ("author",)
        clinical = ()
        operational = (*EVERY_PAGE, "written", "subjects")
