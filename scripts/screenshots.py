"""Pictures of the demonstration, page by page, on a phone and on a desk.

python scripts/screenshots.py ADDRESS FOLDER. Pages that do not open, and pages that have to be
scrolled sideways, are named on the way.
"""

import re
import sys
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

WIDTHS = (390, 1280)
CHROMIUM = "/usr/bin/chromium-headless-shell"
# As whom (nobody, or a key of the demonstration's doors), from where, and how many links deep.
WALKS = (
    ("", "/", 2),
    ("", "/account/login/", 0),
    ("", "/demo/", 0),
    ("", "/demo/mail/", 0),
    ("", "/components/", 0),
    ("ada", "/my/", 2),
    ("cass", "/my/", 2),
    ("sunil", "/my/", 2),
    ("ben", "/work/", 3),
    ("ben", "/account/", 1),
    ("marta", "/work/supervision/", 2),
    ("dot", "/work/duty/", 2),
    ("rae", "/office/", 2),
    ("eve", "/office/", 2),
)
LINKS = "all => all.map(a => a.getAttribute('href'))"
WIDER = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
ONE_OF_MANY = re.compile(r"[0-9a-f]{8}-[0-9a-f-]{27}|\d+")


def visit(browser: Browser, address: str, folder: Path, who: str, start: str, depth: int) -> None:
    context = browser.new_context(locale="en-GB")
    page = context.new_page()
    if who:
        page.goto(f"{address}/demo/")
        page.click(f"button[value={who}]")
    for path in reached(page, address, start, depth):
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 900})
            take(page, address, path, folder, who, width)
    context.close()


def reached(page: Page, address: str, start: str, depth: int) -> list[str]:
    """Addresses reached by links from here, one of each kind."""
    found: list[str] = []
    kinds: set[str] = set()
    edge = [start]
    for _ in range(depth + 1):
        further: list[str] = []
        for path in edge:
            kind = ONE_OF_MANY.sub("*", path)
            elsewhere = start != "/" and path.split("/")[1] != start.split("/")[1]
            shown_as_somebody_else = path.startswith("/demo/") and path != start
            if (
                kind in kinds
                or path.endswith((".ics", ".pdf"))
                or elsewhere
                or shown_as_somebody_else
            ):
                continue
            kinds.add(kind)
            answer = page.goto(address + path)
            status = answer.status if answer else "no answer"
            if status != 200:
                print(f"{status}: {path}", file=sys.stderr)
            found.append(path)
            further += page.eval_on_selector_all("a[href^='/']", LINKS)
        edge = further
    return found


def take(page: Page, address: str, path: str, folder: Path, who: str, width: int) -> None:
    page.goto(address + path)
    page.wait_for_load_state("networkidle")
    name = re.sub(r"[^a-z0-9]+", "-", ONE_OF_MANY.sub("one", path)).strip("-")
    page.screenshot(path=folder / f"{who or 'public'}_{name or 'home'}_{width}.png", full_page=True)
    wide = page.evaluate(WIDER)
    if wide > 0:
        print(f"scrolls sideways by {wide}: {path} at {width}", file=sys.stderr)


def main(address: str, folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        for who, start, depth in WALKS:
            visit(browser, address, folder, who, start, depth)
        browser.close()


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
