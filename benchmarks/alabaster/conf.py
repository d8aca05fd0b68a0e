"""Sphinx with MyST, ABlog and sphinx-tags as their manuals have them used together."""

project = "Conferences"
extensions = ["myst_parser", "ablog", "sphinx_tags"]
html_theme = "alabaster"
exclude_patterns = ["output", "doctrees"]
blog_baseurl = "https://conferences.example/"
blog_path = "blog"
post_date_format = "%Y-%m-%d"
blog_feed_archives = True  # a feed of each list, as this archive and Pelican have here
tags_create_tags = True
tags_extension = ["md"]
# As "ablog start" writes it.
html_sidebars = {
    "**": [
        "ablog/postcard.html",
        "navigation.html",
        "ablog/recentposts.html",
        "ablog/tagcloud.html",
        "ablog/categories.html",
        "ablog/archives.html",
        "searchfield.html",
    ],
}
