"""Why an action on people was refused."""


class ContactRefused(Exception):
    """The software may only make a safe contact stricter, and not everybody may loosen one."""


class InvitationRefused(Exception):
    """The code is unknown, used, or too old. People are told one and the same sentence."""


class MergeRefused(Exception):
    """These two records cannot be joined now; says why, and what to do."""


class NotAllowed(Exception):
    """Whoever asked for this may not do it."""
