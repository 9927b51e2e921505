"""What every page that somebody opens has to hold. What does not is kept, in words, as a fault."""

import re
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, ConsoleMessage, Page, Request, Response, WebError

AXE = (Path(__file__).parent / "vendor" / "axe.min.js").read_text()
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
WIDTHS = (390, 1280)
MEASURED = """() => ({
    headings: [...document.querySelectorAll("h1")].filter(each => each.innerText.trim()).length,
    wider: document.documentElement.scrollWidth - document.documentElement.clientWidth,
})"""
# Only what is wrong comes back, in words; nothing is loaded a second time to look at it.
JUDGED = """async rules => {
    const asked = {runOnly: rules, resultTypes: ["violations"], preload: false};
    const found = await axe.run(document, asked);
    return found.violations.map(each => each.id + ": " + each.help + ": " +
        each.nodes.slice(0, 3).map(node => node.html.slice(0, 120)).join("; "));
}"""
# The browser's own words for an answer of 400 and more, which `_answered` judges.
STATUS = "Failed to load resource: the server responded with a status of"


class Watch:
    """host: the only one that may be asked for anything. seen: kinds of page looked at whole.

    axe: whether axe looks too; at_night: and once more at the colours of the dark.
    """

    def __init__(self, host: str, *, axe: bool = True, at_night: bool = True) -> None:
        self.host, self.axe, self.at_night = host, axe, at_night
        self.hosts: set[str] = set()
        self.seen: set[str] = set()
        self.faults: list[str] = []

    def over(self, context: BrowserContext) -> None:
        """Everything that this browser asks for and complains of."""
        context.on("request", self._asked)
        context.on("response", self._answered)
        context.on("console", self._complained)
        context.on("weberror", self._failed)

    def look(self, page: Page, *, scripts: bool = True) -> None:
        """One heading, no scrolling sideways; once for each kind of page at both widths, and axe.

        scripts: whether this browser has JavaScript, without which axe does not run. Without it
        the page has to be of a kind that was looked at with it.
        """
        kind = kind_of(page)
        if kind in self.seen:
            self._measure(page)
            return
        if not scripts:
            self._fault(page, "without JavaScript a page that was never seen with it")
            return
        self.seen.add(kind)
        own = page.viewport_size
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": own["height"]})
            self._measure(page)
        page.set_viewport_size(own)
        if self.axe:
            self._axe(page)

    def _measure(self, page: Page) -> None:
        found = page.evaluate(MEASURED)
        if found["headings"] != 1:
            self._fault(page, f"{found['headings']} first headings")
        if found["wider"] > 0:
            width = page.viewport_size["width"]
            self._fault(page, f"scrolls sideways by {found['wider']} at {width}")

    def _axe(self, page: Page) -> None:
        """In daylight every rule, at night the colours."""
        page.evaluate(AXE)
        night = [("dark", ["color-contrast"])] if self.at_night else []
        for scheme, rules in [("light", RULES), *night]:
            page.emulate_media(color_scheme=scheme)
            for fault in page.evaluate(JUDGED, rules):
                self._fault(page, f"{scheme}: {fault}")
        page.emulate_media(color_scheme="light")

    def _asked(self, request: Request) -> None:
        parts = urlsplit(request.url)
        if parts.scheme in ("data", "blob", "about"):
            return
        self.hosts.add(parts.netloc)
        if parts.netloc != self.host:
            self._fault(request, "another host is asked")

    def _answered(self, response: Response) -> None:
        """A page may say no in a form or to a stranger; what a page is made of has to be there."""
        worst = 500 if response.request.is_navigation_request() else 400
        if response.status >= worst:
            self._fault(response, f"answered {response.status}")

    def _complained(self, said: ConsoleMessage) -> None:
        if said.type == "error" and not said.text.startswith(STATUS):
            self._fault(said.page, said.text)

    def _failed(self, error: WebError) -> None:
        self._fault(error.page, f"script: {error.error}")

    def _fault(self, where: Page | Request | Response | None, words: str) -> None:
        fault = f"{where.url if where else 'somewhere'}: {words}"
        # Shown by pytest where the test stops before it comes to its end.
        print(fault)
        self.faults.append(fault)


def kind_of(page: Page) -> str:
    """Address and title without what differs from one person, course or question to the next."""
    parts = urlsplit(page.url).path.strip("/").split("/")
    path = "/".join("*" if _one_of_many(part) else part for part in parts)
    return f"{path} {re.sub(r'[0-9]+', '*', page.title())}"


def _one_of_many(part: str) -> bool:
    return len(part) > 24 or any(letter.isdigit() for letter in part)
