"""Pelican: its settings, headers, files, addresses, plugins and themes, and what it makes of a text.

See https://docs.getpelican.com/.
"""
