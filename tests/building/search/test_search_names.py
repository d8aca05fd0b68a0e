"""What the search knows of conferences, people and talks, and shows of them."""

from tests.building.searched import FILES, fragments
from tests.building.sites import post


def test_talks_are_in_it_with_who_held_them_where(build):
    talks = [
        {"title": "Of bridges", "speakers": ["Jane Doe", "Bo"]},
        {"title": "Post 1", "speakers": ["Jane Doe"]},
    ]
    told = post("Post 1", "Words.", date="2015-02-01", conferences=["summit-2015"], talks=talks)
    again = post(
        "Post 2", "Words.", date="2015-02-02", conferences=["summit-2015"], talks=talks[1:]
    )
    elsewhere = post("Far", "Words.", date="2015-02-02", talks=[{"title": "Of rivers"}])
    files = FILES | {"posts/1.md": told, "posts/2.md": again, "posts/far.md": elsewhere}
    pages = fragments(build(files, search=True))
    # One of the name of its post is found by it, and one without a conference has no place of its own.
    assert [url for url in pages if ";" in url] == [
        "/conferences/summit-2015.html;talk-of-bridges.html"
    ]
    meta = pages["/conferences/summit-2015.html;talk-of-bridges.html"]["meta"]
    assert (meta["title"], meta["name"], meta["held"]) == (
        "Of bridges",
        "Of bridges",
        "Summit 2015 · Jane Doe, Bo",
    )
    told = {url: page["filters"].get("told") for url, page in pages.items()}
    assert told["/blog/author/jane-doe.html"] == ["2015 · 3 posts · 2 talks"]
    assert told["/conferences/summit.html"] == ["2015 · Ghent · 8 posts"]
    assert told["/conferences/summit-2015.html"] == ["8 posts · 2 talks"]


def test_sites_read_from_files_have_the_names_of_lists(build):
    script = (build(FILES, search=True).output / "pagefind/files.js").read_text("utf-8")
    assert '{"url":"conferences/summit-2015.html","name":"Summit 2015",' in script
    assert '"facts":"1 February 2015 · Ghent, Belgium · 8 posts"}' in script
    assert '"name":"Post 1"' not in script
