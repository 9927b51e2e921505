"""The people of the fictional practice. Nobody here exists; every telephone number is from Ofcom's
range for drama, every address ends in .example.

Where a person stands is said in one word (`story`) and how far they are in `held` sessions. Scores
are PHQ-9 and GAD-7 totals, one for each session answered, drawn by hand to look like life: some get
better, some do not, some answers are missing (None).
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Staff:
    name: str
    sign_in: str
    roles: tuple[str, ...]
    therapist: bool = False
    about: str = ""


STAFF = (
    Staff(
        "Ben Okafor",
        "ben",
        ("therapist",),
        True,
        "Works with low mood and with worry that will not stop. In person on two days.",
    ),
    Staff(
        "Marta Lindqvist",
        "marta",
        ("therapist", "supervisor"),
        True,
        "Works with loss, and with what repeats itself between people.",
    ),
    Staff(
        "Ifan Rees",
        "ifan",
        ("therapist", "duty clinician"),
        True,
        "Works with people who have had depression more than once. Evenings by video.",
    ),
    Staff("Rae Whitlock", "rae", ("reception",)),
    Staff("Eve Castellan", "eve", ("service lead",)),
    Staff("Dot Amarah", "dot", ("duty clinician",)),
)


@dataclass(frozen=True)
class Person:
    """story: asked, booked, to_record, thinking, other_help, signposted, waiting, course, ended,
    ended_early.

    day: for asked and booked, in how many days; for the others, how many days ago it happened.
    """

    name: str
    story: str
    therapist: str = ""
    held: int = 0
    day: int = 0
    phq9: tuple[int | None, ...] = ()
    gad7: tuple[int | None, ...] = ()
    phone_only: bool = False
    kind: str = "consultation"
    alert: bool = False
    focus: str = ""
    letter: str = ""


def _p(name: str, story: str, therapist: str = "", **more: object) -> Person:
    return Person(name, story, therapist, **more)  # type: ignore[arg-type]


BETTER = (18, 17, 17, 16, 14, 15, 13, 12, 12, 10, 11, 9, 8, 8, 7, 6)
BETTER_WORRY = (15, 15, 14, 13, 13, 12, 11, 11, 9, 9, 8, 8, 7, 6, 6, 5)
LITTLE = (16, 17, 15, 16, 16, 14, 15, 16, 14, 15, 15, 14, 13, 14, 14, 13)
LITTLE_WORRY = (12, 13, 12, 12, 13, 11, 12, 11, 12, 11, 11, 12, 10, 11, 11, 10)
ROUGH = (13, 14, 16, 17, 16, 18, 15, 14, 12, 12, 11, 9, 10, 9, 8, 8)
ROUGH_WORRY = (11, 12, 14, 14, 13, 14, 12, 11, 10, 9, 9, 8, 8, 7, 7, 6)
NEAR_ENDING = (19, 18, 18, 16, 15, 13, 12, 11, 10, 9, 8, 8, 9, 12, 15)
NEAR_ENDING_WORRY = (14, 14, 13, 12, 11, 11, 10, 9, 8, 7, 7, 7, 9, 11, 12)
WITH_GAPS = (17, None, 16, 15, None, None, 14, 12, 13)
WITH_GAPS_WORRY = (13, None, 13, 12, None, None, 11, 10, 10)
WORSE = (12, 13, 15, 16, 18, 19)
WORSE_WORRY = (10, 11, 13, 14, 16, 17)

PEOPLE = (
    # Booked a free consultation, not held yet.
    _p("Alba Moreno", "booked", "ben", day=2),
    _p("Jon Pell", "booked", "marta", day=3, phone_only=True),
    _p("Wren Oyelaran", "booked", "ifan", day=5),
    _p("Silvie Marsh", "booked", "marta", day=6),
    _p("Tam Hargreave", "booked", "ben", day=8),
    _p("Leo Brandt", "booked", "ifan", day=9, phone_only=True),
    _p("Juno Ferris", "booked", "marta", day=5, kind="first-session"),
    # Asked for an evening that is not booked at once.
    _p("Perrin Sole", "asked", "ben", day=6),
    # Held, and what it decided.
    _p("Nia Pryce", "to_record", "ben", day=1),
    _p("Callum Dray", "to_record", "marta", day=2),
    _p("Rosa Quill", "thinking", "ifan", day=4),
    _p("Hamza Idris", "thinking", "ben", day=6),
    _p("Peggy Lathom", "other_help", "marta", day=9),
    _p("Owen Tarrant", "signposted", "ben", day=12),
    _p("Mina Farouk", "signposted", "ifan", day=20),
    # DIT fits; waiting for a place.
    _p("Gwen Ashby", "waiting", "marta", day=5),
    _p("Idris Vale", "waiting", "ben", day=11),
    _p("Ffion Hale", "waiting", "ifan", day=17),
    _p("Desmond Achebe", "waiting", "marta", day=24, phone_only=True),
    _p("Lottie Crane", "waiting", "ben", day=33),
    # In a course.
    _p(
        "Ada Fenwick",
        "course",
        "ben",
        held=8,
        phq9=BETTER[:8],
        gad7=BETTER_WORRY[:8],
        focus="refined",
    ),
    _p("Sunil Barot", "course", "ifan", held=0),
    _p("Kit Larkin", "course", "marta", held=1, phq9=LITTLE[:1], gad7=LITTLE_WORRY[:1]),
    _p(
        "Bea Thorne", "course", "marta", held=3, phq9=ROUGH[:4], gad7=ROUGH_WORRY[:4], focus="draft"
    ),
    _p("Yusuf Kaya", "course", "ifan", held=3, phq9=LITTLE[:3], gad7=LITTLE_WORRY[:3]),
    _p(
        "Elin Voss",
        "course",
        "ben",
        held=5,
        phq9=WORSE,
        gad7=WORSE_WORRY,
        alert=True,
        focus="shared",
    ),
    _p("Rory Finch", "course", "ifan", held=9, phq9=WITH_GAPS, gad7=WITH_GAPS_WORRY, focus="asked"),
    _p(
        "Ines Duarte",
        "course",
        "marta",
        held=11,
        phq9=BETTER[:11],
        gad7=BETTER_WORRY[:11],
        focus="agreed",
    ),
    _p(
        "Tobias Wren",
        "course",
        "ifan",
        held=12,
        phq9=ROUGH[:12],
        gad7=ROUGH_WORRY[:12],
        focus="shared",
    ),
    _p(
        "Maud Ellery",
        "course",
        "ben",
        held=14,
        phq9=NEAR_ENDING,
        gad7=NEAR_ENDING_WORRY,
        focus="agreed",
        letter="draft",
    ),
    _p(
        "Cass Holloway",
        "course",
        "marta",
        held=15,
        phq9=BETTER[:15],
        gad7=BETTER_WORRY[:15],
        focus="agreed",
        letter="shared",
    ),
    _p(
        "Priya Nand",
        "course",
        "ifan",
        held=6,
        phq9=LITTLE[:6],
        gad7=LITTLE_WORRY[:6],
        alert=True,
        focus="draft",
    ),
    # Ended.
    _p(
        "Arthur Penrose",
        "ended",
        "ben",
        held=16,
        day=6,
        phq9=BETTER,
        gad7=BETTER_WORRY,
        focus="agreed",
        letter="answered",
    ),
    _p(
        "Zofia Lis",
        "ended",
        "marta",
        held=16,
        day=15,
        phq9=ROUGH,
        gad7=ROUGH_WORRY,
        focus="agreed",
        letter="final",
    ),
    _p(
        "Grace Adeyemi",
        "ended",
        "ifan",
        held=16,
        day=28,
        phq9=LITTLE,
        gad7=LITTLE_WORRY,
        focus="agreed",
        letter="final",
    ),
    _p(
        "Hugh Marlow",
        "ended",
        "ben",
        held=16,
        day=41,
        phq9=BETTER,
        gad7=LITTLE_WORRY,
        focus="agreed",
        letter="final",
    ),
    _p(
        "Sanne de Wit",
        "ended",
        "marta",
        held=16,
        day=55,
        phq9=LITTLE,
        gad7=BETTER_WORRY,
        focus="agreed",
    ),
    _p(
        "Orla Keane",
        "ended",
        "ifan",
        held=16,
        day=70,
        phq9=BETTER,
        gad7=BETTER_WORRY,
        focus="agreed",
        letter="final",
    ),
    # Left before the end.
    _p("Danny Roche", "ended_early", "ben", held=4, day=10, phq9=WORSE[:4], gad7=WORSE_WORRY[:4]),
    _p(
        "Miriam Solt",
        "ended_early",
        "marta",
        held=7,
        day=22,
        phq9=LITTLE[:7],
        gad7=LITTLE_WORRY[:7],
    ),
    _p(
        "Jude Ferris", "ended_early", "ifan", held=2, day=35, phq9=BETTER[:2], gad7=BETTER_WORRY[:2]
    ),
    # These wait too: at the end, so that everybody above keeps their telephone number.
    _p("Tomos Beddard", "waiting", "ifan", day=41),
    _p("Ruth Oyelaran", "waiting", "ben", day=47),
)
