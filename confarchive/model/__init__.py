"""What an archive is: posts, terms, conferences and the findings about them.

Nothing here imports Sphinx or either of the two flows, importing and building.
"""
