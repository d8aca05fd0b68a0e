"""Turn a blog of conference posts into a lasting, searchable archive."""
__version__ = "0.1.0"
