"""What ends an import before anything is written."""


class NothingToImportError(ValueError):
    """There is no blog, or no place to put it; the message says what to do."""
