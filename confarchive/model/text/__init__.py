"""The text of a post: its markup, its words, the languages and letters that these are in."""
