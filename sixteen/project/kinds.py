"""Every kind of message there is, from the rooms that declare them."""

from sixteen.care.messages import KINDS as CARE
from sixteen.intake.messages import KINDS as OFFERS
from sixteen.intake.referral_messages import KINDS as REFERRALS
from sixteen.outbox.kinds import MessageKind
from sixteen.questionnaires.messages import KINDS as QUESTIONNAIRES
from sixteen.scheduling.messages import KINDS as APPOINTMENTS

KINDS: dict[str, MessageKind] = {
    kind.name: kind for kind in (*APPOINTMENTS, *REFERRALS, *CARE, *OFFERS, *QUESTIONNAIRES)
}
