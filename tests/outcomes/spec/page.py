"""docs/reference/outcome_rules.md, from the example rows."""

from sixteen.outcomes.classifying import FLAGS
from sixteen.outcomes.grid import grid
from sixteen.outcomes.schema import RANGES
from sixteen.outcomes.thresholds import ANXIETY, PHQ9
from tests.outcomes.spec import Part, Row, parts

ABOUT = """# Outcome rules, by example

Scores in, what a finished course counts as out. These rows are tests
(tests/outcomes/spec/rules.toml): what stands here is what the software does. If you are a
psychotherapist and a row looks wrong to you, please say so. The rules in words stand in
[Outcomes](../explanation/outcomes.md); the software that
applies them to a file of yours is `sixteen outcomes classify`.

"""


def outcome_rules_page() -> str:
    head = ["measure", "a case from", "reliable change from", "how sure"]
    kept = [
        [each.range.name, str(each.caseness), str(each.change), each.sure or "certain"]
        for each in (PHQ9, *ANXIETY.values())
    ]
    note = "\nWhat is not certain was not checked against its source, "
    note += "the NHS Talking Therapies Manual.\n"
    return ABOUT + grid(head, kept) + note + "".join(map(_part, parts()))


def _part(part: Part) -> str:
    head = ["PHQ-9", "anxiety", *(flag.replace("_", " ") for flag in FLAGS)]
    return f"\n## {part.title}\n\n{part.words}\n\n" + grid(head, map(_cells, part.rows))


def _cells(row: Row) -> list[str]:
    anxiety = f"{RANGES[row.anxiety_measure].name} {_pair(row.anxiety_first, row.anxiety_last)}"
    flags = ("yes" if flag in row.flags else "" for flag in FLAGS)
    return [_pair(row.phq9_first, row.phq9_last), anxiety, *flags]


def _pair(first: str, last: str) -> str:
    return f"{first or 'none'} → {last or 'none'}"
