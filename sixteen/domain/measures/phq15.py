"""PHQ-15: fifteen bodily complaints in the last four weeks, each 0 to 2, total 0 to 30.

Spitzer, Williams, Kroenke and colleagues. No permission is needed to reproduce, translate, display
or distribute it (phqscreeners.com). Bands: Kroenke, Spitzer and Williams 2002 (5 low, 10 medium, 15
high). Caseness and reliable change: no usable public source, so none is stated.

The printed form has question 4 for women only. Here anybody can say that it does not apply; the
total is then that of the other fourteen, as on the form. LOINC numbers: loinc.org, 69728-4; they do
not run in the order of the questions.
"""

from sixteen.domain.measures.definition import Band, Item, Measure, Option

PHQ15 = Measure(
    code="phq15",
    name="PHQ-15",
    version="2002",
    stem="During the past 4 weeks, how much have you been bothered by any of the following "
    "problems?",
    about="They ask about the body, in the last four weeks. Most people need about three minutes.",
    items=(
        Item("phq15_1", "Stomach pain", "69671-6"),
        Item("phq15_2", "Back pain", "69672-4"),
        Item("phq15_3", "Pain in your arms, legs, or joints (knees, hips, etc.)", "69673-2"),
        Item(
            "phq15_4",
            "Menstrual cramps or other problems with your periods",
            "69674-0",
            may_not_apply=True,
        ),
        Item("phq15_5", "Headaches", "69675-7"),
        Item("phq15_6", "Chest pain", "69676-5"),
        Item("phq15_7", "Dizziness", "69677-3"),
        Item("phq15_8", "Fainting spells", "69678-1"),
        Item("phq15_9", "Feeling your heart pound or race", "69679-9"),
        Item("phq15_10", "Shortness of breath", "69680-7"),
        Item("phq15_11", "Pain or problems during sexual intercourse", "69717-7"),
        Item("phq15_12", "Constipation, loose bowels, or diarrhea", "69681-5"),
        Item("phq15_13", "Nausea, gas, or indigestion", "69682-3"),
        Item("phq15_14", "Feeling tired or having low energy", "69731-8"),
        Item("phq15_15", "Trouble sleeping", "69732-6"),
    ),
    options=(
        Option(0, "Not bothered at all"),
        Option(1, "Bothered a little"),
        Option(2, "Bothered a lot"),
    ),
    bands=(
        Band(0, 4, "minimal"),
        Band(5, 9, "low"),
        Band(10, 14, "medium"),
        Band(15, 30, "high"),
    ),
    caseness=None,
    reliable_change=None,
    asks_about="how much the body bothered you, in the last four weeks",
    licence="Free to reproduce, translate, display and distribute; no permission required.",
    source="https://www.phqscreeners.com",
    loinc="69728-4",
    loinc_total="70273-8",
    snomed_score="1065441000000103",
    total_without_them=True,
    is_usual=False,
)
