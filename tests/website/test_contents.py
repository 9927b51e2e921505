"""The words the software brings: whole, sourced, readable, and honest about what is not known."""

import re
import shutil
from datetime import date, timedelta

import pytest

from sixteen.website.content_rules import FITS, OTHER_FIRST, UNDERSTOOD
from sixteen.website.contents import CONTENT, WrongContent, read_contents
from tests.repository.test_words import AMERICAN, NEVER, wrong
from tests.website.reading import grade, syllables

CONTENTS = read_contents()
PAGES = sorted(CONTENTS.pages.values(), key=lambda page: page.ref)
# Twelve-year-olds are in their seventh year of school by the American count of the formula.
AGE_12 = 7
DISHONEST = re.compile(
    r"\b(cur(?:e[sd]?|ing)|proven|guarantee\w*|recover\w*|heal(?:s|ed|ing)?|risk\w*|customers?"
    r"|journeys?|toxic|suffer\w*|battl\w+|victims?|addicts?|commit\w* suicide|unlock\w*|best"
    r"|transform\w*|life-changing|empower\w*|experts?|testimonials?|Sixteen)\b"
)
QUOTED = re.compile(r"[“”\"]|‘[^’]+’")
# What only a source can say: figures, and what somebody who decides or studies has said.
CLAIM = re.compile(r"\d|\b(?:NHS|NICE|stud(?:y|ies)|trials?|research|guideline)\b")
NO_CLAIM = re.compile(
    r"[^.]*\bno study\b[^.]*|NHS Talking Therapies|\b(?:999|111)\b|\b080[08] \d+ \d+"
    r"|\b50 minutes|\[[^\]]*\]\([^)]*\)|(?m:^\d+\.)",
    re.IGNORECASE,
)
EVIDENCE = {
    *("147", "51", "100", "9", "20", "16", "46%", "60", "43%", "46", "28", "90", "2024", "2025"),
    *("1,246", "58", "34", "7", "8", "61", "6"),
}


def every_word(page):
    yield from (page.headline or page.name, page.summary)
    for section in page:
        yield from (section.heading, section.words)


def shown(page):
    """All that a visitor reads, with the help elsewhere and the rows that a practice fills in."""
    yield from every_word(page)
    yield from (f"{each.name} {each.words}" for each in page.other_help)
    yield from (field.label for field in page.fields)
    yield from (source.title for source in page.sources)


def unsupported(page):
    supported = {heading for source in page.sources for heading in source.sections}
    return [
        section.heading
        for section in page.sections
        if section.heading not in supported and CLAIM.search(NO_CLAIM.sub("", section.words))
    ]


def test_the_pages_that_a_practice_begins_with_are_there():
    assert [page.code for page in CONTENTS.of("therapy")] == ["dit", "open-ended"]
    assert len(CONTENTS.of("concern")) >= 20 and len(CONTENTS.of("article")) == 3
    wanted = {"home", "fees", "how-matching-works", "privacy", "help-now", "first-visit"}
    assert wanted <= {page.code for page in CONTENTS.of("page")}


def test_every_way_of_fitting_is_there_and_no_two_pages_share_a_place():
    concerns = CONTENTS.of("concern")
    assert {page.fits for page in concerns} == set(FITS)
    for kind in ("therapy", "concern", "page", "article"):
        orders = [page.order for page in CONTENTS.of(kind)]
        assert orders == list(range(1, len(orders) + 1))


@pytest.mark.parametrize("found", CONTENTS.of("concern"), ids=lambda found: found.code)
def test_a_concern_says_what_dit_is_to_it_with_a_source_and_where_else_to_go(found):
    second = found.sections[1]
    assert second.heading == (OTHER_FIRST if found.fits == "other help first" else UNDERSTOOD)
    assert any(second.heading in source.sections for source in found.sources)
    assert found.other_help and found.also
    assert "](/book/)" not in found.sections[2].words or found.fits != "other help first"


@pytest.mark.parametrize("found", PAGES, ids=lambda found: found.ref)
def test_what_only_a_source_can_say_has_one(found):
    assert unsupported(found) == []


@pytest.mark.parametrize("found", PAGES, ids=lambda found: found.ref)
def test_every_source_supports_something_and_was_read(found):
    for source in found.sources:
        assert source.sections and date(2026, 11, 1) <= source.read <= found.review_by
        assert found.review_by - source.read <= timedelta(days=400)


@pytest.mark.parametrize("found", PAGES, ids=lambda found: found.ref)
def test_a_twelve_year_old_can_read_it(found):
    assert grade("\n\n".join(every_word(found))) <= AGE_12


@pytest.mark.parametrize("found", PAGES, ids=lambda found: found.ref)
def test_no_word_makes_less_of_anybody_or_promises_anything(found):
    words = "\n".join(shown(found))
    assert wrong(words, NEVER, AMERICAN, DISHONEST) == []


@pytest.mark.parametrize("found", PAGES, ids=lambda found: found.ref)
def test_nobody_is_quoted(found):
    assert wrong("\n".join(every_word(found)), QUOTED) == []


