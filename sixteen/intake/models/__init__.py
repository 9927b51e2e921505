"""The records of asking for help: enquiry, consultation, wishes, offers of a course."""

from sixteen.intake.models.enquiry import DECISIONS, OPEN, Consultation, Enquiry
from sixteen.intake.models.offer import OFFER_STATES, Offer
from sixteen.intake.models.wishes import Wishes

__all__ = ["DECISIONS", "OFFER_STATES", "OPEN", "Consultation", "Enquiry", "Offer", "Wishes"]
