"""From which total somebody counts as a case, and what difference is more than wobble.

NHS Talking Therapies fixes both for each measure, and they are whole points or exact decimals: the
published "greater than 2.3" of the Mobility Inventory, which has two decimals, is "2.31 or more"
here. Those of PHQ-9 and GAD-7 are certain. Those of the others are the ones of the NHS Talking
Therapies Manual as generally given; the Manual itself could not be read when this was written, so
they carry a warning wherever they are used. Mend them here if the Manual says otherwise.
"""

from dataclasses import dataclass
from decimal import Decimal

from sixteen.outcomes.schema import RANGES, ScoreRange

PUBLISHED = "NHS Talking Therapies, published definitions of the outcome measures"
MANUAL = "NHS Talking Therapies Manual, as generally given"


@dataclass(frozen=True)
class Threshold:
    """caseness: the lowest total that is a case. change: the smallest reliable difference.

    problems: how the ICD-10 or SNOMED code begins of whose problem this is the measure. sure: ""
    where the figures are certain, otherwise how sure one can be of them.
    """

    code: str
    caseness: Decimal
    change: Decimal
    source: str = MANUAL
    sure: str = ""
    problems: tuple[str, ...] = ()

    @property
    def range(self) -> ScoreRange:
        return RANGES[self.code]

    @property
    def warning(self) -> str:
        if not self.sure:
            return ""
        return (
            f"{self.range.name}: a case from {self.caseness}, reliable change from {self.change}. "
            f"Not checked against its source ({self.source}); sure to a degree: {self.sure}."
        )


PHQ9 = Threshold("phq9", Decimal(10), Decimal(6), PUBLISHED)
GAD7 = Threshold("gad7", Decimal(8), Decimal(4), PUBLISHED)
# The anxiety measures of one problem. Who has another problem, or none, is counted by GAD-7.
# Four more measures have no threshold that could be found (BIQ, IBS-SSS, PHQ-15, the Chalder
# Fatigue Scale): people with those problems are counted by GAD-7 here.
SPECIFIC = (
    Threshold("mi", Decimal("2.31"), Decimal("0.73"), sure="high", problems=("F400",)),
    Threshold("spin", Decimal(19), Decimal(10), sure="high", problems=("F401",)),
    Threshold("pdss", Decimal(8), Decimal(5), sure="middling to high", problems=("F410",)),
    Threshold("oci", Decimal(40), Decimal(32), sure="high", problems=("F42",)),
    Threshold("pcl5", Decimal(32), Decimal(10), sure="middling to high", problems=("F431",)),
    Threshold("hai", Decimal(18), Decimal(4), sure="high", problems=("F452",)),
)
ANXIETY: dict[str, Threshold] = {each.code: each for each in (GAD7, *SPECIFIC)}
