"""The public pages. Here a page is its own content; what is on record is read as it is shown."""

from sixteen.website.models.look import Look
from sixteen.website.models.origin import OldPicture, Origin
from sixteen.website.models.picture import Picture, PictureRendition
from sixteen.website.models.places import (
    ArticleIndexPage,
    ConcernIndexPage,
    FeesPage,
    HomePage,
    PlainPage,
    PrivacyPage,
    TherapistIndexPage,
    TherapyIndexPage,
)
from sixteen.website.models.subjects import ArticlePage, ConcernPage, TherapistPage, TherapyPage

PAGES = (
    *(HomePage, PlainPage, PrivacyPage, FeesPage, TherapyIndexPage, TherapyPage),
    *(ConcernIndexPage, ConcernPage, TherapistIndexPage, TherapistPage),
    *(ArticleIndexPage, ArticlePage),
)

__all__ = [
    "PAGES",
    "ArticleIndexPage",
    "ArticlePage",
    "ConcernIndexPage",
    "ConcernPage",
    "FeesPage",
    "HomePage",
    "Look",
    "OldPicture",
    "Origin",
    "Picture",
    "PictureRendition",
    "PlainPage",
    "PrivacyPage",
    "TherapistIndexPage",
    "TherapistPage",
    "TherapyIndexPage",
    "TherapyPage",
]
