"""A client's plans: the newest of each kind, and the versions before."""

from sixteen.care.models import Course, Plan
from sixteen.care.queries.first import first
from sixteen.people.models import Client
from sixteen.vault.rows import opened


def newest_plan(course: Course, kind: str) -> Plan | None:
    return first(opened(course.plans.filter(kind=kind).order_by("-version")[:1]))


def versions_of_plan(course: Course, kind: str) -> list[Plan]:
    """The newest first."""
    return opened(course.plans.filter(kind=kind).order_by("-version"))


def newest_plan_of(client: Client, kind: str) -> Plan | None:
    """The newest of all courses: a safety plan is the person's."""
    rows = Plan.objects.filter(client=client, kind=kind).order_by("-made_at", "-version")
    return first(opened(rows[:1]))


def plans_of(course: Course) -> dict[str, Plan]:
    """The newest of each kind, in one query; nothing of it is opened."""
    return {plan.kind: plan for plan in course.plans.order_by("version")}


def plans_of_client(client: Client) -> set[str]:
    """The kinds of which the client has a plan."""
    return set(Plan.objects.filter(client=client).values_list("kind", flat=True))
