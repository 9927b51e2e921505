"""The records of asking for help: enquiry, consultation, wishes, offers, what is told before."""

from sixteen.intake.models.enquiry import DECISIONS, OPEN, Consultation, Enquiry
from sixteen.intake.models.offer import OFFER_STATES, Offer
from sixteen.intake.models.referral import Document, Referral
from sixteen.intake.models.self_referral import SelfReferral
from sixteen.intake.models.wishes import Wishes

__all__ = [
    "DECISIONS",
    "OFFER_STATES",
    "OPEN",
    "Consultation",
    "Document",
    "Enquiry",
    "Offer",
    "Referral",
    "SelfReferral",
    "Wishes",
]
