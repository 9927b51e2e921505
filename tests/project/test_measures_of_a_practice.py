"""A folder of definition files: what is right can be asked, what is wrong stops `sixteen check`."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from sixteen.domain.measures import catalogue
from sixteen.project.readiness import _settings_problems
from sixteen.questionnaires.measure_files import use_folder
from tests.domain.test_measure_files import PACK, WHOLE


@pytest.fixture(autouse=True)
def as_before(monkeypatch):
    monkeypatch.setattr(catalogue, "MEASURES", catalogue.MEASURES)
    kept = dict(catalogue.MEASURES)
    yield
    catalogue.MEASURES.clear()
    catalogue.MEASURES.update(kept)


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "calm.toml").write_text(WHOLE, "utf-8")
    (tmp_path / "wsas.toml").write_text(PACK, "utf-8")
    (tmp_path / "readme.txt").write_text("not one", "utf-8")
    return tmp_path


def test_what_is_right_can_be_asked(folder):
    assert use_folder(folder) == []
    assert catalogue.measure("calm2").name == "Calm-2"
    assert catalogue.measure("wsas").has_text and "wsas" in catalogue.with_text()
    assert catalogue.usual() == ["phq9", "gad7"]
    assert use_folder(None) == []


def test_what_is_wrong_is_named_and_check_refuses(folder, settings):
    (folder / "bad.toml").write_text(WHOLE.replace("[licence]", "[license]"), "utf-8")
    (folder / "worse.toml").write_bytes(b"\xff\xfe")
    problems = [str(each) for each in use_folder(folder)]
    assert any(line.startswith("bad.toml, licence.terms: ") for line in problems)
    assert any(line.startswith("worse.toml, the whole file: ") for line in problems)
    assert catalogue.measure("calm2")
    settings.MEASURE_PROBLEMS = problems
    said = [line for line in _settings_problems() if "questionnaire cannot be used" in line]
    assert len(said) == len(problems)
    settings.MEASURE_PROBLEMS = [str(each) for each in use_folder(folder / "nothing")]
    assert "no such folder" in settings.MEASURE_PROBLEMS[0]


def test_the_command_lists_terms_and_ends_with_an_error_for_a_wrong_file(folder):
    said = StringIO()
    call_command("measures", stdout=said)
    assert "phq9: PHQ-9 1999, 9 questions. Free to reproduce" in said.getvalue()
    assert "wsas: WSAS" in said.getvalue() and "Not shown on a screen." in said.getvalue()
    call_command("measures", str(folder / "calm.toml"), stdout=said)
    assert "calm.toml: Calm-2 2026 can be used." in said.getvalue()
    with pytest.raises(CommandError, match=r"calm\.toml, the whole file: this is not TOML"):
        (folder / "calm.toml").write_text("code =", "utf-8")
        call_command("measures", str(folder / "calm.toml"), stdout=said)
