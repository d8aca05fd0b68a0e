"""From the posts to the site: the only part of the package that imports Sphinx."""
