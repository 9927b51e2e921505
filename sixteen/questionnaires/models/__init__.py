"""What is asked, what was answered, and the links that lead to it."""

from sixteen.questionnaires.models.asked import BY_LINK, IN_THE_ROOM, MODES, Request, Response
from sixteen.questionnaires.models.experience import Experience, ExperienceLink
from sixteen.questionnaires.models.link import Link

__all__ = [
    "BY_LINK",
    "IN_THE_ROOM",
    "MODES",
    "Experience",
    "ExperienceLink",
    "Link",
    "Request",
    "Response",
]
