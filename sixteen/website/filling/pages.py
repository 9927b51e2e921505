"""Filling the site from sixteen/website/content: every page once, and again while it is ours."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import transaction
from wagtail.models import Page, PageLogEntry

from sixteen.people.actions import name_concern
from sixteen.people.models import Concern, Therapist
from sixteen.scheduling.queries import consulting_therapists
from sixteen.website.contents import Contents, read_contents
from sixteen.website.contents import Page as Content
from sixteen.website.filling.blocks import block, body_of, plain, sources_of
from sixteen.website.filling.pictures import Pictures
from sixteen.website.filling.tree import (
    IN_THE_MENU,
    LISTS,
    ORDER,
    hang,
    kind_of,
    parent_of,
    the_home,
)
from sixteen.website.models import HomePage, Origin, TherapistIndexPage, TherapistPage
from sixteen.website.models.page import PublicPage

NOT_A_PAGE = {"help-now"}  # A file that is served without the database: help_now.py.


@dataclass
class Filled:
    """Titles of the pages that were made, written anew, and left because somebody edited them."""

    made: list[str] = field(default_factory=list)
    written: list[str] = field(default_factory=list)
    left: list[str] = field(default_factory=list)


@transaction.atomic
def fill(*, at: datetime, drawings: bool = False) -> Filled:
    """Make the pages that are not there, and write anew those that nobody edited.

    drawings: with the drawn pictures, for a site that has none of its own yet.
    """
    contents, done, pictures = read_contents(), Filled(), Pictures(drawn=drawings)
    home = the_home(at=at)
    pages = _make(contents, home, done, at)
    for ref, page in pages.items():
        if page is not None:
            # Read again: it knows by now how many pages hang below it.
            fresh = type(page).objects.get(pk=page.pk)
            _write(contents.pages[ref], fresh, pages, pictures, done)
    done.made += fill_therapists(at=at, drawings=drawings).made
    return done


@transaction.atomic
def fill_therapists(*, at: datetime, drawings: bool = False) -> Filled:
    """A page for everybody with whom the consultation can be booked and who has none.

    Their words are on record until somebody writes.
    """
    done, pictures = Filled(), Pictures(drawn=drawings)
    index = TherapistIndexPage.objects.first()
    if index is None:
        return done
    there = TherapistPage.objects.values("therapist_id")
    met = [each.pk for each in consulting_therapists()]
    new = Therapist.objects.exclude(pk__in=there).filter(pk__in=met)
    for number, who in enumerate(new.order_by("public_name"), start=1):
        key = f"therapist:{who.pk}"
        if Origin.objects.filter(key=key).exists():
            continue
        page = TherapistPage(
            title=who.public_name, therapist=who, picture=pictures.of_nobody(number)
        )
        done.made.append(hang(page, index, key, at=at).title)
    return done


@transaction.atomic
def name_concerns(*, at: datetime) -> None:
    """The concerns that have a page can be worked with; names that are there already stay."""
    contents = read_contents()
    named = set(Concern.objects.values_list("code", flat=True))
    for content in contents.of("concern"):
        if content.code not in named:
            name_concern(code=content.code, name=content.name, by=None, at=at)


def _make(
    contents: Contents, home: HomePage, done: Filled, at: datetime
) -> Mapping[str, PublicPage | None]:
    """Every page by the name of its content; None for one that somebody deleted."""
    origins = {each.key: each for each in Origin.objects.select_related("page")}
    if "content:page:home" not in origins:
        origins["content:page:home"] = Origin.objects.create(
            key="content:page:home", page=home, digest="", made_at=at
        )
    pages: dict[str, PublicPage | None] = {}
    places = sorted(contents.of("page"), key=_place)
    for name in (*LISTS, *places, *contents.of("therapy"), *contents.of("concern")):
        _make_one(name, origins, pages, home, done, at)
    for content in contents.of("article"):
        _make_one(content, origins, pages, home, done, at)
    return pages


def _make_one(
    what: str | Content,
    origins: dict[str, Origin],
    pages: dict[str, PublicPage | None],
    home: HomePage,
    done: Filled,
    at: datetime,
) -> None:
    ref = what if isinstance(what, str) else what.ref
    if ref.removeprefix("page:") in NOT_A_PAGE:
        return
    if found := origins.get(f"content:{ref}"):
        if not isinstance(what, str):
            pages[ref] = found.page.specific if found.page else None
        return
    if isinstance(what, str):
        kind, title, lead = LISTS[what]
        page = kind(title=title, slug=what, lead=lead, search_description=lead)
        page.show_in_menus = what in IN_THE_MENU
        hang(page, home, f"content:{ref}", at=at)
    else:
        page = kind_of(what)(title=what.name, slug=what.code)
        page.show_in_menus = what.kind == "page" and what.code in IN_THE_MENU
        pages[ref] = hang(page, parent_of(what, home), f"content:{ref}", at=at)
    done.made.append(page.title)


def _place(content: Content) -> tuple[int, int]:
    known = ORDER.index(content.code) if content.code in ORDER else len(ORDER)
    return known, content.order


def _write(
    content: Content,
    page: PublicPage,
    pages: Mapping[str, PublicPage | None],
    pictures: Pictures,
    done: Filled,
) -> None:
    if somebody_edited(page):
        done.left.append(page.title)
        return

    def address_of(link: str) -> str:
        target = pages.get(link)
        return f"page:{target.pk}" if target is not None else link if link[0] == "/" else "/"

    values = _values(content, page, address_of)
    words = json.dumps(values, sort_keys=True, default=str)
    digest = hashlib.sha256(words.encode()).hexdigest()
    drawn = page.picture is None and pictures.of(content.drawing)
    if not drawn and not Origin.objects.filter(page=page).exclude(digest=digest).exists():
        return
    for name, value in values.items():
        setattr(page, name, value)
    page.picture = page.picture or drawn or None
    page.save()
    Origin.objects.filter(page=page).update(digest=digest)
    if page.title not in done.made:
        done.written.append(page.title)


def _values(content: Content, page: PublicPage, address_of: Any) -> dict[str, Any]:
    values: dict[str, Any] = {
        **{"title": content.name, "draft_title": content.name, "headline": content.headline},
        **{"lead": plain(content.lead.html(address_of)), "search_description": content.summary},
        **{"review_by": content.review_by, "body": json.dumps(body_of(content, address_of))},
        "sources": json.dumps(sources_of(content)),
    }
    if content.kind == "therapy":
        values["protocol"] = content.protocol
    if content.kind == "article":
        values["written"] = content.written
    if content.kind == "concern":
        helps = [block("help", _help(each)) for each in content.other_help]
        values |= {"fits": content.fits, "also": ", ".join(content.also)[:200]}
        values |= {"concern": content.code, "other_help": json.dumps(helps)}
    if content.fields and hasattr(page, "facts"):
        typed = [each for each in content.fields if each.kind == "text"]
        facts = [block("fact", {"label": each.label, "words": ""}) for each in typed]
        values["facts"] = json.dumps(facts)
    return values


def _help(help: Any) -> dict[str, Any]:
    checked = help.checked.isoformat() if help.checked else None
    return {"name": help.name, "address": help.address, "words": help.words, "checked": checked}


def somebody_edited(page: Page) -> bool:
    """In the editor; what fills and imports leaves no revision."""
    by_hand = PageLogEntry.objects.filter(page=page.pk, user__isnull=False)
    return page.latest_revision_id is not None or by_hand.exists()


__all__ = ["Filled", "fill", "fill_therapists", "name_concerns"]
