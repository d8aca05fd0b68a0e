"""What stands first: pages that have the words of a query in one sentence."""

from tests.building.sites import SiteFolder, post
from tests.site.searching import SearchPage

FILLER = "Nothing of that kind is told here, and it goes on about other matters for a while. " * 4


def test_words_of_one_sentence_come_before_words_all_over_a_page(build, serve, open_page, tmp_path):
    words = ("kettle", "umbrella", "ferry", "lantern")
    scattered = "\n\n".join(
        f"A {word}, one more {word}, and the {word}. {FILLER}" for word in words
    )
    together = f"{FILLER * 2}\n\nThe lantern on the ferry that we took in the evening lit a kettle and the one umbrella.\n\n{FILLER * 2}"
    site = SiteFolder.of(
        tmp_path / "site",
        {
            "posts/all-over.md": post("All over", scattered, date="2015-02-01"),
            "posts/one-evening.md": post("One evening", together, date="2015-02-02"),
        },
    )
    search = SearchPage(open_page(), serve(build(site.source)))
    assert search.ask("kettle umbrella ferry lantern").titles == ["One evening", "All over"]
