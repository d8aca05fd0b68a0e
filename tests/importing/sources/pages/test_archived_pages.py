"""A blog of which only a web archive is left: its posts, its files, and what its server asked of search engines."""

import gzip

import pytest

from confarchive.importing import NothingToImportError, Options, import_posts
from confarchive.model.problems import ProblemKind
from tests.importing.blogs_of_pages import POSTS, SITE
from tests.importing.sources.pages.test_pages import imported, mirror
from tests.importing.web_archives import answer, wacz

pytest.importorskip("warcio")


def crawled(files=None, **robots):
    """Return the gzip members of a crawl: of the blog, and of what its pages show from elsewhere."""
    found = {f"{SITE}/{name}": text for name, text in (files or mirror()).items()}
    found |= {"https://fonts.example/a.css": "x", "https://video.example/embed/": "<html><body>v"}
    for url, text in found.items():
        told = robots.get(url.rpartition("/")[2].partition(".")[0])
        data = text if isinstance(text, bytes) else text.encode()
        yield answer(data, *([f"X-Robots-Tag: {told}".encode()] if told else []), url=url)


def archive(name, **options):
    data = b"".join(crawled(**options))
    plain = b"".join(map(gzip.decompress, crawled(**options)))
    return {"x.warc": plain, "x.warc.gz": data, "x.wacz": wacz(data), "X.WARC.GZ": data}[name]


@pytest.mark.parametrize("jobs", [1, 2])
@pytest.mark.parametrize("name", ["x.warc", "x.warc.gz", "x.wacz", "X.WARC.GZ"])
def test_a_web_archive_gives_what_its_folder_would(write, site, tmp_path, name, jobs):
    blog = write("given", {name: archive(name)}) / name
    report = import_posts(blog, site, Options(jobs=jobs))
    assert (report.program, report.recognised_by) == ("Published", f"{name} is a web archive")
    assert {each.source for each in report.posts if each.post} == {each.address for each in POSTS}
    folder = write("folder", mirror())
    other = tmp_path / "other"
    (other / "posts").mkdir(parents=True)
    (other / "conf.py").write_text("")
    expected = import_posts(folder, other, Options(jobs=1))
    assert [each.faithful for each in report.posts] == [each.faithful for each in expected.posts]
    for post in POSTS:
        assert (
            imported(site, post.slug, post.day[:4]).redirect
            == imported(other, post.slug, post.day[:4]).redirect
        )
    assert (site / "files/published/lisbon.png").read_bytes() == b"tram"
    assert "published/lisbon.png" in imported(site, "lisbon", 2015).body


def test_what_a_server_asked_search_engines_to_leave_is_a_draft(write, site):
    blog = write("given", {"x.warc.gz": archive("x.warc.gz", long="noindex")}) / "x.warc.gz"
    import_posts(blog, site, Options(jobs=1))
    assert imported(site, "long", 2018).status.value == "draft"
    assert imported(site, "code", 2016).status.value == "published"


def test_damage_is_told_and_costs_nothing_else(write, site):
    cut = archive("x.warc.gz")[:-60]
    report = import_posts(write("given", {"x.warc.gz": cut}) / "x.warc.gz", site, Options(jobs=1))
    assert len([each for each in report.posts if each.post]) == len(POSTS)
    (told,) = [each for each in report.problems if each.kind is ProblemKind.UNREADABLE]
    assert told.message.startswith("the record at byte ")


def test_again_it_finds_nothing_to_do(write, site):
    blog = write("given", {"x.warc.gz": archive("x.warc.gz")}) / "x.warc.gz"
    import_posts(blog, site, Options(jobs=1))
    assert {each.outcome.value for each in import_posts(blog, site, Options(jobs=1)).posts} == {
        "unchanged"
    }


@pytest.mark.parametrize("program", [None, "pages", "pelican"])
def test_a_file_that_is_none_is_refused(write, site, program):
    for name in ("x.warc.gz", "x.txt"):
        blog = write("given", {name: "nothing"}) / name
        with pytest.raises(NothingToImportError, match="expected"):
            import_posts(blog, site, Options(jobs=1, program=program))
