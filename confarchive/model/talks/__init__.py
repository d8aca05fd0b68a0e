"""Talks: what headers and programmes tell of them, and what texts do."""
