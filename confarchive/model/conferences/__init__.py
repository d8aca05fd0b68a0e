"""Conferences: what they are, their names, and which of them a text is about."""
