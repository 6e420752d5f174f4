"""`rabta interview`: the best question first, the readings forming beside it."""


def interview() -> None:
    """Placeholder."""
