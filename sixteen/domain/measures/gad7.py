"""GAD-7: seven questions about worry in the last two weeks, each 0 to 3, total 0 to 21.

Spitzer, Kroenke, Williams and Löwe 2006. No permission is needed to reproduce, translate, display
or distribute it (phqscreeners.com). Caseness (8, not the 10 used in screening) and reliable change
(4): NHS Talking Therapies. The lowest answer is "Not at all", as printed by the authors; copies
that say "not at all sure" are wrong (Zorowitz 2021). LOINC numbers: loinc.org, 69729-2.
"""

from sixteen.domain.measures.definition import Band, Item, Measure, Option

FREQUENCY = (
    Option(0, "Not at all", "LA6568-5"),
    Option(1, "Several days", "LA6569-3"),
    Option(2, "More than half the days", "LA6570-1"),
    Option(3, "Nearly every day", "LA6571-9"),
)

GAD7 = Measure(
    code="gad7",
    name="GAD-7",
    version="2006",
    stem="Over the last 2 weeks, how often have you been bothered by the following problems?",
    items=(
        Item("gad7_1", "Feeling nervous, anxious or on edge", "69725-0"),
        Item("gad7_2", "Not being able to stop or control worrying", "68509-9"),
        Item("gad7_3", "Worrying too much about different things", "69733-4"),
        Item("gad7_4", "Trouble relaxing", "69734-2"),
        Item("gad7_5", "Being so restless that it is hard to sit still", "69735-9"),
        Item("gad7_6", "Becoming easily annoyed or irritable", "69689-8"),
        Item("gad7_7", "Feeling afraid as if something awful might happen", "69736-7"),
    ),
    options=FREQUENCY,
    bands=(
        Band(0, 4, "minimal"),
        Band(5, 9, "mild"),
        Band(10, 14, "moderate"),
        Band(15, 21, "severe"),
    ),
    caseness=8,
    reliable_change=4,
    asks_about="worry and tension, in the last two weeks",
    licence="Free to reproduce, translate, display and distribute; no permission required.",
    source="https://www.phqscreeners.com",
    loinc="69737-5",
    loinc_total="70274-6",
    snomed_score="445455005",
)
