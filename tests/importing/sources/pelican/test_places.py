"""The folders of a blog: links among them are followed, as Pelican follows them."""

from confarchive.importing import Options, import_posts

POST = "Title: {}\nDate: 2015-02-03\n\n![x]({{static}}/images/x.png)\n"


def test_linked_folders_belong_to_the_blog(write):
    files = {"posts/trip.md": POST.format("Trip"), "images/x.png": "x"}
    elsewhere = write("blog/elsewhere", files)
    blog = write(
        "blog", {"pelicanconf.py": "PATH = 'content'\n", "main/hall.md": POST.format("Hall")}
    )
    (blog / "content").symlink_to(blog / "main")
    (blog / "main" / "more").symlink_to(elsewhere / "posts")
    (blog / "main" / "images").symlink_to(elsewhere / "images")
    site = write("site", {"conf.py": ""})
    report = import_posts(blog, site, Options(jobs=1))
    assert [post.source for post in report.posts] == ["hall.md", "more/trip.md"]
    assert not report.problems
    assert (site / "files/images/x.png").read_text() == "x"


def test_a_link_to_a_folder_above_leads_nowhere(write):
    blog = write("blog", {"content/trip.md": "Title: Trip\nDate: 2015-02-03\n\nWords.\n"})
    (blog / "content" / "again").symlink_to(blog)
    report = import_posts(blog / "content", write("site", {"conf.py": ""}), Options(jobs=1))
    assert [post.source for post in report.posts] == ["trip.md"]
