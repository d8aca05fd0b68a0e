"""The archive as data: tables of what it tells, for those who count, compare and cite.

::

    Archive, texts of posts -> rows of tables -> JSON, CSV, SQLite

What the tables are is told once, in :mod:`.tables`: all files and their descriptions follow from there.
Rows are made of what is listed alone, and name nothing else: no draft, no hidden post.
"""
