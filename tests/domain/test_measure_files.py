"""A definition file is taken whole or not at all, and says by place what is wrong."""

import re

import pytest

from sixteen.domain.measures import catalogue
from sixteen.domain.measures.catalogue import MEASURES
from sixteen.domain.measures.definition import DOES_NOT_APPLY, NOT_APPLICABLE, InvalidAnswer
from sixteen.domain.measures.files import NotTaken, read
from sixteen.domain.measures.phq9 import PHQ9
from sixteen.domain.measures.phq15 import PHQ15
from sixteen.domain.measures.scorer import score
from sixteen.domain.measures.wsas import WSAS

LICENCE = """
[licence]
terms = "Free for everybody."
source = "https://example.org/terms"
cleared_by = "A. Person"
cleared_on = 2026-11-01
"""
WHOLE = f"""
code = "calm2"
name = "Calm-2"
version = "2026"
stem = "In the last week, how often"
{LICENCE}
[[items]]
text = "were you calm?"
[[items]]
text = "did you think of hurting yourself?"
safety = true
[[options]]
value = 0
label = "Never"
[[options]]
value = 2
label = "Often"
[[bands]]
low = 0
high = 2
label = "lower"
[[bands]]
low = 3
high = 4
label = "higher"
"""
PACK = f"""
text_for = "wsas"
version = "ours 2026"
stem = "A stem of our own"
{LICENCE}permission = "Contract 12 of 1 November 2026"
""" + "".join(f'[[items]]\ntext = "Words {n}"\n' for n in range(1, 6))


def places(words, known=MEASURES):
    with pytest.raises(NotTaken) as refused:
        read(words, "calm.toml", known)
    assert all(each.file == "calm.toml" and each.reason for each in refused.value.problems)
    return [each.place for each in refused.value.problems]


def changed(*pairs, words=WHOLE):
    for before, after in pairs:
        assert before in words
        words = words.replace(before, after, 1)
    return words


def test_a_whole_measure_scores_like_ours_and_its_safety_question_counts():
    calm = read(WHOLE, "calm.toml", MEASURES)
    assert [item.code for item in calm.items] == ["calm2_1", "calm2_2"]
    assert [item.code for item in calm.safety_items] == ["calm2_2"]
    found = score(calm, {"calm2_1": 2, "calm2_2": 2})
    assert (found.total, found.band.label, calm.highest) == (4, "higher", 4)
    assert calm.caseness is None and calm.reliable_change is None and not calm.is_usual
    assert "calm2" not in MEASURES


