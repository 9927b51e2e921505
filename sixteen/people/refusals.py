"""Why an action on people was refused."""


class ContactRefused(Exception):
    """The software may only make a safe contact stricter, and not everybody may loosen one."""


class InvitationRefused(Exception):
    """The code is unknown, used, or too old. People are told one and the same sentence."""


class MergeRefused(Exception):
    """These two records cannot be joined now; says why, and what to do."""


class HoldRefused(Exception):
    """This hold cannot be ended now, or not by this person; says why."""


class EraseRefused(Exception):
    """This record cannot be erased now; says why, and what to do."""


class ComplaintRefused(Exception):
    """This was sent before with other words, or has changed meanwhile."""


class MailboxRefused(Exception):
    """Codes may not go to this mailbox again now; says why."""


class NotAllowed(Exception):
    """Whoever asked for this may not do it."""


class AboutMeChanged(Exception):
    """Something else was said in another window meanwhile."""
