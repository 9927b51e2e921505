"""The kinds of this room that hang on a client by `client`: what moves with a person's record."""

from sixteen.care.models import (
    Agreement,
    Aim,
    AimRating,
    Alert,
    Attendance,
    AwayNotice,
    BreakGlass,
    CallBack,
    ContactEntry,
    Course,
    CourseChange,
    Elsewhere,
    Focus,
    Letter,
    Moment,
    PromptDismissal,
    SupervisionPoint,
    SupervisionQuestion,
    Whereabouts,
)
from sixteen.care.models.note import Note
from sixteen.care.models.process_note import ProcessNote

OF_A_CLIENT = (
    Course,
    Attendance,
    CourseChange,
    Elsewhere,
    Agreement,
    Aim,
    AimRating,
    Focus,
    Letter,
    Moment,
    Note,
    PromptDismissal,
    SupervisionPoint,
    SupervisionQuestion,
    Alert,
    ContactEntry,
    CallBack,
    AwayNotice,
    BreakGlass,
    ProcessNote,
    Whereabouts,
)
