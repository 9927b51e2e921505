"""Somebody who has a keyboard and no mouse: whatever they press or fill in, they came to by Tab."""

from playwright.sync_api import ElementHandle, Locator

from tests.browser.person import Person

# More stops than any page has: beyond them there is no way to it by the keyboard.
STOPS = 250
IS_THERE = "e => e === document.activeElement"


class ByKeys(Person):
    def click(self, what: Locator) -> None:
        self.reach(what)
        with self.page.expect_navigation():
            self.page.keyboard.press("Enter")
        self._look()

    def open(self, summary: str) -> None:
        self.reach(self.page.locator("summary", has_text=summary))
        self.page.keyboard.press("Enter")

    def reach(self, what: Locator) -> None:
        self._reach_one_of([what.first.element_handle()])

    def _reach_one_of(self, there: list[ElementHandle]) -> ElementHandle:
        for _ in range(STOPS):
            for each in there:
                if each.evaluate(IS_THERE):
                    return each
            self.page.keyboard.press("Tab")
        raise AssertionError(f"Tab never comes to {there[0]} on {self.page.url}")

    def _fill(self, name: str, value: str) -> None:
        field = self.page.locator(f"[name='{name}']:not([type=hidden])")
        kind = field.first.evaluate("e => e.tagName === 'SELECT' ? 'select' : e.type")
        if kind == "radio":
            self._choose(field, value)
        elif kind == "checkbox":
            for each in value.split():
                self._tick(field if value == "on" else self.page.locator(f"[value='{each}']"))
        elif kind == "select":
            self.reach(field)
            label = field.locator(f"option[value='{value}']").inner_text()
            self.page.keyboard.type(label)
        else:
            self.reach(field)
            self.page.keyboard.press("Control+A")
            self.page.keyboard.insert_text(value)

    def _choose(self, field: Locator, value: str) -> None:
        """Tab comes to a group once, to what is chosen or an end of it; arrows go through it."""
        here = self._reach_one_of(field.element_handles())
        for _ in range(field.count()):
            if here.get_attribute("value") == value:
                self.page.keyboard.press("Space")
                return
            self.page.keyboard.press("ArrowDown")
            here = self.page.evaluate_handle("document.activeElement").as_element()
        raise AssertionError(f"no arrow comes to {value} on {self.page.url}")

    def _tick(self, field: Locator) -> None:
        if not field.first.is_checked():
            self.reach(field)
            self.page.keyboard.press("Space")
