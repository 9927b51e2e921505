"""What the records of an enquiry do not allow."""


class NotTheHolder(PermissionError):
    """Only the clinician who held the consultation records what it decided."""


class AlreadyRecorded(ValueError):
    """The consultation of this enquiry was recorded before; nothing was changed."""


class OfferRefused(ValueError):
    """Nothing can be offered to this person now, or not this; nothing was changed."""


class TooLate(ValueError):
    """The offer was answered otherwise, taken back, or its time to answer is over."""


class CannotBegin(TooLate):
    """The course that was offered cannot begin any more, and was taken back. Why, in words."""


class TooLateToTell(ValueError):
    """The consultation has begun or was cancelled; nothing was changed."""


class UnknownDocument(ValueError):
    """A document of no kind that is kept, too large, or one too many; nothing was kept."""


class WishesChanged(Exception):
    """Somebody, or another window, wrote other wishes since they were read; nothing changed."""


class SentBefore(Exception):
    """This form was sent before and made a referral, which differs; nothing was kept of it now."""
