"""Why a course ended, in a few words, and the code that the NHS data set has for it.

Codes of NHS Talking Therapies for somebody who was taken on (IAPT data set, EndCode). The words are
ours. The code enters no figure about outcomes.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Ending:
    code: str
    words: str
    nhs: str


_ENDINGS = (
    Ending("agreed", "It came to the end that you agreed on", "46"),
    Ending("earlier_than_planned", "It ended earlier than you had planned as the therapist", "47"),
    Ending("earlier_than_wished", "It ended earlier than the client had wished", "48"),
    Ending("died", "The client has died", "49"),
    Ending("unknown", "It is not known", "96"),
)
ENDINGS: dict[str, Ending] = {ending.code: ending for ending in _ENDINGS}

# What became of telling the GP.
GP = {
    "write": "The client agrees: begin a letter to the GP",
    "told": "The GP has been told already",
    "no": "The client does not want it",
    "none": "They have no GP here",
}
