"""Everything that is declared about a person is in their copy, or says why it is not."""

from django.apps import apps

from sixteen.care import copy_parts
from sixteen.journeys.data.map import KNOWN, LEFT_OUT, parts, personal_fields
from sixteen.journeys.hanging import Kind, ways
from sixteen.people.models import Account


def forgotten() -> list[str]:
    """Kinds and fields that neither have words nor a reason to be left out."""
    found = []
    for kind in [*ways(), Account]:
        label = kind._meta.label
        if label in LEFT_OUT:
            continue
        if label not in KNOWN:
            found.append(label)
            continue
        part = KNOWN[label]
        said = {*part.fields, *part.left_out}
        found += [f"{label}.{name}" for name in personal_fields(kind) if name not in said]
    return found


def not_there() -> list[str]:
    """Words about what is no kind or no field any more."""
    kinds: dict[str, Kind] = {kind._meta.label: kind for kind in [*ways(), Account]}
    found = [label for label in {**KNOWN, **LEFT_OUT} if label not in kinds]
    for label, part in KNOWN.items():
        if label in kinds:
            names = {each.name for each in kinds[label]._meta.get_fields()}
            said = {*part.fields, *part.left_out, part.when} - {""}
            found += [f"{label}.{name}" for name in sorted(said - names)]
    return found


def test_no_kind_and_no_field_is_forgotten():
    """A new one fails here: give it words in care/copy_parts.py or journeys/data/people.py."""
    assert forgotten() == []
    assert not_there() == []
    assert len(parts()) > 45
    assert all(part.title and all(part.fields.values()) for part in KNOWN.values())
    assert all(len(reason) > 10 for reason in LEFT_OUT.values())


def test_planted_a_new_field_and_a_new_kind_are_found(monkeypatch):
    moment = apps.get_model("care", "Moment")
    monkeypatch.setattr(moment.Declared, "clinical", ("words", "speaks_to", "made_at"))
    assert forgotten() == ["care.Moment.made_at"]
    monkeypatch.delitem(copy_parts.PARTS, "care.Plan")
    monkeypatch.delitem(KNOWN, "care.Plan")
    assert "care.Plan" in forgotten()
    # Without words it is in the copy all the same, and only after a decision.
    plan = apps.get_model("care", "Plan")
    assert list(parts()[plan].fields) == ["parts"] and not parts()[plan].own(plan())
