# The settings of this site. Every option of Sphinx, MyST-Parser, ABlog and sphinx-tags
# works here; confarchive sets good values for those left alone (docs/settings.md).

import os

project = "Conference archive"
author = "The editors"
copyright = "The editors"
language = "en"

# Where the site will be found: feeds and canonical links need it. Read the Docs tells its own.
html_baseurl = os.environ.get("READTHEDOCS_CANONICAL_URL", "https://confarchive.example/")

extensions = ["myst_parser", "ablog", "sphinx_tags", "confarchive"]

html_theme = "furo"
html_static_path = ["_static"]
templates_path = ["_templates"]
