"""What a blog really ran beside Pelican, and what of its posts cannot be claimed for it."""
