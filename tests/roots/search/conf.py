project = "Found archive"
author = "The editors"
language = "en"
html_baseurl = "https://archive.example/"
extensions = ["myst_parser", "ablog", "sphinx_tags", "confarchive"]
html_theme = "furo"
