# One of everything that a post may have; tests copy this site before they build it.

project = "Sample archive"
author = "The editors"
copyright = "The editors"
html_baseurl = "https://sample.example/archive/"
extensions = ["myst_parser", "ablog", "sphinx_tags", "confarchive"]
html_theme = "furo"
