"""A page as a browser has it: its title, its forms with what stands in them, and its errors."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from html.parser import HTMLParser

VOID = {"area", "br", "col", "hr", "img", "input", "link", "meta"}
CONTROLS = ("input", "textarea", "select", "button")


class Node:
    """One element. Iterating gives it and every element inside it, in the order of the page."""

    def __init__(self, tag: str, attrs: dict[str, str], parent: "Node | None" = None) -> None:
        self.tag, self.attrs, self.parent = tag, attrs, parent
        self.inside: list[Node | str] = []

    def __iter__(self) -> Iterator["Node"]:
        yield self
        for each in self.inside:
            if isinstance(each, Node):
                yield from each

    @property
    def text(self) -> str:
        return "".join(each if isinstance(each, str) else each.text for each in self.inside)

    @property
    def around(self) -> Iterator["Node"]:
        """It and what it stands in, from the inside out."""
        node: Node | None = self
        while node is not None:
            yield node
            node = node.parent

    def find(self, *tags: str, **attrs: str) -> list["Node"]:
        return [
            node
            for node in self
            if (not tags or node.tag in tags)
            and all(node.attrs.get(name) == value for name, value in attrs.items())
        ]


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.root = self.at = Node("", {})

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_startendtag(tag, attrs)
        if tag not in VOID:
            self.at = self.at.inside[-1]

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.at.inside.append(Node(tag, {name: value or "" for name, value in attrs}, self.at))

    def handle_endtag(self, tag: str) -> None:
        closed = next((node for node in self.at.around if node.tag == tag), None)
        if closed is not None and closed.parent is not None:
            self.at = closed.parent

    def handle_data(self, data: str) -> None:
        self.at.inside.append(data)


def kind_of(control: Node) -> str:
    """text, tel, hidden, radio, textarea, select, button …"""
    return control.attrs.get("type", "text") if control.tag == "input" else control.tag


def values_of(control: Node) -> list[str]:
    """What stands in it and would be sent."""
    if control.tag == "textarea":
        return [re.sub(r"\A\r?\n", "", control.text)]
    if control.tag == "select":
        options = control.find("option")
        chosen = [each for each in options if "selected" in each.attrs] or options[:1]
        return [each.attrs.get("value", each.text) for each in chosen]
    if kind_of(control) in ("radio", "checkbox") and "checked" not in control.attrs:
        return []
    return [control.attrs.get("value", "")]


class Form:
    """One form of a page: where it is sent to, and its controls by name.

    outside: controls that stand elsewhere on the page and say that they are of this form.
    """

    def __init__(self, node: Node, address: str, outside: Sequence[Node] = ()) -> None:
        self.address = node.attrs.get("action") or address
        self.unchecked = "novalidate" in node.attrs
        self.controls: dict[str, list[Node]] = {}
        for each in [*node.find(*CONTROLS), *outside]:
            if name := each.attrs.get("name"):
                self.controls.setdefault(name, []).append(each)

    def kind(self, name: str) -> str:
        return kind_of(self.controls[name][0])

    def is_secret(self, name: str) -> bool:
        """A password or a code: not shown again, not kept in the clear."""
        told = self.controls[name][0].attrs.get("autocomplete", "")
        return self.kind(name) == "password" or told == "one-time-code"

    def offers(self, name: str, values: Sequence[str]) -> bool:
        """Whether it has this field, and these choices or buttons in it."""
        if name not in self.controls:
            return False
        if self.kind(name) not in ("radio", "checkbox", "button"):
            return True
        return set(values) <= {each.attrs.get("value", "on") for each in self.controls[name]}

    @property
    def standing(self) -> dict[str, list[str]]:
        """Everything that would be sent if no button with a name was pressed."""
        return {
            name: [value for node in nodes for value in values_of(node)]
            for name, nodes in self.controls.items()
            if self.kind(name) != "button"
        }


class Page:
    def __init__(self, html: str, address: str = "") -> None:
        reader = _Reader()
        reader.feed(html)
        reader.close()
        self.root, self.address = reader.root, address

    @cached_property
    def title(self) -> str:
        return "".join(node.text for node in self.root.find("title"))

    @cached_property
    def text(self) -> str:
        return self.root.text

    @cached_property
    def forms(self) -> list[Form]:
        return [
            Form(node, self.address, self.root.find(*CONTROLS, form=node.attrs.get("id", "-")))
            for node in self.root.find("form")
        ]

    @cached_property
    def by_id(self) -> dict[str, Node]:
        return {node.attrs["id"]: node for node in self.root if "id" in node.attrs}

    @cached_property
    def summary(self) -> Node | None:
        """The box above a form that says what has to be looked at again."""
        boxes = (n for n in self.root if "error-summary" in n.attrs.get("class", "").split())
        return next(boxes, None)

    @cached_property
    def said(self) -> str:
        """What the alerts and notices of this page say."""
        told = [node.text for node in self.root if node.attrs.get("role") in ("alert", "status")]
        return " ".join(" ".join(told).split())

    def form_to(self, address: str, typed: Mapping[str, Sequence[str]]) -> Form:
        """The form that is sent there and can be filled in like this."""
        there = [form for form in self.forms if form.address == address]
        for form in there:
            if all(form.offers(name, values) for name, values in typed.items()):
                return form
        offered = [sorted(form.controls) for form in there]
        raise AssertionError(f"“{self.title}” has no form with {sorted(typed)}: {offered}")
