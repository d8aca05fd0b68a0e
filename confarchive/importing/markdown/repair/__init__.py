"""Changes of Markdown that make MyST show what Python-Markdown showed, and the search for those that do."""
