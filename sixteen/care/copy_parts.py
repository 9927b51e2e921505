"""What of the therapy is in the copy that a client gets of everything (journeys/data/map.py)."""

from sixteen.people.copy_part import Part, Row, always


def _shown(row: Row) -> bool:
    return bool(row.state != "draft")


def _read(row: Row) -> bool:
    """A letter that was shown here; of one that there is not, why not, where they wrote it."""
    declined = row.state == "declined" and row.author_id == row.client.account_id
    return declined or row.state in ("shared", "answered", "final")


def _unsigned(row: Row) -> bool:
    return bool(row.state == "draft")


def _signed(row: Row) -> bool:
    return row.therapist_signed_at is not None


def _copied(row: Row) -> bool:
    return bool(row.state == "signed" and row.client_copy)


def _theirs(row: Row) -> bool:
    return bool(row.by_client)


PARTS = {
    "care.Course": Part(
        "Your therapy",
        {
            "protocol": "Which",
            "planned_sessions": "Sessions planned",
            "state": "How it stands",
            "initial_decision": "What was settled at first",
            "reason": "Why it ended as it did",
            "ended_at": "Ended",
        },
        when="made_at",
    ),
    "care.Session": Part(
        "Your sessions", {"number": "Number", "state": "What became of it"}, own=always
    ),
    "care.Attendance": Part(
        "What became of a session",
        {"became": "What", "reason": "Why", "decided_words": "What was decided"},
        when="made_at",
    ),
    "care.AttendanceCorrection": Part(
        "What was put right about a session",
        {"was": "Said before", "became": "Said since", "reason": "Why"},
        when="made_at",
    ),
    "care.CourseChange": Part(
        "Changes of your therapy", {"what": "What", "reason": "Why"}, when="made_at"
    ),
    "care.Closing": Part(
        "The end of your therapy",
        {"end_code": "How", "portal_until": "You can read here until", "unpaid": "Not paid yet"},
        when="made_at",
        own=always,
    ),
    "care.FollowUp": Part(
        "Being asked again afterwards", {"state": "What became of it"}, when="opens_at", own=always
    ),
    "care.Agreement": Part(
        "Our agreement", {"terms": "What we agreed"}, when="made_at", own=_signed
    ),
    "care.Aim": Part("What you want from it", {"words": "Aim"}, when="made_at", own=always),
    "care.AimRating": Part(
        "How near you were",
        {"value": "From 0 to 10", "mode": "How you said it"},
        when="made_at",
        own=always,
    ),
    "care.Focus": Part(
        "Our focus",
        {"parts": "What it says", "makes_of_it": "What you make of it"},
        when="made_at",
        own=_shown,
        aside={"parts": "therapist_words"},
    ),
    "care.Letter": Part(
        "Letters between you and your therapist",
        {"text": "The letter", "answer": "Your answer", "why": "Why there is none"},
        when="made_at",
        own=_read,
    ),
    "care.ServiceLetter": Part(
        "Other letters",
        {
            "kind": "Which",
            "to": "To",
            "words": "The letter",
            "no_copy_because": "Why you had no copy",
        },
        when="made_at",
        own=_copied,
        left_out={
            "text": "the same letter before its gaps were filled in",
            "written": "what was filled into its gaps, which stands in the letter",
        },
    ),
    "care.ClientMessage": Part(
        "Messages between sessions", {"text": "Message"}, when="made_at", own=always
    ),
    "care.MomentsAgreed": Part("Keeping moments", {}, when="therapist_at", own=always),
    "care.Moment": Part(
        "Moments",
        {"words": "What happened", "speaks_to": "What it speaks to"},
        when="made_at",
        own=_theirs,
    ),
    "care.Plan": Part("Your plans", {"parts": "What they say"}, when="made_at", own=always),
    "care.Alert": Part(
        "When somebody was to look at something about your safety",
        {"concerns": "What it was", "outcome": "What was done"},
        when="raised_at",
    ),
    "care.Notice": Part(
        "When something was noticed about how it goes",
        {"what": "What", "decided": "What was decided"},
        when="made_at",
    ),
    "care.Note": Part(
        "Notes of your sessions",
        {
            "text": "The note",
            "safety": "About your safety",
            "structure": "Under headings",
            "carry": "For the next time",
        },
        when="made_at",
        private=_unsigned,
    ),
    "care.ProcessNote": Part(
        "Your therapist’s working notes", {"text": "The note"}, when="made_at", private=always
    ),
    "care.PromptDismissal": Part(
        "Suggestions that your therapist put aside", {"reason": "Why"}, when="at"
    ),
    "care.Elsewhere": Part(
        "What you brought from another therapy",
        {"therapy": "Which", "scores": "Scores", "sessions": "Sessions"},
        when="made_at",
    ),
    "care.OtherHelp": Part("Medication and other help", {"said": "What you said"}, when="at"),
    "care.EmergencyContact": Part(
        "Whom to ring in an emergency", {"said": "What you said"}, when="at", own=always
    ),
    "care.Whereabouts": Part(
        "Where you were during a session",
        {"place": "Where", "number": "Number"},
        when="at",
        own=always,
    ),
    "care.ContactEntry": Part(
        "Calls and letters outside the sessions", {"said": "What"}, when="happened_at"
    ),
    "care.CallBack": Part(
        "Calls that were to be returned",
        {"name": "Who asked", "number": "Number", "words": "When"},
        when="asked_at",
    ),
    "care.CourseDocument": Part(
        "Documents",
        {"said": "What it is", "name": "File", "content": "In the folder “files”"},
        when="made_at",
        file=("content", "name"),
    ),
    "care.SafeguardingConcern": Part(
        "Concerns about safeguarding", {"outcome_at": "Settled"}, when="opened_at", silent=True
    ),
    "care.SafeguardingEntry": Part(
        "What was written about them", {"said": "What"}, when="at", silent=True
    ),
    "care.AwayNotice": Part(
        "When your therapist was away", {"words": "What we wrote you"}, when="made_at"
    ),
    "care.BreakGlass": Part(
        "When somebody outside your care team opened your notes",
        {"reason": "Why"},
        when="opened_at",
    ),
    "care.Correction": Part(
        "What you said is wrong in your record",
        {"said": "What you said", "answer": "The answer"},
        when="asked_at",
        own=always,
    ),
    "care.Recording": Part(
        "Recordings of sessions",
        {"state": "What became of it", "expires_at": "Kept until"},
        when="agreed_at",
        own=always,
        left_out={
            "key": "the key of a sound file. The sound is too large for this copy: ask us, and you "
            "can hear it here until it is deleted",
        },
    ),
    "care.Rating": Part(
        "How a recorded session was rated, for supervision", {"said": "What"}, when="made_at"
    ),
    "care.SupervisionPoint": Part(
        "What was agreed in supervision", {"agreed": "What"}, when="made_at"
    ),
    "care.SupervisionQuestion": Part(
        "What was asked in supervision", {"words": "What"}, when="made_at"
    ),
}
