"""Words that a message must not have, because somebody else may read it over a shoulder.

A message says when and where, never what for (docs/explanation/safe-contact.md). What staff write
by hand into one is looked at here before it goes. It is a net with holes: a name of an illness can
be written in a hundred ways, so the page still asks them to read it with the eyes of whoever else
lives there. The list of words is ours.
"""

import re

TELLING = re.compile(
    r"\b(therap\w*|psycho\w*|session\w*|DIT|counsel\w*|treatment\w*|mental\w*|depress\w*|anxi\w*"
    r"|question\w*|focus|letters?|notes?|safety|suicid\w*|self-harm\w*|PHQ\S*|GAD\S*|clinic\w*"
    r"|diagnos\w*|symptom\w*|medicat\w*)\b",
    re.IGNORECASE,
)
LINK = re.compile(r"https?:|www\.|@", re.IGNORECASE)


def telling_words(text: str) -> list[str]:
    """The words in it that say what the appointments are for, each once, as they were written."""
    return list(dict.fromkeys(hit.group() for hit in TELLING.finditer(text)))


def problem_with(text: str) -> str:
    """What to change before it can be sent, in a sentence; "" when nothing is found."""
    if found := telling_words(text):
        said = ", ".join(f"“{word}”" for word in found)
        return f"Leave out what says what the appointments are for: {said}."
    if LINK.search(text):
        return "Leave out links and addresses: a message like this has none."
    return ""
