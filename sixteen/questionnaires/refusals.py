"""Why an answer could not be kept."""


class NotAnswerable(ValueError):
    """The request is not open: not yet, not any more, or it was answered."""
