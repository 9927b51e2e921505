"""Who is referred: shares of all referrals received in England in 2024-25 (published, exact).

Nothing here changes how anybody fares: between groups of a simulation there is chance alone.
"""

WEIGHTS: dict[str, tuple[tuple[str, float], ...]] = {
    "age_band": (
        ("16 to 17", 27_226),
        ("18 to 25", 354_440),
        ("26 to 64", 1_307_318),
        ("65 to 74", 76_819),
        ("75 to 89", 45_705),
        ("90 and over", 1_924),
    ),
    "gender": (("Female", 1_188_870), ("Male", 597_796), ("Indeterminate", 6_216), ("", 20_550)),
    "ethnicity": (
        ("White", 1_318_392),
        ("Mixed", 63_371),
        ("Asian or Asian British", 137_175),
        ("Black or Black British", 82_314),
        ("Other Ethnic Groups", 51_166),
        ("", 161_014),
    ),
    # 1 is the most deprived tenth.
    "deprivation": (
        ("1", 246_365),
        ("2", 225_809),
        ("3", 215_050),
        ("4", 199_753),
        ("5", 179_500),
        ("6", 169_580),
        ("7", 153_300),
        ("8", 145_330),
        ("9", 135_239),
        ("10", 119_299),
        ("", 24_207),
    ),
    # How many refer themselves is a guess.
    "source": (("B1", 70), ("A1", 25), ("", 5)),
}
# Of finished courses in England, 2024-25. Mixed anxiety and depression has a code of its own.
PROBLEMS = (
    ("F32", 288_049),
    ("F411", 176_280),
    ("F431", 46_021),
    ("F438", 21_475),
    ("F42", 18_249),
    ("F401", 16_692),
    ("F410", 15_155),
    ("F412", 14_776),
    ("F452", 9_773),
    ("F402", 6_250),
    ("F400", 4_635),
    ("", 51_517),
)
# How it ended is a guess: EndCode of the NHS data set, by how far somebody came.
END_CODES = {
    "finished": (("46", 72), ("47", 18), ("48", 6), ("96", 1), ("", 3)),
    "once": (("47", 35), ("46", 40), ("48", 15), ("", 10)),
    "not treated": (("11", 30), ("12", 20), ("14", 20), ("16", 12), ("10", 13), ("", 5)),
}
