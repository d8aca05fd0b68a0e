"""One post on its way: what the blog has of it becomes the archive's, and both are compared. Nothing here writes."""
