"""A published page taken apart: its title, the author's text, and what the theme put around them."""
