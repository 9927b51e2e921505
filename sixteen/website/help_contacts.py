"""Whom to ring when it cannot wait: data, each with its source and the day it was checked.

For England. A service elsewhere, or with lines of its own, edits this list, and checks it again
twice a year. Nothing stands here without a source that was read.
"""

from dataclasses import dataclass
from datetime import date

BACP_111 = (
    "https://bacp.co.uk/news/news-from-bacp/2024/"
    "27-august-nhs-111-service-introduces-mental-health-support"
)
SAMARITANS_PAGE = "https://www.samaritans.org/how-we-can-help/contact-samaritan/"
NHS_TRUST = "https://www.cwp.nhs.uk/getting-help/need-urgent-help"
PAPYRUS_PAGE = "https://www.papyrus-uk.org/hopelineuk-faqs/"
KICKS = "https://www.kickstherapy.com/blog/mental-health-crisis-resources-uk"
CHECKED = date(2026, 11, 24)


@dataclass(frozen=True)
class HelpContact:
    """link: what a phone opens ("tel:111"). words: when to use it, in a line."""

    name: str
    shown: str
    link: str
    words: str
    source: str
    checked_on: date


EMERGENCY = HelpContact(
    "Emergency services",
    "999",
    "tel:999",
    "When a life is in danger now, yours or somebody else’s. Or go to A&E.",
    NHS_TRUST,
    CHECKED,
)
NHS_111 = HelpContact(
    "NHS 111, mental health option",
    "111",
    "tel:111",
    "Ring 111 and choose the mental health option: day and night, at any age, also when you are "
    "worried about somebody else. If you are deaf, go through the 111 website.",
    BACP_111,
    CHECKED,
)
SAMARITANS = HelpContact(
    "Samaritans",
    "116 123",
    "tel:116123",
    "To talk to somebody. Free from any phone, day and night.",
    SAMARITANS_PAGE,
    CHECKED,
)
SHOUT = HelpContact(
    "Shout",
    "Text SHOUT to 85258",
    "sms:85258",
    "To write instead of talking. Free, day and night.",
    NHS_TRUST,
    CHECKED,
)
PAPYRUS = HelpContact(
    "Papyrus HOPELINE",
    "0800 068 4141",
    "tel:08000684141",
    "For people under 35 with thoughts of suicide.",
    PAPYRUS_PAGE,
    CHECKED,
)
CHILDLINE = HelpContact(
    "Childline", "0800 1111", "tel:08001111", "For everybody under 19.", KICKS, CHECKED
)

HELP_NOW = (EMERGENCY, NHS_111, SAMARITANS, SHOUT, PAPYRUS, CHILDLINE)
UNDER_18 = (CHILDLINE, PAPYRUS, SHOUT, NHS_111, EMERGENCY)
