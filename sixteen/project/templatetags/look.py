"""What templates of every room may use: `{% load look %}`. Shown on /components/."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from django import template
from django.conf import settings
from django.forms.boundfield import BoundField
from django.http import HttpRequest
from django.utils.dateformat import format as drawn_day

from sixteen.domain.focus import Focus
from sixteen.people.permissions import Permission
from sixteen.project.focus_drawing import FocusDrawing, focus_drawing
from sixteen.scheduling import links
from sixteen.scheduling.models import Appointment

register = template.Library()

STAFF_PAGES = (
    ("Today", "/work/", {Permission.CASELOAD}),
    ("Courses", "/work/courses/", {Permission.CASELOAD}),
    ("Supervision", "/work/supervision/", {Permission.SUPERVISION}),
    ("On duty", "/work/duty/", {Permission.DUTY}),
    ("Office", "/office/", {Permission.DIARY, Permission.SERVICE}),
    ("Website", "/cms/", {Permission.WEBSITE}),
)
GROUPS = ("radioselect", "checkboxselectmultiple")


@dataclass(frozen=True)
class Link:
    words: str
    path: str
    is_here: bool


@register.filter
def staff_links(request: HttpRequest) -> list[Link]:
    """The pages of this place that the signed-in person may open. Empty for nobody."""
    held = getattr(getattr(request, "user", None), "permissions", frozenset())
    return [
        Link(words, path, request.path == path)
        for words, path, any_of in STAFF_PAGES
        if held & any_of
    ]


@register.filter
def kind(field: BoundField) -> str:
    """How a form's field is drawn: "group" of choices, "tick" box, "parts", or "line"."""
    if field.widget_type in GROUPS:
        return "group"
    if field.widget_type == "checkbox":
        return "tick"
    return "parts" if field.use_fieldset else "line"


@register.filter
def first_id(field: BoundField) -> str:
    """The id that a link to this field leads to: the first choice where there are several."""
    return f"{field.auto_id}_0" if kind(field) in ("group", "parts") else field.id_for_label


def _local(when: datetime, zone: str | None) -> datetime:
    return when.astimezone(ZoneInfo(zone or settings.ZONE))


@register.filter
def day(when: datetime | date | None, zone: str | None = None) -> str:
    """Tuesday 24 November, with the year when it is not the year of the service's today."""
    if when is None:
        return ""
    local = _local(when, zone) if isinstance(when, datetime) else when
    return drawn_day(local, "l j F Y")


@register.filter
def hour(when: datetime | None, zone: str | None = None) -> str:
    """18:30, as in every message and on every other page: in the given zone, or the service's."""
    return "" if when is None else f"{_local(when, zone):%H:%M}"


@register.filter
def video_link(appointment: Appointment) -> str:
    """The way into its video room, for the pages of its two sides only; empty where none is set."""
    return links.video_link(appointment)


@register.filter
def near_day(when: datetime | None, zone: str | None = None) -> str:
    """24 November: for what is near, so that the year goes without saying."""
    return drawn_day(_local(when, zone), "j F") if when else ""


@register.filter
def near_time(when: datetime | None, zone: str | None = None) -> str:
    """Tuesday 24 November, 18:30."""
    return drawn_day(_local(when, zone), "l j F, H:i") if when else ""


@register.inclusion_tag("components/squares.html")
def squares(phases: Any, words: str = "", key: bool = False) -> dict[str, Any]:
    """The squares of a course. phases: .name .is_now .squares (.number .look .words, maybe .url).

    look: "done", "missed", "here" or "". They are made by sixteen/care/squares.py.
    """
    return {"phases": phases, "words": words, "key": key}


@register.filter
def drawn(focus: Focus) -> FocusDrawing:
    """The focus with its words broken into the lines of the drawing."""
    return focus_drawing(focus)


@register.filter
def drawn_whole(focus: Focus) -> FocusDrawing:
    """The same with outlines for the parts that are not said yet."""
    return focus_drawing(focus, whole=True)
