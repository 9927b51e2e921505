"""The words that clients read are the project's own, and British."""

import re
from collections.abc import Iterable

import pytest

from sixteen.project.kinds import KINDS
from tests.repository.tree import SOURCE, files, name_of, spoken

CLIENTS_READ = ("website", "portal", "people")
# Pages that only staff read, by the base that they extend.
FOR_STAFF = re.compile(r"{%\s*extends \"staff\.html\"")
NEVER = re.compile(
    r"\b(patients?|practitioners?|risk[ -]levels?|(?:high|low|medium) risk|repress(?:ed|ion)"
    r"|no-shows?|defaulted|non-complian\w+|suicidal)\b",
    re.IGNORECASE,
)
AMERICAN = re.compile(
    r"\b(colors?|favorites?|behaviors?|behavioral|centers?|centered|counselors?|counseling|cancel(?:ed|ing)"
    r"|travel(?:ed|ing)|organi[z]ations?|apologi[z]e|recogni[z]e|reali[z]e|summari[z]e|enroll"
    r"|enrollment|fulfill|honor|labor|neighbors?|programs?|inquir(?:y|ies)|gray|license[ds]?|defense)\b",
    re.IGNORECASE,
)
# What a message that somebody else may read never says.
TELLING = re.compile(
    r"\b(therap\w*|session\w*|DIT|counsel\w*|mental|depress\w*|anxi\w*|question\w*|focus|letter"
    r"|note|safety|suicid\w*|PHQ\S*|GAD\S*|clinic(?!ian)\w*)\b",
    re.IGNORECASE,
)
CODE = re.compile(r"{%.*?%}|{{.*?}}|{#.*?#}", re.DOTALL)
TAGS = re.compile(r"<[^>]*>")
SAID_IN_TAGS = re.compile(r"\b(?:alt|title|aria-label|placeholder|content)=\"([^\"]*)\"")


def read_by_people(words: str) -> str:
    """The words of a template as they are read or heard, without its code and its tags."""
    words = re.sub(r"{%\s*comment.*?endcomment\s*%}", " ", words, flags=re.DOTALL)
    words = CODE.sub(" ", words)
    return TAGS.sub(" ", words) + " " + " ".join(SAID_IN_TAGS.findall(words))


def wrong(words: str, *patterns: re.Pattern[str]) -> list[str]:
    return [hit.group() for pattern in patterns for hit in pattern.finditer(words)]


def client_templates() -> Iterable[tuple[str, str]]:
    rooms = [SOURCE / room / "templates" for room in (*CLIENTS_READ, "project")]
    for path in files(".html", ".txt", under=rooms):
        words = path.read_text("utf-8")
        if not FOR_STAFF.search(words) and path.name != "staff.html":
            yield name_of(path), read_by_people(words)


def client_words() -> Iterable[tuple[str, str]]:
    """Everything that clients read: pages, the words of forms and views, messages."""
    yield from client_templates()
    rooms = [SOURCE / room for room in (*CLIENTS_READ, "ical")]
    for path in files(".py", under=rooms):
        for line, words in spoken(path):
            if " " in words:
                yield f"{name_of(path)}:{line}", words
    for kind in KINDS.values():
        yield kind.name, f"{kind.subject} {kind.body} {kind.text}"


def test_clients_read_no_word_that_makes_them_less():
    found = [(where, wrong(words, NEVER)) for where, words in client_words()]
    assert len(found) > 200
    assert [(where, hits) for where, hits in found if hits] == []


def test_every_page_is_in_british_english():
    found = [
        (name_of(path), wrong(read_by_people(path.read_text("utf-8")), AMERICAN))
        for path in files(".html", ".txt", under=[SOURCE])
    ]
    found += [(where, wrong(words, AMERICAN)) for where, words in client_words()]
    assert [(where, hits) for where, hits in found if hits] == []


def test_no_message_says_what_it_is_about():
    """An e-mail may be read by somebody else: it never names the therapy."""
    found = [
        (kind.name, wrong(f"{kind.subject} {kind.body} {kind.text}", TELLING))
        for kind in KINDS.values()
    ]
    assert [(name, hits) for name, hits in found if hits] == []
    assert wrong("Your therapy session on Monday", TELLING)


@pytest.mark.parametrize(
    "words", ["<p>Each patient has</p>", '<img alt="A practitioner">', "<p>Your risk level</p>"]
)
def test_a_planted_word_is_found(words):
    assert wrong(read_by_people(words), NEVER)


def test_a_planted_spelling_is_found_and_code_is_not():
    assert wrong(read_by_people("<p>It was canceled at the center</p>"), AMERICAN) == [
        "canceled",
        "center",
    ]
    words = '<p class="center">{% include "patient.html" %}{{ color }}</p>'
    assert wrong(read_by_people(words), AMERICAN, NEVER) == []
