"""What the records of an enquiry do not allow."""


class NotTheHolder(PermissionError):
    """Only the clinician who held the consultation records what it decided."""


class AlreadyRecorded(ValueError):
    """The consultation of this enquiry was recorded before; nothing was changed."""
