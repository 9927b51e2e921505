"""No word of a client's or a visitor's pages is forgotten: each goes through gettext, and stands in
the catalogue. tests/language asks for the pages themselves.

The wording of measures is not among them: that changes only as a validated version.
"""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.utils.translation.template import templatize

ROOT = Path(__file__).parents[2]
SIXTEEN = ROOT / "sixteen"
CATALOGUE = SIXTEEN / "project/locale/cy/LC_MESSAGES/django.po"
# What an editor sees; the page that is written once, as the server starts.
OURS = ("staff.html", "help_now.html", "review.html", "review_panel.html")
TEMPLATES = [
    path
    for room in ("portal", "people", "project", "website")
    for path in sorted(SIXTEEN.glob(f"{room}/templates/**/*.html"))
    if path.name not in OURS and path.parts[-2] != "cms"
]
CODE = [
    *sorted(SIXTEEN.glob("portal/**/*.py")),
    *sorted(SIXTEEN.glob("website/views/*.py")),
    *sorted(SIXTEEN.glob("website/*forms.py")),
    *sorted(SIXTEEN.glob("people/forms/*.py")),
    *sorted(SIXTEEN.glob("people/views/*.py")),
    # What these refuse, a client reads.
    SIXTEEN / "care/actions/own_aims.py",
    SIXTEEN / "people/actions/contact_limits.py",
]
# Blocks that say how a page looks, and what is translated already.
SILENT = re.compile(
    r"\{#.*?#\}|\{% comment.*?endcomment %\}|\{% blocktranslate.*?endblocktranslate %\}"
    r"|\{% block (?:kind|width|robots|place|share_as) %\}.*?\{% endblock %\}",
    re.DOTALL,
)
# An HTML tag may have tags of Django in it.
TAGS = re.compile(
    r"<(?:[^<>{}]|\{\{.*?\}\}|\{%.*?%\})*>|\{%.*?%\}|\{\{.*?\}\}|&[a-z#0-9]+;", re.DOTALL
)
SPOKEN = re.compile(r'\b(?:aria-label|alt|placeholder|title)="([^"{}]*[A-Za-z]{2,}[^"{}]*)"')
HANDED_ON = re.compile(
    r'(?:\|(?:default|default_if_none|yesno):|\b(?:submit|cancel)=)"([^":/]*[a-z]{2}[^":/]*)"'
)
WRITES = (ast.Module, ast.ClassDef, ast.FunctionDef)
MARKS = ("_", "gettext", "gettext_lazy", "gettext_noop", "ngettext")


def forgotten(template: str) -> list[str]:
    """The words in it that nobody could translate."""
    rest = SILENT.sub(" ", template)
    in_tags = [each for each in HANDED_ON.findall(rest) if each != "en-GB"]
    return SPOKEN.findall(rest) + in_tags + re.findall(r"[A-Za-z]{2,}", TAGS.sub(" ", rest))


def untold(code: str) -> list[str]:
    """Sentences in it that nobody could translate: capital letter, two words, and no mark."""
    found: list[str] = []

    def look(node: ast.AST) -> None:
        if isinstance(node, ast.Call) and _name(node.func) in MARKS:
            return
        inside = list(ast.iter_child_nodes(node))
        if isinstance(node, WRITES) and ast.get_docstring(node) is not None:
            inside.remove(node.body[0])
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            return
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            found.extend(re.findall(r"^[A-Z“][\w’,:]* .*[a-z].*", node.value))
        for each in inside:
            look(each)

    look(ast.parse(code))
    return found


def _name(func: ast.expr) -> str:
    return func.id if isinstance(func, ast.Name) else getattr(func, "attr", "")


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.stem)
def test_every_word_of_a_clients_page_can_be_translated(path: Path) -> None:
    assert forgotten(path.read_text("utf-8")) == []


def test_every_sentence_in_the_code_of_these_pages_can_be_translated() -> None:
    found = {path.name: untold(path.read_text("utf-8")) for path in CODE}
    assert {name: left for name, left in found.items() if left} == {}


@pytest.mark.parametrize(
    ("template", "left"),
    [
        ("<p>Hello</p>", ["Hello"]),
        ('<p aria-label="Steps">{{ name }}</p>', ["Steps"]),
        ('{% if a > b %}soon{% else %}{% translate "Hello" %}{% endif %}', ["soon"]),
        ('{{ phone|default:"none" }}{{ name|default:_("none") }}', ["none"]),
        ('{% include "form.html" with submit="Send" %}', ["Send"]),
        ("{% blocktranslate %}Hello {{ name }}{% endblocktranslate %} &middot;", []),
    ],
)
def test_a_word_that_is_planted_is_found(template: str, left: list[str]) -> None:
    assert forgotten(template) == left


@pytest.mark.parametrize(
    ("code", "left"),
    [
        ('"""What it is for."""\nx = _("Choose one.")', []),
        ('def f():\n    """What it does."""\n    return "You have one."', ["You have one."]),
        ('x = {"label": "Your name"}', ["Your name"]),
        ('x = f"For session {n} it is {m}"', ["For session "]),
    ],
)
def test_a_sentence_that_is_planted_in_code_is_found(code: str, left: list[str]) -> None:
    assert untold(code) == left


STRING = r"u?((?:'(?:\\.|[^'\\])*'|\"(?:\\.|[^\"\\])*\"))"
IN_A_TEMPLATE = re.compile(rf"(?:_|gettext)\({STRING}\)")
COUNTED = re.compile(rf"ngettext\({STRING},\s*{STRING}")


def marked() -> Iterator[str]:
    """Every sentence that is marked, in what scripts/words reads."""
    left_out = re.findall(r"--ignore (\w+)", (ROOT / "scripts/words").read_text("utf-8"))
    for path in sorted(SIXTEEN.glob("**/*")):
        if path.suffix not in (".py", ".html", ".txt") or {*path.relative_to(SIXTEEN).parts} & {
            *left_out
        }:
            continue
        text = path.read_text("utf-8")
        if path.suffix == ".py":
            yield from _marked_in_code(text)
        elif "{%" in text or "_(" in text:
            said = templatize(text)
            for each in [*IN_A_TEMPLATE.findall(said), *sum(COUNTED.findall(said), ())]:
                yield ast.literal_eval(each)


def _marked_in_code(text: str) -> Iterator[str]:
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Call) and _name(node.func) in MARKS:
            yield from (
                each.value
                for each in node.args
                if isinstance(each, ast.Constant) and isinstance(each.value, str)
            )


def kept() -> set[str]:
    text = CATALOGUE.read_text("utf-8")
    found = re.findall(r'^msgid(?:_plural)? ((?:"(?:\\.|[^"\\])*"\n?)+)', text, re.MULTILINE)
    return {"".join(map(ast.literal_eval, each.split("\n")[: each.count("\n")])) for each in found}


def test_the_catalogue_has_every_sentence_and_no_other() -> None:
    """`make words` writes it again."""
    assert set(marked()) == kept() - {""}, "Run: make words"


def test_nobody_but_a_translator_has_translated_anything() -> None:
    """The scaffold of Welsh is empty, so that nobody reads what nobody has checked."""
    text = CATALOGUE.read_text("utf-8").partition("\n\n")[2]
    assert re.findall(r'^msgstr(?:\[\d\])? "[^"].*', text, re.MULTILINE) == []