@pytest.mark.parametrize(
    ("pairs", "place"),
    [
        ([("[licence]", "[licences]")], ["licence", "licence.terms", "licence.source",
          "licence.cleared_by", "licence.cleared_on", "licences"]),
        ([('cleared_by = "A. Person"', "")], ["licence.cleared_by"]),
        ([("cleared_on = 2026-11-01", 'cleared_on = "soon"')], ["licence.cleared_on"]),
        ([('"https://example.org/terms"', '"in a drawer"')], ["licence.source"]),
        ([('"Calm-2"', '"CORE 10"')], ["licence.permission"]),
        ([('"calm2"', '"phq9"')], ["code"]),
        ([('"calm2"', '"Calm 2"')], ["code"]),
        ([('version = "2026"', "version = 2026")], ["version"]),
        ([("safety = true", 'safety = "yes"')], ["items[2].safety"]),
        ([("safety = true", "safety = true\nmay_not_apply = true")], ["items[2].may_not_apply"]),
        ([("safety = true", "safty = true")], ["items[2].safty"]),
        ([("value = 2", "value = 0")], ["options[2].value", "bands"]),
        ([("value = 2", "value = -2")], ["options[2].value", "bands"]),
        ([("value = 0", "value = 1")], ["options"]),
        ([("low = 3", "low = 2")], ["bands[2].low"]),
        ([("high = 4", "high = 5")], ["bands"]),
        ([('stem = "', 'caseness = 2\nstem = "')], ["source_of_numbers"]),
        ([('stem = "', 'language = "cy"\nstem = "')], ["validated"]),
        ([('stem = "', 'language = "Welsh"\nstem = "')], ["language", "validated"]),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_with_its_place(pairs, place):
    assert sorted(places(changed(*pairs))) == sorted(place)


def test_all_that_is_wrong_is_said_at_once_and_no_toml_is_said_too():
    assert len(places('code = "x"')) > 6
    assert places("code = ") == ["the whole file"]


def test_a_translation_is_taken_as_a_validated_version_and_is_kept_with_the_answers():
    validated = '[validated]\nby = "Its authors"\nsource = "https://example.org/cy"\n[licence]'
    words = changed(('stem = "', 'language = "cy"\nstem = "'), ("[licence]", validated))
    assert read(words, "calm.toml", MEASURES).edition == "2026 (cy)"


TRANSLATED = (
    'translation_of = "gad7"\nlanguage = "cy"\nversion = "2026"\nstem = "S"\nabout = "A"\n'
    '[validated]\nby = "Its authors"\nsource = "https://example.org/cy"\n'
    '[licence]\nterms = "Free"\nsource = "https://example.org"\ncleared_by = "A. Person"\n'
    "cleared_on = 2026-11-01\n"
    + "".join(f'[[items]]\ntext = "Q{number}"\n' for number in range(1, 8))
    + "".join(f'[[options]]\nvalue = {value}\nlabel = "L{value}"\n' for value in range(4))
)


def test_a_validated_translation_stands_beside_the_english_words(monkeypatch):
    monkeypatch.setattr(catalogue, "TRANSLATIONS", {})
    held = read(TRANSLATED, "gad7-cy.toml", MEASURES)
    catalogue.use([held])
    assert catalogue.measure_in("gad7", "cy").items[6].text == "Q7" and held.edition == "2026 (cy)"
    assert [item.code for item in held.items] == [item.code for item in MEASURES["gad7"].items]
    assert [option.value for option in held.options] == [0, 1, 2, 3]
    assert catalogue.measure_in("gad7", "en-gb") is catalogue.measure_in("gad7", "pl")
    assert catalogue.measure("gad7").language == "en"


@pytest.mark.parametrize(
    ("change", "place"),
    [
        (('language = "cy"', 'language = "en"'), ["language"]),
        (
            ('[validated]\nby = "Its authors"\nsource = "https://example.org/cy"\n', ""),
            ["validated"],
        ),
        (('[[options]]\nvalue = 3\nlabel = "L3"\n', ""), ["options"]),
        (('[[items]]\ntext = "Q7"\n', ""), ["items"]),
        (('"gad7"', '"phq15"'), ["translation_of"]),
        (('"gad7"', '"wsas"'), ["translation_of"]),
        (('"2026"', '"of the year 2026"'), ["version"]),
    ],
)
def test_a_translation_is_whole_and_validated_or_not_taken(change, place):
    found = places(TRANSLATED.replace(*change), MEASURES)
    assert set(place) <= set(found)


def test_a_text_pack_gives_a_shell_its_words_and_nothing_else():
    held = read(PACK, "wsas.toml", MEASURES)
    assert held.has_text and held.items[0].text == "Words 1"
    assert "Contract 12" in held.licence and held.version == "ours 2026"
    assert [item.may_not_apply for item in held.items] == [True, False, False, False, False]
    assert places(PACK.replace("wsas", "phq9"), MEASURES) == ["text_for"]
    assert places(re.sub("permission.*\n", "", PACK)) == ["licence.permission"]
    assert places(PACK.replace('[[items]]\ntext = "Words 5"\n', "")) == ["items"]


def test_four_answers_of_wsas_are_four_and_no_total_and_there_are_no_words():
    five = score(WSAS, {f"wsas_{n}": 4 for n in range(1, 6)})
    assert (five.total, five.band, five.part) == (20, None, None)
    four = score(WSAS, {"wsas_1": NOT_APPLICABLE} | {f"wsas_{n}": 8 for n in range(2, 6)})
    assert (four.total, four.part, four.part_of) == (None, 32, 32)
    assert (four.complete, four.missing, four.not_applicable) == (True, (), ("wsas_1",))
    gap = score(WSAS, {"wsas_1": NOT_APPLICABLE} | {f"wsas_{n}": 8 for n in range(2, 5)})
    assert gap.part is None and gap.missing == ("wsas_5",)
    with pytest.raises(InvalidAnswer):
        score(WSAS, {"wsas_2": NOT_APPLICABLE})
    assert (WSAS.caseness, WSAS.reliable_change, WSAS.bands) == (None, None, ())
    assert not WSAS.has_text and all("printed form" in item.text for item in WSAS.items)


def test_phq15_is_the_sum_of_fifteen_or_of_the_fourteen_that_apply():
    answers = {f"phq15_{n}": 2 for n in range(1, 16)}
    assert score(PHQ15, answers).total == PHQ15.highest == 30
    apart = score(PHQ15, answers | {"phq15_4": NOT_APPLICABLE})
    assert (apart.total, apart.band.label) == (28, "high")
    assert score(PHQ15, answers | {"phq15_4": None}).total is None
    assert PHQ15.choices(PHQ15.item("phq15_4"))[-1] == DOES_NOT_APPLY
    assert PHQ15.choices(PHQ15.item("phq15_5")) == PHQ15.options
    assert [item.code for item in PHQ15.items if item.may_not_apply] == ["phq15_4"]
    with pytest.raises(InvalidAnswer):
        PHQ9.option(NOT_APPLICABLE)
    assert [score(PHQ15, {**dict.fromkeys(answers, 0), **{f"phq15_{n}": 1 for n in range(1, k)}})
            .band.label for k in (1, 6, 11)] == ["minimal", "low", "medium"]  # fmt: skip
