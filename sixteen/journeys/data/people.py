"""The data map: who somebody is, what they agreed to, how they came, when they were to come."""

from sixteen.people.copy_part import Part, always

LOOKUP = "a keyed hash of what stands beside it, by which it is found again"
PARTS = {
    "people.Client": Part(
        "Who you are",
        {
            "name": "Name",
            "email": "E-mail",
            "phone": "Telephone",
            "birth_date": "Date of birth",
            "language": "Language you read",
            "made_at": "Here since",
        },
        own=always,
        left_out={"email_lookup": LOOKUP, "phone_lookup": LOOKUP},
    ),
    "people.Account": Part(
        "How you sign in",
        {"name": "Name", "address": "E-mail", "sign_in": "You sign in with", "made_at": "Since"},
        own=always,
        left_out={"email": LOOKUP},
    ),
    "people.AboutMe": Part(
        "What you said about yourself", {"said": "For counting"}, when="said_at", own=always
    ),
    "people.SafeContact": Part(
        "How we may reach you",
        {
            "email": "By e-mail",
            "text": "By text message",
            "phone": "By telephone",
            "voicemail": "On your voicemail",
            "hours": "In these hours",
            "sender": "Under this name",
            "text_to": "Texts to",
            "words": "In your words",
        },
        when="made_at",
        own=always,
    ),
    "people.Consent": Part(
        "What you read or agreed to",
        {"purpose": "What", "version": "Version", "withdrawn_at": "Taken back"},
        when="given_at",
        own=always,
    ),
    "people.NoContact": Part(
        "That nothing was to reach you", {"why": "Why"}, when="noted_at", own=always
    ),
    "people.LegalHold": Part(
        "That your record has to stay",
        {"why": "Why", "ended_at": "Ended"},
        when="set_at",
        silent=True,
        of_lead=True,
    ),
    "people.Complaint": Part(
        "Your complaints",
        {"words": "What you wrote", "answer": "Our answer", "state": "How it stands"},
        when="made_at",
        own=always,
    ),
    "intake.Enquiry": Part(
        "When you asked us for help",
        {"source": "How", "state": "How it stands", "access_needs": "What you need"},
        when="made_at",
        own=always,
    ),
    "intake.SelfReferral": Part(
        "What you told us before we met",
        {
            "brings": "What brings you",
            "around": "Who else is there",
            "wishes": "What you would like",
        }
        | {"needs": "What you need"},
        when="changed_at",
        own=always,
    ),
    "intake.Wishes": Part(
        "What suits you",
        {"practical": "Times and places", "concerns": "What it is about"},
        when="said_at",
        own=always,
    ),
    "intake.Referral": Part(
        "Your referral",
        {"referrer": "Who referred you", "reason": "What they wrote"},
        when="made_at",
    ),
    "intake.Document": Part(
        "Documents with your referral",
        {"name": "File", "content": "In the folder “files”"},
        when="made_at",
        file=("content", "name"),
    ),
    "intake.Consultation": Part(
        "Your first talk with us",
        {
            "decision": "What was decided",
            "reasons": "Why",
            "options_discussed": "What else was talked about",
            "safety": "About your safety",
            "signpost": "Where else you might find help",
        },
        when="held_at",
    ),
    "intake.Offer": Part(
        "Places that you were offered",
        {"reasons": "Why this therapist", "state": "What became of it"},
        when="made_at",
        own=always,
    ),
    "scheduling.Appointment": Part(
        "Your appointments",
        {"format": "How", "state": "What became of it"},
        when="starts_at",
        own=always,
    ),
    "scheduling.AskedTime": Part(
        "Times that you asked for", {"format": "How"}, when="starts_at", own=always
    ),
    "scheduling.CalendarFeed": Part(
        "Your calendar link", {"revoked_at": "Ended"}, when="made_at", own=always
    ),
    "questionnaires.Request": Part(
        "Questionnaires that you were asked",
        {"measure": "Which", "state": "What became of it"},
        when="opens_at",
        own=always,
    ),
    "questionnaires.Response": Part(
        "Your answers",
        {"answers": "Answers", "total": "Total", "mode": "How they were given"},
        when="begun_at",
        own=always,
    ),
}
# Kinds that hang on a client and say nothing about them that the others do not.
LEFT_OUT = {
    "people.SharedMailbox": "that somebody else gave the same address: it is about them too",
    "people.MergedClient": "the id of an earlier record, which leads on to this one",
    "people.NotTheSame": "that somebody else’s record is not yours: it is about them too",
    "questionnaires.ExperienceLink": "that a link to say how it was was made, as a keyed hash",
    "questionnaires.Link": "a keyed hash of a link to questions, and its times",
    "scheduling.Series": "the weekly hour, which every appointment of it has",
    "care.LostAppointment": "the appointment itself is in the copy",
    "care.RecordingWithdrawal": "a time; what you said is in your agreement’s pages",
    "care.AccessRequest": "that you asked for this copy; its dates stand at the top",
    "care.PassageDecision": "what was decided about passages of this copy",
}
