"""The agenda of supervision as pages show it: each course with its lines, the first at the top."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sixteen.care import queries as care
from sixteen.care.models import Course
from sixteen.care.queries.agenda import OfACourse
from sixteen.domain.agenda import Case, Item, agenda_of, place
from sixteen.people.names import names_of
from sixteen.questionnaires.queries import first_and_last_scores_of
from sixteen.workspace import course_page
from sixteen.workspace.outside import Hiding


@dataclass(frozen=True)
class Row:
    """One course. number: of the coming session. points: what was agreed and is not done, with its
    id. talked: when it was last talked about; due_at: by when it is again."""

    course: Course
    name: str
    number: int | None
    phase: str
    items: list[Item]
    points: list[tuple[UUID, datetime, str]]
    talked: datetime | None
    due_at: datetime


def rows_of(courses: Iterable[Course], *, at: datetime, hide: Iterable[UUID] = ()) -> list[Row]:
    """The lines of these courses. The caller has been through access.

    hide: therapists of whose clients only initials are shown. The number of queries is the same
    for any number of courses.
    """
    found, hidden = list(courses), set(hide)
    kept = care.agenda_of_courses(found)
    scores = first_and_last_scores_of(found)
    names = names_of(course.client for course in found)
    rows = []
    for course in found:
        of, name = kept[course.pk], names[course.client_id]
        case = _case(course, of, scores.get(course.pk, {}))
        row = _row(course, of, case, name, at)
        if course.therapist_id in hidden:
            row = _hidden(row)
        rows.append((place(row.items, case), row))
    return [row for _, row in sorted(rows, key=lambda pair: (pair[0], pair[1].name))]


def _case(course: Course, of: OfACourse, scores: dict[str, Any]) -> Case:
    prompts = [(row, course_page.prompt_of(course, row.code)) for row in of.put_aside]
    return Case(
        began=course.made_at,
        talked=of.talked,
        alerts=[(alert.raised_at, alert.closed_at) for alert in of.alerts],
        totals={code: (first.total, last.total) for code, (first, last) in scores.items()},
        agreed=[(point.meeting.held_at, point.open("agreed")) for point in of.open_points],
        question=of.question.open("words") or "" if of.question else "",
        put_aside=[
            (row.at, prompt.title, row.open("reason") or "") for row, prompt in prompts if prompt
        ],
    )


def _row(course: Course, of: OfACourse, case: Case, name: str, at: datetime) -> Row:
    points = [(p.pk, p.meeting.held_at, p.open("agreed")) for p in of.open_points]
    return Row(
        course=course,
        name=name,
        number=of.coming,
        phase=course_page.phase_name(course, of.coming),
        items=agenda_of(case, at=at),
        points=points,
        talked=of.talked,
        due_at=case.due_at,
    )


def _hidden(row: Row) -> Row:
    hide = Hiding(row.name)
    return Row(
        course=row.course,
        name=hide.shown,
        number=row.number,
        phase=row.phase,
        items=[Item(item.why, hide(item.words), item.since) for item in row.items],
        points=[(pk, when, hide(words)) for pk, when, words in row.points],
        talked=row.talked,
        due_at=row.due_at,
    )
