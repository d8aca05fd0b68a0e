"""An address that is none, in a link or as that of a blog, is nobody's: it raises nothing."""

from confarchive.importing.published.page_files import PageFiles
from confarchive.importing.sources.pages import site


def test_a_link_leads_to_no_file():
    assert PageFiles(pages=None).link("//[x/a.png", None) is None


def test_a_blog_that_stood_at_none_has_the_paths_below_its_root():
    assert site.page_at("/a.html", ["http://[x"], {"a.html"}) == "a.html"
