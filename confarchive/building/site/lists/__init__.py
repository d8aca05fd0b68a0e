"""Pages that are lists: of posts by what they have in common, of people, of talks."""
