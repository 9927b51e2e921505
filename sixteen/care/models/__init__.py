"""The record of the therapy itself. The note model is imported from care.models.note only."""

from sixteen.care.models.absence import Absence, AwayNotice, LostAppointment
from sixteen.care.models.access_request import AccessRequest, PassageDecision
from sixteen.care.models.agreement import Agreement, Aim, AimRating
from sixteen.care.models.alert import Alert, DutyTurn
from sixteen.care.models.asked_about import EmergencyContact, OtherHelp
from sixteen.care.models.attendance import Attendance
from sixteen.care.models.attendance_correction import AttendanceCorrection
from sixteen.care.models.break_glass import BreakGlass
from sixteen.care.models.change import CourseChange
from sixteen.care.models.client_message import ClientMessage
from sixteen.care.models.closing import Closing
from sixteen.care.models.contact_log import CallBack, ContactEntry
from sixteen.care.models.correction import Correction
from sixteen.care.models.course import Course, Session
from sixteen.care.models.course_document import CourseDocument
from sixteen.care.models.elsewhere import Elsewhere
from sixteen.care.models.focus import Focus
from sixteen.care.models.follow_up import FollowUp
from sixteen.care.models.handover import Handover, Trustee
from sixteen.care.models.letter import Letter
from sixteen.care.models.moment import Moment, MomentsAgreed
from sixteen.care.models.note import Note as _Note  # noqa: F401  (Django has to know it)
from sixteen.care.models.notice import Notice
from sixteen.care.models.plan import Plan
from sixteen.care.models.process_note import ProcessNote as _ProcessNote  # noqa: F401
from sixteen.care.models.prompts import PromptDismissal
from sixteen.care.models.recording import Rating, Recording, RecordingWithdrawal
from sixteen.care.models.safeguarding import SafeguardingConcern, SafeguardingEntry
from sixteen.care.models.service_letter import LetterTemplate, ServiceLetter
from sixteen.care.models.supervision import Supervision
from sixteen.care.models.supervision_meeting import (
    MeetingPlace,
    SupervisionMeeting,
    SupervisionPoint,
    SupervisionQuestion,
)
from sixteen.care.models.training import TrainingDeadline
from sixteen.care.models.whereabouts import Whereabouts

__all__ = [
    "Absence",
    "AccessRequest",
    "Agreement",
    "Aim",
    "AimRating",
    "Alert",
    "Attendance",
    "AttendanceCorrection",
    "AwayNotice",
    "BreakGlass",
    "CallBack",
    "ClientMessage",
    "Closing",
    "ContactEntry",
    "Correction",
    "Course",
    "CourseChange",
    "CourseDocument",
    "DutyTurn",
    "Elsewhere",
    "EmergencyContact",
    "Focus",
    "FollowUp",
    "Handover",
    "Letter",
    "LetterTemplate",
    "LostAppointment",
    "MeetingPlace",
    "Moment",
    "MomentsAgreed",
    "Notice",
    "OtherHelp",
    "PassageDecision",
    "Plan",
    "PromptDismissal",
    "Rating",
    "Recording",
    "RecordingWithdrawal",
    "SafeguardingConcern",
    "SafeguardingEntry",
    "ServiceLetter",
    "Session",
    "Supervision",
    "SupervisionMeeting",
    "SupervisionPoint",
    "SupervisionQuestion",
    "TrainingDeadline",
    "Trustee",
    "Whereabouts",
]
