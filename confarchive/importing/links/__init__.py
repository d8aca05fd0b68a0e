"""Where the links of a blog lead: to its own posts, files and lists, and what these are in the archive."""
