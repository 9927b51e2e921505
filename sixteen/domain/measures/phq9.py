"""PHQ-9: nine questions about low mood in the last two weeks, each 0 to 3, total 0 to 27.

Spitzer, Williams, Kroenke and colleagues. No permission is needed to reproduce, translate, display
or distribute it (phqscreeners.com). Bands: Kroenke, Spitzer and Williams 2001. Caseness (10) and
reliable change (6): NHS Talking Therapies. Question 9 asks about death and self-harm: whatever is
answered but "not at all" has to reach a clinician.

LOINC numbers (loinc.org, 69729-2 and answer list LL358-3) do not run in the order of the questions:
44260-8 is question 9, 44261-6 is the total.
The unscored question about difficulty is left out.
"""

from sixteen.domain.measures.definition import Band, Item, Measure, Option

FREQUENCY = (
    Option(0, "Not at all", "LA6568-5"),
    Option(1, "Several days", "LA6569-3"),
    Option(2, "More than half the days", "LA6570-1"),
    Option(3, "Nearly every day", "LA6571-9"),
)

PHQ9 = Measure(
    code="phq9",
    name="PHQ-9",
    version="1999",
    stem="Over the last 2 weeks, how often have you been bothered by any of the following "
    "problems?",
    items=(
        Item("phq9_1", "Little interest or pleasure in doing things", "44250-9"),
        Item("phq9_2", "Feeling down, depressed, or hopeless", "44255-8"),
        Item("phq9_3", "Trouble falling or staying asleep, or sleeping too much", "44259-0"),
        Item("phq9_4", "Feeling tired or having little energy", "44254-1"),
        Item("phq9_5", "Poor appetite or overeating", "44251-7"),
        Item(
            "phq9_6",
            "Feeling bad about yourself — or that you are a failure or have let yourself or your "
            "family down",
            "44258-2",
        ),
        Item(
            "phq9_7",
            "Trouble concentrating on things, such as reading the newspaper or watching television",
            "44252-5",
        ),
        Item(
            "phq9_8",
            "Moving or speaking so slowly that other people could have noticed? Or the opposite — "
            "being so fidgety or restless that you have been moving around a lot more than usual",
            "44253-3",
        ),
        Item(
            "phq9_9",
            "Thoughts that you would be better off dead or of hurting yourself in some way",
            "44260-8",
            is_safety=True,
        ),
    ),
    options=FREQUENCY,
    bands=(
        Band(0, 4, "minimal"),
        Band(5, 9, "mild"),
        Band(10, 14, "moderate"),
        Band(15, 19, "moderately severe"),
        Band(20, 27, "severe"),
    ),
    caseness=10,
    reliable_change=6,
    asks_about="low mood and what goes with it, in the last two weeks",
    licence="Free to reproduce, translate, display and distribute; no permission required.",
    source="https://www.phqscreeners.com",
    loinc="44249-1",
    loinc_total="44261-6",
    snomed_score="720433000",
)
