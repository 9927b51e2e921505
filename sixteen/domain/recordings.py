"""Recordings of sessions for a rating: what sound and film begin with, and the usual headings.

The headings are neutral words of the service, for a talk about a session. They are not a published
instrument, no adherence scale and nothing that a training body asks for.
"""

USUAL_HEADINGS = (
    "Keeps the frame",
    "Listens, and follows what is felt",
    "Works with what was agreed as the focus",
    "Takes up what happens between the two",
    "Has the time and the ending in mind",
)
USUAL_ANSWERS = ("Not seen", "In part", "Clearly")
KINDS = {"mp3": "audio/mpeg", "mp4": "video/mp4", "m4a": "audio/mp4", "ogg": "audio/ogg"}
KINDS |= {"webm": "video/webm", "wav": "audio/wav", "flac": "audio/flac"}


def kind_of(begins: bytes) -> str:
    """Which of KINDS a file is, by its first bytes and never by its name; "" for none of them."""
    if begins[4:8] == b"ftyp":
        return "m4a" if begins[8:11] == b"M4A" else "mp4"
    if begins[:4] == b"RIFF" and begins[8:12] == b"WAVE":
        return "wav"
    starts = {b"ID3": "mp3", b"OggS": "ogg", b"\x1a\x45\xdf\xa3": "webm", b"fLaC": "flac"}
    for start, kind in starts.items():
        if begins.startswith(start):
            return kind
    return "mp3" if begins[:1] == b"\xff" and begins[1:2] >= b"\xe0" else ""
