"""What stands in the record of a therapy. Call after access has let somebody in."""

from sixteen.care.queries.absences import absences
from sixteen.care.queries.agenda import (
    agenda_of_courses,
    meetings_held_by,
    meetings_with,
    open_question,
    point_of,
    points_of,
)
from sixteen.care.queries.agreements import (
    agreement_to_sign,
    aims_of,
    dismissals_of,
    newest_agreement,
    ratings_of,
    signed_agreement,
)
from sixteen.care.queries.alerts import (
    newest_alert_of,
    open_alert_of,
    open_alerts,
    open_alerts_of,
    was_raised,
)
from sixteen.care.queries.between import (
    has_messages,
    messages_are_on,
    messages_waiting_for,
)
from sixteen.care.queries.break_glass import unseen_openings
from sixteen.care.queries.changes import changes_of, elsewhere_of
from sixteen.care.queries.closing import closing_of
from sixteen.care.queries.contact_log import (
    calls_to_return,
    calls_to_return_of,
    clinicians_of,
    contact_entries,
)
from sixteen.care.queries.courses import (
    clients_in_a_course,
    courses_by_enquiry,
    courses_of,
    open_courses_by_therapist,
    supervised_courses,
)
from sixteen.care.queries.dates import (
    attendance_at,
    attendance_of,
    corrections_of,
    last_day_of,
    rule_in,
    rule_of,
    usual_appointment,
    usual_rule,
)
from sixteen.care.queries.foci import (
    focus_to_ask_about,
    focus_versions,
    newest_focus,
    sessions_to_speak_in,
    shared_focus,
)
from sixteen.care.queries.follow_ups import (
    asked_again_between,
    courses_followed_up,
    follow_ups_of,
    follow_ups_to_come,
)
from sixteen.care.queries.handovers import (
    caseload_of,
    handover_of,
    trusted_by,
    trustees_by_therapist,
    trustees_of,
    without_trustee,
)
from sixteen.care.queries.letters import (
    letter_versions,
    newest_letter,
    shared_letters,
)
from sixteen.care.queries.moments import (
    by_part,
    moments_agreed,
    moments_brought,
    moments_of,
    session_to_bring_to,
)
from sixteen.care.queries.notices import notices_of, open_notices_of
from sixteen.care.queries.plans import (
    newest_plan,
    newest_plan_of,
    plans_of,
    plans_of_client,
    versions_of_plan,
)
from sixteen.care.queries.process_notes import has_process_notes
from sixteen.care.queries.record import (
    concerns_of,
    documents_of,
    emergency_contact_of,
    emergency_contacts_of,
    entries_of,
    newest_entries_of,
    open_concerns_of,
    other_help_of,
)
from sixteen.care.queries.recordings import (
    rating_by,
    ratings_of_therapist,
    recording_is_agreed,
    recording_of,
    recordings_kept,
)
from sixteen.care.queries.rota import (
    duty_clinicians,
    somebody_is_on_duty_soon,
    turns_to_come,
)
from sixteen.care.queries.sessions import (
    beside,
    drafts_in,
    held_sessions,
    next_sessions,
    sessions_between,
    sessions_of,
    unsigned_sessions,
    written_up,
)
from sixteen.care.queries.supervision import (
    supervision_links,
    supervisors_of,
    therapists_read_by_initials,
)
from sixteen.care.queries.training import deadlines_of, supervised

__all__ = [
    "absences",
    "agenda_of_courses",
    "agreement_to_sign",
    "aims_of",
    "asked_again_between",
    "attendance_at",
    "attendance_of",
    "beside",
    "by_part",
    "calls_to_return",
    "calls_to_return_of",
    "caseload_of",
    "changes_of",
    "clients_in_a_course",
    "clinicians_of",
    "closing_of",
    "concerns_of",
    "contact_entries",
    "corrections_of",
    "courses_by_enquiry",
    "courses_followed_up",
    "courses_of",
    "deadlines_of",
    "dismissals_of",
    "documents_of",
    "drafts_in",
    "duty_clinicians",
    "elsewhere_of",
    "emergency_contact_of",
    "emergency_contacts_of",
    "entries_of",
    "focus_to_ask_about",
    "focus_versions",
    "follow_ups_of",
    "follow_ups_to_come",
    "handover_of",
    "has_messages",
    "has_process_notes",
    "held_sessions",
    "last_day_of",
    "letter_versions",
    "meetings_held_by",
    "meetings_with",
    "messages_are_on",
    "messages_waiting_for",
    "moments_agreed",
    "moments_brought",
    "moments_of",
    "newest_agreement",
    "newest_alert_of",
    "newest_entries_of",
    "newest_focus",
    "newest_letter",
    "newest_plan",
    "newest_plan_of",
    "next_sessions",
    "notices_of",
    "open_alert_of",
    "open_alerts",
    "open_alerts_of",
    "open_concerns_of",
    "open_courses_by_therapist",
    "open_notices_of",
    "open_question",
    "other_help_of",
    "plans_of",
    "plans_of_client",
    "point_of",
    "points_of",
    "rating_by",
    "ratings_of",
    "ratings_of_therapist",
    "recording_is_agreed",
    "recording_of",
    "recordings_kept",
    "rule_in",
    "rule_of",
    "session_to_bring_to",
    "sessions_between",
    "sessions_of",
    "sessions_to_speak_in",
    "shared_focus",
    "shared_letters",
    "signed_agreement",
    "somebody_is_on_duty_soon",
    "supervised",
    "supervised_courses",
    "supervision_links",
    "supervisors_of",
    "therapists_read_by_initials",
    "trusted_by",
    "trustees_by_therapist",
    "trustees_of",
    "turns_to_come",
    "unseen_openings",
    "unsigned_sessions",
    "usual_appointment",
    "usual_rule",
    "versions_of_plan",
    "was_raised",
    "was_rated_by",
    "without_trustee",
    "written_up",
]
