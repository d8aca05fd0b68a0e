"""Releases of Python-Markdown: which one may have made a blog, and what each read otherwise."""
