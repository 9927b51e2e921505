"""Whose form is kept where it came too late: only one that our own pages sent."""

import pytest
from django.test import RequestFactory

from sixteen.people.kept import from_our_own_page


@pytest.mark.parametrize(
    ("headers", "ours"),
    [
        ({"origin": "https://testserver"}, True),
        ({"referer": "https://testserver/my/"}, True),
        ({"origin": "https://testserver.evil.example"}, False),
        ({"referer": "https://testserver.evil.example/my/"}, False),
        ({"referer": "http://testserver/my/"}, False),
        ({"origin": "https://evil.example", "referer": "https://testserver/"}, False),
        ({}, False),
    ],
)
def test_only_a_form_of_our_own_pages_is_kept(headers: dict[str, str], ours: bool) -> None:
    request = RequestFactory().post("/my/", secure=True, headers=headers)
    assert from_our_own_page(request) is ours
