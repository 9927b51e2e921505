"""The only door to the record of a therapy: one function for each thing and way.

Whoever may not gets the answer of a page that does not exist, and the refusal is audited. Reading
what is clinical is audited before it is shown.
"""

from sixteen.care.access.absences import absence_for_office, absence_for_therapist
from sixteen.care.access.aims import aim_for_client, aims_for_client
from sixteen.care.access.alerts import alert_closed_since, alert_for
from sixteen.care.access.between import messages_for_client, messages_for_therapist
from sixteen.care.access.break_glass import (
    course_to_break_glass_for,
    knows,
    notes_behind_glass,
    opening_for,
    opening_for_owner,
    people_to_break_glass_for,
)
from sixteen.care.access.contact_log import call_back_for
from sixteen.care.access.courses import (
    course_for_client,
    course_for_reader,
    course_for_therapist,
    earlier_course_for_client,
    earlier_courses_for_client,
    session_for_reader,
    session_for_therapist,
)
from sixteen.care.access.days import day_printed, day_seen
from sixteen.care.access.handovers import caseload_to_hand_over, therapist_to_hand_over
from sixteen.care.access.knowing import reads_initials_only
from sixteen.care.access.letters import letter_for_therapist
from sixteen.care.access.looks import looks_for_client
from sixteen.care.access.moments import (
    has_moments_here,
    moment_for_client,
    moment_for_therapist,
    moment_is_gone,
    moments_brought_for_therapist,
    moments_course_for_client,
    moments_for_client,
    moments_for_therapist,
)
from sixteen.care.access.notes import carried_over, notes_for_reader, notes_for_therapist
from sixteen.care.access.own import (
    agreement_for_client,
    focus_copy_for_client,
    focus_for_client,
    letter_for_client,
)
from sixteen.care.access.packs import pack_for
from sixteen.care.access.plans import plan_for_client
from sixteen.care.access.portal import closed_since
from sixteen.care.access.process_notes import (
    course_with_process_notes,
    process_note_for,
    process_notes_of,
)
from sixteen.care.access.record import (
    concern_for_reader,
    document_for_therapist,
    document_of_record,
    may_write_record,
    record_for_reader,
)
from sixteen.care.access.recordings import recording_for_rater, recordings_for_rater
from sixteen.care.access.service_letters import (
    client_for_letters,
    course_for_letter,
    letters_for_clinician,
    service_letter_for_client,
    service_letter_for_clinician,
    service_letter_for_office,
)
from sixteen.care.access.supervision import (
    agenda_for_supervisor,
    agenda_for_therapist,
    case_of_meeting,
    meeting_for_supervisor,
    point_to_finish,
    supervision_link,
    therapist_for_supervisor,
    therapists_of,
)
from sixteen.care.access.training import own_deadline, training_cases
from sixteen.care.access.whereabouts import (
    whereabouts_behind_glass,
    whereabouts_for_therapist,
    whereabouts_in_alert,
)

__all__ = [
    "absence_for_office",
    "absence_for_therapist",
    "agenda_for_supervisor",
    "agenda_for_therapist",
    "agreement_for_client",
    "aim_for_client",
    "aims_for_client",
    "alert_closed_since",
    "alert_for",
    "call_back_for",
    "carried_over",
    "case_of_meeting",
    "caseload_to_hand_over",
    "client_for_letters",
    "closed_since",
    "concern_for_reader",
    "course_for_client",
    "course_for_letter",
    "course_for_reader",
    "course_for_therapist",
    "course_to_break_glass_for",
    "course_with_process_notes",
    "day_printed",
    "day_seen",
    "document_for_therapist",
    "document_of_record",
    "earlier_course_for_client",
    "earlier_courses_for_client",
    "focus_copy_for_client",
    "focus_for_client",
    "has_moments_here",
    "knows",
    "letter_for_client",
    "letter_for_therapist",
    "letters_for_clinician",
    "looks_for_client",
    "may_write_record",
    "meeting_for_supervisor",
    "messages_for_client",
    "messages_for_therapist",
    "moment_for_client",
    "moment_for_therapist",
    "moment_is_gone",
    "moments_brought_for_therapist",
    "moments_course_for_client",
    "moments_for_client",
    "moments_for_therapist",
    "notes_behind_glass",
    "notes_for_reader",
    "notes_for_therapist",
    "opening_for",
    "opening_for_owner",
    "own_deadline",
    "pack_for",
    "people_to_break_glass_for",
    "plan_for_client",
    "point_to_finish",
    "process_note_for",
    "process_notes_of",
    "reads_initials_only",
    "record_for_reader",
    "recording_for_rater",
    "recordings_for_rater",
    "service_letter_for_client",
    "service_letter_for_clinician",
    "service_letter_for_office",
    "session_for_reader",
    "session_for_therapist",
    "supervision_link",
    "therapist_for_supervisor",
    "therapist_to_hand_over",
    "therapists_of",
    "training_cases",
    "whereabouts_behind_glass",
    "whereabouts_for_therapist",
    "whereabouts_in_alert",
]
