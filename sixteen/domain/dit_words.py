"""What is suggested in each session of a DIT course: our words, for a service to change.

No usable source says what a single session is for, or when focus and letter are shown
(docs/explanation/sources.md). PURPOSES has one line for each of the 16 sessions. PROMPTS has code,
session, title and text; the code stays when the words are edited.
"""

PURPOSES = (
    "Settle how you will work: dates, breaks, missed sessions. Hear what is wrong, and since when.",
    "Learn who matters, now and in the past, and what happens between them.",
    "Listen for one pattern that keeps coming back. Try it out in words.",
    "Put the focus into ordinary words together, and agree what to work on.",
    "See the focus in what happened this week.",
    "See the focus in what happened this week. Make the feeling clearer.",
    "See the focus in what happened this week, and between the two of you.",
    "Look back together: does the focus still fit, and are the aims the right ones?",
    "Look at what the pattern protects from, and at what it costs.",
    "Look at what the pattern protects from, and at what it costs.",
    "Talk about what could be tried differently, and what came of trying.",
    "Bring the ending into view.",
    "Begin the ending: what it means to stop, and what is left to say.",
    "Stay with the feelings that the ending brings.",
    "Look at what has changed, what is still hard, and what may help later.",
    "Say goodbye.",
)

PROMPTS = (
    (
        "agreement",
        1,
        "Agree how you will work",
        (
            "Dates and planned breaks, what happens when a session is missed, what stays private "
            "and what cannot, the questionnaires. Both sign."
        ),
    ),
    (
        "rough-patch",
        1,
        "A plan for a rough patch",
        (
            "Therapy can be hard before it helps, or not help. Write down together how you would "
            "both notice, what you do then, and how they can tell you."
        ),
    ),
    (
        "relationships",
        2,
        "Who matters",
        "People who matter now and did before, and a moment or two with each.",
    ),
    (
        "focus-draft",
        3,
        "A first draft of the focus",
        (
            "For yourself and for supervision: self, other, the feeling between them, what it "
            "protects from."
        ),
    ),
    (
        "focus-share",
        4,
        "The focus in shared words",
        (
            "When it fits the two of you, put it into the client's own words. Some people need "
            "more time; there is no date for it."
        ),
    ),
    (
        "initial-decision",
        4,
        "Go on, other help, or stop",
        (
            "The initial phase comes to its end. Talk about whether this is the right help, and "
            "note what you settled."
        ),
    ),
    (
        "review",
        8,
        "Half way",
        (
            "Does the focus still fit? Are the aims still the aims? What do the questionnaires "
            "say to both of you?"
        ),
    ),
    (
        "ending-in-view",
        12,
        "The ending comes into view",
        (
            "Name how many sessions are left. Scores going up are sometimes seen near endings; "
            "ask what the client makes of it."
        ),
    ),
    (
        "letter-draft",
        13,
        "A goodbye letter, if you use one",
        (
            "A draft to read together: what brought the client, the focus, what changed, what is "
            "still hard. The client may answer it, or want none."
        ),
    ),
    (
        "afterwards",
        15,
        "What comes after",
        "What would show that things are getting harder, what helps then, and who can be asked.",
    ),
    (
        "letter-final",
        16,
        "The letter in its last form, if you use one",
        "Read it through once more together, with the client's answer if there is one.",
    ),
)
