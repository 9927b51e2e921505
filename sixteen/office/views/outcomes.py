"""What came of the courses: for the service lead, to read and to hand on; and whose they were."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import mark_safe
from django.views.decorators.http import require_safe

from sixteen.ical.feed import initials
from sixteen.outcomes import board as pages
from sixteen.outcomes.fields import days_of_quarter
from sixteen.outcomes.own.courses import LISTED, Listed, courses_behind
from sixteen.outcomes.own.dashboard import Board, board, lead_document
from sixteen.outcomes.own.experience import as_html
from sixteen.outcomes.printing import as_csv, elsewhere_words
from sixteen.paper.pdf import missing_libraries
from sixteen.paper.report import pdf_of_page
from sixteen.people.access import permitted
from sixteen.people.names import GONE, names_of_clients
from sixteen.people.permissions import Permission

A_YEAR = timedelta(days=365)
YEARS = range(2000, 2100)
KINDS = ("csv", "html", "pdf")


@permitted(Permission.SERVICE)
@require_safe
def outcomes(request: HttpRequest) -> HttpResponse:
    """The last year, or the days in the address: both count."""
    found, since, until = _board(request)
    parts = pages.sections(found, _opens(since, until))
    parts["experience"] = as_html(found.experience) if found.experience else ""
    safe = {name: mark_safe(words) for name, words in parts.items()}  # noqa: S308
    files = (("html", "a page of its own"), ("pdf", "PDF"), ("csv", "CSV"))
    files = tuple(each for each in files if each[0] != "pdf" or not missing_libraries())
    context = {"since": since, "until": until, "tree": found.tree, "files": files}
    context["asks"] = settings.ABOUT_ME
    context["elsewhere"] = elsewhere_words(found.elsewhere)
    return render(request, "office/outcomes.html", context | safe)


@permitted(Permission.SERVICE)
@require_safe
def outcomes_file(request: HttpRequest, kind: str) -> HttpResponse:
    """The same as a file, csv, html or pdf: to pass on, or exact where the address says so."""
    if kind not in KINDS or (kind == "pdf" and missing_libraries()):
        raise Http404
    exact = request.GET.get("exact") == "yes"
    found, since, until = _board(request, shared=not exact)
    name = f"outcomes-{since}-{until}{'-exact' if exact else ''}.{kind}"
    if kind == "csv":
        table = as_csv(found.headlines, found.beside, found.over_time, *found.equity)
        answer = HttpResponse(table, content_type="text/csv; charset=utf-8")
    elif kind == "html":
        answer = HttpResponse(lead_document(found), content_type="text/html; charset=utf-8")
    else:
        answer = HttpResponse(pdf_of_page(lead_document(found)), content_type="application/pdf")
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


@permitted(Permission.SERVICE)
@require_safe
def outcome_courses(request: HttpRequest, code: str) -> HttpResponse:
    """Who is counted in one figure, and who stands in its denominator and is not: by initials."""
    if code not in LISTED:
        raise Http404
    since, until, now = _days(request)
    found = courses_behind(request.user, code, since=since, until=until, at=now)
    names = names_of_clients(found.clients)

    def rows(listed: tuple[Listed, ...]) -> list[tuple[str, Listed]]:
        return [(_short(names[each.client]), each) for each in listed]

    context = {"since": since, "until": until, "indicator": found.indicator}
    context |= {"counted": rows(found.counted), "others": rows(found.others)}
    return render(request, "office/outcome_courses.html", context)


def _short(name: str) -> str:
    return name if name == GONE else initials(name) or "No name"


def _opens(since: date, until: date) -> pages.Opens:
    """Where the list behind a figure is: of its quarter, where the figure is of one."""

    def opens(code: str, group: tuple[str, ...]) -> str:
        first, last = days_of_quarter(group[0]) if group else (since, until)
        days = f"?from={max(first, since)}&until={min(last, until)}"
        return reverse("office:outcome_courses", args=[code]) + days

    return opens


def _board(request: HttpRequest, *, shared: bool = False) -> tuple[Board, date, date]:
    since, until, now = _days(request)
    return board(since=since, until=until, by=request.user, at=now, shared=shared), since, until


def _days(request: HttpRequest) -> tuple[date, date, datetime]:
    """The days in the address, or the last year; and now."""
    now = timezone.now()
    until = min(_day(request.GET.get("until", "")) or _today(now), _today(now))
    since = _day(request.GET.get("from", "")) or until - A_YEAR
    return min(since, until), until, now


def _today(now: datetime) -> date:
    return now.astimezone(ZoneInfo(settings.ZONE)).date()


def _day(text: str) -> date | None:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    return day if day.year in YEARS else None
