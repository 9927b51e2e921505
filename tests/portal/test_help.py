"""The numbers shown after an answer are the numbers of the help-now page, which have sources."""

import re

from django.template.loader import render_to_string

from sixteen.website.help_contacts import EMERGENCY, NHS_111, SAMARITANS, SHOUT


def test_the_lines_shown_are_those_of_the_help_now_page():
    shown = re.findall(r'href="((?:tel|sms):[^"]+)"', render_to_string("portal/help_lines.html"))
    assert shown == [contact.link for contact in (EMERGENCY, NHS_111, SAMARITANS, SHOUT)]


def test_more_help_is_one_tap_away():
    assert 'href="/help-now/"' in render_to_string("portal/help_lines.html")
