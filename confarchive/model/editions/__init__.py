"""Editions of conferences: when and where they were, as posts, files and tables tell it."""
