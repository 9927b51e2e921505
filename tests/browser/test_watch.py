"""The eyes of the journey see: each fault, planted into a page, is found; a good page has none."""

import pytest
from playwright.sync_api import Browser, Route

from tests.browser.watch import Watch

GOOD = """<!doctype html><html lang="en-GB"><title>A page</title>
<meta name="viewport" content="width=device-width"><main><h1>A page</h1>{}</main></html>"""
PLANTED = {
    "<img src='data:image/gif;base64,R0lGODlhAQABAAAAACw='>": "light: image-alt",
    "<p style='color:#bbb'>Pale</p>": "light: color-contrast",
    "<style>@media (prefers-color-scheme: dark) {b {color: #222; background: #111}}</style>"
    "<b>Night</b>": "<b>Night</b>",
    "<h1>Another</h1>": "2 first headings",
    "<p style='width:1290px'>Wide</p>": "at 1280",
    "<script>throw new Error('Broken')</script>": "script: Broken",
    "<script>console.error('Something is wrong')</script>": "Something is wrong",
    "<img alt='' src='https://elsewhere.example/a.png'>": "another host is asked",
    "<link rel='stylesheet' href='/gone.css'>": "gone.css: answered 404",
}


def seen(browser: Browser, main: str = "", *, status: int = 200, scripts: bool = True) -> Watch:
    """What is seen at our.example of a page with that in it, and with nothing that it asks for."""

    def answer(route: Route) -> None:
        is_page = route.request.is_navigation_request()
        body, found = (GOOD.format(main), status) if is_page else ("", 404)
        route.fulfill(status=found, content_type="text/html", body=body)

    context = browser.new_context(viewport={"width": 390, "height": 900})
    context.route("**/*", answer)
    watch = Watch("our.example")
    watch.over(context)
    page = context.new_page()
    page.goto("https://our.example/page/")
    watch.look(page, scripts=scripts)
    context.close()
    return watch


def test_a_good_page_has_no_fault_and_may_say_no(browser: Browser) -> None:
    watch = seen(browser, "<p>Nothing is here.</p>", status=404)
    assert watch.faults == [] and watch.hosts == {"our.example"}


def test_every_fault_is_found(browser: Browser) -> None:
    found = "\n".join(seen(browser, "".join(PLANTED)).faults)
    assert [said for said in PLANTED.values() if said not in found] == []


@pytest.mark.parametrize(
    ("how", "said"), [({"status": 500}, "answered 500"), ({"scripts": False}, "never seen with it")]
)
def test_what_is_not_a_page_is_found(browser: Browser, how: dict[str, int], said: str) -> None:
    assert said in "\n".join(seen(browser, **how).faults)