def test_the_figures_about_dit_are_those_that_were_checked():
    says = next(each for each in CONTENTS.pages["therapy:dit"].sections if "says" in each.heading)
    assert set(re.findall(r"\d[\d,]*%?", says.words)) == EVIDENCE
    assert "pilot" in CONTENTS.pages["therapy:dit"].sections[7].words


def test_nobody_is_told_to_stay_who_feels_worse():
    for page in CONTENTS.of("therapy"):
        worse = next(each for each in page.sections if each.heading == "If you feel worse")
        assert "stop" in worse.words and "/help-now/" in worse.words
        assert "You need not give a reason" in worse.words


def test_the_page_for_an_emergency_links_to_nothing_that_needs_the_database():
    words = "".join(section.words for section in CONTENTS.pages["page:help-now"])
    assert "](" not in words


def test_links_become_addresses_and_nothing_else_of_the_words_changes():
    html = CONTENTS.pages["concern:sleep"].sections[1].html(lambda ref: f"/at/{ref}/")
    assert '<a href="/at/page:first-visit/">free consultation</a>' in html
    assert html.startswith("<p>There is a kind of CBT")


@pytest.fixture
def folder(tmp_path):
    place = tmp_path / "content"
    shutil.copytree(CONTENT, place, ignore=shutil.ignore_patterns("*.py", "__pycache__"))
    return place


@pytest.mark.parametrize(
    ("file", "there", "instead", "said"),
    [
        ("concerns/ocd.md", "+++\ncode", "code", "TOML between two lines of"),
        ("concerns/ocd.md", "order = 17", "order = ", "is not TOML"),
        ("concerns/ocd.md", 'code = "ocd"', 'code = "OCD"', "the name of the file"),
        ("concerns/ocd.md", 'fits = "other help first"\n', "", "fits is missing"),
        ("concerns/ocd.md", '"other help first"', '"never"', "fits is one of"),
        ("concerns/ocd.md", '"other help first"', '"often"', "How DIT understands it"),
        ("concerns/panic.md", "## What to do now", "## Now", "its sections have to be"),
        ("concerns/ocd.md", "order = 17", 'order = "last"', "not of the kind"),
        ("concerns/ocd.md", 'name = "', f'name = "{"very " * 20}', "3 to 80 can be kept"),
        ("concerns/ocd.md", 'summary = "', f'summary = "{"very " * 30}', "20 to 160"),
        ("concerns/ocd.md", "order = 17", "order = 17\nstars = 5", "stars is not known"),
        ("concerns/ocd.md", '"nhs-ocd", "mind-ocd"', '"nhs-o-c-d"', "not in other_help.toml"),
        ("concerns/ocd.md", "\nnhs-ocd = ", "\nnhs-o-c-d = ", "not in sources.toml"),
        ("concerns/ocd.md", '["Why other', '["How other', "supports no"),
        ("concerns/sleep.md", "(page:first-visit)", "(page:nowhere)", "leads nowhere"),
        ("concerns/sleep.md", "(page:first-visit)", "(https://x.example)", "leads nowhere"),
        ("concerns/sleep.md", "- If you are awake", "> It helped me.", "blockquote"),
        ("concerns/sleep.md", "- If you are awake", "<b>If", "html_inline"),
        ("pages/fees.md", 'kind = "money"', 'kind = "stars"', "the kind of a field"),
        ("therapies/dit.md", 'protocol = "DIT"', 'protocol = "CBT"', "protocol is one of"),
        ("sources.toml", "read = 2026-11-24", 'read = "lately"', "not of the kind"),
        ("other_help.toml", 'checked = ""', 'checked = "yes"', "checked is a day"),
    ],
)
def test_a_planted_fault_is_named_with_its_file(folder, file, there, instead, said):
    path = folder / file
    words = path.read_text("utf-8")
    assert there in words
    path.write_text(words.replace(there, instead, 1), "utf-8")
    with pytest.raises(WrongContent, match=re.escape(said)) as wrongs:
        read_contents(folder)
    assert path.stem in str(wrongs.value)


def test_a_planted_claim_without_a_source_a_hard_page_and_a_promise_are_found(folder):
    path = folder / "concerns" / "anger.md"
    claim = "\nA study found that 80 in 100 were calmer.\n"
    path.write_text(path.read_text("utf-8") + claim, "utf-8")
    assert unsupported(read_contents(folder).pages["concern:anger"]) == ["What to do now"]
    hard = "Psychodynamic psychotherapy facilitates the exploration of unconscious determinants."
    assert grade(hard) > AGE_12 > grade("You can stop at any time. Nobody will mind.")
    assert [syllables(word) for word in ("people", "asked", "hated", "you", "feelings")] == [
        *(2, 1, 2, 1, 2)
    ]
    assert wrong("A proven cure, on your journey", DISHONEST) == ["proven", "cure", "journey"]
    assert wrong("She said: “It helped”", QUOTED)
