"""The kinds of this room that hang on a client by `client`: what moves with a person's record."""

from sixteen.care.models import (
    Agreement,
    Aim,
    AimRating,
    Alert,
    Attendance,
    AwayNotice,
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
)
from sixteen.care.models.note import Note

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
)
