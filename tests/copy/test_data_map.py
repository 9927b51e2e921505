"""Everything that is declared about a person is in their copy, or says why it is not."""

from django.apps import apps

from sixteen.care import copy_parts
from sixteen.journeys.data.map import KNOWN, LEFT_OUT, forgotten, not_there, parts


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
