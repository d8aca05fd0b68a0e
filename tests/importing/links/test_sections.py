"""Links to a section of another post: the section keeps the name that they use."""

import pytest

from confarchive.importing import Options, import_posts

CONF = "PATH = 'content'\nSITENAME = 'Trips'\nMARKDOWN = {'extensions': ['toc', 'extra', 'codehilite']}\n"
HALL = (
    "Title: Hall\nDate: 2014-05-01\n\n# Way in\n\nDoor.\n\n# 日本語 {#back}\n\nBack.\n\n"
    'The <a name="sign"></a>sign.\n\n<div id="floor">Floor.</div>\n\n    <a name="nowhere">\n'
)
HALL_RST = "Hall\n####\n:date: 2014-05-01\n\nDoor.\n\nWay in\n======\n\nHere.\n"


@pytest.fixture
def bring(write, tmp_path):
    """Import a blog of these files, and return the folder of its posts."""
    site = tmp_path / "site"

    def bring(files, problems=0, **options):
        root = write("blog", {"pelicanconf.py": CONF, **files})
        site.mkdir(exist_ok=True)
        report = import_posts(root, site, Options(jobs=1, **options))
        assert all(post.faithful is not False for post in report.posts)
        assert len(report.problems) == problems
        assert all("has this name now" in problem.message for problem in report.problems)
        return site / "posts"

    return bring


def trip(body):
    return f"Title: Trip\nDate: 2015-02-03\n\n{body}\n"


@pytest.mark.parametrize(
    ("link", "written"),
    [
        ("[in]({filename}hall.md#way-in)", "[in](../2014/hall.md#posts-2014-hall-way-in)"),
        ("[in](/hall.html#way-in)", "[in](../2014/hall.md#posts-2014-hall-way-in)"),
        ("[b]({filename}hall.md#back)", "[b](../2014/hall.md#posts-2014-hall-back)"),
        ("[x]\n\n[x]: {filename}hall.md#back", "[x]: ../2014/hall.md#posts-2014-hall-back"),
        (
            '<p><a href="{filename}hall.md#back">b</a></p>',
            '<a href="../2014/hall.md#posts-2014-hall-back">',
        ),
        ("[s]({filename}hall.md#sign)", "[s](../2014/hall.md#posts-2014-hall-sign)"),
        ("[f]({filename}hall.md#floor)", "[f](../2014/hall.md#posts-2014-hall-floor)"),
        (
            "# Here\n\n[mine]({filename}trip.md#here)",
            "(posts-2015-trip-here)=\n## Here\n\n[mine](trip.md#posts-2015-trip-here)",
        ),
    ],
)
def test_a_link_leads_to_the_section(bring, link, written):
    posts = bring({"content/hall.md": HALL, "content/trip.md": trip(link)})
    assert written in (posts / "2015/trip.md").read_text()


@pytest.mark.parametrize(
    ("link", "written"),
    [
        ("[no]({filename}hall.md#nowhere)", "[no](../2014/hall.md)"),
        ("[mine]({filename}trip.md#way-in)", "[mine](trip.md)"),
    ],
)
def test_a_link_to_no_place_is_told(bring, link, written):
    posts = bring({"content/hall.md": HALL, "content/trip.md": trip(link)}, problems=1)
    assert written in (posts / "2015/trip.md").read_text()


def test_the_section_has_a_target_only_if_something_leads_there(bring):
    posts = bring(
        {"content/hall.md": HALL, "content/trip.md": trip("[in]({filename}hall.md#way-in)")}
    )
    hall = (posts / "2014/hall.md").read_text()
    assert "\n(posts-2014-hall-way-in)=\n## Way in\n" in hall
    assert "hall-back" not in hall


def test_restructuredtext(bring):
    files = {
        "content/hall.rst": HALL_RST,
        "content/trip.rst": "Trip\n####\n:date: 2015-02-03\n\n`in <{filename}hall.rst#way-in>`_\n",
    }
    posts = bring(files)
    assert "\n(posts-2014-hall-way-in)=\n\n## Way in\n" in (posts / "2014/hall.md").read_text()
    assert "(../2014/hall.md#posts-2014-hall-way-in)" in (posts / "2015/trip.md").read_text()


def test_a_post_that_is_not_written_anew_gets_no_links_into_it(bring):
    bring({"content/hall.md": HALL})
    posts = bring({"content/trip.md": trip("[in]({filename}hall.md#way-in)")}, problems=1)
    assert "[in](../2014/hall.md)" in (posts / "2015/trip.md").read_text()
    assert ")=" not in (posts / "2014/hall.md").read_text()


def test_again_nothing_changes(bring):
    files = {"content/hall.md": HALL, "content/trip.md": trip("[in]({filename}hall.md#way-in)")}
    before = {path: path.read_bytes() for path in bring(files).rglob("*.md")}
    after = {path: path.read_bytes() for path in bring(files).rglob("*.md")}
    assert before == after
