"""What makes builds quick, and may be left out: it rests on names of other packages that nobody promised.

``archive_fast = False`` builds without any of it.
"""
