"""A command that reads the record, where there is none, says so in words."""

import pytest
from django.db import OperationalError, ProgrammingError

from sixteen.outcomes import command
from sixteen.outcomes.commands import extract, plan


@pytest.mark.parametrize("why", [OperationalError, ProgrammingError])
@pytest.mark.parametrize(
    ("part", "asked"), [(extract, ["extract", "--out", "x"]), (plan, ["plan"])]
)
def test_no_database_is_said_without_what_it_said_itself(
    why: type[Exception],
    part: object,
    asked: list[str],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    def run(options: object) -> int:
        raise why("no such table: Ada Lovelace")

    monkeypatch.setattr(part, "run", run)
    told = command.alone(asked) if asked == ["plan"] else command.main(asked)
    said = capsys.readouterr().err
    assert told == 2 and "sixteen migrate" in said and "Ada" not in said


def test_a_fault_of_ours_is_no_missing_record(monkeypatch: pytest.MonkeyPatch) -> None:
    def run(options: object) -> int:
        raise ValueError

    monkeypatch.setattr(plan, "run", run)
    with pytest.raises(ValueError):
        command.alone(["plan"])
