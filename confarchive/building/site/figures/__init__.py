"""Figures of the archive as a whole, and where things stand in their pictures."""
