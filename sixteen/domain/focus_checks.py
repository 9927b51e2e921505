"""Quiet checks of a focus: questions that a therapist may ask themselves, and put away.

Nothing here holds anything up, and nothing here is a rule of the therapy. That a focus is in the
client's own words, names both ends, and says what the defence costs is usual in training and has
no public source that was read: so each is a question of this service.
"""

import re
from dataclasses import dataclass

from sixteen.domain.focus import PARTS, Focus

# Words of the trade that a client seldom uses of themselves.
OUR_WORDS = (
    *("affect", "ambivalent", "attachment", "avoidant", "compliance", "compliant", "cathexis"),
    *("countertransference", "defence", "defensive", "denial", "dissociation", "dysregulation"),
    *("enactment", "idealisation", "internalise", "introject", "mentalise", "narcissistic"),
    *("object relation", "omnipotent", "projection", "projective", "repression", "representation"),
    *("schema", "somatisation", "splitting", "superego", "transference", "withdrawal"),
)
VERDICTS = re.compile(
    r"\byou(?:’re|'re| are| were| always| never| make| should| must| have to| need to| let)\b", re.I
)
MANY_WORDS = 30
MANY_FEELINGS = 3
LONGER = 4


@dataclass(frozen=True)
class Check:
    """key: what it is put away by. about: the part it asks about, a key of PARTS."""

    key: str
    about: str
    question: str


def checks(focus: Focus) -> list[Check]:
    """Every question that this version raises, in the order of the drawing; an empty one none."""
    found = [*_whole(focus), *(each for code in PARTS for each in _of_a_part(focus, code))]
    order = list(PARTS)
    return sorted(found, key=lambda check: order.index(check.about))


def _whole(focus: Focus) -> list[Check]:
    found = []
    said = [code for code in PARTS if focus.part(code)]
    if said and not any(focus.own_words(code) for code in PARTS):
        question = "Nothing here is in the client’s own words yet. How do they say it?"
        found.append(Check("no-own-words", said[0], question))
    one, other = len(focus.part("self").split()), len(focus.part("other").split())
    if one and other and max(one, other) > LONGER * min(one, other):
        about, side = ("other", "the other person") if one > other else ("self", "themselves")
        question = f"One side has many more words. What else is there to how they see {side}?"
        found.append(Check("one-sided", about, question))
    if focus.part("defence") and not focus.part("defence_costs"):
        question = "What they do with the feeling is named. What does it cost them?"
        found.append(Check("no-cost", "defence_costs", question))
    if len([each for each in focus.affects if each.strip()]) > MANY_FEELINGS:
        question = "There are several feelings here. Which one do they meet first, or most?"
        found.append(Check("many-feelings", "affects", question))
    return found


def _of_a_part(focus: Focus, code: str) -> list[Check]:
    found, words, name = [], focus.part(code), PARTS[code]
    if focus.therapist_words.get(code, "").strip() and not (words or focus.own_words(code)):
        question = f"“{name}” is in your terms only. What would they call it?"
        found.append(Check(f"your-terms-only-{code}", code, question))
    if term := _term(words):
        question = f"“{term}” is a word of ours. How would they say it to a friend?"
        found.append(Check(f"our-word-{code}", code, question))
    if verdict := VERDICTS.search(words):
        question = f"“{verdict[0]}” may be heard as a verdict. Could it begin with “I”?"
        found.append(Check(f"you-{code}", code, question))
    if len(words.split()) > MANY_WORDS:
        question = f"“{name}” is long. Which few words of it would they remember?"
        found.append(Check(f"long-{code}", code, question))
    return found


def _term(words: str) -> str:
    """The first word of the trade, as it stands there; "" where there is none."""
    plain = re.compile(r"\b(?:" + "|".join(map(re.escape, OUR_WORDS)) + r")\w{0,2}\b", re.I)
    hit = plain.search(words)
    return hit[0] if hit else ""
