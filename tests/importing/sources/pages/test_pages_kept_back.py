"""What a mirror has that no archive of it shows: drafts, scripts, files of the server, and what cannot be read."""

import pytest

from confarchive.importing import Options, import_posts, summary
from tests.importing.blogs_of_pages import POSTS, page
from tests.importing.hall_blog import PAGES
from tests.importing.sources.pages.test_pages import imported, mirror


@pytest.mark.parametrize("inside", ["", "<noscript>x</noscript>"])
def test_a_page_that_is_nested_too_deep_is_told_and_all_others_come_in(write, site, inside):
    files, deep = mirror(), POSTS[2].address
    files[deep] = files[deep].replace("<body>", "<body>" + "<div>" * 1200 + inside)
    assert files[deep].count("<div>") >= 1200
    report = import_posts(write("blog", files), site, Options(jobs=1, dry_run=True))
    found = {post.source for post in report.posts if post.post}
    assert found == {post.address for post in POSTS} - {deep}
    told = [problem.message for problem in report.problems if problem.path == deep]
    assert told == ["cannot be read (elements stand in each other more than 400 deep)"]


@pytest.mark.parametrize(
    ("address", "change"),
    [
        ("2018/long.html", ("<head>", '<head><meta name="robots" content="noindex, follow">')),
        ("2018/long.html", ("<head>", "<head><meta name=googlebot content=noindex>")),
        (
            "2018/long.html",
            ("<head>", '<head><noscript><meta name="robots" content="noindex"></noscript>'),
        ),
        ("drafts/2018/long.html", ("", "")),
        ("private/2018/long.html", ("", "")),
    ],
)
def test_what_search_engines_or_readers_were_not_to_see_is_a_draft(write, site, address, change):
    files = mirror()
    files[address] = files.pop("2018/long.html").replace(*change, 1)
    report = import_posts(write("blog", files), site, Options(jobs=1))
    assert imported(site, "long", 2018).status.value == "draft"
    assert "becomes a draft" in "\n".join(summary.told(report))


@pytest.mark.parametrize(
    "secret", [".env", ".htpasswd", ".git/config", "2018/.env.bak", ".well-known/key.txt"]
)
def test_files_of_the_server_are_not_copied(write, site, secret):
    files = mirror(**{secret: "PASSWORD=1"})
    link = f'<p><a href="/{secret}">key</a> <img src="/{secret.replace(".", "%2E")}">Paragraph 0'
    files["2018/long.html"] = files["2018/long.html"].replace("<p>Paragraph 0", link, 1)
    report = import_posts(write("blog", files), site, Options(jobs=1))
    copied = [each for each in (site / "files").rglob("*") if each.is_file()]
    assert "PASSWORD=1" not in [each.read_text("utf-8", "replace") for each in copied]
    assert secret in "\n".join(each.message for each in report.problems)


def test_programs_are_named_and_not_copied(write, site):
    names = ("2018/old.php", "2018/old.php?id=2", "2018/new.asp")
    whole = page(POSTS[5], POSTS, 1)
    code = whole.replace("<body>", "<body><?php echo $password ?><% secret %>")
    pictures = ("one@2x.png", "two?w=100", "three@w=100")
    files = mirror(**dict.fromkeys(pictures, "no page"), **dict.fromkeys(names, code))
    links = "".join(f'<a href="/{name.replace("?", "%3F")}">it</a> ' for name in names + pictures)
    files["2018/long.html"] = whole.replace("<p>Paragraph 0", f"<p>{links}Paragraph 0", 1)
    report = import_posts(write("blog", files), site, Options(jobs=1))
    assert not [each for each in (site / "files").rglob("*") if "old" in each.name]
    assert not [each for each in (site / "files").rglob("*") if "new" in each.name]
    told = "\n".join(each.message for each in report.problems)
    assert "3 programs of a server are not read" in told
    assert "2018/old.php?id=2" in told
    assert {each.source for each in report.posts if each.post} == {each.address for each in POSTS}
    assert {each.name for each in (site / "files").iterdir()} >= {"one@2x.png", "three@w=100"}


@pytest.mark.parametrize("folder", ["drafts", "private"])
def test_pages_of_drafts_are_no_files_of_posts(write, site, folder):
    files = mirror(**{f"{folder}/slides.html": "<p>Slides, and no post of this blog.</p>"})
    link = f'<p><a href="/{folder}/slides.html">slides</a> Paragraph 0'
    files["2018/long.html"] = files["2018/long.html"].replace("<p>Paragraph 0", link, 1)
    import_posts(write("blog", files), site, Options(jobs=1))
    assert not [*(site / "files").rglob("slides*")]


def test_a_page_runs_nothing(write, site):
    bad = POSTS[5]
    files = mirror()
    text = '<p><a href="javascript:steal()">Paragraph</a></p><script>count("page");</script><p>Paragraph 0'
    files[bad.address] = files[bad.address].replace("<p>Paragraph 0", text)
    import_posts(write("blog", files), site, Options(jobs=1))
    body = imported(site, "long", 2018).body
    assert "javascript" not in body
    assert "count(" not in body


def test_pages_outside_of_the_folder_are_not_read(write, site, tmp_path):
    (tmp_path / "secret.html").write_text(page(POSTS[0], POSTS, 1).replace("Lisbon", "Secret"))
    blog = write("blog", mirror())
    (blog / "2015/secret.html").symlink_to(tmp_path / "secret.html")
    report = import_posts(blog, site, Options(jobs=1))
    assert "2015/secret.html" not in {post.source for post in report.posts}


@pytest.mark.parametrize("kind", ["alone", "given"])
def test_links_out_of_a_mirror_are_named_once(write, site, hall_blog, kind):
    outside = write("outside", {"secret.html": page(POSTS[0], POSTS, 1), "more/a.html": "x"})
    folder = write("mirror", mirror() if kind == "alone" else PAGES)
    for name, target in (("a.html", "secret.html"), ("b.html", "secret.html"), ("c", "more")):
        (folder / name).symlink_to(outside / target)
    (folder / "gone.html").symlink_to(folder / "nowhere.html")
    blog, given = (folder, None) if kind == "alone" else (hall_blog, folder)
    report = import_posts(blog, site, Options(jobs=1, dry_run=True, published=given))
    found = [each.message for each in report.problems if "is not read" in each.message]
    more = "copy there what it leads to (2 more of these)"
    away = f"a.html leads out of the site's folder, and is not read; {more}"
    nowhere = "gone.html is a link that leads to nothing, and is not read; mend or remove it"
    assert found == [f"{away}; {nowhere}"]
