"""A link or picture that no file can be called by costs a warning, not the build."""

import pytest

from tests.building.sites import SiteFolder, post

USES = {
    "link": "[these words]({})",
    "place": "[these words]({}#here)",
    "picture": "![these words]({})",
    "download": "{{download}}`these words <{}>`",
    "figure": "```{{figure}} {}\n\nthese words\n```",
    "raw-link": '<a href="{}">these words</a>',
    "raw-picture": "<img alt='' src=\"{}\"> these words",
    "reference": "[these words][to]\n\n[to]: {}",
}
NAMES = {"control": "a%00b.svg", "long": f"{'a' * 300}.svg", "way": "b/" * 2000 + "a.svg"}
"""What is no name of a file."""
CODED = {"coded": "%2F" * 100 + "a", "encoded": "%C3%A9" * 100 + ".svg"}
"""What is none as it stands, and may be one when it is decoded."""


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """All of them in one build."""
    posts = {
        f"posts/{name}-{use}.md": post("One", text.format(address))
        for name, address in (NAMES | CODED).items()
        for use, text in USES.items()
    }
    posts["posts/cover.md"] = post("One", "these words", cover=f'"{"a" * 300}.svg"')
    return SiteFolder.of(tmp_path_factory.mktemp("nameless"), posts).build(warnings=True)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("use", USES)
def test_words_stay_and_one_warning_tells(built, name, use):
    assert "these words" in built.text(f"posts/{name}-{use}.html")
    (warning,) = [each for each in built.warnings if f"posts/{name}-{use}.md:" in each]
    assert f"posts/{name}-{use}.md:7: " in warning
    assert "no name that a file can have" in warning
    assert NAMES[name] not in built.text(f"posts/{name}-{use}.html")


@pytest.mark.parametrize("name", CODED)
@pytest.mark.parametrize("use", USES)
def test_what_has_to_be_decoded_ends_no_build(built, name, use):
    assert "these words" in built.text(f"posts/{name}-{use}.html")


def test_a_picture_that_a_header_names(built):
    (warning,) = [each for each in built.warnings if "posts/cover.md" in each]
    assert "cover: " in warning
    assert "no name that a file can have" in warning
