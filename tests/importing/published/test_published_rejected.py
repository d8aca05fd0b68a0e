"""Pages beside the sources that an import does not take for the blog's: it names them, with the reason."""

import pytest

from confarchive.importing import Options, import_posts
from confarchive.importing.published import finding
from tests.importing.hall_blog import PAGES
from tests.importing.sources.pages.test_pages import mirror

NOT_TAKEN = (
    "2 pages are there, and they are not taken for the blog's: of 3 posts none has its page there,"
)


def told(report, path):
    return [each.message for each in report.problems if each.path == path]


@pytest.fixture
def run(hall_blog, site):
    return lambda **options: import_posts(hall_blog, site, Options(jobs=1, **options))


@pytest.mark.parametrize("folder", finding.FOLDERS)
def test_a_folder_of_other_pages_is_named(run, write, hall_blog, folder):
    write(f"blog/{folder}", {"guide.html": "<p>How to build</p>", "a/b.htm": "<p>x</p>"})
    report = run(dry_run=True)
    assert report.published == ""
    assert told(report, f"the folder {folder}") == [
        f"{NOT_TAKEN} as play.html would be; if they are, --published {hall_blog / folder} uses them"
    ]


def test_a_folder_without_pages_is_nobodys_matter(run, write):
    write("blog/docs", {"guide.md": "How to build", "a.png": "x"})
    assert told(run(dry_run=True), "the folder docs") == []


def test_a_folder_with_few_of_the_posts_is_named(run, write):
    write("blog", {f"content/{n}.md": f"Title: N{n}\nDate: 2015-02-01\n\nx\n" for n in range(30)})
    write("blog/docs", {"trip.html": PAGES["trip.html"], "room.html": PAGES["room.html"]})
    (message,) = told(run(dry_run=True), "the folder docs")
    assert "of 33 posts only 2 have their pages there" in message


def test_a_folder_that_has_fewer_posts_than_another_is_named(run, write):
    write("blog/output", PAGES)
    write("blog/docs", {"trip.html": PAGES["trip.html"]})
    report = run(dry_run=True)
    assert report.published == "the folder output"
    (message,) = told(report, "the folder docs")
    assert "the folder output has the pages of more posts" in message
    assert told(report, "the folder output") == []


def test_a_folder_whose_pages_only_send_on_is_named(run, write):
    gone = '<head><meta http-equiv="refresh" content="0; url=https://new.example/"></head>'
    write("blog/output", dict.fromkeys(("trip.html", "room.html"), gone))
    report = run(dry_run=True)
    assert report.published == ""
    (message,) = told(report, "the folder output")
    assert "the pages of 2 posts only send their readers on, such as" in message


def test_a_folder_that_leads_out_of_the_blog_is_named(run, write, hall_blog):
    (hall_blog / "output").symlink_to(write("elsewhere", PAGES))
    report = run(dry_run=True)
    assert report.published == ""
    (message,) = told(report, "the folder output")
    assert "leads out of the blog's folder" in message
    assert "--published" in message


def test_a_branch_of_other_pages_is_named(run, write, hall_blog, git, commit):
    write("blog", {"guide.html": "<p>How to build</p>"})
    commit(hall_blog, "2015-03-01")
    git(hall_blog, "branch", "gh-pages")
    (hall_blog / "guide.html").unlink()
    commit(hall_blog, "2015-03-02")
    (message,) = told(run(dry_run=True), "the branch gh-pages")
    assert "--published" not in message


def test_nothing_is_told_of_folders_where_pages_are_given_or_not_wanted(run, write):
    write("blog/docs", {"guide.html": "<p>How to build</p>"})
    given = write("mirror", PAGES)
    for options in ({"published": given}, {"look_for_published": False}):
        assert told(run(dry_run=True, **options), "the folder docs") == []


def test_of_a_blog_of_pages_alone_no_others_are_looked_for(write, site):
    blog = write("pages", mirror(**{"docs/guide.html": "<p>How to build</p>"}))
    report = import_posts(blog, site, Options(jobs=1, dry_run=True))
    assert report.program == "Published"
    assert told(report, "the folder docs") == []
