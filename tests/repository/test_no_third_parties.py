"""A page of ours loads nothing from anybody else, and holds no script or style of its own."""

import hashlib
import json
import re
from collections.abc import Iterable
from pathlib import Path

import pytest
from django.template.loader import get_template

from tests.repository.tree import ROOT, SOURCE, files, name_of

HOST = r"(?:https?:)?//[a-z0-9\[]"
# What makes a browser fetch or send. A link that a person presses (a href) is not among them.
LOADS = re.compile(
    rf"""<(?:link|use|image|base)\b[^>]*?\bhref\s*=\s*["']?\s*{HOST}"""
    rf"""|(?<![-\w])(?:src|srcset|poster|action|formaction|data|ping|background|xlink:href)\s*=\s*"""
    rf"""["']?[^"'>]*?(?<!\w){HOST}"""
    rf"""|url\(\s*["']?\s*{HOST}|@import\b""",
    re.IGNORECASE,
)
# Data that a script of ours reads (application/json) is never run.
INLINE = re.compile(
    r"<script\b(?![^>]*\bsrc\s*=)(?![^>]*\btype=\"application/json\")|<style\b|\sstyle\s*=\s*[\"']|<[a-z][^>]*\son[a-z]+\s*=|javascript:",
    re.IGNORECASE,
)
TEMPLATE_WORDS = re.compile(r"{%\s*comment.*?endcomment\s*%}|{#.*?#}|<!--.*?-->", re.DOTALL)
# The names of SVG and its kin look like addresses; nothing is ever fetched from them.
NAMES = re.compile(r"https?://www\.w3\.org/\d{4}/[\w/]+")
STATIC = SOURCE / "project" / "static"
VENDORED = [STATIC / "vendor", *(ROOT / "tests" / room / "vendor" for room in ("browser", "ical"))]


def bare(path: Path) -> str:
    words = NAMES.sub("", path.read_text("utf-8"))
    if path.suffix in (".css", ".js"):
        words = re.sub(r"/\*.*?\*/", "", words, flags=re.DOTALL)
    if path.suffix == ".js":
        return re.sub(r"(?m)^\s*//.*$", "", words)
    return TEMPLATE_WORDS.sub("", words)


def loads_from_elsewhere(paths: Iterable[Path]) -> list[str]:
    found = []
    for path in paths:
        pattern = re.compile(rf"[\"'`(]\s*{HOST}", re.IGNORECASE) if path.suffix == ".js" else LOADS
        found += [f"{name_of(path)}: {hit.group()}" for hit in pattern.finditer(bare(path))]
    return found


def inline(paths: Iterable[Path]) -> list[str]:
    return [
        f"{name_of(path)}: {hit.group()}" for path in paths for hit in INLINE.finditer(bare(path))
    ]


def pages() -> list[Path]:
    return files(".html", ".svg", ".txt", under=[SOURCE])


def fetched() -> list[Path]:
    return [*pages(), *files(".css", ".js", under=[SOURCE])]


def test_nothing_is_loaded_from_another_host():
    assert len(fetched()) > 90
    assert loads_from_elsewhere(fetched()) == []


def test_no_script_or_style_is_written_into_a_page():
    assert inline(pages()) == []


def test_no_script_makes_code_out_of_words():
    made = [
        path
        for path in files(".js", under=[SOURCE])
        if re.search(r"\beval\(|new Function", bare(path))
    ]
    assert made == []


def template_names() -> list[str]:
    found = files(".html", ".txt", ".xml", under=SOURCE.glob("*/templates"))
    return [path.as_posix().split("/templates/", 1)[1] for path in found]


@pytest.mark.parametrize("name", template_names())
def test_every_template_can_be_loaded(name):
    origin = Path(get_template(name).origin.name)
    assert origin.is_relative_to(SOURCE), f"{name} is hidden by {origin}"


def test_no_two_rooms_have_a_template_of_the_same_name():
    assert len(template_names()) == len(set(template_names())) > 80


@pytest.mark.parametrize("place", VENDORED, ids=name_of)
def test_what_others_made_is_what_the_manifest_says(place):
    manifest = json.loads((place / "manifest.json").read_text("utf-8"))
    said = {name: digest for package in manifest for name, digest in package["files"].items()}
    there = {
        path.relative_to(place).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in place.rglob("*")
        if path.is_file() and path.name != "manifest.json"
    }
    assert there == said
    assert all(each["licence"] and each["version"] and each["source"] for each in manifest)


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("a.html", '<link rel="stylesheet" href="https://fonts.example/css">'),
        ("a.html", '<script src="//cdn.example/a.js"></script>'),
        ("a.html", '<img srcset="/a.png 1x, https://cdn.example/b.png 2x">'),
        ("a.html", '<form method="post" action="https://elsewhere.example/">'),
        ("a.css", "@import 'more.css';"),
        ("a.css", "a { background: url(//cdn.example/a.png) }"),
        ("a.js", 'fetch("https://count.example/")'),
    ],
)
def test_a_planted_load_is_found(name, words, tmp_path):
    (tmp_path / name).write_text(words)
    assert loads_from_elsewhere([tmp_path / name])


@pytest.mark.parametrize(
    "words",
    ["<script>a()</script>", "<style>a{}</style>", '<p style="color:red">', '<a onclick="b()">'],
)
def test_planted_inline_code_is_found(words, tmp_path):
    (tmp_path / "a.html").write_text(words)
    assert inline([tmp_path / "a.html"])


def test_a_link_that_a_person_presses_and_a_name_are_no_load(tmp_path):
    words = '<a href="https://www.nhs.uk/">NHS</a><svg xmlns="http://www.w3.org/2000/svg"></svg>'
    (tmp_path / "a.html").write_text(words)
    assert loads_from_elsewhere([tmp_path / "a.html"]) == []
