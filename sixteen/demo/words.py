"""What the people of the fictional practice wrote and said. All of it is made up."""

from datetime import date

from sixteen.domain.focus import Focus

FOCI = (
    Focus(
        self_="Someone who is only wanted as long as I am useful",
        other="Somebody who looks past me and is soon tired of me",
        affects=("lonely", "ashamed"),
        defence="I get busy for everyone and ask for nothing",
        defence_protects="hearing that nobody would come if I asked",
        defence_costs="nobody knows that I am tired, and I end up alone with it",
        reversal="When a friend needs something on a bad day I look past them, and feel cold",
        symptom_link="The evenings after a day like that are the ones when I cannot get up again",
        client_words={
            "defence": "I make myself handy",
            "affects": "that hole-in-the-floor feeling",
        },
    ),
    Focus(
        self_="A child who has done something wrong and does not know what",
        other="A judge who has already decided",
        affects=("afraid", "angry"),
        defence="I agree at once, and keep what I think to myself",
        defence_protects="being shouted at or left",
        defence_costs="I stop knowing what I want, and then I worry about everything",
        reversal="With my son I am sometimes the judge",
        symptom_link="The worry comes at night, when I go over what I said",
        client_words={"other": "the headmaster face"},
    ),
    Focus(
        self_="Too much for people",
        other="Somebody who is kind until they are not",
        affects=("sad", "hurt"),
        defence="I leave before I can be left",
        defence_protects="the moment when the other turns away",
        defence_costs="every good thing is over before it has begun",
        reversal="People I left say that I was the one who turned away",
        symptom_link="My mood falls after I have ended something",
        client_words={"defence": "I get my coat"},
    ),
)

# What one of them put otherwise some weeks later, and what they make of it.
REFINED = {
    "self": "Someone who has to be useful, or nobody stays",
    "defence_costs": "nobody knows that I am tired, and I am alone with it, even in company",
}
MADE_OF_IT = "It is strange to see it so small on a page. The last line is the one that stings."

MOMENTS = (
    {
        "happened": "I said that I was tired and she went on about her week.",
        "who": "My sister, on the telephone",
        "felt": "Cold, and then foolish for having said it",
        "other_felt": "That I was making a fuss",
    },
    {
        "happened": "Somebody at work asked twice whether I was all right.",
        "felt": "I wanted to run",
        "when": "Wednesday, before lunch",
    },
    {"happened": "Sat in the car for ten minutes before I went in."},
)

AIMS = (
    ("To say no once a week without lying awake over it", "To ring my sister"),
    ("To get through a Sunday evening", "To eat with other people again"),
    ("To finish something I began",),
)

CARRIED = (
    "Ask what came of the call that was not returned.",
    "We stopped at the moment before the door was closed.",
    "Come back to the week without a session.",
)
NOTES = (
    "Came on time, tired. Spoke about the week at work and a call that was not returned. We stayed "
    "with how quickly it became something that must be their own fault.",
    "An argument with a brother, told fast. Slowed it down together: what was felt just before the "
    "door was closed. The same picture as in the second session.",
    "Quieter than last week. Spoke about us: whether I would rather be with somebody else. Linked "
    "to the pattern, in their words.",
    "A better week and some suspicion of it. Asked for something at home and was given it. We "
    "looked at what made asking possible.",
    "The coming ending was in the room. Some anger about the number of sessions, said to me and "
    "not swallowed.",
)
SAFETY_ASKED = {
    "asked": True,
    "said": "No thoughts of not wanting to live this week.",
    "agreed": "Will say so here if that changes; has the numbers.",
    "not_asked_because": "",
}

LETTERS = (
    "Dear {name},\n\nWe began in the spring, when you told me that you make yourself handy so that "
    "people keep you. Over our sixteen weeks we have seen that happen many times, with your "
    "sister, at work, and here with me: how you asked whether I was tired before you said that you "
    "were.\n\nIn the middle weeks you tried something else. You told your manager that you could "
    "not, and lay awake, and did it again. You were angry with me in the twelfth session because "
    "this ends, and you said so, and we were both still there afterwards.\n\nNot everything has "
    "changed. The evenings are still hard at times. What you have now is a name for what happens, "
    "and some days on which you noticed it before it was over.\n\nYour therapist",
    "Dear {name},\n\nYou came because you could not get through a Sunday. We found somebody there "
    "with you on those evenings: the judge who has already decided. You called it the headmaster "
    "face, and you caught me wearing it twice.\n\nYou leave with less of the worry and with some "
    "of the sadness that was under it. I hope that you will be patient with both.\n\n"
    "Your therapist",
)
ANSWER = (
    "I read it on the bus and had to get off. I would not have put it like that, but it is true. "
    "I am keeping the part about being angry and still being there."
)

REASON_ENDED = "The sixteen sessions that were agreed have been held."
REASONS_LEFT = (
    "Moved away for work and did not want to go on by video.",
    "Wrote that it is too much just now. Asked to be rung in the autumn.",
    "Did not come twice and did not answer two calls.",
)
CONSULTATION = {
    "suitable": "Low mood for two years, keeps to itself. Sees how things repeat between people.",
    "think_about_it": "Would like to think about the commitment of sixteen weeks.",
    "other_therapy": "Panic attacks stand in front of everything; asked for something practical.",
    "signpost": "What is asked for is housing advice and company, both nearer elsewhere.",
}
OPTIONS = "DIT here, other talking therapies in the area, waiting and seeing; what each asks for."
SIGNPOST = "The advice centre in the town and the Thursday group; both numbers given by telephone."
TERMS = {
    "dates": "Weekly, same hour, same room. The last session is the sixteenth.",
    "breaks": "No session in the two weeks around New Year and while the therapist is on leave.",
    "cancellation": "With less than 48 hours' notice a session counts as one of the sixteen.",
    "fee": "As agreed in the consultation, each month by transfer.",
    "confidentiality": (
        "What is said stays here. If somebody is in danger the therapist may have to tell others, "
        "and will say so first where that can be done."
    ),
    "measures": "PHQ-9 and GAD-7 before each session. Nothing depends on answering.",
    "other_help": "What to do and whom to ring between sessions was talked through.",
}

# What some told before the consultation, page by page, as their forms send it; by their name.
TOLD = {
    "Alba Moreno": {
        "brings": {"words": "I go over every conversation for days. I would like to stop."},
        "wishes": {"formats": ["in_person"], "times": ["1-evening", "3-evening"]},
    },
    "Wren Oyelaran": {
        "wishes": {"formats": ["in_person", "video"], "genders": ["man"], "most_pence": "4000"},
        "needs": {"needs": ["step_free", "large_print"]},
        "around": {"gp": "Exampleton Surgery", "helper": "My sister"},
    },
    "Silvie Marsh": {"needs": {"needs": ["text_relay", "ask_me"]}},
}
# She booked by herself too: whoever runs the office may notice.
REFERRAL = {
    "referrer": {
        "name": "Dr Anwen Pask",
        "role": "GP",
        "organisation": "Exampleton Surgery",
        "phone": "01632 960 021",
        "email": "pask@surgery.example",
    },
    "reason": "Low for a year, more since a separation. Has talked about it with me twice, would "
    "like to understand what keeps happening with people. No medicine at present.",
    "name": "Silvie Marsh",
    "birth_date": date(1984, 3, 9),
    "phone": "07700 900 461",
    "email": "silvie@mail.example",
    "allow_phone": True,
    "words": "Please ring after five.",
}
LETTER = b"%PDF-1.4\n% An invented letter of an invented surgery.\n%%EOF\n"
