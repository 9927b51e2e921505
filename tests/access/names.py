"""Whose names the people of the table may read on a page. Whoever is not here sees nobody’s."""

NAMES = (
    "Mina Okafor",
    "Noor Haddad",
    "Ian Grey",
    "Jo Marsh",
    "Tam Reed",
    "Uma Lind",
    "Kim Cole",
    "Lou Hart",
)
MAY_NAME = {
    "cl": NAMES[:1],
    "c2": NAMES[1:2],
    "th": ("Mina Okafor", "Ian Grey", "Jo Marsh", "Tam Reed", "Kim Cole", "Lou Hart"),
    "de": NAMES[:1],
    "sv": NAMES[:1],
    "re": NAMES,
    "le": NAMES,
    "du": NAMES[:2],
    "d2": NAMES[:2],
    "so": NAMES,
}
