"""A post of the archive is held against its published page, and what comes of it."""
