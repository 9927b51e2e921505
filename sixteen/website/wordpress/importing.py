"""An export as pages of ours. The same file twice makes nothing twice."""

import contextlib
import hashlib
import json
from datetime import datetime
from typing import Any
from urllib.parse import unquote
from uuid import UUID

from django.db import transaction
from django.utils.text import slugify
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page

from sixteen.website.filling.pages import somebody_edited
from sixteen.website.filling.tree import hang
from sixteen.website.models import (
    ArticleIndexPage,
    ArticlePage,
    HomePage,
    OldPicture,
    Origin,
    PlainPage,
)
from sixteen.website.models.page import PublicPage
from sixteen.website.wordpress.cleaning import Cleaned, address_parts, clean, plain
from sixteen.website.wordpress.reading import Export, Item
from sixteen.website.wordpress.report import Left, Report

PAGES = ("page", "post")
NOT_WANTED = {"trash": "it was in the bin", "auto-draft": "it was never saved by anybody"}
DESCRIPTIONS = ("_yoast_wpseo_metadesc", "rank_math_description", "_aioseo_description")
KINDS = {"nav_menu_item": "a line of a menu", "revision": "an older version of a page"}


class Import:
    """One run over one export. Call it within a transaction."""

    def __init__(self, export: Export, *, at: datetime) -> None:
        self.export, self.at, self.report = export, at, Report()
        self.home, self.articles = HomePage.objects.get(), ArticleIndexPage.objects.get()
        self.pages: dict[str, PublicPage] = {}
        self.by_address: dict[str, PublicPage] = {}

    def run(self) -> Report:
        for note in self.export.notes:
            self._left("The file", note)
        wanted = [item for item in self.export.items if self._comes_over(item)]
        for item in sorted(wanted, key=lambda item: (item.kind, item.order)):
            self._page(item, {each.id: each for each in wanted}, above=())
        for item in wanted:
            if item.id in self.pages:
                self._write(item, self.pages[item.id])
        for item in wanted:
            if item.id in self.pages:
                self._redirect(item, self.pages[item.id])
        return self.report

    def _left(self, where: str, what: str) -> None:
        self.report.left.append(Left(where, what))

    def _comes_over(self, item: Item) -> bool:
        where = title_of(item)
        if item.kind == "attachment":
            self._picture(item.attachment or item.guid, plain(item.title), None)
        elif item.kind not in PAGES:
            self._left(where, KINDS.get(item.kind, f"something of the kind “{item.kind}”"))
        elif item.status in NOT_WANTED:
            self._left(where, NOT_WANTED[item.status])
        else:
            return True
        return False

    def _page(self, item: Item, all: dict[str, Item], above: tuple[str, ...]) -> Page:
        """The page of an item, with those above it first. A circle of parents ends at home."""
        if item.id in self.pages:
            return self.pages[item.id]
        parent: Page = self.articles
        if item.kind == "page":
            over = all.get(item.parent) if item.parent not in above else None
            is_page = over is not None and over.kind == "page" and over.id != item.id
            parent = self._page(over, all, (*above, item.id)) if is_page and over else self.home
        key = f"wordpress:{self.export.site}:{item.id}"[:300]
        origin = Origin.objects.filter(key=key).select_related("page").first()
        if origin is not None and origin.page is None:
            self._left(title_of(item), "its page was deleted here, and is not made again")
            return self.home
        page = origin.page.specific if origin and origin.page else self._new(item, parent, key)
        self.pages[item.id] = page
        for address in filter(None, map(_bare, (item.link, item.guid))):
            self.by_address[address] = page
        return page

    def _new(self, item: Item, parent: Page, key: str) -> PublicPage:
        title = title_of(item)[:255]
        kind: type[PublicPage] = PlainPage if item.kind == "page" else ArticlePage
        wanted = slugify(unquote(item.slug))[:60] or slugify(title)[:60] or f"page-{item.id}"
        page = kind(title=title, draft_title=title, slug=slugify(wanted) or "page")
        page.live = item.status == "publish" and not item.password
        made = hang(page, parent, key, at=self.at)
        if made.slug != wanted:
            self._left(title, f"its address ends in “{made.slug}”: “{wanted}” was taken")
        if not made.live:
            self.report.drafts.append(title)
            why = "it had a password" if item.password else f"it was “{item.status}”"
            self._left(title, f"it is a draft here, because {why}")
        self.report.made.append(title)
        return made

    def _write(self, item: Item, page: PublicPage) -> None:
        title = title_of(item)
        cleaned = clean(item.content, self._link_to)
        for what in cleaned.left:
            self._left(title, what)
        self._rest(item, title)
        if somebody_edited(page):
            self.report.edited.append(title)
            return
        for address, shows in cleaned.pictures:
            self._picture(address, shows, page)
        values = self._values(item, page, cleaned)
        words = json.dumps(values, sort_keys=True, default=str)
        digest = hashlib.sha256(words.encode()).hexdigest()
        if not Origin.objects.filter(page=page).exclude(digest=digest).exists():
            self.report.same.append(title)
            return
        fresh = type(page).objects.get(pk=page.pk)
        for name, value in values.items():
            setattr(fresh, name, value)
        fresh.save()
        Origin.objects.filter(page=page).update(digest=digest)
        if title not in self.report.made:
            self.report.written.append(title)

    def _rest(self, item: Item, title: str) -> None:
        if item.comments:
            self._left(title, f"{item.comments} comments")
        if item.written is None:
            self._left(title, "a date that is none: today stands in its place")
        own = sorted(name for name in item.meta if name and not name.startswith("_"))
        if own:
            self._left(title, f"fields of its own: {', '.join(own)[:200]}")
        if item.meta.get("_thumbnail_id"):
            self._left(title, "which picture stood for the page")

    def _values(self, item: Item, page: PublicPage, cleaned: Cleaned) -> dict[str, Any]:
        for number, each in enumerate(cleaned.body):
            each["id"] = f"{number:08x}-0000-4000-8000-{page.pk:012x}"
        title = title_of(item)
        described = next((item.meta[name] for name in DESCRIPTIONS if item.meta.get(name)), "")
        summary = plain(item.excerpt)
        values: dict[str, Any] = {
            **{"title": self._cut("title", title, 255, title)},
            "body": json.dumps(cleaned.body),
            **{"lead": self._cut("summary", summary, 600, title)},
            "search_description": plain(described) or summary,
        }
        if isinstance(page, ArticlePage):
            values["author"] = self._cut("author", item.author, 120, title)
            values["subjects"] = self._cut("subjects", ", ".join(item.subjects), 200, title)
            values["written"] = (item.written or self.at).date()
        return values

    def _cut(self, what: str, words: str, most: int, where: str) -> str:
        if len(words) > most:
            self._left(where, f"the end of its {what}: “…{words[most:][:80]}”")
        return words[:most]

    def _link_to(self, address: str) -> str:
        bare = _bare(address)
        page = self.by_address.get(bare) if bare else None
        return f"page:{page.pk}" if page else address

    def _picture(self, address: str, shows: str, page: PublicPage | None) -> None:
        """On record, to be uploaded by somebody; nothing is fetched."""
        if not address.startswith(("http://", "https://")):
            self._left(page.title if page else "Media", f"a picture without an address: {shows}")
            return
        self.report.pictures += 1
        row, _ = OldPicture.objects.get_or_create(address=address[:500])
        row.shows = row.shows or shows[:255]
        row.page = row.page or page
        row.save()

    def _redirect(self, item: Item, page: PublicPage) -> None:
        for address in dict.fromkeys((item.link, item.guid)):
            parts = address_parts(address)
            old = parts.path + (f"?{parts.query}" if parts.query else "")
            if not self._is_of_the_old_site(address) or not old or old == "/":
                continue
            path = Redirect.normalise_path(old)
            if path == Redirect.normalise_path(page.get_url() or ""):
                continue
            found = Redirect.objects.filter(old_path=path, site=None).first()
            if found is None:
                Redirect.objects.create(old_path=path, redirect_page=page, is_permanent=True)
            elif found.redirect_page_id != page.pk:
                self._left(title_of(item), f"its old address {path} leads to another page already")
                continue
            self.report.redirects.append((path, page.title))

    def _is_of_the_old_site(self, address: str) -> bool:
        old, this = address_parts(self.export.site).hostname, address_parts(address).hostname
        return this is not None and this == old


def done_with_old_picture(pk: str) -> None:
    """Somebody uploaded it, or does not need it. Nothing where it is not there (any more)."""
    with contextlib.suppress(ValueError):
        OldPicture.objects.filter(pk=UUID(pk)).delete()


def title_of(item: Item) -> str:
    return plain(item.title) or f"Without a title ({item.kind} {item.id})"


def _bare(address: str) -> str:
    """An address by what tells it from others: without scheme, "www.", fragment and last slash.

    Empty where it names no host: a telephone number, a part of the same page, a tag.
    """
    parts = address_parts(address.strip())
    host = (parts.hostname or "").removeprefix("www.")
    return f"{host}{parts.path.rstrip('/')}?{parts.query}" if host else ""


@transaction.atomic
def import_export(export: Export, *, at: datetime, dry: bool = False) -> Report:
    """dry: everything is done, said and undone."""
    report = Import(export, at=at).run()
    if dry:
        transaction.set_rollback(True)
    return report
