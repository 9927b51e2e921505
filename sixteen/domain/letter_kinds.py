"""The letters a service sends, with words to begin with. Every one is the service's own to edit."""

from sixteen.domain.letters import Kind
from sixteen.domain.tongue import gettext_noop as _

NOW = (
    "If you need somebody before we speak again: ring 111 and choose the mental health option, at "
    "any hour. Ring 999 if somebody’s life is in danger."
)
REFER_TO = "{client name}, born {birth date}"
SIGNED = "Yours sincerely,\n{signer name}\n{service name}, {service phone}"
NEUTRAL = "Yours sincerely,\n{signer name}\n{sender name}, {service phone}"


def _letter(*paragraphs: str) -> str:
    return "\n\n".join(paragraphs)


_KINDS = (
    Kind(
        "consultation",
        "Summary of the consultation, with the options",
        "client",
        _("What we talked about"),
        _letter(
            "Dear {client name},",
            "we met on {consultation date}. This is what we talked about, in short, and what can "
            "come next.",
            "{write: what we talked about}",
            "The options that we looked at:",
            "{write: the options}",
            "What we settled for now:",
            "{write: what we settled}",
            "If you see something differently, or if I left out what matters to you, please tell "
            "me.",
            NOW,
            SIGNED,
        ),
    ),
    Kind(
        "waiting",
        "On the list for a place",
        "client",
        _("Your place on our list"),
        _letter(
            "Dear {client name},",
            "you are on our list, and you have not been forgotten.",
            "As soon as we can offer you a time we will be in touch, in the way you told us is "
            "safe.",
            "Please ring us on {service phone} if anything has changed, if you no longer want a "
            "place, or if you only want to know where things stand.",
            NEUTRAL,
        ),
        by_office=True,
    ),
    Kind(
        "no_reply",
        "We did not hear from you",
        "client",
        _("We did not hear from you"),
        _letter(
            "Dear {client name},",
            "we have tried to reach you, and have not heard from you. There may be many reasons, "
            "and you need not explain.",
            "If you would still like an appointment, please ring us on {service phone}. If not, "
            "you need do nothing. You can come back to us later if you want to.",
            NEUTRAL,
        ),
        by_office=True,
    ),
    Kind(
        "attendance",
        "That somebody came to appointments",
        "anybody",
        _("Attendance at appointments"),
        _letter(
            "To whom it may concern",
            "{client name} came to appointments with us on these days:",
            "{attended dates}",
            "This letter was written because they asked for it. We give no other information.",
            NEUTRAL,
        ),
        by_office=True,
    ),
    Kind(
        "not_suitable",
        "Other help fits better, with where to turn",
        "client",
        _("What may help you better"),
        _letter(
            "Dear {client name},",
            "thank you for coming on {consultation date}, and for what you told me. I think that "
            "other help than ours is likely to fit you better. That is not a judgement of you, or "
            "of how much you need it.",
            "Why I think so:",
            "{write: why}",
            "Where you can turn:",
            "{write: where to turn}",
            "If one of these does not work out, you are welcome to ring us on {service phone}.",
            NOW,
            SIGNED,
        ),
    ),
    Kind(
        "gp_start",
        "To the GP: a course begins",
        "gp",
        _("A course of therapy begins"),
        _letter(
            "Dear colleague,",
            REFER_TO,
            "with their agreement I write to tell you that they have begun a course of {therapy "
            "name} with me. The first session was on {first session}; {sessions planned} sessions "
            "are planned.",
            "What brings them, in short:",
            "{write: what brings them}",
            "Medicines and other help that we know of:",
            "{write: medicines and other help}",
            "I will write again at the end, and before that if there is something that you should "
            "know. Please tell me if their medicines change, or if you are worried about them.",
            SIGNED,
        ),
    ),
    Kind(
        "gp_safety",
        "To the GP: a concern about safety",
        "gp",
        _("A concern about safety"),
        _letter(
            "Dear colleague,",
            REFER_TO,
            "I write because I am concerned about this person’s safety.",
            "What was said, and when:",
            "{write: what was said, and when}",
            "What we agreed, and what I have done:",
            "{write: what we agreed}",
            "What I ask of you, and by when:",
            "{write: what I ask of you}",
            "What they know of this letter:",
            "{write: what they know of this letter}",
            SIGNED,
        ),
    ),
    Kind(
        "onward",
        "Referral to another service",
        "service",
        _("Referral"),
        _letter(
            "Dear colleague,",
            REFER_TO,
            "with their agreement I refer this person to you.",
            "Why, and why now:",
            "{write: why}",
            "What has been done so far:",
            "{write: what has been done}",
            "What they hope for, and what helps when you get in touch:",
            "{write: what they hope for}",
            SIGNED,
        ),
    ),
    Kind(
        "discharge",
        "At the end of a course",
        "gp",
        _("The end of a course of therapy"),
        _letter(
            "Dear colleague,",
            REFER_TO,
            "with their agreement I write at the end of their course of {therapy name}. {sessions "
            "held} sessions were held; the last was on {last session}.",
            "What we worked on:",
            "{write: what we worked on}",
            "How things are now:",
            "{write: how things are now}",
            "What comes next, and what to do if things get worse:",
            "{write: what comes next}",
            SIGNED,
        ),
    ),
)
KINDS: dict[str, Kind] = {kind.code: kind for kind in _KINDS}
