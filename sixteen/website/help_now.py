"""The help-now page (being written)."""


def write_help_now() -> None:
    pass
