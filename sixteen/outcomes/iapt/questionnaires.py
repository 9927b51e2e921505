"""Which questionnaire is meant by a code of the data set, and what its scores may be.

Codes, ranges and forms: NHS England, IAPT data set v2.1 (Reusable-Code-Library).
"""

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True)
class Tool:
    """measure: our code for it. wsas_1 to wsas_5 are items; the total is theirs together."""

    measure: str
    code: str
    highest: int
    lowest: int = 0


TOOLS = (
    Tool("phq9", "720433000", 27),
    Tool("gad7", "445455005", 21),
    Tool("spin", "445552006", 68),
    Tool("pdss", "450326007", 28),
    Tool("oci", "450324005", 168),
    Tool("pcl5", "491581000000104", 80),
    Tool("hai", "446793008", 54),
    Tool("biq", "1128221000000100", 72),
    Tool("ibs", "1083671000000108", 500),
    Tool("phq15", "1065441000000103", 30),
    Tool("pswq", "446517006", 80, lowest=16),
    Tool("wsas_1", "932621000000100", 9),
    Tool("wsas_2", "932581000000100", 8),
    Tool("wsas_3", "932611000000106", 8),
    Tool("wsas_4", "932591000000103", 8),
    Tool("wsas_5", "932601000000109", 8),
    Tool("peq_1", "747901000000107", 4),
    Tool("peq_2", "747911000000109", 4),
    Tool("peq_3", "747921000000103", 4),
    Tool("peq_4", "747931000000101", 4),
    Tool("peq_5", "747941000000105", 4),
    Tool("peq_6", "747951000000108", 4),
    Tool("peq_satisfaction", "747891000000106", 4),
)
BY_CODE = {tool.code: tool for tool in TOOLS}
BY_MEASURE = {tool.measure: tool for tool in TOOLS}
# The item on work: 9 stands for somebody who has none, and then there is no total.
WSAS = tuple(f"wsas_{number}" for number in range(1, 6))
NO_WORK = 9
# The Mobility Inventory: the source does not say which of the two is "alone". Nobody guesses here.
MOBILITY = frozenset({"473354003", "473355002"})
# Known to the data set, and no measure of ours: other questionnaires, and yes-or-no questions.
OTHERS = frozenset(
    {
        "443223005",
        "446660005",
        "910931000000101",
        "747861000000100",
        "747871000000107",
        "747881000000109",
        "904691000000103",
        "748161000000109",
        "760741000000102",
        "761051000000105",
    }
)


def score(tool: Tool, text: str) -> Decimal | None:
    """The score that is written there; None where it is not one that this tool can give."""
    if not (text.isascii() and text.isdigit() and len(text) <= len(str(tool.highest))):
        return None
    value = Decimal(text)
    return value if tool.lowest <= value <= tool.highest else None
